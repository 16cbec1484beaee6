"""What a run meant, for the person who did it: the verdict, what was right, what went wrong and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scansim.engine.quantity import written
from scansim.training.header import Floor
from scansim.training.interrupting import SCANNER_DEAD
from scansim.training.result import Result
from scansim.training.run import Run
from scansim.training.score.back_entry import back_entered
from scansim.training.score.counts import is_counted
from scansim.training.score.mistakes import Fate, Mistake, RunError
from scansim.training.score.scorecard import GateId, Scorecard
from scansim.training.score.settled import Settled, settled
from scansim.training.starting_point import Planted
from scansim.training.story import Interruption
from scansim.training.texts import LocalText
from scansim.training.work_done import WorkDone

__all__ = ["Debrief", "Finding", "debrief_of", "finding_of"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact of the debrief: good or not, a stable code, the facts of its sentence, the codes of what it causes.

    ``says`` is the sentence that an exercise has for it, which stands in place of the program's own.
    """

    good: bool
    code: str
    facts: tuple[tuple[str, str], ...] = ()
    consequences: tuple[str, ...] = ()
    says: LocalText | None = None


@dataclass(frozen=True, slots=True)
class Debrief:
    """The whole debrief. ``title`` names the trap, now that the run is over; ``floor`` says where the goods were.

    ``passed`` is None where nothing is judged: free practice.
    """

    passed: bool | None
    title: LocalText
    at_work: LocalText
    findings: tuple[Finding, ...]
    floor: Floor = Floor.SCREEN


_CONSEQUENCES: dict[Mistake, tuple[str, ...]] = {
    Mistake.RECEIVED_NOT_THERE: ("promised_not_there", "record_too_high", "paid_not_received"),
    Mistake.RECEIVED_TOO_MANY: ("promised_not_there", "record_too_high", "paid_not_received"),
    Mistake.RECEIVED_TOO_FEW: ("record_too_low", "bill_does_not_match"),
    Mistake.REST_GIVEN_UP: ("rest_never_comes", "reordered_late"),
    Mistake.REST_KEPT_OPEN: ("waited_for_in_vain", "order_stays_open"),
    Mistake.PROXY_SCAN: ("never_in_front",),
    Mistake.RECEIVED_WRONG_ITEM: ("promised_not_there", "two_products_wrong", "paid_not_received"),
    Mistake.RECEIVED_DAMAGED: ("unfit_in_stock", "paid_not_received"),
    Mistake.RECEIVED_OVER_ORDER: ("more_than_ordered",),
    Mistake.WRONG_LOT: ("trace_broken",),
    Mistake.WRONG_PLACE: ("bin_empty", "two_places_wrong"),
    Mistake.WRONG_PACKAGE: ("wrong_carton_arrives",),
    Mistake.PICKED_WRONG_ITEM: ("two_products_wrong",),
    Mistake.PICKED_UNFIT: ("unfit_arrives",),
    Mistake.SENT_WRONG_ITEM: ("wrong_goods_arrive", "two_products_wrong", "billed_not_sent"),
    Mistake.SENT_UNFIT: ("unfit_arrives",),
    Mistake.RECORDED_NOT_THERE: ("promised_not_there", "difference_stays"),
    Mistake.RECORDED_TOO_MANY: ("wrong_goods_arrive",),
    Mistake.RECORDED_TOO_FEW: ("difference_stays",),
    Mistake.LEFT_SHORT: ("customer_waits",),
    Mistake.HOLD_IGNORED: ("not_released",),
    Mistake.COUNT_WRONG: ("difference_stays",),
    Mistake.COUNT_COPIED: ("difference_stays",),
    Mistake.UNAPPROVED_ADJUSTMENT: ("write_off_unapproved",),
    Mistake.OWN_APPROVAL: ("write_off_unapproved",),
    Mistake.CREDENTIALS_SHARED: ("nobody_answers",),
    Mistake.SCRAPPED_WITHOUT_AUTHORITY: ("write_off_unapproved",),
}
"""What each error does downstream (reference training A11)."""

_LOADED: dict[Mistake, tuple[str, ...]] = {
    Mistake.WRONG_PLACE: ("wrong_truck",),
    Mistake.RECORDED_NOT_THERE: ("billed_not_sent", "difference_stays"),
}
"""The same of goods that are loaded at a door."""


