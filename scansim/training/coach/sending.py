"""Bringing goods to where they belong: walk there, scan the place. And putting them into their packages."""

from __future__ import annotations

from scansim.engine.warehouse.records import Line
from scansim.training.coach.bringing import destination_of, see_room
from scansim.training.coach.job import Job
from scansim.training.coach.standard import package_of, sends
from scansim.training.coach.step import Advice, CoachStep, Must, step, stop
from scansim.training.coach.ways import label_read, walk_to
from scansim.training.inputs import Tap

__all__ = ["pack", "send", "unpacked", "unsent"]


def unsent(job: Job) -> tuple[Line, ...]:
    """The lines that go to the next place that is scanned."""
    if not sends(job):
        return ()
    waiting = job.sight.memory.unsent
    return tuple(line for line in job.lines if line.id in waiting) if waiting else ()


def send(job: Job, line: Line) -> CoachStep:
    """The next step that brings what is in hand to where a line belongs."""
    room = see_room(job, line)
    if room is not None:
        return room
    sight, location = job.sight, job.sight.location(destination_of(job, line))
    place = sight.place_of(location.id)
    if place is None or not location.barcode:
        return stop(Must.PLACE_IS_KNOWN, place=location.name)
    label = label_read(sight, location.barcode, sight.label_of(place.id))
    return walk_to(sight, place.id) or step(Advice.SCAN_DESTINATION, label, place=place.name)


def unpacked(job: Job) -> tuple[Line, ...]:
    """The lines that were counted and lie in no package yet."""
    return tuple(line for line in job.lines if line.picked and not line.result_package)


def pack(job: Job, line: Line) -> CoachStep:
    """The next step that puts what was counted into the package of its order: the one that it has, else a new one."""
    sight, name = job.sight, package_of(job, line)
    label = sight.tote_of(job.task_of(line)) if job.batch and not name else sight.empty_package(name)
    if label is None:
        return step(Advice.PUT_IN_PACK, Tap("put_in_pack"))
    scan = label_read(sight, label.label, label.id)
    return step(Advice.SCAN_PACKAGE, scan, package=label.label)
