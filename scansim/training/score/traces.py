"""Which input caused each error: where the wrong quantity or the wrong goods came in, not where it showed.

A validation escapes with what was entered long before. So a quantity that is too high is traced to the input that took
it over what was right, wrong goods to the input that handled them, and only what nobody entered to the validation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.handheld.events import (
    Counted,
    CountsApplied,
    CountWritten,
    DestinationSet,
    Packed,
    Scrapped,
    TransferValidated,
    Via,
)
from scansim.engine.quantity import ZERO
from scansim.training.inputs import Do
from scansim.training.observation import Observation
from scansim.training.run import Run
from scansim.training.score.conduct import refused_code
from scansim.training.score.mistakes import Mistake, RunError
from scansim.training.score.quantities import is_fit, lots_of
from scansim.training.score.settled import Settled, settled
from scansim.training.score.unreadable import things_named

__all__ = ["Traced", "traced"]


@dataclass(frozen=True, slots=True)
class Traced:
    """An error and the number of the input that caused it, from 1."""

    number: int
    error: RunError


def traced(run: Run, errors: Iterable[RunError]) -> tuple[Traced, ...]:
    """Every error with its input, in the order of the inputs. A run without inputs has no errors."""
    tasks = {done.name: done for done in settled(run)}
    found = (Traced(_cause(run, tasks.get(error.task), error), error) for error in errors)
    return tuple(sorted(found, key=lambda each: each.number))


def _cause(run: Run, done: Settled | None, error: RunError) -> int:
    """The input that caused an error; the last one where nothing else is known."""
    answered = _answered_wrongly(run, error)
    if answered:
        return answered
    if done is None:
        return _conduct(run, error) or len(run.observations)
    found = (look(run, done, error) for look in (*_LOOKS.get(error.mistake, ()), _validated))
    return next(filter(None, found), len(run.observations))


# how somebody worked


def _answered_wrongly(run: Run, error: RunError) -> int:
    """The wrong answer to a question of this name."""
    return _first(
        run,
        lambda each: each.chosen is not None and each.chosen.question == error.about and not each.chosen.choice.right,
    )


def _conduct(run: Run, error: RunError) -> int:
    match error.mistake:
        case Mistake.PROXY_SCAN:
            return _first(run, lambda each: each.feedback.was_accepted and error.about in _elsewhere(run, each))
        case Mistake.REFUSAL_UNHEEDED:
            return _repeated(run, error.about)
        case _:
            return _written(run, error) or _applied(run, error)


def _elsewhere(run: Run, observation: Observation) -> frozenset[str]:
    return things_named(run, observation.elsewhere) if observation.elsewhere else frozenset()


def _repeated(run: Run, code: str) -> int:
    """The second of two readings of a refused code that follow each other."""
    before = ""
    for observation in run.observations:
        now = refused_code(observation)
        if now == code == before:
            return observation.number
        before = now
    return 0


# counts


def _written(run: Run, error: RunError) -> int:
    """The last time a quantity was written for the product at the place."""
    return _last(
        run,
        lambda each: any(
            isinstance(event, CountWritten)
            and (event.product, event.location) == (error.about, error.task)
            and event.counted is not None
            for event in each.events
        ),
    )


def _applied(run: Run, error: RunError) -> int:
    """Where the counts of the place became stock."""
    return _last(
        run,
        lambda each: any(
            isinstance(event, CountsApplied) and any(location == error.task for _, location, *_ in event.counts)
            for event in each.events
        ),
    )


# transfers


def _too_high(run: Run, done: Settled, error: RunError) -> int:
    """The input that took the quantity over what was right, for the last time before the end."""
    return _crossing(_quantities(run, done, error.about), error.truth)


def _with_nothing_in_hand(run: Run, done: Settled, error: RunError) -> int:
    """As :func:`_too_high`; 0 when the goods were in hand when they were counted, and stayed behind later."""
    number = _too_high(run, done, error)
    if not number:
        return 0
    observation = run.observations[number - 1]
    in_hand = sum(1 for unit in observation.handled if run.world.floor.units.get(unit).product == error.about)
    counted = sum((event.change for event in _counted(done, observation, error.about)), ZERO)
    return 0 if in_hand >= counted else number


def _at_its_highest(run: Run, done: Settled, error: RunError) -> int:
    """The input that took the quantity over what was right, on its way to the most that ever stood there."""
    until_then: list[tuple[int, Decimal]] = []
    for number, quantity in _quantities(run, done, error.about):
        until_then.append((number, quantity))
        if quantity == error.recorded:
            break
    return _crossing(until_then, error.truth)


def _stated_too_low(run: Run, done: Settled, error: RunError) -> int:
    """The input that stated a quantity or took some back; 0 when it was counted one by one and just stopped."""
    last = 0
    for observation in run.observations:
        for event in _counted(done, observation, error.about):
            is_stated = event.via is Via.FIELD or event.change < ZERO
            last = observation.number if is_stated else 0
    return last


def _wrong_goods(run: Run, done: Settled, error: RunError) -> int:
    """The input that counted other goods as this product, which then went along."""
    gone = {each.unit.id: each.unit.product for each in done.gone}

    def counts_others(observation: Observation) -> bool:
        if not any(_counted(done, observation, error.about)):
            return False
        counted = {event.product for event in observation.events if isinstance(event, Counted)}
        return any(unit in gone and gone[unit] not in counted for unit in observation.handled)

    return _first(run, counts_others)


def _unfit_goods(run: Run, done: Settled, error: RunError) -> int:
    """The input that counted goods which nobody may use and which went along, else the one that brought them."""
    unfit = {gone.unit.id for gone in done.gone if gone.unit.product == error.about and not is_fit(run, gone.unit)}
    counted = _first(run, lambda each: unfit & set(each.handled) and any(_counted(done, each, error.about)))
    return counted or _brought(run, done, unfit)


def _never_asked_for(run: Run, done: Settled, error: RunError) -> int:
    """The input that counted a product which the task does not have."""
    if error.about in done.demand:
        return 0
    return _first(run, lambda each: any(event.change > ZERO for event in _counted(done, each, error.about)))


def _recorded_again(run: Run, done: Settled, error: RunError) -> int:
    """The input that counted the product once more, elsewhere, because nobody saw whether the task went through."""
    lost = _first(run, lambda each: each.lost == done.transfer.id)
    return lost and _first(
        run,
        lambda each: (
            each.number > lost
            and any(
                isinstance(event, Counted) and event.product == error.about and event.transfer != done.transfer.id
                for event in each.events
            )
        ),
    )


def _wrong_lot(run: Run, done: Settled, error: RunError) -> int:
    """The input that recorded more of a lot than went."""
    names = run.world.warehouse.stock.lots
    truth: Counter[str] = Counter()
    for lot, count in lots_of(done.gone, error.about).items():
        known = names.find(lot) if lot else None
        truth[known.name if known else lot] += count
    recorded: Counter[str] = Counter()
    for observation in run.observations:
        for event in _counted(done, observation, error.about):
            recorded[event.lot] += int(event.change)
            if event.lot and event.change > ZERO and recorded[event.lot] > truth[event.lot]:
                return observation.number
    return 0


def _sent_there(run: Run, done: Settled, error: RunError) -> int:
    """The last input that sent lines of the product to a place."""
    lines = {line.id for line in done.lines if line.product == error.about}
    return _last(
        run,
        lambda each: any(isinstance(event, DestinationSet) and lines & set(event.lines) for event in each.events),
    )


def _loaded_there(run: Run, done: Settled, error: RunError) -> int:
    """The last input that loaded the product."""
    if not done.task.is_loaded:
        return 0
    loaded = {gone.unit.id for gone in done.gone if gone.unit.product == error.about}
    return _last(run, lambda each: isinstance(each.input, Do) and loaded & set(_units_brought(done, each)))


def _packed_there(run: Run, done: Settled, error: RunError) -> int:
    """The last input that put lines of the task into the package."""
    lines = {line.id for line in done.lines if line.result_package == error.about}
    return _last(run, lambda each: any(isinstance(event, Packed) and lines & set(event.lines) for event in each.events))


def _scrapped(run: Run, done: Settled, error: RunError) -> int:  # noqa: ARG001 - looks are alike
    """The input that scrapped the product."""
    return _first(
        run,
        lambda each: any(isinstance(event, Scrapped) and event.product == error.about for event in each.events),
    )


def _validated(run: Run, done: Settled, error: RunError) -> int:  # noqa: ARG001 - looks are alike
    """The validation itself."""
    return _first(
        run,
        lambda each: any(
            isinstance(event, TransferValidated) and event.transfer == done.transfer.id for event in each.events
        ),
    )


_Look = Callable[[Run, Settled, RunError], int]
_LOOKS: dict[Mistake, tuple[_Look, ...]] = {
    Mistake.RECEIVED_NOT_THERE: (_too_high,),
    Mistake.RECEIVED_TOO_MANY: (_wrong_goods, _too_high),
    Mistake.RECEIVED_OVER_ORDER: (_wrong_goods, _too_high),
    Mistake.RECEIVED_TOO_FEW: (_stated_too_low,),
    Mistake.RECEIVED_WRONG_ITEM: (_wrong_goods, _too_high),
    Mistake.RECEIVED_DAMAGED: (_unfit_goods, _too_high),
    Mistake.MISCOUNTED: (_at_its_highest,),
    Mistake.WRONG_LOT: (_wrong_lot,),
    Mistake.WRONG_PLACE: (_loaded_there, _sent_there),
    Mistake.PLACE_OVERFILLED: (_sent_there,),
    Mistake.MIXED_LOTS: (_sent_there,),
    Mistake.WRONG_PACKAGE: (_packed_there,),
    Mistake.SCRAPPED_WITHOUT_AUTHORITY: (_scrapped,),
    Mistake.PICKED_WRONG_ITEM: (_wrong_goods, _never_asked_for, _too_high),
    Mistake.PICKED_UNFIT: (_unfit_goods,),
    Mistake.SENT_WRONG_ITEM: (_wrong_goods, _never_asked_for, _too_high),
    Mistake.SENT_UNFIT: (_unfit_goods,),
    Mistake.RECORDED_NOT_THERE: (_wrong_goods, _with_nothing_in_hand),
    Mistake.RECORDED_TOO_MANY: (_wrong_goods, _too_high, _recorded_again),
    Mistake.RECORDED_TOO_FEW: (_stated_too_low,),
    Mistake.LEFT_SHORT: (_stated_too_low,),
}
"""Where to look for the cause of each error of a task, one after the other; all others are made by the validation."""


def _quantities(run: Run, done: Settled, product: str) -> Iterator[tuple[int, Decimal]]:
    """What stood on the product after each input that changed it."""
    by_line: dict[int, Decimal] = {}
    for observation in run.observations:
        events = list(_counted(done, observation, product))
        for event in events:
            by_line[event.line] = event.done
        if events:
            yield observation.number, sum(by_line.values(), ZERO)


def _crossing(quantities: Iterable[tuple[int, Decimal]], limit: Decimal) -> int:
    """The number at which the quantity last rose over the limit, having been at or under it."""
    found, before = 0, ZERO
    for number, quantity in quantities:
        if before <= limit < quantity:
            found = number
        before = quantity
    return found


def _units_brought(done: Settled, observation: Observation) -> Iterator[int]:
    for brought in observation.brought:
        if brought.transfer == done.transfer.id:
            yield from brought.units


def _brought(run: Run, done: Settled, units: Collection[int]) -> int:
    """The first input that brought one of the units along."""
    return _first(run, lambda each: set(units) & set(_units_brought(done, each)))


def _counted(done: Settled, observation: Observation, product: str) -> Iterator[Counted]:
    for event in observation.events:
        if isinstance(event, Counted) and (event.transfer, event.product) == (done.transfer.id, product):
            yield event


def _first(run: Run, holds: Callable[[Observation], object]) -> int:
    return next((each.number for each in run.observations if holds(each)), 0)


def _last(run: Run, holds: Callable[[Observation], object]) -> int:
    return next((each.number for each in reversed(run.observations) if holds(each)), 0)
