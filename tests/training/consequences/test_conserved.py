"""What holds for every run: value is conserved between record, truth and consequence; right work costs nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.canonical import canonical
from scansim.engine.quantity import ZERO, total
from scansim.training.consequences.stock import cells, record_value, truth_value
from scansim.training.header import Floor
from scansim.training.inputs import Do, Finish, Go, Input, Report, Scan, Tap
from scansim.training.reports import ReportCode
from scansim.training.run import Run
from tests.training.consequences.runs import SCRIPTS, consequences, debrief, scripted
from tests.training.field import SHIPPED, lesson, reference, to_the_end
from tests.training.test_any_input import begun, floors

pytestmark = pytest.mark.content

RIGHT = sorted(path.stem for path in SCRIPTS.glob("right_*.txt"))
AT_A_SHELF: list[Input] = [
    Scan("9521108328113"), Scan("A.04.2"), Scan("NHBENCH"), Scan("29526116"), Tap("fill:PAN-28"), Tap("fill:SDR-PH2"),
    Tap("validate"), Tap("create_backorder"), Tap("no_backorder"), Go("shelf_a_04_2"), Go("packing_bench"),
    Go("quarantine"), Do("look", "shelf_a_04_2"), Do("take", "pan_28"), Do("put", "pan_28"), Do("set_aside", "pan_28"),
    Do("put", "pan_28", None, "quarantine"), Report("missing", "pan_28", None, "inventory_controller"), Finish(),
]  # fmt: skip
codes = st.sampled_from([code.value for code in ReportCode])
reports = st.builds(Report, codes, st.sampled_from(["pan_28", "shelf_a_04_2", "driver_ph2"]), st.none(), st.just(""))


def is_conserved(run: Run) -> None:
    found = consequences(run)
    difference = record_value(run) - truth_value(run)
    assert total(line.value for line in found.stock) == difference
    explained = total(line.value for line in found.stock if line.is_explained)
    assert total(line.value for line in found.unexplained) + explained == difference
    # Every unit of every difference is on one line or another, and none on two.
    for cell in cells(run):
        assert total(line.quantity for line in found.stock if line.key == cell.key) == cell.difference
    assert {line.key for line in found.stock} == {cell.key for cell in cells(run)}
    assert canonical(found.stored()) == canonical(json.loads(canonical(found.stored())))


@given(st.data(), floors)
def test_value_is_conserved_in_a_receipt(data: st.DataObject, floor: Floor) -> None:
    is_conserved(to_the_end(lesson().run(1, floor), begun(data, floor)))


@given(st.integers(0, 30), st.lists(st.sampled_from(AT_A_SHELF) | reports, max_size=12))
def test_value_is_conserved_in_a_pick(steps: int, then: list[Input]) -> None:
    is_conserved(to_the_end(lesson("PCK-03").run(1), [*reference("PCK-03", 1)[:steps], *then]))


@pytest.mark.parametrize("exercise", SHIPPED)
def test_the_coach_leaves_nothing_unexplained(exercise: str) -> None:
    for seed in range(1, 4):
        run = to_the_end(lesson(exercise).run(seed), reference(exercise, seed))
        found = consequences(run)
        assert found.unexplained == ()
        assert (found.left_standing, found.unfit, found.promised, found.mispicks) == ((), (), (), 0)
        assert all(line.to_credit == ZERO for line in found.sent)
        assert all(line.never_came == line.unrecorded == line.beyond_order == ZERO for line in found.received)


@pytest.mark.parametrize("name", RIGHT)
def test_right_runs_leave_nothing_unexplained(name: str) -> None:
    run = scripted(name)
    assert consequences(run).unexplained == ()
    assert [finding.told for finding in debrief(run).wrong if finding.told] == []
