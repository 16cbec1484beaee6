"""Goods that do not lie where they should: look where else they can be, then say what is missing."""

from __future__ import annotations

from scansim.engine.floor.things import PlaceKind
from scansim.engine.warehouse.records import Line
from scansim.training.coach.containing import report
from scansim.training.coach.defects import found
from scansim.training.coach.job import Job
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.coach.supply import asked_source, is_short, look_alikes
from scansim.training.coach.ways import look_at, walk_to
from scansim.training.inputs import Tap
from scansim.training.reports import ReportCode

__all__ = ["search"]


def search(job: Job) -> CoachStep | None:
    """The next step about what could not be taken; None when nothing is missing or all was said. What a task carries
    on is not looked for: as much as came is there, and that less came was seen where it came."""
    short = [line for line in job.lines if _is_wanting(job, line) and is_short(job, line)]
    looked_for = next((due for line in short if (due := _look_for(job, line)) is not None), None)
    return looked_for or (_say(job, short) if short else None)


def _is_wanting(job: Job, line: Line) -> bool:
    return line.done < line.planned and not line.result_package and not job.task_of(line).follows


def _look_for(job: Job, line: Line) -> CoachStep | None:
    sight, place = job.sight, job.sight.place_of(asked_source(job, line))
    if place is None or place.kind is not PlaceKind.SHELF:
        return None
    beside = next((each for each in look_alikes(sight, place.id) if not sight.has_looked(each)), None)
    if beside is not None:
        return walk_to(sight, beside) or look_at(sight, beside)
    listed = sight.elsewhere(line.product, sight.transfer(line.transfer).source)
    if listed is None:
        if sight.tab(job.task).product_required and not line.picked:
            return None
        name = sight.product(line.product).name
        return step(Advice.SEE_STOCK, Tap(f"edit:{sight.key_of(line)}"), product=name)
    places = (at for location in listed if (at := sight.place_of(location)) is not None)
    other = next((each for each in places if not sight.has_looked(each.id)), None)
    return None if other is None else walk_to(sight, other.id) or look_at(sight, other.id)


def _say(job: Job, short: list[Line]) -> CoachStep | None:
    """What is missing of each product, but for what was seen and may not be used."""
    unfit = {each.about: len(each.pieces) for each in found(job)}
    for product in dict.fromkeys(line.product for line in short):
        missing = sum(int(line.planned - line.done) for line in short if line.product == product)
        missing -= unfit.get(product, 0)
        said = report(job, ReportCode.MISSING, product, missing, "inventory_controller") if missing > 0 else None
        if said is not None:
            return said
    return None
