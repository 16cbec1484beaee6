"""The competent way through what arrives: look, read, open, count what is there.

The coach asks of the floor only what the operator has looked at; until then it says where to look.
"""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.handheld.screen import Instruction
from scansim.engine.quantity import ZERO
from scansim.training.coach.bringing import destination_of
from scansim.training.coach.change import Change, place_change
from scansim.training.coach.containing import contain_extra
from scansim.training.coach.job import Job
from scansim.training.coach.knowledge import Seen, seen_goods
from scansim.training.coach.on_paper import entered
from scansim.training.coach.sending import pack, send, unsent
from scansim.training.coach.standard import sends
from scansim.training.coach.step import Advice, CoachStep, Must, step, stop
from scansim.training.coach.ways import label_read, look_at, walk_to
from scansim.training.inputs import Do
from scansim.training.score.evidence import Tally
from scansim.training.score.points import proved_quantity

__all__ = ["change", "contained", "left", "look_first"]


def look_first(job: Job) -> CoachStep | None:
    """Before anything else: what stands there."""
    if job.sight.has_looked(job.task.place):
        return None
    return walk_to(job.sight, job.task.place) or look_at(job.sight, job.task.place)


def left(job: Job) -> CoachStep | None:
    """What the handheld insists on; goods that were seen and stand on no line yet; what came beyond the order."""
    insists = _as_the_handheld_insists(job)
    if insists is not None:
        return insists
    done = _done(job)
    goods = tuple(seen_goods(job).values())
    seen = next((each for each in goods if done.get(each.product, ZERO) < each.wanted), None)
    sent = _send_first(job, seen)
    if sent is not None:
        return sent
    if seen is not None:
        return walk_to(job.sight, job.task.place) or _count(job, seen, seen.wanted - done.get(seen.product, ZERO))
    over = next((each for each in goods if each.extra > ZERO), None)
    return contain_extra(job, over.product, over.extra, over.lying) if over is not None else None


def _send_first(job: Job, following: Seen | None) -> CoachStep | None:
    """What was counted goes to its place, where that is scanned, before goods for another place are counted."""
    waiting = unsent(job)
    if not waiting:
        return None
    goes_to = {destination_of(job, line) for line in job.lines if following and line.product == following.product}
    return None if goes_to == {destination_of(job, waiting[0])} else send(job, waiting[0])


def _as_the_handheld_insists(job: Job) -> CoachStep | None:
    """Into a package, or to its place, before the next product is counted: where the settings want it so."""
    picked = [line for line in job.lines if line.picked]
    match job.sight.screen.instruction:
        case Instruction.PUT_IN_PACK:
            return pack(job, next(line for line in picked if not line.result_package))
        case Instruction.SCAN_DESTINATION:
            return send(job, next(line for line in picked if line.id in job.sight.memory.unsent))
        case _:
            return None


def contained(job: Job) -> frozenset[str]:
    """Things that were set aside and belong there: as many as came beyond the order."""
    return frozenset(
        piece.id for seen in seen_goods(job).values() for piece in seen.aside[: int(seen.extra)] if seen.extra > ZERO
    )


def change(job: Job) -> Change | None:
    """What to put right before anything else: what stands on a product is what was seen, and what was proved."""
    sight, number = job.sight, job.numbers[0]
    if sight.scanner_is_dead:
        return entered(job)
    seen, done, tallies = seen_goods(job), _done(job), sight.tallies(number)
    for line in job.lines:
        if not line.picked:
            continue
        there = seen[line.product].wanted if line.product in seen else ZERO
        proved = proved_quantity(sight.policy.receive, tallies.get(line.product, Tally(line.product)))
        too_many = done[line.product] - there
        unproved = done[line.product] - min(proved, there)
        if line.done > ZERO and too_many > ZERO and unproved <= too_many:
            return Change(line, max(ZERO, line.done - too_many), Advice.OPEN_EDITOR)
        if line.done > ZERO and unproved > ZERO:
            return Change(line, max(ZERO, line.done - unproved), Advice.COUNT_AGAIN)
    moved = (place_change(job, line) for line in job.lines) if sends(job) else ()
    return next((each for each in moved if each is not None), None)


def _count(job: Job, seen: Seen, left: Decimal) -> CoachStep:
    """Read the label of the next thing; a box that is too much, or that nobody may trust, is opened before."""
    if not seen.lying:
        return stop(Must.GOODS_ARE_FOUND, transfer=job.name)
    sight, piece, product = job.sight, seen.lying[0], job.sight.product(seen.product)
    if piece.is_box and (piece.is_package or not ZERO < piece.holds <= left or sight.opens_boxes(job.task)):
        return step(Advice.OPEN_BOX, Do("open", piece.id), product=product.name, box=piece.name)
    if piece.lot and sight.awaits(piece.product):
        return step(Advice.SCAN_LOT, label_read(sight, piece.lot, piece.id), product=product.name, lot=piece.lot)
    label = label_read(sight, sight.label_to_read(piece), piece.id)
    if piece.is_box:
        return step(Advice.SCAN_BOX, label, product=product.name, box=piece.name)
    return step(Advice.SCAN_UNIT, label, product=product.name, code=product.code)


def _done(job: Job) -> dict[str, Decimal]:
    done: dict[str, Decimal] = {}
    for line in job.lines:
        done[line.product] = done.get(line.product, ZERO) + line.done
    return done
