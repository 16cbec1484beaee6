"""What happens and asks nothing, on the screens and in plain text: it is announced, and its sign stays in view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scansim.plain.lines import floor_lines as script_lines
from scansim.plain.seen import Numbers, floor_lines
from scansim.screens.desk import Desk
from scansim.training.interrupting import right_answer
from scansim.training.story import Interruption, When
from scansim.words.language import STRETCHED, speaking
from tests.screens.situations import cards, run_of
from tests.screens.small import PLATE, SmallLessons, desk
from tests.screens.station import at_station
from tests.training.field import after
from tests.training.interrupted import DOCUMENT, run_with, small_with
from tests.training.test_danger import LEAK
from tests.training.test_scanner_dead import BATTERY, dead

TO_THE_DOCUMENT = ("start", "start", "enter", DOCUMENT)
SIZES = [(40, 15), (80, 24)]
DIES = replace(BATTERY, when=When.OPENED, lines=0)
CLOSES = replace(LEAK, clear=replace(LEAK.clear, task="")) if LEAK.clear else LEAK


def interrupted(by: Interruption) -> Callable[[], Desk]:
    return lambda: desk(SmallLessons.of(small_with(by)))


@pytest.mark.parametrize("size", SIZES)
async def test_a_dead_scanner_is_announced_seen_and_heard(size: tuple[int, int]) -> None:
    async with at_station(interrupted(DIES), size) as station:
        await cards(station, *TO_THE_DOCUMENT)
        assert station.page == "Interrupted"
        assert all(part in station.text for part in ("The light goes out.", "Battery: 0 %", "A  I see. I go on."))
        await cards(station, "A", PLATE)
        assert "✖ STOP" in station.text
        assert "canner" in station.text
        assert not run_of(station).observations[-1].feedback.was_accepted
        await cards(station, "floor")
        assert "✖ Scanner dead" in station.text


async def test_at_the_desk_the_keyboard_is_named() -> None:
    async with at_station(interrupted(DIES)) as station:
        await cards(station, *TO_THE_DOCUMENT, "A", "floor")
        assert "keyboard" not in station.text
        await station.touch("Desk")
        assert "A keyboard serves your screens here." in station.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_closed_place_bears_its_sign(size: tuple[int, int]) -> None:
    async with at_station(interrupted(CLOSES), size) as station:
        await cards(station, *TO_THE_DOCUMENT)
        question = run_of(station).question
        assert question is not None
        await cards(station, right_answer(question), "floor")
        assert "▲ Danger: closed." in station.text


async def test_from_elsewhere_the_way_to_a_closed_place_bears_it() -> None:
    async with at_station(interrupted(CLOSES)) as station:
        await cards(station, *TO_THE_DOCUMENT)
        question = run_of(station).question
        assert question is not None
        await cards(station, right_answer(question), "floor")
        assert "Nobody works here" in station.text
        await station.touch("Desk")
        assert "▲ Dock 1" in station.text
        assert "Nobody works here" not in station.text


async def test_a_longer_language_fits() -> None:
    with speaking(STRETCHED):
        async with at_station(interrupted(DIES), (40, 15)) as station:
            await cards(station, *TO_THE_DOCUMENT)
            rows = [row for row in station.rows if "A  ‹" in row]
            assert len(rows) == 1
            assert rows[0].rstrip().endswith("›")
            await cards(station, "A", "floor")
            signs = [row for row in station.rows if "‹✖" in row]
            assert len(signs) == 1
            assert "›" in signs[0]


def test_plain_text_says_both() -> None:
    run = dead()
    assert "The scanner is dead: nothing is read." in list(floor_lines(run.floor, Numbers()))
    after(run, "go desk")
    assert "A keyboard serves your screens here." in list(floor_lines(run.floor, Numbers()))
    assert any(line.startswith("    ✖ Scanner dead") for line in script_lines(run.floor))
    leak = after(run_with(CLOSES), f"scan {DOCUMENT}")
    assert "Danger: this place is closed. Nobody works here." in list(floor_lines(leak.floor, Numbers()))
    letter = right_answer(leak.question) if leak.question else ""
    after(leak, f"answer {letter}", "go desk")
    assert any("Dock 1, closed for a danger" in line for line in floor_lines(leak.floor, Numbers()))
    assert any("go dock_1, ▲ closed" in line for line in script_lines(leak.floor))
