"""What ``pack.yaml`` and a row of each list of a data pack may say (``docs/packs.md``)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field, PlainValidator

from scansim.content.codes import BoxCode, Code, OptionalCode, ProductCode
from scansim.content.faults import Wrong, meant, shown
from scansim.content.pack_row import RowModel
from scansim.content.settings_file import PackSettingsFile, TabFields
from scansim.content.storage_rows import RemovalWord
from scansim.content.validation import FileModel
from scansim.content.values import (
    Day,
    Flag,
    Moment,
    Name,
    Number,
    OptionalName,
    Schema,
    Short,
    choice,
    local_text,
    matching,
    one_of,
    short,
    whole,
)
from scansim.engine.floor.things import Place, PlaceKind
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
from scansim.training.changes import tab_with
from scansim.training.pack import DocumentNumbers, NamedPackage, NamedPackageType, OpeningStock
from scansim.training.story import Flow
from scansim.training.texts import LocalText

__all__ = [
    "DocumentRow",
    "LocationRow",
    "LotRow",
    "OperationTypeRow",
    "PackFile",
    "PackageRow",
    "PackageTypeRow",
    "PackagingRow",
    "PartnerRow",
    "PlaceRow",
    "ProductRow",
    "StockRow",
]

ShortName = Annotated[str, short(22)]
"""A name that fits a 40-column screen beside a quantity."""

Days = Annotated[int, whole(0, 9999)]
"""Days from now, or before another date."""

TrackingWord = Annotated[Tracking, choice(Tracking)]
UsageWord = Annotated[Usage, choice(Usage)]
PlaceWord = Annotated[PlaceKind, choice(PlaceKind)]
OperationWord = Annotated[OperationKind, choice(OperationKind)]
BackorderWord = Annotated[BackorderPolicy, choice(BackorderPolicy)]


class WarehouseFile(FileModel):
    """The warehouse of a pack; its code begins the names of transfers."""

    code: Annotated[str, matching(r"[A-Z]{1,5}", "Write one to five capital letters.")] = Field(examples=["WH"])
    name: Short = Field(examples=["North Hub"])


class ReservedCodes(FileModel):
    """A range of codes that belongs to the pack, for people who add to it."""

    prefix: Short
    use: Short


class PackFile(FileModel):
    """The file ``pack.yaml``."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    id: Short = Field(examples=["S"])
    title: Annotated[LocalText, local_text(80)] = Field(examples=["North Hub, a small mixed wholesaler"])
    company: Short = Field(examples=["Training Wholesale"])
    currency: Annotated[str, matching(r"[A-Z]{3}", 'Write a code such as "EUR".')] = Field(examples=["EUR"])
    warehouse: WarehouseFile = Field(examples=["(then code and name, indented)"])
    simulated_at: Moment = Field(examples=["2026-03-02T08:00:00"])
    settings: PackSettingsFile = PackSettingsFile()
    reserved_codes: dict[str, ReservedCodes] = Field(default_factory=dict)


class ProductRow(RowModel):
    """A row of ``products.csv``."""

    references: ClassVar[Mapping[str, str]] = {"look_alike_of": "products"}

    id: Name
    name: ShortName
    default_code: Code
    barcode: ProductCode
    uom_id: Short
    tracking: TrackingWord
    standard_price: Number
    list_price: Number
    categ_id: Short
    weight: Number
    use_expiration_date: Flag
    look_alike_of: OptionalName
    expiration_time: Days = 0
    use_time: Days = 0
    removal_time: Days = 0
    alert_time: Days = 0
    abc_class: Annotated[str, one_of("ABC")] = ""

    def record(self, categories: Mapping[str, str]) -> Product:
        """The product; ``categories`` are ids by complete names."""
        return Product(
            id=self.id,
            name=self.name,
            code=self.default_code,
            barcode=self.barcode,
            unit=UnitOfMeasure(self.uom_id),
            tracking=self.tracking,
            standard_price=self.standard_price,
            list_price=self.list_price,
            weight=self.weight,
            look_alike_of=self.look_alike_of,
            expires=self.use_expiration_date,
            expiration_days=self.expiration_time,
            best_before_days=self.use_time,
            removal_days=self.removal_time,
            alert_days=self.alert_time,
            category=categories.get(self.categ_id, ""),
        )


class PackagingRow(RowModel):
    """A row of ``packagings.csv``."""

    references: ClassVar[Mapping[str, str]] = {"product_id": "products", "package_type_id": "package_types"}

    id: Name
    product_id: Name
    name: ShortName
    qty: Annotated[int, whole(1, 9999)]
    barcode: BoxCode
    package_type_id: OptionalName = ""

    def record(self) -> Packaging:
        """The packaging."""
        return Packaging(self.id, self.product_id, self.name, Decimal(self.qty), self.barcode, self.package_type_id)


class LocationRow(RowModel):
    """A row of ``locations.csv``."""

    references: ClassVar[Mapping[str, str]] = {"location_id": "locations", "storage_category_id": "storage_categories"}

    id: Name
    name: Short
    complete_name: Annotated[str, short(200)]
    location_id: OptionalName
    usage: UsageWord
    barcode: OptionalCode
    storage_category_id: OptionalName = ""
    removal_strategy_id: RemovalWord | None = None
    cyclic_inventory_frequency: Annotated[int, whole(0, 9999)] = 0

    def record(self) -> Location:
        """The place of the record."""
        return Location(
            id=self.id,
            name=self.name,
            complete_name=self.complete_name,
            parent=self.location_id,
            usage=self.usage,
            barcode=self.barcode,
            removal=self.removal_strategy_id,
            storage_category=self.storage_category_id,
            count_every=self.cyclic_inventory_frequency,
        )


