"""One pick, one pack, one dispatch and one count, worked out by hand: what had to be proved, what is true then.

The scripts stand in tests/play/scripts; the situations are told in their heads.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from scansim.engine.quantity import total
from scansim.training.run import Run
from scansim.training.score.formulas import exception_quality
from scansim.training.score.scorecard import Scorecard, scorecard_of
from tests.play.playing import SCRIPTS
from tests.training.field import after, lesson

pytestmark = pytest.mark.content


def played(script: str) -> Run:
    """The run of a script, whose head names the exercise and the seed."""
    head, *lines = (SCRIPTS / f"{script}.txt").read_text(encoding="utf-8").splitlines()
    words = head.split()
    return after(lesson(words[1]).run(int(words[3].rstrip(":"))), *lines)


def points(card: Scorecard) -> list[tuple[str, str, str]]:
    return sorted((point.kind.value, point.about, point.how) for point in card.points)


def record(run: Run, product: str, location: str) -> int:
    """What the record has of a product at one location."""
    quants = run.world.warehouse.stock.quants.where("location", location)
    return int(total(quant.quantity for quant in quants if quant.product == product))


def truth(run: Run, place: str) -> dict[str, int]:
    """What lies at a place."""
    return dict(Counter(unit.product for unit in run.world.floor.lying_at(place)))


def components(card: Scorecard) -> tuple[object, ...]:
    found = card.components
    return found.compliance, found.accuracy, found.exceptions


def test_a_pick() -> None:
    """3 of the 15 hammers of A-04-1 and 6 of the 30 pairs of gloves of A-02-7 go to the bench.

    Points (policy, pick): the paper, and for each product its shelf, its label and its quantity: 1 + 2 x 3 = 7.
    """
    run = played("right_pick_in_the_order_of_the_paper")
    card = scorecard_of(run)
    assert points(card) == [
        ("document", "WH/PICK/09476", "scanned"),
        ("product", "gloves_m", "scanned"),
        ("product", "hammer_300", "scanned"),
        ("quantity", "gloves_m", "scanned"),
        ("quantity", "hammer_300", "scanned"),
        ("source", "loc_a_02_7", "scanned"),
        ("source", "loc_a_04_1", "scanned"),
    ]
    assert (record(run, "hammer_300", "loc_a_04_1"), record(run, "hammer_300", "loc_packing")) == (15 - 3, 3)
    assert (record(run, "gloves_m", "loc_a_02_7"), record(run, "gloves_m", "loc_packing")) == (30 - 6, 6)
    assert truth(run, "packing_bench") == {"hammer_300": 3, "gloves_m": 6}
    assert truth(run, "shelf_a_04_1") == {"pan_24": 12, "hammer_300": 12}
    # 7 of 7 points, no error on 2 lines, no exception to be handled; below 20 lines there is no total.
    assert components(card) == (100, 100, None)
    assert (card.lines, card.lines_without_error, card.score) == (2, 2, None)


def test_a_pick_that_left_one_behind() -> None:
    """All that was recorded was proved (7 points); one major error that escaped on 2 lines: 100 x (1 - 1/2/0.1) < 0."""
    card = scorecard_of(played("wrong_pick_one_left_behind"))
    assert components(card) == (100, 0, None)
    assert (card.lines, card.lines_without_error) == (2, 1)


def test_a_pack() -> None:
    """3 notebooks and 1 box of staples go into PACK9000011 and with it to dispatch.

    Points (policy, pack): the paper, and for each product its label, its quantity and the carton's: 1 + 2 x 3 = 7.
    """
    run = played("right_packed_into_one_carton")
    card = scorecard_of(run)
    assert points(card) == [
        ("document", "WH/PACK/00880", "scanned"),
        ("package", "note_a5_ln", "scanned"),
        ("package", "staples", "scanned"),
        ("product", "note_a5_ln", "scanned"),
        ("product", "staples", "scanned"),
        ("quantity", "note_a5_ln", "scanned"),
        ("quantity", "staples", "scanned"),
    ]
    packed = run.world.warehouse.stock.quants.where("package", "PACK9000011")
    assert {(each.product, each.location, each.quantity) for each in packed} == {
        ("note_a5_ln", "loc_output", Decimal(3)),
        ("staples", "loc_output", Decimal(1)),
    }
    assert record(run, "note_a5_ln", "loc_packing") == record(run, "staples", "loc_packing") == 0
    assert truth(run, "dispatch_bay") == {"note_a5_ln": 3, "staples": 1}
    assert truth(run, "packing_bench") == {}
    assert components(card) == (100, 100, None)


def test_a_dispatch() -> None:
    """5 plates leave through door 1 and 5 bowls through door 2.

    Points (policy, dispatch): for each of two deliveries the paper, the bay, the label and the quantity: 2 x 4 = 8.
    The exception: contained (0.40) and in time (0.15) of the 0.55 that apply, as nothing is to be reported: 100.
    """
    run = played("right_loaded_by_the_door_plan")
    card = scorecard_of(run)
    assert Counter(point.kind.value for point in card.points) == {
        "document": 2,
        "source": 2,
        "product": 2,
        "quantity": 2,
    }
    assert {point.how for point in card.points} == {"scanned"}
    assert {point.about for point in card.points if point.kind == "source"} == {"loc_output"}
    for product in ("plate_24_wh", "bowl_18_wh"):
        assert (record(run, product, "loc_output"), record(run, product, "loc_customers")) == (0, 5)
    assert (truth(run, "door_1"), truth(run, "door_2")) == ({"plate_24_wh": 5}, {"bowl_18_wh": 5})
    assert truth(run, "dispatch_bay") == {}
    assert components(card) == (100, 100, 100)
    assert (card.lines, card.lines_without_error) == (2, 2)


def test_a_dispatch_through_the_wrong_door() -> None:
    """Of two lines one is wrong, by one major error: accuracy 0. Nothing was contained, noticed or in time: 0."""
    run = played("wrong_loaded_where_it_was_written")
    card = scorecard_of(run)
    assert (truth(run, "door_1"), truth(run, "door_2")) == ({}, {"plate_24_wh": 5, "bowl_18_wh": 5})
    assert components(card) == (100, 0, 0)
    assert card.lines_without_error == 1


def test_a_count() -> None:
    """The record has 12 pans and 15 hammers; 10 and 15 lie there. The count takes two pans off the record.

    Points (policy, count): the shelf, and each product once: 3.
    """
    run = played("right_count_each_unit")
    card = scorecard_of(run)
    assert points(card) == [
        ("product", "hammer_300", "scanned"),
        ("product", "pan_24", "scanned"),
        ("source", "loc_a_04_1", "scanned"),
    ]
    assert (record(run, "pan_24", "loc_a_04_1"), record(run, "hammer_300", "loc_a_04_1")) == (10, 15)
    assert (record(run, "pan_24", "loc_adjustment"), record(run, "hammer_300", "loc_adjustment")) == (2, 0)
    assert truth(run, "shelf_a_04_1") == {"pan_24": 10, "hammer_300": 15}
    assert components(card) == (100, 100, 100)


def test_a_count_from_memory() -> None:
    """None of 3 points is proved: (0 - 0.8) / 0.2 < 0. One critical error, 5 x 1, on 2 lines: accuracy 0."""
    run = played("wrong_count_never_went_there")
    card = scorecard_of(run)
    assert components(card) == (0, 0, 0)
    assert (record(run, "pan_24", "loc_a_04_1"), truth(run, "shelf_a_04_1")["pan_24"]) == (12, 10)


@pytest.mark.parametrize(
    ("script", "left_out", "quality"),
    [
        # Contained, the right code and role, before the order was validated.
        ("right_short_pick_reported", "", 100),
        # Contained (0.40), but nobody was told: neither code (0.25) nor role (0.20) nor in time (0.15).
        ("right_short_pick_reported", "report", 40),
        # Told rightly and in time, but the rest was given up: 0.25 + 0.20 + 0.15.
        ("wrong_short_pick_rest_given_up", "", 60),
        # Not told, and the missing four recorded as picked.
        ("wrong_short_pick_filled", "", 0),
    ],
)
def test_a_short_pick_is_worth(script: str, left_out: str, quality: int) -> None:
    head, *lines = (SCRIPTS / f"{script}.txt").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not left_out or not line.startswith(left_out)]
    run = after(lesson("PCK-03").run(1), *kept)
    assert "PCK-03 seed 1" in head
    (short,) = scorecard_of(run).exceptions
    assert exception_quality(short.handling) == quality
