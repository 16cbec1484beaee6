"""The sign-off page: what a signer is shown, what they sign, every refusal in a sentence (reference training D1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scansim.training.people.person import Role
from scansim.training.programme.rules import Programme, Trigger
from scansim.training.programme.standing import State, standing_of
from scansim.training.signoff.signature import Signature
from scansim.training.signoff.statement import StatementKind
from scansim.words.language import STRETCHED, speaking
from tests.screens.golden import differences
from tests.screens.signing_desk import JONS, MIAS, PIN, PROGRAMME, SKILL, SUES, Office, office, signs_in
from tests.screens.situations import cards
from tests.screens.station import Station, at_station

SIZES = ((40, 15), (80, 24))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path)
    with made.records:
        yield made


def kinds(desk: Office, person: str = "") -> list[StatementKind]:
    return [each.kind for each in desk.records.signoffs.statements(person or desk.mia)]


def state(desk: Office, person: str = "") -> State:
    who = person or desk.mia
    said = desk.records.signoffs.statements(who)
    return standing_of(SKILL, PROGRAMME, desk.records.run_rows(who), said, desk.records.signoffs.today()).state


async def sees_all(station: Station) -> None:
    """Rate the work as seen whole, by what fingers type."""
    await station.type("123456")
    await station.type("4")


# what it looks like


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_was_approved(desk: Office, size: tuple[int, int]) -> None:
    found: list[str] = []
    async with at_station(desk.desk, size) as station:
        await signs_in(station, desk.mia)

        def look(name: str) -> None:
            assert {len(row) <= size[0] for row in station.rows} == {True}
            found.append(differences(name, station.rows, size))

        look("sign")
        await station.press("f3")
        look("sign_lines")
        await station.press("escape", "down", "down")
        await sees_all(station)
        look("sign_ticked")
        await station.scan(SUES)
        look("sign_pin")
        await station.press("escape", "f4")
        look("sign_state")
        await cards(station, "enter")
        look("sign_state_hours")
        await cards(station, "enter")
        look("sign_state_remark")
        await station.type("A box fell")
        look("sign_state_badge")
    assert [each for each in found if each] == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_longer_language_fits(desk: Office, size: tuple[int, int]) -> None:
    with speaking(STRETCHED):
        async with at_station(desk.desk, size) as station:
            await signs_in(station, desk.mia)
            for key in ("down", "f3", "escape", "f4", "enter", "enter"):
                await station.press(key)
                assert all(len(row) <= size[0] for row in station.rows)
                assert station.rows[-2].startswith(">")
            assert station.rings == 0


# what is signed


async def test_badge_and_pin_sign_what_was_seen(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        assert "150 lines in 3 runs, 0 escaped errors, at least" in station.text
        assert "98 % right with 95 % confidence" in station.text
        await sees_all(station)
        await station.scan(SUES)
        assert station.page == "SignPin"
        await station.type(PIN)
        assert "Signed: Mia K., Receiving, certified." in station.text
    assert kinds(desk) == [StatementKind.OBSERVED, StatementKind.GRANTED]
    assert state(desk) is State.CERTIFIED


async def test_without_anything_seen_it_is_passed_in_the_simulator_only(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        assert "no leave yet to work alone" in station.text
        await station.scan(SUES)
        await station.type(PIN)
    assert kinds(desk) == [StatementKind.GRANTED]
    assert state(desk) is State.READY


@pytest.mark.parametrize(
    ("typed", "rating", "certified"), [("123456", "3", True), ("123456", "2", False), ("12345", "5", False)]
)
async def test_six_of_six_and_a_three_are_an_observation(
    desk: Office, typed: str, rating: str, *, certified: bool
) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.type(typed)
        await station.type(rating)
        assert ("may work" in " ".join(station.text.split())) is certified
        await station.scan(SUES)
        await station.type(PIN)
    assert kinds(desk) == [StatementKind.OBSERVED, StatementKind.GRANTED]
    assert (state(desk) is State.CERTIFIED) is certified


async def test_the_very_words_that_were_shown_are_kept(desk: Office) -> None:
    async with at_station(desk.desk, (120, 40)) as station:
        await signs_in(station, desk.mia)
        await sees_all(station)
        shown = " ".join(station.text.split())
        await station.scan(SUES)
        await station.type(PIN)
    fact = desk.records.signoffs.fact(desk.records.signoffs.statements(desk.mia)[-1].id)
    assert fact is not None
    body = json.loads(fact.body)
    assert body["statement"] in shown
    assert "Mia" not in body["statement"]
    assert body["grounds"] == "trainer"
    assert body["signed_with"]["badge"]
    assert body["signed_with"]["series"] == 1


async def test_what_is_ticked_is_ticked_by_cards_keys_and_touch(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await cards(station, "A")
        await station.press("down", "enter")
        await station.touch("[ ] Looks")
        assert [row[1:4] for row in station.rows if row[1:2] == "[" or row[2:3] == "["][:3] != []
        assert station.text.count("[x]") == 3
        await cards(station, "C")
        assert station.text.count("[x]") == 2


@pytest.mark.parametrize("day", ["2026-11-22", "2026-12-20"])
async def test_who_was_signed_without_being_seen_is_only_observed(desk: Office, day: str) -> None:
    """At once, or long after the ride: what was proved stays signed, and holds from the observation on."""
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        await station.type(PIN)
    desk.clock.day = day
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.type("12345")
        await station.type("5")
        assert "may work" not in station.text
        await station.touch("[ ] Leaves")
        shown = " ".join(station.text.split())
        assert "In Receiving this person may work without supervision until 2027-05-21" in shown
        await station.scan(SUES)
        await station.type(PIN)
        assert "Signed: Mia K., Receiving, observed." in station.text
    assert kinds(desk) == [StatementKind.GRANTED, StatementKind.OBSERVED]
    assert state(desk) is State.CERTIFIED


async def test_the_floor_may_be_seen_before_there_is_anything_to_sign(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.jon)
        await sees_all(station)
        assert "may work" not in station.text
        await station.scan(SUES)
        await station.type(PIN)
    assert kinds(desk, desk.jon) == [StatementKind.OBSERVED]


async def test_to_be_seen_at_work_ends_no_suspension(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        await station.type(PIN)
        desk.records.signoffs.trigger(desk.mia, "receiving", Trigger.INCIDENT, PROGRAMME, by=Signature(desk.sue, "It."))
        station.app.go_sign(desk.mia, "receiving")
        await station.settle()
        await sees_all(station)
        assert "may work" not in station.text
        await station.scan(SUES)
        await station.type(PIN)
    assert kinds(desk)[-1] is StatementKind.OBSERVED
    assert state(desk) is State.SUSPENDED


async def test_the_right_to_observe_is_asked_for_at_the_signature_too(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.jon)
        await sees_all(station)
        await station.scan(SUES)
        desk.records.people.revoke(desk.sue, Role.SUPERVISOR, "program")
        await station.type(PIN)
        assert station.page == "SignPage"
    assert kinds(desk, desk.jon) == []


async def test_nobody_observes_themselves(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.sue)
        await sees_all(station)
        await station.scan(SUES)
        assert station.page == "SignPage"
    assert kinds(desk, desk.sue) == []


# what is refused


@pytest.mark.parametrize(("days", "refused"), [(14, False), (15, True)])
async def test_stale_evidence_is_not_signed(desk: Office, days: int, *, refused: bool) -> None:
    desk.clock.day = f"2026-12-{22 - 30 + days:02d}"
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        assert (f"{days} days old" in station.text) is refused
        assert (station.page == "SignPage") is refused


@pytest.mark.parametrize(("lines", "refused"), [(48, True), (49, False)])
async def test_evidence_that_does_not_carry_it_is_not_signed(desk: Office, lines: int, *, refused: bool) -> None:
    """149 lines without an error prove 98 of 100 (reference training C7)."""
    for count in (50, 50, lines):
        desk.ride(desk.jon, count)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.jon)
        await station.scan(SUES)
        assert ("1 more lines without an error" in " ".join(station.text.split())) is refused
        assert (station.page == "SignPage") is refused


async def test_only_levels_that_the_evidence_carries_are_there(desk: Office) -> None:
    desk.ride(desk.mia, 149)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        row = next(row for row in station.rows if "Level" in row)
        assert "certified" in row
        assert "[proficient]" in row
        assert "expert" not in row
        await station.touch("Level")
        assert "[certified]" in station.text


async def test_nobody_signs_for_themselves(desk: Office) -> None:
    for _ in range(3):
        desk.ride(desk.sue)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.sue)
        assert "Nobody signs for themselves" in station.text
        await station.scan(SUES)
        assert station.page == "SignPage"
    assert kinds(desk, desk.sue) == []


async def test_an_open_ride_stands_against_it(desk: Office) -> None:
    desk.begin(desk.mia)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        assert "was never ended" in station.text
        assert station.page == "SignPage"


async def test_the_newest_ride_was_passed(desk: Office) -> None:
    desk.ride(desk.mia, 20, passed=False)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        assert "The newest check-ride was not passed" in station.text
        assert station.page == "SignPage"


async def test_who_has_no_right_sees_no_page(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await station.scan(JONS)
        station.app.go_sign(desk.mia, "receiving")
        await station.settle()
        assert station.page == "Home"
        assert "You may not sign this" in station.text


async def test_an_own_certificate_or_a_trainer_is_needed(desk: Office) -> None:
    desk.records.people.revoke(desk.sue, Role.TRAINER, "program")
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        assert "a trainer, or a founding assessor" in " ".join(station.text.split())
        assert station.page == "SignPage"


async def test_what_was_added_meanwhile_is_shown_anew(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        desk.ride(desk.mia, 20)
        await station.type(PIN)
        assert station.page == "SignPage"
        assert "Something was added" in station.text
        assert "170 lines in 4 runs" in station.text
    assert kinds(desk) == []


async def test_something_ticked_needs_a_rating(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.type("123456")
        await station.scan(SUES)
        assert "Rate the work from 1 to 5" in station.text
        assert station.page == "SignPage"


@pytest.mark.parametrize("badge", [MIAS, "TRN-NOBODY"])
async def test_only_the_signers_own_badge_signs(desk: Office, badge: str) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(badge)
        assert "That badge is not yours" in station.text
        assert badge not in station.text
        assert station.page == "SignPage"


async def test_a_wrong_pin_and_a_scanned_one_sign_nothing(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        await station.scan(PIN)
        assert "never scanned" in station.text
        await station.type("111111")
        assert station.page == "SignPin"
        assert PIN not in station.text
    assert kinds(desk) == []


async def test_a_page_that_was_not_seen_to_its_end_is_not_signed(desk: Office) -> None:
    async with at_station(desk.desk, (40, 15)) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        assert station.page == "SignPage"
        assert "Open it first" in station.text
        await station.press(*["down"] * 9)
        await station.scan(SUES)
        assert station.page == "SignPin"


async def test_a_right_that_was_taken_away_meanwhile_is_missed_at_the_signature(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        desk.records.people.revoke(desk.sue, Role.SUPERVISOR, "program")
        await station.type(PIN)
        assert station.page == "SignPage"
        assert station.rings == 1
    assert kinds(desk) == []


async def test_without_a_pin_of_their_own_nobody_signs(desk: Office) -> None:
    del desk.pins.pins[desk.sue]
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        assert station.page == "SignPage"
        assert "You need a PIN of your own to sign" in station.text


async def test_a_pin_that_serves_once_is_changed_before_it_signs(desk: Office) -> None:
    desk.pins.once.add(desk.sue)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        await station.type(PIN)
        assert station.page == "ChoosePin"
        assert kinds(desk) == []
        await station.type("602847")
        await station.type("602847")
        assert station.page == "Home"
    assert kinds(desk) == [StatementKind.GRANTED]


async def test_what_was_seen_now_is_part_of_what_is_signed(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await sees_all(station)
        await station.scan(SUES)
        await station.type(PIN)
    observed, granted = desk.records.signoffs.statements(desk.mia)
    fact = desk.records.signoffs.fact(granted.id)
    assert fact is not None
    assert json.loads(fact.body)["evidence"]["observation"]["fact"] == observed.id


# several in a row


async def test_the_next_of_the_queue_takes_the_pin_alone_for_five_minutes(desk: Office) -> None:
    for _ in range(3):
        desk.ride(desk.jon)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia, queue=[(desk.jon, "receiving")])
        await station.scan(SUES)
        await station.type(PIN)
        assert "Signed: Mia K." in station.text
        assert "Jon P." in station.rows[0]
        desk.clock.now += 300
        await station.press("up")
        await station.touch("SIGN")
        assert station.page == "SignPin"
        await station.type(PIN)
        assert station.page == "Home"
    fact = desk.records.signoffs.fact(desk.records.signoffs.statements(desk.jon)[-1].id)
    assert fact is not None
    assert '"signed_with":{"badge":null,"pin":true,"series":2}' in fact.body


async def test_a_badge_that_is_read_all_the_same_begins_a_new_series(desk: Office) -> None:
    for _ in range(3):
        desk.ride(desk.jon)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia, queue=[(desk.jon, "receiving")])
        await station.scan(SUES)
        await station.type(PIN)
        await station.scan(SUES)
        await station.type(PIN)
    fact = desk.records.signoffs.fact(desk.records.signoffs.statements(desk.jon)[-1].id)
    assert fact is not None
    signed = json.loads(fact.body)["signed_with"]
    assert signed["series"] == 1
    assert signed["badge"]


@pytest.mark.parametrize("at", ["before the PIN", "at the PIN"])
async def test_after_five_minutes_the_badge_is_asked_for_again(desk: Office, at: str) -> None:
    for _ in range(3):
        desk.ride(desk.jon)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia, queue=[(desk.jon, "receiving")])
        await station.scan(SUES)
        await station.type(PIN)
        if at == "before the PIN":
            desk.clock.now += 301
            await station.touch("SIGN")
        else:
            await station.touch("SIGN")
            desk.clock.now += 301
            await station.type(PIN)
        assert station.page == "SignPage"
        assert "Read your badge, then enter your PIN" in station.text
    assert kinds(desk, desk.jon) == []


async def test_a_lock_breaks_the_series(desk: Office) -> None:
    for _ in range(3):
        desk.ride(desk.jon)
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        await station.type(PIN)
        await station.press("f9")
        await signs_in(station, desk.jon)
        await station.touch("SIGN")
        assert "Read your badge" in station.text


async def test_a_guest_signs_nothing(desk: Office) -> None:
    async with at_station(desk.desk) as station:
        await station.press("f4")
        station.app.go_sign(desk.mia, "receiving")
        await station.settle()
        assert station.page == "Home"


async def test_the_grounds_are_those_of_the_moment_of_signing(desk: Office) -> None:
    """A founding assessor signs without an own certificate, and the certificate says so."""
    desk.records.people.revoke(desk.sue, Role.TRAINER, "program")
    desk.records.signoffs.found(desk.sue, Programme("1", ()), by=Signature(desk.sue, "first"))
    async with at_station(desk.desk) as station:
        await signs_in(station, desk.mia)
        await station.scan(SUES)
        await station.type(PIN)
    fact = desk.records.signoffs.fact(desk.records.signoffs.statements(desk.mia)[-1].id)
    assert fact is not None
    assert '"grounds":"founding"' in fact.body
