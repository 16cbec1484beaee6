"""What arrived: one barcode or one typed line, with where it came from and how well that is proved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Entry", "Fault", "Grade", "Origin"]


class Origin(StrEnum):
    """Which input of the run an entry becomes (DESIGN section 5): a label read, or a barcode typed or pasted."""

    SCAN = "scan"
    KEY = "key"


class Grade(StrEnum):
    """The evidence for the origin of an entry, decided once, here, and stored with the input.

    A prefix (scanner preamble or AIM identifier) proves a scanner; timing suggests one; picked is a label chosen
    on the screen floor; pasted and typed came from a keyboard; injected came from a script; demonstration from
    the coach (reference training C1).
    """

    PREFIX = "prefix"
    TIMING = "timing"
    PICKED = "picked"
    PASTED = "pasted"
    TYPED = "typed"
    INJECTED = "injected"
    DEMONSTRATION = "demonstration"


class Fault(StrEnum):
    """Why an entry cannot be read as a barcode at all."""

    NOT_UTF8 = "not_utf8"
    CONTROL_CHARACTER = "control_character"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Entry:
    """One complete line from a scanner or a keyboard.

    ``data`` is what the label says, without suffix and without the AIM identifier; group separators stand in it
    as U+001D. ``aim`` is the identifier that was stripped (``]C1``), or empty. ``fault`` says that the entry must
    be reported and not acted on.
    """

    data: str
    origin: Origin
    grade: Grade
    aim: str = ""
    fault: Fault | None = None
