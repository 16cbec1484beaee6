"""How long what is kept (reference training D5): months per class of record, and the day before which it goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum

from scansim.training.header import Mode

__all__ = ["DEFAULT_MONTHS", "MODES_OF", "MOST_MONTHS", "RecordClass", "months_before"]


class RecordClass(StrEnum):
    """What is kept for so many months."""

    PRACTICE = "practice"
    """The inputs of runs that are nobody's evidence: shown, tried, free."""
    CHECKS = "checks"
    """The inputs of check-rides."""
    PEOPLE = "people"
    """The personal text of those who left."""


DEFAULT_MONTHS: Mapping[RecordClass, int] = {
    RecordClass.PRACTICE: 12,
    RecordClass.CHECKS: 36,
    RecordClass.PEOPLE: 24,
}
"""Where the site says nothing (reference training D5): events 12 months; what a certificate rests on 24 months longer
than the certificate, which holds for a year at most."""

MOST_MONTHS = 1200

MODES_OF: Mapping[RecordClass, tuple[Mode, ...]] = {
    RecordClass.PRACTICE: (Mode.SHOW, Mode.TRY, Mode.FREE),
    RecordClass.CHECKS: (Mode.CHECK,),
}
"""The modes of the runs in each class of runs."""

_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def months_before(utc: str, months: int) -> str:
    """The moment so many calendar months before ``utc`` (ISO 8601), in the form that facts are stamped with.

    On a day that the earlier month does not have, its last day. February counts 28 days, so that nothing goes a day
    early.

    Raises:
        ValueError: when ``utc`` is no moment, or there is no such year.
    """
    now = datetime.fromisoformat(utc).astimezone(UTC)
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    then = now.replace(year=year, month=month + 1, day=min(now.day, _LAST_DAYS[month]))
    return then.isoformat(timespec="milliseconds").replace("+00:00", "Z")
