"""Reads a warehouse in the words of the recorder."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.batches import members
from scansim.engine.warehouse.catalogue import Usage
from scansim.engine.warehouse.orders import fulfilled
from scansim.engine.warehouse.records import Line, Move, Quant, State, Transfer
from scansim.engine.warehouse.states import is_picked, move_quantity
from scansim.engine.warehouse.units import unit_of
from scansim.engine.warehouse.warehouse import Warehouse

__all__ = ["Reader", "comparable"]

Told = dict[str, Any]


def comparable(value: Any) -> Any:
    """Numbers as decimals without trailing zeros, everything else as it is."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value)).quantize(Decimal("0.000001")).normalize() + 0
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in value.items()}
    return [comparable(item) for item in value]


class Reader:
    """What a warehouse holds; ``names`` are the recorder's names of transfers."""

    def __init__(self, warehouse: Warehouse, now: str) -> None:
        self.warehouse = warehouse
        self.names: dict[int, str] = {}
        self._now = now

    def name_new(self) -> None:
        """Name the transfers that the last operation made, as the recorder does."""
        for transfer in self.warehouse.stock.transfers:
            if transfer.id not in self.names:
                self.names[transfer.id] = self._name(transfer)

    def number(self, name: str) -> int:
        """The number of a transfer."""
        return next(number for number, known in self.names.items() if known == name)

    def pickings(self) -> Told:
        """All transfers."""
        return {name: self._picking(number) for number, name in self.names.items()}

    def quants(self) -> list[Told]:
        """All stock inside."""
        return _sorted(self._quant(quant) for quant in self.warehouse.stock.quants if self.is_inside(quant.location))

    def outside_quants(self) -> list[Told]:
        """The stock of vendors, customers, adjustments, scrap."""
        rows = [self._quant(q) for q in self.warehouse.stock.quants if not self.is_inside(q.location)]
        for row in rows:
            del row["in_date"], row["reserved"]
        return _sorted(row for row in rows if row["qty"] != ZERO)

    def batches(self) -> Told:
        """All batches."""
        stock = self.warehouse.stock
        return {
            batch.id: {
                "state": batch.state,
                "pickings": sorted(self.names[transfer.id] for transfer in members(stock, batch.id)),
            }
            for batch in stock.batches
        }

    def orders(self) -> Told:
        """All orders."""
        told: Told = {}
        for order in self.warehouse.stock.orders:
            word, state = ("delivered", "sale") if order.is_sale else ("received", "purchase")
            told[order.id] = {
                "state": "cancel" if order.cancelled else state,
                "lines": [
                    {
                        "product": line.product,
                        "ordered": line.ordered,
                        word: fulfilled(self.warehouse.stock, order, number),
                        "uom": (line.unit or self.warehouse.stock.products.get(line.product).unit).name,
                    }
                    for number, line in enumerate(order.lines, 1)
                ],
            }
        return told

    def _name(self, transfer: Transfer) -> str:
        stem = f"AUTO.{transfer.operation_type}"
        if transfer.backorder_of is not None:
            stem = f"{self.names[transfer.backorder_of]}.BO"
        taken, index, name = set(self.names.values()), 1, stem
        while name in taken:
            index += 1
            name = f"{stem}{index}"
        return name

    def _picking(self, number: int) -> Told:
        transfer = self.warehouse.stock.transfers.get(number)
        told: Told = {
            "type": transfer.operation_type,
            "state": transfer.state.value,
            "from": transfer.source,
            "to": transfer.destination,
            "moves": [self._move(move, transfer) for move in self.warehouse.moves_of(number)],
        }
        if transfer.backorder_of is not None:
            told["backorder_of"] = self.names[transfer.backorder_of]
        if transfer.return_of is not None:
            told["return_of"] = self.names[transfer.return_of]
        if transfer.batch:
            told["batch"] = transfer.batch
        return told

    def _move(self, move: Move, transfer: Transfer) -> Told:
        stock = self.warehouse.stock
        told: Told = {
            "product": move.product,
            "demand": move.demand,
            "qty": move_quantity(stock, move),
            "uom": unit_of(stock, move).name,
            "state": move.state.value,
            "picked": move.state is State.DONE or is_picked(stock, move),
            "lines": [self._line(line) for line in stock.lines.where("move", move.id)],
        }
        if move.source != transfer.source:
            told["from"] = move.source
        if move.destination != transfer.destination:
            told["to"] = move.destination
        if move.scrapped:
            told["scrapped"] = True
        return told

    def _line(self, line: Line) -> Told:
        told: Told = {
            "qty": line.quantity,
            "uom": unit_of(self.warehouse.stock, line).name,
            "from": line.source,
            "to": line.destination,
            "picked": line.picked,
        }
        if line.lot:
            told["lot"] = self.warehouse.stock.lots.get(line.lot).name
        elif line.lot_name:
            told["new_lot_name"] = line.lot_name
        return told | {name: v for name in ("package", "result_package", "owner") if (v := getattr(line, name))}

    def _quant(self, quant: Quant) -> Told:
        told: Told = {
            "product": quant.product,
            "location": quant.location,
            "qty": quant.quantity,
            "reserved": quant.reserved,
            "in_date": "now" if quant.in_date == self._now else quant.in_date,
        }
        if quant.lot:
            told["lot"] = self.warehouse.stock.lots.get(quant.lot).name
        if quant.counted is not None:
            told |= {"counted": quant.counted, "diff": quant.difference}
        return told | {name: v for name in ("package", "owner") if (v := getattr(quant, name))}

    def is_inside(self, location: str) -> bool:
        """Whether stock there is stock inside."""
        return self.warehouse.stock.locations.get(location).usage in (Usage.INTERNAL, Usage.TRANSIT, Usage.VIEW)


def _sorted(rows: Any) -> list[Told]:
    return sorted(rows, key=lambda row: str(sorted(comparable(row).items(), key=str)))
