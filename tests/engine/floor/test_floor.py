"""Hands on the floor: what lies where, what is in reach, what stays behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scansim.engine.floor.floor import Floor, NotHere
from scansim.engine.floor.hands import put, set_aside, take
from scansim.engine.floor.things import HANDS, Box, Condition, Lies, Paper, Place, PlaceKind, Unit

MUG, PLATE, GLASS = "4006381333931", "4006381333948", "0036000291452"
BOX = "14006381333938"
DOCK, SHELF, DESK = (
    Place("dock", "Dock 1", PlaceKind.DOCK, "vendors"),
    Place("shelf", "Shelf 1", PlaceKind.SHELF, "shelf-1"),
    Place("desk", "Desk", PlaceKind.DESK),
)


def floor() -> Floor:
    """At the dock: a closed box (1) of three mugs, three loose mugs, a plate that claims to be a mug, a plate whose
    label cannot be read, a glass; a delivery note. Elsewhere: a mug on the shelf, a note on the desk."""
    there = Floor([DOCK, SHELF, DESK], "dock")
    there.boxes.put(Box(1, "Box of 3", "mug", BOX, "dock"))
    units = [
        *(Unit(number, "mug", "mug", MUG, "dock", box=1, consignment="DN-881") for number in (1, 2, 3)),
        Unit(4, "mug", "mug", MUG, "dock", consignment="DN-881"),
        Unit(5, "mug", "mug", MUG, "dock", condition=Condition.DAMAGED, consignment="DN-881"),
        Unit(6, "plate", "mug", MUG, "dock", consignment="DN-881"),
        Unit(7, "mug", "mug", MUG, "dock"),
        Unit(8, "plate", "plate", "", "dock", consignment="DN-881"),
        Unit(9, "glass", "glass", GLASS, "dock", consignment="DN-881"),
        Unit(10, "mug", "mug", MUG, "shelf"),
    ]
    for unit in units:
        there.units.put(unit)
    there.papers.put(Paper("note", "Delivery note", "dock", "DN-881", ("2 to follow",)))
    there.papers.put(Paper("memo", "Memo", "desk"))
    return there


def ids(units: tuple[Unit, ...]) -> list[int]:
    return [unit.id for unit in units]


# looking


def test_what_lies_here_is_told_in_stored_order() -> None:
    here = floor()
    assert ids(here.units_at("dock")) == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert [box.id for box in here.boxes_at("dock")] == [1]
    assert [paper.id for paper in here.papers_at("dock")] == ["note"]


def test_looking_makes_known_and_only_here() -> None:
    here = floor()
    here.look()
    here.look("note")
    assert here.has_seen("place:dock")
    assert here.has_seen("paper:note")
    assert not here.has_seen("box:1")
    here.walk("desk")
    here.look("desk")
    assert here.has_seen("place:desk")


@pytest.mark.parametrize(
    ("verb", "what"),
    [("look", "memo"), ("look", "shelf"), ("look", "box:1"), ("walk", "moon"), ("walk", ""), ("open", 2)],
)
def test_what_is_not_here_is_said_and_nothing_changes(verb: str, what: str | int) -> None:
    here = floor()
    before = here.digest()
    with pytest.raises(NotHere) as missing:
        getattr(here, verb)(what)
    assert str(what) in missing.value.what
    assert here.digest() == before


def test_a_box_elsewhere_cannot_be_opened() -> None:
    here = floor()
    here.walk("shelf")
    before = here.digest()
    with pytest.raises(NotHere):
        here.open(1)
    assert here.digest() == before


def test_an_emptied_box_is_gone() -> None:
    here = floor()
    here.take_label(BOX, "t")
    assert here.boxes_at("dock") == ()
    with pytest.raises(NotHere):
        here.open(1)
    here.give_back("mug", 1, "t")
    assert [box.id for box in here.boxes_at("dock")] == [1]


def test_nobody_stands_in_a_place_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        Floor([DOCK], "shelf")


# taking by label


def test_a_label_takes_the_next_loose_unit_that_bears_it() -> None:
    here = floor()
    assert ids(here.take_label(MUG, "t")) == [4]
    assert ids(here.take_label(MUG, "t")) == [5], "damaged ones included"
    assert ids(here.take_label(MUG, "t")) == [6], "and those whose label lies"
    assert ids(here.take_label(MUG, "t")) == [7]
    assert here.take_label(MUG, "t") == (), "what stands in a closed box is out of reach"


def test_opening_a_box_brings_its_units_in_reach() -> None:
    here = floor()
    here.open(1)
    assert here.has_seen("box:1")
    assert ids(here.take_label(MUG, "t")) == [1]


def test_a_box_label_takes_its_whole_content() -> None:
    here = floor()
    assert ids(here.take_label(BOX, "t")) == [1, 2, 3]
    assert here.take_label(BOX, "t") == ()


def test_a_box_label_takes_what_is_left_in_it() -> None:
    here = floor()
    here.open(1)
    here.take_label(MUG, "t")
    assert ids(here.take_label(BOX, "t")) == [2, 3]


def test_a_picked_label_takes_that_very_thing() -> None:
    here = floor()
    assert ids(here.take_label(MUG, "t", "unit:7")) == [7]
    assert here.take_label(MUG, "t", "unit:7") == (), "not another one in its stead"
    assert here.take_label(PLATE, "t", "unit:4") == (), "nor one that bears another label"
    assert here.take_label(MUG, "t", "unit:1") == (), "nor one in a closed box"
    assert here.take_label(MUG, "t", "unit:10") == (), "nor one elsewhere"
    assert ids(here.take_label(BOX, "t", "box:1")) == [1, 2, 3]


@pytest.mark.parametrize("read", ["036000291452", "0036000291452", "00036000291452"])
def test_a_label_is_known_in_every_spelling_a_scanner_sends(read: str) -> None:
    """Fidelity items 66 and 69: a UPC-A label, read as such or as EAN-13."""
    assert ids(floor().take_label(read, "t")) == [9]


@pytest.mark.parametrize("read", ["", " ", "mug", "4006381333931 ", "x" * 10_000])
def test_what_no_label_says_takes_nothing(read: str) -> None:
    here = floor()
    before = here.digest()
    assert here.take_label(read, "t") == ()
    assert here.take_label(read, "t", "unit:8") == (), "a label that cannot be read answers to no code"
    assert here.digest() == before


def test_only_what_lies_at_the_present_place_is_taken() -> None:
    here = floor()
    here.walk("shelf")
    assert ids(here.take_label(MUG, "t")) == [10]
    assert here.take_label(BOX, "t") == ()


# taking by number


def test_a_quantity_takes_from_the_front_boxes_included_and_no_more_than_there_is() -> None:
    here = floor()
    assert ids(here.take_front("mug", 5, "t")) == [1, 2, 3, 4, 5]
    assert ids(here.take_front("mug", 99, "t")) == [6, 7]
    assert here.take_front("mug", 1, "t") == ()


@pytest.mark.parametrize("count", [0, -1, -99])
def test_no_number_takes_nothing(count: int) -> None:
    here = floor()
    before = here.digest()
    assert here.take_front("mug", count, "t") == ()
    assert here.give_back("mug", count, "t") == ()
    assert here.digest() == before


def test_giving_back_is_the_inverse_of_taking() -> None:
    here = floor()
    before = here.digest()
    taken = (*here.take_label(BOX, "t"), *here.take_label(MUG, "t"), *here.take_front("mug", 2, "t"))
    assert ids(here.give_back("mug", 99, "t")) == sorted(ids(taken), reverse=True), "the last ones first"
    assert here.digest() == before


def test_a_box_that_hands_broke_stands_open() -> None:
    breaking: list[Callable[[Floor], object]] = [
        lambda here: here.take_front("mug", 2, "t"),
        lambda here: set_aside(here, "mug", 5, "dock"),
        lambda here: here.take_label(BOX, "t") and here.give_back("mug", 1, "t"),
    ]
    for hands in breaking:
        here = floor()
        hands(here)
        assert here.boxes.get(1).opened
        assert here.has_seen("box:1")
    whole = floor()
    whole.take_front("mug", 3, "t")
    whole.give_back("mug", 3, "t")
    assert not whole.boxes.get(1).opened


def test_only_what_was_taken_for_this_purpose_is_given_back() -> None:
    here = floor()
    here.take_label(MUG, "one")
    here.take_label(MUG, "other")
    assert ids(here.give_back("mug", 99, "one")) == [4]
    assert ids(here.held_for("other")) == [5]
    assert here.give_back("mug", 1, "") == ()


def test_what_is_in_hand_lies_at_no_place() -> None:
    here = floor()
    here.take_label(BOX, "t")
    here.take_label(MUG, "t")
    assert ids(here.held_for("t")) == [1, 2, 3, 4]
    assert ids(here.units_at("dock")) == [5, 6, 7, 8, 9]
    assert ids(here.in_hand()) == [1, 2, 3, 4]
    assert here.free_in_hand() == ()


# putting


def test_what_is_in_hand_is_put_down_loose_at_a_place() -> None:
    here = floor()
    here.take_label(BOX, "t")
    assert ids(here.put_down("t", "mug", "shelf")) == [1, 2, 3]
    assert ids(here.units_at("shelf")) == [1, 2, 3, 10]
    assert {(unit.box, unit.held_for, unit.consignment) for unit in here.units_at("shelf")} == {(0, "", "")}
    assert here.boxes_at("dock") == ()
    assert here.boxes_at("shelf") == ()


def test_only_the_product_that_is_asked_for_is_put_down() -> None:
    here = floor()
    here.take_label(MUG, "t")
    here.take_label(GLASS, "t")
    assert here.put_down("t", "plate", "shelf") == ()
    assert ids(here.put_down("t", "glass", "shelf")) == [9]
    assert ids(here.held_for("t")) == [4]


def test_what_is_set_aside_stays_behind() -> None:
    here = floor()
    here.take_label(GLASS, "t")
    plate = here.units.get(8)
    assert ids(set_aside(here, "plate", 1, "dock")) == [8]
    assert ids(here.aside_at("dock")) == [8]
    assert 8 not in ids(here.units_at("dock"))
    assert here.send_along("DN-881", "plate", "vendors", "shelf") == ()
    assert here.units.get(8) == replace(plate, lies=Lies.ASIDE)
    assert here.take_front("plate", 1, "t") == ()


def test_what_arrived_with_a_document_goes_along_and_nothing_else() -> None:
    here = floor()
    here.take_label(MUG, "t")
    set_aside(here, "glass", 1, "dock")
    sent = here.send_along("DN-881", "mug", "vendors", "shelf")
    assert ids(sent) == [1, 2, 3, 5, 6], "neither 4, in hand, nor 7, another's"
    again = here.send_along("DN-881", "mug", "vendors", "shelf")
    assert again == (), "what was brought is no part of the delivery any more"
    assert ids(here.units_at("dock")) == [7, 8]


def test_what_hands_put_elsewhere_does_not_go_along() -> None:
    here = floor()
    take(here, "unit:5", 1, HANDS)
    put(here, "unit:5", 1, "shelf")
    assert ids(here.send_along("DN-881", "mug", "vendors", "desk")) == [1, 2, 3, 4, 6]
    assert here.units.get(5).place == "shelf"
    assert here.units.get(5).consignment == "DN-881"


def test_undoing_brings_the_floor_back() -> None:
    here = floor()
    mark, before = here.log.mark(), here.digest()
    here.open(1)
    here.take_label(MUG, "t")
    here.put_down("t", "mug", "shelf")
    here.look()
    here.walk("shelf")
    here.log.undo_to(mark)
    assert here.digest() == before
    assert here.stands_at == DOCK
