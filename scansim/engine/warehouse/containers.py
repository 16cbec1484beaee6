"""Packages in packages: cartons on a pallet (reference odoo-barcode 0 "Version map", 19; how they part is K)."""

from __future__ import annotations

from collections.abc import Iterable

from scansim.engine.quantity import ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.records import Quant
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock

__all__ = ["content_of", "leave_containers", "put_in_container"]


def put_in_container(stock: Stock, package: str, container: str) -> None:
    """Let a package stand in another one; an empty name takes it out.

    Raises:
        Refused: when a package would stand in itself.
    """
    outer = container
    while outer:
        if outer == package:
            raise Refused(Reason.PACKAGE_IN_ITSELF, package=package, container=container)
        outer = stock.packages.get(outer).container
    stock.packages.put(replace(stock.packages.get(package), container=container))


def content_of(stock: Stock, package: str) -> tuple[Quant, ...]:
    """What lies in a package, and in those that stand in it."""
    own = tuple(quant for quant in stock.quants.where("package", package) if quant.quantity > ZERO)
    inner = stock.packages.where("container", package)
    return own + tuple(quant for each in inner for quant in content_of(stock, each.id))


def leave_containers(stock: Stock, moved: Iterable[str]) -> None:
    """Packages that went where the rest of their container did not go stand in it no more."""
    for package in moved:
        record = stock.packages.get(package)
        if record.container and len({quant.location for quant in content_of(stock, record.container)}) > 1:
            stock.packages.put(replace(record, container=""))
