"""The trainer on a bench: events as a driver sends them, with stamps of their own, and the rows of its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot

from scansim.screens.desk import Desk
from scansim.screens.trainer import Trainer
from tests.screens.quiet import until_quiet
from tests.screens.small import STATION, desk

__all__ = ["SIZES", "Station", "at_station"]

SCANNER = 0.008
FINGERS = 0.150
SIZES = ((40, 15), (80, 24), (120, 40))
_NAMES = {"\r": "enter", "\n": "ctrl+j", "\t": "tab", "]": "right_square_bracket", "-": "minus", "/": "slash"}


class Station:
    """One trainer under test. ``rings`` counts the bells it sounded."""

    def __init__(self, app: Trainer, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self.rings = 0
        self._at = 1000.0

    @property
    def rows(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    @property
    def page(self) -> str:
        return type(self.app.screen).__name__

    def post(self, event: events.Event, gap: float = SCANNER) -> None:
        self._at += gap
        event.time = self._at
        event.set_sender(self.app)
        self.app.post_message(event)

    def characters(self, text: str, gap: float = SCANNER) -> None:
        for char in text:
            self.post(events.Key(_NAMES.get(char, char), char), gap)

    async def scan(self, *codes: str) -> None:
        for code in codes:
            self._at += 1.0
            self.characters(f"{code}\r")
        await self.settle()

    async def type(self, text: str) -> None:
        self.characters(f"{text}\r", FINGERS)
        await self.settle()

    async def press(self, *names: str) -> None:
        for name in names:
            self.post(events.Key(name, None), 1.0)
        await self.settle()

    async def touch(self, needle: str, row: str = "") -> None:
        """Click on the first letter of a text; ``row`` is a text that stands on the same row."""
        y = next(index for index, text in enumerate(self.rows) if needle in text and row in text)
        await self.pilot.click(offset=Offset(self.rows[y].index(needle), y))
        await self.settle()

    async def settle(self) -> None:
        await until_quiet(self.pilot)


@asynccontextmanager
async def at_station(
    open_desk: Callable[[], Desk] | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Station]:
    app = Trainer(open_desk or desk, station=STATION)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        station = Station(app, pilot)

        def ring() -> None:
            station.rings += 1

        app.bell = ring  # type: ignore[method-assign]
        await station.settle()
        yield station
