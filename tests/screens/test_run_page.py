"""The run screen: scans, keys and touches become the inputs of the run, and nothing else does anything."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import Self

import pytest
from textual.geometry import Region

from scansim.engine.handheld.screen import Item
from scansim.records.memory import MemoryAttempts
from scansim.scanner.entry import Grade
from scansim.screens.painting.handheld_lines import line_row
from scansim.screens.painting.row import Row
from scansim.screens.rows import Rows
from scansim.screens.run import RunPage
from scansim.training.inputs import Do, Go, Input, Key, Scan, Set, Tap
from scansim.training.run import Run
from tests.screens.small import BOX, MUG, PLATE, SmallLessons, desk, many_lines
from tests.screens.station import Station, at_station

TRANSFER = "WH/IN/07525"
SMALL, WIDE = (40, 15), (80, 24)


def run_of(station: Station) -> Run:
    page = station.app.screen
    assert isinstance(page, RunPage)
    return page.practice.run


def inputs_of(station: Station) -> Sequence[Input]:
    return [observation.input for observation in run_of(station).observations]


def digests(station: Station) -> tuple[str, str]:
    return run_of(station).digest()


async def open_transfer(station: Station) -> None:
    await station.press("enter", "enter", "enter")
    transfer = run_of(station).situation.transfer
    await station.scan(transfer)
    assert run_of(station).screen.title == transfer


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_newcomer_needs_two_inputs_to_the_first_scan(size: tuple[int, int]) -> None:
    async with at_station(size=size) as station:
        await station.press("enter", "enter")
        await station.scan(TRANSFER)
        assert inputs_of(station) == [Scan(TRANSFER, Grade.TIMING)]
        assert f"{TRANSFER} is open" in station.text


async def test_scans_behind_the_first_one_reach_the_run_too() -> None:
    async with at_station() as station:
        await station.press("enter", "enter")
        await station.scan(TRANSFER, BOX, MUG)
        assert inputs_of(station) == [Scan(code, Grade.TIMING) for code in (TRANSFER, BOX, MUG)]


async def test_200_scans_at_once_are_all_kept_in_their_order_before_they_are_shown() -> None:
    attempts = MemoryAttempts()
    codes = [(MUG, PLATE, BOX)[index % 3] for index in range(200)]
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await open_transfer(station)
        station.characters("".join(f"{code}\r" for code in codes), 0.0)
        await station.settle()
        stored = attempts.unfinished("guest")
        assert stored is not None
        assert [timed.input for timed in stored.inputs[1:]] == [Scan(code, Grade.TIMING) for code in codes]
        # 67 mugs, 66 boxes of 6, 67 plates.
        assert "463/15" in station.text
        assert "67/6" in station.text


async def test_what_is_typed_goes_in_as_typed_and_a_paste_as_pasted() -> None:
    async with at_station() as station:
        await open_transfer(station)
        await station.type(MUG)
        assert inputs_of(station)[-1] == Key(MUG, Grade.TYPED)


async def test_only_a_refusal_rings_and_it_rings_once() -> None:
    async with at_station() as station:
        await open_transfer(station)
        await station.scan(MUG, BOX, BOX, BOX)
        assert "Count again" in station.text
        assert station.rings == 0
        await station.scan("NOBODY-KNOWS-THIS")
        assert station.rings == 1
        await station.press("down", "f4")
        assert station.rings == 1


async def test_the_answer_stays_until_the_next_one() -> None:
    async with at_station() as station:
        await open_transfer(station)
        await station.scan("NOBODY-KNOWS-THIS")
        await station.press("f3", "f3", "f1", "escape")
        assert "NOBODY-KNOWS-THIS" not in station.text
        await station.scan("NOBODY-KNOWS-THIS")
        await station.press("f1", "escape")
        assert "NOBODY-KNOWS-THIS" in station.text
        await station.scan(MUG)
        assert "NOBODY-KNOWS-THIS" not in station.text


@pytest.mark.parametrize("suffix", ["\r", "\n", "\r\n", "\r\r", "\t"])
async def test_the_terminator_of_a_scan_presses_nothing(suffix: str) -> None:
    async with at_station() as station:
        await station.press("enter", "enter", "enter")
        station.characters(f"NOBODY{suffix}")
        await station.settle()
        assert inputs_of(station) == [Scan("NOBODY", Grade.TIMING)]  # The menu's button was not pressed.
        station.characters(f"{TRANSFER}{suffix}{BOX}{suffix}")
        await station.settle()
        await station.press("f4")
        before = digests(station)
        station.characters(f"{BOX}{suffix}")
        await station.settle()
        assert run_of(station).screen.kind == "editor"  # Confirm was not pressed.
        assert digests(station) == before
        await station.press("escape", "f2", "down", "down")
        station.characters(f"{BOX}{suffix}")
        await station.settle()
        assert run_of(station).screen.kind == "dialog"  # The highlighted answer was not given.
        assert digests(station) == before


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_scan_under_the_backorder_question_is_refused_aloud_and_changes_nothing(size: tuple[int, int]) -> None:
    async with at_station(size=size) as station:
        await open_transfer(station)
        await station.scan(BOX)
        await station.press("f2")
        before = digests(station)
        await station.scan(BOX, PLATE, TRANSFER)
        assert station.rings == 3
        assert "STOP" in station.text
        assert "nswer" in station.text
        assert digests(station) == before
        assert run_of(station).screen.kind == "dialog"


async def test_enter_alone_decides_nothing_about_a_backorder() -> None:
    async with at_station() as station:
        await open_transfer(station)
        await station.scan(BOX)
        await station.press("f2", "enter", "enter")
        assert run_of(station).screen.kind == "dialog"
        assert "Choose an answer with ↓ first" in station.text
        await station.press("down", "down", "enter")
        assert station.page == "DebriefPage"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("9", Set("quantity", "9")),
        ("000120", Set("quantity", "000120")),
        ("1234567", Key("1234567", Grade.TYPED)),
        ("9a", Key("9a", Grade.TYPED)),
        ("-9", Key("-9", Grade.TYPED)),
        ("٩", Key("٩", Grade.TYPED)),
    ],
)
async def test_digits_typed_into_the_editor_are_the_quantity_and_the_rest_goes_to_the_handheld(
    typed: str, expected: Input
) -> None:
    async with at_station() as station:
        await open_transfer(station)
        await station.press("down", "f4")
        await station.type(typed)
        assert inputs_of(station)[-1] == expected


async def test_digits_that_a_scanner_sent_are_never_the_quantity() -> None:
    async with at_station() as station:
        await open_transfer(station)
        await station.press("down", "f4")
        await station.scan("123456")
        assert inputs_of(station)[-1] == Scan("123456", Grade.TIMING)
        assert station.rings == 1


async def test_the_editor_by_its_keys() -> None:
    async with at_station() as station:
        await open_transfer(station)
        await station.press("down", "f4", "up", "up", "down")
        assert inputs_of(station)[-3:] == [Tap("plus_one"), Tap("plus_one"), Tap("minus_one")]
        await station.press("right", "right", "enter")
        assert inputs_of(station)[-1] == Tap("packaging:mug_6")
        await station.type("9")
        await station.press("enter")
        assert inputs_of(station)[-2:] == [Set("quantity", "9"), Tap("confirm")]
        assert "9/15" in station.text
        await station.press("f4", "up", "escape")
        assert inputs_of(station)[-1] == Tap("discard")
        assert "9/15" in station.text


async def test_minus_at_nothing_sends_no_input() -> None:
    async with at_station() as station:
        await open_transfer(station)
        await station.press("down", "f4")
        before = len(inputs_of(station))
        await station.press("down")
        assert len(inputs_of(station)) == before


async def test_lines_are_selected_filled_and_edited_by_keys() -> None:
    async with at_station() as station:
        await open_transfer(station)
        await station.press("down", "down", "up", "right", "right")
        assert inputs_of(station)[1:] == [
            Tap("select:MUG-35-BL"),
            Tap("select:PLT-24-WH"),
            Tap("select:MUG-35-BL"),
            Tap("fill:MUG-35-BL"),
            Tap("plus:MUG-35-BL"),
        ]
        await station.press("f8", "down", "down", "enter")
        assert inputs_of(station)[-1] == Tap("discard")
        await station.press("escape")
        assert inputs_of(station)[-1] == Tap("back")
        assert run_of(station).screen.kind == "menu"


async def test_a_transfer_is_found_through_menu_and_lists() -> None:
    async with at_station() as station:
        await station.press("enter", "enter", "enter", "enter", "enter", "enter")
        assert inputs_of(station) == [Tap("operations"), Tap("type:WHIN"), Tap(f"open:{TRANSFER}")]
        assert run_of(station).screen.title == TRANSFER


async def test_enter_presses_validate_only_when_all_is_counted() -> None:
    async with at_station() as station:
        await open_transfer(station)
        before = len(inputs_of(station))
        await station.press("enter")
        assert len(inputs_of(station)) == before
        await station.press("down", "right", "down", "right", "down", "right", "enter")
        assert station.page == "DebriefPage"


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_floor_is_counted_by_its_labels(size: tuple[int, int]) -> None:
    async with at_station(size=size) as station:
        await open_transfer(station)
        await station.press("f3")
        assert inputs_of(station)[-1] == Do("look", "dock_1")
        await station.press("enter", "enter", "enter")
        assert inputs_of(station)[-3:] == [
            Scan(BOX, Grade.PICKED, thing="box:1"),
            Scan(BOX, Grade.PICKED, thing="box:2"),
            Scan(MUG, Grade.PICKED, thing="unit:13"),
        ]
        assert "You are at Dock 1" in station.text
        assert "13 of 15" in station.text
        await station.press("enter")
        assert inputs_of(station)[-1] == Scan(PLATE, Grade.PICKED, thing="unit:14")


async def test_papers_are_read_and_then_scanned() -> None:
    async with at_station() as station:
        await station.press("enter", "enter", "enter", "f3", "down", "down", "down")
        assert "Read it" in station.rows[-1]
        await station.press("enter")
        assert inputs_of(station)[-1] == Do("look", "note-DN-966")
        assert "2 to follow" in station.text
        assert "Scan its barcode" in station.rows[-1]
        await station.press("enter")
        assert inputs_of(station)[-1] == Scan(TRANSFER, Grade.PICKED, thing="note-DN-966")


async def test_walking_and_looking_again() -> None:
    async with at_station() as station:
        await station.press("enter", "enter", "enter", "f3", "down", "down", "down", "down", "right", "enter")
        assert inputs_of(station)[-1] == Go("desk")
        assert "You are at Desk" in station.text
        assert "F3 Look" in station.rows[-1]
        await station.press("f3")
        assert inputs_of(station)[-1] == Do("look", "desk")
        assert "No goods stand here" in station.text
        await station.press("f3")
        assert run_of(station).floor.place == "desk"
        assert "F3 Floor" in station.rows[-1]


async def test_the_floor_never_shows_a_total() -> None:
    async with at_station() as station:
        await station.press("enter", "enter", "enter", "f3")
        floor = [row[40:] for row in station.rows[1:20]]
        assert not any(total in row for row in floor for total in ("13", "12"))


async def test_a_question_takes_the_hands_off_the_floor() -> None:
    async with at_station(size=SMALL) as station:
        await open_transfer(station)
        await station.press("f3", "enter", "f2")
        assert "BACKORDER" in station.text


async def test_a_quantity_can_be_touched_digit_by_digit() -> None:
    """Reference odoo-barcode 1.5, numeric keypad. What was touched is entered by the next button."""
    async with at_station() as station:
        await open_transfer(station)
        await station.press("down", "f4")
        for digit in "130":
            await station.touch(digit, "1  2  3  4  5")
        assert "[ 130_ ]" in station.text
        await station.press("escape")
        assert "[ 13_ ]" in station.text
        await station.touch("Confirm ◂")
        assert inputs_of(station)[-2:] == [Set("quantity", "13"), Tap("confirm")]
        assert "13/15" in station.text


async def test_everything_can_be_touched() -> None:
    async with at_station() as station:
        await station.touch("Enter", "guest")
        await station.touch("RCV-02", "level 2")
        await station.touch("Enter Begin")
        await station.touch("Operations ◂")
        await station.touch("Receipts")
        await station.touch(TRANSFER, "1 line" if "1 line" in station.text else TRANSFER)
        await station.touch("Plate 24cm")
        await station.touch("[+6]")
        assert inputs_of(station)[-2:] == [Tap("select:PLT-24-WH"), Tap("fill:PLT-24-WH")]
        await station.touch("Look at what stands here")
        await station.touch("▣6")
        assert inputs_of(station)[-1] == Scan(BOX, Grade.PICKED, thing="box:1")
        await station.touch("F4")
        await station.touch("[ Discard ]")
        await station.touch("F2 Validate")
        await station.touch("Create backorder")
        assert station.page == "DebriefPage"


async def test_of_a_thousand_lines_a_scan_draws_only_those_that_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    drawn: list[int] = []

    def counting(item: Item, width: int, **settings: bool) -> Row:
        made.append(item.key)
        return line_row(item, width, **settings)

    class Watched(Rows):
        def refresh(
            self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
        ) -> Self:
            drawn.extend(y for region in regions or [self.size.region] for y in region.line_range)
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    monkeypatch.setattr("scansim.screens.painting.handheld_lines.line_row", counting)
    monkeypatch.setattr("scansim.screens.page.Rows", Watched)
    async with at_station(lambda: desk(SmallLessons.of(many_lines(1000)))) as station:
        await open_transfer(station)
        await station.scan("MANY-0005")
        made.clear()
        drawn.clear()
        await station.scan("MANY-0007")
        assert "▸✔ Item 0007" in station.text
        assert len(made) <= 2 * 13  # The rows in view, for the answer and for the floor that is drawn after it.
        lines = [index for index, row in enumerate(station.rows) if "✔ Item" in row]
        assert len(lines) == 2
        # The two lines, the header (line 8 of 1000), what came into the hand, and the answer.
        [in_hand] = [index for index, row in enumerate(station.rows) if "Item 0007" in row[40:]]
        assert sorted(set(drawn)) == sorted({0, *lines, in_hand, 21})
        await station.scan("MANY-0900")
        assert "▸✔ Item 0900" in station.text
        assert "↑" in station.text


@pytest.mark.collector
async def test_a_scan_waits_for_no_search_through_all_that_lives_long() -> None:
    usual = gc.get_threshold()
    async with at_station() as station:
        await open_transfer(station)
        young, middle, old = gc.get_threshold()
        assert (young, middle) == usual[:2]
        assert old > 1_000_000
        await station.press("f9")
        assert gc.get_threshold() == usual
        await open_transfer(station)
    assert gc.get_threshold() == usual


async def test_a_paper_is_in_view_as_soon_as_it_is_read() -> None:
    async with at_station(size=SMALL) as station:
        await station.press("enter", "enter", "enter", "f3", "down", "down", "down", "enter")
        assert "2 to follow" in station.text
        assert TRANSFER in station.text
