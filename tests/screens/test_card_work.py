"""A run with nothing but a scanner: what the cards bring about, and that keys and fingers reach the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.actions import Where
from scansim.engine.quantity import quantity
from scansim.scanner.entry import Grade
from scansim.screens.painting.floor import Hand, next_hand, pointed, targets
from scansim.screens.run import RunPage
from scansim.training.floor_view import FloorView, Stop, Thing
from scansim.training.floor_view import Group as Goods
from scansim.training.header import Floor
from scansim.training.inputs import Do, Hint, Report, Scan, Set, Tap
from scansim.training.station import StationInMemory, StationSettings
from tests.screens.situations import TRANSFER, card, cards, go_to, inputs_of, run_of
from tests.screens.small import BOX, MUG, PLATE, desk
from tests.screens.station import at_station

SMALL, WIDE, TALL = (40, 15), (80, 24), (120, 40)


# from the lock to the debrief


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_run_is_passed_by_scans_alone(size: tuple[int, int]) -> None:
    async with at_station(size=size) as station:
        await cards(station, "start", "start", "enter", "look", "look", TRANSFER)
        await cards(station, "open", "enter")  # the first box: its six mugs are counted one by one
        await cards(station, BOX, *[MUG] * 7, *[PLATE] * 6, *["9521108410313"] * 2)
        await cards(station, "missing", MUG, "2", "enter", "enter")
        assert "SHIFT LEAD" in station.text
        await cards(station, "OBTVALI", "yes")
        assert station.page == "DebriefPage"
        assert "PASSED" in station.text
        assert station.rings == 0


async def test_cards_in_one_burst_are_all_done_in_their_order() -> None:
    async with at_station(size=SMALL) as station:
        codes = [card(value).payload for value in ("start", "B", "enter", "look", "damaged")]
        codes += [MUG, card("1").payload, card("2").payload, card("enter").payload, card("quality").payload, TRANSFER]
        station.characters("".join(f"{code}\r" for code in codes), 0.0)
        await station.settle()
        assert inputs_of(station) == [
            Do("look", "dock_1"),
            Report("damaged", "mug", quantity("12"), "quality"),
            Scan(TRANSFER, Grade.TIMING),
        ]
        assert station.rings == 0


# keys and cards


async def test_the_foot_shows_cards_to_who_scans_cards_and_keys_to_who_presses_keys() -> None:
    async with at_station() as station:
        assert "Enter" in station.rows[-1]
        await cards(station, "start")
        assert "ENTER Start" in station.rows[-1]
        assert " A▸ Receiving · RCV-02" in station.text
        await station.press("down")
        assert "Enter Start" in station.rows[-1]
        assert " ▸ Receiving · RCV-03" in station.text
        await cards(station, "reports")
        assert "Enter Start" in station.rows[-1]  # That was no card.
        await cards(station, "yes")
        assert "ENTER Start" in station.rows[-1]  # One that does nothing here shows what works with as well.


async def test_sentences_name_the_card_to_who_scans_cards() -> None:
    async with at_station() as station:
        await go_to(station, Where.QUESTION)
        await cards(station, "enter")
        assert "Choose an answer with NEXT first" in station.text
        await station.press("enter")
        assert "Choose an answer with ↓ first" in station.text


async def test_a_station_in_a_room_begins_with_cards() -> None:
    stations = StationInMemory()
    stations.keep_station(StationSettings(floor=Floor.ROOM), None, "guest")
    async with at_station(lambda: replace(desk(), stations=stations), SMALL) as station:
        assert "START    Try it as a guest" in station.text
        await station.press("f1")
        assert "Enter  Try it as a guest" in station.text


# questions


@pytest.mark.parametrize(
    ("answer", "tapped"), [("yes", "create_backorder"), ("no", "no_backorder"), ("A", "create_backorder")]
)
async def test_yes_and_no_answer_whatever_is_highlighted(answer: str, tapped: str) -> None:
    async with at_station() as station:
        await go_to(station, Where.QUESTION)
        await cards(station, "next", "next", "next")
        run = run_of(station)
        await cards(station, answer)
        assert run.observations[-1].input == Tap(tapped)
        assert station.page == "DebriefPage"


@pytest.mark.parametrize(("answer", "tapped"), [("yes", "confirm"), ("no", "discard"), ("back", "discard")])
async def test_yes_and_no_to_a_question_of_two_answers(answer: str, tapped: str) -> None:
    async with at_station() as station:
        await go_to(station, Where.TRANSFER)
        await station.scan("OCDCANC")
        run = run_of(station)
        await cards(station, answer)
        assert run.observations[-1].input == Tap(tapped)


async def test_the_answers_stand_beside_their_cards() -> None:
    async with at_station(size=SMALL) as station:
        await go_to(station, Where.QUESTION)
        assert "A  YES  Backorder: keep open" in station.rows
        assert "B  NO   No backorder: give up" in station.rows
        assert "C  BACK Discard" in station.rows
        await cards(station, "D")
        assert "D: there is no such one here" in station.text or "D: not here" in station.text
        assert run_of(station).screen.kind == "dialog"


# NEXT


@pytest.mark.parametrize(
    ("where", "marks"),
    [
        (Where.HOME, ["RCV-03", "RCV-02"]),
        (Where.TRANSFER, ["Blue mug", "Plate", "Chopping", "Blue mug"]),
        (Where.QUESTION, ["Backorder: keep", "No backorder", "Discard", "Backorder: keep"]),
        (Where.REPORT, ["Blue mug 35cl", "Box of 6", "Plate", "Chopping", "Delivery note", "Here: Dock 1"]),
        (Where.DECISION, ["Leave", "Stay", "Leave"]),
    ],
)
async def test_next_goes_on_and_from_the_end_to_the_beginning(where: Where, marks: list[str]) -> None:
    async with at_station(size=SMALL) as station:
        await go_to(station, where)
        for mark in marks:
            await cards(station, "next")
            assert mark in next(row for row in station.rows if "▸" in row)
        assert station.rings == 0


async def test_next_on_the_floor_visits_each_different_thing() -> None:
    async with at_station(size=WIDE) as station:
        await go_to(station, Where.FLOOR)
        seen = []
        for _ in range(8):
            page = station.app.screen
            assert isinstance(page, RunPage)
            seen.append(pointed(page.floor, page.hand)[1])
            await cards(station, "next")
        assert [target.id for target in seen if target] == [
            *("box:1", "unit:13", "unit:14", "unit:20", "note-DN-966", "dock_2", "desk", "box:1")
        ]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), max_size=4), st.integers(0, 3))
def test_next_visits_every_row_and_comes_back(goods: list[tuple[int, int]], ways: int) -> None:
    groups = tuple(
        Goods(f"p{number}", f"P{number}", "C", things("box", number, boxes), things("unit", number, loose))
        for number, (boxes, loose) in enumerate(goods)
    )
    seen = FloorView("here", "Here", True, groups, (), tuple(Stop(f"way{way}", "Way") for way in range(ways)))
    hand, rows = Hand(), set()
    for _ in range(40):
        rows.add(pointed(seen, hand)[0].row)
        hand = next_hand(seen, hand)
    assert rows == set(range(len(targets(seen)))) | ({0} if not targets(seen) else set())


def things(kind: str, group: int, count: int) -> tuple[Thing, ...]:
    return tuple(Thing(f"{kind}:{group}{n}", f"{kind}{group}", kind, 1) for n in range(count))


async def test_next_scrolls_what_is_read_and_says_when_that_is_all() -> None:
    async with at_station(size=SMALL) as station:
        await go_to(station, Where.DEBRIEF)
        assert "↓" in station.text
        first = station.rows[1]
        seen = set(station.rows)
        for _ in range(10):
            await cards(station, "next")
            seen |= set(station.rows)
            if station.rows[1] == first:
                break
        assert station.rows[1] == first
        assert any("At work:" in row for row in seen)
        assert any("Next:" in row for row in seen)
    async with at_station(size=TALL) as station:
        await go_to(station, Where.DEBRIEF)
        await cards(station, "next")
        assert "That is all of it" in station.text
        assert station.rings == 0


# CHOICE


async def test_letters_choose_rows_and_go_there() -> None:
    async with at_station() as station:
        await cards(station, "start", "C")
        assert (station.page, station.rings) == ("Home", 1)
        await cards(station, "B")
        assert "RCV-03" in station.app.screen._job.lesson.exercise.id  # type: ignore[attr-defined]
        await cards(station, "A", "enter", "A", "A")
        assert inputs_of(station) == [Tap("operations"), Tap("type:WHIN"), Tap(f"open:{TRANSFER}")]
        await cards(station, "C", "C", "D")
        assert inputs_of(station)[3:] == [Tap("select:BRD-OAK")]  # It is selected already; there is no fourth.
        assert station.rings == 2


async def test_a_new_transfer_is_the_last_row_of_the_list() -> None:
    async with at_station() as station:
        await go_to(station, Where.LIST)
        await cards(station, "enter", "next", "enter")
        assert inputs_of(station)[-1] == Tap("new")
    async with at_station() as station:
        await go_to(station, Where.LIST)
        await cards(station, "enter")
        await station.touch("New transfer")
        assert inputs_of(station)[-1] == Tap("new")


# digits


async def test_digits_make_a_number_that_enter_takes() -> None:
    async with at_station(size=SMALL) as station:
        await go_to(station, Where.TRANSFER)
        await cards(station, "next", "1", "0", "3", "back")
        assert "> 10_" in station.rows
        assert "[ 10_ ]" in station.text
        assert "ENTER Enter 10" in station.rows[-1]
        assert inputs_of(station)[-1] == Tap("edit:MUG-35-BL")
        await cards(station, "enter")
        assert inputs_of(station)[-1] == Set("quantity", "10")
        assert "> _" in station.rows
        await cards(station, "enter")
        assert inputs_of(station)[-1] == Tap("confirm")
        assert "10/15" in station.text
        assert station.rings == 0


async def test_no_more_digits_than_anybody_counts() -> None:
    async with at_station() as station:
        await go_to(station, Where.EDITOR)
        await cards(station, *"123456", "7")
        assert station.rings == 1
        assert "> 123456_" in station.rows
        await cards(station, *["back"] * 6)
        assert "> _" in station.rows
        assert run_of(station).screen.kind == "editor"
        await cards(station, "back")
        assert run_of(station).screen.kind == "transfer"


@pytest.mark.parametrize("press", ["A", "f2"])
async def test_digits_are_entered_before_a_button_uses_the_quantity(press: str) -> None:
    async with at_station() as station:
        await go_to(station, Where.EDITOR)
        await cards(station, "9")
        if press == "A":
            await cards(station, "A")
        else:
            await station.press(press)
        assert inputs_of(station)[-2:] == [Set("quantity", "9"), Tap("confirm")]
        assert "9/15" in station.text


async def test_digits_are_gone_with_the_editor() -> None:
    async with at_station() as station:
        await go_to(station, Where.EDITOR)
        await cards(station, "9")
        await station.touch("Discard ]")
        assert run_of(station).screen.kind == "transfer"
        assert "> _" in station.rows
        await cards(station, "1")
        assert "> 1_" in station.rows


async def test_a_scan_between_digits_is_refused_and_they_stay() -> None:
    async with at_station() as station:
        await go_to(station, Where.EDITOR)
        await cards(station, "9", BOX, "8")
        assert station.rings == 1
        assert "> 98_" in station.rows


async def test_a_digit_without_a_line_asks_for_one() -> None:
    async with at_station() as station:
        await go_to(station, Where.TRANSFER)
        await cards(station, "5")
        assert "Choose a line with NEXT first" in station.text
        assert run_of(station).screen.kind == "transfer"


# hints


async def test_a_hint_is_asked_for_and_given_in_practice() -> None:
    async with at_station() as station:
        await go_to(station, Where.MENU)
        await cards(station, "hint")
        assert inputs_of(station) == [Hint()]
        assert "✔ OK  A hint: There is something to look at." in station.text
        await station.press("f7")
        assert "✔ OK  A hint: The next step is at Dock 1." in station.text
        await station.press("f7")
        assert inputs_of(station) == [Hint(), Hint(), Hint()]
        assert "✔ OK  A hint: Look at the goods at Dock 1." in station.text


async def test_there_is_no_hint_outside_practice() -> None:
    async with at_station() as station:
        await go_to(station, Where.BRIEF)
        session = station.app.session
        job = session.job("RCV-02", 1)
        station.app.go_run(job, session.demonstrate(job))
        await station.settle()
        await cards(station, "hint")
        assert inputs_of(station) == [Hint()]
        assert "A hint: " not in station.text
