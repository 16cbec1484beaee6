"""A task that must not be touched: credit or quality hold. Its paper says so. Right: leave it alone."""

from __future__ import annotations

from scansim.training.starting_point import Planted
from scansim.training.story import Trap
from scansim.training.traps.ground import Ground

__all__ = ["plant"]


def plant(ground: Ground, trap: Trap, _: int) -> Planted:
    """Hold the task."""
    planned = ground.task_of(trap)
    ground.held[planned.task.name] = trap.hold
    return ground.planted(trap, planned)
