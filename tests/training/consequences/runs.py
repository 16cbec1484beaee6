"""Runs made by hand for the tests of consequences: scripts of tests/play, and orders that leave from a shelf."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scansim.training.consequences.consequences import Consequences, consequences_of
from scansim.training.consequences.subject import Told
from scansim.training.debrief import Debrief, debrief_of
from scansim.training.inputs import Timed
from scansim.training.result import result_of
from scansim.training.run import Run
from scansim.training.story import Story, Task
from tests.training.field import ROOT, lesson, parsed
from tests.training.traps.stories import line, units

__all__ = ["LEAVES", "SCRIPTS", "consequences", "debrief", "order", "scripted", "stock", "told", "worst"]

SCRIPTS: Path = ROOT / "tests" / "play" / "scripts"


@cache
def scripted(name: str) -> Run:
    """The run of a script of tests/play; its first line says which exercise and seed."""
    lines = (SCRIPTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    _, exercise, _, seed, *_ = lines[0].split()
    run = lesson(exercise).run(int(seed.rstrip(":")))
    for given in parsed(*lines):
        run.receive(Timed(1000, given))
    return run


def order(product: str, count: int) -> Story:
    """An order of Retail North that leaves straight from the shelf."""
    return Story((Task("order", "type_out", (line("main", product, units(count)),), "partner_retail_north"),))


LEAVES = order("pan_24", 9)
"""9 of the 12 pans of A-04-1, at 14.50 in stock and 27.90 on the invoice."""


def consequences(run: Run) -> Consequences:
    return consequences_of(run)


def debrief(run: Run) -> Debrief:
    return debrief_of(run, result_of(run))


def worst(run: Run) -> tuple[Told, ...]:
    """What the worst error led to."""
    return debrief(run).wrong[0].told


def told(run: Run, *names: str) -> list[tuple[str, ...]]:
    """The lines of the worst error: who notices, the code, and the facts of these names."""
    return [
        (each.department.value, each.code, *(dict(each.facts)[name] for name in names if name in dict(each.facts)))
        for each in worst(run)
    ]


def stock(run: Run) -> list[tuple[str, str, str, str]]:
    """The unexplained differences: place, product, units, value."""
    return [
        (each.key.at, each.key.product, str(each.quantity), f"{each.value:.2f}")
        for each in consequences(run).unexplained
    ]
