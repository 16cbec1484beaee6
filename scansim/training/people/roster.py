"""What the lock asks of whoever keeps the people of a site: a port, given by the composition root."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scansim.training.people.person import Badge, Person
from scansim.training.people.pin import PinFault
from scansim.training.people.pins import PinAnswer, PinState

__all__ = ["Bearer", "NoPins", "NobodyKnown", "Roster"]


@dataclass(frozen=True, slots=True)
class Bearer:
    """A badge with the number that was read, revoked or not, and whom it was issued to."""

    person: Person
    badge: Badge


class Roster(Protocol):
    """Who works here. Every method raises :class:`~scansim.training.ports.StorageRefused` when storage fails."""

    def has_supervisor(self) -> bool:
        """Whether somebody is there who lets others in. Until then there are only guests."""

    def bearers(self, number: str) -> Sequence[Bearer]:
        """Every badge that ever had this number, revoked ones too, oldest first."""

    def person(self, person: str) -> Person | None:
        """Who has this id."""

    def everyone(self) -> Sequence[Person]:
        """Everybody who ever joined."""

    def name(self, person: str) -> str | None:
        """What somebody is called; None when it was erased."""

    def has_seen_fair_use(self, person: str) -> bool:
        """Whether somebody acknowledged the present text about what is recorded of them (reference training D5)."""

    def see_fair_use(self, person: str) -> None:
        """Keep that they have."""

    def deny(self, act: str, why: str, person: str, about: str = "", channel: str = "screen") -> None:
        """Keep that something was refused; ``person`` is who wanted to, as far as that is known, ``channel`` where:
        ``screen`` or ``plain``."""


class NobodyKnown:
    """The port :class:`Roster` of a station without people: everybody is a guest."""

    def has_supervisor(self) -> bool:
        """Nobody is."""
        return False

    def bearers(self, number: str) -> Sequence[Bearer]:  # noqa: ARG002 - the port has it
        """No badges."""
        return ()

    def person(self, person: str) -> Person | None:  # noqa: ARG002 - the port has it
        """Nobody."""
        return None

    def everyone(self) -> Sequence[Person]:
        """Nobody."""
        return ()

    def name(self, person: str) -> str | None:  # noqa: ARG002 - the port has it
        """No names."""
        return None

    def has_seen_fair_use(self, person: str) -> bool:  # noqa: ARG002 - the port has it
        """Nothing is recorded of anybody."""
        return True

    def see_fair_use(self, person: str) -> None:
        """There is nobody to keep it of."""

    def deny(self, act: str, why: str, person: str, about: str = "", channel: str = "screen") -> None:
        """There is nobody to tell it to."""


class NoPins:
    """The port :class:`~scansim.training.people.pins.Pins` of a station without people."""

    def state(self, person: str) -> PinState:  # noqa: ARG002 - the port has it
        """There are none."""
        return PinState.NONE

    def check(self, person: str, pin: str) -> PinAnswer:  # noqa: ARG002 - the port has them
        """None is right."""
        return PinAnswer(right=False)

    def choose(self, person: str, pin: str, actor: str, badge: str = "") -> PinFault | None:  # noqa: ARG002
        """There is nobody to choose one."""
        raise LookupError(person)

    def reset(self, person: str, actor: str) -> str:  # noqa: ARG002
        """There is nobody to give one to."""
        raise LookupError(person)
