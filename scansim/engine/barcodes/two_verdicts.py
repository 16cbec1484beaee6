"""One scan, two verdicts: what the real app makes of it, and what the GS1 standard says; and where they differ, why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scansim.engine.barcodes.app_gs1 import AppGs1
from scansim.engine.barcodes.app_plain import AppPlain
from scansim.engine.barcodes.app_reading import AppVerdict
from scansim.engine.barcodes.app_rules import Nomenclature
from scansim.engine.barcodes.gs1_elements import SEPARATOR, ElementReader, ElementVerdict
from scansim.engine.barcodes.keys import KeyKind, KeyVerdict, read_key
from scansim.engine.barcodes.symbologies import ReadAs, Symbol, symbol_of

__all__ = ["Nomenclature", "ScanReader", "StandardVerdict", "TwoVerdicts"]

_EAN_LENGTH = 13


@dataclass(frozen=True, slots=True)
class StandardVerdict:
    """The standard's verdict: on element strings, or on a key that stands alone; neither for other data."""

    symbol: Symbol
    elements: ElementVerdict | None = None
    key: KeyVerdict | None = None

    @property
    def valid(self) -> bool | None:
        """Whether it is right; None where the standard has nothing to say."""
        if self.elements is not None:
            return self.elements.valid
        return self.key.valid if self.key is not None else None


@dataclass(frozen=True, slots=True)
class TwoVerdicts:
    """What was scanned, under which nomenclature, and both verdicts on it."""

    scan: str
    nomenclature: Nomenclature
    app: AppVerdict
    standard: StandardVerdict


class ScanReader:
    """Gives both verdicts on a scan. Everything is prepared once.

    Without a symbology identifier nothing says whether digits are a key or an element string. A number with a right
    check digit is taken for a key: that is what is printed under an EAN.
    """

    def __init__(
        self, elements: ElementReader, today: date, gs1: AppGs1 | None = None, plain: AppPlain | None = None
    ) -> None:
        self.elements = elements
        self.gs1 = gs1 or AppGs1(today)
        self.plain = plain or AppPlain()

    def read(self, scan: str, nomenclature: Nomenclature) -> TwoVerdicts:
        """Both verdicts on what a scanner delivered."""
        app = self.gs1.read(scan) if nomenclature is Nomenclature.GS1 else self.plain.read(scan)
        return TwoVerdicts(scan, nomenclature, app, self._standard(scan))

    def _standard(self, scan: str) -> StandardVerdict:
        symbol = symbol_of(scan, self.elements.dictionary)
        match symbol.read_as:
            case ReadAs.ELEMENTS:
                return StandardVerdict(symbol, elements=self.elements.read(symbol.data))
            case ReadAs.KEY:
                return StandardVerdict(symbol, key=read_key(symbol.data))
            case ReadAs.KEY_WITH_ADD_ON:
                return StandardVerdict(symbol, key=read_key(symbol.data[:_EAN_LENGTH]))
            case ReadAs.TEXT if not symbol.aim:
                return self._unmarked(symbol)
            case _:
                return StandardVerdict(symbol)

    def _unmarked(self, symbol: Symbol) -> StandardVerdict:
        key = read_key(symbol.data)
        if key.valid:
            return StandardVerdict(symbol, key=key)
        elements = self.elements.read(symbol.data)
        if key.kind is KeyKind.TEXT:
            is_elements = elements.valid or _names_a_field(elements) or SEPARATOR in symbol.data
        else:
            is_elements = self._is_no_accident(elements)
        if is_elements:
            return StandardVerdict(symbol, elements=elements)
        return StandardVerdict(symbol, key=None if key.kind is KeyKind.TEXT else key)

    def _is_no_accident(self, verdict: ElementVerdict) -> bool:
        """Whether digits that would do as a key with a wrong check digit were meant as an element string.

        They were when the first field has a right check digit of its own, or when all of it is right; but fields 90 to
        99 take anything.
        """
        if not verdict.elements:
            return False
        first = self.elements.dictionary.entries[verdict.elements[0].ai]
        checked = any("csum" in component.checks for component in first.components)
        return checked or (verdict.valid and not first.ai.startswith("9"))


def _names_a_field(verdict: ElementVerdict) -> bool:
    """Whether the string begins with an Application Identifier, right or wrong behind it."""
    return bool(verdict.elements) or (verdict.problem is not None and verdict.problem.ai != "")
