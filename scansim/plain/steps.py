"""Feet, eyes and the scanner by words. Pure: what comes back is an input, or what to say instead of one."""

from __future__ import annotations

from scansim.plain.listening import entry_in
from scansim.plain.seen import Numbers, named_label, place_named, places
from scansim.scanner.entry import Grade
from scansim.scanner.reading import ScannerSettings
from scansim.training.handwork import look_here
from scansim.training.inputs import Do, Go, Input, Scan, from_entry
from scansim.training.run import Run
from scansim.words.plain import line

__all__ = ["STEPS", "input_of_step"]

STEPS = frozenset({"look", "read", "go", "scan", "code"})
"""The commands that this module knows."""

_DIGITS = 3


def input_of_step(verb: str, rest: str, run: Run, numbers: Numbers, settings: ScannerSettings) -> Input | str:
    """What one of :data:`STEPS` means where one stands."""
    match verb:
        case "read":
            return _reading(rest, run)
        case "go":
            return Go(place_named(rest, run.floor)) if rest else line("no_place", places=places(run.floor))
        case "scan":
            return _scanning(rest, run, numbers, settings)
        case "code":
            return _code(rest, settings)
        case _:
            return look_here(run.floor)


def _reading(rest: str, run: Run) -> Input | str:
    sheets = run.floor.sheets
    number = int(rest) if rest.isascii() and rest.isdecimal() and len(rest) < _DIGITS else 0 if rest else 1
    if not sheets:
        return line("no_paper")
    return Do("look", sheets[number - 1].id) if 0 < number <= len(sheets) else line("no_row", number=rest)


def _scanning(rest: str, run: Run, numbers: Numbers, settings: ScannerSettings) -> Input | str:
    """The label of a thing that stands here, picked as a hand picks it on a screen; else the text is a code."""
    label = named_label(rest, run, numbers, standing=True)
    if label is None:
        return _code(rest, settings)
    if not label.thing:
        return line("none_of_it_here")
    if not label.data:
        return line("no_label_on_it")
    return Scan(label.data, Grade.PICKED, thing=label.thing) if run.floor.pickable else line("no_picking")


def _code(rest: str, settings: ScannerSettings) -> Input | str:
    entry = entry_in(rest, settings)
    return from_entry(entry) if entry else line("what_code")
