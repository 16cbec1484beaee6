"""Plays recorded operations on a :class:`Warehouse` and reads the outcome in the recorder's terms.

Names (``IN1``, ``IN1.BO``, ``Stock``) are the recorder's. Quantities are decimals on both sides.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from scansim.engine.quantity import ZERO, total
from scansim.engine.warehouse.catalogue import (
    BackorderPolicy,
    Location,
    OperationKind,
    OperationType,
    Product,
    Tracking,
    UnitOfMeasure,
    Usage,
)
from scansim.engine.warehouse.records import Line, Move, Place, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.validation import BackorderAnswer, BackorderQuestion, Done
from scansim.engine.warehouse.warehouse import Warehouse

Recorded = Mapping[str, Any]

NOW = "2026-11-22 09:00:00"
_LONG_AGO = "2024-01-01 00:00:00"
_ROUNDING = Decimal("0.01")

REASONS: Mapping[str, frozenset[Reason]] = {
    "nothing_to_validate": frozenset({Reason.NO_QUANTITY, Reason.NOTHING_TO_MOVE}),
    "lot_or_serial_required": frozenset({Reason.LOT_REQUIRED}),
    "cannot_cancel_done_move": frozenset({Reason.ALREADY_FINISHED}),
}
"""What the recorder's error codes are in the engine."""

_PLACES: Sequence[tuple[str, str, Usage]] = (
    ("WH", "", Usage.VIEW),
    ("Stock", "WH", Usage.INTERNAL),
    ("Input", "WH", Usage.INTERNAL),
    ("QC", "WH", Usage.INTERNAL),
    ("PackZone", "WH", Usage.INTERNAL),
    ("Output", "WH", Usage.INTERNAL),
    ("Vendors", "", Usage.SUPPLIER),
    ("Customers", "", Usage.CUSTOMER),
    ("Inventory", "", Usage.INVENTORY),
    ("Scrap", "", Usage.INVENTORY),
)


