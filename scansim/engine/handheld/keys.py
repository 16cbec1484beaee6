"""How lines are named in controls: by product code, with ``#2``, ``#3`` … when a line before it has that name.

A product without a code is named by its id.
"""

from __future__ import annotations

from collections import Counter

from scansim.engine.handheld.frames import TransferView
from scansim.engine.warehouse.records import Line
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["keys_of_lines", "line_of_key"]


def keys_of_lines(warehouse: Warehouse, transfer: int) -> tuple[tuple[str, Line], ...]:
    """The lines of a transfer with their keys, oldest first."""
    keyed: dict[str, Line] = {}
    borne: Counter[str] = Counter()
    for line in warehouse.lines_of(transfer):
        name = key = warehouse.stock.products.get(line.product).code or line.product
        while key in keyed:
            borne[name] += 1
            key = f"{name}#{borne[name] + 1}"
        keyed[key] = line
    return tuple(keyed.items())


def line_of_key(warehouse: Warehouse, view: TransferView, key: str) -> Line | None:
    """The line of this key; without a key the selected one."""
    if not key:
        return warehouse.stock.lines.find(view.selected) if view.selected is not None else None
    return next((line for known, line in keys_of_lines(warehouse, view.transfer) if known == key), None)
