"""Free practice from home to its debrief: chosen last, done by keys and scans, left, told and never scored."""

from __future__ import annotations

from typing import Any

from scansim.app import lesson_from_files
from scansim.records.memory import MemoryAttempts
from scansim.training.header import Mode
from tests.screens.small import SmallLessons, desk
from tests.screens.small import lesson as small_lesson
from tests.screens.station import Station, at_station


def lessons() -> SmallLessons:
    return SmallLessons.of(small_lesson("RCV-02"), lesson_from_files("FREE-01"))


async def to_free_practice(station: Station) -> Any:
    await station.press("enter", "down", "enter")
    assert station.page == "Brief"
    await station.press("enter")
    page: Any = station.app.screen
    return page


def document(page: Any, task: str) -> str:
    return str(next(each.transfer for each in page.practice.run.situation.tasks if each.name == task))


def ordered(page: Any, task: str) -> list[tuple[str, int]]:
    """Product and quantity of each line of a task."""
    (found,) = (each for each in page.practice.run.situation.tasks if each.name == task)
    return [(line.product, int(line.ordered)) for line in found.ordered]


async def test_home_proposes_an_exercise_and_has_free_practice_last() -> None:
    made = desk(lessons())
    async with at_station(lambda: made) as station:
        await station.press("enter")
        assert "Receiving · RCV-02" in station.text
        rows = [row for row in station.text.splitlines() if "FREE-01" in row or "RCV-02" in row]
        assert "RCV-02" in rows[0]
        assert "Free practice · FREE-01" in rows[-1]
        assert "level 0" not in rows[-1]


async def test_a_working_day_has_no_number_of_lines_before_a_document_is_open() -> None:
    made = desk(lessons())
    async with at_station(lambda: made) as station:
        page = await to_free_practice(station)
        assert "line" not in station.rows[0]
        await station.scan(document(page, "delivery"))
        assert "2 lines" in station.rows[0]


async def test_a_pick_is_done_and_told() -> None:
    attempts = MemoryAttempts()
    made = desk(lessons(), attempts)
    async with at_station(lambda: made) as station:
        page = await to_free_practice(station)
        assert page.practice.mode is Mode.FREE
        codes = {product.id: product.barcode for product in page.practice.run.pack.products}
        shelves = {"hammer_300": "A.04.1", "hammer_500": "A.04.2", "driver_ph1": "A.02.3", "driver_ph2": "A.02.4"}
        await station.scan(document(page, "pick_tools"))
        for product, quantity in ordered(page, "pick_tools"):
            await station.scan(shelves[product], *[codes[product]] * quantity)
        await station.press("f2")
        assert station.page == "RunPage"
        await station.press("escape")
        assert "LEAVE FREE PRACTICE?" in station.text
        await station.press("down", "enter")
        assert station.page == "DebriefPage"
        assert "FREE PRACTICE" in station.text
        assert "PASSED" not in station.text
        assert "NOT YET" not in station.text
        assert f"{document(page, 'pick_tools')} validated" in station.text
        assert "Free practice is never scored." in station.text
        await station.press("escape")
        assert station.page == "Home"
