"""A receipt with a trap, a putaway, a return and a quality move, worked out by hand: points, end state, counts.

The stock before is that of ``exercises/packs/S/stock.csv``; what is done stands in ``tests/play/scripts``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

import pytest

from scansim.engine.floor.things import Lies
from scansim.engine.warehouse.records import FINISHED
from scansim.training.run import Run
from scansim.training.score.scorecard import scorecard_of
from tests.play.playing import SCRIPTS
from tests.training.field import after, lesson

pytestmark = pytest.mark.content


@dataclass(frozen=True)
class Worked:
    """What was worked out of one script: ``record`` and ``floor`` by product and place, ``rest`` by product."""

    script: str
    exercise: str
    points: tuple[tuple[str, str], ...]
    record: dict[tuple[str, str], int]
    floor: dict[tuple[str, str], int]
    rest: dict[str, int]
    aside: dict[tuple[str, str, str], int]


RECEIPT = Worked(
    "right_wrong_item_set_aside",
    "RCV-04",
    # The paper, then of each of two products what it is and how many: 1 + 2 x 2. More than 12 plates were ordered, but
    # each of them was read.
    points=(
        ("document", "WH/IN/09450"),
        ("product", "plate_24_wh"),
        ("quantity", "plate_24_wh"),
        ("product", "bowl_16_wh"),
        ("quantity", "bowl_16_wh"),
    ),
    # No rule speaks of plates and bowls: they go to Stock itself. 36 and 32 lay on their shelves, 24 plates of 27 cm.
    record={
        ("plate_24_wh", "loc_stock"): 12,
        ("plate_24_wh", "loc_a_01_1"): 36,
        ("bowl_16_wh", "loc_stock"): 4,
        ("bowl_16_wh", "loc_a_03_1"): 32,
        ("plate_27_wh", "loc_a_01_2"): 24,
    },
    floor={("plate_24_wh", "stock_entrance"): 12, ("bowl_16_wh", "stock_entrance"): 4, ("plate_24_wh", "dock_1"): 0},
    # 18 - 12.
    rest={"plate_24_wh": 6},
    aside={("plate_27_wh", "quarantine", "good"): 6},
)

PUTAWAY = Worked(
    "right_putaway_jugs_first",
    "PUT-01",
    # The paper, then of each of two products what it is, how many, where it went: 1 + 2 x 3.
    points=(
        ("document", "WH/INT/07704"),
        ("product", "jug_1l"),
        ("quantity", "jug_1l"),
        ("destination", "jug_1l"),
        ("product", "gloves_m"),
        ("quantity", "gloves_m"),
        ("destination", "gloves_m"),
    ),
    # 18 + 2 jugs, 30 + 5 pairs of gloves; nothing is left at Input.
    record={
        ("jug_1l", "loc_a_03_3"): 20,
        ("gloves_m", "loc_a_02_7"): 35,
        ("jug_1l", "loc_input"): 0,
        ("gloves_m", "loc_input"): 0,
    },
    floor={("jug_1l", "shelf_a_03_3"): 20, ("gloves_m", "shelf_a_02_7"): 35, ("jug_1l", "receiving_bay"): 0},
    rest={},
    aside={},
)

RETURN = Worked(
    "right_return_broken_one_aside",
    "RET-01",
    # As for a putaway: 1 + 2 x 3.
    points=(
        ("document", "WH/IN/07525"),
        ("product", "jug_1l"),
        ("quantity", "jug_1l"),
        ("destination", "jug_1l"),
        ("product", "gloves_m"),
        ("quantity", "gloves_m"),
        ("destination", "gloves_m"),
    ),
    # 18 + 4 good jugs, 30 + 2 pairs of gloves.
    record={("jug_1l", "loc_a_03_3"): 22, ("gloves_m", "loc_a_02_7"): 32, ("jug_1l", "loc_quarantine"): 0},
    floor={("jug_1l", "shelf_a_03_3"): 22, ("gloves_m", "shelf_a_02_7"): 32, ("jug_1l", "dock_2"): 0},
    # 5 - 4.
    rest={"jug_1l": 1},
    aside={("jug_1l", "quarantine", "damaged"): 1},
)

QUARANTINE = Worked(
    "right_blocked_in_one_walk",
    "QUA-02",
    # The paper, the place that they came from, then of each of two products what, how many, where to: 1 + 1 + 2 x 3.
    points=(
        ("document", "WH/INT/01273"),
        ("source", "loc_quality"),
        ("product", "plate_27_wh"),
        ("quantity", "plate_27_wh"),
        ("destination", "plate_27_wh"),
        ("product", "pan_28"),
        ("quantity", "pan_28"),
        ("destination", "pan_28"),
    ),
    # The good ones on the shelves are untouched.
    record={
        ("plate_27_wh", "loc_quarantine"): 3,
        ("pan_28", "loc_quarantine"): 4,
        ("plate_27_wh", "loc_quality"): 0,
        ("pan_28", "loc_quality"): 0,
        ("plate_27_wh", "loc_a_01_2"): 24,
        ("pan_28", "loc_a_04_2"): 10,
    },
    floor={
        ("plate_27_wh", "quarantine"): 3,
        ("pan_28", "quarantine"): 4,
        ("plate_27_wh", "inspection_table"): 0,
        ("plate_27_wh", "damaged_rack"): 0,
    },
    rest={},
    aside={},
)


@pytest.mark.parametrize("worked", [RECEIPT, PUTAWAY, RETURN, QUARANTINE], ids=lambda worked: worked.exercise)
def test_what_was_worked_out_by_hand(worked: Worked) -> None:
    lines = (SCRIPTS / f"{worked.script}.txt").read_text(encoding="utf-8").splitlines()
    run = after(lesson(worked.exercise).run(1), *lines)
    card = scorecard_of(run)
    assert card.passed
    assert tuple((point.kind.value, point.about) for point in card.points) == worked.points
    assert {point.how for point in card.points} == {"scanned"}
    assert (card.lines, card.lines_without_error, card.errors) == (2, 2, ())
    assert {key: on_record(run, *key) for key in worked.record} == worked.record
    assert {key: lying(run, *key) for key in worked.floor} == worked.floor
    assert rest_of(run) == {product: Decimal(count) for product, count in worked.rest.items()}
    assert aside(run) == worked.aside


def on_record(run: Run, product: str, location: str) -> Decimal:
    quants = run.world.warehouse.stock.quants.where("location", location)
    return sum((quant.quantity for quant in quants if quant.product == product), Decimal(0))


def lying(run: Run, product: str, place: str) -> int:
    return sum(1 for unit in run.world.floor.units_at(place) if unit.product == product)


def rest_of(run: Run) -> dict[str, Decimal]:
    """What transfers that are still open ask for."""
    stock = run.world.warehouse.stock
    open_ones = {transfer.id for transfer in stock.transfers if transfer.state not in FINISHED}
    return {move.product: move.demand for move in stock.moves if move.transfer in open_ones}


def aside(run: Run) -> dict[tuple[str, str, str], int]:
    units = run.world.floor.units.where("lies", Lies.ASIDE)
    return dict(Counter((unit.product, unit.place, unit.condition.value) for unit in units))
