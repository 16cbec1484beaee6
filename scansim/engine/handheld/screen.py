"""What the handheld shows: an immutable value. Screens, plain text and ``--json`` draw it; nobody asks the record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import takewhile

__all__ = ["Control", "Field", "HandheldScreen", "Instruction", "Item", "Progress", "ScreenKind"]


class ScreenKind(StrEnum):
    """Which screen of the Barcode app this is (reference odoo-barcode section 1)."""

    MENU = "menu"
    OPERATIONS = "operations"
    TRANSFERS = "transfers"
    TRANSFER = "transfer"
    EDITOR = "editor"
    DIALOG = "dialog"


class Instruction(StrEnum):
    """The one thing to do now; its sentence is in words/."""

    SCAN_TO_OPEN = "scan_to_open"
    CHOOSE_OPERATION = "choose_operation"
    CHOOSE_TRANSFER = "choose_transfer"
    SCAN_PRODUCT = "scan_product"
    SCAN_PRODUCT_OR_PLACE = "scan_product_or_place"
    PRESS_VALIDATE = "press_validate"
    ENTER_QUANTITY = "enter_quantity"
    CREATE_BACKORDER = "create_backorder"
    ADD_EXTRA_PRODUCT = "add_extra_product"
    CANCEL_TRANSFER = "cancel_transfer"


class Progress(StrEnum):
    """How far a line is."""

    UNTOUCHED = "untouched"
    PARTIAL = "partial"
    COMPLETE = "complete"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Item:
    """One row: a transfer's line, a transfer in a list, or an operation type.

    ``key`` names it in controls (``fill:KEY``). For lines ``done``, ``demand`` and ``left`` are written quantities.
    """

    key: str
    title: str
    detail: str = ""
    done: str = ""
    demand: str = ""
    left: str = ""
    unit: str = ""
    place: str = ""
    progress: Progress = Progress.UNTOUCHED
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """A button: its id as an input names it, the action its words are found by, and whether it is the one to press."""

    id: str
    primary: bool = False
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def action(self) -> str:
        """The id without what it acts on."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Field:
    """A value that can be entered."""

    id: str
    value: str


@dataclass(frozen=True)
class HandheldScreen:
    """One screen, whole. The screen's own buttons come before those of its rows."""

    kind: ScreenKind
    instruction: Instruction
    title: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    items: tuple[Item, ...] = ()
    controls: tuple[Control, ...] = ()
    fields: tuple[Field, ...] = ()
    focus: int | None = None

    @property
    def primary(self) -> Control | None:
        """The button that is the one to press now, when there is one; it is never a row's."""
        own = takewhile(lambda control: control.id == control.action, self.controls)
        return next((control for control in own if control.primary), None)

    def control(self, id_: str) -> Control | None:
        """The control of this id, when it is there."""
        return self._by_id.get(id_)

    @cached_property
    def _by_id(self) -> dict[str, Control]:
        return {control.id: control for control in self.controls}
