"""The coach knows what was seen, and nothing else: by how it is built, and by worlds that only look the same."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from scansim.training.coach import coach as coach_module
from scansim.training.coach.coach import Coach
from scansim.training.header import Floor
from scansim.training.inputs import Timed
from scansim.training.run import Run
from scansim.training.story import Share
from tests.training.coach.trapped import CASES, run_with
from tests.training.traps.stories import trap

HOME = Path(coach_module.__file__).parent
MODULES = sorted(HOME.glob("*.py"))
NEVER = Share(0, 1)
_MOST_STEPS = 200

# What only the sight may reach for; the run itself is handed on by the coach, and remembered by its observations.
HIDDEN = {"world", "situation", "planted", "warehouse", "units", "boxes", "papers", "changed", "gone", "full"}
WITH_THE_RUN = {"seen_on_screen.py", "memory.py", "coach.py"}


def test_only_sight_reaches_into_the_world() -> None:
    for module in MODULES:
        if module.name in ("sight.py", "seen_on_screen.py", "coach.py"):
            continue
        names = {node.attr for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Attribute)}
        assert not names & HIDDEN, module.name


def test_only_a_few_modules_know_the_run() -> None:
    for module in MODULES:
        imported = {node.module for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.ImportFrom)}
        assert ("scansim.training.run" in imported) is (module.name in WITH_THE_RUN), module.name


def look(run: Run) -> tuple[object, ...]:
    """All that a person sees now."""
    last = run.observations[-1].feedback if run.observations else None
    return run.screen, run.floor, last


@pytest.mark.content
@pytest.mark.parametrize("floor", Floor)
@pytest.mark.parametrize("name", CASES)
def test_worlds_that_have_looked_the_same_so_far_get_the_same_step(name: str, floor: Floor) -> None:
    case, coach = CASES[name], Coach()
    for seed in range(1, 4):
        here = run_with(case, seed, floor)
        there = run_with(case, seed, floor, trap(case.kind, NEVER, **case.stated))
        for _ in range(_MOST_STEPS):
            if look(here) != look(there) or here.finished:
                break
            step = coach.next_step(here)
            assert step == coach.next_step(there)
            if step.input is None:
                break
            for run in (here, there):
                run.receive(Timed(1000, step.input))
        # The trap shows sooner or later, or the coach never had to look at it.
        assert here.finished or look(here) != look(there) or step.input is None