def debrief_of(run: Run, result: Result) -> Debrief:
    """The debrief of a finished run: errors that escaped first, then what was missed, then what was right. Of free
    practice, what was done."""
    if isinstance(result, WorkDone):
        findings = tuple(_done(run, result))
    else:
        findings = (*_wrong(run, result), *_undeclared(result), *_missed(run, result), *_right(run, result))
    return Debrief(
        passed=result.passed,
        title=run.exercise.title,
        at_work=run.exercise.at_work,
        findings=findings,
        floor=result.floor,
    )


def _done(run: Run, done: WorkDone) -> Iterator[Finding]:
    """What was validated and counted, line by line; that nothing of it is scored."""
    stock = run.world.warehouse.stock
    for transfer in done.transfers:
        told = (("transfer", transfer.transfer), ("operation", stock.operation_types.get(transfer.operation).name))
        yield Finding(good=True, code="free_validated", facts=told)
        for line in transfer.lines:
            moved = (
                ("product", stock.products.get(line.product).name),
                ("quantity", written(line.quantity)),
                ("source", stock.locations.get(line.source).complete_name),
                ("destination", stock.locations.get(line.destination).complete_name),
            )
            yield Finding(good=True, code="free_line", facts=moved)
    for count in done.counts:
        counted = (
            ("product", stock.products.get(count.product).name),
            ("location", stock.locations.get(count.location).complete_name),
            ("counted", written(count.counted)),
            ("difference", written(count.difference)),
        )
        yield Finding(good=True, code="free_counted", facts=counted)
    if not done.transfers and not done.counts:
        yield Finding(good=True, code="free_nothing")
    yield Finding(good=True, code="free_never_scored")


def _wrong(run: Run, scorecard: Scorecard) -> tuple[Finding, ...]:
    return (*_unfinished(run, scorecard), *_escaped(run, scorecard), *_unheeded(scorecard), *_alarms(scorecard))


def _unfinished(run: Run, scorecard: Scorecard) -> tuple[Finding, ...]:
    if _gate(scorecard, GateId.FINISHED):
        return ()
    cancelled = tuple(_cancelled(done) for done in settled(run) if done.is_cancelled)
    if cancelled:
        return cancelled
    if run.abandoned:
        return (Finding(good=False, code="abandoned"),)
    open_still = [done.name for done in settled(run) if done.validated is None and not done.task.held]
    uncounted = [location for location in run.situation.counted if not is_counted(run, location)]
    return (
        *(Finding(good=False, code="not_validated", facts=(("transfer", name),)) for name in open_still),
        *(Finding(good=False, code="not_counted", facts=(("about", _name(run, place)),)) for place in uncounted),
    )


def _cancelled(done: Settled) -> Finding:
    """A task that was cancelled: goods that came are unknown to the record, other work is only not done."""
    facts = (("transfer", done.name), ("supplier", done.task.partner.name))
    if done.arrives:
        return Finding(good=False, code="cancelled", facts=facts, consequences=("unknown_goods", "order_gone"))
    return Finding(good=False, code="cancelled_work", facts=facts)


def _escaped(run: Run, scorecard: Scorecard) -> tuple[Finding, ...]:
    return tuple(finding_of(run, error) for error in scorecard.errors if error.fate is Fate.ESCAPED)


def _unheeded(scorecard: Scorecard) -> tuple[Finding, ...]:
    codes = [error.about for error in scorecard.errors if error.mistake is Mistake.REFUSAL_UNHEEDED]
    return tuple(Finding(good=False, code="refusal_unheeded", facts=(("read", code),)) for code in codes)


def _alarms(scorecard: Scorecard) -> tuple[Finding, ...]:
    count = scorecard.false_alarms
    return (Finding(good=False, code="false_alarms", facts=(("count", str(count)),)),) if count else ()


def finding_of(run: Run, error: RunError) -> Finding:
    """What an error comes to, as a fact with its consequences."""
    if error.mistake is not Mistake.PROXY_SCAN and any(each.id == error.about for each in run.pack.products):
        return _difference(run, error)
    name = _name(run, error.about)
    facts = (("about", name), ("product", name), ("read", error.about))
    consequences = _CONSEQUENCES.get(error.mistake, ())
    says = _why_wrong(run, error.about)
    return Finding(good=False, code=error.mistake.value, facts=facts, consequences=consequences, says=says)


