"""How somebody signs: what they were shown, how they proved who they are, and on what ground they may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scansim.training.signoff.rules import SignerStanding

__all__ = ["EvidenceChanged", "Seen", "Signature"]


class EvidenceChanged(Exception):
    """What was shown to the signer is not the evidence any more: it has to be looked at again."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a supervisor saw on the floor: of each item whether, and the global rating from 1 to 5."""

    items: Sequence[bool]
    rating: int


@dataclass(frozen=True, slots=True)
class Signature:
    """How somebody signed. ``statement`` is the sentence that they were shown, without names. ``badge`` is the id of
    the badge that was read, empty in a series, where ``series`` is its place from 1. ``grounds`` is what the signature
    rests on, None where nothing has to be proved for it. ``seen`` is what they state with the same signature to have
    seen on the floor."""

    actor: str
    statement: str
    badge: str = ""
    series: int = 1
    grounds: SignerStanding | None = None
    seen: Seen | None = None
