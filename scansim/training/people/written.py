"""What may be written about somebody: names, sites, shifts, references, languages."""

from __future__ import annotations

import re

__all__ = ["LONGEST_WORDS", "guarded", "is_language", "is_words", "unguarded"]

LONGEST_WORDS = 80

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


def is_words(text: str) -> bool:
    """Whether something is one line of printable text, of at most 80 characters and with no blanks around it."""
    return 0 < len(text) <= LONGEST_WORDS and text == text.strip() and text.isprintable()


def is_language(text: str) -> bool:
    """Whether something has the form of the code of a language: ``de``, ``pt-BR``."""
    return _LANGUAGE.fullmatch(text) is not None


def guarded(cell: str) -> str:
    """A cell of a list behind an apostrophe, where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that :func:`guarded` put before it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
