"""Whatever arrives in whatever order: nothing is raised, a refusal changes nothing, a replay shows the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.barcodes.commands import Family
from scansim.engine.canonical import canonical
from scansim.engine.handheld.feedback import Code, Tone, Verdict, refused
from scansim.engine.handheld.frames import Device, Frames, Step, TransferView
from scansim.engine.handheld.inputs import DeviceInput, Entered, Pressed, Scanned
from scansim.engine.handheld.modes import MODES
from scansim.engine.handheld.screen import ScreenKind
from scansim.engine.store import written_record
from scansim.engine.warehouse.catalogue import BackorderPolicy, BarcodeSettings
from scansim.engine.warehouse.refusal import Reason, Refused
from tests.engine.handheld.test_scan_matrix import CODES
from tests.engine.small import OPENING, Small, opened, small

CONTROLS = (
    *(
        "operations",
        "type:WHIN",
        "type:WHOUT",
        "new",
        "back",
        "validate",
        "cancel",
        "confirm",
        "discard",
        "add_product",
    ),
    *("create_backorder", "no_backorder", "plus_one", "minus_one", "fill", "plus", "edit", "select", "fill:"),
    ":",
    *("fill:MUG", "plus:MUG", "edit:MUG", "select:PLATE", "edit:PLATE", "fill:GLASS", "edit:GLASS", "edit:MUG#2"),
    *("packaging:mug-6", "packaging:honey-drum", "open:WH/IN/00001", "open:WH/IN/00003"),
)


@dataclass(frozen=True)
class Shown:
    """Press the button of this number among those that are shown."""

    number: int


hostile = st.text(max_size=20)
inputs = st.one_of(
    st.sampled_from(sorted(CODES.values())).map(Scanned),
    st.sampled_from(["WH/IN/00001", "4006381333931", "14006381333938", "WH-SHELF1"]).map(Scanned),
    st.integers(0, 20).map(Shown),
    st.integers(0, 20).map(Shown),
    st.sampled_from(CONTROLS).map(Pressed),
    st.builds(
        Entered,
        st.sampled_from(["quantity", "quantity", "quantity", "lot", ""]),
        st.one_of(st.sampled_from(["0", "1", "24", "0.5", "-1", "999999999999", "x"]), hostile),
    ),
    hostile.map(Scanned),
    hostile.map(Pressed),
)
worlds = st.tuples(
    st.sampled_from(Family),
    st.sampled_from(BackorderPolicy),
    st.builds(BarcodeSettings, st.booleans(), st.booleans()),
)


def _resolved(world: Small, given_input: DeviceInput | Shown) -> DeviceInput:
    if isinstance(given_input, Shown):
        controls = world.handheld.screen.controls
        return Pressed(controls[given_input.number % len(controls)].id)
    return given_input


def _check_refusal(world: Small, before: str, given_input: DeviceInput) -> None:
    turn = world.handheld.turn
    assert turn.feedback.tone is Tone.ERROR
    assert turn.events == ()
    assert world.warehouse.digest() == before
    if isinstance(given_input, Scanned):
        assert turn.feedback.fact("read") == given_input.data


@given(worlds, st.lists(inputs, max_size=40))
def test_any_inputs(
    settings: tuple[Family, BackorderPolicy, BarcodeSettings], sequence: list[DeviceInput | Shown]
) -> None:
    world, replayed, blind = small(*settings), small(*settings), small(*settings)
    for step in sequence:
        given_input = _resolved(world, step)
        before, shown = world.warehouse.digest(), world.handheld.screen
        expected = given_input in world.handheld.expected
        assert world.warehouse.digest() == before
        turn = world.handheld.receive(given_input)
        assert turn.feedback.was_accepted == expected
        if not expected:
            _check_refusal(world, before, given_input)
            assert turn.screen == shown
        assert isinstance(step, Pressed | Scanned | Entered) or expected or given_input == Pressed("validate")
        # The screen is made of plain values that every front end can write.
        canonical(written_record(turn.screen))
        canonical(dict(turn.feedback.facts))
        assert len({item.key for item in turn.screen.items}) == len(turn.screen.items)
        assert len({control.id for control in turn.screen.controls}) == len(turn.screen.controls)
        assert (world.handheld.open_transfer is not None) == (turn.screen.kind in _INSIDE)
        again = replayed.handheld.receive(given_input)
        assert again == turn
        assert again.screen == turn.screen
        blind.handheld.receive(given_input)
    # One who never looks at a screen ends where one who looks at each does.
    assert blind.warehouse.digest() == replayed.warehouse.digest() == world.warehouse.digest()
    assert blind.handheld.screen == replayed.handheld.screen == world.handheld.screen
    held = sum(quant.quantity for quant in world.warehouse.stock.quants if quant.product == "mug")
    assert held == OPENING


def test_whatever_was_changed_before_a_refusal_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The net under every rule, those of later issues included."""
    world = opened()
    before, shown = world.warehouse.digest(), world.handheld.screen

    def change_and_refuse(device: Device, frames: Frames, view: TransferView, data: str) -> Step:
        device.warehouse.pick(world.line(), Decimal(3))
        return Step(frames[:1], refused(Verdict.NOT_NOW, Code.NO_SUCH_FIELD))

    def change_and_raise(device: Device, frames: Frames, view: TransferView, data: str) -> Step:
        device.warehouse.pick(world.line(), Decimal(3))
        raise Refused(Reason.NO_QUANTITY)

    for rule in (change_and_refuse, change_and_raise):
        monkeypatch.setitem(MODES, TransferView, replace(MODES[TransferView], scan=rule))
        assert not world.scan("anything").feedback.was_accepted
        assert (world.warehouse.digest(), world.handheld.screen) == (before, shown)


_INSIDE = {ScreenKind.TRANSFER, ScreenKind.EDITOR, ScreenKind.DIALOG, ScreenKind.ACTIONS, ScreenKind.FORM}
