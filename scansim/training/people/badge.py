"""The numbers of badges (reference training D4)."""

from __future__ import annotations

from collections.abc import Callable

from scansim.training.letters import SAFE_LETTERS
from scansim.training.people.person import BadgeKind

__all__ = [
    "LONGEST_NUMBER",
    "TRAINING_PREFIX",
    "badge_number",
    "is_badge_number",
    "is_training_number",
    "kind_of_number",
    "training_number",
]

TRAINING_PREFIX = "TRN"
"""How the number of a badge begins that serves in training only."""

LONGEST_NUMBER = 64

_DRAWN = 12


def badge_number(read: str) -> str:
    """The form in which numbers are compared: without blanks around it, in capitals, as a scanner with its capitals
    locked would send it too."""
    return read.strip().upper()


def kind_of_number(number: str) -> BadgeKind:
    """What a badge is by its number, where nobody says: of work, unless it begins as those for training do."""
    return BadgeKind.TRAINING if badge_number(number).startswith(TRAINING_PREFIX) else BadgeKind.WORK


def is_training_number(read: str) -> bool:
    """Whether something looks like a number that :func:`training_number` made, whoever has it."""
    number = badge_number(read)
    drawn = number.removeprefix(TRAINING_PREFIX)
    return number != drawn and len(drawn) == _DRAWN and set(drawn) <= set(SAFE_LETTERS)


def is_badge_number(number: str) -> bool:
    """Whether something can be the number of a badge at all."""
    return 0 < len(number) <= LONGEST_NUMBER and number.isprintable()


def training_number(draw: Callable[[str], str]) -> str:
    """A new number for a training badge: the prefix and twelve letters that every keyboard layout sends alike, each by
    ``draw``, which takes one out of many at random."""
    return TRAINING_PREFIX + "".join(draw(SAFE_LETTERS) for _ in range(_DRAWN))
