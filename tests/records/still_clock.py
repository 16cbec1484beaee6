"""A clock that goes only when it is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

__all__ = ["StillClock"]


@dataclass
class StillClock:
    """One second later at each look."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 4, 30, tzinfo=UTC))

    def utc(self) -> str:
        self.now += timedelta(seconds=1)
        return self.now.strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def monotonic(self) -> float:
        return self.now.timestamp()
