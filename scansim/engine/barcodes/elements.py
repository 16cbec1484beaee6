"""What the company's nomenclature reads out of one scan, gathered for one action.

The order of the parts does not matter (reference odoo-barcode 5.4): a product, its lot, how much of it, dates of a new
lot, a package, where from and where to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from scansim.engine.barcodes.app_gs1 import AppGs1
from scansim.engine.barcodes.app_plain import AppPlain
from scansim.engine.barcodes.app_reading import AppPart, AppVerdict
from scansim.engine.barcodes.app_rules import Conversion, Names, Nomenclature

__all__ = ["PLAIN", "ReadingRules", "ScanParts", "parts_of"]


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """The company's nomenclature and its setting UPC/EAN Conversion (reference odoo-barcode 5.1)."""

    nomenclature: Nomenclature = Nomenclature.DEFAULT
    conversion: Conversion = Conversion.ALWAYS


PLAIN = ReadingRules()
"""What a company has that set nothing."""


@dataclass(frozen=True, slots=True)
class ScanParts:
    """The parts of one scan as texts; empty and None for what it does not hold. Dates are ISO days.

    ``unit`` is how the rule names the unit of ``quantity``, empty for the product's own.
    """

    product: str = ""
    lot: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    expires: str = ""
    best_before: str = ""
    package: str = ""
    package_type: str = ""
    source: str = ""
    destination: str = ""

    @property
    def is_only_a_package(self) -> bool:
        """Whether the nomenclature takes the whole code for the name of a package, and nothing else."""
        return bool(self.package) and self == ScanParts(package=self.package)


def parts_of(data: str, rules: ReadingRules, now: str) -> ScanParts | None:
    """What the rules read out of a scan on the day of ``now``; None when they make nothing of it.

    The catch-all of the default nomenclature, that anything may be a product, says nothing and is left out.
    """
    if rules.nomenclature is Nomenclature.GS1:
        verdict = _gs1(now[:10]).read(data)
    else:
        verdict = _plain(rules.conversion).read(data)
    if not verdict.understood or _is_catch_all(verdict, rules):
        return None
    return _gathered(verdict.parts)


@lru_cache(maxsize=8)
def _gs1(day: str) -> AppGs1:
    return AppGs1(date.fromisoformat(day))


@lru_cache(maxsize=4)
def _plain(conversion: Conversion) -> AppPlain:
    return AppPlain(conversion=conversion)


def _is_catch_all(verdict: AppVerdict, rules: ReadingRules) -> bool:
    """Whether a rule of the default nomenclature only says what kind of record to look for: that was done already."""
    kinds = (Names.PRODUCT, Names.LOCATION, Names.LOT)
    return rules.nomenclature is Nomenclature.DEFAULT and [part.names in kinds for part in verdict.parts] == [True]


def _gathered(parts: tuple[AppPart, ...]) -> ScanParts:
    texts: dict[str, str] = {}
    quantity: Decimal | None = None
    unit = ""
    for part in parts:
        match part.names:
            case Names.QUANTITY:
                quantity, unit = _number(part), part.unit
            case Names.WEIGHT:
                quantity = _number(part)
                texts["product"] = part.base_code
            case _ if part.names in _FIELDS:
                value = part.value
                texts[_FIELDS[part.names]] = value.isoformat() if isinstance(value, date) else str(part.code)
            case _:
                pass
    return ScanParts(quantity=quantity, unit=unit, **texts)


_FIELDS: dict[Names, str] = {
    Names.PRODUCT: "product",
    Names.LOT: "lot",
    Names.EXPIRATION_DATE: "expires",
    Names.USE_DATE: "best_before",
    Names.PACKAGE: "package",
    Names.PACKAGE_TYPE: "package_type",
    Names.LOCATION: "source",
    Names.DESTINATION: "destination",
}


def _number(part: AppPart) -> Decimal:
    return part.value if isinstance(part.value, Decimal) else Decimal(1)
