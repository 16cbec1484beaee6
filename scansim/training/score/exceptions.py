"""How the planted exceptions were handled (reference training C4, as changed by DESIGN section 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from scansim.engine.handheld.events import CountsApplied, TransferOpened, TransferValidated
from scansim.engine.quantity import ZERO
from scansim.training.interrupting import HAZARD, NO_CONNECTION, SCANNER_DEAD
from scansim.training.observation import Observation
from scansim.training.reports import SHIFT_LEAD, ReportCode, Reported
from scansim.training.run import Run
from scansim.training.scanner_dead import declared_at
from scansim.training.score.back_entry import was_declared_first
from scansim.training.score.containment import containment, escaped
from scansim.training.score.formulas import Handling
from scansim.training.score.mistakes import RunError
from scansim.training.score.placing import would_mix_lots
from scansim.training.score.settled import Settled
from scansim.training.score.unreadable import things_named
from scansim.training.starting_point import Planted
from scansim.training.story import Interruption, TrapKind

__all__ = ["INTERRUPTION", "Caught", "answered_at", "caught", "false_alarms", "reported_at"]

_CONTAINED = Fraction(1, 2)

_TRUE_REPORTS: dict[TrapKind, frozenset[ReportCode]] = {
    TrapKind.MISSING: frozenset({ReportCode.MISSING}),
    TrapKind.EXTRA: frozenset({ReportCode.EXTRA}),
    TrapKind.DAMAGED: frozenset({ReportCode.DAMAGED}),
    TrapKind.WRONG_ITEM: frozenset({ReportCode.WRONG_ITEM}),
    TrapKind.TWIN: frozenset({ReportCode.WRONG_ITEM, ReportCode.PLACE_PROBLEM, ReportCode.EXTRA}),
    TrapKind.OPENED_BOX: frozenset({ReportCode.MISSING, ReportCode.DAMAGED}),
    TrapKind.UNREADABLE: frozenset({ReportCode.UNREADABLE}),
    TrapKind.UNKNOWN_LABEL: frozenset({ReportCode.UNREADABLE, ReportCode.SYSTEM}),
    TrapKind.OTHER_LOT: frozenset({ReportCode.WRONG_ITEM}),
    TrapKind.EXPIRED: frozenset({ReportCode.WRONG_ITEM, ReportCode.DAMAGED}),
    TrapKind.TWO_LABELS: frozenset(),
    TrapKind.FULL_PLACE: frozenset({ReportCode.PLACE_PROBLEM}),
    TrapKind.NEIGHBOUR_PLACE: frozenset(),
    TrapKind.ON_HOLD: frozenset({ReportCode.SYSTEM}),
    TrapKind.SWAPPED_TOTES: frozenset({ReportCode.PLACE_PROBLEM, ReportCode.WRONG_ITEM}),
    TrapKind.DIFFERENCE: frozenset({ReportCode.MISSING, ReportCode.EXTRA}),
}
"""What may be said of each kind without crying wolf, whether or not it has to be."""


_HAPPENED = {
    SCANNER_DEAD: ReportCode.SYSTEM,
    NO_CONNECTION: ReportCode.SYSTEM,
    HAZARD: ReportCode.STOP_SAFETY,
    "session_of_another": ReportCode.SYSTEM,
}
"""What may be said of what happened meanwhile."""

INTERRUPTION = "interruption"
"""The kind of an exception that nobody planted: somebody came with a question."""


@dataclass(frozen=True, slots=True)
class Caught:
    """One exception and how it was handled: something that was planted, or an interruption that came."""

    planted: Planted | Interruption
    handling: Handling

    @property
    def kind(self) -> str:
        """What was wrong."""
        return INTERRUPTION if isinstance(self.planted, Interruption) else self.planted.kind.value

    @property
    def contained(self) -> bool:
        """Whether it was at least half contained (gate G4)."""
        return self.handling.detected and self.handling.containment >= _CONTAINED


def caught(run: Run, tasks: tuple[Settled, ...], errors: tuple[RunError, ...]) -> tuple[Caught, ...]:
    """Every exception of the run: what was planted, then who interrupted, as they came.

    Before its task is validated only a report can have detected what was planted. A right answer is what detects and
    contains an interruption.
    """
    by_name = {done.name: done for done in tasks}
    planted = (
        Caught(planted, _handling(run, planted, by_name.get(planted.task), errors)) for planted in run.situation.planted
    )
    interrupted = (Caught(each, _answered(run, each)) for each in run.interruptions.come)
    return (*planted, *interrupted)


def false_alarms(run: Run, tasks: tuple[Settled, ...]) -> int:
    """Reports of something that is not so.

    Asking the shift lead is never one, nor is an unreadable label: nobody but the reader can tell.
    """
    return sum(
        1
        for _, report in _reports(run)
        if report.to != SHIFT_LEAD
        and report.code is not ReportCode.UNREADABLE
        and not any(_is_true(run, report, planted) for planted in run.situation.planted)
        and not any(_HAPPENED.get(each.then) is report.code for each in run.interruptions.come)
        and not _says_where_lots_would_mix(run, report, tasks)
    )


def _says_where_lots_would_mix(run: Run, report: Reported, tasks: tuple[Settled, ...]) -> bool:
    """Whether it says of a place that goods cannot go there, and another lot of theirs lies there."""
    named = things_named(run, report.about) if report.code is ReportCode.PLACE_PROBLEM else frozenset()
    return bool(named) and any(would_mix_lots(run, done, named) for done in tasks)


def _handling(run: Run, planted: Planted, done: Settled | None, errors: Iterable[RunError]) -> Handling:
    right = [(number, report) for number, report in _reports(run) if _is_right(run, report, planted)]
    contained = containment(run, planted, done, errors, is_reported=bool(right))
    is_over = done is None or done.validated is not None or planted.kind is TrapKind.ON_HOLD
    detected = bool(right) or (is_over and run.finished and not escaped(planted, errors))
    settled_at = _settled_at(run, done)
    in_time = detected and (not planted.reports or any(number < settled_at for number, _ in right))
    return Handling(
        detected,
        contained,
        in_time,
        right_code=bool(right) if planted.reports else None,
        escalation=any(report.to == planted.escalate_to for _, report in right) if planted.escalate_to else None,
    )


def reported_at(run: Run, planted: Planted) -> int:
    """The number of the input that first reported an exception rightly; 0 when none did."""
    return next((number for number, report in _reports(run) if _is_right(run, report, planted)), 0)


def answered_at(run: Run, interruption: Interruption) -> int:
    """The number of the input that answered rightly; 0 when none did."""
    if interruption.then == SCANNER_DEAD:
        return declared_at(run) or 0
    if not interruption.choices:
        return _looked_up(run)
    return next(
        (
            each.number
            for each in run.observations
            if each.chosen is not None and each.chosen.question == interruption.name and each.chosen.choice.right
        ),
        0,
    )


def _looked_up(run: Run) -> int:
    """The input that opened a transfer again whose validation nobody saw the answer to; 0 when none did."""
    lost = next((each for each in run.observations if each.lost), None)
    if lost is None:
        return 0
    return next(
        (
            each.number
            for each in run.observations[lost.number :]
            for event in each.events
            if isinstance(event, TransferOpened) and event.transfer == lost.lost
        ),
        0,
    )


def _declared(run: Run) -> Handling:
    """Of a dead scanner: that it was said, to whom, and before anything was entered without it."""
    said = declared_at(run)
    if said is None:
        return Handling(detected=False, containment=Fraction(0), in_time=False, right_code=False, escalation=False)
    role = run.policy.escalation.role(ReportCode.SYSTEM, None, ZERO, ZERO)
    later = (report for number, report in _reports(run) if number >= said and report.code is ReportCode.SYSTEM)
    is_told = any(report.to == role for report in later)
    return Handling(True, Fraction(1), was_declared_first(run), right_code=True, escalation=is_told)


def _answered(run: Run, interruption: Interruption) -> Handling:
    if interruption.then == SCANNER_DEAD:
        return _declared(run)
    is_right = bool(answered_at(run, interruption))
    is_heeded = not any(each.danger == interruption.name for each in run.observations)
    return Handling(is_right, Fraction(is_right and is_heeded), is_right)


def _reports(run: Run) -> Iterator[tuple[int, Reported]]:
    for observation in run.observations:
        if observation.report is not None:
            yield observation.number, observation.report


def _is_right(run: Run, report: Reported, planted: Planted) -> bool:
    """Whether a report says what is to be said of this exception: the code, the thing, and how many."""
    counted = report.quantity is None or report.quantity == planted.quantity
    return report.code in planted.reports and counted and _is_about(run, report, planted)


def _is_true(run: Run, report: Reported, planted: Planted) -> bool:
    return report.code in _TRUE_REPORTS[planted.kind] and _is_about(run, report, planted)


def _is_about(run: Run, report: Reported, planted: Planted) -> bool:
    things = {planted.product, planted.instead, planted.lot, planted.place, planted.task} - {""}
    things |= {f"unit:{unit}" for unit in planted.units} | {f"box:{box}" for box in planted.boxes}
    return bool(things & things_named(run, report.about))


def _settled_at(run: Run, done: Settled | None) -> int:
    """The number of the input that settled the task, else one beyond the last."""
    return next((each.number for each in run.observations if _settles(each, done)), len(run.observations) + 1)


def _settles(observation: Observation, done: Settled | None) -> bool:
    for event in observation.events:
        if done is None and isinstance(event, CountsApplied):
            return True
        if done is not None and isinstance(event, TransferValidated) and event.transfer == done.transfer.id:
            return True
    return False
