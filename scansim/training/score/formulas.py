"""The formulas of the score, each a function of plain numbers (reference training C2 to C6).

Ratios stay exact fractions inside and become decimals of six places at the edge. A component that does not apply is
None and drops out; the weights of the others are renormalised.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction

from scansim.training.policy import Weights

__all__ = [
    "Components",
    "Handling",
    "accuracy",
    "after_hints",
    "attempt_score",
    "compliance_component",
    "error_points",
    "exception_component",
    "exception_quality",
    "pace",
    "scan_compliance",
    "six_places",
]

_HUNDRED = Fraction(100)
_MILLION = 1_000_000
_USUAL = Weights()
_DEAREST_FALSE_ALARM = Fraction(10)


@dataclass(frozen=True, slots=True)
class Components:
    """The components from 0 to 100; None where nothing was there to measure."""

    compliance: Fraction | None = None
    accuracy: Fraction | None = None
    exceptions: Fraction | None = None
    pace: Fraction | None = None
    resolution: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Handling:
    """How one planted exception was handled, each from 0 to 1; code and escalation are None when not asked for."""

    detected: bool
    containment: Fraction
    in_time: bool
    right_code: bool | None = None
    escalation: bool | None = None


def scan_compliance(reached: int, excused: int, satisfied: int) -> Fraction | None:
    """Satisfied points over those reached and not excused; None when there is none (C2, C6 edge rules)."""
    required = reached - excused
    return Fraction(satisfied, required) if required > 0 else None


def compliance_component(compliance: Fraction | None) -> Fraction | None:
    """C = 100 · clamp((SC − 0.80) / 0.20)."""
    if compliance is None:
        return None
    return _HUNDRED * _clamped((compliance - Fraction(4, 5)) / Fraction(1, 5))


def accuracy(error_points: Fraction, lines: int) -> Fraction | None:
    """A = 100 · clamp(1 − (EP / L) / 0.10); None without lines."""
    if lines == 0:
        return None
    return _HUNDRED * _clamped(1 - error_points / lines / Fraction(1, 10))


def exception_quality(handling: Handling) -> Fraction:
    """XQ = 100 · d · (0.40 a + 0.25 c + 0.20 e + 0.15 t) over the weights that apply (C4)."""
    if not handling.detected:
        return Fraction(0)
    parts: list[tuple[Fraction, Fraction]] = [
        (Fraction(40, 100), handling.containment),
        (Fraction(15, 100), Fraction(handling.in_time)),
    ]
    if handling.right_code is not None:
        parts.append((Fraction(25, 100), Fraction(handling.right_code)))
    if handling.escalation is not None:
        parts.append((Fraction(20, 100), Fraction(handling.escalation)))
    return _HUNDRED * sum((weight * value for weight, value in parts), Fraction(0)) / sum(w for w, _ in parts)


def exception_component(qualities: Sequence[Fraction], false_alarms: int, clean_lines: int) -> Fraction | None:
    """X = clamp(mean(XQ) − 100 · FAR); one false alarm costs at most 10 points (C4, DESIGN section 5)."""
    if not qualities:
        return None
    mean = sum(qualities, Fraction(0)) / len(qualities)
    each = min(_HUNDRED / clean_lines, _DEAREST_FALSE_ALARM) if clean_lines else _DEAREST_FALSE_ALARM
    return max(Fraction(0), min(_HUNDRED, mean - each * false_alarms))


def pace(standard_seconds: Fraction, active_seconds: Fraction) -> Fraction:
    """P = 100 · clamp((T_std / T_act − 0.5) / 0.5): no reward for racing (C5)."""
    if active_seconds == 0:
        return _HUNDRED
    return _HUNDRED * _clamped((standard_seconds / active_seconds - Fraction(1, 2)) / Fraction(1, 2))


def attempt_score(components: Components, weights: Weights = _USUAL) -> Fraction | None:
    """S = 0.35 C + 0.35 A + 0.20 X + 0.10 P, or by the weights of a role, over the components that apply (C6); None
    where none of those applies that weigh anything."""
    present = [
        (weight, value)
        for name in (field.name for field in fields(Components))
        if (value := getattr(components, name)) is not None and (weight := Fraction(getattr(weights, name)))
    ]
    if not present:
        return None
    return sum((weight * value for weight, value in present), Fraction(0)) / sum(weight for weight, _ in present)


def after_hints(score: Fraction, cost: int) -> Fraction:
    """What is left of a score after the hints, never less than nothing (C6)."""
    return max(Fraction(0), score - cost)


def six_places(value: Fraction) -> str:
    """The stored form of a score: six decimals, the exact value rounded half to even."""
    millionths = round(value * _MILLION)
    whole, rest = divmod(abs(millionths), _MILLION)
    return f"{'-' if millionths < 0 else ''}{whole}.{rest:06d}"


def error_points(weights: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """EP = Σ severity · fate (C3)."""
    return sum((severity * fate for severity, fate in weights), Fraction(0))


def _clamped(value: Fraction) -> Fraction:
    return max(Fraction(0), min(Fraction(1), value))
