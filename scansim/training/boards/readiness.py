"""Whether a site is ready, with the names behind each gate (reference training C11, A1 #17, #23–#29, #32–#33)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scansim.training.boards.members import Member
from scansim.training.boards.team import SOON
from scansim.training.ports import RunRow
from scansim.training.programme import readiness as gates
from scansim.training.programme.readiness import Clause, ClauseResult, Readiness, TypedIn
from scansim.training.programme.roles import role_standing
from scansim.training.programme.rules import Programme, WorkRole
from scansim.training.programme.standing import State
from scansim.training.programme.team import Standings
from scansim.training.signoff.statement import day_of

__all__ = [
    "WEEKS",
    "Coverage",
    "FunctionRow",
    "Gate",
    "ReadinessBoard",
    "Week",
    "coverage_of",
    "function_of",
    "readiness_board",
    "weeks_of",
]

WEEKS = 8
_LONGEST_MINUTES = 60
"""A run that was left overnight is no night of practice."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One clause, and what each thing that is missing is called. ``is_stated``: of what is typed in, whether somebody
    did."""

    result: ClauseResult
    missing: tuple[str, ...]
    is_stated: bool = True


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who of a shift is a super user of a function with all certificates in force, of how many that have the role."""

    shift: str
    function: str
    super_users: tuple[Member, ...]
    assigned: int


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """A shift's people in the critical roles of a function: how many there are, are certified, are due within
    fourteen days, have something that expired; and the super users. The function of other roles is empty."""

    shift: str
    function: str
    required: int
    certified: int
    due: int
    expired: int
    super_users: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week that ends on a day: minutes of practice and check-rides, and how many people took part. Of nobody by
    themselves."""

    until: date
    minutes: int
    people: int


@dataclass(frozen=True, slots=True)
class ReadinessBoard:
    """A site on a day. ``site`` None: all sites as one. ``typed`` is what was stated of it. ``unassigned`` are people
    without a work role: no gate counts them."""

    site: str | None
    on: date
    typed: TypedIn
    readiness: Readiness
    gates: tuple[Gate, ...]
    functions: tuple[FunctionRow, ...]
    coverage: tuple[Coverage, ...]
    scenarios: Mapping[str, bool]
    weeks: tuple[Week, ...]
    unassigned: tuple[Member, ...]

    @property
    def is_ready(self) -> bool:
        """Whether every gate is met."""
        return self.readiness.is_ready


def readiness_board(
    programme: Programme,
    site: str | None,
    members: Sequence[Member],
    standings: Mapping[str, Standings],
    rows: Sequence[RunRow],
    typed: TypedIn,
    on: date,
) -> ReadinessBoard:
    """The board of a site: of ``members`` those who work there, of ``rows`` all in folding order."""
    here = tuple(member for member in members if site in (None, member.site))
    ids = {member.id for member in here}
    known = {role.id: role for role in programme.roles}
    roles = {
        member.id: {role: role_standing(known[role], standings[member.id]) for role in member.work if role in known}
        for member in here
    }
    planned, tomorrow = set(programme.readiness.scenarios), (on + timedelta(days=1)).isoformat()
    since = _first_day(on).isoformat()
    # Two hundred thousand runs go through these lines; few are of a scenario, and few of the last weeks.
    played = [row for row in rows if row.exercise in planned and row.ended < tomorrow and row.person in ids]
    lately = [row for row in rows if since <= row.ended < tomorrow and row.person in ids]
    scenarios = gates.scenario_results(programme, played)
    found = gates.readiness_of(
        programme, [gates.Member(member.id, member.shift, roles[member.id]) for member in here], scenarios, typed
    )
    called = {member.id: member.called for member in here}
    return ReadinessBoard(
        site,
        on,
        typed,
        found,
        tuple(
            Gate(each, tuple(called.get(name, name) for name in each.missing), _is_stated(each, typed))
            for each in found.clauses
        ),
        tuple(_function_rows(programme, here, standings)),
        coverage_of(programme, here, standings),
        {scenario: scenarios.get(scenario, False) for scenario in programme.readiness.scenarios},
        weeks_of(lately, on),
        tuple(member for member in here if not roles[member.id]),
    )


def coverage_of(
    programme: Programme, members: Sequence[Member], standings: Mapping[str, Standings]
) -> tuple[Coverage, ...]:
    """The super users of each shift and function."""
    found = []
    for shift in sorted({member.shift for member in members}):
        for function in programme.readiness.functions:
            leading = [role for role in programme.roles if role.leads == function]
            on_shift = [member for member in members if member.shift == shift]
            assigned = [member for member in on_shift if any(role.id in member.work for role in leading)]
            valid = tuple(member for member in assigned if _holds_one(member, leading, standings))
            found.append(Coverage(shift, function, valid, len(assigned)))
    return tuple(found)


def function_of(programme: Programme, role: WorkRole) -> str:
    """The function that a role belongs to: its super users hold all skills of the role; empty where none do."""
    if role.leads:
        return role.leads
    leading = [each for each in programme.roles if each.leads and set(role.skills) <= set(each.skills)]
    return leading[0].leads if leading else ""


def weeks_of(rows: Sequence[RunRow], on: date) -> tuple[Week, ...]:
    """The last weeks, the oldest first."""
    minutes, people = [0] * WEEKS, [set[str]() for _ in range(WEEKS)]
    first = _first_day(on)
    since, until = first.isoformat(), (on + timedelta(days=1)).isoformat()
    for row in rows:
        if since <= row.ended < until and row.mode in ("try", "check"):
            week = (day_of(row.ended) - first).days // 7
            minutes[week] += _minutes(row)
            people[week].add(row.person)
    return tuple(Week(first + timedelta(days=7 * week + 6), minutes[week], len(people[week])) for week in range(WEEKS))


def _first_day(on: date) -> date:
    return on - timedelta(days=7 * WEEKS - 1)


def _minutes(row: RunRow) -> int:
    length = datetime.fromisoformat(row.ended) - datetime.fromisoformat(row.began)
    return min(max(0, round(length.total_seconds() / 60)), _LONGEST_MINUTES)


def _is_stated(result: ClauseResult, typed: TypedIn) -> bool:
    match result.clause:
        case Clause.SEVERE_ISSUES:
            return typed.severe_issues is not None
        case Clause.RECONCILED:
            return typed.reconciled is not None
        case _:
            return True


def _function_rows(
    programme: Programme, members: Sequence[Member], standings: Mapping[str, Standings]
) -> Iterable[FunctionRow]:
    leads = {role.id: function_of(programme, role) for role in programme.roles}
    covered = {
        (each.shift, each.function): len(each.super_users) for each in coverage_of(programme, members, standings)
    }
    for shift in sorted({member.shift for member in members}):
        on_shift = [member for member in members if member.shift == shift]
        for function in (*programme.readiness.functions, ""):
            critical = [role for role in programme.roles if role.critical and leads[role.id] == function]
            held = [
                [role_standing(role, standings[member.id]) for role in critical if role.id in member.work]
                for member in on_shift
            ]
            here = [(member, roles) for member, roles in zip(on_shift, held, strict=True) if roles]
            if not here and not function:
                continue
            yield FunctionRow(
                shift,
                function,
                len(here),
                sum(1 for _, roles in here if all(role.in_force for role in roles)),
                sum(1 for member, _ in here if _ends_soon(member, critical, standings)),
                sum(1 for member, _ in here if _has_expired(member, critical, standings)),
                covered.get((shift, function), 0),
            )


def _holds_one(member: Member, roles: Iterable[WorkRole], standings: Mapping[str, Standings]) -> bool:
    held = [role for role in roles if role.id in member.work]
    return any(role_standing(role, standings[member.id]).in_force for role in held)


def _ends_soon(member: Member, roles: Iterable[WorkRole], standings: Mapping[str, Standings]) -> bool:
    lefts = [standings[member.id][skill].days_left for skill in _skills(member, roles)]
    return any(left is not None and left <= SOON for left in lefts)


def _has_expired(member: Member, roles: Iterable[WorkRole], standings: Mapping[str, Standings]) -> bool:
    return any(standings[member.id][skill].state is State.EXPIRED for skill in _skills(member, roles))


def _skills(member: Member, roles: Iterable[WorkRole]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(skill for role in roles if role.id in member.work for skill in role.skills))
