"""Why something cannot be printed. Each message is one sentence for a person: what, where, what to do."""

from __future__ import annotations

from scansim.scanner.inert import inert

__all__ = ["DoesNotFit", "PayloadRefused", "PrintingRefused", "shown"]

_SHOWN = 40


class PrintingRefused(ValueError):
    """Something that was to be printed cannot be printed as it stands."""


class PayloadRefused(PrintingRefused):
    """A payload that this symbology cannot carry exactly as it is written."""


class DoesNotFit(PrintingRefused):
    """A symbol that has no room on the label at a width that scanners read, or a label that the page has none for."""


def shown(payload: str) -> str:
    """A payload in a sentence: inert, and shortened where it is long."""
    return inert(payload if len(payload) <= _SHOWN else f"{payload[:_SHOWN]}…")
