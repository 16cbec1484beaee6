"""Taking goods where they lie: walk there, look, scan the place, scan each thing, until a line is complete.

Lines at the place that goods are taken from now come first, then those of the next place in the order of the screen.
What does not lie there is left: the line stays short.
"""

from __future__ import annotations

from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.records import Line
from scansim.training.coach.job import Job
from scansim.training.coach.piece import Piece
from scansim.training.coach.standard import reads_source
from scansim.training.coach.step import Advice, CoachStep, Must, step, stop
from scansim.training.coach.supply import is_short, piece_for, source_of
from scansim.training.coach.ways import label_read, look_at, walk_to
from scansim.training.inputs import Do

__all__ = ["gather", "next_line"]


def next_line(job: Job) -> Line | None:
    """The line on which the next thing belongs; None when nothing is left that could be taken."""
    left = [(index, line) for index, line in enumerate(job.lines) if line.done < line.planned and not _is_closed(line)]
    while left:
        first = min(left, key=lambda numbered: _order(job, *numbered))
        if not is_short(job, first[1]):
            return _the_selected(job, first[1], left)
        left.remove(first)
    return None


def gather(job: Job, line: Line) -> CoachStep:
    """The next step that brings one more thing onto a line."""
    sight, place = job.sight, job.sight.place_of(source_of(job, line))
    if place is None:
        return stop(Must.PLACE_IS_KNOWN, place=sight.location(source_of(job, line)).name)
    return walk_to(sight, place.id) or look_at(sight, place.id) or _scan_source(job, line) or _take(job, line)


def goes_whole(line: Line, piece: Piece) -> bool:
    """Whether a package moves as it is."""
    return bool(line.package) and piece.label == line.package == line.result_package


def _is_closed(line: Line) -> bool:
    return line.picked and bool(line.result_package)


def _order(job: Job, index: int, line: Line) -> tuple[bool, str, int]:
    source = source_of(job, line)
    return source != job.sight.source, job.sight.location(source).complete_name, index


def _the_selected(job: Job, line: Line, left: list[tuple[int, Line]]) -> Line:
    """Of several lines of one product at one place, the one on which the handheld goes on counting."""
    alike = [
        other for _, other in left if (other.product, source_of(job, other)) == (line.product, source_of(job, line))
    ]
    if len(alike) == 1:
        return line
    selected = job.sight.selected
    return next((other for other in alike if other.id == selected), line)


def _scan_source(job: Job, line: Line) -> CoachStep | None:
    sight, location = job.sight, job.sight.location(source_of(job, line))
    if not reads_source(job) or sight.source == source_of(job, line) or not location.barcode:
        return None
    label = label_read(sight, location.barcode, sight.label_of(sight.here.id))
    return step(Advice.SCAN_SOURCE, label, place=sight.here.name)


def _take(job: Job, line: Line) -> CoachStep:
    sight, piece = job.sight, piece_for(job, line)
    if piece is None:
        return stop(Must.GOODS_ARE_FOUND, transfer=job.name)
    product = sight.product(piece.product)
    if piece.is_box and (piece.is_package or piece.holds == ZERO) and not goes_whole(line, piece):
        return step(Advice.OPEN_BOX, Do("open", piece.id), box=piece.name, product=product.name)
    if piece.lot and sight.awaits(piece.product):
        return step(Advice.SCAN_LOT, label_read(sight, piece.lot, piece.id), product=product.name, lot=piece.lot)
    label = label_read(sight, sight.label_to_read(piece), piece.id)
    if piece.is_box:
        return step(Advice.SCAN_BOX, label, product=product.name, box=piece.name)
    return step(Advice.SCAN_UNIT, label, product=product.name, code=product.code)
