"""The debrief on its page: what stands first, what scrolls, how it is put on paper."""

from __future__ import annotations

from dataclasses import replace

from scansim.screens.desk import Desk
from scansim.training.debrief import Debrief
from scansim.training.header import Header
from scansim.training.ports import StorageRefused
from tests.screens.situations import cards
from tests.screens.small import desk
from tests.screens.station import Station, at_station

FILE = "/somewhere/papers/debrief-RCV-02-1.pdf"


class Printer:
    """A printer that notes what it was given, or refuses."""

    def __init__(self, refusal: str = "") -> None:
        self.refusal = refusal
        self.given: list[tuple[Debrief, Header, int]] = []

    def __call__(self, debrief: Debrief, header: Header, lines: int) -> str:
        if self.refusal:
            raise StorageRefused(self.refusal)
        self.given.append((debrief, header, lines))
        return FILE

    def desk(self) -> Desk:
        return replace(desk(), print_debrief=self)


async def debriefed(station: Station) -> None:
    await cards(station, "start", "start", "enter", "WH/IN/07525", "19521108035117", "OBTVALI", "yes")
    assert station.page == "DebriefPage"


async def test_f4_and_the_card_put_the_debrief_on_paper() -> None:
    printer = Printer()
    async with at_station(printer.desk) as station:
        await debriefed(station)
        await station.press("f4")
        assert FILE in station.text
        await cards(station, "put")
    assert [(debrief.passed, header.exercise, lines) for debrief, header, lines in printer.given] == [
        (False, "RCV-02", 3),
        (False, "RCV-02", 3),
    ]


async def test_what_cannot_be_printed_is_told_in_a_sentence() -> None:
    printer = Printer("The disk is full.")
    async with at_station(printer.desk) as station:
        await debriefed(station)
        await station.press("f4")
        assert station.page == "Trouble"
        assert "The disk is full." in station.text


async def test_where_nothing_prints_it_is_said() -> None:
    async with at_station() as station:
        await debriefed(station)
        await station.press("f4")
        assert station.page == "DebriefPage"
        assert "Nothing prints here." in station.text


async def test_what_has_no_room_is_scrolled_to() -> None:
    async with at_station(size=(40, 15)) as station:
        await debriefed(station)
        assert station.rows[1].startswith(" ✖ NOT YET")
        assert "At work" not in station.text
        seen = station.text
        for _ in range(5):
            await cards(station, "next")
            seen += station.text
        assert "At work" in seen
        assert "Next:" in seen
        assert "because you have not passed it yet" in seen
