"""The real app's default rules, restated as data.

Measured on a live 18.0 server (reference odoo-barcode 5 and 11, items 37 and 38): what it makes of a scan is decided by
these rows alone. A site may have others; the parsers take them as arguments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "DEFAULT_GS1",
    "DEFAULT_PLAIN",
    "PREFIXES",
    "SEPARATORS",
    "Content",
    "Conversion",
    "Encoding",
    "Gs1Rule",
    "Names",
    "Nomenclature",
    "PlainRule",
]


class Nomenclature(StrEnum):
    """Which rules the company has set in the app."""

    GS1 = "gs1"
    DEFAULT = "default"


class Names(StrEnum):
    """What a part of a scan names to the app."""

    PRODUCT = "product"
    PACKAGE = "package"
    PACKAGE_TYPE = "package_type"
    LOCATION = "location"
    DESTINATION = "location_dest"
    LOT = "lot"
    QUANTITY = "quantity"
    WEIGHT = "weight"
    PACK_DATE = "pack_date"
    USE_DATE = "use_date"
    EXPIRATION_DATE = "expiration_date"
    ALIAS = "alias"
    NOTHING = "error"


class Content(StrEnum):
    """How the app reads the characters behind an Application Identifier."""

    IDENTIFIER = "identifier"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


class Encoding(StrEnum):
    """Which symbols a plain rule is for."""

    ANY = "any"
    EAN_13 = "ean13"
    EAN_8 = "ean8"
    UPC_A = "upca"


class Conversion(StrEnum):
    """The setting UPC/EAN Conversion: which of the two spellings is tried as the other."""

    NEVER = "none"
    EAN_TO_UPC = "ean2upc"
    UPC_TO_EAN = "upc2ean"
    ALWAYS = "always"


PREFIXES = ("]C1", "]e0", "]d2", "]Q3", "]J1", "\x1d")
"""What the app drops in front of a GS1 scan: the first of these that fits, once."""

SEPARATORS = re.compile("Alt029|#|\x1d")
"""What the app takes for the end of a field; at most one, and never required."""

_TEXT = r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]"


@dataclass(frozen=True, slots=True)
class Gs1Rule:
    """A row of the GS1 nomenclature. A final ``n`` of the AI is the number of decimals, 0 to 5."""

    ai: str
    names: Names
    content: Content
    minimum: int
    maximum: int
    unit: str = ""

    @property
    def identifiers(self) -> Iterator[str]:
        """The AIs of the row, spelt out."""
        return (self.ai[:-1] + digit for digit in "012345") if self.ai.endswith("n") else iter((self.ai,))

    @property
    def pattern(self) -> re.Pattern[str]:
        """The characters it takes, as many as there are."""
        kind = _TEXT if self.content is Content.TEXT else "[0-9]"
        return re.compile(f"{kind}{{{self.minimum},{self.maximum}}}")


@dataclass(frozen=True, slots=True)
class PlainRule:
    """A row of the default nomenclature, tried in the order of the rows.

    ``pattern`` is what the code begins with, a dot for any character; ``{NNDDD}`` stands for digits that are a number,
    D those behind the point. An alias goes on with another code.
    """

    names: Names
    pattern: str
    encoding: Encoding = Encoding.ANY
    alias: str = ""


def _identifier(ai: str, names: Names, length: int) -> Gs1Rule:
    return Gs1Rule(ai, names, Content.IDENTIFIER, length, length)


def _text(ai: str, names: Names, most: int) -> Gs1Rule:
    return Gs1Rule(ai, names, Content.TEXT, 0, most)


def _date(ai: str, names: Names) -> Gs1Rule:
    return Gs1Rule(ai, names, Content.DATE, 6, 6)


def _count(ai: str) -> Gs1Rule:
    return Gs1Rule(ai, Names.QUANTITY, Content.NUMBER, 0, 8, "Units")


def _measure(ai: str, unit: str) -> Gs1Rule:
    return Gs1Rule(ai, Names.QUANTITY, Content.NUMBER, 6, 6, unit)


DEFAULT_GS1: tuple[Gs1Rule, ...] = (
    _identifier("00", Names.PACKAGE, 18),
    _identifier("01", Names.PRODUCT, 14),
    _identifier("02", Names.PRODUCT, 14),
    _identifier("410", Names.DESTINATION, 13),
    _identifier("413", Names.DESTINATION, 13),
    _identifier("414", Names.LOCATION, 13),
    _text("10", Names.LOT, 20),
    _text("21", Names.LOT, 20),
    _date("13", Names.PACK_DATE),
    _date("15", Names.USE_DATE),
    _date("17", Names.EXPIRATION_DATE),
    _count("30"),
    _count("37"),
    _measure("310n", "kg"),
    _measure("311n", "m"),
    _measure("314n", "m²"),
    _measure("315n", "L"),
    _measure("316n", "m³"),
    _measure("320n", "lb"),
    _measure("321n", "in"),
    _measure("322n", "ft"),
    # The real table has yards under 322n too, behind feet: they are never reached, and 323n is unknown to it.
    _measure("322n", "yd"),
    _measure("351n", "ft²"),
    _measure("357n", "oz"),
    _measure("360n", "qt (US)"),
    _measure("361n", "gal (US)"),
    _measure("364n", "in³"),
    _measure("365n", "ft³"),
    _text("91", Names.PACKAGE_TYPE, 90),
)

DEFAULT_PLAIN: tuple[PlainRule, ...] = (
    PlainRule(Names.WEIGHT, "21.....{NNDDD}", Encoding.EAN_13),
    PlainRule(Names.LOCATION, "414"),
    PlainRule(Names.PACKAGE, "PACK"),
    PlainRule(Names.LOT, "10"),
    PlainRule(Names.PRODUCT, ""),
)
