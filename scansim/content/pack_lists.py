"""The lists of a data pack, read: every row with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Generic, TypeVar

from scansim.content.faults import Fault
from scansim.content.pack_row import RowModel
from scansim.content.pack_rows import (
    DocumentRow,
    LocationRow,
    LotRow,
    OperationTypeRow,
    PackageRow,
    PackageTypeRow,
    PackagingRow,
    PartnerRow,
    PlaceRow,
    ProductRow,
    StockRow,
)
from scansim.content.storage_rows import (
    CategoryRow,
    PutawayRuleRow,
    QualityPointRow,
    RouteRow,
    StorageCapacityRow,
    StorageCategoryRow,
)

__all__ = ["Listed", "PackLists"]

Row_co = TypeVar("Row_co", bound=RowModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row_co]):
    """A row and where it stands: in the site's list when that states any of it."""

    file: str
    line: int
    row: Row_co
    of_site: bool = False

    @property
    def where(self) -> str:
        """The place as faults name it."""
        return f"{self.file if self.of_site else self.file.rpartition('/')[2]}:{self.line}"

    def fault(self, what: str, right: str) -> Fault:
        """A fault of this row."""
        return Fault(self.file, self.line, what, right)


@dataclass(frozen=True, slots=True)
class PackLists:
    """The lists of a pack."""

    products: tuple[Listed[ProductRow], ...]
    packagings: tuple[Listed[PackagingRow], ...]
    locations: tuple[Listed[LocationRow], ...]
    places: tuple[Listed[PlaceRow], ...]
    operation_types: tuple[Listed[OperationTypeRow], ...]
    partners: tuple[Listed[PartnerRow], ...]
    lots: tuple[Listed[LotRow], ...]
    stock: tuple[Listed[StockRow], ...]
    package_types: tuple[Listed[PackageTypeRow], ...]
    packages: tuple[Listed[PackageRow], ...]
    documents: tuple[Listed[DocumentRow], ...]
    categories: tuple[Listed[CategoryRow], ...] = ()
    storage_categories: tuple[Listed[StorageCategoryRow], ...] = ()
    storage_capacities: tuple[Listed[StorageCapacityRow], ...] = ()
    putaway_rules: tuple[Listed[PutawayRuleRow], ...] = ()
    quality_points: tuple[Listed[QualityPointRow], ...] = ()
    routes: tuple[Listed[RouteRow], ...] = ()
    removed: Mapping[str, Mapping[str, tuple[str, int]]] = field(default_factory=dict)
    """Where the site removed rows: by list, by id."""

    def rows(self) -> tuple[Listed[RowModel], ...]:
        """Every row of every list, those that the site states last: what disagrees is then the site's."""
        lists: tuple[Iterable[Listed[RowModel]], ...] = tuple(
            getattr(self, one.name) for one in fields(self) if one.name != "removed"
        )
        return tuple(sorted((row for rows in lists for row in rows), key=lambda row: row.of_site))
