"""The stationery that printing uses: what ``labels/`` holds, and what it must hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scansim.content.faults import Fault, file_name
from scansim.content.label_file import LABELS, read_stationery
from scansim.content.layers import Layers
from scansim.printing.kit_document import KIT_LAYOUTS
from scansim.printing.room_document import ROOM_LAYOUTS
from scansim.printing.stickers import STICKER_LAYOUT
from scansim.printing.trouble import CannotPrint
from scansim.training.stationery import Stationery

__all__ = ["LAYOUTS_USED", "sound_stationery", "stationery_faults"]

LAYOUTS_USED = tuple(dict.fromkeys((*ROOM_LAYOUTS.values(), *KIT_LAYOUTS, STICKER_LAYOUT)))
"""The layouts that rooms, kits and stickers are printed in."""


def sound_stationery(root: Path, site: Path | None = None) -> Stationery:
    """What the folder ``labels`` of a content folder holds.

    Raises:
        CannotPrint: with the first fault in it.
    """
    stationery, faults = _read(Layers(root, site))
    if faults:
        raise CannotPrint(str(faults[0]))
    return stationery


def stationery_faults(content: Path | Layers) -> tuple[Fault, ...]:
    """Every fault that keeps labels from being printed."""
    return _read(Layers.of(content))[1]


def _read(layers: Layers) -> tuple[Stationery, tuple[Fault, ...]]:
    stationery, faults = read_stationery(layers)
    # A layout with a fault of its own is not among those that were read, and lacks nothing but to be put right.
    return stationery, faults or tuple(_lacking(stationery.layouts, layers.root))


def _lacking(layouts: Iterable[str], root: Path) -> Iterable[Fault]:
    file = file_name(root / LABELS / "layouts.yaml", root)
    known = set(layouts)
    for id_ in LAYOUTS_USED:
        if id_ not in known:
            yield Fault(file, 0, f'The layout "{id_}" is missing.', "Put it back: labels are printed in it.")
