"""Counts that were asked for: whose they are, when they are due, blind sheets, whole places (reference 4.11, 6.10)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.warehouse.adjustments import ConflictAnswer, ConflictQuestion
from scansim.engine.warehouse.counting import AlreadyCountedQuestion
from scansim.engine.warehouse.records import Place, Quant
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.working import working_warehouse

TODAY, TOMORROW = "2026-11-22", "2026-11-23"
BOLTS = Place("bolt", "a1")


def _quant(warehouse: Warehouse, place: Place) -> Quant:
    (found,) = warehouse.stock.quants.where("place", place)
    return found


def _on_hand(warehouse: Warehouse, place: Place) -> Decimal:
    return sum((quant.quantity for quant in warehouse.stock.quants.where("place", place)), Decimal(0))


# requests


def test_a_requested_count_is_one_persons_from_its_day_on() -> None:
    """Reference checklist 50: assigned to me, and due today or before."""
    warehouse = working_warehouse()
    mine, later, theirs = BOLTS, Place("milk", "a1", "milk/M2"), Place("pump", "a1", "pump/S1")
    warehouse.request_counts([_quant(warehouse, mine)], TODAY, "mia")
    warehouse.request_counts([_quant(warehouse, later)], TOMORROW, "mia")
    warehouse.request_counts([_quant(warehouse, theirs)], TODAY, "ben")
    assert [quant.place for quant in warehouse.counts_due("mia")] == [mine]
    assert [quant.place for quant in warehouse.counts_due("mia", TOMORROW)] == [mine, later]
    assert [quant.place for quant in warehouse.counts_due("ben")] == [theirs]
    assert warehouse.counts_due("") == ()


def test_a_request_leaves_the_count_empty_or_fills_it_in() -> None:
    warehouse = working_warehouse()
    warehouse.request_counts([_quant(warehouse, BOLTS)], TODAY, "mia")
    assert _quant(warehouse, BOLTS).counted is None
    warehouse.request_counts([_quant(warehouse, BOLTS)], TODAY, "mia", filled_in=True)
    assert (_quant(warehouse, BOLTS).counted, _quant(warehouse, BOLTS).difference) == (Decimal(12), Decimal(0))


def test_filling_in_asks_before_it_writes_over_a_count() -> None:
    warehouse = working_warehouse()
    counted = warehouse.count(BOLTS, Decimal(9))
    before = warehouse.digest()
    asked = warehouse.request_counts([counted], TODAY, "mia", filled_in=True)
    assert asked == AlreadyCountedQuestion((counted.id,))
    assert warehouse.digest() == before
    assert warehouse.request_counts([counted], TODAY, "mia", filled_in=True, overwrite=True) is None
    assert _quant(warehouse, BOLTS).counted == Decimal(12)


def test_a_request_that_fills_nothing_in_keeps_what_was_counted() -> None:
    warehouse = working_warehouse()
    counted = warehouse.count(BOLTS, Decimal(9))
    assert warehouse.request_counts([counted], TODAY, "mia") is None
    assert (_quant(warehouse, BOLTS).counted, _quant(warehouse, BOLTS).difference) == (Decimal(9), Decimal(-3))


def test_what_is_to_be_counted_is_remembered_when_it_is_gone() -> None:
    """Reference 6.1: rows without quantity vanish, but for those with an assignee."""
    warehouse = working_warehouse()
    warehouse.request_counts([_quant(warehouse, BOLTS)], TODAY, "mia")
    warehouse.change_stock(BOLTS, Decimal(-12))
    assert _quant(warehouse, BOLTS).quantity == 0
    warehouse.apply_counts([warehouse.count(BOLTS, Decimal(0))], "losses")
    assert not warehouse.stock.quants.where("place", BOLTS)


def test_applying_ends_the_task_and_clearing_does_not() -> None:
    warehouse = working_warehouse()
    warehouse.request_counts([_quant(warehouse, BOLTS)], TODAY, "mia")
    warehouse.count(BOLTS, Decimal(11))
    warehouse.clear_count(BOLTS)
    assert warehouse.counts_due("mia") == (_quant(warehouse, BOLTS),)
    warehouse.apply_counts([warehouse.count(BOLTS, Decimal(11))], "losses")
    assert warehouse.counts_due("mia") == ()
    assert _on_hand(warehouse, BOLTS) == Decimal(11)


def test_who_counts_unasked_has_no_task_left_when_it_is_cleared() -> None:
    warehouse = working_warehouse()
    before = warehouse.digest()
    warehouse.count(BOLTS, Decimal(11), "mia")
    assert _quant(warehouse, BOLTS).counter == "mia"
    warehouse.clear_count(BOLTS)
    assert warehouse.digest() == before


# when


@pytest.mark.parametrize(
    ("every", "last", "day"),
    [
        (0, "", "2026-12-31"),  # once a year, on its last day
        (0, "2026-11-22", "2026-12-31"),
        (30, "2026-11-02", "2026-12-02"),
        (30, "", "2026-12-22"),  # never counted: from today on
        (7, "2026-11-01", "2026-11-08"),  # overdue stays overdue
    ],
)
def test_the_next_count_of_a_place(every: int, last: str, day: str) -> None:
    """Reference 6.10: in cycles of days where the place has them, else on the annual day."""
    warehouse = working_warehouse()
    place = replace(warehouse.stock.locations.get("a1"), count_every=every, last_counted=last)
    warehouse.add([place])
    assert warehouse.next_count("a1") == day
    assert warehouse.next_count("customers") == ""


def test_the_annual_count_is_next_year_once_its_day_has_come() -> None:
    warehouse = Warehouse("2026-12-31T08:00:00")
    warehouse.add([working_warehouse().stock.locations.get("stock")])
    assert warehouse.next_count("stock") == "2027-12-31"


def test_counts_without_a_day_are_due_by_the_cycle_of_their_place() -> None:
    warehouse = working_warehouse()
    warehouse.add([replace(warehouse.stock.locations.get("a1"), count_every=10, last_counted="2026-11-13")])
    warehouse.request_counts([_quant(warehouse, BOLTS)], "", "mia")
    assert warehouse.counts_due("mia", TODAY) == ()
    assert warehouse.counts_due("mia", TOMORROW) == (_quant(warehouse, BOLTS),)


def test_a_count_without_a_difference_is_recorded_and_renews_the_day() -> None:
    """Reference checklist 56."""
    warehouse = working_warehouse()
    warehouse.add([replace(warehouse.stock.locations.get("a1"), count_every=30)])
    before = len(warehouse.stock.moves)
    warehouse.apply_counts([warehouse.count(BOLTS, Decimal(12))], "losses")
    assert _on_hand(warehouse, BOLTS) == Decimal(12)
    (line,) = [line for line in warehouse.stock.lines if line.transfer == 0]
    assert (line.product, line.quantity, line.source, line.destination) == ("bolt", Decimal(0), "a1", "losses")
    assert len(warehouse.stock.moves) == before + 1
    assert warehouse.stock.locations.get("a1").last_counted == TODAY
    assert warehouse.stock.locations.get("a2").last_counted == ""
    assert warehouse.next_count("a1") == "2026-12-22"


# counting


def test_a_blind_sheet_says_nothing_of_what_is_expected() -> None:
    """Reference checklist 52."""
    warehouse = working_warehouse()
    warehouse.count(BOLTS, Decimal(9))
    told = {(row.place, row.expected, row.counted) for row in warehouse.count_sheet("a1", blind=False)}
    assert told == {
        (BOLTS, Decimal(12), Decimal(9)),
        (Place("milk", "a1", "milk/M2"), Decimal(4), None),
        (Place("pump", "a1", "pump/S1"), Decimal(1), None),
    }
    blind = warehouse.count_sheet("a1", blind=True)
    assert {row.expected for row in blind} == {None}
    assert {row.place: row.counted for row in blind}[BOLTS] == Decimal(9)


def test_a_sheet_of_a_tree_goes_by_place() -> None:
    sheet = working_warehouse().count_sheet("stock", blind=True)
    assert [row.place.location for row in sheet] == ["a1"] * 3 + ["a2"] * 4


def test_every_scan_counts_one_more() -> None:
    warehouse = working_warehouse()
    for _ in range(3):
        warehouse.add_to_count(BOLTS, Decimal(1))
    assert _quant(warehouse, BOLTS).counted == Decimal(3)
    assert _quant(warehouse, BOLTS).difference == Decimal(-9)
    found = warehouse.add_to_count(Place("bolt", "packing"), Decimal(2))
    assert (found.quantity, found.counted, found.difference) == (Decimal(0), Decimal(2), Decimal(2))


def test_a_serial_number_is_counted_once_in_a_place() -> None:
    """Reference checklist 58, 4.11 step 3."""
    warehouse = working_warehouse()
    serial = Place("pump", "a1", "pump/S1")
    assert warehouse.add_to_count(serial, Decimal(1)).counted == Decimal(1)
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.add_to_count(serial, Decimal(1))
    assert refusal.value.reason is Reason.SERIAL_COUNTED
    assert refusal.value.facts == {"serial": "S1", "location": "a1"}
    assert warehouse.digest() == before
    elsewhere = warehouse.add_to_count(Place("pump", "a2", "pump/S1"), Decimal(1))
    assert elsewhere.counted == Decimal(1), "the same number in another place is a finding, not a mistake"


def test_where_a_serial_number_lies() -> None:
    """Reference 4.1: the warning about a number that exists lists where it is."""
    warehouse = working_warehouse()
    assert warehouse.lies_at("pump/S1") == ("a1",)
    warehouse.change_stock(Place("pump", "customers", "pump/S1"), Decimal(1))
    assert warehouse.lies_at("pump/S1") == ("a1",)
    warehouse.relocate(Place("pump", "a1", "pump/S1"), "packing")
    assert warehouse.lies_at("pump/S1") == ("packing",)


# whole places


def test_what_nobody_counted_becomes_zero_only_when_asked() -> None:
    """Reference 4.11: the app applies only lines whose count is set; the engine's trap is not ours."""
    warehouse = working_warehouse()
    warehouse.count(BOLTS, Decimal(12))
    everything = [warehouse.stock.quants.get(row.quant) for row in warehouse.count_sheet("a1", blind=False)]
    assert {quant.product for quant in warehouse.uncounted("a1")} == {"milk", "pump"}
    warehouse.apply_counts(everything, "losses")
    assert _on_hand(warehouse, Place("milk", "a1", "milk/M2")) == Decimal(4)
    assert _on_hand(warehouse, Place("pump", "a1", "pump/S1")) == Decimal(1)

    zeroed = warehouse.count_rest_as_zero("a1", "mia")
    assert {(quant.product, quant.difference) for quant in zeroed} == {
        ("bolt", Decimal(-12)),
        ("milk", Decimal(-4)),
        ("pump", Decimal(-1)),
    }
    warehouse.apply_counts(warehouse.open_counts(), "losses")
    assert not any(quant.location == "a1" for quant in warehouse.stock.quants)
    assert _on_hand(warehouse, Place("milk", "a2")) == Decimal(2), "another place is left alone"


