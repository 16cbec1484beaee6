"""Whether a site is ready to go live: gates, each with the clause that fails and the cells that are missing (C11).

Never a share alone: always n of m. The gate of certificates holds per shift, not only for the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.training.ports import RunRow
from scansim.training.programme.roles import RoleStanding
from scansim.training.programme.rules import Programme

__all__ = ["Clause", "ClauseResult", "Member", "Readiness", "TypedIn", "readiness_of", "scenario_results"]


class Clause(StrEnum):
    """One condition."""

    CERTIFIED = "certified"
    SCENARIOS = "scenarios"
    SEVERE_ISSUES = "severe_issues"
    SUPER_USERS = "super_users"
    RECONCILED = "reconciled"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the roster: their shift, and how they stand in each work role that they have, by its id."""

    person: str
    shift: str
    roles: Mapping[str, RoleStanding]


@dataclass(frozen=True, slots=True)
class TypedIn:
    """What the trainer cannot know: how many severity-one issues are open, whether the migration is reconciled. None:
    nobody has stated it, and then the clause is not met."""

    severe_issues: int | None = None
    reconciled: bool | None = None


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """One clause: ``count`` of ``of``, and at least ``needed`` of 100 where it is a share. ``where`` is the shift that
    it is about, or empty. ``missing`` names what lacks: people, exercises, shift and function."""

    clause: Clause
    met: bool
    count: int = 0
    of: int = 0
    needed: Decimal | None = None
    where: str = ""
    missing: tuple[str, ...] = ()
    waived: int = 0


@dataclass(frozen=True, slots=True)
class Readiness:
    """All clauses of a site on a day."""

    clauses: tuple[ClauseResult, ...]

    @property
    def is_ready(self) -> bool:
        """Whether every clause is met."""
        return all(clause.met for clause in self.clauses)

    @property
    def failing(self) -> tuple[ClauseResult, ...]:
        """The clauses that are not met."""
        return tuple(clause for clause in self.clauses if not clause.met)


def readiness_of(
    programme: Programme, members: Sequence[Member], scenarios: Mapping[str, bool], typed: TypedIn
) -> Readiness:
    """Whether a site is ready; ``scenarios`` says of each that was played whether its last run passed."""
    return Readiness(
        (
            *_certified(programme, members),
            _scenarios(programme, scenarios),
            ClauseResult(Clause.SEVERE_ISSUES, typed.severe_issues == 0, typed.severe_issues or 0),
            *_super_users(programme, members),
            ClauseResult(Clause.RECONCILED, typed.reconciled is True),
        )
    )


def scenario_results(programme: Programme, runs: Iterable[RunRow]) -> dict[str, bool]:
    """Whether the last run of each planned scenario passed, whoever played it; ``runs`` in folding order. Those that
    were voided do not count."""
    planned = set(programme.readiness.scenarios)
    return {run.exercise: run.passed is True for run in runs if run.exercise in planned and not run.voided}


def _certified(programme: Programme, members: Sequence[Member]) -> Iterator[ClauseResult]:
    """People in critical roles with all certificates that these take, per shift."""
    critical = {role.id for role in programme.roles if role.critical}
    roster = [member for member in members if critical & member.roles.keys()]
    if not roster:
        yield ClauseResult(Clause.CERTIFIED, False, needed=programme.readiness.certified)
    for shift in sorted({member.shift for member in roster}):
        here = [member for member in roster if member.shift == shift]
        held = [[standing for role, standing in member.roles.items() if role in critical] for member in here]
        missing = [
            member.person
            for member, roles in zip(here, held, strict=True)
            if not all(standing.in_force for standing in roles)
        ]
        count = len(here) - len(missing)
        yield ClauseResult(
            Clause.CERTIFIED,
            count * 100 >= programme.readiness.certified * len(here),
            count,
            len(here),
            programme.readiness.certified,
            shift,
            tuple(missing),
            sum(1 for roles in held if any(standing.waived for standing in roles)),
        )


def _scenarios(programme: Programme, scenarios: Mapping[str, bool]) -> ClauseResult:
    planned = programme.readiness.scenarios
    missing = tuple(scenario for scenario in planned if not scenarios.get(scenario, False))
    count, needed = len(planned) - len(missing), programme.readiness.scenarios_passed
    return ClauseResult(
        Clause.SCENARIOS, count * 100 >= needed * len(planned), count, len(planned), needed, missing=missing
    )


def _super_users(programme: Programme, members: Sequence[Member]) -> Iterator[ClauseResult]:
    """At least one super user with a certificate in force per shift and function."""
    leads = {role.id: role.leads for role in programme.roles if role.leads}
    shifts = sorted({member.shift for member in members})
    covered = {
        (member.shift, leads[role])
        for member in members
        for role, standing in member.roles.items()
        if role in leads and standing.in_force
    }
    cells = [(shift, function) for shift in shifts for function in programme.readiness.functions]
    missing = tuple(" × ".join(cell) for cell in cells if cell not in covered)
    if programme.readiness.functions:
        count = len(cells) - len(missing)
        yield ClauseResult(Clause.SUPER_USERS, bool(cells) and not missing, count, len(cells), missing=missing)
