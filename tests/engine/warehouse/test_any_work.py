"""Whatever work is done in whatever order: units are accounted for, reservations are those of the open lines, a refusal
changes nothing, undoing restores, and the same choices lead to the same bytes everywhere."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.warehouse.refusal import Refused
from scansim.engine.warehouse.warehouse import Warehouse
from tests.engine.warehouse.choosing import Chance, NothingThere, Step
from tests.engine.warehouse.long_story import told
from tests.engine.warehouse.rules import check
from tests.engine.warehouse.steps import STEPS
from tests.engine.warehouse.working import checking_warehouse

ROOT = Path(__file__).parents[3]
FAR_AWAY = {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}
HERE = {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "LANG": "C", "TZ": "America/Los_Angeles"}


def _do(warehouse: Warehouse, step: Step, chance: Chance) -> None:
    before = warehouse.digest()
    try:
        step(warehouse, chance)
    except (Refused, NothingThere):
        assert warehouse.digest() == before


def test_every_verb_is_a_step() -> None:
    """But for stock that changes behind everybody's back."""
    verbs = {
        name
        for name, verb in inspect.getmembers(Warehouse, inspect.isfunction)
        if not name.startswith("_") and "self._transact(" in inspect.getsource(verb)
    }
    taken = {name for step in STEPS for name in step.__code__.co_names}
    assert verbs - taken == {"change_stock"}


@given(st.data(), st.lists(st.sampled_from(STEPS), min_size=5, max_size=30))
def test_any_work(data: st.DataObject, steps: list[Step]) -> None:
    warehouse = checking_warehouse()
    start, first = warehouse.mark(), warehouse.digest()
    chance = Chance(lambda below: data.draw(st.integers(0, below - 1)))
    for step in steps:
        _do(warehouse, step, chance)
        check(warehouse)
    warehouse.undo_to(start)
    assert warehouse.digest() == first


@given(st.data(), st.lists(st.sampled_from(STEPS), min_size=1, max_size=8))
def test_any_part_of_the_work_can_be_taken_back(data: st.DataObject, steps: list[Step]) -> None:
    """Look-ahead: after some work, more of it, taken back to there, twice with the same outcome."""
    warehouse = checking_warehouse()
    chance = Chance(lambda below: data.draw(st.integers(0, below - 1)))
    for step in steps[: len(steps) // 2]:
        _do(warehouse, step, chance)
    mark, before = warehouse.mark(), warehouse.digest()
    for step in steps[len(steps) // 2 :]:
        _do(warehouse, step, chance)
    warehouse.undo_to(mark)
    assert warehouse.digest() == before


@pytest.mark.parametrize("seed", range(6))
def test_a_long_story_keeps_every_rule(seed: int) -> None:
    lines = list(told(seed, 250, checked=True))
    assert len(lines) == 250
    assert sum(line.startswith("done") for line in lines) > 100, "most of it is work, not refusals"


def test_the_same_choices_lead_to_the_same_bytes_under_any_hash_seed_locale_and_zone() -> None:
    here, away = _in_a_process_of_its_own(HERE), _in_a_process_of_its_own(FAR_AWAY)
    assert len(here.splitlines()) == 300
    assert here == away


def _in_a_process_of_its_own(surroundings: dict[str, str]) -> str:
    environment = {**os.environ, **surroundings, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.engine.warehouse.long_story", "11", "300"]
    return subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True).stdout
