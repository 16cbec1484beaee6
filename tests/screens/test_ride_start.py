"""A check-ride begins and goes on with a PIN, at a station that was checked, not after a long pause (G6, G9, D4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.records.memory import MemoryAttempts
from scansim.training.exercise import CHECK
from scansim.training.header import Mode
from scansim.training.inputs import Abandon, Pause
from scansim.training.people.person import PersonKind
from scansim.training.station import StationSettings, StationState
from tests.screens.people import BADGES, MIA, House
from tests.screens.situations import cards
from tests.screens.small import BOX, SmallLessons, lesson
from tests.screens.station import at_station
from tests.training.people.made import person

MIAS, PIN = BADGES[MIA.id], "738194"
NOW = "2026-03-02T08:00:00.000Z"


class Timed(MemoryAttempts):
    """Attempts that were sealed when a test says so."""

    sealed_at = NOW

    def stopped(self, attempt: str) -> str:
        return self.sealed_at


@pytest.fixture
def house() -> House:
    small = lesson("CHK-R1")
    ride = replace(small, exercise=replace(small.exercise, mode=CHECK))
    return House(Timed(), SmallLessons.of(ride))


async def test_a_check_ride_begins_with_a_pin(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start")
        assert station.page == "PinPage"
        assert "A check-ride is yours alone" in station.text
        assert house.attempts.unfinished(MIA.id) is None
        await station.press("escape")
        assert station.page == "Brief"
        await station.press("enter")
        await station.type("111111")
        assert station.page == "PinPage"
        await station.type(PIN)
        assert station.page == "RunPage"
        stored = house.attempts.unfinished(MIA.id)
        assert stored is not None
        assert stored.header.mode is Mode.CHECK
        assert stored.header.person == MIA.id


async def test_the_scan_that_began_it_is_its_first_input(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "WH/IN/07525")
        assert station.page == "PinPage"
        await station.type(PIN)
        stored = house.attempts.unfinished(MIA.id)
        assert stored is not None
        assert [getattr(timed.input, "data", "") for timed in stored.inputs] == ["WH/IN/07525"]


async def test_a_pin_that_was_given_is_changed_before_the_ride(house: House) -> None:
    house.pins.once.add(MIA.id)
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start")
        await station.type(PIN)
        assert station.page == "ChoosePin"
        await station.type("602847")
        await station.type("602847")
        assert station.page == "RunPage"


async def test_ten_wrong_pins_end_at_the_lock_and_the_ride_never_begins(house: House) -> None:
    house.pins.failures[MIA.id] = 9
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start")
        await station.type("111111")
        assert station.page == "Lock"
        assert "A supervisor can let you in again" in station.text
        assert house.attempts.unfinished(MIA.id) is None


async def test_what_stands_in_the_way_is_said_and_kept(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start")
        house.stations.state = StationState(StationSettings(), NOW, "")
        await station.press("enter")
        assert "This station's scanner is not checked" in station.text
        house.pins.pins.clear()
        await station.press("enter")
        assert "Ask your supervisor for one" in station.text
        house.roster.people[MIA.id] = person(MIA.id, PersonKind.LOCKED)
        await station.press("enter")
        assert "You cannot take a check-ride now" in station.text
        assert station.page == "Brief"
        assert station.rings == 3
    reasons = [("ride", why, MIA.id) for why in ("ride_hardware", "ride_no_pin", "ride_standing")]
    assert house.roster.denied == reasons


async def test_a_guest_takes_no_check_ride(house: House) -> None:
    async with at_station(house.desk) as station:
        await station.press("f4", "enter", "enter")
        assert station.page == "Brief"
        assert "for people with a badge" in station.text
    assert house.roster.denied == [("ride", "ride_nobody", "")]


async def test_a_ride_that_was_locked_goes_on_within_ten_minutes_and_with_the_pin(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start")
        await station.type(PIN)
        await station.scan(BOX)
        await cards(station, "lock")
        attempts = house.attempts
        assert isinstance(attempts, Timed)
        attempts.sealed_at = "2026-03-02T07:50:00.000Z"
        await cards(station, MIAS)
        assert "Go on" in station.text
        await cards(station, "start")
        assert station.page == "PinPage"
        await station.type(PIN)
        assert station.page == "RunPage"
        stored = attempts.unfinished(MIA.id)
        assert stored is not None
        assert Pause("lock") in [timed.input for timed in stored.inputs]


async def test_a_ride_that_stood_longer_is_not_passed_and_its_owner_is_told(house: House) -> None:
    async with at_station(house.desk) as station:
        await cards(station, MIAS, "start", "start")
        await station.type(PIN)
        await station.scan(BOX)
        await cards(station, "lock")
        attempts = house.attempts
        assert isinstance(attempts, Timed)
        attempts.sealed_at = "2026-03-02T07:49:59.999Z"
        await cards(station, MIAS)
        assert "stood for over ten minutes" in station.text
        assert "GO ON" not in station.text
        assert attempts.unfinished(MIA.id) is None
        kept = attempts.read("memory-1")
        assert kept.inputs[-1].input == Abandon()
        assert kept.result is not None
        assert kept.result["passed"] is False
