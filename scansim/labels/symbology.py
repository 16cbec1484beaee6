"""Which kinds of symbols there are, what each can carry, and which a payload gets by itself.

A payload is printed as it is written or refused: no check digit is put right, no blank is dropped, no letter is
replaced (reference labels 1.1, 6).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from scansim.engine.barcodes.check_digits import check_digit, is_number, right_check_digit
from scansim.engine.barcodes.gs1_elements import SEPARATOR, ElementReader, ElementVerdict
from scansim.engine.barcodes.keys import KeyKind, read_key
from scansim.labels.refused import PayloadRefused, shown
from scansim.scanner.inert import inert

__all__ = ["IN_GROUPS", "Symbology", "check", "choices"]


class Symbology(StrEnum):
    """A kind of barcode."""

    CODE_128 = "code_128"
    GS1_128 = "gs1_128"
    CODE_39 = "code_39"
    EAN_13 = "ean_13"
    EAN_8 = "ean_8"
    UPC_A = "upc_a"
    ITF_14 = "itf_14"
    QR = "qr"
    DATAMATRIX = "datamatrix"
    GS1_QR = "gs1_qr"
    GS1_DATAMATRIX = "gs1_datamatrix"

    @property
    def is_2d(self) -> bool:
        """Whether it is made of squares, not bars."""
        return self in _IN_SQUARES

    @property
    def is_gs1(self) -> bool:
        """Whether it carries a GS1 element string."""
        return self in _OF_ELEMENTS

    @property
    def spoken(self) -> str:
        """What people call it."""
        return _SPOKEN[self]


_IN_SQUARES = frozenset({Symbology.QR, Symbology.DATAMATRIX, Symbology.GS1_QR, Symbology.GS1_DATAMATRIX})
_OF_ELEMENTS = frozenset({Symbology.GS1_128, Symbology.GS1_QR, Symbology.GS1_DATAMATRIX})
IN_GROUPS = frozenset({Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A})
"""Those whose digits stand in groups between longer bars."""

_SPOKEN: Mapping[Symbology, str] = {
    Symbology.CODE_128: "Code 128",
    Symbology.GS1_128: "GS1-128",
    Symbology.CODE_39: "Code 39",
    Symbology.EAN_13: "EAN-13",
    Symbology.EAN_8: "EAN-8",
    Symbology.UPC_A: "UPC-A",
    Symbology.ITF_14: "ITF-14",
    Symbology.QR: "QR code",
    Symbology.DATAMATRIX: "Data Matrix",
    Symbology.GS1_QR: "GS1 QR code",
    Symbology.GS1_DATAMATRIX: "GS1 DataMatrix",
}

_BY_KEY: Mapping[KeyKind, tuple[Symbology, ...]] = {
    KeyKind.GTIN_13: (Symbology.EAN_13,),
    KeyKind.RESTRICTED_13: (Symbology.EAN_13,),
    KeyKind.GTIN_12: (Symbology.UPC_A,),
    KeyKind.GTIN_8: (Symbology.EAN_8,),
    KeyKind.GTIN_14: (Symbology.ITF_14, Symbology.CODE_128),
}
_GS1_CHOICES = (Symbology.GS1_128, Symbology.GS1_DATAMATRIX)
_PLAIN_CHOICES = (Symbology.CODE_128,)

_LONGEST_GS1_128 = 48
"""Characters of data (GS1 General Specifications 5.4.4)."""

_LONGEST = 200


def choices(payload: str, elements: ElementReader) -> tuple[Symbology, ...]:
    """The symbologies for a payload that does not say its own, the best first; the next ones are for small labels.

    A number with a right check digit becomes what stands on goods. An element string is one that holds a separator or
    whose first field has a check digit, and that is right as a whole. All else is Code 128.
    """
    key = read_key(payload)
    if key.valid and key.kind in _BY_KEY:
        return _BY_KEY[key.kind]
    if SEPARATOR in payload or _begins_with_a_key(payload, elements):
        return _GS1_CHOICES if len(payload) <= _LONGEST_GS1_128 else _GS1_CHOICES[1:]
    return _PLAIN_CHOICES


def check(payload: str, symbology: Symbology, elements: ElementReader) -> None:
    """Let a payload pass that the symbology can carry exactly as it is written.

    Raises:
        PayloadRefused: for any other.
    """
    if not payload:
        raise PayloadRefused("A label without a payload cannot be printed: write what the scanner is to read.")
    if len(payload) > _LONGEST:
        raise _refused(payload, symbology, f"it has {len(payload)} characters", f"Write at most {_LONGEST}.")
    if symbology.is_gs1:
        _check_elements(payload, symbology, elements)
    else:
        _check_plain(payload, symbology)


def _begins_with_a_key(payload: str, elements: ElementReader) -> bool:
    verdict = elements.read(payload)
    if not verdict.valid:
        return False
    first = elements.dictionary.entries[verdict.elements[0].ai]
    return any("csum" in component.checks for component in first.components)


def _check_plain(payload: str, symbology: Symbology) -> None:
    odd = next((character for character in payload if not " " <= character <= "~"), None)
    if odd is not None:
        where = f"it holds {inert(odd)!r} (U+{ord(odd):04X})"
        raise _refused(payload, symbology, where, "Use letters, digits and signs of ASCII.")
    if payload != payload.strip(" "):
        raise _refused(payload, symbology, "it begins or ends with a blank", "Take the blank away.")
    if symbology in _FORMS:
        _FORMS[symbology](payload, symbology)


def _check_code_39(payload: str, symbology: Symbology) -> None:
    odd = re.search(r"[^0-9A-Z. $/+%-]", payload)
    if odd:
        raise _refused(payload, symbology, f"it holds {odd[0]!r}", "Use capitals, digits and - . $ / + % or Code 128.")


def _number_of(length: int) -> Callable[[str, Symbology], None]:
    def check_number(payload: str, symbology: Symbology) -> None:
        if not is_number(payload) or len(payload) != length:
            right = f"Write {length} digits, the check digit included."
            raise _refused(payload, symbology, f"it is not {length} digits", right)
        if not right_check_digit(payload):
            what = f"its last digit is no check digit of the others, which would be {check_digit(payload[:-1])}"
            raise _refused(payload, symbology, what, "Put the number right, or print it as Code 128.")

    return check_number


_FORMS: Mapping[Symbology, Callable[[str, Symbology], None]] = {
    Symbology.CODE_39: _check_code_39,
    Symbology.EAN_13: _number_of(13),
    Symbology.EAN_8: _number_of(8),
    Symbology.UPC_A: _number_of(12),
    Symbology.ITF_14: _number_of(14),
}


def _check_elements(payload: str, symbology: Symbology, elements: ElementReader) -> None:
    verdict = elements.read(payload)
    if verdict.problem is not None:
        problem = verdict.problem
        where = f"the field {problem.ai}" if problem.ai else f"character {problem.position + 1}"
        what = f"{where} is wrong ({problem.fault.value.replace('_', ' ')})"
        raise _refused(payload, symbology, what, "Put the element string right, or print it as Code 128.")
    if payload != _as_carried(verdict, elements):
        what = "a separator stands where none belongs"
        raise _refused(payload, symbology, what, "Separate only a field of variable length from the next one.")
    if symbology is Symbology.GS1_128 and len(payload) > _LONGEST_GS1_128:
        what = f"it has {len(payload)} characters and may have {_LONGEST_GS1_128}"
        raise _refused(payload, symbology, what, "Print it as GS1 DataMatrix.")


def _as_carried(verdict: ElementVerdict, elements: ElementReader) -> str:
    """The element string with a separator where there must be one and nowhere else: what symbols can say."""
    parts: list[str] = []
    separated = False
    for element in verdict.elements:
        if separated:
            parts.append(SEPARATOR)
        parts.append(element.ai + element.value)
        separated = elements.dictionary.entries[element.ai].separated
    return "".join(parts)


def _refused(payload: str, symbology: Symbology, what: str, right: str) -> PayloadRefused:
    return PayloadRefused(f'"{shown(payload)}" cannot be printed as {symbology.spoken}: {what}. {right}')
