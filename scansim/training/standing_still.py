"""How long a run stood still, and whether that was too long: one rule for the gate and for whoever comes back.

Reference training C6, gate G6, and D4: a check-ride with a pause of over ten minutes is no evidence of one piece of
work. The site says how long is too long (``scoring/policy.yaml``, ``pause_at_most``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from scansim.training.inputs import Pause, Resume
from scansim.training.observation import Observation

__all__ = ["CLOCK_SET_BACK", "is_too_long", "pauses_of", "stood_still"]

CLOCK_SET_BACK = "clock_set_back"
"""The clock of the station showed an earlier time when the run went on than when it stopped."""

_LEFT_ALONE = "idle"
_A_SECOND = timedelta(seconds=1)
_A_MILLISECOND = timedelta(milliseconds=1)


def stood_still(stopped: str, now: str, at_most: int) -> Resume:
    """The input with which a run goes on that stands still since ``stopped``, both ISO 8601 in UTC.

    Nobody knows how long that was when nobody knows since when (``stopped`` is empty), nor after the clock was set back
    by more seconds than a pause may last. When it was set back by less there was no pause, and a note says so.
    """
    if not stopped:
        return Resume()
    stood = datetime.fromisoformat(now) - datetime.fromisoformat(stopped)
    if stood >= timedelta():
        return Resume(_begun(stood))
    return Resume(None if is_too_long(_begun(-stood), at_most) else 0, CLOCK_SET_BACK)


def is_too_long(seconds: int | None, at_most: int) -> bool:
    """Whether a pause is longer than it may be; one of which nobody knows how long it was is."""
    return seconds is None or seconds > at_most


def pauses_of(observations: Sequence[Observation]) -> Iterator[int | None]:
    """How many seconds a run stood still each time: as it says where it went on, and between any two inputs.

    That nobody was there any more is found only some time after: what had passed until then is part of no pause.
    """
    before = 0
    for each in observations:
        if isinstance(each.input, Resume):
            if each.feedback.was_accepted:
                yield each.input.seconds
        elif each.input != Pause(_LEFT_ALONE):
            yield _begun((each.ms - before) * _A_MILLISECOND)
        before = each.ms


def _begun(time: timedelta) -> int:
    """Whole seconds; one that has begun counts."""
    return -(-time // _A_SECOND)
