"""Which stations' records are in, and since when nothing came from them: a board is no newer than its records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from scansim.training.ports import RunRow

__all__ = ["MISSING_AFTER", "StationSeen", "stations_seen"]

MISSING_AFTER = 1
"""A station from which nothing came since the day before yesterday, and further back, is asked after."""


@dataclass(frozen=True, slots=True)
class StationSeen:
    """A station, when its newest run here ended (UTC), and whether that is too long ago."""

    station: str
    newest: str
    is_missing: bool


def stations_seen(rows: Iterable[RunRow], on: date) -> tuple[StationSeen, ...]:
    """The stations that runs here come from, by their names."""
    newest: dict[str, str] = {}
    for row in rows:
        if row.ended > newest.get(row.station, ""):
            newest[row.station] = row.ended
    oldest = (on - timedelta(days=MISSING_AFTER)).isoformat()
    return tuple(StationSeen(station, ended, ended < oldest) for station, ended in sorted(newest.items()))
