"""Text from outside stays text on every screen (reference terminal-ui B3), whatever it looks like."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from scansim import screens
from scansim.actions import Where
from scansim.records.memory import MemoryAttempts
from scansim.scanner.inert import inert
from scansim.screens.desk import DeskNotReady
from scansim.screens.page import Page
from scansim.screens.trainer import Trainer
from scansim.training.lesson import Lesson, LessonEntry
from tests.screens.people import MIA, House
from tests.screens.situations import cards, go_to
from tests.screens.small import BOX, MUG, PLATE, Names, SmallLessons, desk
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


class HostileLessons(SmallLessons):
    """Exercises in which whatever an author, a pack or a seed names is called the same."""

    def __init__(self, text: str) -> None:
        super().__init__(Names(*[text] * 8), ids=(text[:30], "RCV-03"))
        self.lessons = {id_: called(each, text) for id_, each in self.lessons.items()}

    def catalogue(self) -> tuple[LessonEntry, ...]:
        return tuple(replace(entry, skill=entry.id) for entry in super().catalogue())


def called(lesson: Lesson, text: str) -> Lesson:
    """The lesson with every product, code, place, transfer and paper called ``text``, its labels left readable."""
    pack = lesson.pack
    return replace(
        lesson,
        pack=replace(
            pack,
            products=tuple(replace(product, name=text, code=text) for product in pack.products),
            places=tuple(replace(place, name=text) for place in pack.places),
            operation_types=tuple(replace(kind, name=text) for kind in pack.operation_types),
            documents=tuple(replace(document, transfer=text, origin=text) for document in pack.documents),
        ),
    )


@asynccontextmanager
async def hostile_station(text: str, size: tuple[int, int]) -> AsyncIterator[Station]:
    """A station that is called so, too."""
    lessons = HostileLessons(text)
    app = Trainer(lambda: replace(desk(lessons), station=text), station=text)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        station = Station(app, pilot)
        await station.settle()
        yield station


TOUR = (
    ("f1", "escape", "f8", "escape", "enter", "f1", "escape", "f8", "escape"),  # lock, home, the scanner's check
    ("enter", "f2", *["enter"] * 6, "f1", "escape", "escape", "enter"),  # brief, demonstration
    (
        "enter",
        "enter",
        "f1",
        "escape",
        "escape",
        "escape",
        "f3",
        "down",
        "down",
        "down",
        "enter",
        "enter",
    ),  # lists, floor
    ("f5", "enter", "enter", "1", "enter", "enter", "f6", "enter", "escape", "escape", "f7"),  # report, hands, hint
    ("down", "f4", "up", "f1", "escape", "enter", "f8", "escape", "f2", "f1", "escape"),  # transfer, editor, questions
    ("escape", "f9", "enter", "f2", "escape", "enter", "f2", "down", "down", "enter"),  # lock, decision, gone on with
    ("f1", "escape", "f4", *["right"] * 8, "f3", "pagedown", "f1", "escape", "escape", "f9"),  # debrief, replay
)
"""Keys that lead through every screen there is, with whatever is on it."""


DOOR = {"Names", "TypedUnseen", "PinPage", "ChoosePin", "FairUse"}
"""What stands between the lock and home where people are known."""


BOARDS = {"TeamPage", "PersonPage", "QueuePage", "ReadinessPage", "ErrorsPage"}
"""What supervisors open; test_boards.py puts hostile names on them."""


SIGNING = {"SignPage", "EvidencePage", "StatePage", "SignPin", "SeenPage"}
"""Where one signs; test_sign_hostile.py puts hostile names on them."""


def pages() -> set[str]:
    """Every kind of page that the trainer has."""
    for module in pkgutil.iter_modules(screens.__path__, "scansim.screens."):
        importlib.import_module(module.name)

    def below(kind: type[Page]) -> set[type[Page]]:
        return {kind}.union(*(below(each) for each in kind.__subclasses__()))

    return {kind.__name__ for kind in below(Page) if kind.SITUATIONS and kind.__module__.startswith("scansim.")}


async def through_every_screen(station: Station) -> dict[str, list[str]]:
    """What stood on every screen, by the kind of the page."""
    seen: dict[str, list[str]] = {}

    def remember() -> None:
        seen.setdefault(station.page, []).append(station.text)

    remember()
    for part in TOUR:
        for key in part:
            await (station.type(key) if key.isdigit() else station.press(key))
            remember()
            assert station.app.is_running
    assert station.page == "Lock"
    return seen


@pytest.mark.parametrize(
    ("hostile", "size"), [(text, ((20, 16), (40, 15), (120, 40))[index % 3]) for index, text in enumerate(HOSTILE)]
)
async def test_names_are_shown_as_they_are(hostile: str, size: tuple[int, int]) -> None:
    async with hostile_station(hostile, size) as station:
        seen = await through_every_screen(station)
    # A page that tells troubles has no names; those who interrupt and those who come in have tests of their own.
    assert set(seen) == pages() - {"Trouble", "Interrupted", *DOOR, *BOARDS, *SIGNING}
    for kind, texts in seen.items():
        for text in texts:
            assert not set(text) & set("\x1b\x07\t\u202e")
        if kind not in {"Help", "HardwarePage", "Decision"}:
            beginning = shown(hostile)[: max(2, size[0] // 10)]
            assert any(beginning in " ".join(text.split()) for text in texts), kind


@pytest.mark.parametrize(
    ("hostile", "size"), [(text, ((20, 16), (40, 15), (120, 40))[index % 3]) for index, text in enumerate(HOSTILE)]
)
async def test_names_of_people_are_shown_as_they_are(hostile: str, size: tuple[int, int]) -> None:
    house = House(MemoryAttempts())
    house.roster.names[MIA.id] = f"{hostile} {hostile}"
    house.roster.seen.clear()
    house.pins.once.add(MIA.id)
    seen: dict[str, str] = {}
    async with at_station(house.desk, size) as station:

        def remember() -> None:
            seen[station.page] = station.text

        await station.press("enter")
        remember()
        await station.press("enter")
        remember()
        await station.type("738194")
        remember()
        await station.type("602847")
        await station.type("602847")
        remember()
        await station.press("enter")
        remember()
        await station.press("enter", "enter")
        remember()
    assert set(seen) == DOOR - {"TypedUnseen"} | {"Home", "RunPage"}
    for page, text in seen.items():
        assert not set(text) & set("\x1b\x07\t\u202e")
        is_narrow = page == "FairUse" and size[0] < 26  # where there is no room for a name
        assert page == "RunPage" or is_narrow or shown(hostile)[:1].upper() in " ".join(text.split()).upper(), page


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


@pytest.mark.parametrize(
    ("hostile", "size"), [(text, ((20, 16), (40, 15), (120, 40))[index % 3]) for index, text in enumerate(HOSTILE)]
)
async def test_names_are_shown_as_they_are_where_the_trainer_asks(hostile: str, size: tuple[int, int]) -> None:
    async with at_station(lambda: desk(SmallLessons(Names(*[hostile] * 8))), size) as station:
        await go_to(station, Where.REPORT)
        seen = [station.text]
        for scanned in (
            MUG,
            "1",
            "enter",
            "quality",
            "take",
            PLATE,
            "back",
            "enter",
            "enter",
            "aside",
            "back",
            "floor",
        ):
            await cards(station, scanned)
            seen.append(station.text)
        await cards(station, "back", "help", "help", "back")
        assert station.page in ("Decision", "RunPage")
        for page in seen:
            assert not set(page) & set("\x1b\x07\t\u202e")
        assert sum(shown(hostile)[: size[0] // 5] in " ".join(page.split()) for page in seen) >= 5


@pytest.mark.parametrize("where", [Where.REPORT, Where.HANDS, Where.DECISION, Where.HELP])
async def test_codes_are_refused_where_the_trainer_asks(where: Where) -> None:
    async with at_station() as station:
        await go_to(station, where)
        page = station.page
        for code in PRINTABLE:
            station.rings = 0
            await station.scan(code)
            assert (station.page, station.rings) == (page, 1)


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
