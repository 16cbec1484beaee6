"""Pages in whole printer dots."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.training.stationery import Printer

__all__ = ["Page", "Pages"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page; positions count from its upper left corner, in dots."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pages:
    """A typeset document."""

    title: str
    printer: Printer
    pages: tuple[Page, ...]
