"""Plays recorded operations on a warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.adjustments import (
    ConflictAnswer,
    ConflictQuestion,
    ScrapQuestion,
    UntrackedQuestion,
)
from scansim.engine.warehouse.batches import BatchQuestion
from scansim.engine.warehouse.lots import find_lot, serial_names
from scansim.engine.warehouse.records import FINISHED, Line, Move, Need, Place, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.returns import left_to_return, returnable
from scansim.engine.warehouse.states import move_quantity
from scansim.engine.warehouse.storage import Package
from scansim.engine.warehouse.validation import BackorderAnswer, BackorderQuestion, ExpiryQuestion
from tests.oracle.warehouse_reading import Reader
from tests.oracle.warehouse_setup import NOW, Recorded, built, first_step, lot_id, number, units

__all__ = ["REASONS", "Happened", "Player"]

REASONS: Mapping[str, frozenset[Reason]] = {
    "nothing_to_validate": frozenset({Reason.NO_QUANTITY, Reason.NOTHING_TO_MOVE}),
    "lot_or_serial_required": frozenset({Reason.LOT_REQUIRED}),
    "cannot_cancel_done_move": frozenset({Reason.ALREADY_FINISHED}),
    "serial_in_more_than_one_unit": frozenset({Reason.SERIAL_TWICE}),
    "package_content_split_over_locations_or_moved_twice": frozenset({Reason.PACKAGE_SPLIT}),
    "ordered_below_received": frozenset({Reason.BELOW_RECEIVED}),
    "lot_name_must_be_unique_per_product_and_company": frozenset({Reason.LOT_TAKEN}),
    "nothing_to_pack": frozenset({Reason.NOTHING_TO_PACK}),
    "uom_category_mismatch": frozenset({Reason.UNIT_MISMATCH}),
    "batch_mixed_operation_types": frozenset({Reason.MIXED_BATCH}),
    "return_needs_nonzero_quantity": frozenset({Reason.NOTHING_TO_RETURN}),
    "positive_quantity_required": frozenset({Reason.NOT_POSITIVE}),
    "return_only_of_done_transfer": frozenset({Reason.NOT_DONE}),
    "nothing_to_split": frozenset({Reason.NOTHING_TO_SPLIT}),
}
"""What the recorder's error codes are in the engine."""

_LINE_FIELDS = {"from": "source", "to": "destination", "package": "package", "picked": "picked", "product": "product"}


@dataclass
class Happened:
    """What came of one operation, beside the state of the warehouse."""

    reason: Reason | None = None
    questions: list[str] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)


