"""Reads ``labels/``: stocks, layouts, printer profiles (``docs/labels.md``)."""

from __future__ import annotations

from pathlib import Path

from scansim.content.faults import Fault
from scansim.training.stationery import Stationery

__all__ = ["read_stationery"]


def read_stationery(root: Path) -> tuple[Stationery, tuple[Fault, ...]]:
    """What the folder ``labels`` of a content folder holds, and every fault in it; what is sound is there."""
    raise NotImplementedError(root)
