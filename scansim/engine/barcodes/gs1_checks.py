"""The checks that entries of the syntax dictionary name: ``csum``, ``yymmd0``, ``iso4217`` and the rest.

Each takes the characters of one component, which already are of its kind and number, and says what is wrong or None.
Source of the rules: the GS1 General Specifications, as the linters of the GS1 Barcode Syntax Tests state them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from scansim.engine.barcodes.check_digits import is_number, right_check_digit, right_check_pair
from scansim.engine.barcodes.gs1_dictionary import CodeLists
from scansim.engine.barcodes.gs1_faults import Gs1Fault
from scansim.engine.barcodes.gs1_values import date_of

__all__ = ["CHARACTERS", "Check", "check_named"]

Check = Callable[[str], Gs1Fault | None]

CHARACTERS: dict[str, re.Pattern[str]] = {
    "N": re.compile(r"[0-9]*"),
    "X": re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*"),
    "Y": re.compile(r"[#\-/0-9A-Z]*"),
    "Z": re.compile(r"[A-Za-z0-9_\-]*={0,2}"),
}
"""The kinds of characters: digits, the 82, the 39, base64url."""

_COMPANY_PREFIX = 4  # The shortest one given out has four digits.
_IBAN = re.compile(r"[0-9A-Z]+")
_IMPORTER = re.compile(r"[A-Za-z0-9_-]")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_POSITION = re.compile(r"([1-9][0-9]*)/([1-9][0-9]*)")


def check_named(name: str, lists: CodeLists, reading_year: int) -> Check:
    """The check of this name, with the code list or the year of reading that it needs.

    Raises:
        KeyError: when there is no such check, or its list is missing.
    """
    if name in _DATES:
        return _date(reading_year, open_day=_DATES[name])
    if name in _FROM_LISTS:
        return _listed(lists[_FROM_LISTS[name]] | _ALSO.get(name, frozenset()))
    if name == "iban":
        return _iban(lists["iso3166alpha2"])
    return _CHECKS[name]


def _check_digit(value: str) -> Gs1Fault | None:
    return None if right_check_digit(value) else Gs1Fault.CHECK_DIGIT


def _check_pair(value: str) -> Gs1Fault | None:
    return None if right_check_pair(value) else Gs1Fault.CHECK_DIGIT


def _company_prefix(value: str) -> Gs1Fault | None:
    prefix = value[:_COMPANY_PREFIX]
    return None if len(prefix) == _COMPANY_PREFIX and is_number(prefix) else Gs1Fault.COMPANY_PREFIX


def _company_prefix_second(value: str) -> Gs1Fault | None:
    return _company_prefix(value[1:])


def _date(reading_year: int, *, open_day: bool) -> Check:
    def check(value: str) -> Gs1Fault | None:
        if value.endswith("00") and not open_day:
            return Gs1Fault.DATE
        try:
            date_of(value, reading_year)
        except ValueError:
            return Gs1Fault.DATE
        return None

    return check


def _up_to(most: int) -> Check:
    return lambda value: None if int(value) <= most else Gs1Fault.TIME


def _hour_and_minute(value: str) -> Gs1Fault | None:
    return None if int(value[:2]) <= 23 and int(value[2:]) <= 59 else Gs1Fault.TIME


def _piece_of_total(value: str) -> Gs1Fault | None:
    piece, total = int(value[: len(value) // 2]), int(value[len(value) // 2 :])
    return None if 1 <= piece <= total else Gs1Fault.PIECE


def _position_in_sequence(value: str) -> Gs1Fault | None:
    match = _POSITION.fullmatch(value)
    return None if match and int(match[1]) <= int(match[2]) else Gs1Fault.FORM


def _percent(value: str) -> Gs1Fault | None:
    return Gs1Fault.PERCENT if _PERCENT.search(value) else None


def _zero(value: str) -> Gs1Fault | None:
    return None if value == "0" else Gs1Fault.ZERO


def _not_zero(value: str) -> Gs1Fault | None:
    return None if value.strip("0") else Gs1Fault.ZERO


def _no_leading_zero(value: str) -> Gs1Fault | None:
    return Gs1Fault.ZERO if len(value) > 1 and value[0] == "0" else None


def _has_non_digit(value: str) -> Gs1Fault | None:
    return Gs1Fault.CHARSET if is_number(value) else None


def _one_of(*values: str) -> Check:
    return _listed(frozenset(values))


def _hyphen(value: str) -> Gs1Fault | None:
    return None if value == "-" else Gs1Fault.FORM


def _importer(value: str) -> Gs1Fault | None:
    return None if _IMPORTER.fullmatch(value) else Gs1Fault.CHARSET


def _angle(most: str) -> Check:
    return lambda value: None if value <= most else Gs1Fault.RANGE


def _digits_only(value: str) -> Gs1Fault | None:
    return None if is_number(value) else Gs1Fault.CHARSET


def _listed(allowed: frozenset[str]) -> Check:
    return lambda value: None if value in allowed else Gs1Fault.CODE_LIST


def _iban(countries: frozenset[str]) -> Check:
    def check(value: str) -> Gs1Fault | None:
        if not _IBAN.fullmatch(value):
            return Gs1Fault.CHARSET
        if len(value) <= 4:
            return Gs1Fault.LENGTH
        if value[:2] not in countries:
            return Gs1Fault.CODE_LIST
        number = "".join(str(int(character, 36)) for character in value[4:] + value[:4])
        return None if int(number) % 97 == 1 else Gs1Fault.CHECK_DIGIT

    return check


_DATES = {"yymmdd": False, "yymmd0": True, "yyyymmdd": False, "yyyymmd0": True}
"""Dates, and whether their day may be left open as 00."""

_FROM_LISTS = {
    "iso3166": "iso3166",
    "iso3166999": "iso3166",
    "iso3166alpha2": "iso3166alpha2",
    "iso4217": "iso4217",
    "mediatype": "mediatype",
    "packagetype": "packagetype",
}

_ALSO = {"iso3166999": frozenset({"999"})}  # Several countries.

_CHECKS: dict[str, Check] = {
    "csum": _check_digit,
    "csumalpha": _check_pair,
    "gcppos1": _company_prefix,
    "gcppos2": _company_prefix_second,
    "hh": _up_to(23),
    "mi": _up_to(59),
    "ss": _up_to(59),
    "hhmi": _hour_and_minute,
    "pieceoftotal": _piece_of_total,
    "posinseqslash": _position_in_sequence,
    "pcenc": _percent,
    "zero": _zero,
    "nonzero": _not_zero,
    "nozeroprefix": _no_leading_zero,
    "hasnondigit": _has_non_digit,
    "yesno": _one_of("0", "1"),
    "winding": _one_of("0", "1", "9"),
    "iso5218": _one_of("0", "1", "2", "9"),
    "hyphen": _hyphen,
    "importeridx": _importer,
    "latitude": _angle("1800000000"),
    "longitude": _angle("3600000000"),
    # Coupons are North American and never on goods in a warehouse: beyond their digits they are not taken apart.
    "couponcode": _digits_only,
    "couponposoffer": _digits_only,
}
