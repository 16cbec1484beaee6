"""The items of the fidelity checklist (reference odoo-barcode section 9) that the slice covers, by number.

Item 1 (the terminator presses no button) belongs to the screens; 36 is tested on the warehouse, too.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from scansim.engine.barcodes.commands import Family
from scansim.engine.handheld.events import (
    Counted,
    DestinationSet,
    ExtraProductAdded,
    TransferCreated,
    TransferOpened,
    Via,
)
from scansim.engine.handheld.feedback import Code, Tone, Verdict
from scansim.engine.handheld.screen import Instruction, Item, Progress, ScreenKind
from scansim.engine.warehouse.catalogue import BarcodeSettings
from tests.engine.small import BOX, GLASS, HONEY, MUG, OPENING, PLATE, Small, opened, small


def _row(world: Small, key: str) -> Item:
    return next(item for item in world.handheld.screen.items if item.key == key)


def _mugs(world: Small) -> list[tuple[str, str, str, str]]:
    items = [item for item in world.handheld.screen.items if item.title == MUG.name]
    return [(item.key, item.done, item.demand, item.place) for item in items]


def _receive_all(world: Small) -> None:
    for code in [BOX.barcode] * 4 + [PLATE.barcode] * 6:
        world.scan(code)


# input and commands


@pytest.mark.parametrize("scans", [0, 1, 24])
def test_fidelity_02_the_validate_label_is_the_validate_button(scans: int) -> None:
    worlds = [opened(), opened(), opened(Family.LEGACY)]
    for world in worlds:
        for _ in range(scans):
            world.scan(MUG.barcode)
    turns = [worlds[0].press("validate"), worlds[1].scan("OBTVALI"), worlds[2].scan("O-BTN.validate")]
    assert turns[0].feedback == turns[1].feedback == turns[2].feedback
    assert turns[0].events == turns[1].events == turns[2].events
    assert turns[0].screen == turns[1].screen == turns[2].screen
    assert len({world.warehouse.digest() for world in worlds}) == 1


def test_fidelity_02_each_family_is_unknown_to_the_other() -> None:
    assert opened(Family.LEGACY).scan("OBTVALI").feedback.code is Code.UNKNOWN_BARCODE
    assert opened(Family.CURRENT).scan("O-BTN.validate").feedback.code is Code.UNKNOWN_BARCODE


def test_fidelity_03_an_unknown_command_is_quoted_and_changes_nothing() -> None:
    world = opened()
    before, shown = world.warehouse.digest(), world.handheld.screen
    feedback = world.scan("OCDFOO").feedback
    assert (feedback.verdict, feedback.code) == (Verdict.UNREADABLE, Code.UNKNOWN_COMMAND)
    assert feedback.fact("read") == "OCDFOO"
    assert (world.warehouse.digest(), world.handheld.screen) == (before, shown)


def test_fidelity_04_main_menu_leaves_everything_and_keeps_what_was_counted() -> None:
    """As far as the slice goes: from a transfer that was reached through the lists."""
    world = small()
    for control in ("operations", "type:WHIN", "open:WH/IN/00001"):
        world.press(control)
    world.scan(MUG.barcode)
    assert world.scan("OCDMENU").screen.kind is ScreenKind.MENU
    assert world.handheld.open_transfer is None
    assert world.done() == 1
    assert world.scan("OCDMENU").screen.kind is ScreenKind.MENU


def test_fidelity_05_put_in_pack_without_packages_does_nothing_to_data() -> None:
    world = opened()
    world.scan(MUG.barcode)
    before = world.warehouse.digest()
    assert world.scan("OBTPACK").feedback.code is Code.COMMAND_NOT_AVAILABLE
    assert world.warehouse.digest() == before


@pytest.mark.parametrize("cut", range(1, 13))
def test_fidelity_06_two_halves_of_a_barcode_are_two_unknown_barcodes(cut: int) -> None:
    world = opened()
    before = world.warehouse.digest()
    for half in (MUG.barcode[:cut], MUG.barcode[cut:]):
        feedback = world.scan(half).feedback
        assert (feedback.code, feedback.fact("read")) == (Code.UNKNOWN_BARCODE, half)
    assert world.warehouse.digest() == before


# menu and lists


def test_fidelity_07_the_operation_type_makes_a_new_empty_receipt() -> None:
    world = small()
    turn = world.scan("WHIN")
    created = world.warehouse.stock.transfers.get(3)
    assert turn.events == (TransferCreated(3),)
    assert (created.name, world.warehouse.lines_of(3)) == ("WH/IN/00003", ())
    assert (turn.screen.title, turn.screen.items) == ("WH/IN/00003", ())
    assert world.scan("WHOUT").feedback.code is Code.LEAVE_TRANSFER_FIRST
    world.press("back")
    assert world.scan("WHIN").events == (TransferCreated(4),)


def test_fidelity_08_a_reference_opens_exactly_that_transfer() -> None:
    world = small()
    turn = world.scan("WH/IN/00002")
    assert turn.events == (TransferOpened(2, Via.CODE),)
    assert turn.screen.title == "WH/IN/00002"
    assert [item.key for item in turn.screen.items] == ["GLASS"]
    assert world.handheld.open_transfer == 2


def test_fidelity_11_a_product_filters_the_list_to_receipts_that_contain_it() -> None:
    world = small()
    world.press("operations")
    assert [item.title for item in world.press("type:WHIN").screen.items] == ["WH/IN/00001", "WH/IN/00002"]
    assert [item.title for item in world.scan(GLASS.barcode).screen.items] == ["WH/IN/00002"]
    assert [item.title for item in world.scan(BOX.barcode).screen.items] == ["WH/IN/00001"]
    assert world.scan(HONEY.barcode).feedback.code is Code.NO_TRANSFER_WITH_IT
    assert [item.title for item in world.handheld.screen.items] == ["WH/IN/00001"]
    assert world.press("open:WH/IN/00002").feedback.code is Code.NO_SUCH_CONTROL
    assert world.press("open:WH/IN/00001").events == (TransferOpened(1, Via.CONTROL),)


def test_fidelity_11_a_filtered_list_is_one_screen_to_leave() -> None:
    world = small()
    world.press("operations")
    world.press("type:WHIN")
    world.scan(GLASS.barcode)
    world.scan(MUG.barcode)
    assert world.press("back").screen.kind is ScreenKind.OPERATIONS


def test_fidelity_13_an_unknown_code_on_the_menu_stays_on_the_menu() -> None:
    world = small()
    turn = world.scan("4006381339999")
    assert (turn.feedback.tone, turn.feedback.code) == (Tone.ERROR, Code.UNKNOWN_BARCODE)
    assert turn.screen.kind is ScreenKind.MENU


# receipt


def test_fidelity_14_a_receipt_never_asks_for_a_source() -> None:
    world = opened()
    codes = (MUG.barcode, "WH-SHELF1", PLATE.barcode, GLASS.barcode)
    first = world.handheld.screen.instruction
    assert [first, *(world.scan(code).screen.instruction for code in codes)] == [
        Instruction.SCAN_PRODUCT,
        Instruction.SCAN_PRODUCT_OR_PLACE,
        Instruction.SCAN_PRODUCT,
        Instruction.SCAN_PRODUCT_OR_PLACE,
        Instruction.ADD_EXTRA_PRODUCT,
    ]


def test_fidelity_15_product_one_box_six_and_fill_the_rest() -> None:
    world = opened()
    assert world.scan(MUG.barcode).feedback.code is Code.COUNTED
    assert (_row(world, "MUG").done, _row(world, "MUG").left) == ("1", "23")
    assert world.scan(BOX.barcode).feedback.code is Code.COUNTED
    assert (_row(world, "MUG").done, _row(world, "MUG").left) == ("7", "17")
    assert world.press("fill:MUG").feedback.code is Code.COUNTED_COMPLETE
    assert (_row(world, "MUG").done, _row(world, "MUG").left) == ("24", "")
    assert [event for turn in world.turns[1:] for event in turn.events] == [
        Counted(1, 1, "mug", Decimal(1), Decimal(1), Decimal(24), Via.CODE, MUG.barcode),
        Counted(1, 1, "mug", Decimal(6), Decimal(7), Decimal(24), Via.CODE, BOX.barcode),
        Counted(1, 1, "mug", Decimal(17), Decimal(24), Decimal(24), Via.CONTROL),
    ]
    assert world.handheld.screen.control("fill:MUG") is None
    assert world.press("fill:MUG").feedback.code is Code.NO_SUCH_CONTROL
    assert world.press("plus:MUG").feedback.fact("done") == "25"


def test_fidelity_18_a_destination_stamps_what_was_scanned_since_the_last_one() -> None:
    world = opened()
    for code in (MUG.barcode, PLATE.barcode):
        world.scan(code)
    assert world.scan("WH-SHELF1").events == (DestinationSet(1, "shelf-1", (1, 2)),)
    assert (_row(world, "MUG").place, _row(world, "PLATE").place) == ("Shelf 1", "Shelf 1")
    world.scan(MUG.barcode)
    assert world.scan("WH-SHELF2").events == (DestinationSet(1, "shelf-2", (4,)),)
    assert world.scan("WH-SHELF1").feedback.code is Code.SCAN_PRODUCT_FIRST
    world.scan(MUG.barcode)
    world.scan("WH-STOCK")
    assert _mugs(world) == [
        ("MUG", "1", "1", "Shelf 1"),
        ("MUG#2", "1", "1", "Shelf 2"),
        ("MUG#3", "1", "1", ""),
        ("MUG#4", "0", "21", ""),
    ], "the transfer's own destination is not said"


def test_fidelity_18_what_was_sent_whole_takes_no_further_scan() -> None:
    """One more is another line with a destination of its own; the button of the line that was sent is for that one."""
    world = opened()
    for code in ("MUG", "PLATE"):
        world.press(f"fill:{code}")
    world.scan("WH-SHELF1")
    world.scan(MUG.barcode)
    assert _mugs(world) == [("MUG", "24", "24", "Shelf 1"), ("MUG#2", "1", "0", "")]
    world.press("plus:MUG")
    assert world.scan("WH-SHELF2").events == (DestinationSet(1, "shelf-2", (4,)),)
    assert _mugs(world) == [("MUG", "25", "24", "Shelf 1"), ("MUG#2", "1", "0", "Shelf 2")]


def test_fidelity_18_a_line_that_was_sent_and_lowered_is_split_by_the_next_scan() -> None:
    world = opened()
    world.press("fill:MUG")
    world.scan("WH-SHELF1")
    for control in ("edit:MUG", "minus_one", "confirm"):
        world.press(control)
    world.scan(MUG.barcode)
    world.scan("WH-SHELF2")
    assert _mugs(world) == [("MUG", "23", "23", "Shelf 1"), ("MUG#2", "1", "1", "Shelf 2")]


def test_fidelity_18_what_was_sent_and_laid_back_is_open_again() -> None:
    world = opened()
    world.press("fill:MUG")
    world.scan("WH-SHELF1")
    world.press("edit:MUG")
    world.enter("0")
    world.press("confirm")
    world.scan(MUG.barcode)
    assert world.scan("WH-SHELF2").events == (DestinationSet(1, "shelf-2", (1,)),)
    assert _mugs(world)[0] == ("MUG", "1", "1", "Shelf 2")


def test_fidelity_18_each_line_once_in_the_order_of_its_last_scan() -> None:
    world = opened()
    for code in (MUG.barcode, PLATE.barcode, MUG.barcode):
        world.scan(code)
    assert world.scan("WH-SHELF1").events == (DestinationSet(1, "shelf-1", (2, 1)),)


def test_fidelity_18_what_was_taken_back_is_not_sent() -> None:
    world = opened()
    world.scan(MUG.barcode)
    world.scan(PLATE.barcode)
    for control in ("edit:MUG", "minus_one", "confirm"):
        world.press(control)
    assert world.scan("WH-SHELF1").events == (DestinationSet(1, "shelf-1", (2,)),)
    assert world.line(MUG).destination == "stock"


def test_fidelity_19_without_a_destination_the_next_product_is_taken_and_the_default_stays() -> None:
    world = opened()
    _receive_all(world)
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert (world.on_hand(MUG, "stock"), world.on_hand(MUG, "shelf-1")) == (Decimal(24), OPENING)


def test_fidelity_21_an_unexpected_product_is_asked_about_and_discarding_changes_nothing() -> None:
    world = opened()
    world.scan(MUG.barcode)
    before, shown = world.warehouse.digest(), world.handheld.screen
    turn = world.scan(GLASS.barcode)
    assert (turn.feedback.tone, turn.feedback.code) == (Tone.ATTENTION, Code.EXTRA_PRODUCT_ASKED)
    assert turn.screen.instruction is Instruction.ADD_EXTRA_PRODUCT
    assert dict(turn.screen.facts) == {"product": "Glass 20cl", "code": "GLASS", "quantity": "1"}
    assert turn.events == ()
    assert world.warehouse.digest() == before
    assert world.press("discard").screen == shown
    assert world.warehouse.digest() == before


def test_fidelity_21_an_unexpected_product_that_is_added_counts_from_zero() -> None:
    world = opened()
    world.scan(GLASS.barcode)
    turn = world.press("add_product")
    assert turn.events == (
        ExtraProductAdded(1, "glass"),
        Counted(1, 4, "glass", Decimal(1), Decimal(1), Decimal(0), Via.CODE, GLASS.barcode),
    )
    assert _row(world, "GLASS") == Item(
        "GLASS", "Glass 20cl", "GLASS", "1", "0", "", "Units", "", Progress.OVER, selected=True
    )
    assert world.scan(GLASS.barcode).feedback.fact("done") == "2", "it is on the list now, nothing more is asked"


def test_fidelity_21_an_extra_product_taken_back_to_zero_is_gone() -> None:
    world = opened()
    world.scan(GLASS.barcode)
    world.press("add_product")
    for control in ("edit:GLASS", "minus_one", "confirm"):
        turn = world.press(control)
    assert turn.feedback.code is Code.TAKEN_BACK
    assert [item.key for item in turn.screen.items] == ["MUG", "PLATE"]
    assert turn.screen.focus is None
    assert [move.product for move in world.warehouse.moves_of(1)] == ["mug", "plate"]
    assert world.scan("WH-SHELF1").feedback.code is Code.SCAN_PRODUCT_FIRST


def test_fidelity_21_where_extras_are_not_allowed_they_are_refused() -> None:
    world = opened(settings=BarcodeSettings(allow_extra_products=False))
    before = world.warehouse.digest()
    feedback = world.scan(GLASS.barcode).feedback
    assert (feedback.verdict, feedback.code) == (Verdict.NOT_NOW, Code.PRODUCT_NOT_EXPECTED)
    assert feedback.fact("product") == "Glass 20cl"
    assert world.warehouse.digest() == before


def test_fidelity_21_on_an_unplanned_receipt_nothing_is_unexpected() -> None:
    world = small(settings=BarcodeSettings(allow_extra_products=False))
    world.scan("WHIN")
    assert world.scan(GLASS.barcode).events[0] == ExtraProductAdded(3, "glass")
    assert world.scan(MUG.barcode).events[0] == ExtraProductAdded(3, "mug")
    assert world.press("validate").feedback.code is Code.VALIDATED
    assert world.on_hand(GLASS, "stock") == 1


# numbers


@pytest.mark.parametrize("read", ["00036000291452", "04006381333948"])
def test_fidelity_66_a_gtin_14_with_a_leading_zero_finds_the_ean_13(read: str) -> None:
    world = small()
    world.scan("WH/IN/00002" if read == "00036000291452" else "WH/IN/00001")
    turn = world.scan(read)
    assert turn.feedback.code is Code.COUNTED
    event = turn.events[0]
    assert isinstance(event, Counted)
    assert event.data == read, "the event says what was read, not what is stored"


@pytest.mark.parametrize("read", ["036000291452", "0036000291452"])
def test_fidelity_69_a_upc_a_finds_the_ean_13_with_a_leading_zero(read: str) -> None:
    world = small()
    world.scan("WH/IN/00002")
    assert world.scan(read).feedback.fact("product") == "Glass 20cl"
