"""The kinds of values that ``labels/`` holds: lengths, spans of lengths, dots an inch, factors."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated

from pydantic import PlainValidator

from scansim.content.faults import Wrong, shown
from scansim.content.values import filled, one_text
from scansim.training.stationery import INCH

__all__ = ["Dpi", "Factor", "Length", "LengthSpan", "Names", "Shift", "Size"]

_NUMBER = r"\d{1,4}(?:\.\d{1,6})?"
_MILLIMETRES = re.compile(rf"({_NUMBER})(?: ?mm)?")
_INCHES = re.compile(rf"(?:({_NUMBER})|(?:(\d{{1,3}}) )?(\d{{1,3}})/([1-9]\d{{0,2}})) ?in")
_SPAN = re.compile(r"(.+?) to (.+)")
_DPI = re.compile(r"(\d{3,4})(?: x (\d{3,4}))?")

_LONGEST = Fraction(2000)
_LARGEST_SHIFT = Fraction(20)
_LENGTH_RIGHT = 'Write millimetres such as "38.1", or inches such as "1 1/3 in".'


def _millimetres(text: str) -> Fraction | None:
    if found := _MILLIMETRES.fullmatch(text):
        return Fraction(found[1])
    if found := _INCHES.fullmatch(text):
        whole, part, over, under = found.groups()
        return (Fraction(whole) if whole else Fraction(part or 0) + Fraction(int(over), int(under))) * INCH
    return None


def _length(value: object) -> Fraction:
    text = filled(value)
    length = _millimetres(text)
    if length is None or length > _LONGEST:
        raise Wrong(f"is {shown(text)}.", _LENGTH_RIGHT)
    return length


def _size(value: object) -> Fraction:
    length = _length(value)
    if not length:
        raise Wrong("is 0.", _LENGTH_RIGHT)
    return length


def _shift(value: object) -> Fraction:
    text = filled(value)
    length = _millimetres(text.removeprefix("-"))
    if length is None or length > _LARGEST_SHIFT:
        raise Wrong(f"is {shown(text)}.", f'Write millimetres up to {_LARGEST_SHIFT}, such as "0.5" or "-1.2".')
    return -length if text.startswith("-") else length


def _factor(value: object) -> Fraction:
    text = filled(value)
    if not re.fullmatch(_NUMBER, text) or not Fraction(9, 10) <= Fraction(text) <= Fraction(11, 10):
        raise Wrong(f"is {shown(text)}.", 'Write a number from 0.9 to 1.1, such as "1.004".')
    return Fraction(text)


def _span(value: object) -> tuple[Fraction, Fraction]:
    text = filled(value)
    found = _SPAN.fullmatch(text)
    low, high = (_millimetres(found[1]), _millimetres(found[2])) if found else (None, None)
    if low is None or high is None or not 0 < low <= high:
        raise Wrong(f"is {shown(text)}.", 'Write two widths in millimetres, such as "0.25 to 0.51".')
    return low, high


def _dpi(value: object) -> tuple[int, int]:
    text = filled(value)
    found = _DPI.fullmatch(text)
    across, down = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not (100 <= across <= 2400 and 100 <= down <= 2400):
        raise Wrong(f"is {shown(text)}.", 'Write dots an inch from 100 to 2400, such as "300" or "300 x 600".')
    return across, down


def _names(value: object) -> tuple[str, ...]:
    return tuple(name for part in one_text(value).split(";") if (name := part.strip()))


Length = Annotated[Fraction, PlainValidator(_length)]
"""Millimetres, exact: ``38.1``, ``1 1/3 in``."""

Size = Annotated[Fraction, PlainValidator(_size)]
"""A length that is not 0."""

Shift = Annotated[Fraction, PlainValidator(_shift)]
"""A length that may be negative."""

Factor = Annotated[Fraction, PlainValidator(_factor)]
"""What a printer's distances are multiplied with."""

LengthSpan = Annotated[tuple[Fraction, Fraction], PlainValidator(_span)]
"""``0.25 to 0.51``."""

Dpi = Annotated[tuple[int, int], PlainValidator(_dpi)]
"""Dots an inch across and down: ``300`` or ``300 x 600``."""

Names = Annotated[tuple[str, ...], PlainValidator(_names)]
"""Names with semicolons between them, or none."""
