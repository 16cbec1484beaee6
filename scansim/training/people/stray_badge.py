"""A badge that is read where none is asked for: its number must neither be shown nor kept (reference training D4)."""

from __future__ import annotations

from scansim.engine.barcodes.meaning import Meaning, Unknown, UnknownCommand
from scansim.training.people.badge import is_training_number
from scansim.training.people.roster import Roster

__all__ = ["is_stray_badge"]


def is_stray_badge(read: str, roster: Roster, means: Meaning | None = None) -> bool:
    """Whether what was read is somebody's badge.

    In a run ``means`` is what the handheld makes of it: people are looked up only for what it does not know, so that
    the answer to the scan of a product never waits for them.

    Raises:
        StorageRefused: who has which badge cannot be read.
    """
    if is_training_number(read):
        return True
    if means is not None and not isinstance(means, Unknown | UnknownCommand):
        return False
    return bool(roster.bearers(read))
