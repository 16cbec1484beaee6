"""What a supervisor states besides a certificate: asked one thing at a time, refused in a sentence, signed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scansim.training.people.person import Role
from scansim.training.programme.rules import Level
from scansim.training.programme.standing import Standing, State, standing_of
from scansim.training.signoff.rules import SignerStanding
from scansim.training.signoff.signature import Seen, Signature
from scansim.training.signoff.statement import Statement, StatementKind
from tests.screens.signing_desk import PIN, PROGRAMME, SKILL, SUES, Office, office, signs_in
from tests.screens.station import Station, at_station

RELEASE, TRIGGER, REVOKE, REINSTATE, EXTEND, WAIVE, VOID, FOUND = range(8)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path)
    with made.records:
        yield made


def certified(desk: Office) -> None:
    signoffs = desk.records.signoffs
    digest = signoffs.evidence(desk.mia, SKILL, Level.CERTIFIED, PROGRAMME, signoffs.today()).digest
    by = Signature(desk.sue, "I have looked.", "b", 1, SignerStanding.TRAINER, Seen((True,) * 6, 4))
    signoffs.grant(desk.mia, SKILL, Level.CERTIFIED, PROGRAMME, digest=digest, by=by)


def last(desk: Office, person: str = "") -> Statement:
    return desk.records.signoffs.statements(person or desk.mia)[-1]


def standing(desk: Office) -> Standing:
    said = desk.records.signoffs.statements(desk.mia)
    return standing_of(SKILL, PROGRAMME, desk.records.run_rows(desk.mia), said, desk.records.signoffs.today())


async def states(station: Station, desk: Office, what: int, *choices: int, remark: str = "Seen by the dock") -> None:
    """From the page of the person through all steps to the badge."""
    await signs_in(station, desk.mia)
    await station.press("f4", *["down"] * what, "enter")
    for choice in choices:
        await station.press(*["down"] * choice, "enter")
    if station.page == "StatePage" and "IN YOUR WORDS" in station.text:
        await (station.type(remark) if remark else station.press("enter"))


async def signs(station: Station) -> None:
    await station.scan(SUES)
    assert station.page == "SignPin", station.text
    await station.type(PIN)
    assert station.page == "SignPage"
    assert "Kept: Mia K." in station.text


# what is stated


async def test_a_release_is_for_so_many_hours(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await states(station, desk, RELEASE, 1)
        assert "I release this person for work in Receiving for 10 hours" in station.text
        await signs(station)
    said = last(desk)
    assert (said.kind, said.ends, said.skill) == (StatementKind.RELEASED, "2026-11-22T19:14:00.000Z", "receiving")


async def test_an_incident_suspends_and_a_request_asks_anew(desk: Office) -> None:
    certified(desk)
    async with at_station(desk.desk) as station:
        await states(station, desk, TRIGGER, 0, remark="")
        assert "I suspend the certificate in Receiving: there was an incident." in station.text
        await signs(station)
    assert last(desk).kind is StatementKind.SUSPENDED
    assert standing(desk).state is State.SUSPENDED


async def test_a_suspension_is_ended_after_a_ride_passed_since(desk: Office) -> None:
    certified(desk)
    async with at_station(desk.desk) as station:
        await states(station, desk, TRIGGER, 0)
        await signs(station)
        await station.press("f4", *["down"] * REINSTATE, "enter")
        assert "needs a check-ride passed since" in " ".join(station.text.split())
        assert station.page == "StatePage"
    desk.clock.day = "2026-11-23"
    desk.ride(desk.mia, 24)
    async with at_station(desk.desk) as station:
        await states(station, desk, REINSTATE, remark="Trained again")
        await signs(station)
    assert last(desk).kind is StatementKind.REINSTATED
    assert standing(desk).state is State.CERTIFIED


async def test_a_revocation_takes_effect_at_once_and_needs_words(desk: Office) -> None:
    certified(desk)
    async with at_station(desk.desk) as station:
        await states(station, desk, REVOKE, 1, remark="")
        assert "Give a reason in a few words" in station.text
        await station.type("Worked around the scanner")
        await signs(station)
    assert (last(desk).kind, last(desk).why) == (StatementKind.REVOKED, "bypass")
    assert standing(desk).state is State.REVOKED
    assert StatementKind.GRANTED in [each.kind for each in desk.records.signoffs.statements(desk.mia)]


async def test_an_extension_needs_a_fresh_ride_and_lasts_as_long_as_a_certificate(desk: Office) -> None:
    certified(desk)
    desk.clock.day = "2027-05-20"
    async with at_station(desk.desk) as station:
        await states(station, desk, EXTEND)
        assert "Too old: 179 of 14 days." in station.text
    desk.ride(desk.mia, 24)
    async with at_station(desk.desk) as station:
        await states(station, desk, EXTEND)
        await signs(station)
    assert (last(desk).kind, last(desk).until) == (StatementKind.EXTENDED, date(2027, 11, 16))


async def test_a_waiver_is_shown_as_one(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await states(station, desk, WAIVE, 1)
        assert "Nothing was proved." in station.text
        await signs(station)
        assert "waived, not proved" in station.text
    assert (last(desk).kind, last(desk).why) == (StatementKind.WAIVED, "equivalent")
    assert standing(desk).state is State.WAIVED


async def test_a_ride_is_voided_with_a_reason_and_counts_no_more(desk: Office) -> None:
    newest = desk.records.run_rows(desk.mia)[-1].attempt
    async with at_station(desk.desk) as station:
        await states(station, desk, VOID, 0, 0, remark="Fire alarm")
        await signs(station)
        assert "100 lines in 2 runs" in station.text
    [voided] = [run.attempt for run in desk.records.run_rows(desk.mia) if run.voided]
    assert voided == newest


async def test_an_open_ride_is_voided_too_and_then_stands_against_nothing(desk: Office) -> None:
    desk.begin(desk.mia)
    async with at_station(desk.desk) as station:
        await states(station, desk, VOID, 3, 1, remark="Went home")
        await signs(station)
        assert "never ended" not in station.text
        await station.scan(SUES)
        assert station.page == "SignPin"


async def test_a_founding_assessor_is_a_supervisor_and_named_once(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await states(station, desk, FOUND)
        assert station.page == "StatePage"
        assert station.rings == 1
    desk.records.people.grant(desk.mia, Role.SUPERVISOR, desk.sue)
    async with at_station(desk.desk) as station:
        await states(station, desk, FOUND, remark="")
        await signs(station)
        await station.press("f4", *["down"] * FOUND, "enter")
        assert "it is done once" in station.text
    assert (last(desk).kind, last(desk).until) == (StatementKind.FOUNDED, date(2027, 2, 20))


# what is refused


@pytest.mark.parametrize("what", [TRIGGER, REVOKE, EXTEND, REINSTATE])
async def test_without_a_certificate_there_is_nothing_to_take_or_extend(desk: Office, what: int) -> None:
    async with at_station(desk.desk) as station:
        await states(station, desk, what)
        assert "There is no certificate" in station.text or "Nothing is suspended" in station.text
        assert "WHAT DO YOU STATE?" in station.text


@pytest.mark.parametrize("what", [RELEASE, WAIVE, VOID, FOUND])
async def test_nobody_states_anything_about_themselves(desk: Office, what: int) -> None:
    for _ in range(2):
        desk.ride(desk.sue)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.sue)
        await station.press("f4", *["down"] * what, "enter")
        assert "Nobody signs for themselves" in station.text or what == FOUND
    kept = [each.kind for each in desk.records.signoffs.statements(desk.sue)]
    assert kept == []


async def test_nothing_is_kept_without_badge_and_pin(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await states(station, desk, RELEASE, 0)
        await station.press("enter")
        assert "Read your badge, then enter your PIN" in station.text
        await station.scan(SUES)
        await station.press("escape", "escape", "escape", "escape")
        assert station.page == "Home"
    assert desk.records.signoffs.statements(desk.mia) == []


async def test_the_words_are_personal_and_lie_apart(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await states(station, desk, RELEASE, 0, remark="Her mother is ill")
        await signs(station)
    fact = desk.records.signoffs.fact(last(desk).id)
    assert fact is not None
    assert "mother" not in fact.body
    digest = json.loads(fact.body)["texts"]["remark"]
    assert desk.records.people.text(digest) == "Her mother is ill"


async def test_a_right_that_was_taken_away_meanwhile_is_missed_at_the_signature(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await states(station, desk, RELEASE, 0)
        await station.scan(SUES)
        desk.records.people.revoke(desk.sue, Role.SUPERVISOR, "program")
        await station.type(PIN)
        assert station.page == "StatePage"
        assert station.rings == 1
    assert desk.records.signoffs.statements(desk.mia) == []