class Player:
    """One recorded setup, and the operations played on it."""

    def __init__(self, setup: Recorded) -> None:
        self.setup = setup
        self.warehouse = built(setup)
        self.reader = Reader(self.warehouse, NOW)
        self._units = units(setup)

    def play(self, op: Recorded) -> Happened:
        """Do one recorded operation."""
        happened = Happened()
        mark = self.warehouse.mark()
        try:
            getattr(self, f"_{op['op']}")(op, happened)
        except Refused as refused:
            self.warehouse.undo_to(mark)
            happened.reason, happened.questions = refused.reason, []
        self.reader.name_new()
        return happened

    # transfers

    def _create_picking(self, op: Recorded, happened: Happened) -> None:
        kind, places = {
            "in": ("IN", ("Vendors", "Stock")),
            "out": ("OUT", ("Stock", "Customers")),
            "int": ("INT", ("Stock", "Stock")),
        }[op["type"]]
        head = Transfer(
            0,
            op["id"],
            kind,
            op.get("from", places[0]),
            op.get("to", places[1]),
            owner=op.get("owner") or "",
            at_once=op.get("move_type") == "one",
            urgent=str(op.get("priority", "0")) == "1",
        )
        made = self.warehouse.create_from(head, [self._need(row) for row in op["moves"]], confirm=False)
        self.reader.names[made.id] = op["id"]
        if op.get("confirm", True):
            self.warehouse.confirm(made.id)
            if op.get("assign", True):
                self._check(made.id)

    def _need(self, row: Recorded) -> Need:
        packaging = f"{row['product']}/{row['packaging']}" if row.get("packaging") else ""
        return Need(row["product"], number(row["qty"]), self._unit(row), packaging)

    def _check(self, transfer: int) -> None:
        if any(move.state not in FINISHED for move in self.warehouse.moves_of(transfer)):
            self.warehouse.check_availability(transfer)

    def _confirm(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.confirm(self._number(op))

    def _assign(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.check_availability(self._number(op))

    def _unreserve(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.unreserve(self._number(op))

    def _cancel(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.cancel(self._number(op))

    def _set_demand(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.set_demand(self._move(op), number(op["qty"]))

    def _set_move(self, op: Recorded, happened: Happened) -> None:
        if "qty" in op:
            self.warehouse.set_move_quantity(self._move(op), number(op["qty"]))
        if "picked" in op:
            self.warehouse.pick_move(self._move(op), picked=op["picked"])

    def _edit_line(self, op: Recorded, happened: Happened) -> None:
        for line in self._matching(op):
            self.warehouse.edit_line(line, lambda current: self._written(current, op["set"]))

    def _add_line(self, op: Recorded, happened: Happened) -> None:
        line = Line(0, self._number(op), 0, op["product"], ZERO, "", "")
        self.warehouse.add_detail(self._written(line, {name: op[name] for name in op if name != "product"}))

    def _delete_line(self, op: Recorded, happened: Happened) -> None:
        for line in self._matching(op):
            self.warehouse.delete_line(line)

    def _generate_lines_serial(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.name_serials(self._move(op), op["first"], int(op["count"]))

    def _put_in_pack(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.put_in_pack(self._number(op), op["as"])

    def _unpack(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.unpack(op["package"])

    def _split(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.split(self._number(op))

    def _validate(self, op: Recorded, happened: Happened) -> None:
        answer, expired = None, False
        while True:
            came = self.warehouse.validate(self._number(op), answer, expired=expired)
            if isinstance(came, BackorderQuestion):
                happened.questions.append("backorder")
                if op.get("backorder", "create") == "ask":
                    return
                answer = BackorderAnswer(op.get("backorder", "create"))
            elif isinstance(came, ExpiryQuestion):
                happened.questions.append("expired_lots")
                if op.get("expired", "proceed") == "ask":
                    return
                expired = True
            else:
                return

    def _procure(self, op: Recorded, happened: Happened) -> None:
        before = set(self.reader.names)
        needs = [self._need(row) for row in (op, *op.get("also", ()))]
        self.warehouse.procure(op["id"], first_step(self.setup, "out"), needs, "Customers")
        for transfer in tuple(self.warehouse.stock.transfers.where("group", op["id"])):
            if transfer.id not in before:
                self._check(transfer.id)

    def _return(self, op: Recorded, happened: Happened) -> None:
        moves = returnable(self.warehouse.stock, self._number(op))
        happened.told["proposed"] = [
            {"product": m.product, "quantity": 0, "move_quantity": move_quantity(self.warehouse.stock, m)}
            for m in moves
        ]
        wanted: dict[int, Decimal] = {}
        if op.get("all"):
            wanted = {move.id: left_to_return(self.warehouse.stock, move) for move in moves}
        for row in op.get("lines", ()):
            first = next(move for move in moves if move.product == row["product"])
            wanted[first.id] = number(row["qty"])
        made = self.warehouse.return_transfer(self._number(op), wanted, name=op["id"])
        self.reader.names[made.id] = op["id"]

    # stock

    def _scrap(self, op: Recorded, happened: Happened) -> None:
        transfer = self._number(op) if op.get("picking") else 0
        location = op.get("location", "Stock")
        if transfer and not op.get("location"):
            location = self.warehouse.scrap_place(transfer)
            happened.told["scrap_source_location"] = location
        question = self._scrapped(op, location, transfer, force=False)
        happened.told["scrap_state"] = "done"
        if question:
            happened.questions.append("insufficient_quantity_to_scrap")
            if op.get("force"):
                self._scrapped(op, location, transfer, force=True)
            else:
                happened.told["scrap_state"] = "draft"

    def _scrapped(self, op: Recorded, location: str, transfer: int, *, force: bool) -> ScrapQuestion | None:
        place = self._place(op)._replace(location=location)
        return self.warehouse.scrap(
            place, number(op["qty"]), "Scrap", unit=self._unit(op), transfer=transfer, force=force
        )

    def _count(self, op: Recorded, happened: Happened) -> None:
        if op.get("new_lot"):
            lot = self.warehouse.new_lot(op["product"], op["new_lot"])
            self.warehouse.count(self._place(op)._replace(lot=lot.id), number(op["qty"]))
        else:
            self.warehouse.count(self._place(op), number(op["qty"]))

    def _set_zero(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.count(self._place(op), ZERO)

    def _clear_count(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.clear_count(self._place(op))

    def _apply_count(self, op: Recorded, happened: Happened) -> None:
        quants = [quant for quant in self.warehouse.stock.quants if quant.counted is not None]
        answer, untracked = None, False
        while True:
            came = self.warehouse.apply_counts(quants, "Inventory", answer, untracked=untracked)
            if isinstance(came, ConflictQuestion):
                happened.questions.append("count_conflict")
                happened.told["conflicting"] = len(came.quants)
                if op.get("conflict", "ask") == "ask":
                    return
                answer = ConflictAnswer(op["conflict"])
            elif isinstance(came, UntrackedQuestion):
                happened.questions.append("tracked_product_without_lot")
                if op.get("untracked") != "accept":
                    return
                untracked = True
            else:
                return

    def _quant_delta(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.change_stock(self._place(op), number(op["qty"]))

    def _relocate(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.relocate(self._place(op), op["to"])

    # batches and orders

    def _batch(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.create_batch(op["id"], [self.reader.number(name) for name in op["pickings"]])

    def _batch_validate(self, op: Recorded, happened: Happened) -> None:
        wish = op.get("backorder", "create")
        answer, answers = None, None
        if isinstance(wish, dict):
            answers = {
                self.reader.number(name): BackorderAnswer.CREATE if yes else BackorderAnswer.CANCEL
                for name, yes in wish.items()
            }
        came = self.warehouse.validate_batch(op["batch"])
        if isinstance(came, BatchQuestion):
            happened.questions.append("backorder")
            if wish == "ask":
                return
            answer = BackorderAnswer.CREATE if answers is not None else BackorderAnswer(wish)
            self.warehouse.validate_batch(op["batch"], answer, answers)

    def _batch_put_in_pack(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.put_batch_in_pack(op["batch"], op["as"])

    def _po(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.place_order(op["id"], first_step(self.setup, "in"), [self._need(row) for row in op["lines"]])

    def _so(self, op: Recorded, happened: Happened) -> None:
        needs = [self._need(row) for row in op["lines"]]
        self.warehouse.place_order(op["id"], first_step(self.setup, "out"), needs, final="Customers")

    def _set_order_qty(self, op: Recorded, happened: Happened) -> None:
        kind = "out" if self.warehouse.stock.orders.get(op["order"]).is_sale else "in"
        self.warehouse.set_ordered(op["order"], op["product"], number(op["qty"]), first_step(self.setup, kind))

    def _cancel_order(self, op: Recorded, happened: Happened) -> None:
        self.warehouse.cancel_order(op["order"])

    # queries

    def _available(self, op: Recorded, happened: Happened) -> None:
        happened.told["result"] = self.warehouse.available(self._place(op), strict=bool(op.get("strict")))

    def _putaway(self, op: Recorded, happened: Happened) -> None:
        happened.told["result"] = self.warehouse.suggested_place(op["product"], number(op["qty"]), "Stock")

    def _generate_serials(self, op: Recorded, happened: Happened) -> None:
        happened.told["names"] = serial_names(op["first"], int(op["count"]))

    def _lot_exists(self, op: Recorded, happened: Happened) -> None:
        stock = self.warehouse.stock
        rows = []
        for lot in stock.lots:
            if lot.product != op["product"]:
                continue
            quants = [q for q in stock.quants.where("lot", lot.id) if self.reader.is_inside(q.location)]
            row: dict[str, Any] = {"name": lot.name, "on_hand": sum((q.quantity for q in quants), ZERO)}
            if lot.expires:
                row["days_to_expiration"] = _days(lot.expires)
            if lot.removal:
                row["days_to_removal"] = _days(lot.removal)
            rows.append(row)
        happened.told["result"] = rows

    def _wait(self, op: Recorded, happened: Happened) -> None:
        """Seconds do not matter here."""

    # in common

    def _number(self, op: Recorded) -> int:
        return self.reader.number(op["picking"])

    def _move(self, op: Recorded) -> Move:
        return next(m for m in self.warehouse.moves_of(self._number(op)) if m.product == op["product"])

    def _unit(self, row: Recorded) -> Any:
        return self._units[row["uom"]] if row.get("uom") else None

    def _lot(self, product: str, name: str) -> str:
        lot = find_lot(self.warehouse.stock, product, name)
        return lot.id if lot else lot_id(product, name)

    def _place(self, op: Recorded) -> Place:
        lot = self._lot(op["product"], op["lot"]) if op.get("lot") else ""
        return Place(op["product"], op.get("location", "Stock"), lot, op.get("package") or "", op.get("owner") or "")

    def _matching(self, op: Recorded) -> list[Line]:
        match = dict(op["match"])
        index = match.pop("index", None)
        lines = [line for line in self.warehouse.lines_of(self._number(op)) if self._fits(line, match)]
        return lines if index is None else lines[int(index) : int(index) + 1]

    def _fits(self, line: Line, match: Recorded) -> bool:
        for name, wanted in match.items():
            if name == "lot":
                if line.lot != (self._lot(line.product, wanted) if wanted else ""):
                    return False
            elif getattr(line, _LINE_FIELDS[name]) != (wanted if wanted is not None else ""):
                return False
        return True

    def _written(self, line: Line, values: Recorded) -> Line:
        changed = line
        for name, value in values.items():
            match name:
                case "qty":
                    changed = replace(changed, quantity=number(value))
                case "uom":
                    changed = replace(changed, unit=self._unit(values))
                case "lot":
                    changed = replace(changed, lot=self._lot(line.product, value) if value else "")
                case "new_lot_name":
                    changed = replace(changed, lot_name=value or "")
                case "result_package":
                    changed = replace(changed, result_package=self._package(value))
                case "from":
                    changed = replace(changed, source=value)
                case "to":
                    changed = replace(changed, destination=value)
                case "package":
                    changed = replace(changed, package=value or "")
                case "picked":
                    changed = replace(changed, picked=value)
                case _:
                    pass
        return changed

    def _package(self, name: str | None) -> str:
        if name and name not in self.warehouse.stock.packages:
            self.warehouse.add([Package(name)])
        return name or ""


def _days(moment: str) -> int:
    return round((datetime.fromisoformat(moment) - datetime.fromisoformat(NOW)).total_seconds() / 86400)
