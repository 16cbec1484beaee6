"""What may be signed, rule by rule, at its boundary (reference training D2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from scansim.engine.canonical import Json
from scansim.training.people.person import Person, PersonFact, PersonKind, folded
from scansim.training.people.rights import Why
from scansim.training.ports import RunRow
from scansim.training.programme.rules import Level, Trigger
from scansim.training.programme.standing import Standing, State, standing_of
from scansim.training.signoff.desk import Party, desk_of
from scansim.training.signoff.rules import (
    Denial,
    Denied,
    Desk,
    SignerStanding,
    may_acknowledge,
    may_extend,
    may_found,
    may_grant,
    may_observe,
    may_reinstate,
    may_release,
    may_revoke,
    may_trigger,
    may_void,
    may_waive,
    signer_standing,
)
from scansim.training.signoff.statement import Statement, StatementKind
from tests.training.programme.files import PROGRAMME, SKILL, day, granted, observed, ride, said, tried, utc


def person(id_: str, *roles: str, site: str = "Hamburg") -> Person:
    body: dict[str, Json] = {"person": id_, "fields": {"site": site}, "roles": list(roles), "texts": {}}
    return folded(id_, [PersonFact(id_, PersonKind.JOINED, utc(-500), body)])


MIA = person("mia", "operator")
SAM = person("sam", "supervisor")
TRAINER = person("sam", "supervisor", "trainer")
SIX = tuple(ride(0, lines=25) for _ in range(6))
NOBODY = Standing(SKILL.id, day(0), State.NONE, standing_of(SKILL, PROGRAMME, (), (), day(0)).pool)


def desk(
    number: int = 0,
    runs: Sequence[RunRow] = SIX,
    told: Sequence[Statement] = (),
    *,
    signer: Person = TRAINER,
    operator: Person = MIA,
    of_signer: Standing = NOBODY,
    about_signer: Sequence[Statement] = (),
) -> Desk:
    standing = standing_of(SKILL, PROGRAMME, runs, told, day(number))
    return Desk(signer, operator, SKILL, PROGRAMME, day(number), standing, of_signer, about_signer)


def why(denied: Sequence[Denied]) -> list[Denial]:
    return [each.why for each in denied]


CERTIFIED = replace(NOBODY, state=State.CERTIFIED, certificate=granted())


# granting


def test_fresh_evidence_that_proves_the_claim_is_signed() -> None:
    assert may_grant(desk(), Level.CERTIFIED) == ()


def test_nobody_signs_for_themselves() -> None:
    own = person("mia", "operator", "supervisor", "trainer")
    assert why(may_grant(desk(signer=own, operator=own), Level.CERTIFIED)) == [Denial.ONESELF]


def test_a_signature_takes_the_right_for_this_person() -> None:
    (denied,) = may_grant(desk(signer=person("eva", "trainer")), Level.CERTIFIED)
    assert denied.right is not None
    assert (denied.why, denied.right.why) == (Denial.RIGHT, Why.ROLE)
    (denied,) = may_grant(desk(signer=person("sam", "supervisor", "trainer", site="Lyon")), Level.CERTIFIED)
    assert denied.right is not None
    assert denied.right.why is Why.SITE


@pytest.mark.parametrize(
    ("of_signer", "expected"),
    [
        (CERTIFIED, SignerStanding.CERTIFICATE),
        (replace(CERTIFIED, state=State.DUE), SignerStanding.CERTIFICATE),
        (replace(CERTIFIED, state=State.EXPIRED), None),
        (replace(CERTIFIED, state=State.SUSPENDED), None),
        (replace(CERTIFIED, state=State.READY), None),
        (replace(CERTIFIED, state=State.WAIVED, certificate=said(StatementKind.WAIVED, 0)), None),
        (replace(CERTIFIED, state=State.DUE, certificate=said(StatementKind.WAIVED, 0)), None),
    ],
)
def test_who_signs_has_proved_the_skill_themselves(of_signer: Standing, expected: SignerStanding | None) -> None:
    at_desk = desk(signer=SAM, of_signer=of_signer)
    assert signer_standing(at_desk) is expected
    assert why(may_grant(at_desk, Level.CERTIFIED)) == ([] if expected else [Denial.NOT_QUALIFIED])


def test_or_trains_it() -> None:
    assert signer_standing(desk(signer=TRAINER)) is SignerStanding.TRAINER
    assert signer_standing(desk(signer=SAM)) is None


@pytest.mark.parametrize(("number", "expected"), [(-1, None), (0, True), (90, True), (91, None)])
def test_a_founding_assessor_signs_for_ninety_days(number: int, expected: bool | None) -> None:
    founded = [said(StatementKind.FOUNDED, 0, until=day(90))]
    found = signer_standing(desk(number, signer=SAM, about_signer=founded))
    assert found is (SignerStanding.FOUNDING if expected else None)


@pytest.mark.parametrize(
    ("lines", "level", "to_go"),
    [
        (149, Level.CERTIFIED, None),
        (148, Level.CERTIFIED, "1"),
        (299, Level.PROFICIENT, None),
        (298, Level.PROFICIENT, "1"),
        (149, Level.PROFICIENT, "150"),
        (597, Level.EXPERT, "1"),
        (598, Level.EXPERT, None),
    ],
)
def test_the_claim_is_carried_by_the_lines(lines: int, level: Level, to_go: str | None) -> None:
    denied = may_grant(desk(runs=(ride(0, lines=lines),)), level)
    assert [dict(each.facts)["to_go"] for each in denied] == ([to_go] if to_go else [])
    assert all(each.why is Denial.CLAIM for each in denied)


@pytest.mark.parametrize(("number", "stale"), [(0, False), (14, False), (15, True)])
def test_evidence_is_stale_after_fourteen_days(number: int, stale: bool) -> None:
    denied = may_grant(desk(number), Level.CERTIFIED)
    assert why(denied) == ([Denial.STALE] if stale else [])
    if stale:
        assert dict(denied[0].facts) == {"days": "15", "limit": "14"}


def test_the_newest_check_ride_decides() -> None:
    failed = (*SIX, ride(1, passed=False, lines=25))
    assert why(may_grant(desk(1, failed), Level.CERTIFIED)) == [Denial.RIDE_FAILED]
    given_up = (*SIX, ride(1, passed=False, lines=0))
    assert why(may_grant(desk(1, given_up), Level.CERTIFIED)) == [Denial.RIDE_FAILED]
    voided = (*SIX, ride(1, passed=False, voided="fact"))
    assert why(may_grant(desk(1, voided), Level.CERTIFIED)) == []
    assert why(may_grant(desk(runs=()), Level.CERTIFIED)) == [Denial.NO_RIDE, Denial.CLAIM]


def test_a_short_check_grants_nothing_and_one_that_failed_stands_in_the_way() -> None:
    """Its lines count, its pass does not: the newest full check-ride is still what is looked at (C8)."""
    only_short = tuple(ride(0, exercise="CUR-01", revision="1", lines=7) for _ in range(25))
    assert why(may_grant(desk(0, only_short), Level.CERTIFIED)) == [Denial.NO_RIDE]
    assert why(may_grant(desk(15, (*SIX, ride(15, exercise="CUR-01"))), Level.CERTIFIED)) == [Denial.STALE]
    assert why(may_grant(desk(14, (*SIX, ride(14, exercise="CUR-01"))), Level.CERTIFIED)) == []
    failed = (*SIX, ride(1, exercise="CUR-01", passed=False, lines=7))
    assert why(may_grant(desk(1, failed), Level.CERTIFIED)) == [Denial.RIDE_FAILED]
    told = [granted(), observed(), said(StatementKind.SUSPENDED, 5, why="incident", hour=12)]
    after = (*SIX, ride(5, exercise="CUR-01", hour=13))
    assert why(may_grant(desk(6, after, told), Level.CERTIFIED)) == [Denial.NO_RECHECK]
    assert Denial.NO_RECHECK in why(may_reinstate(desk(6, after, told), "Talked it through"))


def test_the_desk_is_put_together_from_what_is_kept() -> None:
    begun = ride(0)._replace(ended="", passed=None)
    signer = Party(SAM, (tried(0),), (granted(), observed()))
    operator = Party(MIA, SIX, (observed(),))
    found = desk_of(SKILL, PROGRAMME, day(0), signer, operator, (begun,))
    assert (found.standing.pool.lines, found.of_signer.state) == (150, State.CERTIFIED)
    assert signer_standing(found) is SignerStanding.CERTIFICATE
    assert why(may_grant(found, Level.CERTIFIED)) == [Denial.OPEN_RIDE]
    founding = Party(SAM, (), (said(StatementKind.FOUNDED, 0, until=day(90)),))
    assert signer_standing(desk_of(SKILL, PROGRAMME, day(0), founding, operator)) is SignerStanding.FOUNDING


def test_a_check_ride_that_somebody_walked_away_from_stands_in_the_way() -> None:
    begun = ride(0)._replace(ended="", passed=None)
    (denied,) = may_grant(replace(desk(), begun=(begun,)), Level.CERTIFIED)
    assert (denied.why, dict(denied.facts)) == (Denial.OPEN_RIDE, {"rides": "1", "began": "2026-03-02"})
    assert may_void(SAM, MIA, begun, "Fire alarm") == ()


def test_after_a_suspension_a_check_ride_comes_first() -> None:
    told = [granted(), observed(), said(StatementKind.SUSPENDED, 5, why="incident", hour=12)]
    before = (*SIX, ride(5, hour=11))
    after = (*SIX, ride(5, hour=13))
    assert why(may_grant(desk(6, before, told), Level.CERTIFIED)) == [Denial.NO_RECHECK]
    assert why(may_grant(desk(6, after, told), Level.CERTIFIED)) == []
    revoked = [granted(), observed(), said(StatementKind.REVOKED, 5, why="request", hour=12)]
    assert why(may_grant(desk(6, before, revoked), Level.CERTIFIED)) == [Denial.NO_RECHECK]
    assert why(may_grant(desk(6, after, revoked), Level.CERTIFIED)) == []


# the other statements


def test_an_observation_has_six_items_and_a_rating() -> None:
    assert may_observe(desk(), (True,) * 6, 3) == ()
    assert may_observe(desk(), (False,) * 6, 1) == ()
    assert why(may_observe(desk(), (True,) * 5, 3)) == [Denial.ITEMS]
    assert why(may_observe(desk(), (True,) * 6, 0)) == [Denial.RATING]
    assert why(may_observe(desk(), (True,) * 6, 6)) == [Denial.RATING]
    assert may_observe(desk(), (True,) * 6, 5) == ()
    assert why(may_observe(desk(signer=SAM), (True,) * 6, 3)) == [Denial.NOT_QUALIFIED]


@pytest.mark.parametrize(("days", "allowed"), [(0, False), (1, True), (180, True), (181, False)])
def test_a_certificate_is_extended_or_waived_for_at_most_its_validity(days: int, allowed: bool) -> None:
    at_desk = desk(0, SIX, [granted(), observed()])
    until = at_desk.on + timedelta(days=days)
    expected = [] if allowed else [Denial.TOO_LONG]
    assert why(may_extend(at_desk, until)) == expected
    assert why(may_waive(at_desk, until, "Ten years at the dock")) == expected


def test_only_what_holds_is_extended_over_a_fresh_check_ride() -> None:
    assert why(may_extend(desk(), day(1))) == [Denial.NO_CERTIFICATE]
    old = desk(20, SIX, [granted(), observed()])
    assert why(may_extend(old, day(30))) == [Denial.STALE]
    suspended = desk(0, SIX, [granted(), observed(), said(StatementKind.SUSPENDED, 0, why="incident")])
    assert why(may_extend(suspended, day(1))) == [Denial.NO_CERTIFICATE]


def test_waiving_and_revoking_take_a_reason_in_words() -> None:
    held = desk(0, SIX, [granted(), observed()])
    assert why(may_waive(desk(runs=()), day(9), " ")) == [Denial.NO_REASON]
    assert may_waive(desk(runs=(), signer=SAM), day(9), "Ten years at the dock") == ()
    assert why(may_revoke(held, "")) == [Denial.NO_REASON]
    assert may_revoke(held, "Bypassed the scan") == ()
    assert why(may_revoke(desk(), "Nothing to revoke")) == [Denial.NO_CERTIFICATE]


@pytest.mark.parametrize("trigger", list(Trigger))
def test_only_what_somebody_can_state_is_stated(trigger: Trigger) -> None:
    held = desk(0, SIX, [granted(), observed()])
    assert why(may_trigger(held, trigger)) == ([] if trigger.is_stated else [Denial.NOT_A_TRIGGER])
    assert Denial.NO_CERTIFICATE in why(may_trigger(desk(), trigger))


def test_a_suspension_ends_over_a_check_ride_passed_since() -> None:
    told = [granted(), observed(), said(StatementKind.SUSPENDED, 5, why="incident", hour=12)]
    assert may_reinstate(desk(6, (*SIX, ride(5, hour=13)), told), "Talked it over") == ()
    assert why(may_reinstate(desk(6, SIX, told), "Talked it over")) == [Denial.NO_RECHECK]
    assert why(may_reinstate(desk(6, (*SIX, ride(6)), told), "")) == [Denial.NO_REASON]
    assert why(may_reinstate(desk(0, SIX, [granted(), observed()]), "why")) == [Denial.NOT_SUSPENDED]


@pytest.mark.parametrize(
    ("ends", "allowed"),
    [(utc(0, 22), False), (utc(0, 23), True), (utc(1, 14), True), (utc(1, 15), False), (utc(0, 21), False)],
)
def test_a_release_is_for_sixteen_hours_at_most(ends: str, allowed: bool) -> None:
    denied = may_release(SAM, MIA, utc(0, 22), ends, "Tom is ill")
    assert why(denied) == ([] if allowed else [Denial.TOO_LONG])
    assert why(may_release(SAM, SAM, utc(0, 22), utc(1, 6), "I know how")) == [Denial.ONESELF]
    assert why(may_release(MIA, SAM, utc(0, 22), utc(1, 6), "please")) == [Denial.RIGHT]
    assert why(may_release(SAM, MIA, utc(0, 22), utc(1, 6), "")) == [Denial.NO_REASON]


def test_a_check_ride_is_voided_once_with_a_reason_and_not_by_its_rider() -> None:
    assert may_void(SAM, MIA, ride(0), "Fire alarm") == ()
    assert why(may_void(SAM, MIA, ride(0), "")) == [Denial.NO_REASON]
    assert why(may_void(SAM, MIA, ride(0, voided="fact"), "Again")) == [Denial.DONE]
    assert why(may_void(SAM, MIA, ride(0, mode="try"), "Practice")) == [Denial.NO_CHECK_RIDE]
    assert why(may_void(SAM, person("tom", "operator"), ride(0), "Not Tom's")) == [Denial.NOT_YOURS]
    assert why(may_void(person("mia", "supervisor"), MIA, ride(0), "Mine")) == [Denial.ONESELF]


def test_only_the_person_acknowledges_and_once() -> None:
    signed = granted(id_="signed")
    assert may_acknowledge(MIA, signed, [signed]) == ()
    assert why(may_acknowledge(person("tom", "operator"), signed, [signed])) == [Denial.NOT_YOURS]
    seen = said(StatementKind.ACKNOWLEDGED, 0, about="signed")
    assert why(may_acknowledge(MIA, signed, [signed, seen])) == [Denial.DONE]
    assert why(may_acknowledge(MIA, signed, [replace(seen, about="other")])) == []


def test_a_founding_assessor_is_named_once_and_by_another_where_there_is_one() -> None:
    assert may_found(TRAINER, person("eva", "supervisor"), (), 1) == ()
    assert why(may_found(SAM, SAM, (), 1)) == [Denial.ONESELF]
    assert may_found(SAM, SAM, (), 0) == ()
    assert why(may_found(SAM, MIA, (), 1)) == [Denial.NOT_QUALIFIED]
    assert why(may_found(MIA, MIA, (), 0)) == [Denial.ONESELF, Denial.NOT_QUALIFIED]
    assert why(may_found(SAM, person("eva", "supervisor"), [said(StatementKind.FOUNDED, 0)], 1)) == [
        Denial.FOUNDED_BEFORE
    ]
