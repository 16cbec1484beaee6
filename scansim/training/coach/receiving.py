"""The competent way through a receipt: look, read, open, count what is there, settle the rest.

The coach asks of the floor only what the operator has looked at; until then it says where to look. It goes on from
the main path, from each named mistake and from any single slip that can be undone; elsewhere it says stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.handheld.events import TransferValidated
from scansim.engine.handheld.keys import keys_of_lines
from scansim.engine.handheld.screen import HandheldScreen, Instruction, ScreenKind
from scansim.engine.quantity import ZERO, written
from scansim.engine.warehouse.records import Line
from scansim.training.coach.knowledge import Seen, seen_goods
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.coach.strays import bring_back, goods_are_lost
from scansim.training.coach.ways import label_read, walk_to
from scansim.training.inputs import Do, Resume, Set, Tap
from scansim.training.run import Run
from scansim.training.score.evidence import Tally
from scansim.training.score.points import proved_quantity
from scansim.training.score.scorecard import scorecard_of
from scansim.training.story import RestOfOrder

__all__ = ["next_step"]

_PAGES = (ScreenKind.ACTIONS, ScreenKind.FORM, ScreenKind.PACKAGE)
"""What lies over a transfer and is no part of receiving."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A line of the open transfer that holds what it should not, what to set it to, and the sentence that says why."""

    line: Line
    wanted: Decimal
    advice: Advice


def next_step(run: Run) -> CoachStep:
    """What to do now in a receipt."""
    if run.finished:
        return step(Advice.FINISHED if scorecard_of(run).passed else Advice.STOP)
    if run.paused:
        return step(Advice.GO_ON, Resume())
    return (
        _look_first(run)
        or _stop_when_lost(run)
        or bring_back(run)
        or _settle_screen(run)
        or _correct(run)
        or _count(run)
        or _finish(run)
    )


def _look_first(run: Run) -> CoachStep | None:
    floor, place = run.world.floor, run.situation.place
    seen_place, read_note = floor.has_seen(f"place:{place}"), floor.has_seen(f"paper:{run.situation.note}")
    if seen_place and read_note:
        return None
    if floor.stands_at.id != place:
        return walk_to(run, place)
    if not seen_place:
        return step(Advice.LOOK_AT_GOODS, Do("look", place), place=floor.stands_at.name)
    paper = floor.papers.get(run.situation.note)
    return step(Advice.READ_PAPER, Do("look", paper.id), paper=paper.name)


def _stop_when_lost(run: Run) -> CoachStep | None:
    """Goods that went onto another document that is not open any more cannot be brought back."""
    other_is_open = run.handheld.open_transfer not in (None, run.world.transfer.id)
    validated = any(isinstance(event, TransferValidated) for event in run.events)
    return step(Advice.STOP) if validated or (goods_are_lost(run) and not other_is_open) else None


def _settle_screen(run: Run) -> CoachStep | None:
    screen = run.screen
    if screen.kind is ScreenKind.DIALOG:
        return _answer(run, screen)
    if screen.kind is ScreenKind.EDITOR:
        return _finish_editing(run, screen)
    if screen.kind in _PAGES:
        return step(Advice.LEAVE, Tap("discard" if screen.kind is ScreenKind.FORM else "back"))
    if run.handheld.open_transfer == run.world.transfer.id:
        return None
    if run.handheld.open_transfer is not None:
        return _correct(run) or step(Advice.LEAVE, Tap("back"))
    paper = run.world.floor.papers.get(run.situation.note)
    label = label_read(run, run.situation.transfer)
    return _walk_back(run) or step(Advice.SCAN_DOCUMENT, label, paper=paper.name, transfer=label.data)


def _answer(run: Run, screen: HandheldScreen) -> CoachStep:
    is_ready = screen.instruction is Instruction.CREATE_BACKORDER and not _change(run) and not _uncounted(run)
    if not is_ready or run.handheld.open_transfer != run.world.transfer.id:
        return step(Advice.DISCARD, Tap("discard"))
    if run.situation.rest_by_note is RestOfOrder.NO_BACKORDER:
        return step(Advice.GIVE_REST_UP, Tap("no_backorder"))
    return step(Advice.KEEP_REST_OPEN, Tap("create_backorder"))


def _finish_editing(run: Run, screen: HandheldScreen) -> CoachStep:
    change = _change(run)
    if change is None or run.pack.product(change.line.product).name != screen.title:
        return step(Advice.DISCARD, Tap("discard"))
    wanted = written(change.wanted)
    if screen.fields[0].value == wanted:
        return step(Advice.CONFIRM_QUANTITY, Tap("confirm"), quantity=wanted)
    return step(Advice.SET_QUANTITY, Set("quantity", wanted), quantity=wanted, product=screen.title)


def _correct(run: Run) -> CoachStep | None:
    change = _change(run)
    if change is None:
        return None
    line = change.line
    key = next(key for key, known in keys_of_lines(run.world.warehouse, line.transfer) if known.id == line.id)
    name = run.pack.product(line.product).name
    return step(change.advice, Tap(f"edit:{key}"), product=name, quantity=written(change.wanted))


def _count(run: Run) -> CoachStep | None:
    seen = _uncounted(run)
    if seen is None:
        return None
    if not seen.next_label:
        return step(Advice.STOP)
    product = run.pack.product(seen.product)
    label = label_read(run, seen.next_label, seen.next_thing)
    if seen.next_thing.startswith("box:"):
        scan = step(Advice.SCAN_BOX, label, product=product.name, box=seen.next_name)
    else:
        scan = step(Advice.SCAN_UNIT, label, product=product.name, code=product.code)
    return _walk_back(run) or scan


def _finish(run: Run) -> CoachStep:
    if not any(quantity > ZERO for quantity in _done(run).values()):
        return step(Advice.STOP)
    return step(Advice.VALIDATE, Tap("validate"), transfer=run.situation.transfer)


def _walk_back(run: Run) -> CoachStep | None:
    """To where the goods and their note are: labels are read there and nowhere else."""
    return walk_to(run, run.situation.place)


def _uncounted(run: Run) -> Seen | None:
    """Goods that were seen and stand on no line yet."""
    done = _done(run)
    return next((seen for seen in seen_goods(run).values() if done.get(seen.product, ZERO) < seen.total), None)


def _change(run: Run) -> _Change | None:
    """What to put right on the open transfer before anything else."""
    transfer = run.world.transfer.id
    if run.handheld.open_transfer not in (None, transfer):
        wrong = run.world.warehouse.lines_of(run.handheld.open_transfer)
        return next((_Change(line, ZERO, Advice.OPEN_EDITOR) for line in wrong if line.done > ZERO), None)
    seen, done, tallies = seen_goods(run), _done(run), run.evidence.tallies(transfer)
    for line in run.world.warehouse.lines_of(transfer):
        there = seen[line.product].total if line.product in seen else ZERO
        proved = proved_quantity(run.policy.receive, tallies.get(line.product, Tally(line.product)))
        too_many = done[line.product] - there
        unproved = done[line.product] - min(proved, there)
        if line.done > ZERO and too_many > ZERO and unproved <= too_many:
            return _Change(line, max(ZERO, line.done - too_many), Advice.OPEN_EDITOR)
        if line.done > ZERO and unproved > ZERO:
            return _Change(line, max(ZERO, line.done - unproved), Advice.COUNT_AGAIN)
    return None


def _done(run: Run) -> dict[str, Decimal]:
    done: dict[str, Decimal] = {}
    for line in run.world.warehouse.lines_of(run.world.transfer.id):
        done[line.product] = done.get(line.product, ZERO) + line.done
    return done