class PlaceRow(RowModel):
    """A row of ``places.csv``."""

    references: ClassVar[Mapping[str, str]] = {"location_id": "locations"}

    id: Name
    name: ShortName
    kind: PlaceWord
    location_id: OptionalName

    def record(self) -> Place:
        """The place of the floor."""
        return Place(self.id, self.name, self.kind, self.location_id)


def _flow(value: object) -> Flow | None:
    text = value.strip() if isinstance(value, str) else ""
    if text and text not in {flow.value for flow in Flow}:
        raise Wrong(f"is {shown(text)}.", meant(text, [flow.value for flow in Flow]))
    return Flow(text) if text else None


OptionalFlow = Annotated[Flow | None, PlainValidator(_flow)]
"""A kind of work, or nothing."""


class OperationTypeRow(TabFields, RowModel):
    """A row of ``operation_types.csv``: the operation type, and its Barcode tab."""

    references: ClassVar[Mapping[str, str]] = {
        "default_location_src_id": "locations",
        "default_location_dest_id": "locations",
        "return_picking_type_id": "operation_types",
    }

    id: Name
    name: Short
    code: OperationWord
    sequence_code: Annotated[str, matching(r"[A-Z0-9]{1,8}", "Write one to eight capital letters or digits.")]
    barcode: Code
    barcode_legacy: OptionalCode
    default_location_src_id: Name
    default_location_dest_id: Name
    create_backorder: BackorderWord
    use_create_lots: Flag
    use_existing_lots: Flag
    return_picking_type_id: OptionalName = ""
    flow: OptionalFlow = None
    reservation_method: Annotated[str, one_of(("at_confirm", "manual", "by_date"))] = "at_confirm"
    reservation_days_before: Days = 0
    reservation_days_before_priority: Days = 0

    def record(self, warehouse: str) -> OperationType:
        """The operation type of the warehouse with this code."""
        return OperationType(
            id=self.id,
            name=self.name,
            kind=self.code,
            prefix=f"{warehouse}/{self.sequence_code}/",
            barcode=self.barcode,
            legacy_barcode=self.barcode_legacy,
            source=self.default_location_src_id,
            destination=self.default_location_dest_id,
            backorder=self.create_backorder,
            use_create_lots=self.use_create_lots,
            use_existing_lots=self.use_existing_lots,
            settings=tab_with(BarcodeSettings.documented(self.code), self.tab()),
            return_type=self.return_picking_type_id,
            reserves_at_confirmation=self.reservation_method == "at_confirm",
            reserve_days_before=self.reservation_days_before if self.reservation_method == "by_date" else None,
            reserve_days_before_urgent=self.reservation_days_before_priority,
        )


class PartnerRow(RowModel):
    """A row of ``partners.csv``."""

    references: ClassVar[Mapping[str, str]] = {"route_id": "routes"}

    id: Name
    name: ShortName
    role: Annotated[str, one_of(("supplier", "customer"))]
    ref: Code
    route_id: OptionalName = ""

    def record(self) -> Partner:
        """The partner."""
        return Partner(self.id, self.name)


class LotRow(RowModel):
    """A row of ``lots.csv``."""

    references: ClassVar[Mapping[str, str]] = {"product_id": "products"}

    id: Name
    product_id: Name
    name: Code
    expiration_date: Day
    removal_date: Day
    use_date: Day = ""
    alert_date: Day = ""

    def record(self) -> Lot:
        """The lot or serial number."""
        return Lot(
            self.id,
            self.product_id,
            self.name,
            expires=self.expiration_date,
            removal=self.removal_date,
            best_before=self.use_date,
            alert=self.alert_date,
        )


class StockRow(RowModel):
    """A row of ``stock.csv``."""

    references: ClassVar[Mapping[str, str]] = {
        "product_id": "products",
        "location_id": "locations",
        "lot_id": "lots",
        "package_id": "packages",
    }

    product_id: Name
    location_id: Name
    quantity: Number
    lot_id: OptionalName
    package_id: OptionalName

    def record(self) -> OpeningStock:
        """The opening stock."""
        return OpeningStock(self.product_id, self.location_id, self.quantity, self.lot_id, self.package_id)


class PackageTypeRow(RowModel):
    """A row of ``package_types.csv``."""

    id: Name
    name: ShortName
    sequence: Annotated[int, whole(0, 9999)]
    barcode: OptionalCode
    max_weight: Number

    def record(self) -> NamedPackageType:
        """The kind of package."""
        return NamedPackageType(self.id, self.name, self.barcode, self.max_weight)


class PackageRow(RowModel):
    """A row of ``packages.csv``."""

    references: ClassVar[Mapping[str, str]] = {"package_type_id": "package_types", "location_id": "locations"}

    id: Name
    name: Code
    package_type_id: Name
    package_use: Annotated[str, one_of(("disposable", "reusable"))]
    location_id: OptionalName

    @property
    def is_reusable(self) -> bool:
        """Whether it stays behind when its content goes on."""
        return self.package_use == "reusable"

    def record(self) -> NamedPackage:
        """The package."""
        return NamedPackage(self.id, self.name, self.package_type_id, self.is_reusable, self.location_id)


class DocumentRow(RowModel):
    """A row of ``documents.csv``."""

    references: ClassVar[Mapping[str, str]] = {"picking_type_id": "operation_types"}

    id: Name
    name: Annotated[str, matching(r"[A-Z]{1,5}/[A-Z0-9]{1,8}/[0-9]{5}", 'Write a number such as "WH/IN/00021".')]
    picking_type_id: Name
    origin: OptionalCode

    def record(self) -> DocumentNumbers:
        """The two numbers of the document."""
        return DocumentNumbers(self.id, self.picking_type_id, self.name, self.origin)
