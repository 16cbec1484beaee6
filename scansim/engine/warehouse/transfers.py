"""Creating, confirming and cancelling transfers.

Confirming reserves where the operation type does so; what needs no reservation (a receipt) gets a line for the full
demand of each move (reference odoo-barcode 6.3; recorded cases REC-02, REC-08).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from scansim.engine.quantity import ZERO, is_writable, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import OperationType
from scansim.engine.warehouse.chains import link, unlink
from scansim.engine.warehouse.detail import drop_all
from scansim.engine.warehouse.notices import require_cancellable
from scansim.engine.warehouse.quants import bypasses
from scansim.engine.warehouse.records import FINISHED, Move, Need, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.reservation import assign, reserves_by_itself, unreserve
from scansim.engine.warehouse.states import open_moves, put_move, require_unfinished, set_state
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import unit_for

__all__ = [
    "cancel",
    "cancel_move",
    "check_availability",
    "confirm",
    "confirm_moves",
    "create",
    "give_to",
    "new_transfer",
    "open_move",
    "release",
]


def create(  # noqa: PLR0913 - a document has this many heads
    stock: Stock,
    operation: OperationType,
    demands: Sequence[tuple[str, Decimal] | Need],
    *,
    name: str = "",
    partner: str = "",
    origin: str = "",
    scheduled: str = "",
    backorder_of: int | None = None,
) -> Transfer:
    """A new transfer in draft with one move per demand (product id and quantity in its unit, or a need)."""
    head = Transfer(
        0,
        name,
        operation.id,
        operation.source,
        operation.destination,
        partner=partner,
        origin=origin,
        scheduled=scheduled,
        backorder_of=backorder_of,
    )
    return new_transfer(stock, head, demands)


def new_transfer(stock: Stock, head: Transfer, demands: Sequence[tuple[str, Decimal] | Need] = ()) -> Transfer:
    """A new transfer as its head says; number, and what is empty of name and schedule, are filled in."""
    if head.name and stock.transfers.where("name", head.name):
        raise Refused(Reason.BARCODE_TAKEN, barcode=head.name, record=head.name, holder=head.name)
    operation = stock.operation_types.get(head.operation_type)
    number = stock.number("transfer")
    transfer = replace(
        head, id=number, name=head.name or _next_name(stock, operation), scheduled=head.scheduled or stock.now
    )
    stock.transfers.put(transfer)
    for demand in demands:
        need = demand if isinstance(demand, Need) else Need(*demand)
        open_move(stock, transfer, need.product, need.quantity, need)
    return transfer


def open_move(stock: Stock, transfer: Transfer, product: str, demand: Decimal, need: Need | None = None) -> Move:
    """A new move of the transfer, in the transfer's state."""
    if demand < ZERO:
        raise Refused(Reason.NEGATIVE_QUANTITY, product=stock.products.get(product).name, quantity=written(demand))
    move = Move(
        stock.number("move"),
        transfer.id,
        product,
        demand,
        transfer.source,
        transfer.destination,
        transfer.state,
        unit=unit_for(stock, product, need.unit) if need else None,
        packaging=need.packaging if need else "",
    )
    return put_move(stock, move)


def confirm(stock: Stock, transfer: Transfer) -> None:
    """Confirm a draft: equal moves are merged, and what can be reserved is."""
    drafts = [m for m in stock.moves.where("transfer", transfer.id) if m.state is State.DRAFT]
    if not drafts and transfer.state is State.DRAFT:
        bypassed = stock.locations.get(transfer.source).usage.bypasses_reservation
        stock.transfers.put(replace(transfer, state=State.ASSIGNED if bypassed else State.CONFIRMED))
    confirm_moves(stock, drafts)


def confirm_moves(stock: Stock, moves: Iterable[Move], *, merge: bool = True, whole_packages: bool = True) -> None:
    """Confirm moves: they wait for those before them or for stock, join equal ones, and are served."""
    confirmed: list[Move] = []
    for move in moves:
        waits = any(stock.moves.get(origin).state not in FINISHED for origin in move.origins)
        confirmed.append(set_state(stock, move, State.WAITING if waits or move.origins else State.CONFIRMED))
    kept = _merged(stock, confirmed) if merge else confirmed
    for move in kept:
        if not is_writable(move.demand):
            name = stock.products.get(move.product).name
            raise Refused(Reason.TOO_LARGE, product=name, quantity=written(move.demand))
    ready = [move for move in kept if bypasses(stock, move.product, move.source) or _reserves_now(stock, move)]
    assign(stock, ready, whole_packages=whole_packages)


