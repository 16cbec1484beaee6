"""The app's reading of a scan under its GS1 nomenclature, as recorded.

Separators are optional everywhere, so a field of variable length takes all it can get; one unknown Application
Identifier discards everything read before it (reference odoo-barcode 5.3 and 11, item 37).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scansim.engine.barcodes.app_reading import AppFault, AppPart, AppVerdict
from scansim.engine.barcodes.app_rules import DEFAULT_GS1, PREFIXES, SEPARATORS, Content, Gs1Rule
from scansim.engine.barcodes.app_uri import is_uri, read_uri
from scansim.engine.barcodes.check_digits import right_check_digit
from scansim.engine.barcodes.gs1_values import date_of, number_of

__all__ = ["AppGs1"]

_LENGTHS = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class _Row:
    ai: str
    rule: Gs1Rule
    pattern: re.Pattern[str]

    @property
    def decimals(self) -> int:
        return int(self.ai[-1]) if self.rule.ai.endswith("n") else 0


class _Stopped(Exception):
    """The app reports an error, and nothing of the scan is used."""

    def __init__(self, fault: AppFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class AppGs1:
    """The parser with its rules on a given day (years of two digits hang on it), prepared once.

    A rule goes before those behind it with the same AI.
    """

    def __init__(
        self, today: date, rules: Sequence[Gs1Rule] = DEFAULT_GS1, separators: re.Pattern[str] = SEPARATORS
    ) -> None:
        self._year = today.year
        self._separators = separators
        self._rows: dict[str, tuple[_Row, ...]] = {}
        for rule in rules:
            for ai in rule.identifiers:
                self._rows[ai] = (*self._rows.get(ai, ()), _Row(ai, rule, rule.pattern))

    def knows(self, ai: str) -> bool:
        """Whether a rule is for this AI."""
        return ai in self._rows

    def read(self, scan: str) -> AppVerdict:
        """What the app makes of ``scan``."""
        if is_uri(scan):
            return read_uri(scan)
        position = next((len(prefix) for prefix in PREFIXES if scan.startswith(prefix)), 0)
        parts: list[AppPart] = []
        try:
            while position < len(scan):
                found = self._part(scan, position)
                if found is None:
                    return AppVerdict((), AppFault.NO_RULE, position, tuple(parts))
                part, position = found
                parts.append(part)
        except _Stopped as stopped:
            return AppVerdict((), stopped.fault, position, tuple(parts))
        return AppVerdict(tuple(parts))

    def _part(self, scan: str, position: int) -> tuple[AppPart, int] | None:
        """The first rule that fits there: what it reads, and where the next part begins."""
        for length in _LENGTHS:
            for row in self._rows.get(scan[position : position + length], ()):
                match = row.pattern.match(scan, position + length)
                if match is None or (value := _value(match[0], row, self._year)) is None:
                    continue
                separator = self._separators.match(scan, match.end())
                part = AppPart(row.rule.names, match[0], value, row.ai, row.rule.unit, position=position)
                return part, separator.end() if separator else match.end()
        return None


def _value(code: str, row: _Row, year: int) -> str | Decimal | date | None:
    """What the characters mean; None when the rule does not fit after all.

    Raises:
        _Stopped: for a day that does not exist, and for a number without digits.
    """
    match row.rule.content:
        case Content.TEXT:
            return code
        case Content.IDENTIFIER:
            return code if right_check_digit(code) else None
        case Content.NUMBER:
            if not code:
                raise _Stopped(AppFault.NOT_A_NUMBER)
            return number_of(code, row.decimals)
        case Content.DATE:
            try:
                return date_of(code, year)
            except ValueError:
                # A day that is left open of a month that is none takes another way through the real parser, and fails
                # there unhandled.
                raise _Stopped(AppFault.INVALID_DATE if code[-2:] != "00" else AppFault.INVALID_MONTH) from None
