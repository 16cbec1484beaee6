"""The whole language of a run: what a person can do, as small frozen values (DESIGN section 5).

A run is its header and its ordered inputs; everything else is derived from them. The stored form of each input
is :func:`stored`, read back by :func:`restored`; it stands in ``docs/formats.md``, "Inputs".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from scansim.engine.canonical import Json
from scansim.engine.quantity import quantity, written
from scansim.scanner.entry import Entry, Fault, Grade, Origin

__all__ = [
    "INPUT_VERSION",
    "Abandon",
    "Answer",
    "Do",
    "Finish",
    "Go",
    "Hint",
    "Input",
    "InputNotReadable",
    "Key",
    "Pause",
    "Report",
    "Resume",
    "Scan",
    "Set",
    "Tap",
    "Timed",
    "from_entry",
    "restored",
    "stored",
]

INPUT_VERSION = 2
"""2: ``resume`` says how long the run stood still."""

_READ = (1, INPUT_VERSION)


class InputNotReadable(ValueError):
    """A stored input does not have the form of ``docs/formats.md``; the message names the field."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A label was read. ``thing`` names the label's unit when it was picked on the screen floor, else empty."""

    data: str
    grade: Grade = Grade.INJECTED
    aim: str = ""
    thing: str = ""
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A barcode was typed or pasted."""

    data: str
    grade: Grade = Grade.INJECTED
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Tap:
    """A button of the handheld was pressed, by its control id."""

    control: str


@dataclass(frozen=True, slots=True)
class Set:
    """A value was entered into a field of the open editor or dialog."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Go:
    """The operator walked to a place."""

    place: str


@dataclass(frozen=True, slots=True)
class Do:
    """The operator's hands: look, open, take, put, set_aside, relabel, load."""

    act: str
    thing: str
    quantity: Decimal | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """An exception report: code, the thing it is about, the quantity when asked, the role it goes to."""

    code: str
    about: str
    quantity: Decimal | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An interruption's choice."""

    choice: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint was asked for."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Active time stops; ``why`` is a short reason (lock, idle, hang-up)."""

    why: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Active time goes on. ``seconds`` is how long it stood still, begun ones included; None when nobody can tell.

    ``note`` is a code that says what is odd about that (``clock_set_back``), else empty.
    """

    seconds: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Abandon:
    """The operator gives the attempt up; it stays on record as not passed."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The operator hands the work in: whatever is left undone stays undone."""


Input = Scan | Key | Tap | Set | Go | Do | Report | Answer | Hint | Pause | Resume | Abandon | Finish


@dataclass(frozen=True, slots=True)
class Timed:
    """An input with its moment: ``ms`` is active time since the run began, in milliseconds."""

    ms: int
    input: Input


def from_entry(entry: Entry, thing: str = "") -> Scan | Key:
    """The input that a scanner's or keyboard's entry becomes."""
    if entry.origin is Origin.SCAN:
        return Scan(entry.data, entry.grade, entry.aim, thing, entry.fault)
    return Key(entry.data, entry.grade, entry.fault)


_KINDS: dict[str, type[Input]] = {
    "scan": Scan,
    "key": Key,
    "tap": Tap,
    "set": Set,
    "go": Go,
    "do": Do,
    "report": Report,
    "answer": Answer,
    "hint": Hint,
    "pause": Pause,
    "resume": Resume,
    "abandon": Abandon,
    "finish": Finish,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def stored(timed: Timed) -> dict[str, Json]:
    """The stored form of an input: kind, ms, and its fields, the optional ones only when they say something."""
    body: dict[str, Json] = {"v": INPUT_VERSION, "kind": _NAMES[type(timed.input)], "ms": timed.ms}
    for field in fields(timed.input):
        value = getattr(timed.input, field.name)
        if isinstance(value, Decimal):
            body[field.name] = written(value)
        elif isinstance(value, int):
            body[field.name] = value
        elif value is not None and not (value == "" and field.default == ""):
            body[field.name] = str(value)
    return body


def restored(body: Mapping[str, Json]) -> Timed:
    """The input whose stored form is ``body``.

    Raises:
        InputNotReadable: when a field is missing, unknown, or of the wrong form.
    """
    if body.get("v") not in _READ:
        raise InputNotReadable(f"input of version {body.get('v')!r}, this program reads up to {INPUT_VERSION}")
    kind = _KINDS.get(str(body.get("kind")))
    if kind is None:
        raise InputNotReadable(f"unknown kind of input {body.get('kind')!r}")
    ms = _whole("ms", body.get("ms"))
    return Timed(ms, _built(kind, {key: value for key, value in body.items() if key not in ("v", "kind", "ms")}))


def _built(kind: type[Input], values: Mapping[str, Json]) -> Input:
    arguments: dict[str, object] = {}
    for name, value in values.items():
        if name == "seconds" and kind is Resume:
            arguments[name] = _whole(name, value)
            continue
        if not isinstance(value, str):
            raise InputNotReadable(f"{name} must be text, not {value!r}")
        try:
            arguments[name] = _READERS.get(name, str)(value)
        except ValueError as error:
            raise InputNotReadable(f"{name} has the unknown value {value!r}") from error
    build: Callable[..., Input] = kind
    try:
        return build(**arguments)
    except TypeError as error:
        names = ", ".join(values)
        raise InputNotReadable(f"an input of kind {_NAMES[kind]!r} does not have just these fields: {names}") from error


def _whole(name: str, value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InputNotReadable(f"{name} must be a whole number from 0, not {value!r}")
    return value


_READERS: dict[str, Callable[[str], object]] = {"grade": Grade, "fault": Fault, "quantity": quantity}
