"""Packages in packages, from version 19 on (reference odoo-barcode 0 "Version map", 1.5; K).

A line says in which container the package goes that its goods go into. Done, the package lies in it, and is found with
it. A container that moves whole keeps what is in it; a package that leaves it alone is out of it. A container lies in
no other one, and holds no goods of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.detail import rewrite
from scansim.engine.warehouse.packages import new_package
from scansim.engine.warehouse.records import FINISHED, Line, Quant
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.stock import Stock

__all__ = ["content_of", "put_in_container", "put_into_containers", "to_contain"]


def content_of(stock: Stock, package: str) -> list[Quant]:
    """What lies in a package, and in the packages in it."""
    inside = (package, *(each.id for each in stock.packages.where("container", package)))
    return [quant for each in inside for quant in stock.quants.where("package", each) if quant.quantity > ZERO]


def to_contain(stock: Stock, transfer: int) -> list[Line]:
    """The picked lines of a transfer whose package goes into no container yet."""
    packed = [line for line in stock.lines.where("transfer", transfer) if line.picked and line.result_package]
    return [line for line in packed if not line.container and _is_open(stock, line)]


def put_in_container(stock: Stock, transfer: int, container: str = "", package_type: str = "") -> str:
    """Put the packages of a transfer that are in none into a container; without a name it gets the next of the series.

    Raises:
        Refused: when there is no such package, or the container holds goods of its own.
    """
    lines = to_contain(stock, transfer)
    if not lines or (container and _holds_goods(stock, container)):
        raise Refused(Reason.NOTHING_TO_PACK)
    name = container if container in stock.packages else new_package(stock, container, package_type)
    for line in lines:
        rewrite(stock, replace(line, container=name))
    return name


def put_into_containers(stock: Stock, lines: Sequence[Line]) -> None:
    """The packages of done lines lie in their containers from now on, or are out of those that they left.

    Raises:
        Refused: when a container would lie in two places.
    """
    moved = dict.fromkeys(line.result_package for line in lines)
    for line in lines:
        if line.container:
            stock.packages.put(replace(stock.packages.get(line.result_package), container=line.container))
    for package in moved:
        record = stock.packages.get(package)
        together = stock.packages.where("container", record.container) if record.container else ()
        if len({place for each in together for place in _places(stock, each.id)}) <= 1:
            continue
        if any(line.container and line.result_package == package for line in lines):
            raise Refused(Reason.PACKAGE_SPLIT, package=record.container)
        stock.packages.put(replace(record, container=""))


def _holds_goods(stock: Stock, package: str) -> bool:
    there = any(quant.quantity != ZERO for quant in stock.quants.where("package", package))
    return there or any(_is_open(stock, line) for line in stock.lines.where("result_package", package))


def _places(stock: Stock, package: str) -> set[str]:
    return {quant.location for quant in stock.quants.where("package", package) if quant.quantity != ZERO}


def _is_open(stock: Stock, line: Line) -> bool:
    return stock.moves.get(line.move).state not in FINISHED
