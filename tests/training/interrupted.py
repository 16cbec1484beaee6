"""The small receipt (15 mugs, 6 plates, 2 boards, all there) with somebody who interrupts it."""

from __future__ import annotations

from dataclasses import replace

from scansim.training.lesson import Lesson
from scansim.training.run import Run
from scansim.training.story import Choice, Interruption, When
from tests.screens.small import lesson, text

__all__ = ["DOCUMENT", "LEND", "lent", "run_with", "small_with"]

DOCUMENT = "WH/IN/07525"
DECLINE = Choice("decline", text("No. The shift lead can help you."), right=True, says_why=text("A badge is personal."))
LENT = Choice("lend", text("Here it is."), costs="credentials_shared", says_why=text("Now you answer for it."))
LATER = Choice("later", text("After this line."), costs="credentials_shared")
LEND = Interruption("badge", When.LINES, text("Lend me your badge?"), (LENT, DECLINE, LATER), "shift_lead", lines=1)


def lent(when: When, *, task: str = "", line: str = "", lines: int = 0, name: str = "badge") -> Interruption:
    """The question at another moment."""
    return replace(LEND, name=name, when=when, task=task, line=line, lines=lines)


def small_with(*interruptions: Interruption) -> Lesson:
    """The lesson that these interrupt."""
    base = lesson()
    story = replace(base.exercise.story, traps=(), interruptions=interruptions)
    return replace(base, exercise=replace(base.exercise, story=story))


def run_with(*interruptions: Interruption, seed: int = 1) -> Run:
    """A run of it."""
    return small_with(*interruptions).run(seed)
