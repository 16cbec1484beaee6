"""Packages: kept whole when all of it moves, filled, and dissolved (reference odoo-barcode 6.14, 11.50)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import ZERO, total
from scansim.engine.replacing import replace
from scansim.engine.warehouse.detail import rewrite
from scansim.engine.warehouse.records import FINISHED, Line
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.states import require_open
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.storage import Package, PackageType
from scansim.engine.warehouse.units import stocked

__all__ = [
    "PackageLoad",
    "keep_whole_packages",
    "load_of",
    "new_package",
    "pack_into",
    "put_in_pack",
    "require_one_place",
]


@dataclass(frozen=True, slots=True)
class PackageLoad:
    """What a package weighs and may weigh, in kilograms; a limit of 0 is none. It is told and blocks nothing (K)."""

    package: str
    weight: Decimal
    limit: Decimal

    @property
    def is_too_heavy(self) -> bool:
        """Whether it weighs more than its type may."""
        return ZERO < self.limit < self.weight


def keep_whole_packages(stock: Stock, transfer: int) -> None:
    """Where a transfer moves all that a package holds, the package moves; a reusable one stays (11.50)."""
    lines = stock.lines.where("transfer", transfer)
    for package in dict.fromkeys(line.package for line in lines if line.package):
        if stock.packages.get(package).reusable or not _moves_whole(stock, package, lines):
            continue
        for line in lines:
            if line.package == package and not line.result_package and _is_open(stock, line):
                stock.lines.put(replace(stock.lines.get(line.id), result_package=package))


def _is_open(stock: Stock, line: Line) -> bool:
    return stock.moves.get(line.move).state not in FINISHED


def _moves_whole(stock: Stock, package: str, lines: Iterable[Line]) -> bool:
    there: dict[tuple[str, str], Decimal] = {}
    for quant in stock.quants.where("package", package):
        there[quant.product, quant.lot] = there.get((quant.product, quant.lot), ZERO) + quant.quantity
    moved: dict[tuple[str, str], Decimal] = {}
    for line in lines:
        if line.package == package:
            # Bare numbers, whatever the unit: half a dozen does not move a package of six (FUZ-040).
            moved[line.product, line.lot] = moved.get((line.product, line.lot), ZERO) + line.quantity
    return there == moved


def new_package(stock: Stock, name: str = "", package_type: str = "") -> str:
    """A new package; without a name it gets the next of the series."""
    while not name or (name in stock.packages and name.startswith("PACK")):
        name = f"PACK{stock.number('package'):07d}"
        if name not in stock.packages:
            break
    if name not in stock.packages:
        stock.packages.put(Package(name, package_type, number=stock.number("packages")))
    return name


def put_in_pack(stock: Stock, transfers: Sequence[int], name: str = "", package_type: str = "") -> str:
    """A new package around what was picked and not yet packed, or, if nothing was picked, around everything.

    Raises:
        Refused: when nothing is left to pack.
    """
    loose = _to_pack(stock, transfers)
    return _fill(stock, loose, new_package(stock, name, package_type))


def pack_into(stock: Stock, transfers: Sequence[int], package: str) -> str:
    """The same, into this package: one that there is already, or a new one of this name (reference 4.0 rule 4)."""
    loose = _to_pack(stock, transfers)
    if package not in stock.packages:
        stock.packages.put(Package(package, number=stock.number("packages")))
    return _fill(stock, loose, package)


def load_of(stock: Stock, package: str) -> PackageLoad:
    """What a package weighs, with what open lines are about to put into it."""
    record = stock.packages.get(package)
    kind = stock.package_types.find(record.type) or PackageType("")
    content: dict[str, Decimal] = {}
    for quant in stock.quants.where("package", package):
        content[quant.product] = content.get(quant.product, ZERO) + quant.quantity
    for line in stock.lines.where("result_package", package):
        if _is_open(stock, line) and line.package != package:
            content[line.product] = content.get(line.product, ZERO) + stocked(stock, line)
    goods = total(stock.products.get(product).weight * quantity for product, quantity in content.items())
    return PackageLoad(package, kind.own_weight + goods, kind.max_weight)


def _to_pack(stock: Stock, transfers: Sequence[int]) -> list[Line]:
    lines = [line for number in transfers for line in stock.lines.where("transfer", number)]
    for number in transfers:
        require_open(stock, stock.transfers.get(number))
    unpacked = [line for line in lines if line.quantity > ZERO and not line.result_package and _is_open(stock, line)]
    loose = [line for line in unpacked if line.picked] or unpacked
    if not loose:
        raise Refused(Reason.NOTHING_TO_PACK)
    return loose


def _fill(stock: Stock, lines: Iterable[Line], package: str) -> str:
    for line in lines:
        rewrite(stock, replace(line, result_package=package))
    return package


def require_one_place(stock: Stock, packages: Iterable[str]) -> None:
    """Refuse when what a package holds would lie in two places."""
    for package in packages:
        places = {
            quant.location
            for quant in stock.quants.where("package", package)
            if quant.quantity != ZERO or quant.reserved != ZERO
        }
        if len(places) > 1:
            raise Refused(Reason.PACKAGE_SPLIT, package=package)
