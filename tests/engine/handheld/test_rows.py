"""Rows of a transfer: which line counts, how lines are named, and which rows are painted anew."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.handheld import Handheld
from scansim.engine.handheld.inputs import Pressed, Scanned
from scansim.engine.handheld.screen import Progress
from scansim.engine.warehouse.catalogue import Product
from tests.engine.small import BOX, GLASS, MUG, PLATE, Small, opened, small, small_warehouse


def _two_lines_of_mugs() -> Small:
    """24 mugs planned on one line; three more on a second line to shelf 1."""
    world = small()
    world.warehouse.add_line(world.receipt.id, "mug", Decimal(3), destination="shelf-1")
    world.scan(world.receipt.name)
    return world


def _keys(world: Small) -> list[str]:
    return [item.key for item in world.handheld.screen.items]


# painted anew


def test_rows_of_other_lines_are_the_very_same_values_after_a_scan() -> None:
    world = opened()
    mug, plate = world.handheld.screen.items
    first = world.scan(MUG.barcode).screen
    assert first.items[0] is not mug
    assert first.items[1] is plate
    second = world.scan(MUG.barcode).screen
    assert second.items[0] != first.items[0]
    assert second.items[1] is plate
    third = world.scan(PLATE.barcode).screen
    assert third.items[0] == replace(second.items[0], selected=False)
    assert third.items[1] != plate


def test_a_refusal_and_looking_ahead_leave_every_row_the_same_value() -> None:
    world = opened()
    shown = world.scan(MUG.barcode).screen
    list(world.handheld.expected)
    refused = world.scan("unknown").screen
    assert refused == shown
    assert all(row is kept for row, kept in zip(refused.items, shown.items, strict=True))
    for control in ("edit:PLATE", "discard", "select:MUG", "validate", "discard"):
        world.press(control)
    assert world.handheld.screen == shown


def test_rows_follow_a_record_that_was_taken_back() -> None:
    """The next line gets the number that the other one had; its row is its own."""
    world = opened()
    mark = world.warehouse.mark()
    for product, key in (("glass", "GLASS"), ("honey", "HONEY")):
        line = world.warehouse.add_line(1, product, Decimal(1))
        assert line.id == 4
        world.press("select:PLATE")
        world.press("select:MUG")
        assert [item.key for item in world.handheld.screen.items] == ["MUG", "PLATE", key]
        world.warehouse.undo_to(mark)


def test_the_screen_of_a_turn_is_the_screen_of_the_handheld() -> None:
    world = opened()
    for code in (MUG.barcode, "unknown", BOX.barcode, "OBTVALI"):
        turn = world.scan(code)
        assert turn.screen is turn.screen
        assert turn.screen is world.handheld.screen
        assert turn is world.handheld.turn


def test_equal_worlds_give_equal_turns() -> None:
    one, other = opened(), opened()
    for code in (MUG.barcode, "unknown", GLASS.barcode):
        left, right = one.scan(code), other.scan(code)
        assert left == right
        assert left.screen == right.screen
    assert one.press("discard") == other.press("discard")
    assert one.press("discard") != one.scan(MUG.barcode)


# which line counts


def test_an_incomplete_line_counts_before_a_full_one() -> None:
    """Reference odoo-barcode 4.0, rule 1."""
    world = _two_lines_of_mugs()
    world.press("select:MUG#2")
    assert world.scan(MUG.barcode).events[0].line == 1  # type: ignore[union-attr]
    assert [item.done for item in world.handheld.screen.items if item.title == MUG.name] == ["1", "3"]


def test_the_selected_line_counts_when_it_is_incomplete() -> None:
    world = small()
    second = world.warehouse.add_line(1, "mug", Decimal(4), picked=False)
    world.warehouse.stock.lines.put(replace(second, planned=Decimal(4)))
    world.scan(world.receipt.name)
    world.press("select:MUG#2")
    for done in ("1", "2", "3", "4"):
        assert world.scan(MUG.barcode).feedback.fact("done") == done
        assert world.handheld.screen.items[2].done == done
    assert world.scan(MUG.barcode).feedback.fact("demand") == "24", "it is full: the other line counts"


def test_over_the_demand_the_selected_line_counts_else_the_last() -> None:
    world = _two_lines_of_mugs()
    for _ in range(4):
        world.scan(BOX.barcode)
    assert [item.done for item in world.handheld.screen.items] == ["24", "0", "3"]
    world.scan(MUG.barcode)
    assert [item.done for item in world.handheld.screen.items] == ["25", "0", "3"]
    world.press("select:PLATE")
    world.scan(MUG.barcode)
    assert [item.done for item in world.handheld.screen.items] == ["25", "0", "4"]


# names of lines


def test_further_lines_of_a_product_are_numbered() -> None:
    world = _two_lines_of_mugs()
    assert _keys(world) == ["MUG", "PLATE", "MUG#2"]
    world.press("edit:MUG#2")
    assert world.handheld.screen.fields[0].value == "3"
    world.press("plus_one")
    world.press("confirm")
    assert [item.done for item in world.handheld.screen.items] == ["0", "0", "4"]


def test_every_line_has_a_name_of_its_own_whatever_the_codes_are() -> None:
    warehouse = small_warehouse()
    odd = [
        Product("p1", "One", "A", "1"),
        Product("p2", "Two", "A#2", "2"),
        Product("p3", "Three", "A", "3"),
        Product("p4", "Four", "", "4"),
        Product("p5", "Five", "", "5"),
        Product("p6", "Six", "p4", "6"),
        Product("p7", "Seven", "B:C", "7"),
    ]
    warehouse.add(odd)
    warehouse.create_transfer("in", [(product.id, Decimal(1)) for product in odd])
    handheld = Handheld(warehouse)
    items = handheld.receive(Scanned("WH/IN/00001")).screen.items
    assert [item.key for item in items] == ["A", "A#2", "A#3", "p4", "p5", "p4#2", "B:C"]
    for item in items:
        assert handheld.receive(Pressed(f"select:{item.key}")).feedback.fact("product") == item.title
        assert handheld.receive(Pressed(f"fill:{item.key}")).feedback.fact("product") == item.title
    assert all(item.progress is Progress.COMPLETE for item in handheld.screen.items)


def test_one_more_is_offered_only_when_nothing_is_left() -> None:
    world = opened()
    assert world.press("plus:MUG").feedback.code is Code.NO_SUCH_CONTROL
    world.press("fill:MUG")
    assert world.press("plus:MUG").feedback.code is Code.COUNTED_OVER
    assert world.press("fill:MUG").feedback.code is Code.NO_SUCH_CONTROL


# the editor


def test_the_editor_writes_nothing_before_confirm() -> None:
    world = opened()
    world.scan(MUG.barcode)
    before, shown = world.warehouse.digest(), world.handheld.screen
    world.press("edit:MUG")
    values = []
    for control in ("plus_one", "packaging:mug-6", "minus_one", "fill"):
        values.append(world.press(control).screen.fields[0].value)
        assert world.warehouse.digest() == before
    assert values == ["2", "8", "7", "24"]
    assert world.handheld.screen.control("fill") is None
    assert world.press("discard").screen == shown
    assert world.warehouse.digest() == before


def test_the_editor_of_another_line_and_discard_leave_it_selected() -> None:
    world = opened()
    world.press("edit:PLATE")
    screen = world.press("discard").screen
    assert (screen.focus, screen.items[1].selected) == (1, True)


def test_minus_stops_at_zero() -> None:
    world = opened()
    world.press("edit:MUG")
    assert world.handheld.screen.control("minus_one") is None
    assert world.press("minus_one").feedback.code is Code.NO_SUCH_CONTROL
    world.press("plus_one")
    assert world.handheld.screen.control("minus_one") is not None
    assert world.press("minus_one").screen.fields[0].value == "0"


def test_confirming_the_same_quantity_changes_nothing() -> None:
    world = opened()
    world.scan(MUG.barcode)
    before = world.warehouse.digest()
    world.press("edit:MUG")
    world.enter("1.0")
    turn = world.press("confirm")
    assert (turn.feedback.code, turn.events) == (Code.CHANGES_DISCARDED, ())
    assert world.warehouse.digest() == before


def test_a_quantity_that_the_record_does_not_take_stays_in_the_editor() -> None:
    world = opened()
    world.press("edit:MUG")
    world.enter("999999999999")
    world.press("plus_one")
    before = world.warehouse.digest()
    assert world.press("confirm").feedback.code is Code.HUGE_ASKED
    turn = world.press("confirm")
    assert (turn.feedback.code, turn.feedback.fact("reason")) == (Code.RECORD_REFUSES, "too_large")
    assert world.press("discard").screen.fields[0].value == "1000000000000"
    assert world.warehouse.digest() == before


def test_counting_past_what_can_be_written_is_refused() -> None:
    world = opened()
    world.press("edit:MUG")
    world.enter("999999999999")
    world.press("confirm")
    world.press("confirm")
    feedback = world.scan(MUG.barcode).feedback
    assert (feedback.code, feedback.fact("reason"), feedback.fact("read")) == (
        Code.RECORD_REFUSES,
        "too_large",
        MUG.barcode,
    )


def test_a_box_that_is_no_multiple_of_the_unit_is_refused_and_says_why() -> None:
    world = opened()
    world.warehouse.add([replace(BOX, id="odd", quantity=Decimal("2.5"), barcode="ODD")])
    before = world.warehouse.digest()
    feedback = world.scan("ODD").feedback
    assert dict(feedback.facts) == {
        "reason": "not_a_multiple",
        "product": "Blue mug 35cl",
        "quantity": "2.5",
        "rounding": "1",
        "read": "ODD",
    }
    assert world.warehouse.digest() == before
    world.press("edit:MUG")
    world.press("packaging:odd")
    assert world.press("confirm").feedback.fact("reason") == "not_a_multiple"


def test_decimals_where_the_unit_has_them() -> None:
    world = small()
    world.warehouse.create_transfer("in", [("honey", Decimal("7.5"))])
    world.scan("WH/IN/00003")
    assert world.scan("14006381333952").feedback.fact("done") == "2.5"
    world.press("edit:HONEY")
    assert world.enter("3.25").screen.fields[0].value == "3.25"
    assert world.enter("3.255").feedback.code is Code.NOT_A_QUANTITY
    assert world.press("confirm").feedback.fact("done") == "3.25"
    assert world.handheld.screen.items[0].left == "4.25"


# leaving and coming back


def test_what_was_counted_survives_leaving_and_reopening() -> None:
    """Reference odoo-barcode 4.0, rule 10."""
    world = opened()
    world.scan(MUG.barcode)
    world.press("back")
    screen = world.scan("DN-881").screen
    assert [(item.done, item.demand, item.selected) for item in screen.items] == [("1", "24", False), ("0", "6", False)]
    assert world.scan("WH-SHELF1").feedback.code is Code.SCAN_PRODUCT_FIRST


def test_validating_goes_back_to_where_the_transfer_was_opened() -> None:
    world = small()
    for control in ("operations", "type:WHIN", "open:WH/IN/00002", "fill:GLASS"):
        world.press(control)
    screen = world.press("validate").screen
    assert [item.title for item in screen.items] == ["WH/IN/00001"]


def test_counts_on_the_cards_and_lists() -> None:
    world = small()
    card = world.press("operations").screen.items[0]
    assert (card.key, card.title, card.left) == ("WHIN", "Receipts", "2")
    rows = world.press("type:WHIN").screen.items
    assert [(row.title, row.detail, row.left) for row in rows] == [
        ("WH/IN/00001", "Nordic Table", "2"),
        ("WH/IN/00002", "", "1"),
    ]
    assert world.press("new").screen.title == "WH/IN/00003"


def test_filtering_the_list_of_a_type_keeps_it_the_list_of_that_type() -> None:
    world = small()
    world.press("operations")
    listed = world.press("type:WHIN").screen
    filtered = world.scan(GLASS.barcode).screen
    assert (listed.title, filtered.title) == ("Receipts", "Receipts")
    assert (listed.facts, filtered.facts) == ((), (("product", "Glass 20cl"),))
    assert filtered.control("new") is not None
    world.press("back")
    world.press("back")
    assert world.scan(GLASS.barcode).screen.control("new") is None, "a list over all types makes nothing"


def test_only_kinds_of_operation_that_are_practised_are_offered() -> None:
    world = small()
    assert [item.title for item in world.press("operations").screen.items] == ["Receipts"]
    assert world.press("type:WHOUT").feedback.code is Code.NO_SUCH_CONTROL
