"""Walking the tree of what a handheld accepts, forth and back, without building the world anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from scansim.engine.handheld.handheld import Handheld, Turn
from scansim.engine.handheld.inputs import DeviceInput
from scansim.engine.warehouse.warehouse import Warehouse


@contextmanager
def taken(warehouse: Warehouse, handheld: Handheld, given: DeviceInput) -> Iterator[Turn]:
    """The handheld after an input; on leaving it stands where it stood."""
    mark, frames, turn = warehouse.mark(), handheld._frames, handheld._turn
    try:
        yield handheld.receive(given)
    finally:
        warehouse.undo_to(mark)
        handheld._frames, handheld._turn = frames, turn


def perft(warehouse: Warehouse, handheld: Handheld, depth: int) -> int:
    """How many sequences of so many inputs are accepted, one after the other."""
    if depth == 1:
        return handheld.expected.count()
    total = 0
    for given in list(handheld.expected):
        with taken(warehouse, handheld, given) as turn:
            assert turn.feedback.was_accepted
            total += perft(warehouse, handheld, depth - 1)
    return total
