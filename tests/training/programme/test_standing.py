"""How somebody stands in a skill, day by day (reference training C7, C8; the boundaries are theirs)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scansim.training.ports import RunRow
from scansim.training.programme.rules import Effect, Level, Trigger
from scansim.training.programme.standing import Remedy, Standing, State, standing_of
from scansim.training.signoff.statement import Statement, StatementKind
from tests.training.programme.files import PROGRAMME, SKILL, day, granted, observed, ride, said, tried

BOTH = (granted(), observed())


def standing(
    number: int, runs: tuple[RunRow, ...] = (), told: tuple[Statement, ...] = (), revision: str = "2"
) -> Standing:
    skill = replace(SKILL, rides={**SKILL.rides, "CHK-01": revision})
    in_order = sorted(runs, key=lambda run: run.ended)
    return standing_of(skill, PROGRAMME, in_order, sorted(told, key=lambda each: each.utc), day(number))


def state(number: int, runs: tuple[RunRow, ...] = (), told: tuple[Statement, ...] = ()) -> State:
    return standing(number, runs, told).state


def every(step: int, last: int) -> tuple[RunRow, ...]:
    """Practice that keeps one current."""
    return tuple(tried(number) for number in range(step, last + 1, step))


# before a signature


def test_without_runs_there_is_nothing() -> None:
    assert state(0) is State.NONE
    assert state(0, (ride(0, exercise="CHK-02"), ride(0, mode="show"), ride(0, mode="free"))) is State.NONE


def test_whoever_has_begun_practises() -> None:
    assert state(0, (tried(0),)) is State.PRACTISING
    assert state(0, (ride(0, passed=False),)) is State.PRACTISING


THREE = (tried(0, seed=1), tried(0, seed=2), tried(1, seed=2))


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (THREE, State.READY),
        (THREE[:2], State.PRACTISING),
        ((tried(0, seed=1), tried(0, seed=2), tried(0, seed=3)), State.PRACTISING),
        ((tried(0, seed=1), tried(0, seed=1), tried(1, seed=1)), State.PRACTISING),
        ((tried(0, seed=1), tried(0, seed=1), tried(1, seed=1, exercise="RCV-02")), State.READY),
        ((tried(0, seed=1), tried(0, seed=2, passed=False), tried(1, seed=2), tried(1, seed=3)), State.PRACTISING),
        ((tried(0, seed=1), tried(0, seed=2, hints=1), tried(1, seed=2), tried(1, seed=3)), State.PRACTISING),
        ((*THREE, tried(2, passed=False)), State.READY),
        (tuple(ride(0, seed=seed, exercise="RCV-09", mode="try") for seed in range(3)), State.NONE),
    ],
)
def test_three_passes_in_a_row_on_two_days_with_two_seeds_make_ready(runs: tuple[RunRow, ...], expected: State) -> None:
    assert state(2, runs) is expected


def test_whoever_was_ready_ninety_days_ago_practises_again() -> None:
    assert state(90, THREE) is State.READY
    assert state(91, THREE) is State.PRACTISING


def test_a_passed_check_ride_makes_ready_and_nothing_more_without_a_signature() -> None:
    assert state(0, (ride(0),)) is State.READY
    assert state(90, (ride(0),)) is State.READY
    assert state(91, (ride(0),)) is State.PRACTISING


# evidence


def test_evidence_is_every_check_ride_and_nothing_else() -> None:
    runs = (
        ride(0),
        ride(0, passed=False, lines=21, escaped=2),
        ride(0, passed=False, lines=4),
        ride(0, exercise="CUR-01", revision="1", lines=8),
        ride(0, voided="fact"),
        ride(0, revision="1"),
        ride(0, revision="2.4", lines=5),
        tried(0),
    )
    found = standing(0, runs)
    assert (found.pool.lines, found.pool.escaped, found.pool.runs) == (25 + 21 + 4 + 8 + 5, 2, 5)
    assert found.voided == 1


@pytest.mark.parametrize("grade", ["injected", "demonstration"])
def test_what_a_script_or_the_coach_read_is_nobodys(grade: str) -> None:
    found = standing(0, (ride(0, grade=grade),))
    assert (found.pool.runs, found.newest_ride, found.last_practice) == (0, None, None)
    by_hand = standing(0, (ride(0, grade="timing"),))
    assert (by_hand.pool.runs, by_hand.state) == (1, State.READY)
    row = tuple(run._replace(grade=grade) for run in THREE)
    assert state(2, row) is State.PRACTISING
    assert state(61, (tried(30)._replace(grade=grade),), BOTH) is State.DUE


@pytest.mark.parametrize(("on", "runs"), [(-1, 0), (0, 1), (90, 1), (91, 0)])
def test_evidence_is_of_the_last_ninety_days(on: int, runs: int) -> None:
    assert standing(on, (ride(0, hour=23),)).pool.runs == runs


@pytest.mark.parametrize(
    ("level", "lines", "escaped", "to_go"),
    [
        # C7's table: 149, 236, 313, 386; 299, 473; 598.
        (Level.CERTIFIED, 0, 0, 149),
        (Level.CERTIFIED, 125, 0, 24),
        (Level.CERTIFIED, 149, 0, 0),
        (Level.CERTIFIED, 149, 1, 87),
        (Level.CERTIFIED, 236, 1, 0),
        (Level.CERTIFIED, 312, 2, 1),
        (Level.CERTIFIED, 386, 3, 0),
        (Level.PROFICIENT, 298, 0, 1),
        (Level.PROFICIENT, 299, 0, 0),
        (Level.PROFICIENT, 300, 1, 173),
        (Level.EXPERT, 597, 0, 1),
        (Level.EXPERT, 598, 0, 0),
    ],
)
def test_lines_to_go(level: Level, lines: int, escaped: int, to_go: int) -> None:
    pool = standing(0, (ride(0, lines=lines, escaped=escaped),)).pool
    assert pool.lines_to_go(level, PROGRAMME) == to_go
    assert pool.proves(level, PROGRAMME) is (to_go == 0)


# with one


def test_a_signature_and_an_observation_certify() -> None:
    found = standing(0, (), BOTH)
    assert (found.state, found.level, found.until) == (State.CERTIFIED, Level.CERTIFIED, day(180))
    assert (found.observed, found.in_force, found.days_left) == (True, True, 180)


def test_without_an_observation_somebody_passed_in_the_simulator_only() -> None:
    found = standing(0, (ride(0),), (granted(),))
    assert (found.state, found.passed_unobserved, found.in_force) == (State.READY, True, False)
    assert found.remedy is Remedy.OBSERVATION


@pytest.mark.parametrize(
    ("seen", "accepted"),
    [
        (observed(-90), True),
        (observed(-91), False),
        (observed(20), True),
        (observed(rating=2), False),
        (observed(items=(True,) * 5 + (False,)), False),
        (observed(items=(True,) * 5), False),
    ],
)
def test_an_observation_that_is_accepted(seen: Statement, accepted: bool) -> None:
    assert standing(30, (), (granted(), seen)).observed is accepted


def test_the_last_observation_counts() -> None:
    assert standing(3, (), (*BOTH, observed(1, rating=1))).observed is False
    assert standing(3, (), (granted(), observed(1, rating=1), observed(2))).observed is True


@pytest.mark.parametrize(
    ("on", "expected", "left"),
    [
        (179, State.CERTIFIED, 1),
        (180, State.CERTIFIED, 0),
        (181, State.DUE, 13),
        (194, State.DUE, 0),
        (195, State.EXPIRED, None),
    ],
)
def test_a_certificate_holds_for_180_days_and_is_due_for_14(on: int, expected: State, left: int | None) -> None:
    found = standing(on, every(30, 180), BOTH)
    assert (found.state, found.days_left) == (expected, left)
    assert found.in_force is (expected is not State.EXPIRED)
    if expected is not State.CERTIFIED:
        (reason,) = found.reasons
        assert (reason.trigger, reason.since, reason.deadline) == (Trigger.VALIDITY, day(181), day(194))
        assert found.remedy is Remedy.CHECK_RIDE


@pytest.mark.parametrize(
    ("on", "expected"),
    [(60, State.CERTIFIED), (61, State.DUE), (74, State.DUE), (75, State.EXPIRED), (90, State.EXPIRED)],
)
def test_without_practice_for_60_days_a_currency_check_is_due(on: int, expected: State) -> None:
    found = standing(on, (), BOTH)
    assert found.state is expected
    if expected is not State.CERTIFIED:
        assert [reason.trigger for reason in found.reasons] == [Trigger.CURRENCY]
        assert found.remedy is Remedy.CURRENCY_CHECK


@pytest.mark.parametrize(("on", "remedy"), [(90, Remedy.CURRENCY_CHECK), (91, Remedy.CHECK_RIDE)])
def test_after_90_days_away_a_full_check_ride_is_due(on: int, remedy: Remedy) -> None:
    assert standing(on, (), BOTH).remedy is remedy


def test_practice_after_a_long_pause_is_no_check() -> None:
    late = (tried(61), tried(62))
    assert state(62, late, BOTH) is State.DUE
    assert state(75, late, BOTH) is State.EXPIRED
    short = ride(63, exercise="CUR-01")
    assert state(63, (*late, short), BOTH) is State.CERTIFIED
    assert state(75, (*late, ride(75, exercise="CUR-01")), BOTH) is State.CERTIFIED


def test_sixty_days_are_no_pause_that_is_too_long() -> None:
    assert state(62, (tried(60),), BOTH) is State.CERTIFIED
    assert state(62, (tried(61),), BOTH) is State.DUE


def test_a_short_check_is_not_enough_after_90_days() -> None:
    assert state(90, (ride(90, exercise="CUR-01"),), BOTH) is State.CERTIFIED
    assert state(91, (ride(91, exercise="CUR-01"),), BOTH) is State.EXPIRED
    assert state(91, (ride(91),), BOTH) is State.CERTIFIED
    # Coming back does not make the pause shorter.
    assert state(95, (tried(91), ride(95, exercise="CUR-01")), BOTH) is State.EXPIRED


def test_a_short_check_in_time_counts_as_practice() -> None:
    """On day 60 nothing was due yet; from there on sixty days are counted anew."""
    early = ride(60, exercise="CUR-01")
    assert state(120, (early,), BOTH) is State.CERTIFIED
    assert state(121, (early,), BOTH) is State.DUE
    # One that was failed in time is evidence like any, and suspends nobody.
    assert state(61, (ride(60, exercise="CUR-01", passed=False),), BOTH) is State.CERTIFIED


@pytest.mark.parametrize(("on", "expected"), [(61, State.CERTIFIED), (74, State.CERTIFIED), (90, State.CERTIFIED)])
def test_a_short_check_after_the_pause_makes_current_again(on: int, expected: State) -> None:
    """Also after the fourteen days of grace, as long as no full check-ride is asked for."""
    found = standing(on, (ride(on, exercise="CUR-01", revision="1", lines=7),), BOTH)
    assert (found.state, found.pool.lines, found.pool.runs) == (expected, 7, 1)
    assert standing(on, (), BOTH).state in (State.DUE, State.EXPIRED)


def test_a_short_check_pools_its_lines_and_makes_nobody_ready() -> None:
    found = standing(0, (ride(0, exercise="CUR-01", revision="1", lines=7, escaped=1),))
    assert (found.state, found.pool.lines, found.pool.escaped) == (State.PRACTISING, 7, 1)
    assert found.newest_ride is None
    assert state(0, (ride(0), ride(0, exercise="CUR-01", hour=9))) is State.READY


def test_a_short_check_ends_no_suspension() -> None:
    critical = ride(5, critical=1, escaped=1, passed=False)
    assert state(6, (critical, ride(6, exercise="CUR-01")), BOTH) is State.SUSPENDED
    assert state(6, (critical, ride(6)), BOTH) is State.CERTIFIED


def test_a_voided_check_answers_nothing() -> None:
    assert state(63, (ride(63, voided="fact"),), BOTH) is State.DUE


def test_a_run_in_which_nothing_was_done_is_no_practice() -> None:
    assert state(61, (ride(30, mode="try", exercise="RCV-01", lines=0, passed=False),), BOTH) is State.DUE
    assert state(61, (tried(1),), BOTH) is State.CERTIFIED
    assert state(62, (tried(1),), BOTH) is State.DUE


def test_a_failed_currency_check_suspends_until_a_check_ride_is_passed() -> None:
    failed = (tried(61), ride(62, exercise="CUR-01", passed=False, hour=8))
    found = standing(62, failed, BOTH)
    assert (found.state, found.remedy) == (State.SUSPENDED, Remedy.CHECK_RIDE)
    assert [reason.trigger for reason in found.reasons] == [Trigger.FAILED_CHECK]
    # A second short one does not answer for the first: whoever failed five minutes proves it in twenty.
    assert state(63, (*failed, ride(63, exercise="CUR-01", passed=True)), BOTH) is State.SUSPENDED
    assert state(63, (*failed, ride(63)), BOTH) is State.CERTIFIED
    # Without a pause it is a check-ride like others: failing it proves something, and suspends nobody.
    assert state(10, (ride(10, passed=False),), BOTH) is State.CERTIFIED


def test_an_extension_moves_the_end_and_makes_current() -> None:
    extended = said(StatementKind.EXTENDED, 170, about="granted", until=day(260))
    assert standing(181, every(30, 150), (*BOTH, extended)).state is State.CERTIFIED
    assert standing(230, every(30, 150), (*BOTH, extended)).until == day(260)
    assert state(61, (), (*BOTH, said(StatementKind.EXTENDED, 50, about="granted", until=day(200)))) is State.CERTIFIED
    other = said(StatementKind.EXTENDED, 170, about="another", until=day(260))
    assert state(181, every(30, 180), (*BOTH, other)) is State.DUE


# triggers


@pytest.mark.parametrize("trigger", [each for each in Trigger if each.is_stated])
def test_each_trigger_names_its_reason_and_who(trigger: Trigger) -> None:
    suspends = PROGRAMME.effect(trigger) is Effect.SUSPEND
    kind = StatementKind.SUSPENDED if suspends else StatementKind.DUE
    found = standing(5, (), (*BOTH, said(kind, 5, "asked", why=trigger.value)))
    (reason,) = found.reasons
    assert (reason.trigger, reason.by, reason.fact, reason.since) == (trigger, "sam", "asked", day(5))
    assert found.state is (State.SUSPENDED if suspends else State.DUE)
    assert reason.deadline == (None if suspends else day(19))


@pytest.mark.parametrize(("on", "expected"), [(19, State.DUE), (20, State.EXPIRED)])
def test_what_was_asked_for_has_14_days(on: int, expected: State) -> None:
    told = (*BOTH, said(StatementKind.DUE, 5, why="new_device"))
    assert state(on, (), told) is expected
    assert state(on, (ride(on),), told) is State.CERTIFIED
    assert state(on, (ride(on, exercise="CUR-01"),), told) is expected
    assert state(on, (ride(5, hour=11),), told) is expected


def test_a_suspension_is_ended_by_who_had_seen_it() -> None:
    suspended = said(StatementKind.SUSPENDED, 5, "incident", why="incident")
    assert state(9, (ride(8),), (*BOTH, suspended)) is State.SUSPENDED
    assert standing(9, (ride(8),), (*BOTH, suspended)).remedy is Remedy.SIGNATURE
    unseen = said(StatementKind.REINSTATED, 9, why="cleared")
    seen = said(StatementKind.REINSTATED, 9, why="cleared", after=frozenset({"incident"}))
    assert state(9, (), (*BOTH, suspended, unseen)) is State.SUSPENDED
    assert state(9, (), (*BOTH, suspended, seen)) is State.CERTIFIED
    assert state(9, (), (*BOTH, suspended, granted(9, "again"))) is State.SUSPENDED
    assert state(9, (), (*BOTH, suspended, granted(9, "again", after=frozenset({"incident"})))) is State.CERTIFIED
    # An extension is no reinstatement.
    extended = said(StatementKind.EXTENDED, 9, about="granted", until=day(200), after=frozenset({"incident"}))
    assert state(9, (), (*BOTH, suspended, extended)) is State.SUSPENDED


def test_a_code_of_a_later_program_still_suspends() -> None:
    found = standing(5, (), (*BOTH, said(StatementKind.SUSPENDED, 5, why="weather")))
    assert (found.state, found.reasons[0].trigger) == (State.SUSPENDED, Trigger.REQUEST)


def test_a_critical_error_suspends_until_a_check_ride_is_passed() -> None:
    critical = ride(5, passed=False, critical=1)
    assert state(5, (critical,), BOTH) is State.SUSPENDED
    assert state(6, (critical, ride(6)), BOTH) is State.CERTIFIED
    assert state(6, (critical, ride(6), ride(6, hour=9, critical=1, passed=False)), BOTH) is State.SUSPENDED
    # Before the signature it was evidence that the signer saw; voided it is none; in practice it is private.
    assert state(6, (ride(0, hour=11, passed=False, critical=1),), BOTH) is State.CERTIFIED
    assert state(6, (ride(5, passed=False, critical=1, voided="fact"),), BOTH) is State.CERTIFIED
    assert state(6, (ride(5, passed=False, critical=1, mode="try", exercise="RCV-01"),), BOTH) is State.CERTIFIED


@pytest.mark.parametrize(("revision", "expected"), [("2", State.CERTIFIED), ("2.9", State.CERTIFIED), ("3", State.DUE)])
def test_another_major_revision_of_the_content_makes_due(revision: str, expected: State) -> None:
    found = standing(50, (), BOTH, revision)
    assert found.state is expected
    if expected is State.DUE:
        assert [reason.trigger for reason in found.reasons] == [Trigger.CONTENT]
        assert found.days_left == 130
        assert standing(50, (ride(49, revision="3"),), BOTH, revision).state is State.CERTIFIED


def test_a_certificate_whose_evidence_was_voided_is_due() -> None:
    told = (granted(attempts=("lost", "kept")), observed())
    assert state(1, (ride(0, attempt="kept"), ride(0, attempt="lost")), told) is State.CERTIFIED
    voided = (ride(0, attempt="kept"), ride(0, attempt="lost", voided="fact"))
    found = standing(1, voided, told)
    assert (found.state, found.reasons[0].trigger) == (State.DUE, Trigger.EVIDENCE_VOIDED)
    assert state(1, (*voided, ride(1)), told) is State.CERTIFIED


# revoked, waived


def test_a_revocation_holds_until_somebody_who_knew_it_grants_anew() -> None:
    revoked = said(StatementKind.REVOKED, 5, "revoked", why="request")
    found = standing(6, (), (*BOTH, revoked))
    assert (found.state, found.in_force, found.remedy) == (State.REVOKED, False, Remedy.SIGNATURE)
    assert (found.reasons[0].by, found.reasons[0].fact) == ("sam", "revoked")
    # At another station, at the same time, without knowing.
    assert state(6, (), (*BOTH, revoked, granted(6, "again"))) is State.REVOKED
    assert state(6, (), (*BOTH, revoked, granted(6, "again", after=frozenset({"revoked"})))) is State.CERTIFIED
    assert state(4, (), (*BOTH, revoked)) is State.CERTIFIED


def test_a_revocation_wins_whichever_came_first_in_the_order() -> None:
    told = (said(StatementKind.REVOKED, 0, "revoked", why="request", hour=1), *BOTH)
    assert state(6, (), told) is State.REVOKED


def test_a_waiver_is_shown_as_waived_and_ends_like_a_certificate() -> None:
    waived = said(StatementKind.WAIVED, 0, "granted", why="equivalent", since=day(0), until=day(180))
    found = standing(10, (), (waived,))
    assert (found.state, found.level, found.in_force, found.observed) == (State.WAIVED, None, True, False)
    assert state(181, every(30, 180), (waived,)) is State.DUE
    assert state(195, every(30, 180), (waived,)) is State.EXPIRED


def test_an_unobserved_certificate_never_was_in_force_and_does_not_expire() -> None:
    assert state(181, (), (granted(),)) is State.NONE
    assert state(181, every(30, 180), (granted(),)) is State.PRACTISING


def test_what_happens_later_does_not_count_on_a_day_before() -> None:
    later = (*BOTH, said(StatementKind.REVOKED, 5, why="request"), granted(-400, "old", valid=10))
    assert state(4, (ride(6, critical=1),), later) is State.CERTIFIED
    assert standing_of(SKILL, PROGRAMME, (), BOTH, date(2026, 3, 1)).state is State.NONE


def test_statements_about_other_skills_count_nothing() -> None:
    other = replace(said(StatementKind.REVOKED, 5, why="request"), skill="picking")
    assert state(6, (), (*BOTH, other)) is State.CERTIFIED
