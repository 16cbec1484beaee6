"""Each mistake that an outbound exercise names is committed, and costs what its file says (scoring/policy.yaml)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import pytest

from scansim.training.inputs import Do, Finish, Go, Input, Report, Scan, Set
from scansim.training.run import Run
from scansim.training.score.mistakes import Fate
from tests.training.field import SHIPPED, card_of, failed_gates, lesson, parsed, reference, to_the_end

pytestmark = pytest.mark.content

OUTBOUND = tuple(exercise for exercise in SHIPPED if exercise[:3] in ("PCK", "PAK", "DSP") or exercise == "CNT-01")
NAMED = [(exercise, mistake.name) for exercise in OUTBOUND for mistake in lesson(exercise).exercise.mistakes]
GATE = {"critical": "no_critical", "major": "no_escaped_major"}
VALIDATE, KEEP, GIVE_UP = parsed("tap validate", "tap create_backorder", "tap no_backorder")

Change = Callable[[Run, Sequence[Input]], Iterable[Input]]


def codes(run: Run) -> list[str]:
    return [run.pack.product(line.product).code for line in run.situation.tasks[0].ordered]


def last_unit(inputs: Sequence[Input]) -> int:
    """Where the last label of goods is read."""
    return max(at for at, each in enumerate(inputs) if isinstance(each, Scan) and each.thing.startswith("unit:"))


def one_less(_: Run, inputs: Sequence[Input]) -> list[Input]:
    """The last unit that a competent person takes stays there, and its rest is kept open."""
    return without(inputs, last_unit(inputs))


def one_of_several_less(run: Run, inputs: Sequence[Input]) -> list[Input]:
    """One unit of the first line is not read, others of it are."""
    barcode = run.pack.product(run.situation.tasks[0].ordered[0].product).barcode
    reads = [at for at, each in enumerate(inputs) if isinstance(each, Scan) and each.data == barcode]
    assert len(reads) > 1
    return without(inputs, reads[-1])


def without(inputs: Sequence[Input], at: int) -> list[Input]:
    left = [*inputs[:at], *inputs[at + 1 :]]
    after = left.index(VALIDATE, at) + 1
    return left if KEEP in left[after:] else [*left[:after], KEEP, *left[after:]]


def filled_at_the_desk(run: Run, _: Sequence[Input]) -> list[Input]:
    fills = [f"tap fill:{code}" for code in codes(run)]
    return parsed(f"scan {run.situation.tasks[0].transfer}", *fills, "tap validate")


def twin_went_along(run: Run, inputs: Sequence[Input]) -> list[Input]:
    """All that is asked for, and one of the twin that lies beside it."""
    (planted,) = run.situation.planted
    right, twin = (run.pack.product(product).barcode for product in (planted.product, planted.instead))
    at = max(at for at, each in enumerate(inputs) if isinstance(each, Scan) and each.data == right) + 1
    return [*inputs[:at], *parsed(f"scan {twin}", "tap add_product"), *inputs[at:]]


def filled(run: Run, inputs: Sequence[Input]) -> list[Input]:
    """One unit of the first line is read, the rest is filled by a tap; nothing is reported."""
    product = run.pack.product(run.situation.planted[0].product)
    reads = [at for at, each in enumerate(inputs) if isinstance(each, Scan) and each.data == product.barcode]
    told = [*inputs[: reads[0] + 1], *parsed(f"tap fill:{product.code}"), *inputs[reads[-1] + 1 :]]
    return [each for each in told if not isinstance(each, Report) and each != KEEP]


def rest_given_up(_: Run, inputs: Sequence[Input]) -> list[Input]:
    return [GIVE_UP if each == KEEP else each for each in inputs]


def held_one_picked(run: Run, inputs: Sequence[Input]) -> list[Input]:
    """Everything right, and then the order that is on hold."""
    task = next(task for task in run.situation.tasks if task.held)
    done: list[Input] = [each for each in inputs if not isinstance(each, Finish)]
    done += parsed("go desk", f"scan {task.transfer}")
    for line in run.world.lines.values():
        if run.world.warehouse.stock.transfers.get(line.transfer).name == task.transfer:
            source = run.world.warehouse.stock.locations.get(line.source)
            place = run.world.floor.places.where("location", line.source)[0].id
            scans = [f"scan {run.pack.product(line.product).barcode}"] * int(line.quantity)
            done += parsed(f"go {place}", f"scan {source.barcode}", *scans)
    return [*done, *parsed("go packing_bench", "scan NHBENCH", "tap validate")]


def one_not_counted(_: Run, inputs: Sequence[Input]) -> list[Input]:
    """One less than lies there, where a number is entered; else one label is not read."""
    entered = [at for at, each in enumerate(inputs) if isinstance(each, Set)]
    if not entered:
        at = last_unit(inputs)
        return [*inputs[:at], *inputs[at + 1 :]]
    given = inputs[entered[0]]
    assert isinstance(given, Set)
    fewer = replace(given, value=str(int(given.value) - 1))
    return [*inputs[: entered[0]], fewer, *inputs[entered[0] + 1 :]]


def never_went_there(run: Run, _: Sequence[Input]) -> list[Input]:
    """What the record has, entered at the desk."""
    quants = run.world.warehouse.stock.quants.where("location", run.situation.counted[0])
    done: list[Input] = parsed("tap counts")
    for quant in quants:
        code = run.pack.product(quant.product).code
        done += parsed(f"tap edit:{code}", f"set quantity {int(quant.quantity)}", "tap confirm")
    return [*done, *parsed("tap apply")]


def loaded_where_it_was_written(_: Run, inputs: Sequence[Input]) -> list[Input]:
    return [Go("door_2") if each == Go("door_1") else each for each in inputs]


def never_loaded(_: Run, inputs: Sequence[Input]) -> list[Input]:
    doors = (Go("door_1"), Go("door_2"))
    return [each for each in inputs if each not in doors and not (isinstance(each, Do) and each.act == "put")]


@dataclass(frozen=True)
class Committed:
    """How a mistake is made of what a competent person does, and whether it needs the trap."""

    change: Change
    needs_trap: bool = False


COMMITTED = {
    "filled_at_the_desk": Committed(filled_at_the_desk),
    "one_left_behind": Committed(one_less),
    "one_not_recorded": Committed(one_of_several_less),
    "twin_went_along": Committed(twin_went_along, needs_trap=True),
    "filled": Committed(filled, needs_trap=True),
    "rest_given_up": Committed(rest_given_up, needs_trap=True),
    "held_one_picked": Committed(held_one_picked, needs_trap=True),
    "one_not_counted": Committed(one_not_counted),
    "never_went_there": Committed(never_went_there, needs_trap=True),
    "loaded_where_it_was_written": Committed(loaded_where_it_was_written, needs_trap=True),
    "never_loaded": Committed(never_loaded),
}


def test_the_seven_exercises_are_there() -> None:
    assert {"PCK-01", "PCK-02", "PCK-03", "PCK-06", "PAK-01", "DSP-01", "CNT-01"} <= set(OUTBOUND)


@pytest.mark.parametrize(("exercise", "name"), NAMED)
def test_a_named_mistake_costs_what_its_file_says(exercise: str, name: str) -> None:
    told, committed = lesson(exercise), COMMITTED[name]
    mistake = next(each for each in told.exercise.mistakes if each.name == name)
    severity = getattr(told.policy.severities, mistake.costs)
    tempted = [seed for seed in range(12) if told.run(seed).situation.planted or not committed.needs_trap]
    assert len(tempted) >= 4
    for seed in tempted[:4]:
        fresh = told.run(seed)
        run = to_the_end(told.run(seed), committed.change(fresh, reference(exercise, seed)))
        assert run.finished, seed
        escaped = [error for error in card_of(run).errors if error.fate is Fate.ESCAPED]
        assert {(error.mistake.value, error.severity) for error in escaped} == {(mistake.costs, severity)}, seed
        assert GATE[severity.value] in failed_gates(run), seed
