"""Items of the fidelity checklist (reference odoo-barcode section 9): validating, backorders, cancelling."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scansim.engine.handheld.events import (
    BackorderAsked,
    Counted,
    TransferCancelled,
    TransferOpened,
    TransferValidated,
    Via,
)
from scansim.engine.handheld.feedback import Code, Tone, Verdict
from scansim.engine.handheld.screen import Instruction, Item, Progress, ScreenKind
from scansim.engine.warehouse.catalogue import BackorderPolicy, BarcodeSettings
from tests.engine.small import BOX, MUG, PLATE, Small, opened, small


def _row(world: Small, key: str) -> Item:
    return next(item for item in world.handheld.screen.items if item.key == key)


def _receive_all(world: Small) -> None:
    for code in [BOX.barcode] * 4 + [PLATE.barcode] * 6:
        world.scan(code)


def test_fidelity_31_more_than_ordered_is_allowed_flagged_and_moved() -> None:
    world = opened()
    _receive_all(world)
    turn = world.scan(MUG.barcode)
    assert (turn.feedback.tone, turn.feedback.code) == (Tone.ATTENTION, Code.COUNTED_OVER)
    assert dict(turn.feedback.facts) == {
        "product": "Blue mug 35cl",
        "change": "1",
        "done": "25",
        "demand": "24",
        "unit": "Units",
    }
    assert _row(world, "MUG").progress is Progress.OVER
    assert world.press("validate").events == (TransferValidated(1, None, ()),)
    assert world.on_hand(MUG, "stock") == Decimal(25)


def test_fidelity_31_over_scan_then_correct() -> None:
    world = opened()
    for _ in range(5):
        world.scan(BOX.barcode)
    for control in ["edit:MUG"] + ["minus_one"] * 6:
        world.press(control)
    turn = world.press("confirm")
    assert turn.events == (Counted(1, 1, "mug", Decimal(-6), Decimal(24), Decimal(24), Via.FIELD),)
    assert turn.feedback.code is Code.TAKEN_BACK
    assert _row(world, "MUG").progress is Progress.COMPLETE


def test_fidelity_32_validate_is_the_button_to_press_when_every_line_is_complete() -> None:
    world = opened()
    shown = []
    for code in [BOX.barcode] * 4 + [PLATE.barcode] * 6:
        screen = world.scan(code).screen
        validate = screen.control("validate")
        assert validate is not None
        shown.append((validate.primary, screen.instruction is Instruction.PRESS_VALIDATE))
    assert shown == [(False, False)] * 9 + [(True, True)]
    screen = world.scan(MUG.barcode).screen
    assert screen.instruction is Instruction.PRESS_VALIDATE


def test_fidelity_32_an_empty_receipt_is_not_complete() -> None:
    world = small()
    validate = world.scan("WHIN").screen.control("validate")
    assert validate is not None
    assert not validate.primary


def test_fidelity_33_validate_with_nothing_picked_takes_everything() -> None:
    world = opened()
    assert world.press("validate").events == (TransferValidated(1, None, ()),)
    assert (world.on_hand(MUG, "stock"), world.on_hand(PLATE, "stock")) == (Decimal(24), Decimal(6))


def test_fidelity_33_taken_back_to_zero_is_nothing_picked() -> None:
    """The trap: one who takes everything back and validates has received everything."""
    world = opened()
    world.scan(MUG.barcode)
    for control in ("edit:MUG", "minus_one", "confirm"):
        world.press(control)
    assert _row(world, "MUG").done == "0"
    assert world.press("validate").events == (TransferValidated(1, None, ()),)
    assert world.on_hand(MUG, "stock") == Decimal(24)


def test_fidelity_33_unless_full_validation_is_not_allowed() -> None:
    world = opened(settings=BarcodeSettings(allow_full_validation=False))
    before = world.warehouse.digest()
    feedback = world.press("validate").feedback
    assert (feedback.verdict, feedback.code) == (Verdict.NOT_NOW, Code.SCAN_SOMETHING_FIRST)
    assert world.warehouse.digest() == before
    world.scan(MUG.barcode)
    assert world.press("validate").feedback.code is Code.BACKORDER_ASKED


def test_fidelity_34_an_empty_transfer_is_refused() -> None:
    world = small()
    world.scan("WHIN")
    for turn in (world.press("validate"), world.scan("OBTVALI")):
        assert (turn.feedback.verdict, turn.feedback.code) == (Verdict.NOT_NOW, Code.NOTHING_TO_VALIDATE)
        assert turn.feedback.fact("transfer") == "WH/IN/00003"
        assert turn.screen.kind is ScreenKind.TRANSFER


def test_fidelity_35_ask_shows_three_answers_and_what_is_missing() -> None:
    world = opened()
    for _ in range(3):
        world.scan(BOX.barcode)
    turn = world.press("validate")
    assert [control.id for control in turn.screen.controls] == ["create_backorder", "no_backorder", "discard"]
    assert dict(turn.screen.facts) == {"missing": "12"}
    assert [(item.title, item.left) for item in turn.screen.items] == [("Blue mug 35cl", "6"), ("Plate 24cm", "6")]
    assert turn.events == (BackorderAsked(1, (("mug", Decimal(6)), ("plate", Decimal(6)))),)
    assert dict(turn.feedback.facts) == {
        "transfer": "WH/IN/00001",
        "products": "Blue mug 35cl, Plate 24cm",
        "missing": "12",
    }
    assert world.state() == "assigned"


def test_fidelity_35_no_backorder_gives_the_rest_up() -> None:
    world = opened()
    for _ in range(3):
        world.scan(BOX.barcode)
    world.press("validate")
    turn = world.press("no_backorder")
    assert turn.events == (TransferValidated(1, None, (("mug", Decimal(6)), ("plate", Decimal(6)))),)
    assert (turn.feedback.code, turn.feedback.fact("cancelled")) == (Code.VALIDATED_REST_CANCELLED, "12")
    assert turn.screen.kind is ScreenKind.MENU
    assert len(world.warehouse.stock.transfers) == 2


def test_fidelity_35_discard_goes_back_and_counting_goes_on() -> None:
    world = opened()
    for _ in range(3):
        world.scan(BOX.barcode)
    shown = world.handheld.screen
    before = world.warehouse.digest()
    world.press("validate")
    assert world.press("discard").screen == shown
    assert world.warehouse.digest() == before
    world.scan(BOX.barcode)
    assert world.press("validate").events == (BackorderAsked(1, (("plate", Decimal(6)),)),)
    world.press("discard")
    world.press("fill:PLATE")
    assert world.press("validate").feedback.code is Code.VALIDATED


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        (BackorderPolicy.ALWAYS, Code.VALIDATED_WITH_BACKORDER),
        (BackorderPolicy.NEVER, Code.VALIDATED_REST_CANCELLED),
    ],
)
def test_fidelity_35_always_and_never_are_silent(policy: BackorderPolicy, code: Code) -> None:
    world = opened(policy=policy)
    world.scan(MUG.barcode)
    turn = world.press("validate")
    assert turn.feedback.code is code
    assert turn.screen.kind is ScreenKind.MENU


def test_fidelity_36_the_backorder_is_linked_ready_and_opens_from_the_same_paper() -> None:
    world = opened()
    world.scan(MUG.barcode)
    world.press("validate")
    turn = world.press("create_backorder")
    assert turn.events == (TransferValidated(1, 3, ()),)
    assert dict(turn.feedback.facts) == {"transfer": "WH/IN/00001", "backorder": "WH/IN/00003"}
    backorder = world.warehouse.stock.transfers.get(3)
    assert (backorder.backorder_of, backorder.state.value, backorder.origin) == (1, "assigned", "DN-881")
    assert world.scan("WH/IN/00001").feedback.code is Code.FINISHED_OPENED
    world.press("back")
    assert world.scan("DN-881").events == (TransferOpened(3, Via.CODE),)
    assert [(item.done, item.demand) for item in world.handheld.screen.items] == [("0", "6"), ("0", "23")]


def test_cancelling_is_asked_and_done_from_label_and_button_alike() -> None:
    for ask in ("label", "button"):
        world = opened()
        world.scan(MUG.barcode)
        turn = world.scan("OCDCANC") if ask == "label" else world.press("cancel")
        assert (turn.feedback.tone, turn.feedback.code) == (Tone.ATTENTION, Code.CANCEL_ASKED)
        assert world.press("discard").screen.kind is ScreenKind.TRANSFER
        assert world.state() == "assigned"
        world.press("cancel")
        turn = world.press("confirm")
        assert turn.events == (TransferCancelled(1),)
        assert turn.screen.kind is ScreenKind.MENU
        assert world.state() == "cancel"
        assert world.scan("WH/IN/00001").feedback.fact("state") == "cancel"
