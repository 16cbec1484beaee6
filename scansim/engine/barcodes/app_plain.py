"""The app's reading of a scan under its default nomenclature, as recorded.

The first rule that fits decides. The last takes anything for a product, so no check digit is ever complained about
(reference odoo-barcode 5.1 and 11, item 38).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.barcodes.app_reading import AppFault, AppPart, AppVerdict
from scansim.engine.barcodes.app_rules import DEFAULT_PLAIN, Conversion, Encoding, Names, PlainRule
from scansim.engine.barcodes.app_uri import is_uri, read_uri
from scansim.engine.barcodes.check_digits import check_digit, is_number, right_check_digit
from scansim.engine.barcodes.gs1_values import number_of

__all__ = ["AppPlain"]

_LENGTHS = {Encoding.EAN_13: 13, Encoding.EAN_8: 8, Encoding.UPC_A: 12}
_NUMBER = re.compile(r"\{(N*)(D*)\}")
_TO_EAN = frozenset({Conversion.UPC_TO_EAN, Conversion.ALWAYS})
_TO_UPC = frozenset({Conversion.EAN_TO_UPC, Conversion.ALWAYS})


@dataclass(frozen=True, slots=True)
class _Row:
    """A rule, prepared: what stands before the number, how many digits of it are whole and behind the point."""

    rule: PlainRule
    start: re.Pattern[str]
    whole: int
    decimals: int

    @classmethod
    def of(cls, rule: PlainRule) -> _Row:
        number = _NUMBER.search(rule.pattern)
        if number is None:
            return cls(rule, re.compile(rule.pattern), 0, 0)
        return cls(rule, re.compile(rule.pattern[: number.start()]), len(number[1]), len(number[2]))


class AppPlain:
    """The parser with its rules and its setting UPC/EAN Conversion.

    Raises:
        re.error: for a rule whose pattern is none.
    """

    def __init__(self, rules: Sequence[PlainRule] = DEFAULT_PLAIN, conversion: Conversion = Conversion.ALWAYS) -> None:
        self._rows = tuple(map(_Row.of, rules))
        self._conversion = conversion

    def read(self, scan: str) -> AppVerdict:
        """What the app makes of ``scan``."""
        if is_uri(scan):
            return read_uri(scan)
        if not scan:
            return AppVerdict((), AppFault.EMPTY_CODE)
        code = scan
        for row in self._rows:
            spelling = self._spelt_for(row.rule.encoding, code)
            if not _is_of(row.rule.encoding, spelling):
                continue
            read = _match(row, spelling)
            if read is None:
                continue
            if row.rule.names is Names.ALIAS:
                code = row.rule.alias
                continue
            base, value = read
            return AppVerdict((AppPart(row.rule.names, spelling, value, "", "", base, row.rule.encoding.value),))
        return AppVerdict((), AppFault.NO_RULE)

    def _spelt_for(self, encoding: Encoding, code: str) -> str:
        """A UPC-A as EAN-13, or the other way round, where the setting says so and the rule is for the other."""
        if encoding is Encoding.EAN_13 and self._conversion in _TO_EAN and _is_of(Encoding.UPC_A, code):
            return "0" + code
        if encoding is Encoding.UPC_A and self._conversion in _TO_UPC and code.startswith("0"):
            return code[1:] if _is_of(Encoding.EAN_13, code) else code
        return code


def _is_of(encoding: Encoding, code: str) -> bool:
    if encoding is Encoding.ANY:
        return True
    return len(code) == _LENGTHS[encoding] and is_number(code) and right_check_digit(code)


def _match(row: _Row, code: str) -> tuple[str, Decimal] | None:
    """The code to look up and the number in it; None when the rule does not fit."""
    begin = row.start.match(code)
    if begin is None:
        return None
    length = row.whole + row.decimals
    if not length:
        return code, Decimal(0)
    digits = code[begin.end() : begin.end() + length]
    if len(digits) < length or not is_number(digits):
        return None
    base = code[: begin.end()] + "0" * length + code[begin.end() + length :]
    # The place of the check digit is not part of the pattern: what is looked up gets the one that belongs to it.
    if row.rule.encoding in _LENGTHS:
        base = base[:-1] + str(check_digit(base[:-1]))
    return base, number_of(digits, row.decimals)
