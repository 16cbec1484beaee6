"""Why the two verdicts on a scan are what they are: what a colleague would point out on the label.

Findings come in the order in which they matter: what makes the scan fail or mean something else first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scansim.engine.barcodes.app_reading import AppPart
from scansim.engine.barcodes.app_rules import SEPARATORS, Names
from scansim.engine.barcodes.check_digits import check_digit, is_number
from scansim.engine.barcodes.findings import Finding, FindingCode, finding
from scansim.engine.barcodes.gs1_checks import CHARACTERS
from scansim.engine.barcodes.gs1_elements import SEPARATOR, ElementReader, ElementVerdict, Problem
from scansim.engine.barcodes.gs1_faults import Gs1Fault
from scansim.engine.barcodes.keys import KeyVerdict
from scansim.engine.barcodes.symbologies import ReadAs
from scansim.engine.barcodes.two_verdicts import Nomenclature, TwoVerdicts

__all__ = ["explain"]

_LENIENT = {
    Gs1Fault.EMPTY: FindingCode.EMPTY_ACCEPTED,
    Gs1Fault.PAIRING: FindingCode.PAIR_ACCEPTED,
    Gs1Fault.REPEATED: FindingCode.REPEAT_ACCEPTED,
    Gs1Fault.LENGTH: FindingCode.SEPARATOR_NOT_NEEDED,
}
"""What the app accepts although the standard finds this fault."""

_BOTH = {
    Gs1Fault.DATE: FindingCode.IMPOSSIBLE_DATE,
    Gs1Fault.EMPTY: FindingCode.EMPTY_FIELD,
}
"""What is wrong for both, where the fault alone says it."""


def explain(verdicts: TwoVerdicts, reader: ElementReader) -> tuple[Finding, ...]:
    """What there is to say about a scan; nothing when both read it alike and as it was surely meant."""
    return tuple(_findings(verdicts, reader))


def _findings(verdicts: TwoVerdicts, reader: ElementReader) -> Iterator[Finding]:
    symbol = verdicts.standard.symbol
    parts = verdicts.app.parts
    if parts and parts[0].base_code == verdicts.scan and not parts[0].encoding:
        yield finding(FindingCode.URI_READ)
        return
    if not verdicts.app.understood and symbol.aim and verdicts.app.position == 0:
        yield finding(FindingCode.SYMBOLOGY_NOT_DROPPED, aim=symbol.aim, symbology=symbol.name)
        return
    if symbol.read_as is ReadAs.LINK:
        yield finding(FindingCode.LINK_NOT_READ)
        return
    if verdicts.nomenclature is Nomenclature.DEFAULT:
        yield from _under_default(verdicts)
    elif verdicts.standard.elements is not None:
        yield from _Elements(verdicts, verdicts.standard.elements, reader).findings()
    else:
        yield from _alone_under_gs1(verdicts)


# A code that stands alone


def _under_default(verdicts: TwoVerdicts) -> Iterator[Finding]:
    symbol = verdicts.standard.symbol
    if not verdicts.app.parts:
        return
    part = verdicts.app.parts[0]
    if symbol.aim:
        yield finding(FindingCode.SYMBOLOGY_NOT_DROPPED, aim=symbol.aim, symbology=symbol.name)
    if part.base_code != part.code:
        yield finding(
            FindingCode.NUMBER_INSIDE, names=part.names.value, number=str(part.value), looked_up=part.base_code
        )
    elif part.names is not Names.PRODUCT:
        yield finding(FindingCode.PREFIX_DECIDES, names=part.names.value, begins=part.code[:4])
    elements, key = verdicts.standard.elements, verdicts.standard.key
    if elements is not None and (elements.valid or len(elements.elements) > 1):
        yield finding(FindingCode.NOT_TAKEN_APART, fields=str(len(elements.elements)))
    elif key is not None and key.valid is False:
        yield _wrong_digit(FindingCode.CHECK_DIGIT_NOT_TESTED, symbol.data)


def _alone_under_gs1(verdicts: TwoVerdicts) -> Iterator[Finding]:
    data, key = verdicts.standard.symbol.data, verdicts.standard.key
    if verdicts.app.parts:
        part = verdicts.app.parts[0]
        yield finding(
            FindingCode.NUMBER_READ_AS_FIELDS, ai=part.ai, names=part.names.value, value=part.code, number=data
        )
    elif data.startswith("("):
        yield finding(FindingCode.BRACKETS_IN_DATA)
    else:
        yield finding(FindingCode.LOOKED_UP_WHOLE, fault=verdicts.app.fault.value if verdicts.app.fault else "")
    if key is not None and key.valid is False:
        yield _wrong_digit(FindingCode.WRONG_CHECK_DIGIT, data, key)


def _wrong_digit(code: FindingCode, data: str, key: KeyVerdict | None = None) -> Finding:
    return finding(code, ai="", kind=key.kind.value if key else "", value=data, right=str(check_digit(data[:-1])))


# Element strings under the GS1 nomenclature


@dataclass(frozen=True, slots=True)
class _Swallowed:
    """A field that took what should have been the next ones: its AI, what it should hold, and what comes behind."""

    ai: str
    value: str
    behind: ElementVerdict


class _Elements:
    def __init__(self, verdicts: TwoVerdicts, standard: ElementVerdict, reader: ElementReader) -> None:
        self._app = verdicts.app
        self._data = verdicts.standard.symbol.data
        self._shift = len(verdicts.standard.symbol.aim)
        self._standard = standard
        self._reader = reader

    def findings(self) -> Iterator[Finding]:
        problem = self._standard.problem
        if problem is None and self._app.understood:
            yield from self._both_read()
        elif problem is None:
            yield self._only_the_standard()
        elif self._app.understood:
            yield self._only_the_app(problem)
        else:
            yield self._neither(problem)
        if self._standard.companion is not None:
            lacking = self._standard.companion
            yield finding(
                FindingCode.COMPANION_MISSING, ai=lacking.ai, title=self._title(lacking.ai), needs=lacking.other
            )

    def _both_read(self) -> Iterator[Finding]:
        for part in self._app.parts:
            if swallowed := self._swallowed(part, of_fixed_length=True):
                yield self._told(swallowed)
            elif SEPARATORS.search(part.code):
                yield finding(FindingCode.SEPARATOR_TEXT_SWALLOWED, ai=part.ai, value=part.code)
        for part in self._app.parts:
            if part.names is Names.PRODUCT and part.code.startswith("0"):
                yield finding(FindingCode.ZEROS_IN_FRONT, value=part.code, barcode=part.code.lstrip("0"))

    def _only_the_standard(self) -> Finding:
        entry = self._reader.dictionary.entry_at(self._data, self._app.position - self._shift)
        if entry is None:
            return finding(FindingCode.APP_STRICTER, fault=self._app.fault.value if self._app.fault else "")
        lost = len(self._app.discarded)
        return finding(FindingCode.UNKNOWN_TO_APP, ai=entry.ai, title=entry.title, lost=str(lost))

    def _only_the_app(self, problem: Problem) -> Finding:
        if self._data.startswith(SEPARATOR) and problem.position == 0:
            return finding(FindingCode.LEADING_SEPARATOR_ACCEPTED)
        if problem.fault is Gs1Fault.CHARSET and (other := self._other_separator(problem)):
            return finding(FindingCode.OTHER_SEPARATOR_ACCEPTED, ai=problem.ai, separator=other)
        for part in self._app.parts if problem.too_long else ():
            swallowed = self._swallowed(part, of_fixed_length=False)
            if swallowed and len(part.code) > len(swallowed.value):
                return self._told(swallowed)
        return self._about(_LENIENT.get(problem.fault, FindingCode.APP_MORE_LENIENT), problem)

    def _neither(self, problem: Problem) -> Finding:
        if self._app.discarded and (swallowed := self._swallowed(self._app.discarded[-1], of_fixed_length=False)):
            return self._told(swallowed)
        match problem.fault:
            case Gs1Fault.CHECK_DIGIT:
                return self._wrong_check_digit(problem)
            case Gs1Fault.CHARSET:
                return self._character(problem)
            case Gs1Fault.LENGTH:
                code = FindingCode.FIELD_TOO_LONG if problem.too_long else FindingCode.FIELD_TOO_SHORT
                return self._about(code, problem)
            case Gs1Fault.UNKNOWN_AI if self._data.startswith(SEPARATOR, problem.position):
                return finding(FindingCode.DOUBLE_SEPARATOR)
            case Gs1Fault.UNKNOWN_AI:
                return finding(FindingCode.UNKNOWN_TO_BOTH, at=self._data[problem.position : problem.position + 4])
            case _:
                return self._about(_BOTH.get(problem.fault, FindingCode.BOTH_REFUSE), problem)

    def _end_of_field(self, position: int) -> int:
        end = self._data.find(SEPARATOR, position)
        return len(self._data) if end < 0 else end

    def _wrong_check_digit(self, problem: Problem) -> Finding:
        components = self._reader.dictionary.entries[problem.ai].components
        length = next((component.maximum for component in components if "csum" in component.checks), 0)
        value = self._data[problem.position : problem.position + length]
        right = str(check_digit(value[:-1])) if is_number(value) else ""
        return finding(FindingCode.WRONG_CHECK_DIGIT, ai=problem.ai, kind="", value=value, right=right)

    def _character(self, problem: Problem) -> Finding:
        field = self._data[problem.position : self._end_of_field(problem.position)]
        numeric = self._reader.dictionary.entries[problem.ai].components[0].characters == "N"
        allowed = CHARACTERS["N" if numeric else "X"]
        wrong = next((character for character in field if not allowed.fullmatch(character)), "")
        if wrong == " ":
            return self._about(FindingCode.SPACE_REFUSED, problem)
        return finding(FindingCode.CHARACTER_REFUSED, ai=problem.ai, title=self._title(problem.ai), character=wrong)

    def _other_separator(self, problem: Problem) -> str:
        match = SEPARATORS.search(self._data, problem.position)
        return match[0] if match and match[0] != SEPARATOR else ""

    def _swallowed(self, part: AppPart, *, of_fixed_length: bool) -> _Swallowed | None:
        """Whether a right element string hides in a field of variable length, up to its separator.

        ``of_fixed_length``: only one that begins with a field of fixed length counts. Such a field has its own length
        and mostly its own check; shorter ones hide in many a lot number by chance.
        """
        entry = self._reader.dictionary.entries.get(part.ai)
        if entry is None or not entry.separated:
            return None
        start = part.position - self._shift + len(part.ai)
        end = self._end_of_field(start)
        most = sum(component.maximum for component in entry.components)
        for split in range(start + 1, min(end, start + most) - 1):
            first = self._reader.dictionary.entry_at(self._data, split)
            if first is None or (of_fixed_length and first.separated):
                continue
            behind = self._reader.read(self._data[split:end])
            if behind.valid:
                return _Swallowed(part.ai, self._data[start:split], behind)
        return None

    def _told(self, swallowed: _Swallowed) -> Finding:
        first = swallowed.behind.elements[0]
        return finding(
            FindingCode.NEXT_SWALLOWED,
            ai=swallowed.ai,
            title=self._title(swallowed.ai),
            value=swallowed.value,
            next=first.ai,
            next_title=self._title(first.ai),
            next_value=first.value,
        )

    def _about(self, code: FindingCode, problem: Problem) -> Finding:
        return finding(
            code,
            ai=problem.ai,
            title=self._title(problem.ai),
            other=problem.other,
            fault=problem.fault.value,
            app=self._app.fault.value if self._app.fault else "",
        )

    def _title(self, ai: str) -> str:
        entry = self._reader.dictionary.entries.get(ai)
        return entry.title if entry else ""
