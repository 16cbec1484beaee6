"""Where goods belong: where the document sends them, unless one saw that they may not lie there.

Nothing more may fit there, or another lot of theirs lies where the site wants one lot only. Then it is another place of
the same row that has room, and in which no other lot of the product lies.
"""

from __future__ import annotations

from scansim.engine.floor.things import Place, PlaceKind
from scansim.engine.warehouse.records import Line
from scansim.training.coach.containing import report
from scansim.training.coach.job import Job
from scansim.training.coach.step import CoachStep
from scansim.training.coach.supply import look_alikes
from scansim.training.coach.ways import look_at, walk_to
from scansim.training.reports import ReportCode

__all__ = ["destination_of", "see_room"]


def destination_of(job: Job, line: Line) -> str:
    """The location where what is on a line belongs."""
    asked = job.sight.first_line(line).destination
    place = job.sight.place_of(asked)
    if place is None or not _cannot_lie(job, line, place):
        return asked
    return next((other.location for other in _others(job, line, place) if _has_room(job, line, other)), asked)


def see_room(job: Job, line: Line) -> CoachStep | None:
    """The next step to know whether a line may lie where it goes; None for whoever knows, or said that it may not.
    Only on a shelf one has to look."""
    sight, asked = job.sight, job.sight.first_line(line).destination
    place = sight.place_of(asked)
    if place is None or place.kind is not PlaceKind.SHELF:
        return None
    if not sight.has_looked(place.id):
        return walk_to(sight, place.id) or look_at(sight, place.id)
    if not _cannot_lie(job, line, place):
        return None
    said = report(job, ReportCode.PLACE_PROBLEM, place.id, 0, "")
    if said is not None or destination_of(job, line) != asked:
        return said
    other = next((each for each in _others(job, line, place) if not sight.has_looked(each.id)), None)
    return None if other is None else walk_to(sight, other.id) or look_at(sight, other.id)


def _others(job: Job, line: Line, place: Place) -> tuple[Place, ...]:
    """The places of its row that the document allows."""
    sight, tree = job.sight, job.sight.transfer(line.transfer).destination
    beside = (sight.place(id_) for id_ in look_alikes(sight, place.id))
    return tuple(each for each in beside if each.location and sight.is_within(each.location, tree))


def _cannot_lie(job: Job, line: Line, place: Place) -> bool:
    """Whether one saw that what is on a line may not be put to a place."""
    return job.sight.is_full(place.id) or _would_mix_lots(job, line, place)


def _would_mix_lots(job: Job, line: Line, place: Place) -> bool:
    """Whether one saw another lot of it at a place that takes one lot only. What a closed box holds is not seen."""
    sight = job.sight
    if sight.location(place.location).storage_category not in sight.policy.one_lot:
        return False
    return bool({piece.lot for piece in sight.pieces_of(line.product, place.id)} - {sight.lot_on(line), ""})


def _has_room(job: Job, line: Line, place: Place) -> bool:
    sight = job.sight
    lots = {piece.lot for piece in sight.pieces_of(line.product, place.id)}
    return sight.has_looked(place.id) and not sight.is_full(place.id) and not lots - {sight.lot_on(line)}
