"""Reads the GS1 syntax dictionary that ships beside the engine's parsers, once a process."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

from scansim.engine.barcodes.gs1_dictionary import CodeLists, Dictionary, code_lists
from scansim.engine.barcodes.gs1_elements import ElementReader

__all__ = ["element_reader", "shipped_code_lists", "shipped_dictionary"]

_PLACE = "scansim.engine.barcodes"


@cache
def shipped_dictionary() -> Dictionary:
    """The table of Application Identifiers."""
    return Dictionary.read(_text("gs1_syntax_dictionary.txt"))


@cache
def shipped_code_lists() -> CodeLists:
    """The lists of countries, currencies and so on that the table refers to."""
    return code_lists(_text("gs1_code_lists.txt"))


def element_reader(today: date) -> ElementReader:
    """A reader of element strings by the shipped table, on this day."""
    return ElementReader(shipped_dictionary(), shipped_code_lists(), today)


def _text(name: str) -> str:
    return files(_PLACE).joinpath(name).read_text(encoding="utf-8")
