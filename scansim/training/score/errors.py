"""What went wrong in a receipt, how bad it is, and what became of it (reference training C3, C6).

A quantity is wrong when it differs from what truly came. It is critical (K7) only when it equals the order, less
was there, and nobody looked; giving up goods is critical (K8) only where a written cue decided it; a label is a proxy
(K6) only when it belongs to one thing and that thing is elsewhere (DESIGN section 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from scansim.engine.handheld.events import Counted, TransferValidated
from scansim.engine.quantity import ZERO
from scansim.training.inputs import Key, Scan
from scansim.training.observation import Observation
from scansim.training.policy import Severities, Severity
from scansim.training.run import Run
from scansim.training.score.unreadable import things_named
from scansim.training.story import RestOfOrder

__all__ = ["CRITICAL_CODES", "Fate", "Mistake", "RunError", "errors_of", "received", "weight"]


class Mistake(StrEnum):
    """The mistakes of receiving; each has its severity in ``scoring/policy.yaml``."""

    RECEIVED_NOT_THERE = "received_not_there"
    RECEIVED_TOO_MANY = "received_too_many"
    RECEIVED_TOO_FEW = "received_too_few"
    REST_GIVEN_UP = "rest_given_up"
    REST_KEPT_OPEN = "rest_kept_open"
    MISCOUNTED = "miscounted"
    REFUSAL_UNHEEDED = "refusal_unheeded"
    PROXY_SCAN = "proxy_scan"


CRITICAL_CODES = {Mistake.PROXY_SCAN: "K6", Mistake.RECEIVED_NOT_THERE: "K7", Mistake.REST_GIVEN_UP: "K8"}


class Fate(StrEnum):
    """What became of an error (reference training C3)."""

    ESCAPED = "escaped"
    SYSTEM_CAUGHT = "system_caught"
    SELF_CORRECTED = "self_corrected"


_SEVERITY_WEIGHT = {Severity.CRITICAL: Fraction(5), Severity.MAJOR: Fraction(1), Severity.MINOR: Fraction(1, 4)}
_FATE_WEIGHT = {Fate.ESCAPED: Fraction(1), Fate.SYSTEM_CAUGHT: Fraction(1, 10), Fate.SELF_CORRECTED: Fraction(0)}


@dataclass(frozen=True, slots=True)
class RunError:
    """One error: what, how bad, what became of it, about which product, and the numbers of its sentence."""

    mistake: Mistake
    severity: Severity
    fate: Fate
    about: str = ""
    recorded: Decimal = ZERO
    truth: Decimal = ZERO

    @property
    def code(self) -> str:
        """The code of a critical error (K7), empty for others."""
        return CRITICAL_CODES.get(self.mistake, "") if self.severity is Severity.CRITICAL else ""


def weight(error: RunError) -> tuple[Fraction, Fraction]:
    """Severity and fate weight of an error."""
    return _SEVERITY_WEIGHT[error.severity], _FATE_WEIGHT[error.fate]


def received(run: Run) -> dict[str, Decimal]:
    """What the record says was received of each product, after validation."""
    done: dict[str, Decimal] = {}
    for line in run.world.warehouse.lines_of(run.world.transfer.id):
        done[line.product] = done.get(line.product, ZERO) + line.done
    return done


def errors_of(run: Run) -> tuple[RunError, ...]:
    """Every error of the run; those that escape only once the receipt is validated."""
    severities = run.policy.severities
    validated = _validated(run)
    wrong = (*_wrong_quantities(run, severities), *_wrong_rest(run, validated, severities)) if validated else ()
    about = {error.about for error in wrong}
    escaped = (*wrong, *_proxies(run, severities)) if validated else ()
    return (*escaped, *_miscounted(run, about, severities), *_unheeded(run.observations, severities))


def _validated(run: Run) -> TransferValidated | None:
    found = (e for e in run.events if isinstance(e, TransferValidated) and e.transfer == run.world.transfer.id)
    return next(found, None)


def _wrong_quantities(run: Run, severities: Severities) -> tuple[RunError, ...]:
    done = received(run)
    ordered = {line.product: line.ordered for line in run.situation.ordered}
    errors: list[RunError] = []
    for product in dict.fromkeys((*ordered, *done)):
        recorded, truth = done.get(product, ZERO), run.situation.delivered(product)
        if recorded > truth:
            mistake = _too_many(run, recorded, ordered.get(product, ZERO))
        elif recorded < truth:
            mistake = Mistake.RECEIVED_TOO_FEW
        else:
            continue
        errors.append(RunError(mistake, getattr(severities, mistake.value), Fate.ESCAPED, product, recorded, truth))
    return tuple(errors)


def _too_many(run: Run, recorded: Decimal, ordered: Decimal) -> Mistake:
    looked = run.world.floor.has_seen(f"place:{run.situation.place}")
    return Mistake.RECEIVED_NOT_THERE if recorded == ordered and not looked else Mistake.RECEIVED_TOO_MANY


def _wrong_rest(run: Run, validated: TransferValidated, severities: Severities) -> tuple[RunError, ...]:
    done = received(run)
    cancelled = dict(validated.cancelled)
    errors: list[RunError] = []
    for planted in run.situation.planted:
        if done.get(planted.product, ZERO) > run.situation.delivered(planted.product):
            continue
        given_up = planted.product in cancelled
        if given_up and planted.rest is RestOfOrder.CREATE_BACKORDER:
            mistake = Mistake.REST_GIVEN_UP
        elif not given_up and validated.backorder is not None and planted.rest is RestOfOrder.NO_BACKORDER:
            mistake = Mistake.REST_KEPT_OPEN
        else:
            continue
        severity: Severity = getattr(severities, mistake.value)
        errors.append(RunError(mistake, severity, Fate.ESCAPED, planted.product, ZERO, planted.quantity))
    return tuple(errors)


def _proxies(run: Run, severities: Severities) -> tuple[RunError, ...]:
    """Labels read for things that were elsewhere, once for each product or document that the handheld took for them."""
    read = [each.elsewhere for each in run.observations if each.elsewhere and each.feedback.was_accepted]
    about = dict.fromkeys(name for thing in read for name in sorted(things_named(run, thing)))
    return tuple(RunError(Mistake.PROXY_SCAN, severities.proxy_scan, Fate.ESCAPED, name) for name in about)


def _miscounted(run: Run, escaped: set[str], severities: Severities) -> tuple[RunError, ...]:
    errors: list[RunError] = []
    for product, tally in run.evidence.tallies(run.world.transfer.id).items():
        truth = run.situation.delivered(product)
        if tally.highest > truth and tally.done <= truth and product not in escaped:
            fate = Fate.SYSTEM_CAUGHT if _was_warned(run, product) else Fate.SELF_CORRECTED
            errors.append(RunError(Mistake.MISCOUNTED, severities.miscounted, fate, product, tally.highest, truth))
    return tuple(errors)


def _was_warned(run: Run, product: str) -> bool:
    """Whether the handheld flagged the product as over its demand before it was taken back."""
    return any(
        observation.feedback.tone == "attention"
        for observation in run.observations
        for event in observation.events
        if isinstance(event, Counted) and event.product == product
    )


def _unheeded(observations: tuple[Observation, ...], severities: Severities) -> tuple[RunError, ...]:
    """A refused code read again at once: a refusal is an error only when it is repeated unheeded."""
    codes = [
        again
        for before, after in pairwise(observations)
        if (again := _refused_code(after)) and again == _refused_code(before)
    ]
    severity = severities.refusal_unheeded
    return tuple(
        RunError(Mistake.REFUSAL_UNHEEDED, severity, Fate.SYSTEM_CAUGHT, code) for code in dict.fromkeys(codes)
    )


def _refused_code(observation: Observation) -> str:
    """The code that was refused; a label that could not be read at all may be tried again."""
    given = observation.input
    if isinstance(given, Scan | Key) and given.fault is None and not observation.feedback.was_accepted:
        return given.data
    return ""
