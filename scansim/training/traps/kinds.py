"""Every kind of trap by its name, and the order in which they are planted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scansim.training.draw import in_share
from scansim.training.starting_point import CannotBePlayed, Planted
from scansim.training.story import Share, Trap, TrapKind
from scansim.training.traps import (
    damaged,
    difference,
    extra,
    lots_wrong,
    missing,
    on_hold,
    opened_box,
    places_wrong,
    swapped_totes,
    twin,
    two_labels,
    unknown_label,
    unreadable,
    wrong_item,
)
from scansim.training.traps.ground import Ground

__all__ = ["KINDS", "Kind", "plant_all", "trap_strikes"]


def _nothing(_: Ground, __: Trap) -> int:
    return 0


def _no_decoy(_: Ground, __: Trap) -> None:
    return


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind is planted: ``plant`` when all goods stand there, with what ``prepare`` took of what comes before.

    ``decoy`` is what seeds without the trap have, so that its cue alone tells nothing.
    """

    plant: Callable[[Ground, Trap, int], Planted]
    prepare: Callable[[Ground, Trap], int] = _nothing
    decoy: Callable[[Ground, Trap], None] = _no_decoy


KINDS: Mapping[TrapKind, Kind] = {
    TrapKind.MISSING: Kind(missing.plant, missing.prepare),
    TrapKind.EXTRA: Kind(extra.plant, extra.prepare),
    TrapKind.DAMAGED: Kind(damaged.plant),
    TrapKind.WRONG_ITEM: Kind(wrong_item.plant),
    TrapKind.TWIN: Kind(twin.plant),
    TrapKind.OPENED_BOX: Kind(opened_box.plant),
    TrapKind.UNREADABLE: Kind(unreadable.plant),
    TrapKind.UNKNOWN_LABEL: Kind(unknown_label.plant),
    TrapKind.OTHER_LOT: Kind(lots_wrong.plant_other),
    TrapKind.EXPIRED: Kind(lots_wrong.plant_expired),
    TrapKind.TWO_LABELS: Kind(two_labels.plant, decoy=two_labels.only_gs1),
    TrapKind.FULL_PLACE: Kind(places_wrong.plant_full, decoy=places_wrong.others_in_reach),
    TrapKind.NEIGHBOUR_PLACE: Kind(places_wrong.plant_neighbour, decoy=places_wrong.paper_is_right),
    TrapKind.ON_HOLD: Kind(on_hold.plant),
    TrapKind.SWAPPED_TOTES: Kind(swapped_totes.plant, decoy=swapped_totes.paper_is_right),
    TrapKind.DIFFERENCE: Kind(difference.plant),
}


def plant_all(ground: Ground, striking: tuple[Trap, ...], others: tuple[Trap, ...] = ()) -> tuple[Planted, ...]:
    """Plant the traps that strike in this seed, in the order of the story, and let the goods stand there.

    Raises:
        CannotBePlayed: when there is nothing that one of them could be planted in.
    """
    taken = [_kind(trap).prepare(ground, trap) for trap in striking]
    ground.stand_goods()
    planted = tuple(_kind(trap).plant(ground, trap, units) for trap, units in zip(striking, taken, strict=True))
    for trap in others:
        _kind(trap).decoy(ground, trap)
    return planted


def trap_strikes(exercise: str, trap: str, seeds: Share, seed: int) -> bool:
    """Whether this seed holds the trap: each of an exercise's traps has seeds of its own."""
    return in_share(seed, f"{exercise}/seeds/{trap}", seeds.part, seeds.whole)


def _kind(trap: Trap) -> Kind:
    kind = KINDS.get(trap.kind)
    if kind is None:
        raise CannotBePlayed(f"traps of the kind {trap.kind.value!r} cannot be planted yet")
    return kind
