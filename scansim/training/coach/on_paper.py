"""With a dead scanner: say so, count by eye and on paper, then enter at the keyboard what was counted."""

from __future__ import annotations

from scansim.engine.floor.things import PlaceKind
from scansim.engine.quantity import ZERO
from scansim.scanner.entry import Grade
from scansim.training.coach.change import Change
from scansim.training.coach.job import Job
from scansim.training.coach.knowledge import seen_goods
from scansim.training.coach.sight import Sight
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.coach.ways import walk_to
from scansim.training.inputs import Key, Report, Scan, Set, Tap
from scansim.training.reports import ReportCode
from scansim.training.walk_labels import is_walk_label

__all__ = ["at_the_keyboard", "entered"]


def at_the_keyboard(sight: Sight, advised: CoachStep) -> CoachStep:
    """How a step is done without a scanner: what hands and feet do as ever, all else at the keyboard."""
    if not sight.scanner_is_dead:
        return advised
    if not sight.has_declared_it:
        role = sight.policy.escalation.role(ReportCode.SYSTEM, None, ZERO, ZERO)
        said = Report(ReportCode.SYSTEM.value, sight.here.id, None, role)
        return step(Advice.REPORT, said, report=said.code, about=sight.here.name, quantity="", role=role)
    given = advised.input
    if not isinstance(given, Scan | Key | Tap | Set) or (isinstance(given, Scan) and is_walk_label(given.data)):
        return advised
    desk = next((place for place in sight.ways if place.kind is PlaceKind.DESK), sight.here)
    there = walk_to(sight, desk.id)
    if there is not None or not isinstance(given, Scan):
        return there or advised
    return step(Advice.TYPE_CODE, Key(given.data, Grade.DEMONSTRATION), code=given.data)


def entered(job: Job) -> Change | None:
    """The next line of a delivery on which something else stands than was seen."""
    seen = seen_goods(job)
    for product, goods in seen.items():
        lines = [line for line in job.lines if line.product == product]
        done = sum((line.done for line in lines), ZERO)
        if lines and done != goods.wanted:
            first = max(lines, key=lambda line: line.done) if done > goods.wanted else lines[0]
            return Change(first, max(ZERO, first.done + goods.wanted - done), Advice.ENTER_COUNTED)
    return None
