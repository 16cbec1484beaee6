"""Bars and spaces of linear symbols in modules, before anything is known of a printer.

Code 128 is encoded here. The patterns of EAN, UPC, ITF and Code 39 come from python-barcode, for payloads that
:func:`scansim.labels.symbology.check` let pass: it corrects wrong check digits in silence (reference labels 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from scansim.engine.barcodes.gs1_elements import SEPARATOR
from scansim.labels import code128
from scansim.labels.symbology import Symbology

__all__ = ["Bar", "Linear", "Readable", "linear"]


class Bar(NamedTuple):
    """A bar: where it begins behind the left quiet zone and how wide it is, in units. Long bars reach further down."""

    start: int
    width: int
    long: bool = False


class Readable(NamedTuple):
    """Digits that stand below the bars between two places, in units; outside the bars where those lie outside."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear symbol. A unit is a module, or ``1 / units_per_module`` of one where wide bars are no whole modules.

    Quiet zones are in modules. ``readable`` is empty where the text under the bars has no places of its own.
    ``bearers``: whether bars of a full module and more run along its upper and lower edge.
    """

    bars: tuple[Bar, ...]
    units: int
    quiet_left: int
    quiet_right: int
    least_module: Fraction
    units_per_module: int = 1
    readable: tuple[Readable, ...] = ()
    bearers: bool = False


_LEAST = Fraction(25, 100)
"""Millimetres: 2 dots at 203 dpi, 3 at 300 (reference labels 4.2)."""

_LEAST_EAN = Fraction(264, 1000)
_LEAST_ITF = Fraction(495, 1000)

_RUN = re.compile("1+")


def linear(payload: str, symbology: Symbology) -> Linear:
    """The bars of a payload that the symbology can carry."""
    return _PATTERNS[symbology](payload)


def _code_128(payload: str) -> Linear:
    return _of_widths(code128.widths(payload))


def _gs1_128(payload: str) -> Linear:
    return _of_widths(code128.widths(code128.FNC1 + payload.replace(SEPARATOR, code128.FNC1)))


def _of_widths(widths: str) -> Linear:
    bars: list[Bar] = []
    place = 0
    for bar, space in zip(widths[::2], f"{widths[1::2]}0", strict=True):
        bars.append(Bar(place, int(bar)))
        place += int(bar) + int(space)
    return Linear(tuple(bars), place, 10, 10, _LEAST)


def _code_39(payload: str) -> Linear:
    # A check character would be typed by the scanner as part of the data.
    modules = _built("code39", payload, add_checksum=False)
    return Linear(_bars(modules), len(modules), 10, 10, _LEAST)


def _ean_13(payload: str) -> Linear:
    modules = _built("ean13", payload)
    readable = (
        Readable(payload[0], -9, -2),
        Readable(payload[1:7], 3, 45),
        Readable(payload[7:], 50, 92),
    )
    return Linear(_bars(modules, 3, 45, 92), len(modules), 11, 7, _LEAST_EAN, readable=readable)


def _ean_8(payload: str) -> Linear:
    modules = _built("ean8", payload)
    readable = (Readable(payload[:4], 3, 31), Readable(payload[4:], 36, 64))
    return Linear(_bars(modules, 3, 31, 64), len(modules), 7, 7, _LEAST_EAN, readable=readable)


def _upc_a(payload: str) -> Linear:
    modules = _built("upca", payload)
    readable = (
        Readable(payload[0], -9, -2),
        Readable(payload[1:6], 10, 45),
        Readable(payload[6:11], 50, 85),
        Readable(payload[11], 97, 104),
    )
    return Linear(_bars(modules, 10, 45, 85), len(modules), 9, 9, _LEAST_EAN, readable=readable)


def _itf_14(payload: str) -> Linear:
    # Wide bars of two and a half modules: the ratio that GS1 asks for.
    units = _built("itf", payload, narrow=2, wide=5)
    return Linear(_bars(units), len(units), 10, 10, _LEAST_ITF, units_per_module=2, bearers=True)


def _built(name: str, payload: str, **options: int) -> str:
    """The modules of a symbol as python-barcode builds it: a row of 1 and 0."""
    from barcode import get_barcode_class  # type: ignore[import-untyped]

    (modules,) = get_barcode_class(name)(payload, **options).build()
    return str(modules)


def _bars(modules: str, outer: int = 0, middle: int = 0, right: int = 0) -> tuple[Bar, ...]:
    """The bars of a row of modules. Long ones begin before ``outer``, within 5 of ``middle``, from ``right`` on."""

    def is_long(start: int) -> bool:
        return outer > 0 and (start < outer or middle <= start < middle + 5 or start >= right)

    return tuple(Bar(run.start(), run.end() - run.start(), is_long(run.start())) for run in _RUN.finditer(modules))


_PATTERNS: Mapping[Symbology, Callable[[str], Linear]] = {
    Symbology.CODE_128: _code_128,
    Symbology.GS1_128: _gs1_128,
    Symbology.CODE_39: _code_39,
    Symbology.EAN_13: _ean_13,
    Symbology.EAN_8: _ean_8,
    Symbology.UPC_A: _upc_a,
    Symbology.ITF_14: _itf_14,
}
