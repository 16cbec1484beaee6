"""Every kind of trap by its name, and the order in which they are planted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scansim.training.draw import in_share
from scansim.training.starting_point import CannotBePlayed, Planted
from scansim.training.story import Share, Trap, TrapKind
from scansim.training.traps import missing
from scansim.training.traps.ground import Ground

__all__ = ["KINDS", "Kind", "plant_all", "trap_strikes"]


def _nothing(ground: Ground, trap: Trap) -> int:  # noqa: ARG001 - the shape of what prepares
    return 0


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind is planted: ``plant`` when all goods stand there, with what ``prepare`` took of what comes before."""

    plant: Callable[[Ground, Trap, int], Planted]
    prepare: Callable[[Ground, Trap], int] = _nothing


KINDS: Mapping[TrapKind, Kind] = {
    TrapKind.MISSING: Kind(missing.plant, missing.prepare),
}


def plant_all(ground: Ground, traps: tuple[Trap, ...]) -> tuple[Planted, ...]:
    """Plant these traps in the order of the story, and let the goods stand there.

    Raises:
        CannotBePlayed: when there is nothing that one of them could be planted in.
    """
    taken = [_kind(trap).prepare(ground, trap) for trap in traps]
    ground.stand_goods()
    return tuple(_kind(trap).plant(ground, trap, units) for trap, units in zip(traps, taken, strict=True))


def trap_strikes(exercise: str, trap: str, seeds: Share, seed: int) -> bool:
    """Whether this seed holds the trap: each of an exercise's traps has seeds of its own."""
    return in_share(seed, f"{exercise}/seeds/{trap}", seeds.part, seeds.whole)


def _kind(trap: Trap) -> Kind:
    kind = KINDS.get(trap.kind)
    if kind is None:
        raise CannotBePlayed(f"traps of the kind {trap.kind.value!r} cannot be planted yet")
    return kind
