"""Numbers without Application Identifiers: what stands under the bars of an EAN, a UPC or an ITF symbol.

What kind a number is shows in its length and its first digits; whether it is right, in its check digit (GS1 General
Specifications 7.9; UPC-E 5.2.2.4; restricted circulation 2.1.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.barcodes.check_digits import is_number, right_check_digit
from scansim.engine.barcodes.gs1_faults import Gs1Fault
from scansim.engine.barcodes.gs1_values import number_of

__all__ = ["InStore", "KeyKind", "KeyVerdict", "read_key"]

_GTIN_LENGTH = 14


class KeyKind(StrEnum):
    """What a string is that stands alone."""

    GTIN_8 = "gtin-8"
    GTIN_12 = "gtin-12"
    GTIN_13 = "gtin-13"
    GTIN_14 = "gtin-14"
    UPC_E = "upc-e"
    RESTRICTED_13 = "rcn-13"
    SSCC = "sscc"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class InStore:
    """A number given out by a shop or warehouse itself that carries a weight (kg) or a price."""

    prefix: str
    item: str
    measure: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class KeyVerdict:
    """What a string is as a key. ``gtin`` is its form of fourteen digits, ``upc_a`` the long form of a UPC-E.

    For text, where there is nothing to check, ``valid`` is None.
    """

    kind: KeyKind
    valid: bool | None
    fault: Gs1Fault | None = None
    gtin: str = ""
    upc_a: str = ""
    in_store: InStore | None = None


def read_key(text: str) -> KeyVerdict:
    """The verdict on a string that stands alone."""
    kind = _kind(text)
    if kind is KeyKind.TEXT:
        return KeyVerdict(kind, None)
    number = _long_form(text) if kind is KeyKind.UPC_E else text
    if not right_check_digit(number):
        return KeyVerdict(kind, False, Gs1Fault.CHECK_DIGIT)
    if kind is KeyKind.SSCC:
        return KeyVerdict(kind, True)
    return KeyVerdict(
        kind,
        True,
        gtin=number.rjust(_GTIN_LENGTH, "0"),
        upc_a=number if kind is KeyKind.UPC_E else "",
        in_store=_in_store(text) if kind is KeyKind.RESTRICTED_13 else None,
    )


def _kind(text: str) -> KeyKind:
    if not is_number(text):
        return KeyKind.TEXT
    match len(text):
        case 8:
            return _kind_of_eight(text)
        case 12:
            return KeyKind.TEXT if _is_badge(text) else KeyKind.GTIN_12
        case 13:
            return KeyKind.RESTRICTED_13 if text.startswith(("02", "04", "2")) else KeyKind.GTIN_13
        case 14:
            return KeyKind.GTIN_14
        case 18:
            return KeyKind.SSCC
        case _:
            return KeyKind.TEXT


def _kind_of_eight(text: str) -> KeyKind:
    """EAN-8 and UPC-E look alike. UPC-E begin with 0 or 1; EAN-8 that begin with 0 are given out inside firms only."""
    if text[0] == "0":
        return KeyKind.UPC_E
    if text[0] == "1" and not right_check_digit(text) and right_check_digit(_long_form(text)):
        return KeyKind.UPC_E
    return KeyKind.GTIN_8


def _is_badge(text: str) -> bool:
    """041 and 042 begin badges of cashiers and clients, which need no check digit (reference odoo-barcode 5.1)."""
    return text.startswith(("041", "042")) and not right_check_digit(text)


def _long_form(upc_e: str) -> str:
    """The UPC-A that a UPC-E of eight digits is short for: its last digit but one says where the zeros were."""
    system, digits, last, check = upc_e[0], upc_e[1:6], upc_e[6], upc_e[7]
    if last in "012":
        return f"{system}{digits[:2]}{last}0000{digits[2:]}{check}"
    if last == "3":
        return f"{system}{digits[:3]}00000{digits[3:]}{check}"
    if last == "4":
        return f"{system}{digits[:4]}00000{digits[4]}{check}"
    return f"{system}{digits}0000{last}{check}"


_MEASURES = {"21": ("weight", 3), "23": ("price", 2)}
"""Prefixes that carry a number by the default nomenclatures, and its decimals (reference odoo-barcode 5.1).

The standard leaves them to each country.
"""


def _in_store(text: str) -> InStore | None:
    if text[:2] not in _MEASURES:
        return None
    measure, decimals = _MEASURES[text[:2]]
    return InStore(text[:2], text[2:7], measure, number_of(text[7:12], decimals))
