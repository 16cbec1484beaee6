"""Somebody wrote the totes of a batch the wrong way round. Right: each unit goes into the tote that the record says."""

from __future__ import annotations

from dataclasses import replace

from scansim.training.orders import PlannedTask
from scansim.training.starting_point import CannotBePlayed, Planted
from scansim.training.story import Trap
from scansim.training.texts import LocalText
from scansim.training.traps.ground import Ground

__all__ = ["paper_is_right", "plant"]

_SAYS = "Tote {tote}"
_FEWEST = 2


def plant(ground: Ground, trap: Trap, _: int) -> Planted:
    """Write the totes of the first two orders of the batch the wrong way round."""
    members, totes = _members(ground, trap), _totes(ground, trap)
    swapped = (totes[1], totes[0], *totes[2:])
    _write(ground, members, swapped)
    planned = members[0]
    return replace(ground.planted(trap, planned), product=totes[0], instead=totes[1])


def paper_is_right(ground: Ground, trap: Trap) -> None:
    """In seeds without the trap the papers say the totes as they are."""
    _write(ground, _members(ground, trap), _totes(ground, trap))


def _members(ground: Ground, trap: Trap) -> tuple[PlannedTask, ...]:
    batch = ground.task_of(trap).task.batch
    members = tuple(planned for planned in ground.tasks if batch and planned.task.batch == batch)
    if len(members) < _FEWEST:
        raise CannotBePlayed(f"{trap.name!r} needs a batch of several tasks")
    return members


def _totes(ground: Ground, trap: Trap) -> tuple[str, ...]:
    members = _members(ground, trap)
    totes = tuple(package.name for package in ground.pack.packages if package.reusable)[: len(members)]
    if len(totes) < len(members):
        raise CannotBePlayed(f"pack {ground.pack.id} has too few totes for {trap.name!r}")
    return totes


def _write(ground: Ground, members: tuple[PlannedTask, ...], totes: tuple[str, ...]) -> None:
    for planned, tote in zip(members, totes, strict=True):
        ground.remark(planned, LocalText.of({"en": _SAYS.format(tote=tote)}))
