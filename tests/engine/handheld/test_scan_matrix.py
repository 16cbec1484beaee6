"""Every kind of code on every screen: what it does, or why it is refused (reference odoo-barcode 1.2 to 1.4b)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from scansim.engine.barcodes.commands import Family
from scansim.engine.handheld.feedback import Tone
from scansim.engine.handheld.screen import Instruction, ScreenKind
from tests.engine.small import BOX, DRUM, GLASS, HONEY, MUG, PLATE, TEA, Small, opened, small

CODES = {
    "transfer": "WH/IN/00001",
    "finished transfer": "WH/IN/00003",
    "paper": "DN-881",
    "paper of two": "DN-900",
    "receipts": "WHIN",
    "deliveries": "WHOUT",
    "delivery": "WH/OUT/00001",
    "ordered": MUG.barcode,
    "ordered, as GTIN-14": "0" + PLATE.barcode,
    "ordered elsewhere": GLASS.barcode,
    "ordered nowhere": HONEY.barcode,
    "tracked": TEA.barcode,
    "box": BOX.barcode,
    "drum": DRUM.barcode,
    "shelf": "WH-SHELF1",
    "destination itself": "WH-STOCK",
    "place outside": "WH-OUTPUT",
    "place around": "WH",
    "view": "WH-ZONE",
    "lot": "LOT-7",
    "menu": "OCDMENU",
    "validate": "OBTVALI",
    "cancel": "OCDCANC",
    "print operation": "OBTPROP",
    "print slip": "OBTPRSL",
    "pack": "OBTPACK",
    "scrap": "OBTSCRA",
    "return": "OBTRETU",
    "no command": "OCDFOO",
    "other family": "O-BTN.validate",
    "unknown": "4006381339999",
    "half a code": "400638",
    "nothing": "",
    "spaces": MUG.barcode + " ",
    "very long": "9" * 10_000,
    "control characters": "\x00\x1b[31m\x1d\r\n",
    "markup": "[bold]WHIN[/bold]",
    "undecodable": "\udc80",
}

SCREENS = ("menu", "operations", "list", "filtered", "transfer", "unsent", "editor", "backorder", "extra", "cancelling")


def on(screen: str) -> Small:
    """A handheld that shows this screen."""
    world = small()
    world.warehouse.validate(world.warehouse.create_transfer("in", [("plate", Decimal(1))]).id)
    for _ in range(2):
        world.warehouse.create_transfer("in", [("glass", Decimal(1))], origin="DN-900")
    world.warehouse.create_transfer("out", [("mug", Decimal(1))])
    _STEPS[screen](world)
    return world


def _press(*controls: str) -> Callable[[Small], None]:
    def do(world: Small) -> None:
        for control in controls:
            assert world.press(control).feedback.was_accepted

    return do


def _scan(*codes: str, then: tuple[str, ...] = ()) -> Callable[[Small], None]:
    def do(world: Small) -> None:
        for code in codes:
            assert world.scan(code).feedback.was_accepted
        _press(*then)(world)

    return do


_STEPS: dict[str, Callable[[Small], None]] = {
    "menu": _scan(),
    "operations": _press("operations"),
    "list": _press("operations", "type:WHIN"),
    "filtered": _scan(GLASS.barcode),
    "transfer": _scan("WH/IN/00001"),
    "unsent": _scan("WH/IN/00001", MUG.barcode),
    "editor": _scan("WH/IN/00001", MUG.barcode, then=("edit:MUG",)),
    "backorder": _scan("WH/IN/00001", MUG.barcode, then=("validate",)),
    "extra": _scan("WH/IN/00001", GLASS.barcode),
    "cancelling": _scan("WH/IN/00001", then=("cancel",)),
}

# How each answer begins: accepted, or the verdict.
OPENING = {
    "transfer": "accepted transfer_opened",
    "finished transfer": "accepted finished_opened",
    "paper": "accepted transfer_opened",
    "paper of two": "ambiguous ambiguous_barcode",
    "receipts": "accepted transfer_created",
    "deliveries": "not_now operation_not_available",
    "delivery": "not_now operation_not_available",
    "ordered": "accepted list_filtered",
    "ordered, as GTIN-14": "accepted list_filtered",
    "ordered elsewhere": "accepted list_filtered",
    "ordered nowhere": "not_now no_transfer_with_it",
    "tracked": "not_now no_transfer_with_it",
    "box": "accepted list_filtered",
    "drum": "not_now no_transfer_with_it",
    "shelf": "not_now operation_not_available",
    "destination itself": "not_now operation_not_available",
    "place outside": "not_now operation_not_available",
    "place around": "not_now operation_not_available",
    "view": "not_now operation_not_available",
    "lot": "not_now no_transfer_with_it",
    "menu": "accepted went_back",
    "validate": "not_now command_not_available",
    "cancel": "not_now command_not_available",
    "print operation": "not_now command_not_available",
    "print slip": "not_now command_not_available",
    "pack": "not_now command_not_available",
    "scrap": "not_now command_not_available",
    "return": "not_now command_not_available",
    "no command": "unreadable unknown_command",
    "other family": "unreadable unknown_barcode",
    "unknown": "unreadable unknown_barcode",
    "half a code": "unreadable unknown_barcode",
    "nothing": "unreadable unknown_barcode",
    "spaces": "unreadable unknown_barcode",
    "very long": "unreadable unknown_barcode",
    "control characters": "unreadable unknown_barcode",
    "markup": "unreadable unknown_barcode",
    "undecodable": "unreadable unknown_barcode",
}

TRANSFER = {
    **OPENING,
    "transfer": "not_now leave_transfer_first",
    "finished transfer": "not_now leave_transfer_first",
    "paper": "not_now leave_transfer_first",
    "receipts": "not_now leave_transfer_first",
    "deliveries": "not_now leave_transfer_first",
    "delivery": "not_now leave_transfer_first",
    "ordered": "accepted counted",
    "ordered, as GTIN-14": "accepted counted",
    "ordered elsewhere": "accepted extra_product_asked",
    "ordered nowhere": "accepted extra_product_asked",
    "tracked": "accepted extra_product_asked",
    "box": "accepted counted",
    "drum": "accepted extra_product_asked",
    "shelf": "not_now scan_product_first",
    "destination itself": "not_now scan_product_first",
    "place outside": "not_now wrong_location",
    "place around": "not_now wrong_location",
    "view": "not_now scan_product_first",
    "lot": "accepted extra_product_asked",
    "validate": "accepted validated",
    "cancel": "accepted cancel_asked",
    "print operation": "accepted printed",
    "print slip": "accepted printed",
}

UNSENT = {
    **TRANSFER,
    "shelf": "accepted destination_set",
    "destination itself": "accepted destination_set",
    "view": "not_now record_refuses",
    "validate": "accepted backorder_asked",
}

MATRIX: dict[str, dict[str, str]] = {
    "menu": OPENING,
    "operations": OPENING,
    "list": OPENING,
    "filtered": OPENING,
    "transfer": TRANSFER,
    "unsent": UNSENT,
    "editor": dict.fromkeys(CODES, "not_now finish_editing_first"),
    "backorder": dict.fromkeys(CODES, "not_now answer_first"),
    "extra": dict.fromkeys(CODES, "not_now answer_first"),
    "cancelling": dict.fromkeys(CODES, "not_now answer_first"),
}


def test_the_matrix_is_whole() -> None:
    assert set(MATRIX) == set(SCREENS) == set(_STEPS)
    for row in MATRIX.values():
        assert set(row) == set(CODES)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("kind", CODES)
def test_code_on_screen(screen: str, kind: str) -> None:
    world, data = on(screen), CODES[kind]
    before, shown = world.warehouse.digest(), world.handheld.screen
    turn = world.scan(data)
    feedback = turn.feedback
    verdict = feedback.verdict.value if feedback.verdict else "accepted"
    assert f"{verdict} {feedback.code.value}" == MATRIX[screen][kind]
    assert turn.screen == world.handheld.screen
    assert all(isinstance(fact, str) for _, fact in feedback.facts)
    assert len(dict(feedback.facts)) == len(feedback.facts)
    if not feedback.was_accepted:
        assert feedback.tone is Tone.ERROR
        assert feedback.fact("read") == data
        assert world.warehouse.digest() == before
        assert world.handheld.screen == shown
        if shown.kind is ScreenKind.TRANSFER:
            assert all(row is kept for row, kept in zip(world.handheld.screen.items, shown.items, strict=True))
        assert turn.events == ()


@pytest.mark.parametrize("screen", SCREENS)
def test_the_right_screen_is_shown(screen: str) -> None:
    kinds = {
        "menu": (ScreenKind.MENU, Instruction.SCAN_TO_OPEN),
        "operations": (ScreenKind.OPERATIONS, Instruction.CHOOSE_OPERATION),
        "list": (ScreenKind.TRANSFERS, Instruction.CHOOSE_TRANSFER),
        "filtered": (ScreenKind.TRANSFERS, Instruction.CHOOSE_TRANSFER),
        "transfer": (ScreenKind.TRANSFER, Instruction.SCAN_PRODUCT),
        "unsent": (ScreenKind.TRANSFER, Instruction.SCAN_PRODUCT_OR_PLACE),
        "editor": (ScreenKind.EDITOR, Instruction.ENTER_QUANTITY),
        "backorder": (ScreenKind.DIALOG, Instruction.CREATE_BACKORDER),
        "extra": (ScreenKind.DIALOG, Instruction.ADD_EXTRA_PRODUCT),
        "cancelling": (ScreenKind.DIALOG, Instruction.CANCEL_TRANSFER),
    }
    shown = on(screen).handheld.screen
    assert (shown.kind, shown.instruction) == kinds[screen]


# What a refusal names besides what was read.
@pytest.mark.parametrize(
    ("screen", "data", "facts"),
    [
        ("menu", "WHOUT", {"operation": "Deliveries", "read": "WHOUT"}),
        ("menu", "WH-SHELF1", {"operation": "Shelf 1", "read": "WH-SHELF1"}),
        ("menu", HONEY.barcode, {"thing": "Honey", "read": HONEY.barcode}),
        ("menu", DRUM.barcode, {"thing": "Honey", "read": DRUM.barcode}),
        ("menu", "LOT-7", {"thing": "LOT-7", "read": "LOT-7"}),
        ("menu", "OBTVALI", {"command": "validate", "read": "OBTVALI"}),
        ("menu", "DN-900", {"things": "WH/IN/00004, WH/IN/00005", "read": "DN-900"}),
        ("menu", "OCDFOO", {"read": "OCDFOO"}),
        ("transfer", "WHIN", {"thing": "Receipts", "read": "WHIN"}),
        ("transfer", "WH/IN/00002", {"thing": "WH/IN/00002", "read": "WH/IN/00002"}),
        ("transfer", "WH-SHELF1", {"thing": "Shelf 1", "read": "WH-SHELF1"}),
        ("transfer", "WH-OUTPUT", {"place": "Output", "wanted": "WH/Stock", "read": "WH-OUTPUT"}),
        ("transfer", "OBTPACK", {"command": "put_in_pack", "read": "OBTPACK"}),
        ("unsent", "WH-ZONE", {"reason": "view_location", "location": "WH/Stock/Zone", "read": "WH-ZONE"}),
        ("editor", MUG.barcode, {"thing": "Blue mug 35cl", "read": MUG.barcode}),
        ("backorder", "OBTVALI", {"thing": "validate", "read": "OBTVALI"}),
        ("extra", "WHIN", {"thing": "Receipts", "read": "WHIN"}),
        ("cancelling", "DN-900", {"thing": "DN-900", "read": "DN-900"}),
        ("cancelling", "OCDFOO", {"thing": "OCDFOO", "read": "OCDFOO"}),
    ],
)
def test_a_refusal_names_its_facts(screen: str, data: str, facts: dict[str, str]) -> None:
    assert dict(on(screen).scan(data).feedback.facts) == facts


# The other family of payloads


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("O-BTN.validate", "backorder_asked"),
        ("O-BTN.cancel", "cancel_asked"),
        ("O-CMD.cancel", "cancel_asked"),
        ("O-CMD.MAIN-MENU", "went_back"),
        ("O-BTN.print-op", "printed"),
        ("O-BTN.print-slip", "printed"),
        ("O-BTN.pack", "command_not_available"),
        ("O-BTN.scrap", "command_not_available"),
        ("O-BTN.return", "command_not_available"),
        ("O-CMD.FOO", "unknown_command"),
        ("OBTVALI", "unknown_barcode"),
        ("OCDMENU", "unknown_barcode"),
        ("OCDFOO", "unknown_barcode"),
        ("WH-RECEIPTS", "leave_transfer_first"),
        ("WHIN", "unknown_barcode"),
    ],
)
def test_legacy_payloads(data: str, code: str) -> None:
    world = opened(Family.LEGACY)
    world.scan(MUG.barcode)
    assert world.scan(data).feedback.code.value == code


@pytest.mark.parametrize(
    ("data", "code"),
    [("WH-RECEIPTS", "transfer_created"), ("WH-DELIVERY", "operation_not_available"), ("WHIN", "unknown_barcode")],
)
def test_legacy_operation_types(data: str, code: str) -> None:
    assert small(Family.LEGACY).scan(data).feedback.code.value == code


# Buttons and fields that are not there


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(
    "control",
    [
        "",
        ":",
        "nonsense",
        "[bold]validate[/bold]",
        "validate ",
        "fill:NOTHING",
        "open:WH/IN/99999",
        "type:",
        "packaging:x",
    ]
    + ["edit:\x00", "x" * 10_000, "\udc80", "packaging:honey-drum", "new:", "operations:x:y"],
)
def test_a_button_that_is_not_there_is_refused(screen: str, control: str) -> None:
    world = on(screen)
    before, shown = world.warehouse.digest(), world.handheld.screen
    feedback = world.press(control).feedback
    assert (feedback.code.value, feedback.fact("control")) == ("no_such_control", control)
    assert (world.warehouse.digest(), world.handheld.screen) == (before, shown)


@pytest.mark.parametrize("screen", [screen for screen in SCREENS if screen != "editor"])
def test_there_is_nothing_to_enter_outside_the_editor(screen: str) -> None:
    world = on(screen)
    before, shown = world.warehouse.digest(), world.handheld.screen
    feedback = world.enter("5").feedback
    assert (feedback.code.value, feedback.fact("field")) == ("no_such_field", "quantity")
    assert (world.warehouse.digest(), world.handheld.screen) == (before, shown)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("quantity", "-1", "not_a_quantity"),
        ("quantity", "0.5", "not_a_quantity"),
        ("quantity", "", "not_a_quantity"),
        ("quantity", "1e3", "not_a_quantity"),
        ("quantity", "9" * 10_000, "not_a_quantity"),
        ("quantity", "[b]3", "not_a_quantity"),
        ("lot", "3", "no_such_field"),
        ("", "3", "no_such_field"),
    ],
)
def test_a_value_that_the_editor_does_not_take(field: str, value: str, code: str) -> None:
    world = on("editor")
    before, shown = world.warehouse.digest(), world.handheld.screen
    feedback = world.enter(value, field).feedback
    assert feedback.code.value == code
    assert feedback.fact("read" if field == "quantity" else "field") == (value if field == "quantity" else field)
    assert (world.warehouse.digest(), world.handheld.screen) == (before, shown)
