"""Runs and statements made by hand, for the tests of the programme. Day 0 is the day of signing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from scansim.training.ports import RunRow
from scansim.training.programme.rules import Programme, Skill
from scansim.training.signoff.statement import Statement, StatementKind
from scansim.training.texts import LocalText

__all__ = ["PROGRAMME", "SIGNED", "SKILL", "day", "granted", "observed", "ride", "said", "tried", "utc"]

SIGNED = date(2026, 3, 2)
_TITLE = LocalText.of({"en": "Receiving"})
_NUMBERS = count(1)

SKILL = Skill(
    "receiving",
    _TITLE,
    (_TITLE,) * 6,
    {"CHK-01": "2", "CUR-01": "1"},
    frozenset({"CUR-01"}),
    frozenset({"RCV-01", "RCV-02"}),
)
PROGRAMME = Programme("1", (SKILL,))


def day(number: int) -> date:
    return SIGNED + timedelta(days=number)


def utc(number: int, hour: int = 8) -> str:
    return f"{day(number).isoformat()}T{hour:02}:00:00.000Z"


def ride(
    number: int,
    *,
    passed: bool | None = True,
    lines: int = 25,
    escaped: int = 0,
    critical: int = 0,
    exercise: str = "CHK-01",
    revision: str = "2",
    voided: str = "",
    hour: int = 8,
    mode: str = "check",
    seed: int | None = None,
    hints: int = 0,
    attempt: str = "",
    grade: str = "",
) -> RunRow:
    """A check-ride that ended on a day, of a seed of its own unless it says which."""
    at, new = utc(number, hour), next(_NUMBERS)
    name, seed = attempt or f"run-{new:06}", 1000 + new if seed is None else seed
    counts = (passed, lines, escaped, critical, "", hints)
    return RunRow(name, "mia", exercise, revision, mode, "receiving", seed, "s", at, at, *counts, "", grade, voided)


def tried(number: int, *, passed: bool = True, seed: int = 0, hints: int = 0, exercise: str = "RCV-01") -> RunRow:
    """A practice run that ended on a day."""
    return ride(number, passed=passed, seed=seed, hints=hints, exercise=exercise, mode="try", lines=3)


def said(kind: StatementKind, number: int, id_: str = "", **fields: object) -> Statement:
    """Something a supervisor stated on a day."""
    name = id_ or f"fact-{next(_NUMBERS)}"
    hour = fields.pop("hour", 12)
    assert isinstance(hour, int)
    return Statement(name, kind, "mia", "receiving", "sam", utc(number, hour), **fields)  # type: ignore[arg-type]


def granted(number: int = 0, id_: str = "granted", valid: int = 180, **fields: object) -> Statement:
    """A certificate, signed on a day."""
    texts: dict[str, object] = {"level": "certified", "revisions": {"CHK-01": "2"}, **fields}
    return said(StatementKind.GRANTED, number, id_, since=day(number), until=day(number + valid), **texts)


def observed(number: int = 0, items: tuple[bool, ...] = (True,) * 6, rating: int = 3) -> Statement:
    """What a supervisor saw on the floor."""
    return said(StatementKind.OBSERVED, number, items=items, rating=rating)
