"""Labels whose content is known, so that what arrives shows how the scanner is set (reference labels 6).

The layout probe arrives as another text under each keyboard layout of :mod:`scansim.scanner.layouts`. Those behind it
have letters that every layout sends alike, but for the capitals probe.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["PROBES", "Probe", "ProbeKind", "Symbology"]


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
