"""Which lines of a transfer stand together on its screen (reference odoo-barcode 1.4, 1.6; K).

Lines of one tracked product, order and way stand under a parent line, which has their total; it is folded until one of
them is worked on. Where the operation type moves entire packages, all lines of a package that moves whole are one line.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import Enum

from scansim.engine.handheld.frames import Device, TransferView
from scansim.engine.handheld.keys import keys_of
from scansim.engine.handheld.transfer.work import operation_of, tab_of
from scansim.engine.warehouse.catalogue import Tracking
from scansim.engine.warehouse.records import Line

__all__ = ["Block", "Grouping", "Kind", "block_of_key", "is_open"]


class Kind(Enum):
    """What one line of the screen stands for."""

    LINE = "line"
    LOTS = "lots"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together: their places among all lines, and how their parent or package is named in controls."""

    kind: Kind
    indexes: tuple[int, ...]
    key: str


class Grouping:
    """How the lines of one screen are put together."""

    def __init__(self, device: Device, view: TransferView) -> None:
        self._products = device.warehouse.stock.products
        self._by_lots = operation_of(device, view).uses_lots
        self._whole_packages = tab_of(device, view).whole_packages and device.company.packages

    def mark(self, line: Line) -> Hashable:
        """What lines have in common that stand together; as long as it stays, so does where a line stands."""
        way = (line.transfer, line.source)
        if self._whole_packages and line.package:
            return Kind.PACKAGE, way, line.package, line.package == line.result_package
        if self._by_lots and self._products.get(line.product).tracking is not Tracking.NONE:
            return Kind.LOTS, way, line.product, line.destination
        return None

    def blocks(self, lines: Sequence[Line], keys: Sequence[str]) -> list[Block]:
        """All lines as they stand, by the first of each block."""
        together: dict[Hashable, list[int]] = {}
        broken: set[tuple[int, str]] = set()
        for index, line in enumerate(lines):
            mark = self.mark(line)
            together.setdefault(index if mark is None else mark, []).append(index)
            if line.package and line.package != line.result_package:
                broken.add((line.transfer, line.package))
        used = set(keys)
        return [block for indexes in together.values() for block in self._made(lines, indexes, keys, broken, used)]

    def _made(
        self,
        lines: Sequence[Line],
        indexes: list[int],
        keys: Sequence[str],
        broken: set[tuple[int, str]],
        used: set[str],
    ) -> list[Block]:
        first = lines[indexes[0]]
        if self._whole_packages and first.package and (first.transfer, first.package) not in broken:
            return [Block(Kind.PACKAGE, tuple(indexes), _unused(first.package, used))]
        tracked = self._by_lots and self._products.get(first.product).tracking is not Tracking.NONE
        if len(indexes) > 1 and tracked and not (self._whole_packages and first.package):
            return [Block(Kind.LOTS, tuple(indexes), _unused(f"{keys[indexes[0]]}*", used))]
        return [Block(Kind.LINE, (index,), keys[index]) for index in indexes]


def is_open(device: Device, view: TransferView, numbers: Sequence[int]) -> bool:
    """Whether the lines of these numbers are shown under their parent.

    The line that is worked on always is. Else they are where reserved lots are shown, unless a person turned it.
    """
    if view.selected in numbers:
        return True
    turned = any(number in view.turned for number in numbers)
    return tab_of(device, view).show_reserved_lots != turned


def block_of_key(device: Device, view: TransferView, lines: Sequence[Line], key: str) -> Block | None:
    """The parent or package of this key."""
    keys = keys_of(device.warehouse, [line.product for line in lines])
    blocks = Grouping(device, view).blocks(lines, keys)
    return next((block for block in blocks if block.kind is not Kind.LINE and block.key == key), None)


def _unused(key: str, used: set[str]) -> str:
    while key in used:
        key += "*"
    used.add(key)
    return key
