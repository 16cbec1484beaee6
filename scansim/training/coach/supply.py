"""Where goods for a line are to be had: at its own place, else where it was seen that they lie as well."""

from __future__ import annotations

from scansim.engine.warehouse.records import Line
from scansim.training.coach.defects import is_fit
from scansim.training.coach.job import Job
from scansim.training.coach.piece import Piece
from scansim.training.coach.sight import Sight

__all__ = ["asked_source", "is_short", "look_alikes", "piece_for", "source_of"]


def asked_source(job: Job, line: Line) -> str:
    """The location where a line takes its goods: that of the document as long as nothing stands on it."""
    return line.source if line.picked else job.sight.first_line(line).source


def source_of(job: Job, line: Line) -> str:
    """The location where the next thing for a line is taken: its own, or another one where it was seen to lie."""
    asked = asked_source(job, line)
    place = job.sight.place_of(asked)
    if place is None or not job.sight.has_looked(place.id) or _first_at(job, line, place.id) is not None:
        return asked
    tree = job.sight.transfer(line.transfer).source
    for other in job.sight.ways:
        inside = other.location and other.location != asked and job.sight.is_within(other.location, tree)
        if inside and _first_at(job, line, other.id) is not None:
            return other.location
    return asked


def piece_for(job: Job, line: Line) -> Piece | None:
    """The next thing for a line among those that lie where it is taken: boxes that fit before single units."""
    place = job.sight.place_of(source_of(job, line))
    return _first_at(job, line, place.id) if place is not None else None


def is_short(job: Job, line: Line) -> bool:
    """Whether it was seen that nothing of what a line still asks for lies where it should, nor elsewhere."""
    place = job.sight.place_of(source_of(job, line))
    return place is None or (job.sight.has_looked(place.id) and _first_at(job, line, place.id) is None)


def look_alikes(sight: Sight, place: str) -> tuple[str, ...]:
    """The places of this exercise that are easily taken for one: of its kind, and of its row by name."""
    here = sight.place(place)
    row = here.name[:-1].rstrip("0123456789")
    return tuple(
        each.id for each in sight.ways if each.id != place and each.kind is here.kind and each.name.startswith(row)
    )


def _first_at(job: Job, line: Line, place: str) -> Piece | None:
    lot = job.sight.lot_of(line)
    pieces = job.sight.pieces_of(line.product, place)
    boxes_first = sorted(pieces, key=lambda piece: not piece.is_box)
    return next((piece for piece in boxes_first if _fits(job, line, lot, piece)), None)


def _fits(job: Job, line: Line, lot: str, piece: Piece) -> bool:
    if piece.is_box and piece.label in job.sight.memory.packages.values() and piece.label != line.package:
        return False  # An order's goods stay in the carton that was packed for it.
    if piece.is_box:
        return piece.is_package or piece.holds <= line.planned - line.done
    return is_fit(job, piece) and (not lot or not piece.lot or piece.lot == lot)
