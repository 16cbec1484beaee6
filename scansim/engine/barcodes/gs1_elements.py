"""The GS1 standard's verdict on an element string: what a scanner delivers of a GS1 symbol.

Driven by the syntax dictionary: no Application Identifier is named here. A separator may stand behind any field and
must stand behind one of variable length unless it comes last (GS1 General Specifications 7.8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scansim.engine.barcodes.gs1_checks import CHARACTERS, Check, check_named
from scansim.engine.barcodes.gs1_dictionary import CodeLists, Component, Dictionary, Entry
from scansim.engine.barcodes.gs1_faults import Gs1Fault
from scansim.engine.barcodes.gs1_values import date_of, number_of

__all__ = ["SEPARATOR", "Element", "ElementReader", "ElementVerdict", "Problem"]

SEPARATOR = "\x1d"
"""What a scanner sends for the FNC1 between two fields."""

_DATES = frozenset({"yymmdd", "yymmd0", "yyyymmdd"})
_WITH_DECIMALS = ("31", "32", "33", "34", "35", "36", "39")


@dataclass(frozen=True, slots=True)
class Element:
    """An Application Identifier with its data, and where in the scan the identifier stands."""

    ai: str
    value: str
    position: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, at which place of the scan, with which AI, and the AI it does not go with or lacks.

    ``too_long`` tells the two faults of length apart.
    """

    fault: Gs1Fault
    position: int
    ai: str = ""
    other: str = ""
    too_long: bool = False


@dataclass(frozen=True, slots=True)
class ElementVerdict:
    """The fields up to the first problem, and the problem. ``companion`` is a field that lacks another it needs."""

    elements: tuple[Element, ...]
    problem: Problem | None = None
    companion: Problem | None = None

    @property
    def valid(self) -> bool:
        """Whether each field is right and all may stand together; others may be missing on this label."""
        return self.problem is None

    @property
    def valid_with_companions(self) -> bool:
        """Whether nothing is missing beside them either."""
        return self.problem is None and self.companion is None


@dataclass(frozen=True, slots=True)
class _Part:
    component: Component
    checks: tuple[Check, ...]


class ElementReader:
    """Reads element strings by a dictionary on a given day (years of two digits hang on it), prepared once.

    Raises:
        KeyError: when the dictionary names a check that is not known, or a code list that is not given.
    """

    def __init__(self, dictionary: Dictionary, lists: CodeLists, today: date) -> None:
        self.dictionary = dictionary
        self._today = today
        self._parts: Mapping[str, tuple[_Part, ...]] = {
            ai: tuple(
                _Part(component, tuple(check_named(name, lists, today.year) for name in component.checks))
                for component in entry.components
            )
            for ai, entry in dictionary.entries.items()
        }

    def read(self, text: str) -> ElementVerdict:
        """The verdict on ``text``."""
        elements: list[Element] = []
        position = 0
        if not text:
            return ElementVerdict((), Problem(Gs1Fault.EMPTY, 0))
        while position < len(text):
            entry = self.dictionary.entry_at(text, position)
            if entry is None:
                return ElementVerdict(tuple(elements), Problem(Gs1Fault.UNKNOWN_AI, position))
            start = position + len(entry.ai)
            end, problem = self._field(text, start, entry)
            if problem is not None:
                return ElementVerdict(tuple(elements), problem)
            elements.append(Element(entry.ai, text[start:end], position))
            position = end + text.startswith(SEPARATOR, end)
        return self._together(tuple(elements))

    def _field(self, text: str, start: int, entry: Entry) -> tuple[int, Problem | None]:
        """Where the data of a field ends that begins at ``start``, and what is wrong with it."""
        end = text.find(SEPARATOR, start)
        end = len(text) if end < 0 else end
        if start == end:
            return end, Problem(Gs1Fault.EMPTY, start, entry.ai)
        position = start
        for part in self._parts[entry.ai]:
            component = part.component
            value = text[position : min(end, position + component.maximum)]
            if not value and component.optional:
                continue
            if fault := _fault(value, part):
                return end, Problem(fault, position, entry.ai)
            position += len(value)
        if entry.separated and position < end:
            return end, Problem(Gs1Fault.LENGTH, position, entry.ai, too_long=True)
        return position, None

    def _together(self, elements: tuple[Element, ...]) -> ElementVerdict:
        """What the fields say about each other (the dictionary's ``ex`` and ``req``)."""
        values: dict[str, str] = {}
        for element in elements:
            if values.setdefault(element.ai, element.value) != element.value:
                return ElementVerdict(elements, Problem(Gs1Fault.REPEATED, element.position, element.ai))
        present = values.keys()
        companion: Problem | None = None
        for element in elements:
            entry = self.dictionary.entries[element.ai]
            if clash := entry.excludes & present:
                return ElementVerdict(elements, Problem(Gs1Fault.PAIRING, element.position, element.ai, min(clash)))
            if companion is None and (missing := _missing(entry, frozenset(present))):
                companion = Problem(Gs1Fault.MISSING_COMPANION, element.position, element.ai, missing)
        return ElementVerdict(elements, None, companion)

    def date_in(self, element: Element) -> date | None:
        """The day that a field names; None for fields that hold no single date."""
        components = self.dictionary.entries[element.ai].components
        if len(components) != 1 or _DATES.isdisjoint(components[0].checks):
            return None
        return date_of(element.value, self._today.year)

    def number_in(self, element: Element) -> Decimal | None:
        """The number that a measure names, its decimal point set by the last digit of the AI; else None."""
        components = self.dictionary.entries[element.ai].components
        if len(element.ai) != 4 or not element.ai.startswith(_WITH_DECIMALS) or len(components) != 1:
            return None
        return number_of(element.value, int(element.ai[-1]))


def _fault(value: str, part: _Part) -> Gs1Fault | None:
    if len(value) < part.component.minimum:
        return Gs1Fault.LENGTH
    if not CHARACTERS[part.component.characters].fullmatch(value):
        return Gs1Fault.CHARSET
    for check in part.checks:
        if fault := check(value):
            return fault
    return None


def _missing(entry: Entry, present: frozenset[str]) -> str:
    """The first need that is not met, as the dictionary words it; empty when nothing is missing."""
    for need in entry.requires:
        if not any(all(group & present for group in alternative) for alternative in need.alternatives):
            return need.text
    return ""
