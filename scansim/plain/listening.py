"""What a line is that somebody typed or scanned: a command, or an entry with its evidence.

A terminal hands over whole lines, so nothing is known of when each character came: a line is graded as typed unless
the scanner's prefix or an AIM identifier proves it (reference training C1).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from scansim.engine.handheld.feedback import Feedback, Verdict, refused
from scansim.scanner.entry import Entry, Grade
from scansim.scanner.inert import GROUP_SEPARATOR, REPLACEMENT
from scansim.scanner.reading import LIMIT, Line, ScannerSettings, entry_of
from scansim.training.answers import Answered

__all__ = ["Command", "command_in", "entry_in", "faulty"]

_SEPARATOR = "<GS>"


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its verb, and what stands behind it."""

    verb: str
    rest: str = ""


_ALONE = {
    "?": "help",
    "again": "where",
    "exit": "quit",
    "here": "enter",
    "more": "tap plus_one",
    "less": "tap minus_one",
    "cancel": "tap cancel",
    "new": "tap new",
    "operations": "tap operations",
    "give up": "give up",
    **{verb: verb for verb in ("help", "look", "floor", "where", "lines", "labels", "job", "hint", "validate")},
    **{
        verb: verb for verb in ("finish", "confirm", "discard", "yes", "no", "enter", "back", "quit", "lock", "buttons")
    },
}
"""Lines that are a command as a whole."""

_WITH_MORE = frozenset(
    {"scan", "code", "read", "go", "open", "take", "put", "aside", "relabel", "load", "report", "edit", "fill"}
    | {"select", "quantity", "choose", "tap", "set", "help"}
)
"""Verbs that take something behind them, or ask for it."""


def command_in(entry: Entry) -> Command | None:
    """The command that a typed line is; None for a code. What is proved to be scanned is never a command."""
    if entry.fault is not None or entry.grade is Grade.PREFIX:
        return None
    words = entry.data.split()
    whole = _ALONE.get(" ".join(words).casefold())
    if whole is not None:
        verb, _, rest = whole.partition(" ")
        return Command(verb, rest)
    if words and words[0].casefold() in _WITH_MORE:
        return Command(words[0].casefold(), entry.data.strip().partition(words[0])[2].strip())
    return None


def entry_in(line: str, settings: ScannerSettings) -> Entry | None:
    """The entry of a line as it was read, its ending included; None for an empty one.

    Bytes that are no text arrive as half surrogates (``surrogateescape``); a separator may be written ``<GS>``.
    """
    text = "".join(REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in line.rstrip("\r\n"))
    if not text.strip():
        return None
    text = text.replace(_SEPARATOR, GROUP_SEPARATOR)
    return entry_of(Line(text[:LIMIT], math.inf, math.inf, overflowed=len(text) > LIMIT), settings)


def faulty(entry: Entry) -> Feedback:
    """Why an entry could not be read."""
    return refused(Verdict.UNREADABLE, Answered(str(entry.fault)), read=entry.data)
