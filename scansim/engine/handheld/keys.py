"""How lines are named in controls: by product code, with ``#2``, ``#3`` … for further lines of the same product."""

from __future__ import annotations

from collections import Counter

from scansim.engine.handheld.frames import TransferView
from scansim.engine.warehouse.records import Line
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["keys_of_lines", "line_of_key"]


def keys_of_lines(warehouse: Warehouse, transfer: int) -> tuple[tuple[str, Line], ...]:
    """The lines of a transfer with their keys, oldest first."""
    seen: Counter[str] = Counter()
    keyed: list[tuple[str, Line]] = []
    for line in warehouse.lines_of(transfer):
        code = warehouse.stock.products.get(line.product).code
        seen[code] += 1
        keyed.append((code if seen[code] == 1 else f"{code}#{seen[code]}", line))
    return tuple(keyed)


def line_of_key(warehouse: Warehouse, view: TransferView, key: str) -> Line | None:
    """The line of this key; without a key the selected one."""
    if not key:
        return warehouse.stock.lines.find(view.selected) if view.selected is not None else None
    return next((line for known, line in keys_of_lines(warehouse, view.transfer) if known == key), None)
