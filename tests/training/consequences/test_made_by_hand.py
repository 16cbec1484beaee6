"""Each row of the consequence table that a run can produce (reference training A11): amounts worked out by hand.

Prices are those of pack S: standard cost in stock and for suppliers, list price for customers.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.training.consequences.said import told_of
from scansim.training.consequences.subject import Told
from scansim.training.run import Run
from scansim.training.story import Between, Story, TrapKind
from tests.training.consequences.runs import LEAVES, consequences, order, scripted, stock, told
from tests.training.field import after, card_of, lesson
from tests.training.traps.stories import COUNT, DELIVERY, PUT_AWAY, exercise, pack, trap, trap_run

pytestmark = pytest.mark.content

FACTS = ("customer", "supplier", "product", "lot", "place", "elsewhere", "quantity", "recorded", "amount", "cost")


def opened(run: Run, place: str, *lines: str) -> Run:
    """Open the first task, go to a shelf, then do this."""
    return after(run, f"go {place}", f"do look {place}", f"scan {run.situation.tasks[0].transfer}", *lines)


# what leaves


def test_a_short_pick_validated_as_full_bills_what_was_never_sent() -> None:
    # 9 pans ordered, 4 of them are not on the shelf: 5 leave, the paper says 9.
    # Credit note 4 x 27.90 = 111.60. Record 0 and truth 0 are left on the shelf: no difference in stock.
    run = trap_run(LEAVES, trap(TrapKind.MISSING, line="main", units=Between(4, 4)))
    opened(run, "shelf_a_04_1", "scan A.04.1", "tap fill:PAN-24", "tap validate")
    assert told(run, *FACTS) == [
        ("dispatch", "gets_too_few", "Retail North", "Fry pan 24cm", "5", "9"),
        ("billing", "credit_note", "Retail North", "111.60", "22.00"),
    ]
    (line,) = consequences(run).sent
    assert (str(line.invoiced), str(line.never_sent)) == ("251.10", "4")  # 9 x 27.90
    assert stock(run) == []
    assert (consequences(run).mispicks, str(consequences(run).site_cost)) == (1, "22")


def test_damaged_stock_shipped_costs_its_price_and_a_wrong_delivery() -> None:
    # 1 of the 9 pans is broken: credit 1 x 27.90.
    run = trap_run(LEAVES, trap(TrapKind.DAMAGED, line="main"))
    opened(run, "shelf_a_04_1", "scan A.04.1", "tap fill:PAN-24", "tap validate")
    assert told(run, *FACTS) == [
        ("dispatch", "gets_unfit", "Retail North", "Fry pan 24cm", "1"),
        ("billing", "credit_note", "Retail North", "27.90", "22.00"),
    ]


def test_expired_stock_shipped_is_stock_that_nobody_may_use() -> None:
    # 1 of 8 bags is past its day and of another lot: credit 1 x 12.90.
    run = trap_run(order("coffee_500", 8), trap(TrapKind.EXPIRED, line="main"))
    opened(run, "shelf_b_02_2", "scan B.02.2", "tap fill:COF-500", "tap validate")
    assert told(run, *FACTS) == [
        ("dispatch", "gets_unfit", "Retail North", "Coffee ground 500g", "1"),
        ("billing", "credit_note", "Retail North", "12.90", "22.00"),
    ]


def test_a_wrong_item_sent_is_credited() -> None:
    # 3 hammers of 500 g are ordered. They leave, and with them one of 300 g that was read as an added product: the
    # record knows of it, and so the invoice says it, 11.90.
    run = Run(exercise(order("hammer_500", 3)), pack(), lesson().policy, 3)
    hammers = ["scan A.04.2", *["scan 9521108845016"] * 3]
    opened(run, "shelf_a_04_2", *hammers, "go shelf_a_04_1", "do look shelf_a_04_1", "scan A.04.1")
    after(run, "scan 9521108843012", "tap add_product", "tap validate")
    assert told(run, *FACTS) == [
        ("dispatch", "gets_wrong", "Retail North", "Hammer 300g", "1"),
        ("billing", "credit_note", "Retail North", "11.90", "22.00"),
    ]
    assert stock(run) == []


def test_validated_before_loading_tells_the_customer_too_early() -> None:
    # 5 bowls are confirmed in the bay and never leave it: 5 x 5.90 = 29.50 billed, 5 x 3.10 = 15.50 lie there.
    run = scripted("wrong_never_loaded")
    assert told(run, *FACTS) == [
        ("dispatch", "gets_too_few", "Linden Cafe", "Bowl 18cm", "0", "5"),
        ("stock", "too_low", "5", "15.50"),
        ("billing", "credit_note", "Linden Cafe", "29.50", "22.00"),
    ]
    assert stock(run) == [("loc_output", "bowl_18_wh", "-5", "-15.50")]


def test_two_of_five_loaded() -> None:
    # 2 of 5 bowls: 3 x 5.90 = 17.70 billed and not sent, 3 x 3.10 = 9.30 lie in the bay.
    assert told(scripted("wrong_two_of_five_loaded"), *FACTS) == [
        ("dispatch", "gets_too_few", "Linden Cafe", "Bowl 18cm", "2", "5"),
        ("stock", "too_low", "3", "9.30"),
        ("billing", "credit_note", "Linden Cafe", "17.70", "22.00"),
    ]


def test_loaded_and_validated_late_leaves_stock_that_is_gone() -> None:
    # 5 plates of 3.60 are loaded at door 1; the run is handed in before they are confirmed.
    lines = ["do look task-harbour", "scan WH/OUT/08300", "go dispatch_bay", "do look dispatch_bay", "scan NHOUTPUT"]
    plates = ["scan 9521108124111"] * 5
    run = after(lesson("DSP-01").run(1), *lines, *plates, "go door_1", "do load plate_24_wh 5", "finish")
    assert stock(run) == [("loc_output", "plate_24_wh", "5", "18.00")]
    assert consequences(run).sent == ()
    # And they are still reserved for Retail North, who would get what nobody has.
    assert [(each.customer, str(each.quantity)) for each in consequences(run).promised] == [("Retail North", "5")]


def test_another_truck() -> None:
    # 5 plates went to door 2 and not to door 1. What is billed is right; only the site's figure is lost.
    run = scripted("wrong_loaded_where_it_was_written")
    assert told(run, *FACTS) == [
        ("dispatch", "wrong_truck", "Retail North", "Plate 24cm", "5"),
        ("billing", "site_cost", "Retail North", "22.00"),
    ]
    assert stock(run) == []


def test_no_backorder_in_error_loses_the_sale() -> None:
    # 4 of 9 pans given up: 4 x 32.90 = 131.60.
    assert told(scripted("wrong_short_pick_rest_given_up"), *FACTS) == [
        ("dispatch", "never_gets", "", "4"),
        ("billing", "sales_lost", "131.60"),
    ]


def test_left_behind_is_billed_late() -> None:
    # 1 jug of 12.90 lies on the shelf.
    assert told(scripted("wrong_rush_one_jug_left"), *FACTS) == [
        ("dispatch", "waits_needlessly", "Linden Cafe", "1"),
        ("billing", "billed_late", "12.90"),
    ]


def test_goods_for_a_customer_on_hold_stand_ready() -> None:
    assert told(scripted("wrong_rush_held_one_picked"), *FACTS) == [
        ("dispatch", "held_stands_ready", "Birchfield Builders", "2")
    ]


def test_one_more_in_the_carton_is_never_billed() -> None:
    # 3 notebooks in the carton, 2 on the paper: 1 x 3.90; its record still stands at the bench.
    assert told(scripted("wrong_packed_one_not_recorded"), *FACTS) == [
        ("dispatch", "gets_too_many", "", "Notebook A5 lined", "1"),
        ("stock", "two_places", "Packing bench", "Dispatch bay", "1"),
        ("billing", "never_billed", "", "3.90", "22.00"),
    ]


def test_a_wrong_item_picked_stands_ready_for_somebody_who_never_asked() -> None:
    assert told(scripted("wrong_twin_went_along"), *FACTS) == [("dispatch", "wrong_on_the_way", "", "Hammer 300g", "1")]


# what comes


def test_a_short_receipt_keyed_as_full_is_paid_and_promised() -> None:
    # 24 keyed, 22 there: 2 x 4.20 = 8.40.
    run = scripted("wrong_filled_without_looking")
    assert told(run, *FACTS) == [
        ("dispatch", "may_be_promised", "2"),
        ("stock", "too_high", "2", "8.40"),
        ("buying", "paid", "Nordic Table", "2", "8.40"),
    ]
    billed = {each.product: str(each.billed) for each in consequences(run).received}
    assert billed["mug_25_bl"] == "100.80"  # 24 x 4.20


def test_more_than_was_ordered_taken_without_a_word() -> None:
    # One board more than ordered stands on the pallet and is received: 11.20.
    run = trap_run(DELIVERY, trap(TrapKind.EXTRA, line="boards", units=Between(1, 1)))
    asked = {line.product: int(line.ordered) for line in run.situation.tasks[0].ordered}
    after(run, "do look dock_1", f"scan {run.situation.tasks[0].transfer}", "tap fill:MUG-35-BL")
    after(run, "tap edit:BRD-OAK", f"set quantity {asked['board_oak'] + 1}", "tap confirm", "tap validate")
    assert told(run, *FACTS) == [("buying", "beyond_order", "Nordic Table", "1", "11.20")]
    assert stock(run) == []


def test_goods_left_at_the_dock_are_known_to_no_record() -> None:
    # A line of 8 mugs of 4.90 left out: 39.20.
    assert told(scripted("wrong_line_left_out"), *FACTS) == [
        ("stock", "left_standing", "Dock 1", "8", "39.20"),
        ("buying", "bill_higher", "Nordic Table", "8", "39.20"),
    ]


def test_a_rest_given_up_is_ordered_again() -> None:
    # 3 mugs of 4.20 that the note announced.
    assert told(scripted("wrong_rest_given_up"), *FACTS) == [("buying", "order_again", "3", "12.60")]


def test_a_rest_kept_open_is_waited_for_in_vain() -> None:
    assert told(scripted("wrong_rest_kept_open"), *FACTS) == [("buying", "waits_in_vain", "Nordic Table", "3")]


def test_the_wrong_item_in_the_box_makes_two_products_wrong() -> None:
    # 6 plates of 27 cm (4.10) received as 6 of 24 cm (3.60): 21.60 paid; +21.60 and -24.60 in stock.
    run = scripted("wrong_box_taken_for_its_label")
    assert told(run, "high", "too_high", "low", "too_low", "quantity", "amount") == [
        ("dispatch", "may_be_promised", "6"),
        ("stock", "two_products", "Plate 24cm", "6", "Plate 27cm", "6"),
        ("buying", "paid", "6", "21.60"),
    ]
    assert stock(run) == [("loc_stock", "plate_24_wh", "6", "21.60"), ("loc_stock", "plate_27_wh", "-6", "-24.60")]
    assert str(consequences(run).net_value) == "-3.00"


def test_a_wrong_lot_breaks_the_trace() -> None:
    # 13 bags under lot CF2285 bear another one; units and value are right.
    run = scripted("wrong_lot_guessed")
    assert told(run, *FACTS) == [("stock", "recall_fails", "CF2285", "13")]
    assert str(consequences(run).net_value) == "0.00"


def test_a_broken_return_sold_again() -> None:
    # 5 jugs credited at 12.90, one of them broken, and it lies on the shelf.
    assert told(scripted("wrong_return_broken_one_sold_again"), *FACTS) == [
        ("dispatch", "unfit_in_reach", "Shelf A-03-3", "1"),
        ("billing", "credited_unfit", "Quayside School", "1", "12.90"),
    ]


def test_a_cancelled_receipt_leaves_goods_that_no_record_knows() -> None:
    # 23 mugs of 4.20, 8 of 4.90 and 6 boards of 11.20: 96.60 + 39.20 + 67.20 = 203.00.
    assert told(scripted("wrong_cancelled_transfer"), *FACTS) == [
        ("stock", "unknown_goods", "Nordic Table", "37", "203.00"),
        ("buying", "bill_unknown", "Nordic Table", "37", "203.00"),
    ]


# what stays


def test_put_away_in_the_wrong_place_leaves_the_value_as_it_is() -> None:
    # All screwdrivers of the task lie on A-02-4, the record says A-02-3: two places wrong, 0.00 in value.
    run = Run(exercise(PUT_AWAY), pack(), lesson().policy, 3)
    count = int(run.situation.tasks[0].ordered[0].ordered)
    paper = run.situation.tasks[0].transfer
    after(run, "go receiving_bay", "do look receiving_bay", f"scan {paper}", "tap fill:SDR-PH1")
    after(run, f"do put driver_ph1 {count} shelf_a_02_4", "tap validate")
    amount = f"{count * 2.30:.2f}"
    assert stock(run) == [
        ("loc_a_02_3", "driver_ph1", str(count), amount),
        ("loc_a_02_4", "driver_ph1", str(-count), f"-{amount}"),
    ]
    assert str(consequences(run).net_value) == "0.00"
    assert str(consequences(run).unexplained_value) == f"{2 * count * 2.30:.2f}"


def test_a_count_copied_lets_the_difference_survive() -> None:
    # 12 written, 3 there: 9 x 14.50 = 130.50.
    assert told(scripted("wrong_big_difference_copied"), *FACTS) == [
        ("dispatch", "may_be_promised", "9"),
        ("stock", "too_high", "9", "130.50"),
    ]


def test_an_adjustment_beyond_the_limit_that_nobody_approved() -> None:
    # The site's app takes it. 12 hammers of 6.20 fewer: 74.40 written off; what was counted is true.
    policy = lesson().policy
    lenient = replace(policy.escalation, counts=replace(policy.escalation.counts, refuses=False))
    run = Run(exercise(COUNT), pack(), replace(policy, escalation=lenient), 3)
    counted = ["tap counts", "scan A.04.1", "scan 9521108843012", "tap edit:HMR-300", "set quantity 3", "tap confirm"]
    after(run, "go shelf_a_04_1", "do look shelf_a_04_1", *counted, "tap apply")
    codes = {each.code: dict(each.facts) for each in _told_of(run, "unapproved_adjustment")}
    assert (codes["not_approved"]["quantity"], codes["not_approved"]["amount"]) == ("12", "74.40")


def _told_of(run: Run, mistake: str) -> tuple[Told, ...]:
    error = next(each for each in card_of(run).errors if each.mistake == mistake)
    return told_of(run, consequences(run), error)


# nothing is said that the worlds do not show


@pytest.mark.parametrize(
    "name", ["wrong_packed_by_a_tap", "wrong_lot_typed", "wrong_sec02_lent", "wrong_neighbour_all_of_it"]
)
def test_where_record_and_truth_agree_nothing_is_said_to_follow(name: str) -> None:
    run = scripted(name)
    assert stock(run) == []
    assert told(run) == []


@pytest.mark.parametrize("story", [LEAVES, DELIVERY, PUT_AWAY, COUNT])
def test_before_the_first_input_record_and_truth_agree(story: Story) -> None:
    assert consequences(Run(exercise(story), pack(), lesson().policy, 3)).stock == ()
