"""How soon an exception was resolved: from the first moment when it could be seen to its right report or answer.

Only who controls is measured by it (reference training C6 "Role weights"). What needs no word to anybody is resolved by
right work, whose time is the pace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from scansim.engine.handheld.events import BatchOpened, TransferOpened
from scansim.training.inputs import Go
from scansim.training.policy import Policy
from scansim.training.run import Run
from scansim.training.score.exceptions import Caught, answered_at, reported_at
from scansim.training.score.formulas import pace
from scansim.training.score.settled import Settled
from scansim.training.starting_point import Planted

__all__ = ["resolution_component", "resolution_ms"]

_A_SECOND = 1000


def resolution_ms(run: Run, each: Caught, done: Settled | None) -> int | None:
    """Active milliseconds from its first cue to its right report or answer; None when it was not resolved so.

    A cue is seen by whoever stands where its goods lie; of what lies nowhere, by whoever opens the task.
    """
    if isinstance(each.planted, Planted):
        number = reported_at(run, each.planted)
        cue = _cue(run, each.planted, done)
    else:
        number = answered_at(run, each.planted)
        cue = run.interruptions.came_with.get(each.planted.name, 0)
    if not number:
        return None
    return max(0, _ms(run, number) - _ms(run, min(cue, number)))


def resolution_component(policy: Policy, resolved: Iterable[tuple[Caught, int | None]]) -> Fraction | None:
    """100 for every exception that was contained within its standard time, down to 0 for twice that time; 0 for what
    was not contained. None without standard times, or without anything to be said or answered."""
    times = policy.standard_times
    if times is None:
        return None
    found: list[Fraction] = []
    for each, ms in resolved:
        if isinstance(each.planted, Planted) and not each.planted.reports:
            continue
        standard = times.exception if isinstance(each.planted, Planted) else times.answer
        is_right = each.contained and ms is not None
        found.append(pace(Fraction(standard), Fraction(ms or 0, _A_SECOND)) if is_right else Fraction(0))
    return sum(found, Fraction(0)) / len(found) if found else None


def _cue(run: Run, planted: Planted, done: Settled | None) -> int:
    """The number of the input after which it could be seen first; 0 when that was so from the start."""
    places = _places(run, planted, done)
    if not places:
        return _opened(run, done)
    here = run.situation.start
    if here in places:
        return 0
    for observation in run.observations:
        here = observation.walked or here
        if isinstance(observation.input, Go) and observation.feedback.was_accepted:
            here = observation.input.place
        if here in places:
            return observation.number
    return len(run.observations)


def _places(run: Run, planted: Planted, done: Settled | None) -> Sequence[str]:
    if planted.place:
        return (planted.place,)
    if done is None:
        return ()
    if done.task.place:
        return (done.task.place,)
    sources = {line.source for line in done.opening if line.product == planted.product}
    return tuple(place.id for place in run.world.floor.places if place.location in sources)


def _opened(run: Run, done: Settled | None) -> int:
    if done is None:
        return 0
    return next(
        (
            observation.number
            for observation in run.observations
            for event in observation.events
            if (isinstance(event, TransferOpened) and event.transfer == done.transfer.id)
            or (isinstance(event, BatchOpened) and event.batch == done.task.batch)
        ),
        0,
    )


def _ms(run: Run, number: int) -> int:
    return run.observations[number - 1].ms if number else 0
