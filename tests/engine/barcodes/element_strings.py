"""Right element strings built from the dictionary alone: fields that may stand together, with data of their form."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import strategies as st

from scansim.content.gs1 import shipped_code_lists, shipped_dictionary
from scansim.engine.barcodes.check_digits import ALPHANUMERIC, alphanumeric_pair, check_digit
from scansim.engine.barcodes.gs1_dictionary import Component

__all__ = ["element_strings"]

_ENTRIES = shipped_dictionary().entries
_LISTS = shipped_code_lists()
_KINDS = {
    "N": "0123456789",
    "X": ALPHANUMERIC,
    "Y": "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "Z": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-",
}
_ALONE: dict[str, st.SearchStrategy[str]] = {
    "yymmdd": st.dates().map(lambda day: day.strftime("%y%m%d")),
    "yymmd0": st.dates().map(lambda day: day.strftime("%y%m") + "00"),
    "yyyymmdd": st.dates().map(lambda day: f"{day.year:04}{day.month:02}{day.day:02}"),
    "hh": st.integers(0, 23).map("{:02}".format),
    "mi": st.integers(0, 59).map("{:02}".format),
    "ss": st.integers(0, 59).map("{:02}".format),
    "hhmi": st.times().map(lambda time: f"{time.hour:02}{time.minute:02}"),
    "pieceoftotal": st.integers(1, 99).flatmap(
        lambda total: st.integers(1, total).map(lambda piece: f"{piece:02}{total:02}")
    ),
    "posinseqslash": st.sampled_from(["1/1", "1/2", "2/9"]),
    "zero": st.just("0"),
    "nozeroprefix": st.integers(1, 999_999_999_999).map(str),
    "yesno": st.sampled_from("01"),
    "winding": st.sampled_from("019"),
    "iso5218": st.sampled_from("0129"),
    "hyphen": st.just("-"),
    "importeridx": st.sampled_from(_KINDS["Z"]),
    "latitude": st.integers(0, 1_800_000_000).map("{:010}".format),
    "longitude": st.integers(0, 3_600_000_000).map("{:010}".format),
    "iban": st.just("GB82WEST12345698765432"),
    "couponcode": st.text("0123456789", min_size=1, max_size=70),
    "couponposoffer": st.text("0123456789", min_size=1, max_size=70),
    **{name: st.sampled_from(sorted(codes)) for name, codes in _LISTS.items()},
    "iso3166999": st.sampled_from([*sorted(_LISTS["iso3166"]), "999"]),
}
"""Data for checks that decide all of a component."""


def _with_pair(head: str) -> str:
    return head + alphanumeric_pair(head)


def _data(component: Component) -> st.SearchStrategy[str]:
    checks = set(component.checks)
    if alone := checks & _ALONE.keys():
        return _ALONE[alone.pop()]
    if "csumalpha" in checks:
        return st.from_regex(r"[0-9]{4}[A-Z][A-Za-z0-9]{0,18}", fullmatch=True).map(_with_pair)
    if "csum" in checks:
        length = component.maximum - 1
        return st.text("0123456789", min_size=length, max_size=length).map(lambda head: head + str(check_digit(head)))
    kind = _KINDS[component.characters]
    if "pcenc" in checks:
        kind = kind.replace("%", "")
    shortest = component.minimum
    text = st.text(kind, min_size=shortest, max_size=component.maximum)
    if "nonzero" in checks:
        return text.map(lambda digits: digits[:-1] + "1")
    if "gcppos1" in checks:
        return st.text(kind, max_size=component.maximum - 4).map(lambda rest: "9521" + rest)
    return text


def _field(ai: str) -> st.SearchStrategy[tuple[str, str]]:
    components = _ENTRIES[ai].components
    mandatory = sum(not component.optional for component in components)

    def joined(count: int) -> st.SearchStrategy[str]:
        return st.tuples(*map(_data, components[:count])).map("".join)

    return st.integers(mandatory, len(components)).flatmap(joined).map(lambda value: (ai, value))


@st.composite
def element_strings(draw: st.DrawFn, among: Collection[str] = _ENTRIES.keys()) -> tuple[tuple[str, str], ...]:
    """One to four of these fields that may stand together, each once, in any order."""
    chosen: list[str] = []
    for ai in draw(st.lists(st.sampled_from(sorted(among)), min_size=1, max_size=4, unique=True)):
        excluded = {other for one in chosen for other in _ENTRIES[one].excludes} | _ENTRIES[ai].excludes
        if ai not in excluded and excluded.isdisjoint(chosen):
            chosen.append(ai)
    return tuple(draw(_field(ai)) for ai in chosen)
