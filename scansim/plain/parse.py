"""The two verdicts on a scan as lines of text, or as one JSON object (``docs/formats.md``, "Output of parse")."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from scansim.engine.barcodes.app_reading import AppPart
from scansim.engine.barcodes.explanation import explain
from scansim.engine.barcodes.findings import Finding
from scansim.engine.barcodes.gs1_elements import Element, ElementReader, Problem
from scansim.engine.barcodes.keys import KeyVerdict
from scansim.engine.barcodes.two_verdicts import StandardVerdict, TwoVerdicts
from scansim.engine.canonical import Json
from scansim.words.barcodes import KEYS, NAMES, app_fault, explained, gs1_fault, shown

__all__ = ["SEPARATOR_WRITTEN", "parse_data", "parse_json", "parse_lines", "scan_of"]

SEPARATOR_WRITTEN = "<GS>"
"""How the separator is typed on a command line."""

_VERSION = 1
_FIRST, _SECOND = 10, 8


def scan_of(written: str) -> str:
    """What a scanner would deliver for what was typed: the separator in place of its written form."""
    return written.replace(SEPARATOR_WRITTEN, "\x1d")


def parse_lines(verdicts: TwoVerdicts, reader: ElementReader) -> Iterator[str]:
    """Scan, the app's verdict, the standard's verdict, and what there is to say about them."""
    symbol = verdicts.standard.symbol
    yield _row("Scan", shown(verdicts.scan) + (f"  {symbol.name}" if symbol.name else ""))
    app = verdicts.app
    yield _row("The app", "reads it" if app.understood else f"reads nothing: {app_fault(app, verdicts.scan)}")
    for part in app.parts:
        yield _row("", f"{part.ai:<{_SECOND}}{NAMES.get(part.names.value, '')}  {_value(part)}".rstrip())
    yield _row("GS1", _judged(verdicts.standard))
    for element in verdicts.standard.elements.elements if verdicts.standard.elements else ():
        title = reader.dictionary.entries[element.ai].title
        yield _row("", f"{element.ai:<{_SECOND}}{title}  {_meant(element, reader)}")
    for number, finding in enumerate(explain(verdicts, reader)):
        yield _row("" if number else "Why", explained(finding).long)


def parse_data(verdicts: TwoVerdicts, reader: ElementReader, today: date) -> dict[str, Json]:
    """The same as JSON data; numbers are decimal strings."""
    return {
        "v": _VERSION,
        "scan": verdicts.scan,
        "nomenclature": verdicts.nomenclature.value,
        "today": today.isoformat(),
        "app": {
            "understood": verdicts.app.understood,
            "parts": _parts(verdicts.app.parts),
            "fault": verdicts.app.fault.value if verdicts.app.fault else None,
            "position": verdicts.app.position,
            "discarded": _parts(verdicts.app.discarded),
        },
        "standard": _standard_data(verdicts.standard, reader),
        "findings": [_finding(finding) for finding in explain(verdicts, reader)],
    }


def parse_json(verdicts: TwoVerdicts, reader: ElementReader, today: date) -> str:
    """The same as one line of JSON, in ASCII: what was scanned cannot act on a terminal."""
    return json.dumps(parse_data(verdicts, reader, today), sort_keys=True)


def _row(head: str, text: str) -> str:
    return f"{head:<{_FIRST}}{text}".rstrip()


def _value(part: AppPart) -> str:
    value = part.value if isinstance(part.value, str) else _written(part.value)
    looked_up = f"  (looked up: {shown(part.base_code)})" if part.encoding and part.base_code != part.code else ""
    text = shown(part.code) if part.encoding and not looked_up else shown(value)
    return " ".join(word for word in (text, part.unit) if word) + looked_up


def _meant(element: Element, reader: ElementReader) -> str:
    meaning = reader.date_in(element) or reader.number_in(element)
    return shown(element.value) + (f" = {_written(meaning)}" if meaning is not None else "")


def _judged(standard: StandardVerdict) -> str:
    elements, key = standard.elements, standard.key
    if elements is not None and elements.problem is not None:
        return f"wrong: {gs1_fault(elements.problem, standard.symbol.data)}"
    if elements is not None and elements.companion is not None:
        return f"right in itself, but {gs1_fault(elements.companion, standard.symbol.data)}"
    if elements is not None:
        return "right"
    if key is not None and key.valid is not None:
        return f"{KEYS[key.kind.value]}, {'right' if key.valid else 'wrong check digit'}"
    return "nothing to say: no GS1 data"


def _standard_data(standard: StandardVerdict, reader: ElementReader) -> dict[str, Json]:
    elements = standard.elements
    return {
        "aim": standard.symbol.aim,
        "symbology": standard.symbol.name,
        "read_as": standard.symbol.read_as.value,
        "data": standard.symbol.data,
        "valid": standard.valid,
        "valid_with_companions": elements.valid_with_companions if elements else None,
        "elements": [_element(element, reader) for element in elements.elements] if elements else [],
        "problem": _problem(elements.problem) if elements else None,
        "companion": _problem(elements.companion) if elements else None,
        "key": _key(standard.key) if standard.key else None,
    }


def _element(element: Element, reader: ElementReader) -> Json:
    day, number = reader.date_in(element), reader.number_in(element)
    return {
        "ai": element.ai,
        "title": reader.dictionary.entries[element.ai].title,
        "value": element.value,
        "date": day.isoformat() if day else None,
        "number": _written(number) if number is not None else None,
    }


def _problem(problem: Problem | None) -> Json:
    if problem is None:
        return None
    return {"fault": problem.fault.value, "position": problem.position, "ai": problem.ai, "other": problem.other}


def _key(key: KeyVerdict) -> Json:
    return {"kind": key.kind.value, "valid": key.valid, "gtin": key.gtin, "upc_a": key.upc_a}


def _parts(parts: Sequence[AppPart]) -> list[Json]:
    return [
        {
            "names": part.names.value,
            "ai": part.ai,
            "code": part.code,
            "value": part.value if isinstance(part.value, str) else _written(part.value),
            "unit": part.unit,
            "base_code": part.base_code,
            "encoding": part.encoding,
        }
        for part in parts
    ]


def _finding(finding: Finding) -> Json:
    said = explained(finding)
    return {"code": finding.code.value, "facts": dict(finding.facts), "text": said.long, "short": said.short}


def _written(value: Decimal | date) -> str:
    return value.isoformat() if isinstance(value, date) else format(value, "f")