def _why_wrong(run: Run, question: str) -> LocalText | None:
    """What the exercise says of the wrong answer that was given to this question."""
    answers = (each.chosen for each in run.observations if each.chosen is not None)
    wrong = (chosen.choice.says_why for chosen in answers if chosen.question == question and not chosen.choice.right)
    return next(wrong, None)


def _difference(run: Run, error: RunError) -> Finding:
    """What stands in the record, and what was true."""
    product = run.pack.product(error.about)
    difference = abs(error.recorded - error.truth)
    facts = {
        "about": product.name,
        "product": product.name,
        "recorded": written(error.recorded),
        "truth": written(error.truth),
        "difference": written(difference),
        "value": f"{difference * product.standard_price:.2f}",
        "currency": run.pack.currency,
        "code": error.code,
    }
    return Finding(
        good=False,
        code=error.mistake.value,
        facts=tuple(facts.items()),
        consequences=_consequences(run, error),
    )


def _consequences(run: Run, error: RunError) -> tuple[str, ...]:
    """What an error does downstream; of what is loaded onto trucks, something else than of what stays in the house."""
    is_loaded = any(task.is_loaded for task in run.situation.tasks if task.transfer == error.task)
    if is_loaded and error.mistake in _LOADED:
        return _LOADED[error.mistake]
    return _CONSEQUENCES.get(error.mistake, ())


def _undeclared(scorecard: Scorecard) -> tuple[Finding, ...]:
    """A scanner that was dead, and nobody was told."""
    came = (each.planted for each in scorecard.exceptions if not each.contained)
    dead = [each for each in came if isinstance(each, Interruption) and each.then == SCANNER_DEAD]
    return tuple(Finding(good=False, code="not_declared") for _ in dead)


def _missed(run: Run, scorecard: Scorecard) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            good=False, code=f"point_{point.kind.value}", facts=(("about", _name(run, point.about)), ("how", point.how))
        )
        for point in scorecard.points
        if point.missed
    )


def _right(run: Run, scorecard: Scorecard) -> tuple[Finding, ...]:
    finished = _gate(scorecard, GateId.FINISHED)
    found: list[Finding] = []
    if finished and scorecard.points and all(point.satisfied for point in scorecard.points):
        found.append(Finding(good=True, code="all_scanned", facts=(("count", str(len(scorecard.points))),)))
    excused, on_paper = dict.fromkeys(point.about for point in scorecard.points if point.excused), back_entered(run)
    found += [
        Finding(
            good=True,
            code="entered_from_paper" if about in on_paper else "point_excused",
            facts=(("about", _name(run, about)),),
        )
        for about in excused
    ]
    if scorecard.lines_without_error:
        facts = (("right", str(scorecard.lines_without_error)), ("lines", str(scorecard.lines)))
        found.append(Finding(good=True, code="lines_right", facts=facts))
    found += [_caught(run, each.planted) for each in scorecard.exceptions if each.contained]
    corrected = [error for error in scorecard.errors if error.mistake is Mistake.MISCOUNTED]
    if corrected:
        found.append(Finding(good=True, code="put_right", facts=(("count", str(len(corrected))),)))
    return tuple(found)


def _caught(run: Run, planted: Planted | Interruption) -> Finding:
    """An exception that did no harm; of missing goods also what was decided about them."""
    if isinstance(planted, Interruption):
        if not planted.choices:
            return Finding(good=True, code="declared" if planted.then == SCANNER_DEAD else "looked_up")
        why = next((choice.says_why for choice in planted.choices if choice.right), None)
        return Finding(good=True, code="answered_right", facts=(("role", planted.who),), says=why)
    about = _name(run, planted.product or planted.place or planted.task)
    facts = (("about", about), ("product", about), ("missing", written(planted.quantity)))
    return Finding(good=True, code=f"caught_{planted.rest.value}" if planted.rest else "caught", facts=facts)


def _name(run: Run, about: str) -> str:
    """The name of a product or location by its id; a document is named by itself."""
    product = next((each.name for each in run.pack.products if each.id == about), "")
    return product or next((each.name for each in run.pack.locations if each.id == about), about)


def _gate(scorecard: Scorecard, gate: GateId) -> bool:
    return next(each.met for each in scorecard.gates if each.id is gate)
