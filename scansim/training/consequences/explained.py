"""Which differences an open report explains: it names the thing, the place and the quantity (DESIGN section 3).

The thing is the product, one of its units, boxes or lots; the place is where one stood, or the place named. Goods that
stand apart make two differences, one where they are and one where they were: one report explains both. So it does with
goods of which the label lies: the product that is claimed, and the one that is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.floor.things import number_in
from scansim.engine.quantity import ONE, ZERO
from scansim.training.consequences.in_reach import is_kept_apart
from scansim.training.consequences.stock import Key, cells, is_apart, location_of
from scansim.training.inputs import Go
from scansim.training.reports import ReportCode, Reported
from scansim.training.run import Run
from scansim.training.score.unreadable import things_named

__all__ = ["Open", "StockLine", "open_reports", "stock_lines"]


@dataclass(frozen=True, slots=True)
class StockLine:
    """So many units of a difference, above zero where the record has more; ``owner`` is who knows of it, empty for
    what nobody explained."""

    key: Key
    quantity: Decimal
    price: Decimal
    owner: str = ""
    code: str = ""

    @property
    def value(self) -> Decimal:
        """What the units are worth at standard cost."""
        return self.quantity * self.price

    @property
    def is_explained(self) -> bool:
        """Whether somebody knows of it."""
        return bool(self.owner)


@dataclass(frozen=True, slots=True)
class Open:
    """What a report keeps open: so many units of a product at a place, and whose it is now."""

    code: str
    product: str
    at: str
    quantity: Decimal
    owner: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A report, what it names, and where it was made."""

    report: Reported
    products: frozenset[str]
    lots: frozenset[str]
    places: frozenset[str]


def stock_lines(run: Run) -> tuple[StockLine, ...]:
    """Every difference between record and truth, explained parts apart from the rest."""
    return _Ledger(run).lines


def open_reports(run: Run) -> tuple[Open, ...]:
    """What the reports of a run keep open: differences, and goods of a delivery that stand apart."""
    ledger = _Ledger(run)
    return (*ledger.opened, *_standing_apart(run))


class _Ledger:
    """What is left to be explained of each difference, while one report after the other is read."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._left = {cell.key: cell.difference for cell in cells(run)}
        self._cells = {cell.key: cell for cell in cells(run)}
        self._explained: list[StockLine] = []
        self.opened: list[Open] = []
        for told in _reports(run):
            self._read(told)

    @property
    def lines(self) -> tuple[StockLine, ...]:
        """Explained parts and what is left, in the order of the keys."""
        rest = [StockLine(key, left, self._cells[key].price) for key, left in self._left.items() if left]
        return tuple(sorted((*self._explained, *rest), key=lambda line: (line.key, line.owner, line.code)))

    def _read(self, told: _Told) -> None:
        wanted = told.report.quantity
        for key in [key for key, left in self._left.items() if left and self._names(told, key, left)]:
            taken = self._take(told, key, wanted)
            if wanted is not None:
                wanted -= abs(taken)
            if taken:
                self.opened.append(Open(told.report.code, key.product, key.at, abs(taken), told.report.to))
                self._other_side(told, key, taken)

    def _names(self, told: _Told, key: Key, left: Decimal) -> bool:
        is_product = key.product in told.products and (not told.lots or key.lot in told.lots)
        return is_product and key.at in told.places and _MEANS[told.report.code](left)

    def _take(self, told: _Told, key: Key, most: Decimal | None) -> Decimal:
        left = self._left[key]
        size = abs(left) if most is None else min(abs(left), most)
        taken = size if left > ZERO else -size
        if taken:
            self._left[key] = left - taken
            line = StockLine(key, taken, self._cells[key].price, told.report.to, told.report.code)
            self._explained.append(line)
        return taken

    def _other_side(self, told: _Told, key: Key, taken: Decimal) -> None:
        """Where the same units are, or what they truly are."""
        remaining = abs(taken)
        for other, left in list(self._left.items()):
            opposite = left and (left > ZERO) is not (taken > ZERO)
            if remaining and opposite and self._belongs_to(key, other):
                remaining -= abs(self._take(told, other, remaining))

    def _belongs_to(self, key: Key, other: Key) -> bool:
        if other.product == key.product:
            return other.at == key.at or is_kept_apart(self._run, key.at) or is_kept_apart(self._run, other.at)
        return other.at == key.at and (key.product, other.product) in _mistaken(self._run)


_MEANS: dict[ReportCode, Callable[[Decimal], bool]] = {
    ReportCode.MISSING: lambda left: left > ZERO,
    ReportCode.EXTRA: lambda left: left < ZERO,
    ReportCode.WRONG_ITEM: lambda _: True,
    ReportCode.DAMAGED: lambda _: True,
    ReportCode.UNREADABLE: lambda _: False,
    ReportCode.PLACE_PROBLEM: lambda _: False,
    ReportCode.SYSTEM: lambda _: False,
    ReportCode.STOP_SAFETY: lambda _: False,
}
"""Which differences each code can be about: those that say how many."""


def _reports(run: Run) -> Iterator[_Told]:
    """The reports in their order, each with the place where it was made."""
    stands_at = run.situation.start
    for observation in run.observations:
        if observation.walked:
            stands_at = observation.walked
        elif isinstance(observation.input, Go) and observation.feedback.was_accepted:
            stands_at = observation.input.place
        if observation.report is not None:
            yield _told(run, observation.report, stands_at)


def _told(run: Run, report: Reported, stands_at: str) -> _Told:
    named = things_named(run, report.about)
    stock, floor = run.world.warehouse.stock, run.world.floor
    lots = [lot for lot in stock.lots if lot.id in named]
    units = [floor.units.find(number_in(thing, "unit")) for thing in named]
    boxes = [floor.boxes.find(number_in(thing, "box")) for thing in named]
    things = [each for each in (*units, *boxes) if each is not None]
    true = {unit.product for unit in units if unit is not None}
    products = {each for each in named if stock.products.find(each) is not None} | true | {lot.product for lot in lots}
    places = {stands_at} if not named & {place.id for place in floor.places} else set()
    at = {location_of(run, place) for place in (*places, *(each.place for each in things))}
    at |= {each for each in named if stock.locations.find(each) is not None}
    at |= {location_of(run, each) for each in named if floor.places.find(each) is not None}
    return _Told(report, frozenset(products), frozenset(lot.name for lot in lots), frozenset(at))


def _mistaken(run: Run) -> frozenset[tuple[str, str]]:
    """What is taken for what, both ways round."""
    pairs = {(unit.claims, unit.product) for unit in run.world.floor.units if unit.claims != unit.product}
    return frozenset(pairs | {(true, claims) for claims, true in pairs})


def _standing_apart(run: Run) -> Iterator[Open]:
    """Goods of a delivery that stand apart, and of which somebody was told."""
    floor = run.world.floor
    apart = [unit for unit in floor.units if is_apart(run, unit)]
    for told in _reports(run):
        mine = [unit for unit in apart if told.products & {unit.product, unit.claims}]
        count = Decimal(len(mine)) if told.report.quantity is None else min(Decimal(len(mine)), told.report.quantity)
        if count >= ONE:
            yield Open(told.report.code, mine[0].product, location_of(run, mine[0].place), count, told.report.to)
            apart = [unit for unit in apart if unit not in mine[: int(count)]]
