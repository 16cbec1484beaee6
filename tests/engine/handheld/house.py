"""A house with every flow: bins, lots, serials, packages, each operation type, a batch; and short names for acting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from scansim.engine.barcodes.commands import Family
from scansim.engine.handheld.device import Company
from scansim.engine.handheld.feedback import Code
from scansim.engine.handheld.handheld import Handheld, Turn
from scansim.engine.handheld.inputs import Entered, Pressed, Scanned
from scansim.engine.handheld.screen import Item
from scansim.engine.handheld.version import BASELINE, Version
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import (
    BackorderPolicy,
    BarcodeSettings,
    Location,
    Lot,
    OperationKind,
    OperationType,
    Packaging,
    Partner,
    Product,
    Tracking,
    UnitOfMeasure,
    Usage,
)
from scansim.engine.warehouse.records import Line, Place, Transfer
from scansim.engine.warehouse.storage import Package, PackageType, PutawayRule
from scansim.engine.warehouse.warehouse import Warehouse

NOW = "2026-11-22T08:00:00"
KILOGRAMS = UnitOfMeasure("kg", Decimal("0.01"))

BOLT = Product("bolt", "Bolt M8", "BOLT", "20611628936004")
NUT = Product("nut", "Nut M8", "NUT", "4006381333931")
RICE = Product("rice", "Rice", "RICE", "614141000012", KILOGRAMS)
CHEESE = Product("cheese", "Cheese", "CHEESE", "2112345000008", KILOGRAMS)
YOGHURT = Product(
    "yoghurt", "Yoghurt", "YOG", "20611628936011", tracking=Tracking.LOT, expires=True, expiration_days=30
)
DRILL = Product("drill", "Drill", "DRILL", "4006381333955", tracking=Tracking.SERIAL)
PRODUCTS = (BOLT, NUT, RICE, CHEESE, YOGHURT, DRILL)

LOCATIONS = (
    Location("wh", "WH", "WH", "", Usage.VIEW, "WH"),
    Location("stock", "Stock", "WH/Stock", "wh", Usage.INTERNAL, "WH-STOCK"),
    Location("a1", "A-01", "WH/Stock/A-01", "stock", Usage.INTERNAL, "WH-A-01"),
    Location("b2", "B-02", "WH/Stock/B-02", "stock", Usage.INTERNAL, "WH-B-02"),
    Location("c3", "C-03", "WH/Stock/C-03", "stock", Usage.INTERNAL, "WH-C-03"),
    Location("input", "Input", "WH/Input", "wh", Usage.INTERNAL, "WH-INPUT"),
    Location("packing", "Packing Zone", "WH/Packing Zone", "wh", Usage.INTERNAL, "WH-PACKING"),
    Location("output", "Output", "WH/Output", "wh", Usage.INTERNAL, "WH-OUTPUT"),
    Location("vendors", "Vendors", "Vendors", "", Usage.SUPPLIER, ""),
    Location("customers", "Customers", "Customers", "", Usage.CUSTOMER, ""),
    Location("loss", "Inventory adjustment", "Virtual/Inventory adjustment", "", Usage.INVENTORY, ""),
    Location("scrap", "Scrap", "Virtual/Scrap", "", Usage.INVENTORY, ""),
)

_KINDS = {
    "in": ("Receipts", OperationKind.INCOMING, "IN", "RECEIPTS", "vendors", "stock"),
    "store": ("Storage", OperationKind.INTERNAL, "STOR", "STORAGE", "input", "stock"),
    "int": ("Internal", OperationKind.INTERNAL, "INT", "INTERNAL", "stock", "stock"),
    "pick": ("Pick", OperationKind.INTERNAL, "PICK", "PICK", "stock", "packing"),
    "pack": ("Pack", OperationKind.INTERNAL, "PACK", "PACK", "packing", "output"),
    "ship": ("Ship", OperationKind.OUTGOING, "SHIP", "SHIP", "output", "customers"),
    "out": ("Deliveries", OperationKind.OUTGOING, "OUT", "DELIVERY", "stock", "customers"),
}

PACKED = Company(packages=True, batches=True)
"""A company that uses packages and batches."""


def operation(key: str, **changes: object) -> OperationType:
    """An operation type of the house; other settings of its Barcode tab and other fields by name."""
    name, kind, code, legacy, source, destination = _KINDS[key]
    tab = BarcodeSettings.documented(kind, packs=key == "pack")
    names = set(BarcodeSettings.__dataclass_fields__)
    tab = replace(tab, **{name: value for name, value in changes.items() if name in names})  # type: ignore[arg-type]
    made = OperationType(
        key,
        name,
        kind,
        f"WH/{code}/",
        f"WH{code}",
        f"WH-{legacy}",
        source,
        destination,
        settings=tab,
        use_create_lots=kind is OperationKind.INCOMING,
        use_existing_lots=kind is not OperationKind.INCOMING,
        return_type="in" if kind is OperationKind.OUTGOING else "",
    )
    others = {name: value for name, value in changes.items() if name not in names}
    return replace(made, **others)  # type: ignore[arg-type]


def warehouse_of_house(*changed: OperationType, version: Version = BASELINE) -> Warehouse:
    """The catalogue and the opening stock."""
    warehouse = Warehouse(NOW, reserves_expired=version.reserves_expired)
    warehouse.add(LOCATIONS)
    warehouse.add(PRODUCTS)
    warehouse.add(
        [
            Packaging("bolt-6", "bolt", "Box of 6", Decimal(6), "14006381333938"),
            Partner("nordic", "Nordic Table"),
            Lot("y-old", "yoghurt", "LOT-OLD", expires="2026-11-01T00:00:00"),
            Lot("y-1", "yoghurt", "LOT-1", expires="2026-12-20T00:00:00"),
            Lot("y-2", "yoghurt", "LOT-2", expires="2026-12-24T00:00:00"),
            Lot("sn-1", "drill", "SN-1"),
            Lot("sn-2", "drill", "SN-2"),
            Lot("sn-9", "drill", "SN-9"),
            Package("PACK-FULL"),
            Package("PACK-EMPTY"),
            Package("PACK-OTHER"),
            Package("TOTE-1", reusable=True),
            PackageType("PT-BOX"),
        ]
    )
    types = {key: operation(key) for key in _KINDS} | {kind.id: kind for kind in changed}
    warehouse.add(types.values())
    for place, quantity in (
        (Place("bolt", "a1"), 20),
        (Place("bolt", "b2"), 5),
        (Place("nut", "b2"), 10),
        (Place("yoghurt", "a1", "y-1"), 4),
        (Place("yoghurt", "b2", "y-2"), 4),
        (Place("drill", "a1", "sn-1"), 1),
        (Place("drill", "b2", "sn-2"), 1),
        (Place("bolt", "c3", "", "PACK-FULL"), 10),
        (Place("yoghurt", "c3", "y-2", "PACK-FULL"), 2),
    ):
        warehouse.change_stock(place, Decimal(quantity))
    return warehouse


@dataclass
class House:
    """The warehouse and a handheld on it."""

    warehouse: Warehouse
    handheld: Handheld

    def scan(self, *codes: str) -> Turn:
        """Read codes; all but the last must be accepted."""
        for data in codes:
            turn = self.handheld.receive(Scanned(data))
            assert turn.feedback.was_accepted or data is codes[-1], (data, turn.feedback)
        return turn

    def press(self, *controls: str) -> Turn:
        """Press buttons; all but the last must be accepted."""
        for control in controls:
            turn = self.handheld.receive(Pressed(control))
            assert turn.feedback.was_accepted or control is controls[-1], (control, turn.feedback)
        return turn

    def enter(self, field: str, value: str) -> Turn:
        """Type a value."""
        return self.handheld.receive(Entered(field, value))

    def row(self, key: str) -> Item:
        """The row of this key."""
        return next(item for item in self.handheld.screen.items if item.key == key)

    @property
    def instruction(self) -> str:
        """What the handheld asks for."""
        return self.handheld.screen.instruction.value

    def lines(self, transfer: Transfer) -> tuple[Line, ...]:
        """The lines of a transfer."""
        return self.warehouse.lines_of(transfer.id)

    def state(self, transfer: Transfer) -> str:
        """Its state now."""
        return self.warehouse.stock.transfers.get(transfer.id).state.value

    def on_hand(self, product: str, location: str, lot: str = "", package: str = "") -> Decimal | int:
        """What the record holds of exactly this."""
        found = self.warehouse.stock.quants.where("place", Place(product, location, lot, package))
        return sum((quant.quantity for quant in found), ZERO)

    def refused(self, data: str) -> Code:
        """The code of a refusal that changed nothing."""
        before, shown = self.warehouse.digest(), self.handheld.screen
        turn = self.scan(data)
        assert not turn.feedback.was_accepted, turn.feedback
        assert (self.warehouse.digest(), self.handheld.screen) == (before, shown)
        assert isinstance(turn.feedback.code, Code)
        return turn.feedback.code


def house(*changed: OperationType, company: Company = PACKED, version: Version = BASELINE) -> House:
    """The house with the menu on the handheld."""
    warehouse = warehouse_of_house(*changed, version=version)
    return House(warehouse, Handheld(warehouse, version, company))


def opened(
    key: str,
    demands: list[tuple[str, int]],
    *changed: OperationType,
    company: Company = PACKED,
    version: Version = BASELINE,
) -> tuple[House, Transfer]:
    """The house with a transfer of a type open on the handheld."""
    world = house(*changed, company=company, version=version)
    needs = [(product, Decimal(quantity)) for product, quantity in demands]
    transfer = world.warehouse.create_transfer(key, needs, origin="DOC-1", partner="nordic")
    world.scan(transfer.name)
    return world, transfer


__all__ = [
    "BOLT",
    "CHEESE",
    "DRILL",
    "NOW",
    "NUT",
    "PACKED",
    "RICE",
    "YOGHURT",
    "BackorderPolicy",
    "Family",
    "House",
    "PutawayRule",
    "house",
    "opened",
    "operation",
    "warehouse_of_house",
]
