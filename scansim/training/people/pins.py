"""What the trainer asks of whoever keeps PINs: a port, given by the composition root."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from scansim.training.people.pin import PinFault

__all__ = ["PinAnswer", "PinState", "Pins"]


class PinState(StrEnum):
    """Whether somebody has a PIN at this station."""

    NONE = "none"
    """There is none, or what is kept of it is worthless here; a supervisor resets it."""
    SET = "set"
    MUST_CHANGE = "must_change"
    """It is right and opens nothing but the choice of another one."""
    LOCKED = "locked"
    """The person is locked; another supervisor unlocks them."""


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """What comes of a PIN that was given. ``wait_seconds`` is how long the next try has to wait, whether this one was
    wrong or came before its time: a try that came too early was not looked at and does not count."""

    right: bool
    wait_seconds: int = 0
    locked: bool = False


class Pins(Protocol):
    """The PINs of this station. A PIN is never kept, logged, or part of any text. Every method raises
    :class:`~scansim.training.ports.StorageRefused` when storage fails or there is no such person."""

    def state(self, person: str) -> PinState:
        """Whether somebody has a PIN here."""

    def check(self, person: str, pin: str) -> PinAnswer:
        """Compare a PIN. Wrong ones are counted for all programs of the station; a right one clears the count."""

    def choose(self, person: str, pin: str, actor: str, badge: str = "") -> PinFault | None:
        """Keep the PIN that its owner chose; what is wrong with it otherwise. ``badge`` is the number of the badge that
        they came with. Who chooses has proved who they are before."""

    def reset(self, person: str, actor: str) -> str:
        """Make a PIN that serves once, to choose one's own; it is returned and kept nowhere. Logged with both."""
