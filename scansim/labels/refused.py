"""Why something cannot be printed. Each message is one sentence for a person: what, where, what to do."""

from __future__ import annotations

__all__ = ["DoesNotFit", "PayloadRefused", "PrintingRefused"]


class PrintingRefused(ValueError):
    """Something that was to be printed cannot be printed as it stands."""


class PayloadRefused(PrintingRefused):
    """A payload that this symbology cannot carry exactly as it is written."""


class DoesNotFit(PrintingRefused):
    """A symbol that has no room on the label at a width that scanners read, or a label that the page has none for."""
