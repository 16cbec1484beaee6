"""Each mistake that an exercise of inbound, returns and exceptions names is committed, and costs what its file says.

What is done follows from the situation: every thing that stands there by its label, or the coach's own way with one
step left out or another one in its stead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pytest

from scansim.engine.floor.things import Unit
from scansim.training.inputs import Do, Input, Report, Scan
from scansim.training.run import Run
from scansim.training.score.mistakes import Fate
from scansim.training.score.scorecard import scorecard_of
from tests.training.field import after, failed_gates, lesson, parsed, reference, to_the_end

pytestmark = pytest.mark.content

KEPT_OPEN, GIVEN_UP = parsed("tap create_backorder", "tap no_backorder")
Committed = Callable[[str, int], Run]


def played(exercise: str, seed: int, inputs: Sequence[Input]) -> Run:
    """The inputs, and the rest kept open where the handheld asks."""
    run = to_the_end(lesson(exercise).run(seed), inputs)
    return run if run.finished else to_the_end(run, [KEPT_OPEN])


def by_label(exercise: str, seed: int) -> Run:
    """Every box by what its label says, and every loose unit, broken or not; to where the handheld says."""
    run = lesson(exercise).run(seed)
    task = run.situation.first
    inputs = parsed(f"do look {task.place}", f"do look {task.paper}", f"scan {task.transfer}")
    for line in run.world.lines.values():
        boxes = [box for box in run.situation.boxes if box.claims == line.product]
        loose = [unit for unit in run.situation.units if unit.product == line.product and not unit.box]
        inputs += parsed(
            f"go {task.place}",
            *(f"scan:box:{box.id} {box.label}" for box in boxes),
            *(f"scan:unit:{unit.id} {unit.label}" for unit in loose),
        )
        if task.flow == "return":
            inputs += parsed(f"scan {barcode(run, line.destination)}")
    return played(exercise, seed, [*inputs, *parsed("tap validate")])


def one_for_a_box(exercise: str, seed: int) -> Run:
    """Of a closed box one unit is read, as if it were the box."""
    run = lesson(exercise).run(seed)
    task, (box, *_) = run.situation.first, [box for box in run.situation.boxes if not box.opened]
    left = [unit for unit in run.situation.units if unit.box == box.id][1:]
    inputs = parsed(f"do look {task.place}", f"do look {task.paper}", f"scan {task.transfer}", f"do open box:{box.id}")
    read = [unit for unit in run.situation.units if unit not in left]
    inputs += parsed(*_each(read, opened={box.id} | {each.id for each in run.situation.boxes if each.opened}, run=run))
    return played(exercise, seed, [*inputs, *parsed("tap validate")])


def _each(units: list[Unit], opened: set[int], run: Run) -> Iterator[str]:
    for box in run.situation.boxes:
        if box.id not in opened:
            yield f"scan:box:{box.id} {box.label}"
    for unit in units:
        if not unit.box or unit.box in opened:
            yield f"scan:unit:{unit.id} {unit.label}"


def another_lot(exercise: str, seed: int) -> Run:
    """The plain code, and a lot out of the head."""
    run = lesson(exercise).run(seed)
    planted, task = run.situation.planted[0], run.situation.first
    product = run.pack.product(planted.product)
    rest = [unit for unit in run.situation.units if unit.product != product.id]
    inputs = parsed(
        f"do look {task.place}",
        f"do look {task.paper}",
        f"scan {task.transfer}",
        f"scan {product.barcode}",
        "key ZZ0001",
        f"tap edit:{product.code}",
        f"set quantity {planted.quantity}",
        "tap confirm",
        *(f"scan:unit:{unit.id} {unit.label}" for unit in rest),
        "tap validate",
    )
    return played(exercise, seed, inputs)


def one_left_out(exercise: str, seed: int) -> Run:
    """The last thing that the coach reads is not read."""
    inputs = [given for given in reference(exercise, seed) if given != KEPT_OPEN]
    things = [
        number
        for number, given in enumerate(inputs)
        if isinstance(given, Scan) and given.thing.startswith(("unit:", "box:"))
    ]
    del inputs[things[-1]]
    return played(exercise, seed, inputs)


def not_readable_left_out(exercise: str, seed: int) -> Run:
    """What cannot be read is not touched."""
    units = {f"unit:{unit}" for unit in lesson(exercise).run(seed).situation.planted[0].units}
    inputs = [
        given
        for given in reference(exercise, seed)
        if not isinstance(given, Report)
        and not (isinstance(given, Do) and given.act == "relabel")
        and not (isinstance(given, Scan) and given.thing in units)
    ]
    return played(exercise, seed, inputs)


def given_up(exercise: str, seed: int) -> Run:
    inputs = [GIVEN_UP if given == KEPT_OPEN else given for given in reference(exercise, seed)]
    return to_the_end(lesson(exercise).run(seed), inputs)


def to_the_other_shelf(exercise: str, seed: int) -> Run:
    """What belongs at the first place is brought to that of the other line."""
    run = lesson(exercise).run(seed)
    first, other = (barcode(run, line.destination) for line in run.world.lines.values())
    return elsewhere(exercise, seed, first, other)


def as_the_paper_says(exercise: str, seed: int) -> Run:
    run = lesson(exercise).run(seed)
    planted = run.situation.planted[0]
    right, wrong = (barcode(run, run.world.floor.places.get(id_).location) for id_ in (planted.place, planted.instead))
    return elsewhere(exercise, seed, right, wrong)


def elsewhere(exercise: str, seed: int, right: str, wrong: str) -> Run:
    """The coach's way, but with the label of another place instead of the right one."""
    inputs: list[Input] = []
    for given in reference(exercise, seed):
        inputs += parsed(f"scan {wrong}") if isinstance(given, Scan) and given.data == right else [given]
    return played(exercise, seed, inputs)


