"""What a person sees, at three sizes and on the smallest screen, from the lock to the debrief."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scansim.records.memory import MemoryAttempts
from scansim.training.header import Floor
from tests.screens.golden import OPTION, GoldenRefused, differences
from tests.screens.people import BADGES, MIA, House
from tests.screens.situations import cards
from tests.screens.small import BOX, PLATE, desk
from tests.screens.station import SIZES, at_station

SMALLEST = (20, 16)


@pytest.mark.parametrize("size", [*SIZES, SMALLEST], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_looks_as_it_was_approved(size: tuple[int, int]) -> None:
    found: list[str] = []
    async with at_station(size=size) as station:

        def look(name: str) -> None:
            assert {len(row) <= size[0] for row in station.rows} == {True}
            found.append(differences(name, station.rows, size))

        look("lock")
        await station.press("enter")
        look("home")
        await station.press("enter")
        look("brief")
        await station.press("enter")
        look("run_menu")
        await station.press("f3", "down", "down", "down", "enter")
        look("floor_note_read")
        await station.press("enter")
        look("floor_opened")
        await station.press("escape")
        look("run_opened")
        await station.scan(BOX, BOX)
        look("run_counted")
        await station.scan("NOBODY-KNOWS-THIS")
        look("run_refused")
        await station.scan(BOX)
        look("run_over")
        await station.press("f4")
        look("editor")
        await station.type("12")
        look("editor_typed")
        await station.press("enter", "f2")
        look("backorder")
        await station.press("down", "enter")
        look("debrief_failed")
        await station.press("f1")
        look("help")
        await station.press("escape", "f9")
        look("lock_again")
    assert "\n".join(filter(None, found)) == ""


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_by_cards_looks_as_it_was_approved(size: tuple[int, int]) -> None:
    found: list[str] = []
    async with at_station(size=size) as station:

        async def look(name: str, *scanned: str) -> None:
            await cards(station, *scanned)
            found.append(differences(f"cards_{name}", station.rows, size))

        await look("home", "start")
        await look("brief", "start")
        await look("menu", "enter")
        await look("decision", "back")
        await look("floor", "no", "look")
        await look("hands", "open")
        await look("hands_quantity", "back", "aside", "C")
        await look("floor_apart", "1", "enter", "take", PLATE, "2", "enter")
        await look("report_thing", "damaged")
        await look("report_quantity", PLATE, "1")
        await look("report_role", "enter")
        await look("reported", "quality")
        await look("list", "floor", "enter", "enter")
        await look("transfer", "enter", BOX)
        await look("nothing_here", "yes")
        await look("editor", "1", "0")
        await look("question", "enter", "enter", "OBTVALI")
        await look("help", "help")
        await look("debrief", "help", "yes")
        await look("lock", "lock")
    assert "\n".join(filter(None, found)) == ""


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_room_looks_as_it_was_approved(size: tuple[int, int]) -> None:
    async with at_station(lambda: replace(desk(), floor=Floor.ROOM), size=size) as station:
        await cards(station, "start", "start")
        found = [differences("room_brief", station.rows, size)]
        await cards(station, "enter", "look", "look")
        found.append(differences("room_floor", station.rows, size))
    assert "\n".join(filter(None, found)) == ""


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_of_the_door_looks_as_it_was_approved(size: tuple[int, int]) -> None:
    house = House(MemoryAttempts())
    house.roster.seen.clear()
    found: list[str] = []
    async with at_station(house.desk, size=size) as station:

        def look(name: str) -> None:
            found.append(differences(f"door_{name}", station.rows, size))

        look("lock")
        await station.scan("NOBODYS")
        look("refused")
        await station.press("enter")
        look("names")
        await station.press("enter")
        station.characters("7381", 0.2)
        await station.settle()
        look("pin")
        await station.type("46")
        look("pin_wrong")
        house.pins.once.add(MIA.id)
        await station.type("738194")
        look("pin_new")
        await station.type("602847")
        await station.type("602847")
        look("fair_use")
        await station.press("enter")
        look("welcome")
        house.clock.now += 110
        station.app.look_whether_idle()
        await station.settle()
        look("idle_warning")
        await station.press("enter", "enter", "f9")
        await station.scan(BADGES[MIA.id])
        look("welcome_back")
        house.clock.now += 120
        station.app.look_whether_idle()
        await station.settle()
        look("lock_idle")
        await cards(station, "enter")
        look("names_by_cards")
        await cards(station, "back")
        look("lock_by_cards")
    assert "\n".join(filter(None, found)) == ""


async def test_a_pass_is_congratulated() -> None:
    size = (80, 24)
    async with at_station(size=size) as station:
        await station.press("enter", "enter", "enter")
        await station.press("f3", "down", "down", "down", "enter", "enter", "up", "up", "up")
        for _ in range(11):
            await station.press("enter")
        await station.press("f2", "down", "enter")
        assert station.page == "DebriefPage"
        assert differences("debrief_passed", station.rows, size) == ""


def test_a_golden_that_differs_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OPTION, raising=False)
    assert "missing" in differences("x", ["one"], (3, 1), tmp_path)
    (tmp_path / "x.3x1.txt").write_text("one\n", encoding="utf-8")
    assert differences("x", ["one"], (3, 1), tmp_path) == ""
    assert "+two" in differences("x", ["two"], (3, 1), tmp_path)


def test_goldens_are_not_written_under_ci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OPTION, "1")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(GoldenRefused):
        differences("x", ["one"], (3, 1), tmp_path)
    assert not list(tmp_path.iterdir())
