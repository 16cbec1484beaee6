"""Two lines of one product go to two places, each with the units that were done on it."""

from __future__ import annotations

from scansim.engine.floor.floor import Floor
from scansim.engine.floor.things import Place, PlaceKind, Unit


def held_floor() -> Floor:
    floor = Floor((Place("dock", "Dock", PlaceKind.DOCK), Place("shelf", "Shelf", PlaceKind.SHELF)), "dock")
    for number in range(1, 6):
        floor.units.put(Unit(number, "mug", "mug", "M", "dock"))
    floor.take_front("mug", 5, "transfer:1")
    return floor


def test_a_line_takes_no_more_units_than_were_done_on_it() -> None:
    floor = held_floor()
    assert [unit.id for unit in floor.put_down("transfer:1", "mug", "shelf", 2)] == [1, 2]
    assert [unit.id for unit in floor.held_for("transfer:1")] == [3, 4, 5]


def test_the_last_line_takes_what_is_left() -> None:
    floor = held_floor()
    floor.put_down("transfer:1", "mug", "shelf", 2)
    assert [unit.id for unit in floor.put_down("transfer:1", "mug", "dock")] == [3, 4, 5]
    assert floor.held_for("transfer:1") == ()
