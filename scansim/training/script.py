"""The input language, line by line: what ``scansim play --script`` reads (``docs/formats.md``, "Script language").

>>> parsed_line("scan 9521108035110").input
Scan(data='9521108035110', grade=<Grade.INJECTED: 'injected'>, aim='', thing='', fault=None)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import NotAQuantity, quantity, written
from scansim.scanner.entry import Fault
from scansim.scanner.inert import GROUP_SEPARATOR, REPLACEMENT, inert
from scansim.scanner.reading import LIMIT, Line, ScannerSettings, entry_of
from scansim.training.inputs import (
    Abandon,
    Answer,
    Do,
    Finish,
    Go,
    Hint,
    Input,
    Key,
    Pause,
    Report,
    Resume,
    Scan,
    Set,
    Tap,
    Timed,
)

__all__ = ["ScriptFault", "ScriptLine", "line_of", "parsed_line", "timed_inputs"]

_A_SECOND = 1000
_SEPARATOR = "<GS>"
_ALONE: dict[type[Input], str] = {Hint: "hint", Abandon: "abandon", Finish: "finish"}
_NO_REST = frozenset(_ALONE.values())
_MAY_STAND_ALONE = _NO_REST | {"resume"}
_UNKNOWN = "unknown"
_MOST_DIGITS = 12
_LONGEST_WORD = 24


class ScriptFault(ValueError):
    """A line is not in the input language; the message says what is wrong and what would be right."""


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One input, with its moment when the line gave one (``@MS``, milliseconds of active time)."""

    input: Input
    ms: int | None = None


def parsed_line(text: str) -> ScriptLine | None:
    """The input of a line; None for an empty line or a comment (``#``).

    Raises:
        ScriptFault: when the line is not in the language.
    """
    line = text.strip("\r\n")
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    ms, line = _moment(line.lstrip())
    word, _, rest = line.partition(" ")
    name, _, thing = word.partition(":")
    reader = _READERS.get(name)
    if reader is None:
        raise ScriptFault(f'"{_brief(word)}" is no input. Inputs are {", ".join(_READERS)}.')
    if not rest.strip() and name not in _MAY_STAND_ALONE:
        raise ScriptFault(f"{name} needs something after it.")
    if rest.strip() and name in _NO_REST:
        raise ScriptFault(f"{name} stands alone.")
    if thing and name != "scan":
        raise ScriptFault(f"only scan may name a thing after a colon, not {name}.")
    return ScriptLine(reader(rest, thing), ms)


def timed_inputs(lines: Iterable[str]) -> Iterator[tuple[int, Timed | ScriptFault]]:
    """Every input of a script with its line number and moment; a line without one comes a second after the last."""
    last = 0
    for number, text in enumerate(lines, 1):
        try:
            line = parsed_line(text)
            if line is None:
                continue
            last = _moment_after(last, line.ms)
            yield number, Timed(last, line.input)
        except ScriptFault as fault:
            yield number, fault


def line_of(timed: Timed) -> str:
    """The script line of an input. Its grade is not part of the language: a replayed script is injected."""
    return f"@{timed.ms} {_text(timed.input)}"


def _moment_after(last: int, ms: int | None) -> int:
    if ms is None:
        return last + _A_SECOND
    if ms < last:
        raise ScriptFault(f"@{ms} is before the line above it, @{last}.")
    return ms


def _text(given: Input) -> str:
    parts: tuple[str, ...]
    match given:
        case Scan():
            return f"scan{':' + given.thing if given.thing else ''} {_shown(given.aim + given.data)}"
        case Key():
            return f"key {_shown(given.data)}"
        case Tap():
            return f"tap {given.control}"
        case Set():
            return f"set {given.field} {given.value}"
        case Go():
            return f"go {given.place}"
        case Do():
            parts = ("do", given.act, given.thing, _written(given.quantity), given.place)
        case Report():
            parts = ("report", given.code, given.about, _written(given.quantity), given.to)
        case Answer():
            return f"answer {given.choice}"
        case Pause():
            return f"pause {given.why}"
        case Resume(seconds=None, note=""):
            return "resume"
        case Resume(seconds=seconds):
            parts = ("resume", _UNKNOWN if seconds is None else str(seconds), given.note)
        case Hint() | Abandon() | Finish():
            return _ALONE[type(given)]
    return " ".join(part for part in parts if part)


