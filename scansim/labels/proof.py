"""Every page is read before it is offered (reference labels 0.10)."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.labels.page import Pages

__all__ = ["Misreading", "Proof", "proof"]


@dataclass(frozen=True, slots=True)
class Misreading:
    """What differs on a page (from 1): a payload that was not read, or one that was read and stands nowhere."""

    page: int
    payload: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of reading every page."""

    symbols: int
    unread: tuple[Misreading, ...] = ()
    unexpected: tuple[Misreading, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether each symbol was read as what it carries, and nothing else was."""
        return not self.unread and not self.unexpected


def proof(pages: Pages) -> Proof:
    """Read every page as a scanner would and compare it with what it was to carry."""
    raise NotImplementedError
