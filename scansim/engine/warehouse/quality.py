"""Quality checks that an operation type requires before its transfers are validated.

Product knowledge only (reference odoo-barcode 1.4, K; training A2 58 to 61): a check is due for every product that is
about to go; it passes or fails, with a note. What fails is set apart at once as a move of its own to the point's
failure location; where the point has none it stays, and scrapping it is suggested. Validation waits until every check
is done, whatever it found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import ZERO, total, written
from scansim.engine.replacing import replace
from scansim.engine.warehouse.chains import link
from scansim.engine.warehouse.detail import new_line, rewrite
from scansim.engine.warehouse.records import Line, Move, State
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.site import CheckState, QualityCheck
from scansim.engine.warehouse.states import going, put_move, refresh_state, require_open
from scansim.engine.warehouse.stock import Stock
from scansim.engine.warehouse.units import converted, stocked, unit_of

__all__ = ["FailedCheck", "checks_of", "fail", "pass_", "require_checked"]


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """What became of goods that failed: these lines (numbers) take them to a place (id), or they are to be scrapped."""

    check: QualityCheck
    lines: tuple[int, ...]
    place: str

    @property
    def suggests_scrap(self) -> bool:
        """Whether nothing took the goods away."""
        return not self.place


def checks_of(stock: Stock, transfer: int) -> tuple[QualityCheck, ...]:
    """The checks of a transfer: those done, and those due for what is about to go."""
    done = stock.quality_checks.where("transfer", transfer)
    known = {(check.point, check.product) for check in done}
    points = stock.quality_points.where("operation_type", stock.transfers.get(transfer).operation_type)
    if not points:
        return done
    products = dict.fromkeys(line.product for line in going(stock, transfer))
    due = (
        QualityCheck(0, transfer, point.id, product)
        for product in products
        for point in points
        if point.product in ("", product) and (point.id, product) not in known
    )
    return (*done, *due)


def require_checked(stock: Stock, transfer: int) -> None:
    """Refuse as long as a check is to be done."""
    for check in checks_of(stock, transfer):
        if check.state is CheckState.TO_DO:
            raise Refused(
                Reason.CHECK_NEEDED,
                transfer=stock.transfers.get(transfer).name,
                product=stock.products.get(check.product).name,
                point=check.point,
            )


def pass_(stock: Stock, transfer: int, point: str, product: str, note: str = "") -> QualityCheck:
    """The goods are right. Refused for a check that is not due."""
    return _put(stock, replace(_due(stock, transfer, point, product), state=CheckState.PASSED, note=note))


def fail(
    stock: Stock, transfer: int, point: str, product: str, quantity: Decimal | None = None, note: str = ""
) -> FailedCheck:
    """So much of a product (in its unit; all that is about to go when None) is not right, and is set apart.

    Raises:
        Refused: for a check that is not due, for nothing or less, and for more than is about to go.
    """
    check = _due(stock, transfer, point, product)
    lines = [line for line in going(stock, transfer) if line.product == product]
    there = total(stocked(stock, line) for line in lines)
    failed = there if quantity is None else quantity
    name = stock.products.get(product).name
    if failed <= ZERO:
        raise Refused(Reason.NOT_POSITIVE, product=name)
    if failed > there:
        raise Refused(Reason.MORE_THAN_THERE, product=name, quantity=written(failed), there=written(there))
    place = stock.quality_points.get(point).failure_location
    apart = _set_apart(stock, lines, failed, place) if place else ()
    return FailedCheck(_put(stock, replace(check, state=CheckState.FAILED, note=note, failed=failed)), apart, place)


def _due(stock: Stock, transfer: int, point: str, product: str) -> QualityCheck:
    require_open(stock, stock.transfers.get(transfer))
    if stock.quality_checks.where("of", (transfer, point, product)):
        raise Refused(Reason.ALREADY_CHECKED, point=point, product=stock.products.get(product).name)
    for check in checks_of(stock, transfer):
        if (check.point, check.product) == (point, product):
            return check
    raise Refused(Reason.NO_SUCH_CHECK, point=point, product=product)


def _put(stock: Stock, check: QualityCheck) -> QualityCheck:
    done = replace(check, id=stock.number("quality check"))
    stock.quality_checks.put(done)
    return done


def _set_apart(stock: Stock, lines: Sequence[Line], quantity: Decimal, place: str) -> tuple[int, ...]:
    """Let so much of the lines go to a place, the first ones first; tells the lines that do."""
    left, apart = quantity, []
    for number in dict.fromkeys(line.move for line in lines):
        own = [line for line in lines if line.move == number]
        part = min(left, total(stocked(stock, line) for line in own))
        if part > ZERO:
            apart += _of_move(stock, stock.moves.get(number), own, part, place)
            left -= part
    return tuple(apart)


def _of_move(stock: Stock, move: Move, lines: Sequence[Line], quantity: Decimal, place: str) -> list[int]:
    """Give so much of a move's lines to a move of its own; all of a move that has no more to do goes itself."""
    wanted = converted(move.demand, unit_of(stock, move), stock.products.get(move.product).unit)
    held = total(stocked(stock, line) for line in stock.lines.where("move", move.id))
    if max(held, wanted) == quantity:
        put_move(stock, replace(move, destination=place, final=""))
        return [rewrite(stock, replace(line, destination=place)).id for line in lines]
    aside = _move_aside(stock, move, quantity, place)
    left, apart = quantity, []
    for line in lines:
        part = min(left, stocked(stock, line))
        if part > ZERO:
            apart.append(_part(stock, line, part, aside).id)
            left -= part
    refresh_state(stock, move)
    refresh_state(stock, aside)
    return apart


def _part(stock: Stock, line: Line, part: Decimal, aside: Move) -> Line:
    rest = stocked(stock, line) - part
    if rest == ZERO:
        return rewrite(stock, replace(line, move=aside.id, destination=aside.destination))
    rewrite(stock, replace(line, quantity=rest, planned=min(line.planned, rest), unit=None))
    cut = replace(line, move=aside.id, quantity=part, planned=min(line.planned, part), unit=None)
    return new_line(stock, replace(cut, destination=aside.destination))


def _move_aside(stock: Stock, move: Move, quantity: Decimal, place: str) -> Move:
    unit, own = unit_of(stock, move), stock.products.get(move.product).unit
    less = min(converted(quantity, own, unit), move.demand)
    put_move(stock, replace(move, demand=move.demand - less))
    aside = replace(
        move,
        id=stock.number("move"),
        demand=quantity,
        unit=None,
        destination=place,
        state=State.ASSIGNED,
        final="",
        marked=False,
        origins=(),
        followers=(),
    )
    put_move(stock, aside)
    for number in move.origins:
        link(stock, stock.moves.get(number), stock.moves.get(aside.id))
    return stock.moves.get(aside.id)
