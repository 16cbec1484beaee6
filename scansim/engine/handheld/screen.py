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
    SETTINGS = "settings"
    OPERATIONS = "operations"
    TRANSFERS = "transfers"
    BATCHES = "batches"
    TRANSFER = "transfer"
    BATCH = "batch"
    COUNT = "count"
    EDITOR = "editor"
    FORM = "form"
    PACKAGE = "package"
    ACTIONS = "actions"
    DIALOG = "dialog"


class Instruction(StrEnum):
    """The one thing to do now; its sentence is in words/."""

    # finding work
    SCAN_TO_OPEN = "scan_to_open"
    CHOOSE_OPERATION = "choose_operation"
    CHOOSE_TRANSFER = "choose_transfer"
    CHOOSE_BATCH = "choose_batch"
    CHOOSE_ACTION = "choose_action"
    LOOK_AT_PACKAGE = "look_at_package"
    LOOK_AT_SETTINGS = "look_at_settings"
    # a transfer
    SCAN_SOURCE = "scan_source"
    SCAN_NEXT_SOURCE = "scan_next_source"
    SCAN_PRODUCT = "scan_product"
    SCAN_PRODUCT_OR_PLACE = "scan_product_or_place"
    SCAN_LOT = "scan_lot"
    SCAN_SERIAL = "scan_serial"
    PUT_IN_PACK = "put_in_pack"
    SCAN_DESTINATION = "scan_destination"
    PRESS_VALIDATE = "press_validate"
    TRANSFER_IS_DONE = "transfer_is_done"
    # a count
    SCAN_LOCATION = "scan_location"
    COUNT_PRODUCTS = "count_products"
    # forms and questions
    ENTER_QUANTITY = "enter_quantity"
    CHOOSE_PRODUCT = "choose_product"
    SCRAP_WHAT = "scrap_what"
    RETURN_WHAT = "return_what"
    CREATE_BACKORDER = "create_backorder"
    MOVE_EXPIRED = "move_expired"
    PROCESS_ALL = "process_all"
    ADD_EXTRA_PRODUCT = "add_extra_product"
    ADD_EXTRA_PACKAGE = "add_extra_package"
    BATCH_RECEIPTS = "batch_receipts"
    SERIAL_ELSEWHERE = "serial_elsewhere"
    CHECK_QUALITY = "check_quality"
    HUGE_QUANTITY = "huge_quantity"
    SCRAP_SHORT = "scrap_short"
    CHOOSE_PACKAGE_TYPE = "choose_package_type"
    CANCEL_TRANSFER = "cancel_transfer"
    STOCK_CHANGED = "stock_changed"
    APPLY_WITHOUT_LOT = "apply_without_lot"


class Progress(StrEnum):
    """How far a line is."""

    UNTOUCHED = "untouched"
    PARTIAL = "partial"
    COMPLETE = "complete"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Item:
    """One row: a transfer's line, a transfer in a list, or an operation type.

    ``key`` names it in controls (``fill:KEY``). For lines ``done``, ``demand`` and ``left`` are written quantities; in
    a blind count ``demand`` is empty. ``order`` is the transfer of a batch's line, which gets a colour of its own;
    ``proposed_package`` what that order's goods went into before. ``here``: reserved where goods are taken from now.
    ``holds`` is how many lines stand behind this one, ``under`` the key of the parent of one of them: a parent shows
    its lots when it ``is_open``; ``is_package`` is a package that moves whole. ``container`` is what the package
    goes into.
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
    lot: str = ""
    source: str = ""
    package: str = ""
    result_package: str = ""
    proposed_package: str = ""
    order: str = ""
    here: bool = False
    holds: int = 0
    under: str = ""
    is_open: bool = False
    is_package: bool = False
    container: str = ""


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
