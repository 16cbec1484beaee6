"""An exercise of another shape needs no new code: two lines, 7 short of 31 loose units, another dock."""

from __future__ import annotations

from pathlib import Path

import pytest

from scansim.content.library import Library
from scansim.training.situation import Situation, situation_of

FILE = Path(__file__).with_name("RCV-90.yaml")
ROOT = FILE.parents[2]


@pytest.fixture(scope="module")
def situations() -> list[Situation]:
    library = Library.in_use(ROOT).including(FILE)
    assert library.faults == ()
    exercise = library.find("RCV-90")
    assert exercise is not None
    return [situation_of(exercise, library.pack_of(exercise), seed) for seed in range(50)]


def test_two_lines_stand_at_the_other_dock(situations: list[Situation]) -> None:
    for situation in situations:
        assert [line.product for line in situation.ordered] == ["hammer_500", "driver_ph1"]
        assert situation.place == "dock_2"
        assert situation.supplier.name == "Granvik Tools"
        assert situation.boxes == ()


def test_exactly_seven_of_thirty_one_did_not_come(situations: list[Situation]) -> None:
    hammers = [(int(situation.ordered[0].ordered), int(situation.delivered("hammer_500"))) for situation in situations]
    assert hammers.count((31, 24)) == 40
    assert hammers.count((31, 31)) == 10


def test_the_note_names_the_product(situations: list[Situation]) -> None:
    cues = {situation.papers[0].text[-1] for situation in situations if situation.planted}
    assert cues == {"7 Hammer 500g to follow"}