def check_availability(stock: Stock, transfer: Transfer) -> None:
    """Reserve what can be reserved now. Refused when there is nothing to reserve for."""
    if transfer.state is State.DRAFT:
        confirm(stock, transfer)
    moves = [move for move in open_moves(stock, transfer.id) if move.state is not State.DRAFT]
    if not moves:
        raise Refused(Reason.NOTHING_TO_RESERVE, transfer=transfer.name)
    assign(stock, moves)


def release(stock: Stock, transfer: Transfer) -> None:
    """Take back what was reserved, but for what was picked."""
    unreserve(stock, open_moves(stock, transfer.id))


def give_to(stock: Stock, transfer: Transfer, worker: str) -> None:
    """Give an open transfer to somebody."""
    require_unfinished(transfer)
    stock.transfers.put(replace(transfer, worker=worker))


def cancel(stock: Stock, transfer: Transfer) -> None:
    """Cancel an open transfer: its moves are cancelled and their lines go."""
    require_unfinished(transfer)
    require_cancellable(stock, transfer)
    for move in open_moves(stock, transfer.id):
        cancel_move(stock, move)
    stock.transfers.put(replace(transfer, state=State.CANCEL))


def cancel_move(stock: Stock, move: Move) -> None:
    """Cancel a move; those that follow it are cancelled too, unless another move still feeds them."""
    drop_all(stock, stock.lines.where("move", move.id))
    current = stock.moves.get(move.id)
    unlink(stock, current)
    set_state(stock, current, State.CANCEL)
    for number in current.followers:
        follower = stock.moves.find(number)
        if follower is None or follower.state in FINISHED or follower.source != current.destination:
            continue
        if all(stock.moves.get(origin).state is State.CANCEL for origin in follower.origins):
            cancel_move(stock, follower)


def _reserves_now(stock: Stock, move: Move) -> bool:
    transfer = stock.transfers.find(move.transfer)
    return transfer is None or reserves_by_itself(stock, transfer)


def _merged(stock: Stock, moves: Sequence[Move]) -> list[Move]:
    """The moves after each joined an equal one of its transfer, if there was one."""
    kept_as = {move.id: move.id for move in moves}
    for transfer in dict.fromkeys(move.transfer for move in moves):
        first: dict[tuple[object, ...], Move] = {}
        for move in open_moves(stock, transfer):
            if move.state is State.DRAFT:
                continue
            kept = first.setdefault(_kind(move), move)
            if kept.id != move.id:
                _join(stock, kept, move)
                kept_as[move.id] = kept.id
    return [stock.moves.get(number) for number in dict.fromkeys(kept_as[move.id] for move in moves)]


def _kind(move: Move) -> tuple[object, ...]:
    """Moves of one kind are one move. A step of a chain is none with a move that stands for itself (FUZ-124)."""
    return (
        move.product,
        move.source,
        move.destination,
        move.final,
        move.unit.name if move.unit else "",
        move.packaging,
        move.return_of,
        move.scrapped,
        move.amends,
        move.order_line,
        bool(move.origins),
    )


def _join(stock: Stock, kept: Move, joining: Move) -> None:
    total = stock.moves.get(kept.id).demand + joining.demand
    put_move(stock, replace(stock.moves.get(kept.id), demand=total))
    for line in stock.lines.where("move", joining.id):
        stock.lines.put(replace(line, move=kept.id))
    for number in joining.origins:
        link(stock, stock.moves.get(number), kept)
    for number in joining.followers:
        link(stock, kept, stock.moves.get(number))
        follower = stock.moves.get(number)
        stock.moves.put(replace(follower, origins=tuple(n for n in follower.origins if n != joining.id)))
    unlink(stock, joining)
    stock.moves.remove(joining.id)
    state = stock.moves.get(kept.id).state
    if state is State.ASSIGNED:
        set_state(stock, kept, State.PARTIALLY_AVAILABLE)


def _next_name(stock: Stock, operation: OperationType) -> str:
    while True:
        name = f"{operation.prefix}{stock.number(operation.prefix):05d}"
        if not stock.transfers.where("name", name):
            return name
