"""What is wrong in a content file, where, and what would be right (DESIGN section 8, first row).

Nothing beyond the standard library: the start of the program shows faults that an earlier start has found.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scansim.scanner.inert import inert

__all__ = ["Broken", "Fault", "KeyPath", "Wrong", "file_name", "meant", "shown"]

KeyPath = tuple[str | int, ...]
"""The way to a value in a file: keys of groups and numbers of list items, from the outside in."""

_LONGEST_SHOWN = 60
_LONGEST_CHOICE = 12


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault. ``file`` is relative to the content folder, ``line`` counts from 1 (0: the file as a whole).

    ``what`` and ``right`` are whole sentences; whatever they quote from the file is inert.
    """

    file: str
    line: int
    what: str
    right: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.what} {self.right}"


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault whose place is still the way to it, not yet a line."""

    path: KeyPath
    what: str
    right: str


class Wrong(ValueError):
    """A value that its key cannot take. ``what`` continues a sentence that begins with the key."""

    def __init__(self, what: str, right: str) -> None:
        super().__init__(f"{what} {right}")
        self.what = what
        self.right = right


def shown(text: str) -> str:
    """The text in quotes, shortened and inert."""
    short = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return f'"{inert(short)}"'


def meant(word: str, known: Iterable[str]) -> str:
    """A sentence that says which of the known words was probably meant, or which there are."""
    words = list(known)
    near = difflib.get_close_matches(word.casefold(), words, n=1, cutoff=0.7)
    if near:
        return f"Did you mean {shown(near[0])}?"
    if not words:
        return "There is nothing to choose from."
    rest = "" if len(words) <= _LONGEST_CHOICE else f" and {len(words) - _LONGEST_CHOICE} more"
    return f"Known here: {', '.join(words[:_LONGEST_CHOICE])}{rest}."


def file_name(path: Path, root: Path) -> str:
    """How a file is named in faults: relative to ``root`` with slashes, and printable whatever its name holds."""
    inside = path.relative_to(root) if path.is_relative_to(root) else path
    return inert(inside.as_posix())
