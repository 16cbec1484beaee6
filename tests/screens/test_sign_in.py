"""Who comes in at a station with people, and what is seen of whom (reference training D4, G9, G14)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events

from scansim.records.memory import MemoryAttempts
from scansim.screens.page import Page
from scansim.training.header import Floor
from scansim.training.inputs import Pause
from scansim.training.people.person import PersonKind
from scansim.training.people.rights import Act
from scansim.training.people.station_rules import StationRules
from scansim.words.language import ENGLISH, spoken
from tests.screens.people import BADGES, JON, MIA, SUE, FakeRoster, House
from tests.screens.situations import cards
from tests.screens.small import BOX
from tests.screens.station import FINGERS, Station, at_station
from tests.training.people.made import bearer, person

MIAS, JONS, SUES = BADGES[MIA.id], BADGES[JON.id], BADGES[SUE.id]
PIN = "738194"
ESCAPE_TO_FLOOR = ("f3", "down", "down", "down", "enter", "enter", "escape")


@pytest.fixture
def house() -> House:
    return House(MemoryAttempts())


async def test_a_badge_lets_in_and_greets_by_name(house: House) -> None:
    async with at_station(house.desk) as station:
        assert "Scan your badge" in station.text
        assert "guest" not in station.text.split("F4")[0]
        await station.scan(MIAS)
        assert station.page == "Home"
        assert "M I A   K O W A L S K A" in station.text
        assert "Not you? press F9" in station.text
        assert "RCV-03" not in station.text  # nothing but what is next is told before it is clear who reads it
        await station.press("enter")
        assert station.page == "Brief"
        assert "Mia K." in station.rows[0]


@pytest.mark.parametrize("way", ["f9", "escape_card", "no", "lock"])
async def test_not_you_goes_back_to_the_lock(house: House, way: str) -> None:
    async with at_station(house.desk) as station:
        await station.scan(MIAS)
        if way == "f9":
            await station.press("f9")
        else:
            await cards(station, "back" if way == "escape_card" else way)
        assert station.page == "Lock"
        assert "Mia" not in station.text
        assert not station.app.is_signed_in


async def test_a_badge_and_two_cards_begin_a_run_in_one_burst(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start")
        assert station.page == "RunPage"
        stored = house.attempts.unfinished(MIA.id)
        assert stored is not None


@pytest.mark.parametrize(
    ("who", "why", "told"),
    [
        (bearer(MIA, is_revoked=True), "revoked", MIA.id),
        (bearer(MIA, "2026-03-01"), "expired", MIA.id),
        (bearer(person(MIA.id, PersonKind.LOCKED)), "locked", MIA.id),
        (bearer(person(MIA.id, PersonKind.LEFT)), "left", MIA.id),
    ],
)
async def test_whoever_is_refused_is_told_the_same_and_it_is_kept(
    house: House, who: object, why: str, told: str
) -> None:
    house.roster.badges[MIAS] = [who]  # type: ignore[list-item]
    house.roster.people[MIA.id] = who.person  # type: ignore[attr-defined]
    async with at_station(house.desk) as station:
        await station.scan(MIAS)
        assert station.page == "Lock"
        assert "This opens nothing here. Ask your supervisor." in station.text
        assert MIAS not in station.text
        assert station.rings == 1
    assert house.roster.denied == [("sign_in", why, told)]


async def test_a_label_that_is_no_badge_is_refused_with_the_same_words_and_not_kept(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.scan(BOX)
        assert "This opens nothing here. Ask your supervisor." in station.text
        assert BOX not in station.text
    assert house.roster.denied == []


async def test_what_is_read_at_the_lock_is_not_shown_while_it_is_read(house: House) -> None:
    async with at_station(house.desk) as station:
        station.characters("TRNMIA")
        await station.settle()
        assert "> ••••••" in station.text
        assert "TRN" not in station.text


async def test_a_badge_of_another_site_does_not_open(house: House) -> None:
    house.rules = StationRules(site="South")
    house.roster.people[MIA.id] = person(MIA.id, site="North")
    async with at_station(house.desk) as station:
        await station.scan(MIAS)
        assert station.page == "Lock"
    assert house.roster.denied == [("sign_in", "other_site", MIA.id)]


# names


async def test_a_name_is_chosen_and_proved_by_a_pin(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.press("enter")
        assert station.page == "Names"
        assert "Mia K." in station.text
        assert "Kowalska" not in station.text
        assert "Jon" not in station.text  # who has no PIN cannot come in so
        await station.press("enter")
        assert station.page == "PinPage"
        await station.type(PIN)
        assert station.page == "Home"
        assert "M I A   K O W A L S K A" in station.text


async def test_typing_leaves_the_names_that_begin_so(house: House) -> None:
    house.pins.pins |= {JON.id: "602847", SUE.id: "494862"}
    async with at_station(house.desk) as station:
        await station.press("enter")
        await station.type("pet")
        assert station.page == "Names"
        await station.type("su")
        assert "Sue O." in station.text
        assert "Mia" not in station.text
        await station.type("nobody")
        assert "No name here begins with that" in station.text
        await station.press("enter")
        assert "Sue Ortiz" in station.text


async def test_a_badge_beside_the_list_of_names_lets_in(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.press("enter")
        await station.scan(SUES)
        assert "S U E   O R T I Z" in station.text


async def test_the_list_of_names_by_cards_alone(house: House) -> None:
    house.pins.pins |= {JON.id: "602847"}
    async with at_station(house.desk) as station:
        await cards(station, "enter", "next", "enter")
        assert station.page == "PinPage"
        await cards(station, "back")
        assert station.page == "Lock"
        await cards(station, "enter", "B")
        assert station.page == "PinPage"
        assert "Mia Kowalska" in station.text


async def test_a_site_without_names_or_guests_asks_for_a_badge(house: House) -> None:
    house.rules = StationRules(names=False, guests=False)
    async with at_station(house.desk) as station:
        assert "Choose your name" not in station.text
        await station.press("enter")
        assert "Here one needs a badge" in station.text
        await station.press("f4")
        assert station.page == "Lock"
        await cards(station, "start")
        assert station.page == "Lock"


# PINs


async def test_a_pin_is_neither_shown_nor_scanned_nor_pasted(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.press("enter", "enter")
        station.characters("7381", 0.2)
        await station.settle()
        assert "7381" not in station.text
        assert "> ••••_" in station.text
        await station.press("escape")
        assert station.page == "PinPage"  # Esc takes back what was typed
        await station.scan(PIN)
        assert "typed, never scanned" in station.text
        assert station.page == "PinPage"
        assert house.pins.checked == []


async def test_a_pin_is_drawn_by_no_page_that_comes_next(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    paint = Page.paint

    def noted(page: Page) -> None:
        drawn.append(page.line_shown)
        paint(page)

    monkeypatch.setattr(Page, "paint", noted)
    async with at_station(house.desk) as station:
        await station.press("enter", "enter")
        station.characters(PIN, FINGERS)
        await station.settle()
        station.characters("\r", FINGERS)
        await station.settle()
        assert station.page == "Home"
    assert "••••••" in drawn
    assert not [line for line in drawn if set(line) & set(PIN)]


async def test_a_pin_that_is_pasted_is_refused_unread(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.press("enter", "enter")
        station.post(events.Paste(f"{PIN}\r"))
        await station.settle()
        assert "typed, never pasted" in station.text
        assert station.page == "PinPage"
        assert house.pins.checked == []


async def test_wrong_pins_wait_longer_and_longer_and_lock_at_last(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.press("enter", "enter")
        for _ in range(2):
            await station.type("111111")
            assert "That was not right." in station.text
        await station.type("111111")
        assert "Not right. The next try is in 30 s" in station.text
        await station.type(PIN)
        assert station.page == "PinPage"  # it was not even looked at
        assert house.pins.checked == ["111111"] * 3
        assert "Too early, so not looked at." in station.text
        house.clock.now += 29.0
        station.app.screen.count_down()  # type: ignore[attr-defined]
        await station.settle()
        assert "in 1 s" in station.text
        house.clock.now += 1.0
        station.app.screen.count_down()  # type: ignore[attr-defined]
        await station.settle()
        assert "You may try again" in station.text
        for wait in (60, 300, 300, 300, 300, 300):
            await station.type("111111")
            assert f"in {wait} s" in station.text
            house.clock.now += wait
        await station.type("111111")
        assert station.page == "Lock"
        assert "A supervisor can let you in again" in station.text


async def test_a_new_pin_that_is_guessed_first_is_refused_before_it_is_typed_again(house: House) -> None:
    house.pins.once.add(MIA.id)
    async with at_station(house.desk) as station:
        await station.press("enter", "enter")
        await station.type(PIN)
        await station.type("1234")
        assert "CHOOSE A PIN" in station.text
        assert "Digits in a row are guessed first" in station.text


async def test_a_pin_that_was_given_is_changed_before_it_lets_in(house: House) -> None:
    house.pins.once.add(MIA.id)
    async with at_station(house.desk) as station:
        await station.press("enter", "enter")
        await station.type(PIN)
        assert station.page == "ChoosePin"
        await station.type("1234")
        await station.type("1234")
        assert "Digits in a row" in station.text
        await station.type("602847")
        assert "TYPE IT ONCE MORE" in station.text
        await station.type("602848")
        assert "not the same" in station.text
        await station.type("602847")
        await station.type("602847")
        assert station.page == "Home"
    assert house.pins.pins[MIA.id] == "602847"


# fair use


async def test_what_is_recorded_is_said_once_before_anything_is(house: House) -> None:
    house.roster.seen.clear()
    async with at_station(house.desk) as station:
        await station.scan(MIAS)
        assert station.page == "FairUse"
        assert "Recorded is what you scan" in station.text
        await station.press("f9")
        assert station.page == "Lock"
        assert MIA.id not in house.roster.seen
        await station.scan(MIAS)
        await cards(station, "yes")
        assert station.page == "Home"
        assert MIA.id in house.roster.seen
        await station.press("f9")
        await station.scan(MIAS)
        assert station.page == "Home"


# languages and accommodations


async def test_everybody_is_spoken_to_in_their_language(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.scan(JONS)
        assert "‹" in station.text
        await station.press("f9")
        assert spoken() is ENGLISH
        assert "‹" not in station.text
        await station.scan(MIAS)
        assert "‹" not in station.text


async def test_nothing_rings_for_somebody_who_asked_for_silence(monkeypatch: pytest.MonkeyPatch, house: House) -> None:
    rung: list[str] = []
    monkeypatch.setattr("textual.app.App.bell", lambda self: rung.append("ring"))
    house.roster.people[MIA.id] = person(MIA.id, no_sound=True)
    async with at_station(house.desk) as station:
        del station.app.bell  # what counts rings stands in its way
        await station.scan(MIAS)
        await station.scan("NOBODY-KNOWS-THIS")
        assert station.page == "Home"
        assert rung == []
        await station.press("f9")
        await station.scan(SUES)
        await station.scan("NOBODY-KNOWS-THIS")
        assert rung == ["ring"]


# guests


async def test_of_a_guest_nothing_is_kept(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.press("f4", "enter", "enter", *ESCAPE_TO_FLOOR)
        await station.scan(BOX)
        assert "6/15" in station.text
        await station.press("f9", "f4")
        assert "GO ON" not in station.text
    attempts = house.attempts
    assert isinstance(attempts, MemoryAttempts)
    assert attempts._attempts == {}


async def test_where_nobody_supervises_there_are_only_guests(house: House) -> None:
    house.roster = FakeRoster(MIA)
    async with at_station(house.desk) as station:
        await station.scan(MIAS)
        assert station.page == "Lock"
        assert "No badge is needed here" in station.text
        await station.press("enter")
        assert "Guest" in station.rows[0]


# hand-over


def strings_of(station: Station) -> str:
    """Everything that the app holds in its widgets, and what the terminal shows."""
    found = [station.text]
    for screen in station.app.screen_stack:
        for node in screen.walk_children(with_self=True):
            found += [repr(value) for value in vars(node).values()]
    return "\n".join([*found, station.app.entry_line, repr(station.app.title), repr(station.app.sub_title)])


async def test_the_lock_asks_for_a_badge_as_soon_as_people_were_set_up_elsewhere(house: House) -> None:
    sue = house.roster.people.pop(SUE.id)
    async with at_station(house.desk) as station:
        await station.press("enter")
        house.roster.people[SUE.id] = sue
        await station.press("f9")
        assert "Scan your badge" in station.text
        assert "No name is asked" not in station.text


async def test_the_scanner_is_checked_from_the_greeting_too(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, SUES)
        await station.press("f8")
        assert "Scanner check" in station.text


async def test_nothing_of_who_was_here_is_left_for_who_comes(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start", "look")
        await station.scan(BOX, "SOMETHING-OF-MIA")
        station.characters("half-typed", 0.2)
        await station.settle()
        before = strings_of(station)
        assert "Mia K." in before
        assert "SOMETHING-OF-MIA" in before
        await station.press("f9")
        for held in (strings_of(station),):
            for secret in ("Mia", "Kowalska", MIAS, "SOMETHING-OF-MIA", "half-typed", "DN-966", BOX):
                assert secret not in held
        await station.scan(SUES)
        held = strings_of(station)
        for secret in ("Mia", "Kowalska", MIAS, "SOMETHING-OF-MIA", "half-typed", "DN-966", BOX):
            assert secret not in held
        assert "GO ON" not in station.text


async def test_a_run_that_was_locked_is_sealed_and_goes_on_for_its_owner_alone(house: House) -> None:
    attempts = house.attempts
    assert isinstance(attempts, MemoryAttempts)
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start")
        await station.press(*ESCAPE_TO_FLOOR)
        await station.scan(BOX)
        await cards(station, "lock")
        kept = attempts.unfinished(MIA.id)
        assert kept is not None
        assert kept.inputs[-1].input == Pause("lock")
        assert attempts.sealed == [(kept.attempt, "lock")]
        await station.scan(SUES)
        assert "Go on" not in station.rows[-1]
        await station.press("enter", "escape", "f9")
        await station.scan(MIAS)
        assert "Go on" in station.rows[-1]
        await station.press("enter")
        assert station.page == "RunPage"
        assert "6/15" in station.text


# idle


async def idle(station: Station, house: House, seconds: float) -> None:
    house.clock.now += seconds
    station.app.look_whether_idle()
    await station.settle()


async def test_a_page_that_nobody_touches_is_locked_after_a_warning(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.scan(MIAS)
        await idle(station, house, 104.9)
        assert "locks in" not in station.text
        await idle(station, house, 0.1)
        assert "This locks in 15 s" in station.text
        await station.press("down")
        assert "locks in" not in station.text
        await idle(station, house, 119.0)
        assert "This locks in 1 s" in station.text
        await idle(station, house, 1.0)
        assert station.page == "Lock"
        assert "nobody was there" in station.text
        assert "Mia" not in station.text


async def test_a_supervisor_is_locked_out_sooner_and_a_run_later(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.scan(SUES)
        await idle(station, house, 60.0)
        assert station.page == "Lock"
        await cards(station, SUES, "start", "start")
        await idle(station, house, 599.0)
        assert station.page == "RunPage"
        await idle(station, house, 1.0)
        assert station.page == "Lock"
        kept = house.attempts.unfinished(SUE.id)
        assert kept is not None
        assert kept.inputs[-1].input == Pause("idle")


async def test_a_pin_page_and_a_list_of_names_do_not_stay_either(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.press("enter", "enter")
        assert station.page == "PinPage"
        await idle(station, house, 120.0)
        assert station.page == "Lock"


async def test_the_lock_itself_and_a_station_of_guests_are_never_idle(house: House) -> None:
    async with at_station(house.desk) as station:
        await idle(station, house, 10_000.0)
        assert "nobody was there" not in station.text
    house.roster = FakeRoster()
    async with at_station(house.desk) as station:
        await station.press("enter")
        await idle(station, house, 10_000.0)
        assert station.page == "Home"


async def test_a_replay_that_plays_is_no_idleness(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start", "WH/IN/07525")
        house.clock.now += 60.0
        await cards(station, BOX, "OBTVALI", "yes", "D")
        assert station.page == "ReplayPage"
        await station.press("enter")
        playing = station.app.screen
        assert isinstance(playing, Page)
        assert playing.is_playing
        await idle(station, house, 500.0)
        assert station.page == "ReplayPage"
        playing.put_away()
        await idle(station, house, 119.0)
        assert station.page == "ReplayPage"
        await idle(station, house, 1.0)
        assert station.page == "Lock"


async def test_whoever_is_locked_or_whose_badge_is_revoked_is_out_within_seconds(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start")
        await idle(station, house, 6.0)
        assert station.page == "RunPage"
        house.roster.people[MIA.id] = person(MIA.id, PersonKind.LOCKED)
        await idle(station, house, 4.9)
        assert station.page == "RunPage"
        await idle(station, house, 0.1)
        assert station.page == "Lock"
        assert "You were locked out" in station.text
        kept = house.attempts.unfinished(MIA.id)
        assert kept is not None
        assert kept.inputs[-1].input == Pause("denied")
        house.roster.people[MIA.id] = MIA
        await station.scan(MIAS)
        revoked = replace(house.roster.badges[MIAS][0].badge, is_revoked=True)
        house.roster.people[MIA.id] = replace(MIA, badges=(revoked,))
        await idle(station, house, 5.0)
        assert station.page == "Lock"


async def test_extra_time_and_larger_text_are_told_to_who_asks(house: House) -> None:
    house.roster.people[MIA.id] = replace(person(MIA.id, extra_time=True, larger_text=True))
    async with at_station(house.desk) as station:
        await station.scan(MIAS)
        worker = station.app.session.worker
        assert (worker.has_extra_time, worker.has_larger_text, worker.has_no_sound) == (True, True, False)


@pytest.mark.parametrize(("granted", "apart"), [(True, 2), (False, 1)])
async def test_with_larger_text_choices_stand_twice_as_far_apart(house: House, granted: bool, apart: int) -> None:
    house.roster.people[MIA.id] = person(MIA.id, larger_text=granted)
    async with at_station(house.desk) as station:
        await station.scan(MIAS)
        await station.press("down")
        rows = [number for number, row in enumerate(station.rows) if "level" in row]
        assert rows[1] - rows[0] == apart


# badges where none is asked for


@pytest.mark.parametrize("way", [(), ("enter",), ("down", "f1")])
async def test_a_badge_read_where_none_is_asked_for_is_refused_and_not_shown(
    house: House, way: tuple[str, ...]
) -> None:
    async with at_station(house.desk) as station:
        await station.scan(MIAS)
        await station.press(*way)
        page = station.page
        await station.scan(SUES)
        assert station.page == page
        assert station.rings == 1
        assert "That is a badge. To hand over, press F9 first." in station.text
        assert SUES not in station.text


async def test_a_training_badge_is_no_input_of_a_run(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start")
        await station.scan("TRNBCDEFGHIJKLN", "trnbcdefghijkln", "TRNBCDEFGHIJKL")
        stored = house.attempts.unfinished(MIA.id)
        assert stored is not None
        assert [getattr(timed.input, "data", "") for timed in stored.inputs] == ["TRNBCDEFGHIJKL"]


async def test_a_work_badge_is_no_input_of_a_run_either(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start")
        await station.scan(SUES, "041000000001")
        assert "That is a badge. To hand over, scan LOCK first." not in station.text  # the last answer is another one
        stored = house.attempts.unfinished(MIA.id)
        assert stored is not None
        assert [getattr(timed.input, "data", "") for timed in stored.inputs] == ["041000000001"]
        await station.scan(SUES)
        assert "That is a badge." in station.text
        assert SUES not in station.text


# what needs a right


@pytest.mark.parametrize(("who", "kept"), [(None, False), (MIAS, False), (SUES, True)])
async def test_settings_of_the_station_are_kept_by_staff_alone(house: House, who: str | None, kept: bool) -> None:
    async with at_station(house.desk) as station:
        if who is not None:
            await station.scan(who)
            await station.press("down")
        await station.press("f8", "f3", "f2")
        assert station.page == "HardwarePage"
        state = house.stations.state
        assert state is not None
        assert (state.settings.floor is Floor.ROOM) is kept
        assert ("A trainer or supervisor signs in" in station.text) is not kept
    refused = {None: [("change_station", "nobody", "")], MIAS: [("change_station", "role", MIA.id)], SUES: []}
    assert house.roster.denied == refused[who]


async def test_what_is_in_force_may_be_checked_by_anybody(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.press("f8", "f2")
        assert house.roster.denied == []
        assert len(house.stations.checks) == 1


async def test_a_role_that_was_taken_away_meanwhile_is_gone(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.scan(SUES)
        assert station.app.may(Act.CHANGE_STATION)
        house.roster.people[SUE.id] = person(SUE.id)
        house.roster.people["04-lee"] = person("04-lee", roles=("supervisor",))
        assert not station.app.may(Act.CHANGE_STATION)
    assert house.roster.denied == [("change_station", "role", SUE.id)]
