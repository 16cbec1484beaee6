"""The state of the handheld: a stack of frozen frames, one for each screen that is open, and one step from it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.filling import filled_directly
from scansim.engine.handheld.device import Device
from scansim.engine.handheld.events import Event
from scansim.engine.handheld.feedback import Feedback
from scansim.engine.quantity import ONE
from scansim.engine.warehouse.adjustments import ConflictAnswer
from scansim.engine.warehouse.validation import BackorderAnswer

__all__ = [
    "ActionsPage",
    "BackorderDialog",
    "BatchList",
    "BatchReceiptsDialog",
    "CancelDialog",
    "ConflictDialog",
    "CountEditor",
    "CountView",
    "Device",
    "Editor",
    "ExpiryDialog",
    "ExtraDialog",
    "Filter",
    "Frame",
    "Frames",
    "Goods",
    "HugeDialog",
    "Menu",
    "NoFilter",
    "Operations",
    "PackageContent",
    "PackageTypeDialog",
    "ProcessAllDialog",
    "QualityDialog",
    "ReturnForm",
    "ScrapForm",
    "ScrapShortDialog",
    "SerialDialog",
    "Settings",
    "Step",
    "TransferList",
    "TransferView",
    "UntrackedDialog",
]


@dataclass(frozen=True, slots=True)
class Menu:
    """The main menu: always the bottom of the stack."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The device's own settings."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a scan narrowed a list to: ids, empty for what was not scanned."""

    product: str = ""
    lot: str = ""
    package: str = ""
    transfer: int = 0
    name: str = ""


NoFilter = Filter()


@dataclass(frozen=True, slots=True)
class Operations:
    """The cards of operation types."""


@dataclass(frozen=True, slots=True)
class TransferList:
    """The open transfers of a type (empty: of all)."""

    operation_type: str = ""
    filter: Filter = NoFilter


@dataclass(frozen=True, slots=True)
class BatchList:
    """The open batches."""

    filter: Filter = NoFilter


@filled_directly
@dataclass(frozen=True, slots=True)
class TransferView:
    """A transfer's client screen; with ``batch``, that of a batch, and ``transfer`` is 0.

    ``unsent`` and ``unpacked`` are the lines scanned since the last destination and the last package. ``source`` is
    the location that was scanned last to take from. ``awaiting`` is the product (id) whose lot or serial number comes
    next. Lines ``sent`` had their destination scanned: what is scanned later belongs on others. ``unplanned``: nobody
    demanded anything. ``turned`` are lines whose parent a person folded or unfolded.
    """

    transfer: int
    selected: int | None = None
    unsent: tuple[int, ...] = ()
    unpacked: tuple[int, ...] = ()
    source: str = ""
    awaiting: str = ""
    batch: str = ""
    unplanned: bool = False
    sent: tuple[int, ...] = ()
    turned: tuple[int, ...] = ()


@filled_directly
@dataclass(frozen=True, slots=True)
class Goods:
    """What a scan brings: so much of a product (id), of a lot by its name, out of a package that was scanned.

    ``expires`` and ``best_before`` are dates for a lot that is new. ``is_one`` says that no quantity was read.
    """

    product: str
    quantity: Decimal = ONE
    data: str = ""
    lot: str = ""
    package: str = ""
    source: str = ""
    expires: str = ""
    best_before: str = ""
    is_one: bool = True
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class PackageContent:
    """What lies in a package."""

    package: str


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """Behind the gear: print, scrap, return, cancel."""

    transfer: int


@filled_directly
@dataclass(frozen=True, slots=True)
class Editor:
    """The pencil of a line, with the values that Confirm would write. ``line`` 0 is a new line of ``transfer``."""

    transfer: int
    line: int
    quantity: Decimal
    product: str = ""
    lot: str = ""
    source: str = ""
    destination: str = ""
    package: str = ""
    result_package: str = ""
    owner: str = ""
    container: str = ""


@dataclass(frozen=True, slots=True)
class HugeDialog:
    """Is this quantity meant? It is huge, or it is somebody's barcode."""

    quantity: Decimal


