"""EPC URIs, as RFID readers deliver them, in the app's reading (reference odoo-barcode 5.1).

``urn:…:sgtin:PREFIX.ITEM.SERIAL`` is a product and a lot, ``urn:…:sscc:PREFIX.SERIAL`` a package. The first digit of
the item or serial goes to the front, a check digit behind. The forms with a number of bits carry a filter in front,
which is dropped.
"""

from __future__ import annotations

from scansim.engine.barcodes.app_reading import AppFault, AppPart, AppVerdict
from scansim.engine.barcodes.app_rules import Names
from scansim.engine.barcodes.check_digits import check_digit, is_number

__all__ = ["is_uri", "read_uri"]

_GOODS = {"sgtin": 0, "lgtin": 0, "sgtin-96": 1, "sgtin-198": 1}
_PACKAGES = {"sscc": 0, "sscc-96": 1}
"""The schemes, and how many fields come before the company prefix."""


def is_uri(scan: str) -> bool:
    """Whether the app takes the scan for a URI."""
    return scan.startswith("urn:")


def read_uri(scan: str) -> AppVerdict:
    """The parts of a URI; a scheme that the app does not know is no fault of the scan, it has no rule."""
    scheme, data = (piece.strip() for piece in scan.split(":")[-2:])
    fields = data.split(".")
    if scheme in _GOODS:
        return _goods(scan, fields[_GOODS[scheme] :])
    if scheme in _PACKAGES:
        return _package(scan, fields[_PACKAGES[scheme] :])
    return AppVerdict((), AppFault.NO_RULE)


def _goods(scan: str, fields: list[str]) -> AppVerdict:
    key = _key(fields[:2]) if len(fields) == 3 else ""
    if not key:
        return AppVerdict((), AppFault.BROKEN_URI)
    return AppVerdict((_part(scan, Names.PRODUCT, key), _part(scan, Names.LOT, fields[2])))


def _package(scan: str, fields: list[str]) -> AppVerdict:
    key = _key(fields) if len(fields) == 2 else ""
    return AppVerdict((_part(scan, Names.PACKAGE, key),)) if key else AppVerdict((), AppFault.BROKEN_URI)


def _key(fields: list[str]) -> str:
    """The number of a company prefix and a reference; empty when that is none. Its length is not looked at."""
    prefix, reference = fields
    digits = reference[:1] + prefix + reference[1:]
    return digits + str(check_digit(digits)) if reference and is_number(digits) else ""


def _part(scan: str, names: Names, code: str) -> AppPart:
    return AppPart(names, code, code, base_code=scan)
