"""Stock changed without a transfer: counts, relocations, unpacking, scrap.

Reference odoo-barcode 4.10, 4.11, 6.10, 11.29 to 11.31, 11.48 to 11.53. All of them are moves like any other: what
they take from under a reservation is released and reserved elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scansim.engine.quantity import ZERO, rounded, total
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Tracking, UnitOfMeasure
from scansim.engine.warehouse.completion import finish_moves
from scansim.engine.warehouse.count_policy import Approver, CountPolicy, require_allowed
from scansim.engine.warehouse.detail import new_line
from scansim.engine.warehouse.moments import day_of
from scansim.engine.warehouse.quants import exactly, new_quant
from scansim.engine.warehouse.records import Line, Move, Place, Quant, State, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.states import put_move
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import PRECISION, converted, unit_for

__all__ = [
    "ConflictAnswer",
    "ConflictQuestion",
    "ScrapQuestion",
    "UntrackedQuestion",
    "apply_counts",
    "clear_count",
    "count",
    "quant_at",
    "relocate",
    "scrap",
    "scrap_place",
    "unpack",
]


class ConflictAnswer(StrEnum):
    """What holds when stock has changed since it was counted."""

    KEEP_COUNTED = "keep_counted"
    KEEP_DIFFERENCE = "keep_difference"


@dataclass(frozen=True, slots=True)
class ConflictQuestion:
    """Counts (numbers of quants) whose stock has changed since."""

    quants: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UntrackedQuestion:
    """Products (ids) that are told apart by lots and were counted without one."""

    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScrapQuestion:
    """There is only so much where the goods are to be scrapped."""

    on_hand: Decimal


def quant_at(stock: Stock, place: Place) -> Quant | None:
    """The quant of exactly this place."""
    found = stock.quants.where("place", place)
    return found[0] if found else None


def count(stock: Stock, place: Place, quantity: Decimal, counter: str = "") -> Quant:
    """Write a counted quantity; the difference is frozen now. A quant is made where there was none.

    ``counter`` is who counted, where that is not who was asked to.
    """
    quant = quant_at(stock, place) or new_quant(stock, place)
    counted = rounded(quantity, PRECISION)
    quant = replace(quant, counted=counted, difference=counted - quant.quantity, counter=counter or quant.counter)
    stock.quants.put(quant)
    return quant


def clear_count(stock: Stock, place: Place) -> None:
    """Forget an open count."""
    quant = quant_at(stock, place)
    if quant is None or quant.counted is None:
        raise Refused(Reason.NOT_COUNTABLE, product=place.product, location=place.location)
    _forget(stock, quant)


def apply_counts(
    stock: Stock,
    quants: Sequence[Quant],
    inventory: str,
    conflict: ConflictAnswer | None = None,
    *,
    untracked: bool = False,
    policy: CountPolicy | None = None,
    approver: Approver | None = None,
) -> ConflictQuestion | UntrackedQuestion | None:
    """Make stock what was counted, against the inventory location; or ask first, and apply nothing.

    A ``policy`` refuses what is too large to be applied without an ``approver``. What was not counted is left alone.
    """
    numbers = list(dict.fromkeys(quant.id for quant in quants))
    changed = [quant for quant in _counted(stock, numbers) if _is_outdated(quant)]
    if changed and conflict is None:
        return ConflictQuestion(tuple(quant.id for quant in changed))
    for quant in changed:
        _settle_conflict(stock, quant, conflict)
    current = _counted(stock, numbers)
    if policy:
        require_allowed(stock, policy, current, approver)
    unnamed = [quant.product for quant in current if _lacks_lot(stock, quant)]
    if unnamed and not untracked:
        return UntrackedQuestion(tuple(dict.fromkeys(unnamed)))
    _apply(stock, current, inventory)
    return None


def relocate(stock: Stock, quants: Iterable[Quant], destination: str | None = None, *, unpacked: bool = False) -> None:
    """Move whole quants elsewhere, or out of their packages where they are; open reservations follow (11.48).

    What is not there, or less than nothing, cannot be moved and stays.
    """
    moves: list[Move] = []
    for quant in quants:
        if quant.quantity <= ZERO:
            continue
        to = destination or quant.location
        move = _system_move(stock, quant.product, quant.quantity, quant.location, to)
        _line_of(stock, move, quant, quant.quantity, result_package="" if unpacked else quant.package)
        moves.append(move)
    finish_moves(stock, moves, may_lack_lots=True)


def unpack(stock: Stock, package: str) -> None:
    """Dissolve a package: its content lies loose where it was (11.49)."""
    relocate(stock, stock.quants.where("package", package), unpacked=True)


def scrap(
    stock: Stock,
    place: Place,
    quantity: Decimal,
    scrap_location: str,
    *,
    unit: UnitOfMeasure | None = None,
    transfer: int = 0,
    force: bool = False,
) -> ScrapQuestion | None:
    """Scrap goods. Only what lies at exactly this place counts as being there (11.31).

    Raises:
        Refused: for nothing or less, and from a receipt that is not done.
    """
    product = stock.products.get(place.product)
    if transfer and not _can_be_scrapped(stock, stock.transfers.get(transfer)):
        raise Refused(Reason.NOT_DONE, transfer=stock.transfers.get(transfer).name)
    if quantity <= ZERO:
        raise Refused(Reason.NOT_POSITIVE, product=product.name)
    kept_unit = unit_for(stock, place.product, unit)
    wanted = converted(quantity, unit, product.unit) if unit else quantity
    there = total(quant.quantity for quant in exactly(stock, place))
    if product.storable and there < wanted and not force:
        return ScrapQuestion(there)
    move = _system_move(stock, place.product, quantity, place.location, scrap_location)
    move = put_move(stock, replace(move, transfer=transfer, unit=kept_unit, scrapped=True))
    line = Line(0, transfer, move.id, place.product, quantity, place.location, scrap_location, picked=True)
    new_line(stock, replace(line, lot=place.lot, package=place.package, owner=place.owner, unit=kept_unit))
    finish_moves(stock, [move])
    return None


def scrap_place(stock: Stock, transfer: int) -> str:
    """Where a transfer's goods are scrapped unless said otherwise: where they went, or still are (reference 4.10)."""
    head = stock.transfers.get(transfer)
    return head.destination if head.state is State.DONE else head.source