@dataclass(frozen=True, slots=True)
class BackorderDialog:
    """Create Backorder, No Backorder, or back: the missing quantities (product id, quantity).

    ``expired``: it was said before what becomes of expired goods.
    """

    transfer: int
    missing: tuple[tuple[str, Decimal], ...]
    batch: str = ""
    expired: bool = False


@dataclass(frozen=True, slots=True)
class ExpiryDialog:
    """These lots (ids) have expired: may they go? ``answer`` is what was said of the rest before."""

    transfer: int
    lots: tuple[str, ...]
    answer: BackorderAnswer | None = None
    batch: str = ""


@dataclass(frozen=True, slots=True)
class ProcessAllDialog:
    """Nothing was picked: process everything? (up to 16)"""

    transfer: int
    batch: str = ""


@dataclass(frozen=True, slots=True)
class ExtraDialog:
    """Goods that the transfer does not list were scanned: add them? Several are the content of one ``package``."""

    transfer: int
    goods: tuple[Goods, ...]
    package: str = ""


@dataclass(frozen=True, slots=True)
class BatchReceiptsDialog:
    """Another open receipt of the vendor expects this product: receive both together, or add it? (from 19)"""

    transfer: int
    other: int
    goods: Goods


@dataclass(frozen=True, slots=True)
class SerialDialog:
    """The record has this serial number elsewhere already: is that expected?"""

    goods: Goods
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QualityDialog:
    """Did the goods of a product (id) pass at a quality point? ``failed`` is how many did not; None for all."""

    transfer: int
    point: str
    product: str
    failed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PackageTypeDialog:
    """Of which type is the new package around what was scanned? ``data`` is the code that asked for one."""

    transfer: int
    data: str = ""


@dataclass(frozen=True, slots=True)
class CancelDialog:
    """Cancel the whole transfer?"""

    transfer: int


@dataclass(frozen=True, slots=True)
class ScrapForm:
    """What to scrap. ``transfer`` is the one it is done from."""

    transfer: int
    product: str = ""
    quantity: Decimal = ONE
    lot: str = ""
    package: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ScrapShortDialog:
    """There is only ``on_hand`` of it there: scrap it all the same?"""

    on_hand: Decimal


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """How much of each move (number, quantity) comes back."""

    transfer: int
    quantities: tuple[tuple[int, Decimal], ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """An inventory adjustment. ``location`` is where is counted now; ``quants`` are the lines on the screen.

    ``awaiting`` is the product (id) whose lot or serial number comes next. ``loose`` are the lines counted here in no
    package since the last one.
    """

    location: str = ""
    quants: tuple[int, ...] = ()
    selected: int | None = None
    awaiting: str = ""
    loose: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CountEditor:
    """The pencil of a counted line, with the quantity that Confirm would write."""

    quant: int
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class ConflictDialog:
    """Stock has changed since it was counted: which holds?"""

    quants: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UntrackedDialog:
    """Products (ids) that are told apart by lots were counted without one: apply it all the same?"""

    products: tuple[str, ...]
    conflict: ConflictAnswer | None = None


Frame = (
    Menu
    | Settings
    | Operations
    | TransferList
    | BatchList
    | TransferView
    | PackageContent
    | ActionsPage
    | Editor
    | HugeDialog
    | BackorderDialog
    | ExpiryDialog
    | ProcessAllDialog
    | ExtraDialog
    | BatchReceiptsDialog
    | SerialDialog
    | QualityDialog
    | PackageTypeDialog
    | CancelDialog
    | ScrapForm
    | ScrapShortDialog
    | ReturnForm
    | CountView
    | CountEditor
    | ConflictDialog
    | UntrackedDialog
)
Frames = tuple[Frame, ...]


@filled_directly
@dataclass(frozen=True, slots=True)
class Step:
    """What one input leads to."""

    frames: Frames
    feedback: Feedback
    events: tuple[Event, ...] = ()
