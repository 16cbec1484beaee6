"""Figures that are shown and never weighted (reference training C2): they describe how somebody worked.

Consistency would punish whoever works carefully around an exception, and heeding what the handheld says shows in the
errors already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction

from scansim.engine.handheld.events import Counted
from scansim.engine.handheld.feedback import Tone
from scansim.engine.quantity import ZERO
from scansim.training.answers import Answered
from scansim.training.attention import hints_clicked_through
from scansim.training.inputs import Key, Scan, Set, Tap
from scansim.training.observation import Observation
from scansim.training.run import Run
from scansim.training.score.conduct import refused_code
from scansim.training.score.line_work import LineWork
from scansim.training.score.lines import Line

__all__ = ["Measures", "consistency", "measures_of", "rate"]

_HANDHELD = (Scan, Key, Tap, Set)
_EXACT = Context(prec=40)
_WIDEST = Decimal(4)
"""Above it nothing of the first six places is left."""
_FEWEST = 2
"""Of one line nobody can say how even the work was."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts of a run, and ``consistency`` from 0 to 100, None below two lines without an error.

    ``lines_begun`` were worked on, ``first_time`` were right without a wrong scan or a change. ``alerts`` are refusals
    and warnings of the handheld, ``heeded`` those that something was done about. ``orders`` are tasks and counts.
    ``clicked_through`` are hints that were asked for before the one before can have been read.
    """

    scans: int = 0
    wrong_scans: int = 0
    alerts: int = 0
    heeded: int = 0
    lines_begun: int = 0
    first_time: int = 0
    orders: int = 0
    orders_right: int = 0
    clicked_through: int = 0
    consistency: Decimal | None = None


def measures_of(run: Run, lines: Sequence[Line], right: Collection[Line], work: Mapping[Line, LineWork]) -> Measures:
    """The measures of a run: its ``lines``, those that are ``right``, and the work on each."""
    known = set(lines)
    begun = {line: each for line, each in work.items() if line in known}
    orders = tuple(dict.fromkeys(task for task, _ in lines))
    wrong = {task for task, about in lines if (task, about) not in right}
    scans = [each for each in run.observations if isinstance(each.input, Scan | Key) and each.input.fault is None]
    alerts = tuple(_alerts(run.observations))
    clean = [Fraction(each.ms) for line, each in begun.items() if line in right]
    return Measures(
        scans=len(scans),
        wrong_scans=sum(1 for each in scans if refused_code(each)),
        alerts=len(alerts),
        heeded=sum(alerts),
        lines_begun=len(begun),
        first_time=sum(1 for line in right if line in begun and begun[line].is_first_time_right),
        orders=len(orders),
        orders_right=sum(1 for order in orders if order not in wrong),
        clicked_through=len(hints_clicked_through(run.observations)),
        consistency=consistency(clean),
    )


def rate(part: int, whole: int, of: int = 1) -> Fraction | None:
    """``part`` in ``of`` of a whole; None of nothing."""
    return Fraction(part * of, whole) if whole else None


def consistency(times: Iterable[Fraction]) -> Decimal | None:
    """``100 · (1 − tanh(c + c³/3 + c⁵/5))`` of the times of lines, ``c`` their deviation over their mean (C2)."""
    each = tuple(times)
    total = sum(each, Fraction(0))
    if len(each) < _FEWEST or not total:
        return None
    mean = total / len(each)
    variance = sum(((time - mean) ** 2 for time in each), Fraction(0)) / len(each)
    with localcontext(_EXACT):
        ratio = variance / mean**2
        spread = min(_WIDEST, (Decimal(ratio.numerator) / Decimal(ratio.denominator)).sqrt())
        twice = (2 * (spread + spread**3 / 3 + spread**5 / 5)).exp()
        return 100 * (1 - (twice - 1) / (twice + 1))


def _alerts(observations: Sequence[Observation]) -> Iterator[bool]:
    """Of each refusal and each warning about a quantity whether it was heeded. What is merely asked is none."""
    for index, observation in enumerate(observations):
        if not isinstance(observation.input, _HANDHELD) or observation.feedback.code == Answered.LABEL_SMUDGED:
            continue
        if observation.feedback.tone == Tone.ATTENTION and any(isinstance(e, Counted) for e in observation.events):
            yield _is_put_right(observation, observations[index + 1 :])
        elif not observation.feedback.was_accepted:
            later = observations[index + 1 :]
            following = (each.input for each in later if isinstance(each.input, _HANDHELD))
            yield next(following, None) != observation.input


def _is_put_right(warned: Observation, later: Iterable[Observation]) -> bool:
    """Whether something of it was taken back later, or somebody was told."""
    products = {event.product for event in warned.events if isinstance(event, Counted)}
    return any(
        each.report is not None
        or any(isinstance(e, Counted) and e.change < ZERO and e.product in products for e in each.events)
        for each in later
    )
