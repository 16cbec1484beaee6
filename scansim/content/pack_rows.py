"""What ``pack.yaml`` and a row of each list of a data pack may say (``docs/packs.md``)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from scansim.content.codes import BoxCode, Code, OptionalCode, ProductCode
from scansim.content.settings_file import PackSettingsFile, TabFields
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
    "RowModel",
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


class RowModel(FileModel):
    """A row of a list; its fields are the columns. ``references`` names the list that a column points into.

    A column whose field has a default may be missing, and its cells may be empty: then that holds.
    """

    references: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """All columns that the list may have."""
        return tuple(cls.model_fields)

    @classmethod
    def optional_columns(cls) -> frozenset[str]:
        """The columns that a list may lack."""
        return frozenset(name for name, field in cls.model_fields.items() if not field.is_required())

    @model_validator(mode="before")
    @classmethod
    def _without_empty_cells(cls, cells: Mapping[str, str]) -> Mapping[str, str]:
        optional = cls.optional_columns()
        return {column: cell for column, cell in cells.items() if cell or column not in optional}


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

    def record(self) -> Product:
        """The product."""
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
        )


class PackagingRow(RowModel):
    """A row of ``packagings.csv``."""

    references: ClassVar[Mapping[str, str]] = {"product_id": "products"}

    id: Name
    product_id: Name
    name: ShortName
    qty: Annotated[int, whole(1, 9999)]
    barcode: BoxCode

    def record(self) -> Packaging:
        """The packaging."""
        return Packaging(self.id, self.product_id, self.name, Decimal(self.qty), self.barcode)


class LocationRow(RowModel):
    """A row of ``locations.csv``."""

    references: ClassVar[Mapping[str, str]] = {"location_id": "locations"}

    id: Name
    name: Short
    complete_name: Annotated[str, short(200)]
    location_id: OptionalName
    usage: UsageWord
    barcode: OptionalCode

    def record(self) -> Location:
        """The place of the record."""
        return Location(self.id, self.name, self.complete_name, self.location_id, self.usage, self.barcode)


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


class OperationTypeRow(TabFields, RowModel):
    """A row of ``operation_types.csv``: the operation type, and its Barcode tab."""

    references: ClassVar[Mapping[str, str]] = {
        "default_location_src_id": "locations",
        "default_location_dest_id": "locations",
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
        )


class PartnerRow(RowModel):
    """A row of ``partners.csv``."""

    id: Name
    name: ShortName
    role: Annotated[str, one_of(("supplier", "customer"))]
    ref: Code

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
