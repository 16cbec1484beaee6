"""One code, several spellings: UPC-A, EAN-13, EAN-8 and GTIN-14 are the same number with more or fewer leading zeros.

A twelve-digit UPC-A is the EAN-13 with a leading zero, and a GTIN-14 with leading zeros is the shorter code
(reference odoo-barcode 5.1 "UPC/EAN", fidelity items 66 and 69).
"""

from __future__ import annotations

__all__ = ["spellings"]

_SHORT = 8
_LONG = (12, 13, 14)


def spellings(data: str) -> tuple[str, ...]:
    """The ways to write a code, as it was read first; just itself when it is no such number, none when it is empty."""
    if not data:
        return ()
    if not (data.isascii() and data.isdecimal() and len(data) in _LONG):
        return (data,)
    bare = data.lstrip("0")
    padded = (bare.rjust(length, "0") for length in (_SHORT, *_LONG) if len(bare) <= length)
    return tuple(dict.fromkeys((data, *padded)))
