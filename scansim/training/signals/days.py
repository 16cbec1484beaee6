"""How long ago something was. Days are those of the calendar at the station: the zone of the moment one asks at."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["days_since", "instant"]

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def instant(utc: str) -> datetime:
    """The moment that a UTC text of the records says; one that says none is taken as long ago."""
    try:
        found = datetime.fromisoformat(utc)
    except ValueError:
        return _LONG_AGO
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def days_since(utc: str, now: datetime) -> int:
    """How many midnights lie between a moment and now; 0 on the same day, and for a clock that ran ahead."""
    then = instant(utc).astimezone(now.tzinfo)
    return max(0, (now.date() - then.date()).days)
