"""What stands on the open document and should not: which line, what to make of it, and why.

A receipt is put right by product: what was seen is what belongs there. Everything else by line: what was not scanned
while something was taken at the line's own place is taken back, to be done again.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import ONE, ZERO, total, written
from scansim.engine.warehouse.catalogue import Tracking
from scansim.engine.warehouse.records import Line
from scansim.training.coach.bringing import destination_of
from scansim.training.coach.job import Job
from scansim.training.coach.memory import Trail
from scansim.training.coach.standard import package_is_due, package_of, sends
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.inputs import Tap

__all__ = ["Change", "correct", "foreign_change", "line_change", "place_change"]


@dataclass(frozen=True, slots=True)
class Change:
    """A line that holds what it should not, what to set it to, and the sentence that says why."""

    line: Line
    wanted: Decimal
    advice: Advice


def correct(job: Job, change: Change | None) -> CoachStep | None:
    """Open the line's editor."""
    if change is None:
        return None
    key = job.sight.key_of(change.line)
    name = job.sight.product(change.line.product).name
    return step(change.advice, Tap(f"edit:{key}"), product=name, quantity=written(change.wanted))


def foreign_change(job: Job) -> Change | None:
    """What was counted on a document that nobody asked for, and that is open."""
    open_now = job.sight.open_transfer
    if open_now is None or open_now not in job.sight.memory.created:
        return None
    wrong = job.sight.lines(open_now)
    return next((Change(line, ZERO, Advice.OPEN_EDITOR) for line in wrong if line.done > ZERO), None)


def line_change(job: Job) -> Change | None:
    """The first line of the work that is not as it was asked for."""
    trails = job.sight.memory.trails
    touched = [line for line in job.lines if line.picked and line.id in trails]
    wrong = (found for line in touched if (found := _change(job, line, trails[line.id])))
    return next(wrong, None) or _out_of_hand(job, touched) or _of_another_order(job, touched)


def _change(job: Job, line: Line, trail: Trail) -> Change | None:
    if line.done > line.planned:
        return Change(line, line.planned, Advice.OPEN_EDITOR)
    if trail.rest > ZERO:
        return _taken_back(line, trail.rest)
    if not _was_taken_there(job, line, trail) or _is_in_wrong_package(job, line):
        return Change(line, ZERO, Advice.COUNT_AGAIN)
    return place_change(job, line)


def place_change(job: Job, line: Line) -> Change | None:
    """What to do about a line whose goods were sent to another place than they belong, or can be sent no more."""
    trail = job.sight.memory.trails.get(line.id)
    if trail is None or not line.picked:
        return None
    wanted, was_sent = destination_of(job, line), line.id not in job.sight.memory.unsent
    if (trail.sent and trail.sent != wanted) or _shares_package(job, line):
        return Change(line, ZERO, Advice.COUNT_AGAIN)
    if sends(job) and not trail.sent and was_sent:
        if line.destination != wanted:
            return Change(line, ZERO, Advice.COUNT_AGAIN)
        # One unit that is read again brings the line back among those that go to the next place that is scanned.
        return _taken_back(line, ONE)
    return None


def _shares_package(job: Job, line: Line) -> bool:
    """Whether it lies in a package with goods that belong elsewhere: a package can be in one place only."""
    if not line.result_package:
        return False
    if "packages" not in job.kept:
        job.kept["packages"] = _packages(job)
    packages = job.kept["packages"]
    assert isinstance(packages, dict)
    return len(packages[line.result_package]) > 1


def _packages(job: Job) -> dict[str, set[str]]:
    """Where the goods in each package belong."""
    found: dict[str, set[str]] = {}
    for line in job.lines:
        if line.picked and line.result_package:
            found.setdefault(line.result_package, set()).add(destination_of(job, line))
    return found


def _taken_back(line: Line, quantity: Decimal) -> Change:
    """So much less on a line; all of it where it lies in a package, for that takes no further scan."""
    left = ZERO if line.result_package else max(ZERO, line.done - quantity)
    return Change(line, left, Advice.COUNT_AGAIN)


def _out_of_hand(job: Job, touched: list[Line]) -> Change | None:
    """A line on which more stands than is in hand for it, or was brought: hands put it down again."""
    for number in job.numbers:
        own = [line for line in touched if line.transfer == number]
        if not own:
            continue
        strange = _other_serial(job, number, own)
        if strange is not None:
            return Change(strange, ZERO, Advice.COUNT_AGAIN)
        at_hand, closed = job.sight.at_hand(number)
        for product in dict.fromkeys(line.product for line in own if line.product not in closed):
            lines = [line for line in own if line.product == product]
            missing = total(line.done for line in lines) - at_hand.get(product, 0)
            if missing > ZERO:
                last = lines[-1]
                return _taken_back(last, missing)
    return None


def _of_another_order(job: Job, touched: list[Line]) -> Change | None:
    """A line that was counted before the goods of the order before it were in their tote: no package takes both."""
    if not job.batch or not package_is_due(job):
        return None
    loose = [line for line in touched if not line.result_package]
    other = next((line for line in loose if line.transfer != loose[0].transfer), None)
    return Change(other, ZERO, Advice.COUNT_AGAIN) if other is not None else None


def _other_serial(job: Job, number: int, own: list[Line]) -> Line | None:
    """A line whose serial number is not the one of anything in hand, or brought."""
    sight = job.sight
    serials = [line for line in own if sight.product(line.product).tracking is Tracking.SERIAL]
    there = sight.lots_at_hand(number) if serials else frozenset()
    return next((line for line in serials if (line.product, sight.lot_on(line)) not in there), None)


def _was_taken_there(job: Job, line: Line, trail: Trail) -> bool:
    """Whether hands took it at the place that the line names."""
    return all(job.sight.place(place).location == line.source for place in trail.places)


def _is_in_wrong_package(job: Job, line: Line) -> bool:
    """Whether it was put into another package than the rest of its order."""
    if not package_is_due(job):
        return False
    return bool(line.result_package) and line.result_package != package_of(job, line)
