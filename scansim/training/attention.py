"""Whether somebody read what they answered: hints clicked through, decisions quicker than anybody reads.

Reference training C12, 3 and 4. These are flags beside a result, they change no score; a check-ride in which a task was
validated after three decisions that nobody can have read earns no credit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from scansim.engine.handheld.events import CountsApplied, TransferValidated
from scansim.engine.handheld.screen import HandheldScreen
from scansim.training.inputs import Answer, Finish, Hint, Set, Tap, Timed
from scansim.training.interrupting import Question
from scansim.training.observation import Observation

__all__ = [
    "BLOCKING_FLAGS",
    "HINT_MS",
    "RAPID_MS",
    "TEXTS_AT_LEAST",
    "hints_clicked_through",
    "is_unread",
    "texts_on",
    "unread_before_validating",
    "unread_decisions",
]

HINT_MS = 1000
"""A hint that was followed by the next one sooner was not read."""

RAPID_MS = 400
"""A decision that came sooner was not read, where there was something to be read."""

TEXTS_AT_LEAST = 3
"""So many texts on a screen are something to be read."""

BLOCKING_FLAGS = 3
"""So many unread decisions before a validation, and the ride earns no credit."""


class Shown(Protocol):
    """What somebody looks at: the handheld, or a question that waits."""

    @property
    def screen(self) -> HandheldScreen:
        """What the handheld shows."""

    @property
    def question(self) -> Question | None:
        """What somebody who interrupted wants to know."""


def is_unread(timed: Timed, observations: Sequence[Observation], shown: Shown) -> bool:
    """Whether an input, the next after these, decides something sooner than it can have been read.

    A scan decides nothing, numbers are typed while one reads, and a button that is pressed again is the same decision
    once more. Nobody does two things in one millisecond: inputs that say so were written down without their times.
    """
    if observations and timed.ms - observations[-1].ms >= RAPID_MS:
        return False
    before = next((each for each in reversed(observations) if not isinstance(each.input, Set)), None)
    if not 0 < timed.ms - (before.ms if before else 0) < RAPID_MS:
        return False
    given = timed.input
    decides = isinstance(given, Answer | Finish) or (isinstance(given, Tap) and (not before or given != before.input))
    return decides and texts_on(shown) >= TEXTS_AT_LEAST


def texts_on(shown: Shown) -> int:
    """How many texts there are to be read: what is asked and the answers, else title, instruction, rows and fields of
    the handheld. Buttons are none."""
    if shown.question is not None:
        return 1 + len(shown.question.options)
    screen = shown.screen
    return bool(screen.title) + 1 + len(screen.items) + len(screen.fields)


def unread_decisions(observations: Sequence[Observation]) -> tuple[int, ...]:
    """The numbers of the inputs that decided something unread."""
    return tuple(each.number for each in observations if each.unread)


def hints_clicked_through(observations: Sequence[Observation]) -> tuple[int, ...]:
    """The numbers of the hints that were asked for before the one before can have been read."""
    return tuple(
        after.number
        for before, after in pairwise(observations)
        if _is_hint(before) and _is_hint(after) and after.ms - before.ms < HINT_MS
    )


def unread_before_validating(observations: Sequence[Observation]) -> int:
    """How many unread decisions came before something was validated for the last time."""
    unread = before = 0
    for each in observations:
        if any(isinstance(event, TransferValidated | CountsApplied) for event in each.events):
            before = unread
        unread += each.unread
    return before


def _is_hint(observation: Observation) -> bool:
    return isinstance(observation.input, Hint) and observation.feedback.was_accepted
