"""What practice shows: whether somebody is ready for a check-ride, and whether they practised lately (C7, C8).

Practice proves nothing; it is how one becomes ready, and how one stays current.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scansim.training.header import Mode
from scansim.training.ports import RunRow
from scansim.training.programme.pool import NOBODYS, is_ride
from scansim.training.programme.rules import ReadyRule, Skill
from scansim.training.signoff.statement import day_of

__all__ = ["Currency", "currency_of", "is_practice", "is_ready"]

_TRY, _CHECK = Mode.TRY.value, Mode.CHECK.value


def is_practice(run: RunRow, skill: Skill) -> bool:
    """Whether somebody worked in the skill in this run: practised or rode, with something done."""
    of_skill = skill.practice if run.mode == _TRY else skill.rides if run.mode == _CHECK else ()
    return run.exercise in of_skill and run.grade not in NOBODYS and (run.lines > 0 or run.passed is True)


def is_ready(skill: Skill, tries: Iterable[RunRow], rule: ReadyRule) -> bool:
    """Whether the practice among ``tries``, in folding order, ever came to enough passes in a row: each without a hint,
    on enough days (UTC), with enough seeds."""
    row: list[RunRow] = []
    for run in tries:
        if run.mode != _TRY or run.exercise not in skill.practice or run.grade in NOBODYS:
            continue
        row = [*row, run] if run.passed is True and run.hints == 0 else []
        days = {each.ended[:10] for each in row}
        seeds = {(each.exercise, each.seed) for each in row}
        if len(row) >= rule.passes and len(days) >= rule.days and len(seeds) >= rule.seeds:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Currency:
    """When somebody last worked in a skill. ``lapsed`` is the last day before a pause that was too long, and was not
    answered by a check since; ``needs_ride`` when a short check is not enough: it was too long for one, or a check was
    failed after it, which is ``failed``."""

    last: date
    lapsed: date | None = None
    needs_ride: bool = False
    failed: RunRow | None = None


def currency_of(skill: Skill, runs: Iterable[RunRow], start: date, on: date, practice: int, absence: int) -> Currency:
    """How current somebody is on a day, from ``start`` on, when they were; ``runs`` in folding order.

    After more than ``practice`` days without a run a check is due, after more than ``absence`` a full check-ride.
    """
    last, lapsed, needs_ride, failed = start, None, False, None
    worked = [(day_of(run.ended), run) for run in runs if is_practice(run, skill)]
    for day, run in sorted(worked, key=lambda each: each[0]):
        if not start < day <= on:
            continue
        away = (day - last).days
        if away > practice:
            lapsed, needs_ride = lapsed or last, needs_ride or away > absence
        if lapsed is not None and is_ride(run, skill):
            answers = run.passed is True and not (needs_ride and run.exercise in skill.currency)
            if answers:
                lapsed, needs_ride, failed = None, False, None
            elif run.passed is not True:
                needs_ride, failed = True, run
        last = day
    away = (on - last).days
    if away > practice:
        lapsed, needs_ride = lapsed or last, needs_ride or away > absence
    return Currency(last, lapsed, needs_ride, failed)
