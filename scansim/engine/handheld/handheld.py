"""The handheld: one pure state machine. No clock, no randomness, no I/O, no terminal.

>>> handheld.receive(Scanned("WH/IN/00012"))          # doctest: +SKIP
Turn(screen=HandheldScreen(kind=<ScreenKind.TRANSFER: 'transfer'>, ...), feedback=..., events=(TransferOpened(...),))
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from scansim.engine.barcodes.meaning import Meaning
from scansim.engine.handheld.counts.screens import keys_of_counts, quants_of
from scansim.engine.handheld.device import Company
from scansim.engine.handheld.events import Event
from scansim.engine.handheld.expected import Expected
from scansim.engine.handheld.feedback import Code, Feedback, accepted, refused_by_record
from scansim.engine.handheld.frames import CountView, Device, Frames, Menu, Step, TransferView
from scansim.engine.handheld.inputs import DeviceInput, Scanned
from scansim.engine.handheld.modes import dispatch
from scansim.engine.handheld.painting.painter import Painter
from scansim.engine.handheld.screen import HandheldScreen
from scansim.engine.handheld.version import BASELINE, Version
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import OperationKind
from scansim.engine.warehouse.count_policy import CountPolicy
from scansim.engine.warehouse.records import Quant
from scansim.engine.warehouse.refusal import Refused
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["Handheld", "Turn"]


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

    ``version`` chooses the payloads it reads and what differs between versions, ``company`` what is set for the whole
    app, ``operable`` the kinds of operation that its menu offers, ``counts`` whether it offers inventory adjustments.
    ``count_policy`` is a site's limit for differences, which the real app does not have.
    """

    def __init__(
        self,
        warehouse: Warehouse,
        version: Version = BASELINE,
        company: Company = Company(),  # noqa: B008 - a frozen value
        operable: Iterable[OperationKind] = OperationKind,
        *,
        counts: bool = True,
        count_policy: CountPolicy | None = None,
    ) -> None:
        self._device = Device(warehouse, version, company, frozenset(operable), counts, count_policy)
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
        """The transfer whose screen is open, also under a dialog or the editor; None for a batch."""
        views = [frame for frame in self._frames if isinstance(frame, TransferView)]
        return views[-1].transfer or None if views else None

    @property
    def open_batch(self) -> str:
        """The batch whose screen is open, also under a dialog or the editor; empty for none."""
        views = [frame for frame in self._frames if isinstance(frame, TransferView)]
        return views[-1].batch if views else ""

    @property
    def losses(self) -> str:
        """The location (id) where goods go that a count misses; empty when there is none."""
        return self._device.losses

    @property
    def counts_at(self) -> str | None:
        """The location (id) where is counted now, empty before one was scanned; None when no count is open."""
        views = [frame for frame in self._frames if isinstance(frame, CountView)]
        return views[-1].location if views else None

    @property
    def count_rows(self) -> tuple[tuple[str, Quant], ...]:
        """The rows of the count that is open, each with its key, also under a question or the editor."""
        views = [frame for frame in self._frames if isinstance(frame, CountView)]
        if not views:
            return ()
        return tuple(zip(keys_of_counts(self._device, views[-1]), quants_of(self._device, views[-1]), strict=True))

    def means(self, data: str) -> Meaning:
        """What a code means on this device, wherever it is read."""
        return self._device.read(data)

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
            step = dispatch(self._device, self._frames, given)
        except Refused as refusal:
            step = Step(self._frames, refused_by_record(refusal))
        if not step.feedback.was_accepted:
            self._device.warehouse.undo_to(mark)
            return Step(self._frames, _with_reading(step.feedback, given))
        return step


def _with_reading(feedback: Feedback, given: DeviceInput) -> Feedback:
    """Every refusal of a code says what was read."""
    if not isinstance(given, Scanned):
        return feedback
    facts = tuple((name, value) for name, value in feedback.facts if name != "read")
    return replace(feedback, facts=(*facts, ("read", given.data)))
