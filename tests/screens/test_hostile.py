"""Text from outside stays text on every screen (reference terminal-ui B3), whatever it looks like."""

from __future__ import annotations

import pytest

from scansim.scanner.inert import inert
from scansim.screens.desk import DeskNotReady
from tests.screens.small import BOX, Names, SmallLessons, desk
from tests.screens.station import Station, at_station

HOSTILE = [
    "[/]",
    "[b]x[/b]",
    "[@click=app.quit]x[/]",
    "]C1[red]",
    "[bold",
    "\\[",
    "$background",
    "\x1b[2J",
    "\x1b]0;title\x07",
    "a\tb\nc",
    "\u202egnp.exe",
    "漢字漢字",
    "e\u0301" * 20,
    "X" * 400,
]
PRINTABLE = [text for text in HOSTILE if text.isprintable()]


def shown(text: str) -> str:
    """The first letters of a text as a screen shows them."""
    return " ".join(inert(text).split())[:8]


async def through_every_screen(station: Station) -> list[str]:
    seen = [station.text]

    async def press(*keys: str) -> None:
        for key in keys:
            await station.press(key)
            seen.append(station.text)

    await press("enter", "enter", "f2", "enter", "enter", "escape", "f1", "escape", "enter")
    await press("enter", "enter", "escape", "escape", "f3", "down", "down", "down", "enter", "enter", "f3")
    await press("down", "f1", "escape", "f4", "up", "enter", "f2", "down", "down", "enter", "f2", "escape", "f9")
    assert station.app.is_running
    assert station.page == "Lock"
    return seen


@pytest.mark.parametrize(
    ("hostile", "size"), [(text, ((20, 16), (40, 15), (120, 40))[index % 3]) for index, text in enumerate(HOSTILE)]
)
async def test_names_are_shown_as_they_are(hostile: str, size: tuple[int, int]) -> None:
    names = Names(*[hostile] * 8)
    async with at_station(lambda: desk(SmallLessons(names)), size) as station:
        seen = await through_every_screen(station)
        for page in seen:
            assert not set(page) & set("\x1b\x07\t\u202e")
        assert sum(shown(hostile)[: size[0] // 5] in " ".join(page.split()) for page in seen) >= 5


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_codes_are_shown_as_they_are_on_every_screen(size: tuple[int, int]) -> None:
    for keys in ([], ["enter"], ["enter", "f1"], ["enter", "enter", "enter"], ["enter", "enter", "f2"]):
        async with at_station(size=size) as station:
            await station.press(*keys)
            page = station.page
            for code in PRINTABLE:
                station.rings = 0
                await station.scan(code)
                assert station.app.is_running
                assert station.page == page
                assert station.rings == 1
                if page == "RunPage" and len(code) < 30:
                    assert code.removeprefix("]C1")[:12] in station.text  # An AIM identifier is no part of the code.


async def test_codes_on_a_transfer_and_under_a_question() -> None:
    async with at_station() as station:
        await station.press("enter", "enter", "enter", "f3", "down", "down", "down", "enter", "enter")
        await station.scan(*PRINTABLE, BOX)
        assert station.rings == len(PRINTABLE)
        assert "6/15" in station.text
        await station.press("f2")
        await station.scan(*PRINTABLE)
        assert station.rings == 2 * len(PRINTABLE)
        assert "Create backorder" in station.text


async def test_a_link_in_a_name_is_no_link() -> None:
    names = Names(mug="[@click=app.exit]mug[/]")
    async with at_station(lambda: desk(SmallLessons(names))) as station:
        await station.press("enter", "enter", "enter", "f3", "down", "down", "down", "enter", "enter", "f3")
        await station.touch("[@click=app", "[+15]")
        assert station.app.is_running
        assert "is selected" in station.text


async def test_troubles_are_told_literally() -> None:
    def no_desk() -> None:
        raise DeskNotReady("[@click=app.quit]The disk[/] is full: \x1b[2J make room.")

    async with at_station(no_desk) as station:  # type: ignore[arg-type]
        assert station.page == "Trouble"
        assert "[@click=app.quit]The disk[/] is full: ␛[2J make room." in " ".join(station.text.split())
