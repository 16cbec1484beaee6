"""Days and moments as the record writes them: ISO 8601, without a zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

__all__ = ["day_of", "days_later", "moment_later"]


def day_of(moment: str) -> str:
    """The day of a moment; of a day, itself."""
    return moment[:10]


def days_later(day: str, days: int) -> str:
    """The day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def moment_later(moment: str, days: int) -> str:
    """The moment so many days later, written as the first one."""
    separator = "T" if "T" in moment else " "
    return (datetime.fromisoformat(moment) + timedelta(days=days)).isoformat(separator)
