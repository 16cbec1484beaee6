"""What a pack and an exercise may set of the app: names and words are those of Odoo (``docs/packs.md`` "Settings").

What is not said, or left empty in a list, stays as it was: in a pack as documented (reference odoo-barcode section 3).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from scansim.content.validation import FileModel
from scansim.content.values import Flag, Name, Number, choice, one_of, worded
from scansim.engine.barcodes.app_rules import Conversion, Nomenclature
from scansim.engine.handheld.device import Company, MenuScan
from scansim.engine.handheld.version import VERSIONS, VersionName
from scansim.engine.warehouse.catalogue import BackorderPolicy, ScanStep
from scansim.training.changes import CompanyChanges, OperationTypeChanges, SettingsChanges, TabChanges, company_with

__all__ = ["CompanyFile", "OperationTypeFile", "PackSettingsFile", "SettingsFile", "TabFields"]

Required = Annotated[bool, worded({"no": False, "mandatory": True})]
MustBeScanned = Annotated[bool, worded({"optional": False, "mandatory": True})]
Step = Annotated[ScanStep, worded({"no": ScanStep.NO, "optional": ScanStep.GROUP, "mandatory": ScanStep.EACH})]
BackorderWord = Annotated[BackorderPolicy, choice(BackorderPolicy)]
NomenclatureWord = Annotated[Nomenclature, choice(Nomenclature)]
ConversionWord = Annotated[Conversion, choice(Conversion)]
MenuWord = Annotated[MenuScan, choice(MenuScan)]
VersionWord = Annotated[VersionName, one_of(VERSIONS)]


class TabFields(FileModel):
    """The Barcode tab of an operation type."""

    restrict_scan_source_location: Required | None = None
    restrict_scan_product: Flag | None = None
    restrict_scan_tracking_number: MustBeScanned | None = None
    restrict_put_in_pack: Step | None = None
    restrict_scan_dest_location: Step | None = None
    barcode_allow_extra_product: Flag | None = None
    barcode_validation_full: Flag | None = None
    barcode_validation_all_product_packed: Flag | None = None
    barcode_validation_after_dest_location: Flag | None = None
    show_reserved_sns: Flag | None = None
    show_entire_packs: Flag | None = None
    set_package_type: Flag | None = None

    def tab(self) -> TabChanges:
        """What it sets."""
        return TabChanges(
            allow_extra_products=self.barcode_allow_extra_product,
            allow_full_validation=self.barcode_validation_full,
            source_required=self.restrict_scan_source_location,
            product_required=self.restrict_scan_product,
            lot_required=self.restrict_scan_tracking_number,
            put_in_pack=self.restrict_put_in_pack,
            destination=self.restrict_scan_dest_location,
            all_packed=self.barcode_validation_all_product_packed,
            all_sent=self.barcode_validation_after_dest_location,
            show_reserved_lots=self.show_reserved_sns,
            whole_packages=self.show_entire_packs,
            asks_package_type=self.set_package_type,
        )


class OperationTypeFile(TabFields):
    """What an exercise sets of one operation type."""

    create_backorder: BackorderWord | None = None
    use_create_lots: Flag | None = None
    use_existing_lots: Flag | None = None

    def changes(self, operation_type: str) -> OperationTypeChanges:
        """What it sets of the operation type with this id."""
        return OperationTypeChanges(
            operation_type, self.tab(), self.create_backorder, self.use_create_lots, self.use_existing_lots
        )


class CompanyFile(FileModel):
    """What is set for the whole company. The last two are ours: the app has no word for them."""

    barcode_nomenclature_id: NomenclatureWord | None = None
    upc_ean_conv: ConversionWord | None = None
    group_stock_multi_locations: Flag | None = None
    group_stock_tracking_lot: Flag | None = None
    module_stock_picking_batch: Flag | None = None
    group_stock_tracking_owner: Flag | None = None
    group_barcode_count_entire_location: Flag | None = None
    group_barcode_show_quantity_count: Flag | None = None
    deliveries_on_menu: MenuWord | None = None
    huge_quantity: Number | None = None

    def changes(self) -> CompanyChanges:
        """What it sets."""
        return CompanyChanges(
            nomenclature=self.barcode_nomenclature_id,
            conversion=self.upc_ean_conv,
            packages=self.group_stock_tracking_lot,
            batches=self.module_stock_picking_batch,
            owners=self.group_stock_tracking_owner,
            storage_locations=self.group_stock_multi_locations,
            count_entire_locations=self.group_barcode_count_entire_location,
            show_quantity_to_count=self.group_barcode_show_quantity_count,
            deliveries_on_menu=self.deliveries_on_menu,
            huge_quantity=self.huge_quantity,
        )


class PackCompanyFile(CompanyFile):
    """What is set for the company in its pack: where counts and scrap book goods to (ids of locations), too."""

    inventory_location_id: Name = ""
    scrap_location_id: Name = ""

    def company(self) -> Company:
        """The company with these settings, documented where it says nothing."""
        return replace(
            company_with(Company(), self.changes()),
            inventory_location=self.inventory_location_id,
            scrap_location=self.scrap_location_id,
        )


class PackSettingsFile(FileModel):
    """The settings in ``pack.yaml``; those of operation types stand in their list."""

    version: VersionWord | None = None
    company: PackCompanyFile = Field(default=PackCompanyFile(), description="What is set for the whole company.")


class SettingsFile(FileModel):
    """The settings in an exercise: what is otherwise than in its pack."""

    version: VersionWord | None = None
    company: CompanyFile = Field(default=CompanyFile(), description="What is set for the whole company.")
    operation_types: dict[Name, OperationTypeFile] = Field(
        description="What is set of operation types, each by its id in the pack.", default_factory=dict
    )

    def changes(self) -> SettingsChanges:
        """What it sets."""
        return SettingsChanges(
            self.version,
            self.company.changes(),
            tuple(file.changes(id_) for id_, file in self.operation_types.items()),
        )
