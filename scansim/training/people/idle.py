"""When a station that nobody touches locks itself (reference training D4).

Time comes from outside. A run has a longer time than a page of results: counting takes its time, and nobody's results
stand on the screen meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scansim.training.people.person import Role

__all__ = ["IdleTimes", "IdleWatch"]


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """After how many seconds without anything happening the station locks, and for how many it says so before."""

    operator: int = 120
    supervisor: int = 60
    run: int = 600
    warning: int = 15

    def limit(self, roles: Iterable[Role], *, in_run: bool) -> int:
        """What holds for somebody with these roles; a trainer sees as much of others as a supervisor does."""
        if in_run:
            return self.run
        return self.supervisor if {Role.SUPERVISOR, Role.TRAINER} & set(roles) else self.operator


class IdleWatch:
    """Since when nothing happened. Seconds are those of a clock that never runs backwards."""

    def __init__(self, times: IdleTimes, now: float) -> None:
        self._times = times
        self._since = now

    def touch(self, now: float) -> None:
        """Something happened: a key, a scan, a touch, a step that is played."""
        self._since = now

    def seconds_left(self, now: float, roles: Iterable[Role], *, in_run: bool) -> float:
        """How long until the station locks; 0 when it is to lock now."""
        return max(0.0, self._times.limit(roles, in_run=in_run) - (now - self._since))

    def warns(self, seconds_left: float) -> bool:
        """Whether that is so little that one is warned."""
        return 0 < seconds_left <= self._times.warning
