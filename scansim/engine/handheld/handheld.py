"""The handheld: one pure state machine. No clock, no randomness, no I/O, no terminal.

>>> handheld.receive(Scanned("WH/IN/00012"))          # doctest: +SKIP
Turn(screen=HandheldScreen(kind=<ScreenKind.TRANSFER: 'transfer'>, ...), feedback=..., events=(TransferOpened(...),))
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from scansim.engine.barcodes.commands import Family
from scansim.engine.barcodes.meaning import meaning_of, name_of
from scansim.engine.handheld import editor, finishing, opening, transfer
from scansim.engine.handheld.events import Event
from scansim.engine.handheld.expected import Expected
from scansim.engine.handheld.feedback import Code, Feedback, Verdict, accepted, refused, refused_by_record
from scansim.engine.handheld.frames import (
    BackorderDialog,
    CancelDialog,
    Device,
    Editor,
    ExtraProductDialog,
    Frames,
    Menu,
    Step,
    TransferView,
)
from scansim.engine.handheld.inputs import DeviceInput, Entered, Pressed, Scanned
from scansim.engine.handheld.screen import HandheldScreen
from scansim.engine.handheld.views import Painter
from scansim.engine.warehouse.catalogue import OperationKind
from scansim.engine.warehouse.refusal import Refused
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["Handheld", "Turn"]

_PRACTISED = frozenset({OperationKind.INCOMING})


@dataclass(frozen=True)
class Turn:
    """What one input led to: the screen (computed when first asked for), the answer, what happened."""

    feedback: Feedback
    events: tuple[Event, ...]
    _frames: Frames
    _painter: Painter = field(repr=False, compare=False)

    @cached_property
    def screen(self) -> HandheldScreen:
        """The screen after the input. Ask before the next input: it is drawn from the record as it stands."""
        return self._painter.screen(self._frames)


class Handheld:
    """One operator's device over a warehouse.

    ``family`` chooses the command payloads it reads; ``operable`` the kinds of operation its menu offers.
    """

    def __init__(
        self,
        warehouse: Warehouse,
        family: Family = Family.CURRENT,
        operable: Iterable[OperationKind] = _PRACTISED,
    ) -> None:
        self._device = Device(warehouse, family, frozenset(operable))
        self._painter = Painter(self._device)
        self._frames: Frames = (Menu(),)
        self._turn = Turn(accepted(Code.WELCOME), (), self._frames, self._painter)

    @property
    def turn(self) -> Turn:
        """The latest turn."""
        return self._turn

    @property
    def screen(self) -> HandheldScreen:
        """What is shown now."""
        return self._turn.screen

    @property
    def open_transfer(self) -> int | None:
        """The transfer whose screen is open, also under a dialog or the editor."""
        views = [frame for frame in self._frames if isinstance(frame, TransferView)]
        return views[-1].transfer if views else None

    @property
    def expected(self) -> Expected:
        """What would be accepted now: a lazy set of inputs."""
        return Expected(self._device, self._frames, self._would_accept)

    def receive(self, given: DeviceInput) -> Turn:
        """Take one input and say what it led to. A refused input changes nothing."""
        step = self._step(given)
        self._frames = step.frames
        self._turn = Turn(step.feedback, step.events, step.frames, self._painter)
        return self._turn

    def _would_accept(self, given: DeviceInput) -> bool:
        mark = self._device.warehouse.mark()
        try:
            return self._step(given).feedback.was_accepted
        finally:
            self._device.warehouse.undo_to(mark)

    def _step(self, given: DeviceInput) -> Step:
        mark = self._device.warehouse.mark()
        try:
            step = self._dispatch(given)
        except Refused as refusal:
            step = Step(self._frames, refused_by_record(refusal))
        if not step.feedback.was_accepted:
            self._device.warehouse.undo_to(mark)
            return Step(self._frames, _with_reading(step.feedback, given))
        return step

    def _dispatch(self, given: DeviceInput) -> Step:
        match given:
            case Scanned():
                return self._scanned(given)
            case Pressed():
                return self._pressed(given)
            case Entered():
                return self._entered(given)

    def _scanned(self, given: Scanned) -> Step:
        top = self._frames[-1]
        match top:
            case BackorderDialog() | ExtraProductDialog() | CancelDialog():
                return Step(self._frames, self._not_now(Code.ANSWER_FIRST, given.data))
            case Editor():
                return Step(self._frames, self._not_now(Code.FINISH_EDITING_FIRST, given.data))
            case TransferView():
                return transfer.scan(self._device, self._frames, top, given.data)
            case _:
                return opening.scan(self._device, self._frames, given.data)

    def _pressed(self, given: Pressed) -> Step:
        top = self._frames[-1]
        match top:
            case TransferView():
                return transfer.press(self._device, self._frames, top, given)
            case Editor():
                return editor.press(self._device, self._frames, top, given)
            case BackorderDialog():
                return finishing.answer_backorder(self._device, self._frames, top, given)
            case CancelDialog():
                return finishing.answer_cancel(self._device, self._frames, top, given)
            case ExtraProductDialog():
                return self._answer_extra(top, given)
            case _:
                return opening.press(self._device, self._frames, given)

    def _answer_extra(self, dialog: ExtraProductDialog, given: Pressed) -> Step:
        if given.control == "discard":
            return opening.go_back(self._frames)
        if given.control == "add_product":
            return transfer.add_extra(self._device, self._frames[:-1], dialog)
        return opening.refuse_control(self._frames, given)

    def _entered(self, given: Entered) -> Step:
        top = self._frames[-1]
        if isinstance(top, Editor):
            return editor.enter(self._device, self._frames, top, given)
        return Step(self._frames, refused(Verdict.NOT_NOW, Code.NO_SUCH_FIELD, field=given.field))

    def _not_now(self, code: Code, data: str) -> Feedback:
        meaning = meaning_of(data, self._device.warehouse, self._device.family)
        return refused(Verdict.NOT_NOW, code, read=data, thing=name_of(meaning))


def _with_reading(feedback: Feedback, given: DeviceInput) -> Feedback:
    """Every refusal of a code says what was read."""
    if not isinstance(given, Scanned) or "read" in dict(feedback.facts):
        return feedback
    return replace(feedback, facts=(*feedback.facts, ("read", given.data)))