def test_a_whole_place_keeps_what_was_counted() -> None:
    warehouse = working_warehouse()
    warehouse.count(BOLTS, Decimal(10))
    assert "bolt" not in {quant.product for quant in warehouse.count_rest_as_zero("a1")}
    assert _quant(warehouse, BOLTS).counted == Decimal(10)


# conflicts


@pytest.mark.parametrize(
    ("answer", "left"), [(ConflictAnswer.KEEP_COUNTED, Decimal(10)), (ConflictAnswer.KEEP_DIFFERENCE, Decimal(5))]
)
def test_stock_that_moved_since_it_was_counted(answer: ConflictAnswer, left: Decimal) -> None:
    """12 on the book, 10 counted (2 less), 5 taken away: 10 as counted, or 7 less 2."""
    warehouse = working_warehouse()
    counted = warehouse.count(BOLTS, Decimal(10))
    warehouse.change_stock(BOLTS, Decimal(-5))
    assert warehouse.apply_counts([counted], "losses") == ConflictQuestion((counted.id,))
    assert warehouse.apply_counts([counted], "losses", answer) is None
    assert _on_hand(warehouse, BOLTS) == left


def test_a_count_that_is_handed_in_twice_or_is_gone_is_applied_once_or_not() -> None:
    warehouse = working_warehouse()
    counted = warehouse.count(BOLTS, Decimal(10))
    warehouse.apply_counts([counted, counted], "losses")
    assert _on_hand(warehouse, BOLTS) == Decimal(10)
    found = warehouse.count(Place("bolt", "packing"), Decimal(1))
    warehouse.clear_count(found.place)
    assert warehouse.apply_counts([counted, found], "losses") is None
    assert _on_hand(warehouse, BOLTS) == Decimal(10)
