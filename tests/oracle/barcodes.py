"""Plays the schema of ``barcode-cases.json``: what the engine says, in the words of the schema.

Facts are compared, glosses are not: of an error of the real server its kind, not our wording of it. A class of error
that this program does not distinguish is compared as "not valid".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from scansim.content.gs1 import element_reader
from scansim.engine.barcodes.app_gs1 import AppGs1
from scansim.engine.barcodes.app_plain import AppPlain
from scansim.engine.barcodes.app_reading import AppFault, AppPart, AppVerdict
from scansim.engine.barcodes.gs1_elements import ElementReader, ElementVerdict
from scansim.engine.barcodes.gs1_faults import Gs1Fault
from scansim.engine.barcodes.keys import KeyKind, read_key
from scansim.engine.barcodes.symbologies import symbol_of
from tests.oracle.case import Document, Outcome

__all__ = ["outcomes"]

Case = Mapping[str, Any]
Told = dict[str, Any]

ERRORS = {
    AppFault.INVALID_DATE: "ValidationError",
    AppFault.NOT_A_NUMBER: "ValidationError",
    AppFault.INVALID_MONTH: "ValueError",
    AppFault.BROKEN_URI: "ValueError",
    AppFault.EMPTY_CODE: "IndexError",
}
"""The exceptions of the real server behind the app's faults."""


def outcomes(document: Document) -> Iterator[Outcome]:
    """All cases of the document."""
    player = _Player(date.fromisoformat(document["reference_date"]))
    sections: dict[str, Callable[[Case], tuple[object, object]]] = {
        "odoo_gs1": player.app_gs1,
        "odoo_plain": player.app_plain,
        "gs1_elements": player.elements,
        "plain_keys": player.key,
        "aim": player.symbol,
    }
    for section, play in sections.items():
        for case in document.get(section, ()):
            yield _played(case, play)


def _played(case: Case, play: Callable[[Case], tuple[object, object]]) -> Outcome:
    try:
        expected, got = play(case)
    except Exception as error:  # noqa: BLE001 - a case that breaks the engine is a failed case; the others still run.
        return Outcome(case["id"], "an answer", repr(error))
    return Outcome(case["id"], expected, got)


class _Player:
    def __init__(self, today: date) -> None:
        self._elements: ElementReader = element_reader(today)
        self._gs1 = AppGs1(today)
        self._plain = AppPlain()

    def app_gs1(self, case: Case) -> tuple[object, object]:
        verdict = self._gs1.read(case["input"])
        if "error" in case:
            return case["error"]["type"], _error(verdict)
        return case["result"], [_part(part) for part in verdict.parts] if verdict.understood else _error(verdict)

    def app_plain(self, case: Case) -> tuple[object, object]:
        verdict = self._plain.read(case["input"])
        got: object = {"error": _error(verdict)}
        if verdict.understood and verdict.parts[0].encoding:
            got = _plain_part(verdict.parts[0])
        elif verdict.understood:
            got = [_part(part) for part in verdict.parts]
        return case["result"], got

    def elements(self, case: Case) -> tuple[object, object]:
        verdict = self._elements.read(case["input"])
        told: Told = {"valid": verdict.valid}
        if verdict.valid:
            told["valid_with_companions"] = verdict.valid_with_companions
            told["elements"] = [[element.ai, element.value] for element in verdict.elements]
        if verdict.companion:
            told["companion_error"] = verdict.companion.fault.value
        if verdict.problem and case.get("error") in set(Gs1Fault):
            told["error"] = verdict.problem.fault.value
        elif verdict.problem and "error" in case:
            told["error"] = case["error"]
        if "derived" in case:
            told["derived"] = {ai: text for ai, text in self._derived(verdict).items() if ai in case["derived"]}
        if "odoo" in case:
            told["odoo"] = _recorded(self._gs1.read(case["input"]))
        return {name: case[name] for name in case if name not in {"id", "group", "input", "note"}}, told

    def _derived(self, verdict: ElementVerdict) -> dict[str, str]:
        meanings = {
            element.ai: self._elements.date_in(element) or self._elements.number_in(element)
            for element in verdict.elements
        }
        return {ai: str(meaning) for ai, meaning in meanings.items() if meaning is not None}

    def key(self, case: Case) -> tuple[object, object]:
        verdict = read_key(case["input"])
        told: Told = {"kind": verdict.kind.value, "valid": verdict.valid}
        if verdict.fault:
            told["error"] = verdict.fault.value
        if verdict.gtin:
            told["gtin14"] = verdict.gtin
        if verdict.upc_a:
            told["upc_a"] = verdict.upc_a
        if verdict.kind is KeyKind.SSCC and verdict.valid:
            told["sscc"] = case["input"]
        if verdict.in_store:
            told["rcn"] = {
                "prefix": verdict.in_store.prefix,
                "item": verdict.in_store.item,
                verdict.in_store.measure: str(verdict.in_store.value),
            }
        return {name: case[name] for name in case if name not in {"id", "group", "input", "note"}}, told

    def symbol(self, case: Case) -> tuple[object, object]:
        symbol = symbol_of(case["input"], self._elements.dictionary)
        told = {"aim": symbol.aim, "symbology": symbol.name, "data": symbol.data, "parse_as": symbol.read_as.value}
        return {name: case[name] for name in told}, told


def _error(verdict: AppVerdict) -> str | None:
    """The exception of the real server; None where it says, without one, that it understood nothing."""
    return ERRORS.get(verdict.fault) if verdict.fault else None


def _part(part: AppPart) -> Told:
    if part.base_code:
        told: Told = {"base_code": part.base_code, "code": part.code, "encoding": part.encoding}
    else:
        told = {"ai": part.ai, "string": part.code}
    if part.unit:
        told["unit"] = part.unit
    return {**told, "type": part.names.value, "value": _value(part)}


def _plain_part(part: AppPart) -> Told:
    return {
        "encoding": part.encoding,
        "type": part.names.value,
        "code": part.code,
        "base_code": part.base_code,
        "value": part.value,
    }


def _recorded(verdict: AppVerdict) -> Told:
    if verdict.understood:
        return {"parses": True, "elements": [[part.ai, part.names.value, _value(part)] for part in verdict.parts]}
    error = _error(verdict)
    return {"parses": False, "error": error} if error else {"parses": False}


def _value(part: AppPart) -> str | Decimal:
    return part.value.isoformat() if isinstance(part.value, date) else part.value
