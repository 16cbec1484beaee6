"""Runs that lead the coach to all that it can say about work other than one receipt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scansim.training.coach.coach import Coach
from scansim.training.coach.step import CoachStep
from scansim.training.inputs import Timed
from scansim.training.run import Run
from tests.training.coach.stories import DAYS, day, run_of
from tests.training.coach.trapped import CASES, run_with
from tests.training.field import after, lesson

__all__ = ["advised", "emptied", "steps_of"]

_MOST_STEPS = 300


def steps_of(run: Run) -> Iterator[CoachStep]:
    """What the coach says, step by step, while it plays the run to its end."""
    for _ in range(_MOST_STEPS):
        if run.finished:
            return
        step = Coach().next_step(run)
        yield step
        if step.input is None:
            return
        run.receive(Timed(1000, step.input))
    raise AssertionError("the coach does not come to an end")


def emptied(run: Run, place: str) -> Run:
    """The run, where nothing lies at a place that the record does not know about."""
    run.world.floor.walk(place)
    for unit in run.world.floor.units_at(place):
        run.world.floor.units.remove(unit.id)
    run.world.floor.walk(run.situation.start)
    return run


def advised() -> Iterator[CoachStep]:
    """Every step of these runs."""
    yield from steps_of(run_of(DAYS["morning"]))
    yield from steps_of(run_of(DAYS["ready"]))
    yield from steps_of(emptied(run_of(DAYS["count"]), "shelf_a_04_1"))
    yield from steps_of(run_of(day(counts=("shelf_b_03_1",))))
    for name in ("missing on a shelf", "damaged on a shelf", "unreadable on a shelf", "on hold"):
        yield from steps_of(run_with(CASES[name], 1))
    known = lesson()
    bare = replace(known.pack, packages=(), stock=tuple(each for each in known.pack.stock if not each.package))
    yield from steps_of(Run(DAYS["pack"], bare, known.policy, 1))
    counted = [
        "tap counts",
        "go shelf_a_02_3",
        "do look shelf_a_02_3",
        "scan A.02.3",
        "scan 29526116",
        "tap edit:SDR-PH1",
        "set quantity 37",
        "tap confirm",
        "scan OCDMENU",
    ]
    yield from steps_of(after(run_of(day(*DAYS["pick"].story.tasks, counts=("shelf_a_02_3",))), *counted))
