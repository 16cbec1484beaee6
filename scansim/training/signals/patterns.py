"""What goes wrong again and again, for one person or for several (reference training C10).

Three runs of at least two people in fourteen days call for a drill of the group, two of one person for a drill of
their own. A critical mistake in a check-ride says that the skill needs a new one; who takes the certificate back is not
decided here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from scansim.training.header import Mode
from scansim.training.ports import ClosedRun
from scansim.training.signals.days import days_since
from scansim.training.signals.micro_skill import MicroSkill
from scansim.training.signals.readings import has_passed, is_practice, readings_of
from scansim.training.signals.refreshers import Refreshers

__all__ = [
    "COHORT_PEOPLE",
    "COHORT_RUNS",
    "PERSONAL_RUNS",
    "WINDOW_DAYS",
    "CohortDrill",
    "PersonalDrill",
    "Recheck",
    "cohort_drills",
    "personal_drills",
    "rechecks",
]

WINDOW_DAYS = 14
COHORT_RUNS = 3
COHORT_PEOPLE = 2
PERSONAL_RUNS = 2


@dataclass(frozen=True, slots=True)
class PersonalDrill:
    """Something that one person did wrong in ``count`` runs, and the exercises that practise it."""

    person: str
    micro: MicroSkill
    count: int
    exercises: tuple[str, ...]
    is_critical: bool = False


@dataclass(frozen=True, slots=True)
class CohortDrill:
    """Something that ``people`` people did wrong in ``count`` runs. Who they are is nobody's business."""

    micro: MicroSkill
    count: int
    people: int
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recheck:
    """A critical mistake in a check-ride, since which no check-ride of the skill was passed."""

    person: str
    skill: str
    micro: MicroSkill
    attempt: str
    ended: str


def personal_drills(runs: Sequence[ClosedRun], refreshers: Refreshers, now: datetime) -> tuple[PersonalDrill, ...]:
    """What one person's runs call for, the most frequent first; a critical mistake calls for a drill at once.

    A drill is done with when one of its exercises was passed after the last miss.
    """
    found: dict[MicroSkill, list[_Issue]] = {}
    for issue in _issues(runs, now):
        found.setdefault(issue.micro, []).append(issue)
    drills = [
        PersonalDrill(
            issues[0].person, micro, len(issues), refreshers.of(micro), any(each.is_critical for each in issues)
        )
        for micro, issues in sorted(found.items())
        if not _is_done_with(runs, refreshers.of(micro), issues[-1])
    ]
    called_for = [each for each in drills if each.count >= PERSONAL_RUNS or each.is_critical]
    return tuple(sorted(called_for, key=lambda each: (not each.is_critical, -each.count)))


def cohort_drills(runs: Iterable[ClosedRun], refreshers: Refreshers, now: datetime) -> tuple[CohortDrill, ...]:
    """What the runs of several people call for, the most frequent first."""
    found: dict[MicroSkill, list[_Issue]] = {}
    for issue in _issues(runs, now):
        found.setdefault(issue.micro, []).append(issue)
    drills = (
        CohortDrill(micro, len(issues), len({issue.person for issue in issues}), refreshers.of(micro))
        for micro, issues in sorted(found.items())
    )
    called_for = [each for each in drills if each.count >= COHORT_RUNS and each.people >= COHORT_PEOPLE]
    return tuple(sorted(called_for, key=lambda each: (-each.count, -each.people)))


def rechecks(runs: Sequence[ClosedRun]) -> tuple[Recheck, ...]:
    """The critical mistakes of check-rides that no passed check-ride of the same person and skill followed."""
    found: dict[tuple[str, str], list[Recheck]] = {}
    for run in runs:
        if run.mode is not Mode.CHECK or not is_practice(run):
            continue
        of_skill = (run.person, run.skill)
        if has_passed(run):
            found.pop(of_skill, None)
        for micro in dict.fromkeys(each.micro for each in readings_of(run) if each.is_critical):
            found.setdefault(of_skill, []).append(Recheck(run.person, run.skill, micro, run.attempt, run.ended))
    return tuple(each for rechecks_ in found.values() for each in rechecks_)


@dataclass(frozen=True, slots=True)
class _Issue:
    """One run in which something was wrong: a point missed, an exception let through, a mistake made."""

    person: str
    micro: MicroSkill
    number: int
    is_critical: bool


def _issues(runs: Iterable[ClosedRun], now: datetime) -> Iterator[_Issue]:
    """Each thing that was wrong in a run, once, with the number of the run. Of a point it does not matter what else
    was wrong with the goods."""
    for number, run in enumerate(runs):
        if days_since(run.ended, now) > WINDOW_DAYS:
            continue
        wrong: dict[MicroSkill, bool] = {}
        for reading in readings_of(run):
            micro = MicroSkill(reading.micro.flow, reading.micro.point) if reading.micro.point else reading.micro
            if not reading.right:
                wrong[micro] = wrong.get(micro, False) or reading.is_critical
        for micro, is_critical in wrong.items():
            yield _Issue(run.person, micro, number, is_critical)


def _is_done_with(runs: Sequence[ClosedRun], exercises: Collection[str], last: _Issue) -> bool:
    later = runs[last.number + 1 :]
    return any(run.exercise in exercises and has_passed(run) and is_practice(run) for run in later)
