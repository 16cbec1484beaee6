"""Out of a run, to the lock and to the help page: by cards, by keys and by fingers."""

from __future__ import annotations

import pytest

from scansim.actions import Where
from scansim.records.memory import MemoryAttempts
from scansim.training.inputs import Pause, Resume, Tap
from tests.screens.situations import TRANSFER, cards, go_to, inputs_of, run_of
from tests.screens.small import desk
from tests.screens.station import at_station

TALL = (120, 40)


# leaving


async def test_a_run_is_left_and_gone_on_with_by_cards() -> None:
    attempts = MemoryAttempts()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await go_to(station, Where.DECISION)
        await cards(station, "no")
        assert station.page == "RunPage"
        await cards(station, "back", "back")
        assert station.page == "RunPage"
        await cards(station, "back", "enter")
        assert station.page == "Decision"
        await cards(station, "yes")
        assert "GO ON" in station.text
        stored = attempts.unfinished("guest")
        assert stored is not None
        assert [type(timed.input) for timed in stored.inputs] == [Pause]
        await cards(station, "enter", TRANSFER)
        assert isinstance(inputs_of(station)[1], Resume)
        assert "0/15" in station.text


async def test_a_run_is_left_by_keys() -> None:
    async with at_station() as station:
        await station.press("enter", "enter", "enter", "escape", "escape")
        assert station.page == "RunPage"
        await station.press("escape", "down", "enter")
        assert station.page == "Home"


async def test_a_run_is_given_up_by_cards() -> None:
    attempts = MemoryAttempts()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await go_to(station, Where.UNFINISHED)
        await cards(station, "no", "no")
        assert attempts.unfinished("guest") is not None
        await cards(station, "no", "yes")
        assert attempts.unfinished("guest") is None
        assert "Given up" in station.text


@pytest.mark.parametrize("last", [("damaged",), ("help",), ("back",), ("damaged", "help")])
async def test_the_lock_stops_the_clock_whatever_stands_on_top_of_the_run(last: tuple[str, ...]) -> None:
    attempts = MemoryAttempts()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await go_to(station, Where.MENU)
        await cards(station, *last, "lock")
        assert station.page == "Lock"
        stored = attempts.unfinished("guest")
        assert stored is not None
        assert [timed.input for timed in stored.inputs] == [Pause("lock")]


# help


async def test_help_lists_the_cards_first_to_who_scans_cards_and_does_what_is_touched() -> None:
    async with at_station() as station:
        await go_to(station, Where.QUESTION)
        await cards(station, "help")
        assert station.rows[1] == " Cards"
        assert "  YES    Create backorder: keep the rest open" in station.rows
        await station.touch("Create backorder")
        assert station.page == "DebriefPage"


async def test_help_lists_the_keys_first_to_who_presses_keys() -> None:
    async with at_station() as station:
        await station.press("enter", "f1")
        assert station.rows[1] == " Exercise"
        assert " Cards" in station.rows


# fingers


async def test_where_there_is_room_a_finger_may_hit_below_the_word() -> None:
    async with at_station(size=TALL) as station:
        await go_to(station, Where.QUESTION)
        row = next(index for index, text in enumerate(station.rows) if "No backorder" in text)
        run = run_of(station)
        await station.pilot.click(offset=(10, row + 1))
        await station.settle()
        assert run.observations[-1].input == Tap("no_backorder")
        keys = next(index for index, text in enumerate(station.rows) if "ENTER Next" in text)
        await station.pilot.click(offset=(2, keys + 1))
        await station.settle()
        assert station.page == "Brief"
