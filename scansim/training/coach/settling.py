"""The screen of the handheld before work goes on: questions, editors and pages that lie over it, the wrong document."""

from __future__ import annotations

from collections.abc import Callable

from scansim.engine.handheld.screen import HandheldScreen, Instruction, ScreenKind
from scansim.engine.quantity import written
from scansim.training.coach.change import Change, correct, foreign_change
from scansim.training.coach.job import Job
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.coach.ways import label_read, walk_to
from scansim.training.inputs import Set, Tap
from scansim.training.story import RestOfOrder

__all__ = ["Due", "edit", "leave_page", "settle"]

Due = Callable[[Job], CoachStep | None]
"""What is still to be done of a job before it is validated; None when nothing is."""

_PAGES = (ScreenKind.ACTIONS, ScreenKind.FORM, ScreenKind.PACKAGE)
"""What lies over a transfer and is no part of the work."""


def settle(job: Job, change: Change | None, due: Due) -> CoachStep | None:
    """The next step to the job's own screen; None for whoever is there."""
    screen = job.sight.screen
    if screen.kind is ScreenKind.DIALOG:
        return _answer(job, screen, change, due)
    if screen.kind is ScreenKind.EDITOR:
        return edit(job, screen, change)
    if screen.kind in _PAGES:
        return leave_page(screen)
    if job.is_open:
        return None
    if (
        job.sight.open_transfer is not None
        or job.sight.open_batch
        or screen.kind
        in (
            ScreenKind.COUNT,
            ScreenKind.BATCHES,
        )
    ):
        return correct(job, foreign_change(job)) or step(Advice.LEAVE, Tap("back"))
    label = label_read(job.sight, job.name)
    scan = step(Advice.SCAN_DOCUMENT, label, paper=job.paper.name, transfer=job.name)
    knows_it = job.sight.scanner_is_dead and job.sight.has_read(job.paper.id)
    return scan if knows_it else walk_to(job.sight, job.paper.place) or scan


def leave_page(screen: HandheldScreen) -> CoachStep:
    """Away from a page that is no part of the work."""
    return step(Advice.LEAVE, Tap("discard" if screen.kind is ScreenKind.FORM else "back"))


def edit(job: Job, screen: HandheldScreen, change: Change | None) -> CoachStep:
    """The open editor: enter and confirm what belongs there, or leave it."""
    if change is None or not _is_editing(job, screen, change):
        return step(Advice.DISCARD, Tap("discard"))
    wanted = written(change.wanted)
    if screen.fields[0].value == wanted:
        return step(Advice.CONFIRM_QUANTITY, Tap("confirm"), quantity=wanted)
    return step(Advice.SET_QUANTITY, Set("quantity", wanted), quantity=wanted, product=screen.title)


def _is_editing(job: Job, screen: HandheldScreen, change: Change) -> bool:
    """Whether the editor that is open is that of the line to be changed, and nothing else in it was touched."""
    is_product = job.sight.product(change.line.product).name == screen.title
    return is_product and job.sight.memory.editing in ("", job.sight.key_of(change.line))


def _answer(job: Job, screen: HandheldScreen, change: Change | None, due: Due) -> CoachStep:
    is_ready = screen.instruction is Instruction.CREATE_BACKORDER and job.is_open and change is None
    if not is_ready or due(job) is not None:
        return step(Advice.DISCARD, Tap("discard"))
    answers = {job.sight.rest_of(task) for task in job.tasks}
    if answers == {RestOfOrder.NO_BACKORDER}:
        return step(Advice.GIVE_REST_UP, Tap("no_backorder"))
    return step(Advice.KEEP_REST_OPEN, Tap("create_backorder"))