def recorded(name: str) -> Recorded:
    """The recorded data of this name, every number a decimal."""
    text = (Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")
    data: Recorded = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    return data


@dataclass
class Outcome:
    """What came of one operation."""

    reason: Reason | None = None
    questions: list[str] = field(default_factory=list)


class Player:
    """One recorded setup, and the operations played on it."""

    def __init__(self, setup: Recorded) -> None:
        self.warehouse = Warehouse(NOW)
        self._setup = setup
        self._numbers: dict[str, int] = {}
        self.warehouse.add(_locations(setup))
        self.warehouse.add(_products(setup))
        for quant in setup.get("quants", ()):
            self._lay(quant)

    # playing

    def play(self, op: Recorded) -> Outcome:
        """Do one recorded operation."""
        outcome = Outcome()
        try:
            getattr(self, f"_{op['op']}")(op, outcome)
        except Refused as refused:
            outcome.reason = refused.reason
        return outcome

    def place(self, name: str, picking: Recorded) -> None:
        """Put a transfer into the record as it was recorded, without any rule."""
        stock = self.warehouse.stock
        operation = self._operation(picking["from"], picking["to"])
        state = State(picking["state"])
        transfer = Transfer(stock.number("transfer"), name, operation, picking["from"], picking["to"], state)
        stock.transfers.put(transfer)
        self._numbers[name] = transfer.id
        for move in picking["moves"]:
            self._place_move(transfer, move)

    def _place_move(self, transfer: Transfer, recorded_move: Recorded) -> None:
        stock = self.warehouse.stock
        product, demand, state = recorded_move["product"], recorded_move["demand"], State(recorded_move["state"])
        move = Move(stock.number("move"), transfer.id, product, demand, transfer.source, transfer.destination, state)
        stock.moves.put(move)
        for line in recorded_move["lines"]:
            number = stock.number("line")
            stock.lines.put(
                Line(
                    number,
                    transfer.id,
                    move.id,
                    product,
                    line["qty"],
                    line["from"],
                    line["to"],
                    picked=line["picked"],
                )
            )

    def _create_picking(self, op: Recorded, outcome: Outcome) -> None:
        operation = self._operation(op.get("from", "Vendors"), op.get("to", "Stock"))
        demands = [(move["product"], move["qty"]) for move in op["moves"]]
        self._numbers[op["id"]] = self.warehouse.create_transfer(operation, demands, name=op["id"]).id

    def _confirm(self, op: Recorded, outcome: Outcome) -> None:
        """A draft confirmed later is, to the engine, a transfer created now."""
        draft = self.warehouse.stock.transfers.get(self._numbers[op["picking"]])
        moves = self.warehouse.moves_of(draft.id)
        transfer = self.warehouse.create_transfer(
            draft.operation_type, [(move.product, move.demand) for move in moves], name=f"{draft.name} confirmed"
        )
        self._numbers[op["picking"]] = transfer.id

    def _set_move(self, op: Recorded, outcome: Outcome) -> None:
        move = next(move for move in self.warehouse.moves_of(self._number(op)) if move.product == op["product"])
        if "qty" in op:
            move = self.warehouse.set_move_quantity(move, op["qty"])
        if op.get("picked"):
            self.warehouse.pick_move(move)

    def _edit_line(self, op: Recorded, outcome: Outcome) -> None:
        for line in self._matching(op):
            self._write(line, op["set"])

    def _write(self, line: Line, values: Recorded) -> None:
        for name, value in values.items():
            now = self.warehouse.stock.lines.get(line.id)
            match name, value:
                case "qty", Decimal():
                    self.warehouse.set_quantity(now, value)
                case "to", str():
                    self.warehouse.send_to(now, value)
                case "picked", True:
                    self.warehouse.pick(now, now.quantity)
                case _:
                    raise LookupError(f"the engine has no verb to write {name}: {value}")

    def _add_line(self, op: Recorded, outcome: Outcome) -> None:
        self.warehouse.add_line(
            self._number(op),
            op["product"],
            op["qty"],
            destination=op.get("to", ""),
            picked=op.get("picked", False),
        )

    def _delete_line(self, op: Recorded, outcome: Outcome) -> None:
        for line in self._matching(op):
            self.warehouse.delete_line(line)

    def _cancel(self, op: Recorded, outcome: Outcome) -> None:
        self.warehouse.cancel(self._number(op))

    def _validate(self, op: Recorded, outcome: Outcome) -> None:
        answer = op.get("backorder", "create")
        done = self.warehouse.validate(self._number(op))
        if isinstance(done, BackorderQuestion):
            outcome.questions.append("backorder")
            if answer == "ask":
                return
            done = self.warehouse.validate(self._number(op), BackorderAnswer(answer))
        assert isinstance(done, Done)
        if done.backorder is not None:
            self._numbers[f"{op['picking']}.BO"] = done.backorder

    # reading

    def pickings(self) -> dict[str, Recorded]:
        """Every transfer, in the recorder's shape."""
        return {name: self._picking(number) for name, number in self._numbers.items()}

    def quants(self) -> list[Recorded]:
        """All stock inside, in the recorder's shape, in no particular order."""
        return [
            {
                "product": quant.product,
                "location": quant.location,
                "qty": quant.quantity,
                "reserved": quant.reserved,
                "in_date": "now" if quant.in_date == NOW else quant.in_date,
                **{name: value for name in ("lot", "package", "owner") if (value := getattr(quant, name))},
            }
            for quant in self.warehouse.stock.quants
            if self._is_inside(quant.location)
        ]

    def outside_quants(self) -> list[Recorded]:
        """The stock of vendors and the like."""
        return [
            {"product": quant.product, "location": quant.location, "qty": quant.quantity}
            for quant in self.warehouse.stock.quants
            if not self._is_inside(quant.location)
        ]

    def _picking(self, number: int) -> Recorded:
        transfer = self.warehouse.stock.transfers.get(number)
        names = {number: name for name, number in self._numbers.items()}
        first = transfer.backorder_of
        return {
            "state": transfer.state.value,
            "from": transfer.source,
            "to": transfer.destination,
            **({"backorder_of": names[first]} if first is not None else {}),
            "moves": [self._move(move) for move in self.warehouse.moves_of(number)],
        }

    def _move(self, move: Move) -> Recorded:
        lines = self.warehouse.stock.lines.where("move", move.id)
        return {
            "product": move.product,
            "demand": move.demand,
            "qty": total(line.quantity for line in lines),
            "state": move.state.value,
            "lines": [
                {"qty": line.quantity, "from": line.source, "to": line.destination, "picked": line.picked}
                for line in lines
            ],
        }

    def _is_inside(self, location: str) -> bool:
        return self.warehouse.stock.locations.get(location).usage in (Usage.INTERNAL, Usage.TRANSIT, Usage.VIEW)

    def _number(self, op: Recorded) -> int:
        return self._numbers[op["picking"]]

    def _matching(self, op: Recorded) -> list[Line]:
        match = dict(op["match"])
        index = match.pop("index", None)
        fields = {"product": "product", "from": "source", "to": "destination", "picked": "picked"}
        lines = [
            line
            for line in self.warehouse.lines_of(self._number(op))
            if all(getattr(line, fields[name]) == value for name, value in match.items())
        ]
        return lines if index is None else [lines[int(index)]]

    def _operation(self, source: str, destination: str) -> str:
        name = f"in {source} {destination}"
        policy = self._setup.get("operation_types", {}).get("in", {}).get("create_backorder", "ask")
        if name not in self.warehouse.stock.operation_types:
            prefix, policy = f"{name}/", BackorderPolicy(policy)
            kind = OperationKind.INCOMING
            self.warehouse.add([OperationType(name, name, kind, prefix, "", "", source, destination, policy)])
        return name

    def _lay(self, quant: Recorded) -> None:
        named = {name: quant.get(name, "") for name in ("lot", "package", "owner")}
        place = Place(quant["product"], quant["location"], **named)
        self.warehouse.change_stock(place, quant["qty"], quant.get("in_date", _LONG_AGO))


def wanted_picking(picking: Recorded) -> Recorded:
    """The parts of a recorded transfer that the engine models.

    Left out: units (one per product here), and the picked mark of a move, which repeats the marks of its lines.
    """
    return {
        **{name: picking[name] for name in ("state", "from", "to", "backorder_of") if name in picking},
        "moves": [
            {
                **{name: move[name] for name in ("product", "demand", "qty", "state")},
                "lines": [{name: line[name] for name in ("qty", "from", "to", "picked")} for line in move["lines"]],
            }
            for move in picking["moves"]
        ],
    }


def sorted_rows(rows: Sequence[Recorded]) -> list[Recorded]:
    """Rows in an order of their own: the recorder sorted by text."""
    return sorted(({**row, "qty": row["qty"] + ZERO} for row in rows), key=lambda row: sorted(map(str, row.items())))


def _locations(setup: Recorded) -> list[Location]:
    own = [
        (name, place.get("parent", "Stock"), Usage(place.get("usage", "internal")))
        for name, place in setup.get("locations", {}).items()
    ]
    return [Location(name, name, name, parent, usage, "") for name, parent, usage in (*_PLACES, *own)]


def _products(setup: Recorded) -> list[Product]:
    rounding = setup.get("uom_rounding", {})
    return [
        Product(
            name,
            name,
            name,
            "",
            UnitOfMeasure(unit := product.get("uom", "unit"), rounding.get(unit, _ROUNDING)),
            Tracking(product.get("tracking", "none")),
        )
        for name, product in setup["products"].items()
    ]
