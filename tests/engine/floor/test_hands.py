"""Take, put, set aside, open: what a name means, in which order hands reach, what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scansim.engine.floor.floor import Floor, NotHere
from scansim.engine.floor.hands import box_named, put, set_aside, take
from scansim.engine.floor.things import HANDS, Box, Lies, Unit, in_tote, number_in
from tests.engine.floor.test_floor import BOX, GLASS, MUG, PLATE, floor, ids

# At the dock: mugs 1 to 3 in closed box 1; 4, 5 and 7 loose; 6 is a plate that claims to be a mug; plate 8 without a
# label; glass 9. Mug 10 on the shelf.


@pytest.mark.parametrize(
    ("thing", "count", "taken"),
    [
        ("unit:7", 1, [7]),
        ("box:1", 1, [1, 2, 3]),
        (BOX, 1, [1, 2, 3]),
        (MUG, 1, [4]),
        (MUG, 3, [4, 5, 6]),
        (MUG, 6, [4, 5, 6, 7, 1, 2]),
        ("mug", 2, [4, 5]),
        ("mug", 5, [4, 5, 6, 7, 1]),
        ("mug", 99, [4, 5, 6, 7, 1, 2, 3]),
        ("plate", 1, [8]),
        ("36000291452".rjust(12, "0"), 1, [9]),
        (GLASS, 99, [9]),
    ],
)
def test_what_a_name_takes_in_which_order(thing: str, count: int, taken: list[int]) -> None:
    """Loose before boxed, damaged and lying ones included, up to what is there; nothing from the shelf."""
    here = floor()
    assert ids(take(here, thing, count, HANDS)) == taken
    assert ids(here.free_in_hand()) == sorted(taken)


@pytest.mark.parametrize(
    "thing", ["unit:1", "unit:10", "unit:99", "unit:x", "box:2", "box:", PLATE, "", "nothing", BOX[:-1]]
)
def test_what_cannot_be_taken_is_not_here(thing: str) -> None:
    here = floor()
    before = here.digest()
    for verb in (take, set_aside):
        with pytest.raises(NotHere) as missing:
            verb(here, thing, 1, "dock")
        assert missing.value.what == thing
    assert here.digest() == before


@pytest.mark.parametrize("count", [0, -1])
def test_no_count_moves_nothing(count: int) -> None:
    here = floor()
    before = here.digest()
    with pytest.raises(NotHere):
        take(here, "mug", count, HANDS)
    assert here.digest() == before


# boxes


def test_a_label_read_inside_a_closed_box_opens_it_and_a_box_label_does_not() -> None:
    read, carried = floor(), floor()
    for number in (4, 5, 6, 7):
        read.units.remove(number)
        carried.units.remove(number)
    assert ids(take(read, MUG, 3, HANDS)) == [1, 2, 3]
    assert read.boxes.get(1).opened
    assert read.has_seen("box:1")
    assert ids(take(carried, "mug", 3, HANDS)) == [1, 2, 3], "all of it: the box as it stands"
    assert not carried.boxes.get(1).opened


def lying_box() -> Floor:
    """A closed box that claims glasses and holds the only mug."""
    here = floor()
    for unit in tuple(here.units):
        here.units.remove(unit.id)
    here.boxes.put(Box(1, "Box of 1", "glass", BOX, "dock"))
    here.units.put(Unit(1, "mug", "mug", MUG, "dock", box=1))
    return here


def test_nobody_opens_a_box_of_glasses_to_find_a_mug() -> None:
    here = lying_box()
    assert here.box_with(MUG) is None
    with pytest.raises(NotHere):
        take(here, MUG, 1, HANDS)
    here.open(1)
    assert ids(take(here, MUG, 1, HANDS)) == [1]


def test_the_box_to_open_is_the_next_closed_one_that_holds_the_label() -> None:
    here = floor()
    assert here.box_with(MUG) == here.boxes.get(1)
    assert here.box_with(PLATE) is None
    here.open(1)
    assert here.box_with(MUG) is None
    away = floor()
    away.walk("shelf")
    assert away.box_with(MUG) is None


@pytest.mark.parametrize("thing", ["box:1", BOX, "mug"])
def test_a_box_is_opened_by_its_number_its_label_or_its_product(thing: str) -> None:
    assert box_named(floor(), thing).id == 1


@pytest.mark.parametrize("thing", ["box:2", "1", MUG, "glass", "", "box:"])
def test_no_such_box_is_here(thing: str) -> None:
    with pytest.raises(NotHere):
        box_named(floor(), thing)


def test_an_open_box_is_opened_again_only_by_its_number() -> None:
    here = floor()
    here.open(1)
    assert box_named(here, "box:1").id == 1
    with pytest.raises(NotHere):
        box_named(here, BOX)


def test_a_carried_box_stays_a_box_and_can_be_opened_anywhere() -> None:
    here = floor()
    take(here, BOX, 1, HANDS)
    assert ids(put(here, BOX, 1, "shelf")) == [1, 2, 3]
    assert here.boxes.get(1).place == "shelf"
    assert {unit.box for unit in here.units_at("shelf") if unit.id != 10} == {1}
    assert not here.boxes.get(1).opened
    take(here, "box:1", 1, HANDS)
    here.walk("desk")
    here.open(1)
    assert here.boxes.get(1).opened


def test_a_part_of_a_box_goes_without_it() -> None:
    here = floor()
    take(here, BOX, 1, HANDS)
    assert ids(put(here, "mug", 2, "shelf")) == [1, 2]
    assert here.boxes.get(1).opened
    assert [here.units.get(number).box for number in (1, 2, 3)] == [0, 0, 1]
    assert ids(put(here, "mug", 9, "dock")) == [3]
    assert here.units.get(3) == Unit(3, "mug", "mug", MUG, "dock", box=1, consignment="DN-881")


# putting


def test_putting_back_is_the_inverse_of_taking() -> None:
    here = floor()
    before = here.digest()
    take(here, "mug", 4, HANDS)
    take(here, BOX, 1, HANDS)
    put(here, "mug", 99, "dock")
    assert here.digest() == before


def test_what_is_free_comes_before_what_was_set_aside_and_that_before_what_is_counted() -> None:
    here = floor()
    here.take_front("plate", 1, "transfer:1")
    here.take_label(MUG, "transfer:1")
    set_aside(here, "unit:5", 1, "dock")
    take(here, "unit:6", 1, HANDS)
    assert ids(put(here, "mug", 9, "dock")) == [6, 5, 4]
    assert ids(here.held_for("transfer:1")) == [8]


def test_put_walks_there() -> None:
    here = floor()
    take(here, GLASS, 1, HANDS)
    put(here, GLASS, 1, "shelf")
    assert here.stands_at.id == "shelf"
    assert ids(here.units_at("shelf")) == [9, 10]


@pytest.mark.parametrize("verb", [put, set_aside])
def test_there_is_no_such_place(verb: Callable[[Floor, str, int, str], object]) -> None:
    here = floor()
    take(here, BOX, 1, HANDS)
    before = here.digest()
    with pytest.raises(NotHere) as missing:
        verb(here, MUG, 9, "moon")
    assert missing.value.what == "moon"
    assert here.digest() == before


def test_what_is_carried_can_be_set_aside_and_taken_again() -> None:
    here = floor()
    here.take_label(GLASS, "transfer:1")
    assert ids(set_aside(here, "glass", 1, "shelf")) == [9]
    assert (here.units.get(9).lies, here.units.get(9).place) == (Lies.ASIDE, "shelf")
    assert here.held_for("transfer:1") == ()
    assert ids(take(here, "glass", 1, HANDS)) == [9]


def test_a_tote_carries_for_no_document() -> None:
    here = floor()
    take(here, "mug", 2, in_tote("TOTE.01"))
    assert [unit.tote for unit in here.free_in_hand()] == ["TOTE.01", "TOTE.01"]
    assert ids(here.take_label(MUG, "transfer:1")) == [4]
    assert ids(here.free_in_hand()) == [5]


# the handheld reaches for what is carried first


def test_a_scan_handles_what_is_in_hand_before_what_lies() -> None:
    here = floor()
    take(here, "unit:7", 1, HANDS)
    assert ids(here.take_label(MUG, "t")) == [7]
    assert ids(here.take_label(MUG, "t")) == [4]
    here = floor()
    take(here, "unit:7", 1, HANDS)
    assert ids(here.take_front("mug", 2, "t")) == [7, 1]


def test_a_carried_thing_can_be_scanned_elsewhere() -> None:
    here = floor()
    take(here, BOX, 1, HANDS)
    take(here, "unit:7", 1, HANDS)
    here.walk("desk")
    assert ids(here.take_label(MUG, "t", "unit:7")) == [7]
    assert here.take_label(MUG, "t", "unit:4") == ()
    assert ids(here.take_label(BOX, "t")) == [1, 2, 3]


@pytest.mark.parametrize(
    ("thing", "kind", "number"),
    [("unit:14", "unit", 14), ("box:3", "box", 3), ("box:3", "unit", 0), ("unit:", "unit", 0), ("unit:-1", "unit", 0),
     ("unit:٣", "unit", 0), ("unit:" + "9" * 5000, "unit", 0), ("14", "unit", 0)],
)  # fmt: skip
def test_numbers_in_things(thing: str, kind: str, number: int) -> None:
    assert number_in(thing, kind) == number
