"""Notices: a hold or a freeze on a document, a product, a lot or a place, and what each stops.

| about | a hold stops | a freeze stops |
|---|---|---|
| a transfer, or all of an order | working on it, validating it | the same, and cancelling it |
| a product, a lot | leaving the house | every move |
| a place | leaving it | every move into it, out of it and in it |

Counting goes on under a freeze: that is what it is for (training A4 114). Scrap does not leave the house. Notices are
site procedure; the real app knows none. One that is only posted stops nothing: whether it was heeded is for others to
judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scansim.engine.warehouse.catalogue import Usage
from scansim.engine.warehouse.locations import ancestry
from scansim.engine.warehouse.records import Line, Transfer
from scansim.engine.warehouse.refusal import Reason, Refused
from scansim.engine.warehouse.site import Notice, NoticeKind, Subject
from scansim.engine.warehouse.stock import Stock

__all__ = ["lift", "on_document", "on_lines", "post", "require_cancellable", "require_movable", "require_workable"]

_REASONS = {NoticeKind.HOLD: Reason.ON_HOLD, NoticeKind.FREEZE: Reason.FROZEN}
_AWAY = (Usage.CUSTOMER, Usage.SUPPLIER, Usage.PRODUCTION)


def post(stock: Stock, notice: Notice) -> None:
    """Put up a notice, in place of one of the same id."""
    stock.notices.put(notice)


def lift(stock: Stock, notice: str) -> None:
    """Take a notice down. Refused when there is none of this id."""
    if notice not in stock.notices:
        raise Refused(Reason.NO_SUCH_NOTICE, notice=notice)
    stock.notices.remove(notice)


def on_document(stock: Stock, transfer: Transfer) -> tuple[Notice, ...]:
    """The notices on a transfer itself and on its order."""
    if not len(stock.notices):
        return ()
    own = stock.notices.where("about", (Subject.TRANSFER, transfer.name))
    return own + (stock.notices.where("about", (Subject.ORDER, transfer.group)) if transfer.group else ())


def on_lines(stock: Stock, lines: Iterable[Line]) -> tuple[Notice, ...]:
    """The notices that stand against what lines do, each once."""
    if not len(stock.notices):
        return ()
    found = (notice for line in lines for notice in _about(stock, line) if _stops(stock, notice, line))
    return tuple({notice.id: notice for notice in found}.values())


def require_workable(stock: Stock, transfer: Transfer) -> None:
    """Refuse to work on a transfer that is held or frozen."""
    _refuse_first(on_document(stock, transfer))


def require_cancellable(stock: Stock, transfer: Transfer) -> None:
    """Refuse to cancel a transfer that is frozen."""
    _refuse_first(notice for notice in on_document(stock, transfer) if notice.kind is NoticeKind.FREEZE)


def require_movable(stock: Stock, lines: Iterable[Line]) -> None:
    """Refuse to move what a notice stops."""
    _refuse_first(on_lines(stock, lines))


def _refuse_first(notices: Iterable[Notice]) -> None:
    for notice in notices:
        if notice.enforced:
            raise Refused(_REASONS[notice.kind], about=notice.key, notice=notice.id, text=notice.text)


def _about(stock: Stock, line: Line) -> Iterator[Notice]:
    yield from stock.notices.where("about", (Subject.PRODUCT, line.product))
    if line.lot:
        yield from stock.notices.where("about", (Subject.LOT, line.lot))
    for place in (*ancestry(stock, line.source), *ancestry(stock, line.destination)):
        yield from stock.notices.where("about", (Subject.LOCATION, place.id))


def _stops(stock: Stock, notice: Notice, line: Line) -> bool:
    if notice.kind is NoticeKind.FREEZE:
        return not _is_count(stock, line)
    if notice.subject is Subject.LOCATION:
        return not any(place.id == notice.key for place in ancestry(stock, line.destination))
    return stock.locations.get(line.destination).usage in _AWAY


def _is_count(stock: Stock, line: Line) -> bool:
    move = stock.moves.find(line.move)
    if move is None or move.transfer or move.scrapped:
        return False
    ends = (stock.locations.get(line.source).usage, stock.locations.get(line.destination).usage)
    return Usage.INVENTORY in ends
