"""Labels whose content is known, so that what arrives shows how the scanner is set (reference labels 6).

The layout probe arrives as another text under each keyboard layout of :mod:`scansim.scanner.layouts`. Those behind it
have letters that every layout sends alike, but for the capitals probe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from scansim.scanner.inert import GROUP_SEPARATOR
from scansim.scanner.layouts import KeyboardLayout, arrives, meant, shifted

__all__ = ["PROBES", "Probe", "ProbeKind", "Sighting", "Symbology", "probe_of", "sighting_of"]


class ProbeKind(StrEnum):
    """What a probe shows: the keyboard layout, Caps Lock, what becomes of the separator, whether 2D is read."""

    LAYOUT = "layout"
    CAPITALS = "capitals"
    SEPARATOR = "separator"
    SEPARATOR_2D = "separator_2d"
    PLAIN_2D = "plain_2d"


class Symbology(StrEnum):
    """How a probe is printed."""

    CODE_128 = "code_128"
    GS1_128 = "gs1_128"
    GS1_DATAMATRIX = "gs1_datamatrix"
    QR = "qr"


@dataclass(frozen=True, slots=True)
class Probe:
    """A label of the set-up sheet. ``number`` is its number there.

    ``payload`` is what the scanner must give, without AIM identifier: a plain text, or for the GS1 symbologies an
    element string in which U+001D ends a field of variable length. ``text`` stands below the symbol for people.
    """

    kind: ProbeKind
    number: int
    symbology: Symbology
    payload: str
    text: str


# GTINs of the demonstration prefix 952, in no data pack. All ten digits are in them, so that each shows its layout.
PROBES: tuple[Probe, ...] = (
    Probe(ProbeKind.LAYOUT, 1, Symbology.CODE_128, "-/#", "-/#"),
    Probe(ProbeKind.CAPITALS, 2, Symbology.CODE_128, "AaZz", "AaZz"),
    Probe(
        ProbeKind.SEPARATOR,
        3,
        Symbology.GS1_128,
        "010952987654321910LINE\x1d21END",
        "(01)09529876543219(10)LINE(21)END",
    ),
    Probe(
        ProbeKind.SEPARATOR_2D,
        4,
        Symbology.GS1_DATAMATRIX,
        "010952987654321910GRID\x1d21END",
        "(01)09529876543219(10)GRID(21)END",
    ),
    Probe(ProbeKind.PLAIN_2D, 5, Symbology.QR, "SCNPROBE", "SCNPROBE"),
)
"""The labels of the set-up sheet, in the order in which they are printed and scanned."""

_BY_KIND = {probe.kind: probe for probe in PROBES}

# So many characters a scanner may add before and behind a label: a preamble, an AIM identifier, a postamble.
_MOST_AROUND = 16
_LONGEST_SEPARATOR = 12
_AIM_AT_THE_END = re.compile(r"\][A-Za-z][0-9A-Za-z]$")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A probe, recognised in what arrived.

    ``layout`` is a keyboard layout under which it reads as it should; of the layout probe without Caps Lock the only
    one. ``preamble``, ``aim``, ``separator`` and ``behind`` are what the scanner sent besides the payload, as it sent
    them; ``separator`` is empty when it was lost, and for a payload that has none.
    """

    probe: Probe
    layout: KeyboardLayout
    is_caps_locked: bool
    preamble: str
    aim: str
    separator: str
    behind: str


def probe_of(kind: ProbeKind) -> Probe:
    """The probe of this kind."""
    return _BY_KIND[kind]


def sighting_of(text: str, known: KeyboardLayout = KeyboardLayout.US) -> Sighting | None:
    """The probe that arrived as ``text``, whatever the layout, or None. ``known`` is tried before other layouts."""
    layouts = tuple(dict.fromkeys((known, *KeyboardLayout)))
    swapped = "".join(map(_other_case, text))
    return (
        _seen(text, layouts, _as_sent, is_caps_locked=False)
        or _seen(swapped, layouts, _as_sent, is_caps_locked=True)
        or _seen(text, layouts, shifted, is_caps_locked=True)
    )


def _seen(
    text: str, layouts: Iterable[KeyboardLayout], turned: Callable[[str], str], *, is_caps_locked: bool
) -> Sighting | None:
    """The probe in ``text``; ``turned`` is what the keyboard does to what the scanner sends, and its own reverse."""
    for layout in layouts:
        for probe in PROBES:
            found = _parts(text, *(arrives(turned(part), layout) for part in probe.payload.split(GROUP_SEPARATOR)))
            if found is not None:
                before, separator, behind = (turned(meant(part, layout)) for part in found)
                aim = _AIM_AT_THE_END.search(before)
                identifier = aim[0] if aim else ""
                preamble = before.removesuffix(identifier)
                return Sighting(probe, layout, is_caps_locked, preamble, identifier, separator, behind)
    return None


def _parts(text: str, head: str, tail: str = "") -> tuple[str, str, str] | None:
    """What stands before a probe, in the place of its separator, and behind it."""
    before, found, behind = text.partition(head)
    separator = ""
    if found and tail:
        separator, found, behind = behind.partition(tail)
    if not found or len(before) + len(behind) > _MOST_AROUND or len(separator) > _LONGEST_SEPARATOR:
        return None
    return before, separator, behind


def _as_sent(text: str) -> str:
    return text


def _other_case(char: str) -> str:
    other = char.swapcase()
    return other if len(other) == 1 else char
