"""One code, several spellings: UPC-A, EAN-13, EAN-8 and GTIN-14 are the same number with more or fewer leading zeros.

A twelve-digit UPC-A is the EAN-13 with a leading zero, and a GTIN-14 with leading zeros is the shorter code
(reference odoo-barcode 5.1 "UPC/EAN", fidelity items 66 and 69).
"""

from __future__ import annotations

from functools import lru_cache

from scansim.engine.barcodes.app_rules import Conversion

__all__ = ["spellings"]

_SHORT = 8
_LONG = (12, 13, 14)


@lru_cache(maxsize=1024)
def spellings(data: str, conversion: Conversion = Conversion.ALWAYS) -> tuple[str, ...]:
    """The ways to write a code, as it was read first; just itself when it is no such number, none when it is empty.

    ``conversion``: whether a UPC-A may be found as EAN-13 and the other way round.
    """
    if not data:
        return ()
    if not (data.isascii() and data.isdecimal() and len(data) in _LONG):
        return (data,)
    bare = data.lstrip("0")
    padded = (bare.rjust(length, "0") for length in (_SHORT, *_LONG) if len(bare) <= length)
    return tuple(s for s in dict.fromkeys((data, *padded)) if _allowed(conversion, len(data), len(s)))


def _allowed(conversion: Conversion, read: int, written: int) -> bool:
    match (read, written):
        case (12, 13):
            return conversion in (Conversion.UPC_TO_EAN, Conversion.ALWAYS)
        case (13, 12):
            return conversion in (Conversion.EAN_TO_UPC, Conversion.ALWAYS)
        case _:
            return True
