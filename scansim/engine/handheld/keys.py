"""How lines are named in controls: by product code, with ``#2``, ``#3`` … when a line before it has that name.

A product without a code is named by its id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from scansim.engine.handheld.frames import Device, TransferView
from scansim.engine.warehouse.records import Line
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["keys_of", "keys_of_lines", "line_of_key"]


def keys_of_lines(warehouse: Warehouse, transfer: int) -> tuple[tuple[str, Line], ...]:
    """The lines of a transfer with their keys, oldest first."""
    lines = warehouse.lines_of(transfer)
    return tuple(zip(keys_of(warehouse, [line.product for line in lines]), lines, strict=True))


def keys_of(warehouse: Warehouse, products: Iterable[str]) -> list[str]:
    """A key for each product (id) of a list, in its order, no two alike."""
    keys: dict[str, None] = {}
    borne: Counter[str] = Counter()
    for product in products:
        name = key = warehouse.stock.products.get(product).code or product
        while key in keys:
            borne[name] += 1
            key = f"{name}#{borne[name] + 1}"
        keys[key] = None
    return list(keys)


def line_of_key(device: Device, view: TransferView, lines: tuple[Line, ...], key: str) -> Line | None:
    """The line of this key among the lines of a screen; without a key the selected one."""
    if not key:
        return device.warehouse.stock.lines.find(view.selected) if view.selected is not None else None
    keys = keys_of(device.warehouse, [line.product for line in lines])
    return lines[keys.index(key)] if key in keys else None
