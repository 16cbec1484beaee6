"""What a scanned string means, before any screen has a say."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.barcodes.commands import Command, Family, command_of, looks_like_command, payload_of
from scansim.engine.barcodes.meaning import Ambiguous, Unknown, UnknownCommand, meaning_of, name_of
from scansim.engine.barcodes.spelling import spellings
from scansim.engine.warehouse.catalogue import Location, Lot, Packaging, Product, Usage
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.validation import BackorderAnswer, Done
from tests.engine.small import BOX, DELIVERIES, GLASS, LOCATIONS, MUG, RECEIPTS, small, small_warehouse

CURRENT, LEGACY = Family.CURRENT, Family.LEGACY

# commands


@pytest.mark.parametrize(
    ("command", "legacy", "current"),
    [
        (Command.MAIN_MENU, "O-CMD.MAIN-MENU", "OCDMENU"),
        (Command.VALIDATE, "O-BTN.validate", "OBTVALI"),
        (Command.CANCEL, "O-BTN.cancel", "OCDCANC"),
        (Command.PRINT_OPERATION, "O-BTN.print-op", "OBTPROP"),
        (Command.PRINT_SLIP, "O-BTN.print-slip", "OBTPRSL"),
        (Command.PUT_IN_PACK, "O-BTN.pack", "OBTPACK"),
        (Command.SCRAP, "O-BTN.scrap", "OBTSCRA"),
        (Command.RETURN, "O-BTN.return", "OBTRETU"),
    ],
)
def test_both_families_of_payloads(command: Command, legacy: str, current: str) -> None:
    """Reference odoo-barcode section 2."""
    warehouse = small_warehouse()
    assert meaning_of(legacy, warehouse, LEGACY) is command
    assert meaning_of(current, warehouse, CURRENT) is command
    assert payload_of(command, LEGACY) == legacy
    assert payload_of(command, CURRENT) == current
    assert meaning_of(current, warehouse, LEGACY) == Unknown(current)
    assert meaning_of(legacy, warehouse, CURRENT) == Unknown(legacy)


def test_the_manufacturing_sheet_cancels_too() -> None:
    assert command_of("O-CMD.cancel", LEGACY) is Command.CANCEL


@pytest.mark.parametrize(
    ("data", "family"),
    [("OCDFOO", CURRENT), ("OBT", CURRENT), ("OBTvali", CURRENT), ("O-CMD.", LEGACY), ("O-BTN.VALIDATE", LEGACY)],
)
def test_what_begins_like_a_command_but_is_none(data: str, family: Family) -> None:
    assert looks_like_command(data, family)
    assert meaning_of(data, small_warehouse(), family) == UnknownCommand(data)


@pytest.mark.parametrize("data", [" OBTVALI", "OBTVALI ", "obtvali", "\x1dOBTVALI"])
def test_a_command_is_read_to_the_letter(data: str) -> None:
    assert command_of(data, CURRENT) is None


def test_a_command_comes_before_a_record_and_a_record_before_an_unknown_command() -> None:
    warehouse = small_warehouse()
    warehouse.add([Location("a", "A", "A", "", Usage.INTERNAL, "OBTVALI"), Product("b", "B", "B", "OBTEST")])
    assert meaning_of("OBTVALI", warehouse, CURRENT) is Command.VALIDATE
    assert meaning_of("OBTEST", warehouse, CURRENT) == warehouse.stock.products.get("b")


# records


def test_every_kind_of_record() -> None:
    world = small()
    stock = world.warehouse.stock
    for data, record in [
        ("4006381333931", MUG),
        ("14006381333938", BOX),
        ("WH-SHELF1", stock.locations.get("shelf-1")),
        ("WHIN", RECEIPTS),
        ("WHOUT", DELIVERIES),
        ("LOT-7", stock.lots.get("lot-7")),
        ("WH/IN/00001", world.receipt),
        ("DN-881", world.receipt),
    ]:
        assert meaning_of(data, world.warehouse, CURRENT) == record


def test_operation_types_belong_to_a_family_too() -> None:
    warehouse = small_warehouse()
    assert meaning_of("WH-RECEIPTS", warehouse, LEGACY) == RECEIPTS
    assert meaning_of("WHIN", warehouse, LEGACY) == Unknown("WHIN")
    assert meaning_of("WH-RECEIPTS", warehouse, CURRENT) == Unknown("WH-RECEIPTS")


@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize(
    "data", ["", " ", "4006381333931 ", " 4006381333931", "40063813339", "mug", "MUG", "Blue mug 35cl", "x" * 10_000]
)
def test_a_record_is_read_to_the_letter(data: str, family: Family) -> None:
    """Nothing is guessed: neither spaces, nor ids, nor codes, nor names. The empty string names nothing."""
    assert meaning_of(data, small().warehouse, family) == Unknown(data)


@given(st.text(max_size=30))
def test_any_text_has_a_meaning_and_changes_nothing(data: str) -> None:
    warehouse = WAREHOUSE
    before = warehouse.mark()
    for family in Family:
        assert name_of(meaning_of(data, warehouse, family)) is not None
    assert warehouse.mark() == before


WAREHOUSE = small().warehouse


# several things


def test_a_lot_named_like_a_product_is_ambiguous_and_both_are_named() -> None:
    warehouse = small_warehouse()
    warehouse.add([Lot("l", "tea", MUG.barcode)])
    assert meaning_of(MUG.barcode, warehouse, CURRENT) == Ambiguous(MUG.barcode, ("Blue mug 35cl", MUG.barcode))


def test_a_paper_of_two_open_transfers_is_ambiguous() -> None:
    world = small()
    world.warehouse.create_transfer("in", [("mug", Decimal(1))], origin="DN-881")
    assert meaning_of("DN-881", world.warehouse, CURRENT) == Ambiguous("DN-881", ("WH/IN/00001", "WH/IN/00003"))


def test_a_paper_means_the_transfer_that_still_waits() -> None:
    world = small()
    world.warehouse.pick(world.line(), Decimal(20))
    done = world.warehouse.validate(world.receipt.id, BackorderAnswer.CREATE)
    assert isinstance(done, Done)
    assert done.backorder is not None
    backorder = world.warehouse.stock.transfers.get(done.backorder)
    assert meaning_of("DN-881", world.warehouse, CURRENT) == backorder
    world.warehouse.cancel(backorder.id)
    assert meaning_of("DN-881", world.warehouse, CURRENT) == world.warehouse.stock.transfers.get(backorder.id)


def test_a_transfer_named_like_its_paper_is_one_thing() -> None:
    warehouse = small_warehouse()
    transfer = warehouse.create_transfer("in", name="DN-1", origin="DN-1")
    assert meaning_of("DN-1", warehouse, CURRENT) == transfer


# spellings of numbers


@pytest.mark.parametrize(
    ("read", "stored"),
    [
        ("036000291452", "0036000291452"),  # UPC-A, kept as EAN-13
        ("0036000291452", "036000291452"),  # EAN-13, kept as UPC-A
        ("00036000291452", "0036000291452"),  # GTIN-14, kept as EAN-13
        ("04006381333931", "4006381333931"),
        ("00000096385074", "96385074"),  # GTIN-14, kept as EAN-8
        ("0000096385074", "96385074"),
        ("000096385074", "96385074"),
    ],
)
def test_leading_zeros_do_not_matter_to_goods(read: str, stored: str) -> None:
    warehouse = small_warehouse()
    warehouse.stock.products.remove("glass")
    warehouse.stock.products.remove("mug")
    warehouse.add([Product("p", "P", "P", stored)])
    assert meaning_of(read, warehouse, CURRENT) == warehouse.stock.products.get("p")
    assert stored in spellings(read)


@pytest.mark.parametrize(
    ("read", "label"),
    [
        ("036000291452", "36000291452"),
        ("36000291452", "0036000291452"),  # eleven digits are no code of this family
        ("000000036000291452", "0036000291452"),  # an SSCC's length
        ("0036000291452", "1036000291452"),
        ("00000000MUG12", "MUG12"),
        ("٠٠36000291452", "0036000291452"),
        ("", ""),
        ("036000291452", ""),
    ],
)
def test_other_codes_stay_what_they_are(read: str, label: str) -> None:
    assert label not in spellings(read)


def test_only_goods_are_looked_up_in_other_spellings() -> None:
    """A lot, a place or a transfer whose name is a number is that text, zeros included."""
    warehouse = small_warehouse()
    warehouse.add([Lot("l", "tea", "0000000012345"), Location("a", "A", "A", "", Usage.INTERNAL, "0000000054321")])
    assert meaning_of("000000012345", warehouse, CURRENT) == Unknown("000000012345")
    assert meaning_of("000000054321", warehouse, CURRENT) == Unknown("000000054321")
    assert meaning_of("0000000012345", warehouse, CURRENT) == warehouse.stock.lots.get("l")


@given(st.from_regex(re.compile(r"[0-9]{8,14}", re.ASCII), fullmatch=True))
def test_spellings_of_a_number_are_the_number(data: str) -> None:
    known = spellings(data)
    assert known[0] == data
    assert len(set(known)) == len(known)
    assert {int(spelling) for spelling in known} == {int(data)}
    assert all(len(spelling) in (8, 12, 13, 14) or spelling == data for spelling in known)


def test_all_zeros_and_digits_of_other_scripts() -> None:
    assert spellings("0" * 12) == ("0" * 12, "0" * 8, "0" * 13, "0" * 14)
    assert spellings("٣" * 12) == ("٣" * 12,)


# what may bear a code


@pytest.mark.parametrize(
    "record",
    [
        Product("new", "New", "NEW", MUG.barcode),
        Product("new", "New", "NEW", "036000291452"),
        Product("new", "New", "NEW", "WH-SHELF1"),
        Product("new", "New", "NEW", "WHIN"),
        Product("new", "New", "NEW", "WH-RECEIPTS"),
        Packaging("new", "mug", "New", Decimal(2), MUG.barcode),
        Location("new", "New", "New", "", Usage.INTERNAL, BOX.barcode),
        replace(RECEIPTS, id="new", barcode="NEW"),
        replace(RECEIPTS, id="new", legacy_barcode="NEW"),
    ],
)
def test_a_barcode_that_something_else_bears_is_refused(
    record: Product | Packaging | Location,
) -> None:
    warehouse = small_warehouse()
    before = warehouse.digest()
    with pytest.raises(Refused) as refusal:
        warehouse.add([Product("before", "Before", "BEFORE", "4006381333979"), record])
    assert refusal.value.reason is Reason.BARCODE_TAKEN
    assert refusal.value.facts["record"] == "new"
    assert warehouse.digest() == before, "nothing of the batch was kept"


def test_records_without_a_barcode_do_not_clash_and_one_may_be_written_again() -> None:
    warehouse = small_warehouse()
    warehouse.add([Product("a", "A", "A", ""), Product("b", "B", "B", "")])
    warehouse.add([replace(MUG, name="Blue mug"), *LOCATIONS, RECEIPTS, BOX])
    assert warehouse.stock.products.get("mug").name == "Blue mug"
    assert meaning_of("", warehouse, CURRENT) == Unknown("")


def test_ids_of_different_kinds_may_be_equal() -> None:
    warehouse = small_warehouse()
    warehouse.add(
        [Location("mug", "A", "A", "", Usage.INTERNAL, "A"), Packaging("glass", "glass", "B", Decimal(2), "B")]
    )
    assert meaning_of("A", warehouse, CURRENT) == warehouse.stock.locations.get("mug")
    with pytest.raises(Refused):
        warehouse.add([Location("mug", "A", "A", "", Usage.INTERNAL, MUG.barcode)])
    assert meaning_of(GLASS.barcode, warehouse, CURRENT) == GLASS


def test_a_name_that_another_transfer_has_is_refused() -> None:
    world = small()
    with pytest.raises(Refused) as refusal:
        world.warehouse.create_transfer("in", name=world.receipt.name)
    assert refusal.value.reason is Reason.BARCODE_TAKEN


def test_numbering_steps_over_a_name_that_is_taken() -> None:
    warehouse = small_warehouse()
    warehouse.create_transfer("in", name="WH/IN/00002")
    names = [warehouse.create_transfer("in").name for _ in range(3)]
    assert names == ["WH/IN/00001", "WH/IN/00003", "WH/IN/00004"]
