"""The floor with nothing but a scanner: hands, reports, and a room whose labels hang on the walls."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.actions import Where
from scansim.engine.quantity import quantity
from scansim.screens.desk import Desk
from scansim.screens.form import FormPage
from scansim.training.header import Floor
from scansim.training.inputs import Do, Report
from tests.screens.situations import TRANSFER, cards, go_to, inputs_of, run_of
from tests.screens.small import BOX, MUG, PLATE, desk
from tests.screens.station import at_station

SMALL, WIDE = (40, 15), (80, 24)


def in_a_room() -> Desk:
    return replace(desk(), floor=Floor.ROOM)


# floor and hands


async def test_look_looks_here_and_then_at_the_papers() -> None:
    async with at_station(size=SMALL) as station:
        await go_to(station, Where.MENU)
        await cards(station, "look", "look", "look")
        assert inputs_of(station) == [Do("look", "dock_1"), Do("look", "note-DN-966"), Do("look", "dock_1")]
        assert "You are at Dock 1" in station.text
        await cards(station, "floor")
        assert "SCAN A TRANSFER" in station.text
        await cards(station, "floor")
        assert "You are at Dock 1" in station.text
        assert len(inputs_of(station)) == 3


@pytest.mark.parametrize(
    ("scanned", "done"),
    [
        (("open", "enter"), Do("open", "box:1")),
        (("open", "B"), Do("open", "box:2")),
        (("take", PLATE, "2", "enter"), Do("take", "plate", quantity("2"))),
        (("take", "next", "next", "enter", "enter"), Do("take", "plate", quantity("1"))),
        (("aside", MUG, "enter"), Do("set_aside", "mug", quantity("1"))),
    ],
)
async def test_hands_do_what_the_cards_say(scanned: tuple[str, ...], done: Do) -> None:
    async with at_station(size=SMALL) as station:
        await go_to(station, Where.FLOOR)
        await cards(station, *scanned)
        assert inputs_of(station)[-1] == done
        assert station.rings == 0
        assert station.page == "RunPage"


async def test_what_hands_hold_and_set_aside_is_shown_apart() -> None:
    async with at_station() as station:
        await go_to(station, Where.FLOOR)
        await cards(station, "take", PLATE, "2", "enter", "aside", PLATE, "3", "enter")
        floor = [row[41:79].rstrip() for row in station.rows]
        assert "    ▫" in floor  # Six plates came: two in hand, three aside, one is left.
        assert floor[floor.index("  In hand") + 1] == "  Plate 24cm  ▫▫"
        assert floor[floor.index("  Set aside") + 1] == "  Plate 24cm  ▫▫▫"


async def test_without_a_look_there_is_nothing_for_hands() -> None:
    async with at_station() as station:
        await go_to(station, Where.MENU)
        await cards(station, "take")
        assert (station.page, station.rings) == ("RunPage", 1)
        assert "Look first" in station.text


# reports


async def test_a_report_says_what_was_reported_to_whom() -> None:
    async with at_station() as station:
        await go_to(station, Where.REPORT)
        await cards(station, BOX, "1", "enter", "quality")
        assert inputs_of(station)[-1] == Report("damaged", "mug", quantity("1"), "quality")
        assert "Reported to QUALITY: DAMAGED · Blue mug 35cl · 1" in station.text


async def test_back_takes_a_digit_then_an_answer_then_leaves() -> None:
    async with at_station(size=SMALL) as station:
        await go_to(station, Where.REPORT)
        await cards(station, "enter", "1", "2", "back")
        assert "> 1_" in station.rows
        await cards(station, "back", "back")
        assert "DAMAGED: SCAN WHAT IT IS ABOUT" in station.text
        await cards(station, "back")
        assert "Nothing was reported" in station.text or "Nothing reported" in station.text
        assert inputs_of(station) == [Do("look", "dock_1")]


async def test_a_report_by_keys_and_by_fingers() -> None:
    async with at_station() as station:
        await go_to(station, Where.FLOOR)
        await station.press("f5", "down", "down", "down", "enter", "down", "enter")
        await station.type("2")
        await station.press("enter", "down", "down", "enter")
        assert inputs_of(station)[-1] == Report("damaged", "mug", quantity("2"), "quality")
        await station.press("f5")
        await station.touch("DAMAGED")
        await station.touch("Box of 6, Blue mug")
        await station.touch("3  4")
        await station.touch("Enter Go on")
        await station.touch("BUYER")
        assert inputs_of(station)[-1] == Report("damaged", "mug", quantity("3"), "buyer")


async def test_what_a_form_asks_for_can_be_touched_on_the_floor() -> None:
    async with at_station() as station:
        await go_to(station, Where.REPORT)
        await station.touch("PLT-24-WH")
        await cards(station, "1", "enter", "enter")
        assert inputs_of(station)[-1] == Report("damaged", "unit:14", quantity("1"), "shift_lead")
        await cards(station, "open")
        await station.touch("▣6")
        assert inputs_of(station)[-1] == Do("open", "box:1")


async def test_hands_by_keys() -> None:
    async with at_station() as station:
        await go_to(station, Where.FLOOR)
        await station.press("f6", "enter", "enter")
        assert inputs_of(station)[-1] == Do("open", "box:1")
        await station.press("f6", "escape")
        assert station.page == "RunPage"


async def test_a_thing_that_is_missing_can_be_named_though_it_is_not_here() -> None:
    async with at_station() as station:
        await go_to(station, Where.MENU)
        await cards(station, "missing")
        assert all(name in station.text for name in ("Blue mug 35cl", "Plate 24cm", "Chopping board oak"))
        await cards(station, "C", "1", "enter", "enter")
        assert inputs_of(station)[-1] == Report("missing", "mug", quantity("1"), "shift_lead")


async def test_digits_that_a_scanner_sent_are_no_number_in_a_form() -> None:
    async with at_station() as station:
        await go_to(station, Where.REPORT)
        await cards(station, "enter")
        await station.scan("123456")
        assert station.rings == 1
        page = station.app.screen
        assert isinstance(page, FormPage)
        assert page._form is not None
        assert page._form.digits == ""


# a room


async def test_in_a_room_nothing_can_be_picked_on_the_screen() -> None:
    async with at_station(in_a_room, SMALL) as station:
        await go_to(station, Where.BRIEF)
        assert "Scan labels in the room" in station.text
        await cards(station, "enter", "look", "enter")
        assert inputs_of(station) == [Do("look", "dock_1"), Do("look", "note-DN-966")]
        assert run_of(station).played_on is Floor.ROOM
        assert "▣6  ▣6  ▫" in station.text
        assert "‹" not in station.text
        seen = station.text
        await cards(station, "next")
        assert "Scan the labels in the room" in station.text
        assert "║" not in station.text + seen
        await cards(station, "enter", "next", "enter")
        assert len(inputs_of(station)) == 2
        assert station.rings == 0


async def test_in_a_room_touching_goods_does_nothing() -> None:
    async with at_station(in_a_room, WIDE) as station:
        await station.press("enter", "enter", "enter", "f3")
        before = len(inputs_of(station))
        await station.touch("▣6")
        await station.touch("Plate 24cm", "PLT-24-WH")
        assert len(inputs_of(station)) == before
        assert "Walk to" not in station.text


async def test_labels_read_in_the_room_count_like_any_scan() -> None:
    async with at_station(in_a_room, SMALL) as station:
        await go_to(station, Where.BRIEF)
        await cards(station, TRANSFER, "look", BOX, BOX, MUG)
        await cards(station, "next")
        assert "In hand" in station.text
        await cards(station, "floor")
        assert "13/15" in station.text
