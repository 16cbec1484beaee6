"""RCV-01 and RCV-02 as the curriculum states them (reference training F3, issue 2 "Exercises"), over many seeds."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal

import pytest

from scansim.content.library import Library
from scansim.engine.canonical import canonical
from scansim.engine.store import written_record
from scansim.engine.warehouse.catalogue import Product, Tracking
from scansim.training.exercise import Exercise
from scansim.training.situation import Situation, situation_of
from scansim.training.story import RestOfOrder
from tests.content.content_folder import ROOT

SEEDS = range(200)

pytestmark = pytest.mark.content


def exercise_of(library: Library, id_: str) -> Exercise:
    found = library.find(id_)
    assert found is not None
    return found


def situations(library: Library, id_: str) -> list[Situation]:
    exercise = exercise_of(library, id_)
    return [situation_of(exercise, library.pack_of(exercise), seed) for seed in SEEDS]


def products_of(library: Library, situation: Situation) -> list[Product]:
    pack = library.packs["S"]
    return [pack.product(line.product) for line in situation.ordered]


def box_sizes(library: Library, product: str) -> list[Decimal]:
    return [packaging.quantity for packaging in library.packs["S"].packagings_of(product)]


@pytest.mark.parametrize("id_", ["RCV-01", "RCV-02"])
def test_what_was_delivered_and_what_is_missing_make_what_was_ordered(shipped: Library, id_: str) -> None:
    for situation in situations(shipped, id_):
        missing = {planted.product: planted.quantity for planted in situation.planted}
        for line in situation.ordered:
            assert situation.delivered(line.product) + missing.get(line.product, 0) == line.ordered
        assert {unit.product for unit in situation.units} <= {line.product for line in situation.ordered}
        assert [unit.id for unit in situation.units] == list(range(1, len(situation.units) + 1))


@pytest.mark.parametrize("id_", ["RCV-01", "RCV-02"])
def test_three_different_products_that_nobody_tracks_stand_at_dock_1(shipped: Library, id_: str) -> None:
    for situation in situations(shipped, id_):
        products = products_of(shipped, situation)
        assert len({product.id for product in products}) == 3
        assert all(product.tracking is Tracking.NONE for product in products)
        assert situation.place == "dock_1"
        assert {unit.place for unit in situation.units} == {"dock_1"}


def test_rcv_01_is_small_and_complete(shipped: Library) -> None:
    assert exercise_of(shipped, "RCV-01").level == 1
    for situation in situations(shipped, "RCV-01"):
        assert situation.planted == ()
        loose = [line for line in situation.ordered if not any(box.claims == line.product for box in situation.boxes)]
        assert [2 <= line.ordered <= 5 for line in loose] == [True, True]
        assert len(situation.boxes) == 1
        assert sum(line.ordered for line in situation.ordered) <= 20


def test_rcv_01_has_no_look_alikes_on_one_pallet(shipped: Library) -> None:
    for situation in situations(shipped, "RCV-01"):
        families = [product.look_alike_of or product.id for product in products_of(shipped, situation)]
        assert len(set(families)) == 3


def test_rcv_02_orders_what_its_description_says(shipped: Library) -> None:
    """Boxes of 6: 2 × 6 + 0 = 12 to 4 × 6 + 3 = 27."""
    for situation in situations(shipped, "RCV-02"):
        main, neighbour, other = situation.ordered
        assert 12 <= main.ordered <= 27
        assert 4 <= neighbour.ordered <= 8
        assert box_sizes(shipped, main.product)[0] == 6
        size = box_sizes(shipped, other.product)[0]
        assert any(other.ordered == boxes * size + loose for boxes in (1, 2) for loose in (2, 3, 4, 5))


def test_rcv_02_really_has_a_look_alike(shipped: Library) -> None:
    for situation in situations(shipped, "RCV-02"):
        main, neighbour, _ = products_of(shipped, situation)
        assert (main.look_alike_of or main.id) == (neighbour.look_alike_of or neighbour.id)
        assert main.barcode != neighbour.barcode


def test_rcv_02_plants_its_trap_in_exactly_four_of_five_seeds(shipped: Library) -> None:
    planted = [situation.planted for situation in situations(shipped, "RCV-02")]
    for group in range(0, len(planted), 5):
        assert sum(bool(traps) for traps in planted[group : group + 5]) == 4
    assert len({tuple(bool(traps) for traps in planted[group : group + 5]) for group in range(0, 200, 5)}) == 5


def test_rcv_02_misses_one_to_five_units_of_the_first_line_only(shipped: Library) -> None:
    found = Counter[Decimal]()
    for situation in situations(shipped, "RCV-02"):
        for planted in situation.planted:
            assert planted.product == situation.ordered[0].product
            found[planted.quantity] += 1
    assert sorted(found) == [1, 2, 3, 4, 5]


def test_the_delivery_note_says_what_is_right(shipped: Library) -> None:
    answers = Counter[RestOfOrder]()
    for situation in situations(shipped, "RCV-02"):
        (note,) = situation.papers
        cues = note.text[1 + len(situation.ordered) :]
        match situation.planted:
            case ():
                assert cues == ()
            case (planted,) if planted.rest is RestOfOrder.CREATE_BACKORDER:
                assert cues == (f"{planted.quantity} to follow",)
                assert planted.rest is not None
                answers[planted.rest] += 1
            case (planted,):
                assert cues == ("Balance cancelled",)
                assert planted.rest is not None
                answers[planted.rest] += 1
    assert min(answers[answer] for answer in RestOfOrder) > 40


def test_the_first_line_varies_over_all_its_products(shipped: Library) -> None:
    first = Counter(situation.ordered[0].product for situation in situations(shipped, "RCV-02"))
    assert set(first) == {"mug_35_bl", "mug_25_bl", "mug_35_gn", "plate_24_wh", "glass_40", "glass_45"}


@pytest.mark.parametrize("id_", ["RCV-01", "RCV-02"])
def test_what_operators_read_beforehand_does_not_give_the_trap_away(shipped: Library, id_: str) -> None:
    exercise = exercise_of(shipped, id_)
    assert exercise.brief.in_language("en") == "A pallet from {supplier} stands at {place}. Receive it."
    assert exercise.at_work.in_language("en")


DIGEST = """
import hashlib, sys
from pathlib import Path
from scansim.content.library import Library
from scansim.engine.canonical import canonical
from scansim.engine.store import written_record
from scansim.training.situation import situation_of

root = Path(sys.argv[1])
library = Library.only([root / "exercises" / "receiving" / "RCV-02.yaml"], root)
exercise = library.find("RCV-02")
texts = [canonical(written_record(situation_of(exercise, library.packs["S"], seed))) for seed in range(30)]
print(hashlib.sha256("".join(texts).encode()).hexdigest())
"""


@pytest.mark.parametrize("hash_seed", ["0", "1", "4711"])
def test_a_seed_gives_the_same_situation_whatever_the_hash_seed_and_locale(shipped: Library, hash_seed: str) -> None:
    exercise = exercise_of(shipped, "RCV-02")
    here = [canonical(written_record(situation_of(exercise, shipped.packs["S"], seed))) for seed in range(30)]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": hash_seed,
        "LC_ALL": "C",
        "TZ": "Asia/Tokyo",
    }
    there = subprocess.run(
        [sys.executable, "-c", DIGEST, str(ROOT)], env=environment, capture_output=True, text=True, check=True
    )
    assert there.stdout.strip() == hashlib.sha256("".join(here).encode()).hexdigest()
