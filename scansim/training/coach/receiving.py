"""The competent way through a receipt: look, read, open, count what is there, settle the rest.

The coach asks of the floor only what the operator has looked at; until then it says where to look. It goes on from
the main path, from each named mistake and from any single slip that can be undone; elsewhere it says stop.
"""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.handheld.events import TransferCancelled
from scansim.engine.handheld.keys import keys_of_lines
from scansim.engine.handheld.screen import HandheldScreen, Instruction, ScreenKind
from scansim.engine.quantity import ZERO, written
from scansim.engine.warehouse.records import Line
from scansim.scanner.entry import Grade
from scansim.training.coach.knowledge import Seen, seen_goods
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.exercise import RestOfOrder
from scansim.training.inputs import Do, Go, Resume, Scan, Set, Tap
from scansim.training.run import Run
from scansim.training.score.evidence import Tally
from scansim.training.score.points import quantity_is_proved

__all__ = ["next_step"]


def next_step(run: Run) -> CoachStep:
    """What to do now in a receipt."""
    if run.finished:
        cancelled = any(isinstance(event, TransferCancelled) for event in run.events)
        return step(Advice.STOP if cancelled or run.abandoned else Advice.FINISHED)
    if run.paused:
        return step(Advice.GO_ON, Resume())
    return _look_first(run) or _settle_screen(run) or _count(run) or _finish(run)


def _look_first(run: Run) -> CoachStep | None:
    floor, place = run.world.floor, run.situation.place
    seen_place, read_note = floor.has_seen(f"place:{place}"), floor.has_seen(f"paper:{run.situation.note}")
    if seen_place and read_note:
        return None
    if floor.stands_at.id != place:
        return step(Advice.GO_TO, Go(place), place=floor.places.get(place).name)
    if not seen_place:
        return step(Advice.LOOK_AT_GOODS, Do("look", place), place=floor.stands_at.name)
    paper = floor.papers.get(run.situation.note)
    return step(Advice.READ_PAPER, Do("look", paper.id), paper=paper.name)


def _settle_screen(run: Run) -> CoachStep | None:
    screen = run.screen
    if screen.kind is ScreenKind.DIALOG:
        return _answer(run, screen)
    if screen.kind is ScreenKind.EDITOR:
        return _finish_editing(run, screen)
    if run.handheld.open_transfer == run.world.transfer.id:
        return None
    if run.handheld.open_transfer is not None:
        return step(Advice.LEAVE, Tap("back"))
    label = run.situation.transfer
    paper = run.world.floor.papers.get(run.situation.note)
    return step(Advice.SCAN_DOCUMENT, _shown(label), paper=paper.name, transfer=label)


def _answer(run: Run, screen: HandheldScreen) -> CoachStep:
    if screen.instruction is not Instruction.CREATE_BACKORDER or _first_difference(run) is not None:
        return step(Advice.DISCARD, Tap("discard"))
    if run.situation.rest_by_note is RestOfOrder.NO_BACKORDER:
        return step(Advice.GIVE_REST_UP, Tap("no_backorder"))
    return step(Advice.KEEP_REST_OPEN, Tap("create_backorder"))


def _finish_editing(run: Run, screen: HandheldScreen) -> CoachStep:
    difference = _first_difference(run)
    if difference is None or run.pack.product(difference[0].product).name != screen.title:
        return step(Advice.DISCARD, Tap("discard"))
    wanted = written(difference[1])
    if screen.fields[0].value == wanted:
        return step(Advice.CONFIRM_QUANTITY, Tap("confirm"), quantity=wanted)
    return step(Advice.SET_QUANTITY, Set("quantity", wanted), quantity=wanted, product=screen.title)


def _count(run: Run) -> CoachStep | None:
    difference = _first_difference(run)
    if difference is not None:
        line, wanted = difference
        key = next(key for key, known in keys_of_lines(run.world.warehouse, line.transfer) if known.id == line.id)
        name = run.pack.product(line.product).name
        advice = Advice.COUNT_AGAIN if wanted == ZERO else Advice.OPEN_EDITOR
        return step(advice, Tap(f"edit:{key}"), product=name, quantity=written(wanted))
    done = _done(run)
    for seen in seen_goods(run).values():
        if done.get(seen.product, ZERO) < seen.total:
            return _scan_next(run, seen)
    return None


def _scan_next(run: Run, seen: Seen) -> CoachStep:
    product = run.pack.product(seen.product)
    if not seen.next_label:
        return step(Advice.STOP)
    if seen.next_thing.startswith("box:"):
        return step(Advice.SCAN_BOX, _shown(seen.next_label, seen.next_thing), product=product.name, box=seen.next_name)
    return step(Advice.SCAN_UNIT, _shown(seen.next_label, seen.next_thing), product=product.name, code=product.code)


def _finish(run: Run) -> CoachStep:
    if not any(quantity > ZERO for quantity in _done(run).values()):
        return step(Advice.STOP)
    return step(Advice.VALIDATE, Tap("validate"), transfer=run.situation.transfer)


def _first_difference(run: Run) -> tuple[Line, Decimal] | None:
    """A line that holds more than was seen, or a quantity that was never proved, and what to set it to."""
    seen = seen_goods(run)
    done = _done(run)
    tally = run.evidence.tallies(run.world.transfer.id)
    for line in run.world.warehouse.lines_of(run.world.transfer.id):
        there = seen[line.product].total if line.product in seen else ZERO
        recorded = done.get(line.product, ZERO)
        counted = tally.get(line.product, Tally(line.product))
        if line.done == ZERO:
            continue
        if not quantity_is_proved(run.policy.receive, counted, min(recorded, there)):
            return line, ZERO
        if recorded > there:
            return line, max(ZERO, line.done - (recorded - there))
    return None


def _done(run: Run) -> dict[str, Decimal]:
    done: dict[str, Decimal] = {}
    for line in run.world.warehouse.lines_of(run.world.transfer.id):
        done[line.product] = done.get(line.product, ZERO) + line.done
    return done


def _shown(label: str, thing: str = "") -> Scan:
    return Scan(label, Grade.DEMONSTRATION, thing=thing)
