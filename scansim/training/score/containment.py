"""What became of each planted exception in the end: nothing escaped, and the goods are where they do no harm.

An exception is contained when no mistake that it tempts to escaped, and what must not be used stands apart. Half of
it is done when the goods only stayed where they were (reference training C4, "containment action"). Where nothing wrong
comes of it the way counts: a label that cannot be read is never typed without a word, a lot that can be read is never
typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from scansim.engine.floor.things import Lies, PlaceKind
from scansim.engine.handheld.events import Counted
from scansim.training.run import Run
from scansim.training.score.counts import is_counted
from scansim.training.score.mistakes import Fate, Mistake, RunError
from scansim.training.score.rest import is_rest_right
from scansim.training.score.settled import Settled
from scansim.training.starting_point import Planted
from scansim.training.story import TrapKind

__all__ = ["containment", "escaped"]

_WRONG_GOODS = frozenset(
    {
        Mistake.RECEIVED_NOT_THERE,
        Mistake.RECEIVED_TOO_MANY,
        Mistake.RECEIVED_TOO_FEW,
        Mistake.RECEIVED_WRONG_ITEM,
        Mistake.RECEIVED_DAMAGED,
        Mistake.RECEIVED_OVER_ORDER,
        Mistake.PICKED_WRONG_ITEM,
        Mistake.PICKED_UNFIT,
        Mistake.SENT_WRONG_ITEM,
        Mistake.SENT_UNFIT,
        Mistake.RECORDED_NOT_THERE,
        Mistake.RECORDED_TOO_MANY,
        Mistake.RECORDED_TOO_FEW,
        Mistake.LEFT_SHORT,
        Mistake.WRONG_LOT,
        Mistake.MIXED_LOTS,
    }
)
_COUNTS = frozenset({Mistake.COUNT_WRONG, Mistake.COUNT_COPIED, Mistake.UNAPPROVED_ADJUSTMENT})
_TEMPTS: dict[TrapKind, frozenset[Mistake]] = {
    TrapKind.FULL_PLACE: frozenset({Mistake.WRONG_PLACE, Mistake.PLACE_OVERFILLED}),
    TrapKind.NEIGHBOUR_PLACE: frozenset({Mistake.WRONG_PLACE}),
    TrapKind.ON_HOLD: frozenset({Mistake.HOLD_IGNORED}),
    TrapKind.SWAPPED_TOTES: frozenset({Mistake.WRONG_PACKAGE}),
    TrapKind.DIFFERENCE: _COUNTS,
}
"""Which mistakes each kind tempts to; all others to wrong goods or a wrong quantity."""

_APART = frozenset({TrapKind.DAMAGED, TrapKind.WRONG_ITEM, TrapKind.EXTRA, TrapKind.EXPIRED, TrapKind.UNKNOWN_LABEL})
"""What must stand apart in the end, so that nobody uses it."""

_NOTHING, _HALF, _WHOLE = Fraction(0), Fraction(1, 2), Fraction(1)


def escaped(planted: Planted, errors: Iterable[RunError]) -> tuple[RunError, ...]:
    """The errors that this exception tempted to and that were not put right."""
    tempts = _TEMPTS.get(planted.kind, _WRONG_GOODS)
    about = {planted.product, planted.instead, planted.task} - {""}
    return tuple(
        error
        for error in errors
        if error.fate is Fate.ESCAPED
        and error.mistake in tempts
        and error.about in about
        and planted.task in ("", error.task)
    )


def containment(
    run: Run, planted: Planted, done: Settled | None, errors: Iterable[RunError], *, is_reported: bool
) -> Fraction:
    """How far a planted exception was contained, from 0 to 1. ``done`` is the task that it belongs to, if any;
    ``is_reported`` says that somebody who had to be told was told rightly."""
    if escaped(planted, errors):
        return _NOTHING
    if planted.kind is TrapKind.UNREADABLE and planted.reports and not is_reported:
        return _NOTHING
    if planted.kind is TrapKind.ON_HOLD:
        return _WHOLE if done is not None and _is_untouched(run, done) else _NOTHING
    if planted.kind is TrapKind.DIFFERENCE and not _was_counted(run, planted):
        return _NOTHING
    if done is not None:
        if done.validated is None:
            return _NOTHING
        if planted.rest is not None and not is_rest_right(done, planted):
            return _NOTHING
        if planted.kind is TrapKind.TWO_LABELS and not _lot_was_read(run, planted, done):
            return _NOTHING
    if planted.kind in _APART and not all(_stands_apart(run, unit) for unit in planted.units):
        return _HALF
    return _WHOLE


def _was_counted(run: Run, planted: Planted) -> bool:
    place = run.world.floor.places.find(planted.place)
    return place is not None and is_counted(run, place.location)


def _lot_was_read(run: Run, planted: Planted, done: Settled) -> bool:
    """Whether no unit's lot was typed or chosen: a scanner took all of them off a label."""
    lines = (line for line in done.lines if line.product == planted.product and line.done)
    return all(list(run.evidence.whereabouts.lots_of(line.id)) == ["scanned"] for line in lines)


def _is_untouched(run: Run, done: Settled) -> bool:
    counted = any(isinstance(event, Counted) and event.transfer == done.transfer.id for event in run.events)
    return done.validated is None and not done.is_cancelled and not (counted and done.recorded)


def _stands_apart(run: Run, number: int) -> bool:
    unit = run.world.floor.units.find(number)
    if unit is None:
        return True
    place = run.world.floor.places.find(unit.place)
    in_quarantine = place is not None and place.kind is PlaceKind.QUARANTINE
    return unit.lies is Lies.ASIDE or (in_quarantine and unit.lies is Lies.THERE)
