"""What one seed adds to the room, and what is true of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.training import kit as kit_module
from scansim.training.kit import Bearer, Kit, NeededLabel, PlantedLabel, StandingGoods, kit_of
from scansim.training.letters import SAFE_LETTERS
from scansim.training.pack import Pack
from scansim.training.room import Room, room_of
from scansim.training.story import RestOfOrder
from tests.training.field import lesson


def kit(seed: int = 1, exercise: str = "RCV-02") -> Kit:
    told = lesson(exercise)
    return kit_of(told.exercise, told.pack, told.policy, seed)


def test_what_stands_there_by_hand() -> None:
    """Seed 1 of RCV-02 as tests/play/scripts/right_boxes_and_loose.txt works it out: 26 ordered and 23 there."""
    found = kit()
    assert found.place == "Dock 1"
    assert found.goods == (
        StandingGoods("WH/IN/07525", "mug_25_bl", "Blue mug 25cl", "MUG-25-BL", 26, ((6, 3),), 5),
        StandingGoods("WH/IN/07525", "mug_35_bl", "Blue mug 35cl", "MUG-35-BL", 8, (), 8),
        StandingGoods("WH/IN/07525", "board_oak", "Chopping board oak", "BRD-OAK", 6, ((4, 1),), 2),
    )
    assert [goods.units for goods in found.goods] == [23, 8, 6]
    (planted,) = found.situation.planted
    assert (planted.product, planted.quantity, planted.rest) == ("mug_25_bl", Decimal(3), RestOfOrder.CREATE_BACKORDER)


def test_the_labels_that_the_run_needs_are_those_that_a_competent_operator_reads() -> None:
    """The note; 3 boxes and 5 mugs; 8 other mugs; a box and 2 boards. All of them hang in the room."""
    assert kit().needed == (
        NeededLabel("WH/IN/07525", 1, in_room=True),
        NeededLabel("19521108025118", 3, in_room=True),
        NeededLabel("9521108025111", 5, in_room=True),
        NeededLabel("9521108035110", 8, in_room=True),
        NeededLabel("19521108410310", 1, in_room=True),
        NeededLabel("9521108410313", 2, in_room=True),
    )


@pytest.mark.parametrize("exercise", ["RCV-01", "RCV-02"])
def test_the_first_exercises_plant_no_label(exercise: str) -> None:
    for seed in range(20):
        found = kit(seed, exercise)
        assert found.planted == ()
        assert all(label.in_room for label in found.needed)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def take_down(*payloads: str) -> None:
        def room(pack: Pack) -> Room:
            whole = room_of(pack)
            return replace(whole, labels=tuple(label for label in whole.labels if label.payload not in payloads))

        monkeypatch.setattr(kit_module, "room_of", room)

    return take_down


def test_what_the_room_lacks_is_planted_with_its_place_and_number(without: Callable[..., None]) -> None:
    """Of the 23 small mugs 18 stand in three boxes; each mug bears its label."""
    without("9521108025111", "19521108025118", "WH/IN/07525")
    found = kit()
    assert found.planted == (
        PlantedLabel(Bearer.BOX, "19521108025118", "Blue mug 25cl, Box of 6", "Dock 1", 3),
        PlantedLabel(Bearer.UNIT, "9521108025111", "Blue mug 25cl", "Dock 1", 23),
        PlantedLabel(Bearer.PAPER, "WH/IN/07525", "Delivery note DN-966", "Dock 1", 1),
    )
    assert {label.payload for label in found.needed if not label.in_room} == {label.payload for label in found.planted}


def test_the_number_belongs_to_exercise_pack_and_seed() -> None:
    told = lesson()
    number = kit().number
    assert len(number) == 6
    assert set(number) <= set(SAFE_LETTERS)
    assert kit().number == number
    others = (
        kit_of(told.exercise, told.pack, told.policy, 2),
        kit_of(replace(told.exercise, revision="2"), told.pack, told.policy, 1),
        kit_of(told.exercise, replace(told.pack, stock=()), told.policy, 1),
    )
    assert len({number, *(other.number for other in others)}) == 4


def test_the_kit_says_which_room_it_is_for() -> None:
    assert kit().room == room_of(lesson().pack).number
