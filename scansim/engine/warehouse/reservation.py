"""Giving stock to moves, and taking it back (reference odoo-barcode 6.3, 11.8 to 11.18, 11.35, 11.39).

A move takes free stock from under its source in removal order; a move with others before it in a chain takes what
those brought. What needs no reservation (a receipt) gets its lines outright.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, Decimal

from scansim.engine.quantity import ONE, ZERO, rounded, total
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import OperationType, Tracking, UnitOfMeasure
from scansim.engine.warehouse.chains import brought
from scansim.engine.warehouse.detail import drop_all, new_line, new_lines, rewrite
from scansim.engine.warehouse.packages import keep_whole_packages
from scansim.engine.warehouse.putaway import destination_for, put_away
from scansim.engine.warehouse.quants import available, bypasses, exactly, free, gather
from scansim.engine.warehouse.records import Line, Move, Place, Quant, State, Transfer
from scansim.engine.warehouse.states import is_picked, move_quantity, set_state
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import PRECISION, converted, converted_down, stocked, unit_of

__all__ = ["assign", "blank_line", "reserves_by_itself", "take", "unreserve", "waiting_for"]

_WANTING = (State.CONFIRMED, State.WAITING, State.PARTIALLY_AVAILABLE)


def assign(stock: Stock, moves: Iterable[Move], *, whole_packages: bool = True) -> None:
    """Give every move what is there for it. A move of which something was picked is left alone (11.39)."""
    served = [stock.moves.get(move.id) for move in moves]
    served = [move for move in served if move.state in _WANTING and not is_picked(stock, move)]
    changed: list[Move] = []
    for move in served:
        missing = move.demand - move_quantity(stock, move)
        if missing <= ZERO:
            set_state(stock, move, State.ASSIGNED)
        elif _serve(stock, move, converted(missing, unit_of(stock, move), stock.products.get(move.product).unit)):
            changed.append(move)
    if whole_packages:
        for transfer in dict.fromkeys(move.transfer for move in served):
            keep_whole_packages(stock, transfer)
    lines = [line for move in changed for line in stock.lines.where("move", move.id)]
    put_away(stock, [line for line in lines if not line.picked])


def unreserve(stock: Stock, moves: Iterable[Move]) -> None:
    """Take back what moves have, but for what was picked."""
    for move in moves:
        drop_all(stock, [line for line in stock.lines.where("move", move.id) if not line.picked])


def reserves_by_itself(stock: Stock, transfer: Transfer) -> bool:
    """Whether a transfer takes its goods as soon as there are any, by the method of its operation type."""
    operation = stock.operation_types.get(transfer.operation_type)
    return operation.reserves_by_itself(now=stock.now, scheduled=transfer.scheduled, urgent=transfer.urgent)


def waiting_for(stock: Stock, arrivals: Sequence[Move]) -> list[Move]:
    """The moves that wait for goods where these just arrived: urgent ones first, then the oldest (11.18).

    Exactly there: what arrives in a bin of its own serves nobody who waits at the place above it (FUZ-343). Steps of
    a chain wait for the step before them only (FUZ-167).
    """
    found: dict[int, Move] = {}
    for arrival in arrivals:
        for move in stock.moves.where("wanting", arrival.product):
            transfer = stock.transfers.find(move.transfer)
            if transfer is None or not reserves_by_itself(stock, transfer):
                continue
            if move.source == arrival.destination and not move.origins:
                found[move.id] = move
    return sorted(found.values(), key=lambda move: (not stock.transfers.get(move.transfer).urgent, move.id))


def _serve(stock: Stock, move: Move, missing: Decimal) -> bool:
    if bypasses(stock, move.product, move.source):
        _plan(stock, move, missing)
        set_state(stock, move, State.ASSIGNED)
        return True
    taken = _take_brought(stock, move) if move.origins else take(stock, move, missing)
    if taken == ZERO:
        return False
    set_state(stock, move, State.ASSIGNED if taken == missing else State.PARTIALLY_AVAILABLE)
    return True


def _take_brought(stock: Stock, move: Move) -> Decimal:
    there = brought(stock, move)
    for line in stock.lines.where("move", move.id):
        if line.place in there:
            there[line.place] -= stocked(stock, line)
    wanted = converted(move.demand, unit_of(stock, move), stock.products.get(move.product).unit)
    held, taken = total(stocked(stock, line) for line in stock.lines.where("move", move.id)), ZERO
    for place, quantity in there.items():
        if wanted - held - taken <= ZERO:
            break
        if quantity > ZERO:
            taken += take(stock, move, min(quantity, wanted - held - taken), place)
    return taken


def take(stock: Stock, move: Move, wanted: Decimal, place: Place | None = None) -> Decimal:
    """Reserve up to ``wanted`` (in the product's unit) for a move; tells how much.

    From under the move's source, or exactly what lies at ``place``.
    """
    offers = _offers(stock, move, wanted, place)
    lines: dict[Place, list[Line]] = {}
    for line in stock.lines.where("move", move.id) if offers else ():
        if not line.result_package:
            lines.setdefault(line.place, []).append(line)
    more: list[Line] = []
    for quant, quantity in offers:
        more += _given(stock, move, lines.get(quant.place, ()), quant.place, quantity)
    new_lines(stock, more)
    return total(quantity for _, quantity in offers)


def _offers(stock: Stock, move: Move, wanted: Decimal, place: Place | None) -> list[tuple[Quant, Decimal]]:
    product = stock.products.get(move.product)
    if place:
        quants, there = exactly(stock, place), available(stock, place, strict=True)
    else:
        moment = stock.now if product.expires and not stock.reserves_expired else ""
        quants = gather(stock, Place(product.id, move.source), wanted=wanted, expiring_after=moment)
        there = free(stock, product.id, quants)
    there = _in_whole_packagings(stock, move, there)
    quantity = min(wanted, there)
    if not place and move.unit is not None:
        quantity = converted(converted_down(quantity, product.unit, move.unit), move.unit, product.unit)
    if product.tracking is Tracking.SERIAL and quantity != quantity.to_integral_value(ROUND_DOWN):
        quantity = ZERO
    offers: list[tuple[Quant, Decimal]] = []
    for quant in quants:
        part = min(quant.available, quantity)
        if part > ZERO:
            offers.append((quant, part))
            quantity -= part
    return offers


def _in_whole_packagings(stock: Stock, move: Move, quantity: Decimal) -> Decimal:
    category = stock.categories.find(stock.products.get(move.product).category)
    packaging = stock.packagings.find(move.packaging)
    if packaging is None or category is None or not category.whole_packagings:
        return quantity
    return (quantity / packaging.quantity).to_integral_value(ROUND_DOWN) * packaging.quantity


def _given(stock: Stock, move: Move, lines: Sequence[Line], place: Place, quantity: Decimal) -> list[Line]:
    """Add stock of a place to the move: to its line of the same goods, else as new lines (told); serials one by one."""
    own, unit = stock.products.get(move.product).unit, unit_of(stock, move)
    for line in lines:
        if _fits(quantity, own, unit_of(stock, line)):
            more = rounded(converted(quantity, own, unit_of(stock, line)), PRECISION)
            rewrite(stock, replace(line, quantity=line.quantity + more, planned=line.planned + more))
            return []
    line = _line_at(move, place, quantity)
    if stock.products.get(move.product).tracking is Tracking.SERIAL and _type_of(stock, move).uses_lots:
        return [replace(line, quantity=ONE, planned=ONE)] * int(quantity)
    if move.unit and _fits(quantity, own, unit):
        more = rounded(converted(quantity, own, unit), PRECISION)
        return [replace(line, quantity=more, planned=more, unit=move.unit)]
    return [line]


def _fits(quantity: Decimal, own: UnitOfMeasure, unit: UnitOfMeasure) -> bool:
    """Whether the quantity survives being written in another unit."""
    return own.name == unit.name or converted(converted(quantity, own, unit), unit, own) == quantity


def _plan(stock: Stock, move: Move, missing: Decimal) -> None:
    """The lines of a move whose goods need no reservation: of what the moves before brought, else one for all."""
    product = stock.products.get(move.product)
    left = missing
    bare = [line for line in stock.lines.where("move", move.id) if not line.picked and _is_bare(line, move)]
    for place, quantity in (brought(stock, move) if move.origins else {}).items():
        part = min(left, quantity)
        if part > ZERO:
            _plan_line(stock, move, _line_at(move, place, part), part)
            left -= part
    if left <= ZERO:
        return
    if product.tracking is Tracking.SERIAL and _type_of(stock, move).uses_lots:
        for _ in range(int(left)):
            new_line(stock, _aimed(stock, replace(blank_line(move), quantity=ONE, planned=ONE, unit=None), ONE))
        return
    for line in bare:
        if line.unit == move.unit:
            more = converted(left, product.unit, unit_of(stock, move))
            rewrite(stock, replace(line, quantity=line.quantity + more, planned=line.planned + more))
            return
    _plan_line(stock, move, blank_line(move), left)


def _plan_line(stock: Stock, move: Move, line: Line, quantity: Decimal) -> None:
    own, unit = stock.products.get(move.product).unit, unit_of(stock, move)
    if _fits(quantity, own, unit):
        planned = rounded(converted(quantity, own, unit), PRECISION) if move.unit else quantity
        line = replace(line, quantity=planned, planned=planned, unit=move.unit)
    else:
        line = replace(line, quantity=quantity, planned=quantity, unit=None)
    new_line(stock, _aimed(stock, line, quantity))


def _aimed(stock: Stock, line: Line, quantity: Decimal) -> Line:
    packaging = stock.packagings.find(stock.moves.get(line.move).packaging)
    place = destination_for(
        stock, line.destination, line.product, quantity, package_type=packaging.package_type if packaging else ""
    )
    return replace(line, destination=place)


def _is_bare(line: Line, move: Move) -> bool:
    places = (line.source, line.destination) == (move.source, move.destination)
    return places and not (line.lot or line.package or line.result_package or line.owner)


def blank_line(move: Move) -> Line:
    """A line of nothing, from the move's source to its destination."""
    return Line(
        0, move.transfer, move.id, move.product, ZERO, move.source, move.destination, picked=False, unit=move.unit
    )


def _line_at(move: Move, place: Place, quantity: Decimal) -> Line:
    """A line that takes so much, in the product's unit, of what lies at a place."""
    product, location, lot, package, owner = place
    line = Line(0, move.transfer, move.id, product, quantity, location, move.destination, quantity)
    return replace(line, lot=lot, package=package, owner=owner) if lot or package or owner else line


def _type_of(stock: Stock, move: Move) -> OperationType:
    return stock.operation_types.get(stock.transfers.get(move.transfer).operation_type)