def _moment(line: str) -> tuple[int | None, str]:
    if not line.startswith("@"):
        return None, line
    stamp, _, rest = line.partition(" ")
    if not (stamp[1:].isascii() and stamp[1:].isdecimal() and len(stamp) <= _MOST_DIGITS):
        raise ScriptFault(f"{_brief(stamp)} is no moment. Write @ and whole milliseconds, such as @1500.")
    return int(stamp[1:]), rest.lstrip()


def _scan(rest: str, thing: str) -> Input:
    data, aim, fault = _read(rest)
    return Scan(data, aim=aim, thing=thing, fault=fault)


def _key(rest: str, _: str) -> Input:
    data, aim, fault = _read(rest)
    return Key(aim + data, fault=fault)


def _read(rest: str) -> tuple[str, str, Fault | None]:
    """The code, its AIM identifier and what is wrong with it: a script's label is read as a scanner's is."""
    text = "".join(REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in rest)
    text = text.replace(_SEPARATOR, GROUP_SEPARATOR)
    line = Line(text[:LIMIT], mean_gap_ms=0, max_gap_ms=0, overflowed=len(text) > LIMIT)
    entry = entry_of(line, ScannerSettings())
    return entry.data, entry.aim, entry.fault


def _shown(data: str) -> str:
    return data.replace(GROUP_SEPARATOR, _SEPARATOR)


def _written(number: Decimal | None) -> str:
    return "" if number is None else written(number)


def _brief(word: str) -> str:
    shown = inert(word)
    return shown if len(shown) <= _LONGEST_WORD else f"{shown[: _LONGEST_WORD - 1]}…"


def _set(rest: str, _: str) -> Input:
    field, _separator, value = rest.strip().partition(" ")
    if not value:
        raise ScriptFault("set needs a field and a value, such as: set quantity 12")
    return Set(field, value.strip())


def _do(rest: str, _: str) -> Input:
    act, *words = rest.split()
    if not words:
        raise ScriptFault("do needs an act and a thing, such as: do look dock_1")
    thing, number, place = _thing_quantity_rest(words)
    return Do(act, thing, number, place)


def _report(rest: str, _: str) -> Input:
    code, *words = rest.split()
    if not words:
        raise ScriptFault("report needs a code and what it is about, such as: report missing MUG-35-BL 2")
    about, number, role = _thing_quantity_rest(words)
    return Report(code, about, number, role)


def _resume(rest: str, _: str) -> Input:
    seconds, _separator, note = rest.strip().partition(" ")
    if seconds in ("", _UNKNOWN):
        return Resume(note=note.strip())
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= _MOST_DIGITS):
        raise ScriptFault(f"{_brief(seconds)} is no pause. Write whole seconds, such as: resume 90")
    return Resume(int(seconds), note.strip())


def _thing_quantity_rest(words: list[str]) -> tuple[str, Decimal | None, str]:
    thing, *rest = words
    try:
        number = quantity(rest[0]) if rest else None
    except NotAQuantity:
        number = None
    return thing, number, " ".join(rest[1:] if number is not None else rest)


_READERS: dict[str, Callable[[str, str], Input]] = {
    "scan": _scan,
    "key": _key,
    "tap": lambda rest, _: Tap(rest.strip()),
    "set": _set,
    "go": lambda rest, _: Go(rest.strip()),
    "do": _do,
    "report": _report,
    "answer": lambda rest, _: Answer(rest.strip()),
    "hint": lambda _rest, _thing: Hint(),
    "pause": lambda rest, _: Pause(rest.strip()),
    "resume": _resume,
    "abandon": lambda _rest, _thing: Abandon(),
    "finish": lambda _rest, _thing: Finish(),
}