def _can_be_scrapped(stock: Stock, transfer: Transfer) -> bool:
    """What has not been received cannot be thrown away (reference 4.10, checklist 75)."""
    return transfer.state is State.DONE or stock.locations.get(transfer.source).usage.is_inside


def _counted(stock: Stock, numbers: Sequence[int]) -> list[Quant]:
    """The quants of these numbers as they are now, without those that were not counted or are gone."""
    found = [stock.quants.find(number) for number in numbers]
    return [quant for quant in found if quant is not None and quant.counted is not None]


def _is_outdated(quant: Quant) -> bool:
    return quant.counted is not None and quant.counted - quant.difference != quant.quantity


def _settle_conflict(stock: Stock, quant: Quant, answer: ConflictAnswer | None) -> None:
    counted = quant.counted or ZERO
    if answer is ConflictAnswer.KEEP_DIFFERENCE:
        stock.quants.put(replace(quant, counted=quant.quantity + quant.difference))
    else:
        stock.quants.put(replace(quant, difference=counted - quant.quantity))


def _lacks_lot(stock: Stock, quant: Quant) -> bool:
    """Whether goods were found without a lot where there was nothing (recorded cases INV-07, FUZ-175)."""
    tracked = stock.products.get(quant.product).tracking is not Tracking.NONE
    return tracked and not quant.lot and quant.quantity == ZERO and bool(quant.counted)


def _apply(stock: Stock, quants: Sequence[Quant], inventory: str) -> None:
    moves: list[Move] = []
    for quant in quants:
        _forget(stock, quant, keep=True)
        gain = quant.difference > ZERO
        source, to = (inventory, quant.location) if gain else (quant.location, inventory)
        move = _system_move(stock, quant.product, abs(quant.difference), source, to)
        package = quant.package
        _line_of(
            stock,
            move,
            replace(quant, package="" if gain else package),
            abs(quant.difference),
            result_package=package if gain else "",
        )
        moves.append(move)
    finish_moves(stock, moves, may_lack_lots=True)
    for quant in quants:
        left = stock.quants.find(quant.id)
        if left is not None and left.is_empty:
            stock.quants.remove(quant.id)
    for place in dict.fromkeys(quant.location for quant in quants):
        stock.locations.put(replace(stock.locations.get(place), last_counted=day_of(stock.now)))


def _forget(stock: Stock, quant: Quant, *, keep: bool = False) -> None:
    """Forget a count. One that is applied (``keep``: its stock is still to follow) is nobody's task any more."""
    cleared = replace(quant, counted=None, difference=ZERO)
    if keep or not quant.count_due:
        cleared = replace(cleared, counter="", count_due="")
    if cleared.is_empty and not keep:
        stock.quants.remove(quant.id)
    else:
        stock.quants.put(cleared)


def _system_move(stock: Stock, product: str, quantity: Decimal, source: str, destination: str) -> Move:
    number = stock.number("move")
    return put_move(stock, Move(number, 0, product, quantity, source, destination, State.ASSIGNED, marked=True))


def _line_of(stock: Stock, move: Move, quant: Quant, quantity: Decimal, *, result_package: str) -> None:
    line = Line(0, move.transfer, move.id, move.product, quantity, move.source, move.destination, picked=True)
    new_line(
        stock,
        replace(line, lot=quant.lot, package=quant.package, owner=quant.owner, result_package=result_package),
    )