def one_not_counted(exercise: str, seed: int) -> Run:
    """Of a product whose difference is small one less is counted than lies there: of a large one the second counter
    would notice. What the handheld refuses goes to who may approve it."""
    run = after(lesson(exercise).run(seed), "go shelf_a_04_1", "do look shelf_a_04_1", "tap counts", "scan A.04.1")
    counts = Counter(unit.product for unit in run.world.floor.units_at("shelf_a_04_1"))
    large = [planted.product for planted in run.situation.planted]
    counts[next(product for product in counts if product not in large)] -= 1
    after(run, *(line for product, count in counts.items() for line in _counted(run, product, count)), "tap apply")
    for planted in run.situation.planted:
        code = "missing" if planted.quantity < 0 else "extra"
        after(run, f"report {code} {planted.product} {abs(planted.quantity)} inventory_controller", "tap apply")
    return run


def copied(exercise: str, seed: int) -> Run:
    """What the record says, from the desk."""
    run = after(lesson(exercise).run(seed), "tap counts")
    book = run.pack.stock_under("loc_a_04_1")
    lines = [line for product, count in book.items() for line in _counted(run, product, int(count))[1:]]
    return after(run, *lines, "tap apply")


def _counted(run: Run, product: str, count: int) -> list[str]:
    known = run.pack.product(product)
    return [f"scan {known.barcode}", f"tap edit:{known.code}", f"set quantity {count}", "tap confirm"]


def barcode(run: Run, location: str) -> str:
    return run.world.warehouse.stock.locations.get(location).barcode


COMMITTED: dict[tuple[str, str], tuple[Committed, bool]] = {
    ("RCV-04", "taken_for_right"): (by_label, True),
    ("RCV-04", "one_left_behind"): (one_left_out, False),
    ("RCV-06", "lot_guessed"): (another_lot, True),
    ("RCV-06", "one_left_behind"): (one_left_out, False),
    ("RCV-08", "box_believed"): (by_label, True),
    ("RCV-08", "one_for_six"): (one_for_a_box, False),
    ("RCV-08", "rest_given_up"): (given_up, True),
    ("PUT-01", "beside"): (to_the_other_shelf, False),
    ("PUT-01", "one_not_recorded"): (one_left_out, False),
    ("PUT-03", "beside"): (as_the_paper_says, True),
    ("PUT-03", "one_not_recorded"): (one_left_out, False),
    ("RET-01", "sold_again"): (by_label, True),
    ("RET-01", "other_shelf"): (to_the_other_shelf, False),
    ("RET-01", "one_left_behind"): (one_left_out, False),
    ("QUA-02", "not_blocked"): (as_the_paper_says, True),
    ("QUA-02", "one_not_recorded"): (one_left_out, False),
    ("EXC-01", "left_out"): (not_readable_left_out, True),
    ("CNT-03", "one_not_counted"): (one_not_counted, False),
    ("CNT-03", "copied_from_the_book"): (copied, True),
}
"""How each is committed, and whether only where the trap is."""

GATE = {"critical": "no_critical", "major": "no_escaped_major"}


@pytest.mark.parametrize("exercise", dict.fromkeys(exercise for exercise, _ in COMMITTED))
def test_every_mistake_that_is_named_is_committed(exercise: str) -> None:
    named = [mistake.name for mistake in lesson(exercise).exercise.mistakes]
    assert named == [name for id_, name in COMMITTED if id_ == exercise]


@pytest.mark.parametrize(("exercise", "name"), COMMITTED)
def test_a_named_mistake_costs_what_its_file_says(exercise: str, name: str) -> None:
    commit, only_trapped = COMMITTED[exercise, name]
    told = lesson(exercise)
    mistake = next(each for each in told.exercise.mistakes if each.name == name)
    severity = getattr(told.policy.severities, mistake.costs)
    seeds = [seed for seed in range(8) if told.run(seed).situation.planted or not only_trapped]
    assert len(seeds) >= 5
    for seed in seeds:
        run = commit(exercise, seed)
        assert run.finished
        escaped = {
            (error.mistake.value, error.severity) for error in scorecard_of(run).errors if error.fate is Fate.ESCAPED
        }
        assert escaped == {(mistake.costs, severity)}, seed
        assert GATE[severity.value] in failed_gates(run)
