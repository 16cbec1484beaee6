"""How somebody worked, whatever came of it.

Labels of things elsewhere, refusals unheeded, miscounts put right, wrong answers to somebody who interrupted.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from scansim.engine.handheld.events import Counted, TransferCreated, TransferValidated
from scansim.engine.quantity import ZERO
from scansim.training.answers import Answered
from scansim.training.inputs import Key, Scan
from scansim.training.observation import Observation
from scansim.training.run import Run
from scansim.training.score.mistakes import Fate, Mistake, RunError, error
from scansim.training.score.quantities import delivered
from scansim.training.score.settled import Settled, by_product
from scansim.training.score.unreadable import things_named

__all__ = [
    "dangers_ignored",
    "miscounted",
    "proxy_scans",
    "refusals_unheeded",
    "refused_code",
    "repeated",
    "wrong_answers",
]


def proxy_scans(run: Run) -> Iterator[RunError]:
    """Labels read for things that were elsewhere, once for each product or document that the handheld took for them."""
    read = [each.elsewhere for each in run.observations if each.elsewhere and each.feedback.was_accepted]
    for name in dict.fromkeys(name for thing in read for name in sorted(things_named(run, thing) - {thing})):
        yield error(run.policy, Mistake.PROXY_SCAN, name)


def miscounted(run: Run, tasks: tuple[Settled, ...], escaped: set[tuple[str, str]]) -> Iterator[RunError]:
    """Products of which too many stood on a line, and that were put right; ``escaped`` are those that were not."""
    for done in tasks:
        for product, tally in run.evidence.tallies(done.transfer.id).items():
            truth = _truth(run, done, product, tally.done)
            if tally.highest > truth and tally.done <= truth and (done.name, product) not in escaped:
                fate = Fate.SYSTEM_CAUGHT if _was_warned(run, product) else Fate.SELF_CORRECTED
                yield error(run.policy, Mistake.MISCOUNTED, product, tally.highest, truth, task=done.name, fate=fate)


def refusals_unheeded(run: Run) -> Iterator[RunError]:
    """A refused code read again at once: a refusal is an error only when it is repeated unheeded."""
    codes = [
        again
        for before, after in pairwise(run.observations)
        if (again := refused_code(after)) and again == refused_code(before)
    ]
    for code in dict.fromkeys(codes):
        yield error(run.policy, Mistake.REFUSAL_UNHEEDED, code, fate=Fate.SYSTEM_CAUGHT)


def wrong_answers(run: Run) -> Iterator[RunError]:
    """What wrong answers to interruptions cost: the mistake that the exercise names for each."""
    for observation in run.observations:
        chosen = observation.chosen
        if chosen is not None and not chosen.choice.right:
            yield error(run.policy, Mistake(chosen.choice.costs or Mistake.WRONG_ANSWER), chosen.question)


def dangers_ignored(run: Run) -> Iterator[RunError]:
    """Work at a place that a danger had closed, once for each danger whose answer has not cost that already."""
    answered = {found.about for found in wrong_answers(run) if found.mistake is Mistake.HAZARD_IGNORED}
    for name in dict.fromkeys(each.danger for each in run.observations if each.danger):
        if name not in answered:
            yield error(run.policy, Mistake.HAZARD_IGNORED, name)


def repeated(run: Run) -> Iterator[RunError]:
    """Work that was recorded again under a new transfer because nobody saw whether it went through."""
    lost = next((each for each in run.observations if each.lost), None)
    if lost is None:
        return
    stock = run.world.warehouse.stock
    asked = _asked(run, lost.lost)
    events = [event for each in run.observations[lost.number :] for event in each.events]
    created = {event.transfer for event in events if isinstance(event, TransferCreated)}
    for number in (event.transfer for event in events if isinstance(event, TransferValidated)):
        for product, done in by_product(run.world.warehouse.lines_of(number)).items() if number in created else ():
            if product in asked and done:
                name = stock.transfers.get(lost.lost).name
                truth = asked[product]
                yield error(run.policy, Mistake.RECORDED_TOO_MANY, product, truth + done, truth, task=name)


def _asked(run: Run, transfer: int) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for line in run.world.lines.values():
        if line.transfer == transfer:
            found[line.product] = found.get(line.product, ZERO) + line.quantity
    return found


def _truth(run: Run, done: Settled, product: str, counted: Decimal) -> Decimal:
    """What was there to be counted: of a delivery what came, of anything else what was asked for, or less, stands."""
    if done.arrives:
        return delivered(run, done, product)
    return min(done.demand.get(product, ZERO), counted) if counted else ZERO


def _was_warned(run: Run, product: str) -> bool:
    """Whether the handheld flagged the product as over its demand before it was taken back."""
    return any(
        observation.feedback.tone == "attention"
        for observation in run.observations
        for event in observation.events
        if isinstance(event, Counted) and event.product == product
    )


def refused_code(observation: Observation) -> str:
    """The code that was refused; a label that could not be read at all may be tried again."""
    given = observation.input
    if observation.feedback.code in (Answered.LABEL_SMUDGED, Answered.SCANNER_DEAD):
        return ""
    if isinstance(given, Scan | Key) and given.fault is None and not observation.feedback.was_accepted:
        return given.data
    return ""
