"""Role certificates, what somebody may do at a moment, and the gates of readiness (reference training A1, C8, C11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scansim.training.programme.limits import Grounds, may_work
from scansim.training.programme.pool import Pool
from scansim.training.programme.readiness import Clause, Member, TypedIn, readiness_of, scenario_results
from scansim.training.programme.roles import RoleStanding, role_standing
from scansim.training.programme.rules import ReadinessGates, WorkRole
from scansim.training.programme.standing import Standing, State
from scansim.training.signoff.statement import Statement, StatementKind
from scansim.training.texts import LocalText
from tests.training.programme.files import PROGRAMME, day, granted, ride, said, utc

TITLE = LocalText.of({"en": "A role"})
INBOUND = WorkRole("operator_inbound", TITLE, ("receiving", "putaway"), critical=True)
LEAD = WorkRole("super_user_inbound", TITLE, ("receiving",), leads="inbound")


def in_skill(skill: str, state: State, until: date | None = None, certificate: Statement | None = None) -> Standing:
    return Standing(skill, day(0), state, Pool(), certificate or granted(), until=until)


WAIVED = said(StatementKind.WAIVED, 0, why="equivalent")


@pytest.mark.parametrize(
    ("receiving", "putaway", "expected"),
    [
        (State.CERTIFIED, State.CERTIFIED, State.CERTIFIED),
        (State.CERTIFIED, State.DUE, State.DUE),
        (State.WAIVED, State.CERTIFIED, State.WAIVED),
        (State.CERTIFIED, State.EXPIRED, State.EXPIRED),
        (State.READY, State.SUSPENDED, State.SUSPENDED),
        (State.SUSPENDED, State.REVOKED, State.REVOKED),
        (State.READY, State.PRACTISING, State.PRACTISING),
    ],
)
def test_a_role_is_as_good_as_the_worst_of_its_skills(receiving: State, putaway: State, expected: State) -> None:
    standings = {"receiving": in_skill("receiving", receiving), "putaway": in_skill("putaway", putaway)}
    found = role_standing(INBOUND, standings)
    assert found.state is expected
    assert found.in_force is (expected in {State.CERTIFIED, State.DUE, State.WAIVED})


def test_a_role_names_what_is_missing_and_when_it_ends() -> None:
    standings = {"receiving": in_skill("receiving", State.CERTIFIED, day(50))}
    found = role_standing(INBOUND, standings)
    assert (found.state, found.missing, found.until) == (State.NONE, ("putaway",), day(50))
    both = {
        **standings,
        "putaway": in_skill("putaway", State.WAIVED, day(20), WAIVED),
        "picking": in_skill("picking", State.CERTIFIED, day(1)),
    }
    found = role_standing(INBOUND, both)
    assert (found.missing, found.waived, found.until) == ((), ("putaway",), day(20))


# what somebody may do


RELEASE = said(StatementKind.RELEASED, 0, "release", why="night_shift", ends=utc(1, 6), hour=22)


@pytest.mark.parametrize(
    ("state", "at", "granted_", "grounds"),
    [
        (State.CERTIFIED, utc(0, 23), True, Grounds.CERTIFICATE),
        (State.DUE, utc(0, 23), True, Grounds.CERTIFICATE),
        (State.EXPIRED, utc(0, 23), True, Grounds.RELEASE),
        (State.READY, utc(0, 22), True, Grounds.RELEASE),
        (State.READY, utc(1, 5), True, Grounds.RELEASE),
        (State.READY, utc(1, 6), False, Grounds.NOT_CERTIFIED),
        (State.READY, utc(0, 21), False, Grounds.NOT_CERTIFIED),
        (State.NONE, utc(0, 23), True, Grounds.RELEASE),
        (State.SUSPENDED, utc(0, 23), False, Grounds.WITHDRAWN),
        (State.REVOKED, utc(0, 23), False, Grounds.WITHDRAWN),
    ],
)
def test_a_release_is_for_one_shift_and_never_for_what_was_withdrawn(
    state: State, at: str, granted_: bool, grounds: Grounds
) -> None:
    found = may_work(in_skill("receiving", state), [RELEASE], at)
    assert (found.granted, found.grounds) == (granted_, grounds)
    assert (found.release is RELEASE) is (grounds is Grounds.RELEASE)


def test_a_release_for_another_skill_helps_nobody_and_one_for_all_everybody() -> None:
    ready = in_skill("receiving", State.READY)
    assert not may_work(ready, [replace(RELEASE, skill="picking")], utc(0, 23)).granted
    assert may_work(ready, [replace(RELEASE, skill="")], utc(0, 23)).granted
    waived = in_skill("receiving", State.WAIVED, certificate=WAIVED)
    assert may_work(waived, [], utc(0, 23)).grounds is Grounds.WAIVER


# readiness


SITE = replace(
    PROGRAMME,
    roles=(INBOUND, LEAD),
    readiness=ReadinessGates(scenarios=("E2E-01", "E2E-02"), functions=("inbound",)),
)
CLEAR = TypedIn(0, True)
PASSED = {"E2E-01": True, "E2E-02": True}


def member(person: str, shift: str, *, in_force: bool = True, role: WorkRole = INBOUND, waived: bool = False) -> Member:
    missing = () if in_force else ("putaway",)
    held = RoleStanding(role.id, State.CERTIFIED, missing, ("receiving",) if waived else (), None)
    return Member(person, shift, {role.id: held})


def shift_of(name: str, certified: int, of: int) -> list[Member]:
    return [member(f"{name}{number}", name, in_force=number < certified) for number in range(of)]


def leads(*shifts: str) -> list[Member]:
    return [member(f"lead-{shift}", shift, role=LEAD) for shift in shifts]


def test_a_site_is_ready_when_every_clause_is_met() -> None:
    found = readiness_of(SITE, [*shift_of("early", 9, 10), *leads("early")], PASSED, CLEAR)
    assert (found.is_ready, found.failing) == (True, ())


def test_the_gate_of_certificates_holds_per_shift() -> None:
    """34 of 40 is 85 % (C11); 18 of 20 and 16 of 20 are 90 % and 80 %."""
    everybody = [*shift_of("early", 18, 20), *shift_of("late", 16, 20), *leads("early", "late")]
    found = readiness_of(SITE, everybody, PASSED, CLEAR)
    (failing,) = found.failing
    assert (failing.clause, failing.where, failing.count, failing.of) == (Clause.CERTIFIED, "late", 16, 20)
    assert failing.missing == ("late16", "late17", "late18", "late19")
    early = found.clauses[0]
    assert (early.where, early.count, early.of, early.met) == ("early", 18, 20, True)


@pytest.mark.parametrize(
    ("certified", "of", "met"), [(9, 10, True), (89, 99, False), (90, 100, True), (89, 100, False)]
)
def test_ninety_of_a_hundred_are_enough(certified: int, of: int, met: bool) -> None:
    found = readiness_of(SITE, [*shift_of("early", certified, of), *leads("early")], PASSED, CLEAR)
    assert found.is_ready is met


def test_whoever_has_no_critical_role_is_not_on_the_roster() -> None:
    found = readiness_of(SITE, leads("early"), PASSED, CLEAR)
    (failing,) = found.failing
    assert (failing.clause, failing.count, failing.of) == (Clause.CERTIFIED, 0, 0)


def test_waivers_count_and_are_told_apart() -> None:
    everybody = [*shift_of("early", 3, 3), member("w", "early", waived=True), *leads("early")]
    clause = readiness_of(SITE, everybody, PASSED, CLEAR).clauses[0]
    assert (clause.count, clause.of, clause.waived) == (4, 4, 1)


def test_the_last_run_of_a_scenario_counts() -> None:
    runs = [
        ride(0, exercise="E2E-01", mode="try"),
        ride(1, exercise="E2E-02", mode="try", passed=False),
        ride(2, exercise="E2E-01", mode="try", passed=False),
        ride(3, exercise="E2E-02", mode="try"),
        ride(4, exercise="E2E-02", mode="try", passed=False, voided="fact"),
        ride(5, exercise="RCV-01", mode="try", passed=False),
    ]
    assert scenario_results(SITE, runs) == {"E2E-01": False, "E2E-02": True}
    found = readiness_of(SITE, [*shift_of("early", 1, 1), *leads("early")], scenario_results(SITE, runs), CLEAR)
    (failing,) = found.failing
    assert (failing.clause, failing.count, failing.of, failing.missing) == (Clause.SCENARIOS, 1, 2, ("E2E-01",))


@pytest.mark.parametrize(("passed", "met"), [(19, True), (18, False)])
def test_95_of_100_scenarios_have_to_pass(passed: int, met: bool) -> None:
    planned = tuple(f"E2E-{number:02}" for number in range(20))
    site = replace(SITE, readiness=replace(SITE.readiness, scenarios=planned))
    played = {scenario: number < passed for number, scenario in enumerate(planned)}
    found = readiness_of(site, [*shift_of("early", 1, 1), *leads("early")], played, CLEAR)
    assert found.is_ready is met


@pytest.mark.parametrize(
    ("typed", "failing"),
    [
        (TypedIn(1, True), [Clause.SEVERE_ISSUES]),
        (TypedIn(0, False), [Clause.RECONCILED]),
        (TypedIn(), [Clause.SEVERE_ISSUES, Clause.RECONCILED]),
    ],
)
def test_what_is_typed_in_fails_until_somebody_states_it(typed: TypedIn, failing: list[Clause]) -> None:
    found = readiness_of(SITE, [*shift_of("early", 1, 1), *leads("early")], PASSED, typed)
    assert [clause.clause for clause in found.failing] == failing


def test_each_shift_and_function_has_a_super_user() -> None:
    everybody = [
        *shift_of("early", 1, 1),
        *shift_of("night", 1, 1),
        *leads("early"),
        member("x", "night", role=LEAD, in_force=False),
    ]
    (failing,) = readiness_of(SITE, everybody, PASSED, CLEAR).failing
    assert (failing.clause, failing.count, failing.of) == (Clause.SUPER_USERS, 1, 2)
    assert failing.missing == ("night × inbound",)
