"""How well somebody tells an exception from clean work: for talking about it, never a gate (reference training C4).

Sensitivity (d′) says how far the two are apart for this person, bias (c) whether they would rather cry wolf (below
nothing) or keep silent (above). Half an event is added on every side, so that all or nothing found stays finite.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist

__all__ = ["ENOUGH_EVENTS", "Sensitivity", "reliability", "sensitivity"]

ENOUGH_EVENTS = 100
"""Below so many pooled exceptions nobody is compared with anybody: the same person would be placed elsewhere again."""

_RELIABLE_AT_ENOUGH = Fraction(7, 10)
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """``d_prime`` and ``bias`` at four places, of so many exceptions and so many clean lines."""

    d_prime: Decimal
    bias: Decimal
    exceptions: int
    clean: int


def sensitivity(hits: int, exceptions: int, false_alarms: int, clean: int) -> Sensitivity:
    """d′ = z(H) − z(F) and c = −(z(H) + z(F)) / 2, with H = (h + .5)/(S + 1) and F = (f + .5)/(N + 1).

    Raises:
        ValueError: more of one than there were of the other, or fewer than none.
    """
    if not (0 <= hits <= exceptions and 0 <= false_alarms <= clean):
        raise ValueError(f"{hits} of {exceptions} exceptions and {false_alarms} of {clean} clean lines cannot be")
    hit = _NORMAL.inv_cdf((hits + 0.5) / (exceptions + 1))
    alarm = _NORMAL.inv_cdf((false_alarms + 0.5) / (clean + 1))
    return Sensitivity(_four(hit - alarm), _four(-(hit + alarm) / 2), exceptions, clean)


def reliability(events: int) -> Fraction:
    """How far a second sample of so many exceptions would say the same, from 0 to 1: by Spearman and Brown, from 0.7
    at :data:`ENOUGH_EVENTS`."""
    if events <= 0:
        return Fraction(0)
    one = _RELIABLE_AT_ENOUGH / (ENOUGH_EVENTS - (ENOUGH_EVENTS - 1) * _RELIABLE_AT_ENOUGH)
    return events * one / (1 + (events - 1) * one)


def _four(value: float) -> Decimal:
    return Decimal(str(round(value, 4))).quantize(Decimal("0.0001"))
