"""What a complete line is: which of its characters are the code, where it came from, and what is wrong with it.

Nothing here decides where a line ends; that is :mod:`scansim.scanner.line`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from scansim.scanner.entry import Entry, Fault, Grade, Origin
from scansim.scanner.inert import GROUP_SEPARATOR, REPLACEMENT, inert
from scansim.scanner.layouts import KeyboardLayout, meant

__all__ = ["LIMIT", "Line", "ScannerSettings", "entry_of", "without_aim", "without_prefix"]

LIMIT = 512
"""The most characters of one line that are kept (reference terminal-ui B1)."""

# ISO/IEC 15424: `]`, a code character, a modifier. Z is left out: it says that the data came from a keyboard. An
# identifier with nothing behind it is the text of a label.
_AIM = re.compile(r"(\][A-UXcdehopsz][0-9A-F])(?=.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """How the scanners of a workstation speak.

    ``prefix`` is the preamble set in the scanner, empty when none is. A line without preamble and AIM identifier
    counts as scanned when it has ``min_length`` characters, the mean gap from each to the next, the suffix included,
    is at most ``max_mean_gap_ms``, and no gap is longer than ``max_gap_ms`` (reference training C1). ``separators``
    are texts that stand for U+001D besides itself; none by default, for a code may contain ``#`` (labels 6).

    ``layout`` is the keyboard layout of the device, under which a US-configured scanner's characters arrive as others.
    What was scanned is mapped back before anything else is made of it, so ``prefix`` and ``separators`` are as the
    scanner sends them. What was typed is never mapped: fingers know their own keyboard.

    Raises:
        ValueError: when a separator is empty.
    """

    prefix: str = ""
    max_mean_gap_ms: float = 40
    max_gap_ms: float = 150
    min_length: int = 4
    separators: tuple[str, ...] = ()
    layout: KeyboardLayout = KeyboardLayout.US

    def __post_init__(self) -> None:
        if "" in self.separators:
            raise ValueError("a separator must have at least one character")


@dataclass(frozen=True, slots=True)
class Line:
    """A complete line as it was gathered, its suffix taken off. ``text`` is never empty and at most LIMIT long."""

    text: str
    mean_gap_ms: float
    max_gap_ms: float
    edited: bool = False
    pasted: bool = False
    overflowed: bool = False


def entry_of(line: Line, settings: ScannerSettings) -> Entry:
    """The entry that ``line`` is."""
    read = _read(meant(line.text, settings.layout), settings)
    origin, grade = _provenance(line, settings, proved=read.is_proved)
    if origin is not Origin.SCAN:
        read = _read(line.text, settings)
    fault = _fault(line, read.code)
    return Entry(read.code if fault is None else inert(read.code), origin, grade, read.aim, fault)


@dataclass(frozen=True, slots=True)
class _Read:
    """A line taken apart. Preamble and AIM identifier are what proves a scanner."""

    code: str
    aim: str
    is_proved: bool


def _read(text: str, settings: ScannerSettings) -> _Read:
    code, has_prefix = without_prefix(text, settings.prefix)
    aim, code = without_aim(code)
    for separator in settings.separators:
        code = code.replace(separator, GROUP_SEPARATOR)
    return _Read(code, aim, has_prefix or aim != "")


def without_prefix(text: str, prefix: str) -> tuple[str, bool]:
    """``text`` without the preamble that is set in the scanner, and whether it was there."""
    if not prefix or not text.startswith(prefix):
        return text, False
    # A preamble alone is all that was read: it must stay visible.
    return text.removeprefix(prefix) or text, True


def without_aim(text: str) -> tuple[str, str]:
    """The AIM identifier in front of ``text``, or empty, and the rest."""
    match = _AIM.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def _provenance(line: Line, settings: ScannerSettings, *, proved: bool) -> tuple[Origin, Grade]:
    if line.pasted:
        return Origin.KEY, Grade.PASTED
    if line.edited:
        return Origin.KEY, Grade.TYPED
    if proved:
        return Origin.SCAN, Grade.PREFIX
    if _as_fast_as_a_scanner(line, settings):
        return Origin.SCAN, Grade.TIMING
    return Origin.KEY, Grade.TYPED


def _as_fast_as_a_scanner(line: Line, settings: ScannerSettings) -> bool:
    return (
        len(line.text) >= settings.min_length
        and line.mean_gap_ms <= settings.max_mean_gap_ms
        and line.max_gap_ms <= settings.max_gap_ms
    )


def _fault(line: Line, code: str) -> Fault | None:
    if line.overflowed:
        return Fault.TOO_LONG
    if REPLACEMENT in code:
        return Fault.NOT_UTF8
    if not code.replace(GROUP_SEPARATOR, "").isprintable():
        return Fault.CONTROL_CHARACTER
    return None
