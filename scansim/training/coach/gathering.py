"""Taking goods where they lie: walk there, look, scan the place, scan each thing, until a line is complete.

Lines at the place that goods are taken from now come first, then those of the next place in the order of the screen.
What does not lie there is left: the line stays short.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scansim.engine.handheld.screen import Instruction
from scansim.engine.quantity import ONE, ZERO
from scansim.engine.warehouse.records import Line
from scansim.training.coach.job import Job
from scansim.training.coach.piece import Piece
from scansim.training.coach.standard import package_is_due, reads_source
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.coach.ways import label_read, look_at, walk_to
from scansim.training.inputs import Do, Tap

__all__ = ["gather", "is_short", "next_line", "piece_for"]


def next_line(job: Job) -> Line | None:
    """The line on which something is left to be taken; None when nothing is."""
    left = (line for line in job.lines if line.done < line.planned and not _is_closed(line))
    takeable = [line for line in left if not is_short(job, line)]
    return min(takeable, key=lambda line: _order(job, line), default=None)


def gather(job: Job, line: Line) -> CoachStep:
    """The next step that brings one more thing onto a line."""
    sight, place = job.sight, job.sight.place_of(line.source)
    if place is None:
        return step(Advice.STOP)
    return (
        walk_to(sight, place.id)
        or look_at(sight, place.id)
        or _scan_source(job, line)
        or _choose_line(job, line)
        or _take(job, line)
    )


def is_short(job: Job, line: Line) -> bool:
    """Whether it was seen that nothing of what a line still asks for lies where it should."""
    place = job.sight.place_of(line.source)
    if place is None:
        return True
    return job.sight.has_looked(place.id) and piece_for(job, line) is None


def piece_for(job: Job, line: Line) -> Piece | None:
    """The next thing for a line among those that lie at its place: whole boxes that fit before single units."""
    place = job.sight.place_of(line.source)
    if place is None:
        return None
    left = line.planned - line.done
    return next(iter(sorted(_candidates(job, line, place.id, left), key=lambda piece: not piece.is_box)), None)


def _candidates(job: Job, line: Line, place: str, left: Decimal) -> Iterator[Piece]:
    for piece in job.sight.pieces_at(place):
        if piece.product != line.product or piece.damaged:
            continue
        if not piece.is_box or ZERO < piece.holds <= left or _goes_whole(line, piece) or not piece.holds:
            yield piece


def _goes_whole(line: Line, piece: Piece) -> bool:
    """Whether a package moves as it is."""
    return bool(line.package) and piece.label == line.package and line.result_package == line.package


def _is_closed(line: Line) -> bool:
    return line.picked and bool(line.result_package)


def _order(job: Job, line: Line) -> tuple[bool, bool, str, int]:
    selected = any(item.selected and item.detail == job.sight.product(line.product).code for item in ())
    at_hand = line.source == job.sight.source
    return (not at_hand, not selected, job.sight.location(line.source).complete_name, job.lines.index(line))


def _scan_source(job: Job, line: Line) -> CoachStep | None:
    sight, location = job.sight, job.sight.location(line.source)
    if not reads_source(job) or sight.source == line.source or not location.barcode:
        return None
    label = label_read(sight, location.barcode, sight.label_of_place(sight.here.id))
    return step(Advice.SCAN_SOURCE, label, place=sight.here.name)


def _choose_line(job: Job, line: Line) -> CoachStep | None:
    """Choose the line when the handheld would count on another one of the product."""
    return None


def _take(job: Job, line: Line) -> CoachStep:
    sight, piece = job.sight, piece_for(job, line)
    assert piece is not None
    product = sight.product(piece.product)
    if piece.is_box and not _goes_whole(line, piece) and not piece.holds:
        return step(Advice.OPEN_BOX, Do("open", piece.id), box=piece.name, product=product.name)
    label = label_read(sight, piece.label, piece.id)
    if piece.is_box:
        return step(Advice.SCAN_BOX, label, product=product.name, box=piece.name)
    return step(Advice.SCAN_UNIT, label, product=product.name, code=product.code)
