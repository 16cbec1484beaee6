"""Ways into every situation, by cards and labels alone, so that a test can stand there and try things."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scansim.actions import CONTROL_CODES, ControlCode, Where
from scansim.records.memory import MemoryAttempts
from scansim.screens.desk import Desk
from scansim.screens.run import RunPage
from scansim.training.inputs import Input
from scansim.training.run import Run
from tests.screens.people import BADGES, MIA, House
from tests.screens.small import BOX, desk
from tests.screens.station import Station

__all__ = ["AT_THE_DOOR", "TRANSFER", "WAYS_IN", "card", "cards", "go_to", "house_for", "inputs_of", "run_of"]

TRANSFER = "WH/IN/07525"
_BY_VALUE = {code.value: code for code in CONTROL_CODES}


def card(value: str) -> ControlCode:
    """The control code of this value."""
    return _BY_VALUE[value]


async def cards(station: Station, *values: str) -> None:
    """Scan cards, one after the other; what is no card's value is scanned as it is."""
    await station.scan(*(_BY_VALUE[value].payload if value in _BY_VALUE else value for value in values))


_MENU = ("start", "start", "enter")
WAYS_IN: dict[Where, tuple[str, ...]] = {
    Where.LOCK: (),
    Where.NAMES: ("enter",),
    Where.PIN: ("enter", "enter"),
    Where.FAIR_USE: ("help", "help", BADGES[MIA.id]),
    Where.WELCOME: ("help", "help", BADGES[MIA.id]),
    Where.HOME: ("start",),
    Where.UNFINISHED: ("start", "start", "enter", "back", "yes"),
    Where.BRIEF: ("start", "start"),
    Where.MENU: _MENU,
    Where.LIST: (*_MENU, "enter"),
    Where.TRANSFER: (*_MENU, TRANSFER),
    Where.EDITOR: (*_MENU, TRANSFER, "next", "1", "back"),
    Where.QUESTION: (*_MENU, TRANSFER, BOX, "OBTVALI"),
    Where.FLOOR: (*_MENU, "look"),
    Where.REPORT: (*_MENU, "look", "damaged"),
    Where.HANDS: (*_MENU, "look", "aside"),
    Where.DECISION: (*_MENU, "back"),
    Where.INTERRUPTED: _MENU,
    Where.DEMONSTRATION: ("start", "start", "B"),
    Where.DEBRIEF: (*_MENU, TRANSFER, BOX, "OBTVALI", "yes"),
    Where.REPLAY: (*_MENU, TRANSFER, BOX, "OBTVALI", "yes", "D"),
    Where.HELP: ("start", "help"),
}
"""What to scan, from the lock of the station that :func:`house_for` makes. The hardware check and a trouble are not
reached by scans, and an interruption only in an exercise that has one."""


AT_THE_DOOR = (Where.NAMES, Where.PIN, Where.FAIR_USE, Where.WELCOME)


def house_for(where: Where) -> Callable[[], Desk]:
    """A desk at which one can come into a situation."""
    if where not in AT_THE_DOOR:
        return desk
    house = House(MemoryAttempts())
    if where is Where.FAIR_USE:
        house.roster.seen.clear()
    return house.desk


async def go_to(station: Station, where: Where) -> None:
    """From the lock into a situation."""
    if where is not Where.TROUBLE:  # A station without its desk begins there.
        await cards(station, *WAYS_IN[where])


def run_of(station: Station) -> Run:
    """The run, whatever stands on top of it."""
    page = next(each for each in station.app.screen_stack if isinstance(each, RunPage))
    return page.practice.run


def inputs_of(station: Station) -> Sequence[Input]:
    """What the run took so far."""
    return [observation.input for observation in run_of(station).observations]
