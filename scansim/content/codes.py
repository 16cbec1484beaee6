"""Barcodes as they stand in lists (``docs/packs.md`` "Which codes are allowed", reference labels 6)."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator

from scansim.content.faults import Wrong, shown
from scansim.content.values import filled, matching

__all__ = ["BoxCode", "Code", "OptionalCode", "ProductCode", "answers_to", "check_digit"]

_CODE = r"[A-Z0-9.-]{3,20}"
_CODE_RIGHT = "A code is 3 to 20 capital letters, digits, dots and hyphens."
_PRODUCT = re.compile(r"[0-9]{8}|[0-9]{12,13}")
_BOX = re.compile(r"[1-8][0-9]{13}")


def check_digit(body: str) -> str:
    """The digit that ends a GS1 number whose other digits are ``body``: modulo 10, weights 3 and 1 from the right."""
    total = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(body)))
    return str(-total % 10)


def answers_to(code: str) -> str:
    """What two codes share that a lookup may confuse: the case of letters, leading zeros added or dropped."""
    return code.zfill(14) if code.isdecimal() else code.casefold()


def _checked(text: str) -> str:
    right = check_digit(text[:-1])
    if text[-1] != right:
        raise Wrong(f"is {shown(text)}, whose last digit is no check digit of the others.", f"It would be {right}.")
    return text


def _product_code(value: object) -> str:
    text = filled(value)
    if not _PRODUCT.fullmatch(text):
        raise Wrong(f"is {shown(text)}.", "Write an EAN-13, a UPC-A or an EAN-8: 13, 12 or 8 digits.")
    return _checked(text)


def _box_code(value: object) -> str:
    text = filled(value)
    if not _BOX.fullmatch(text):
        raise Wrong(f"is {shown(text)}.", "Write a GTIN-14: 14 digits, the first from 1 to 8.")
    return _checked(text)


Code = Annotated[str, matching(_CODE, _CODE_RIGHT)]
"""A code of our own: a lot, an operation type."""

OptionalCode = Annotated[str, matching(_CODE, _CODE_RIGHT, optional=True)]
"""A code, or none."""

ProductCode = Annotated[str, PlainValidator(_product_code)]
"""EAN-13, UPC-A or EAN-8."""

BoxCode = Annotated[str, PlainValidator(_box_code)]
"""GTIN-14 of a packaging."""
