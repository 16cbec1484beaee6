"""What a person with nothing but a scanner is asked, one thing at a time: which thing, how many, who is told.

Reports (:mod:`scansim.training.reporting`) and two-step hands (:mod:`scansim.training.handwork`) are such forms: frozen
values, each step gives a new one. What is asked now is the only thing that is taken; whatever else is read is refused
and changes nothing (DESIGN section 5 "Hands on the scanner only").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from scansim.engine.handheld.feedback import Feedback, Verdict, refused
from scansim.training.answers import Answered
from scansim.training.inputs import Input

__all__ = [
    "LONGEST_QUANTITY",
    "Asked",
    "Form",
    "Named",
    "Naming",
    "Prompted",
    "Reply",
    "counted",
    "not_asked",
    "refused_digits",
]

LONGEST_QUANTITY = 6
"""Digits. Nobody counts a million of anything by hand."""


class Asked(StrEnum):
    """What a form asks now."""

    THING = "thing"
    QUANTITY = "quantity"
    ROLE = "role"


class Prompted(StrEnum):
    """Stable codes of what a form asks and refuses."""

    # asked
    REPORT_ABOUT = "report_about"
    REPORT_QUANTITY = "report_quantity"
    REPORT_ROLE = "report_role"
    OPEN_WHAT = "open_what"
    TAKE_WHAT = "take_what"
    PUT_WHAT = "put_what"
    SET_ASIDE_WHAT = "set_aside_what"
    RELABEL_WHAT = "relabel_what"
    LOAD_WHAT = "load_what"
    HANDS_QUANTITY = "hands_quantity"
    # left
    REPORT_LEFT = "report_left"
    HANDS_LEFT = "hands_left"
    # refused
    THING_WANTED = "thing_wanted"
    THING_UNKNOWN = "thing_unknown"
    THING_NOT_FOR_HANDS = "thing_not_for_hands"
    NOTHING_FOR_HANDS = "nothing_for_hands"
    QUANTITY_WANTED = "quantity_wanted"
    DIGITS_WANTED = "digits_wanted"
    TOO_MANY_DIGITS = "too_many_digits"
    ROLE_WANTED = "role_wanted"
    ROLE_UNKNOWN = "role_unknown"


@dataclass(frozen=True, slots=True)
class Named:
    """What a label stands for: a stable id (product, unit, box, place, document, lot), and what a person calls it."""

    id: str
    name: str


Naming = Callable[[str, str], Named | None]
"""What a label is about, by its data and the thing it was picked from (empty for paper); None when nobody knows."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a step led to: the form as it is now, or None when it is over; ``given`` is the input it yielded then.

    ``feedback`` answers the step; None when it yielded an input, for then the run answers that.
    """

    form: Form | None
    feedback: Feedback | None = None
    given: Input | None = None

    @property
    def was_refused(self) -> bool:
        """Whether the step was not taken; then the form is as it was."""
        return self.feedback is not None and not self.feedback.was_accepted


class Form(Protocol):
    """Something that is filled in by scans alone."""

    @property
    def asked(self) -> Asked:
        """What is asked now."""

    @property
    def digits(self) -> str:
        """The digits of the quantity so far."""

    @property
    def question(self) -> Feedback:
        """The question, with what is known so far as its facts."""

    def scan(self, data: str, thing: str = "") -> Reply:
        """A label was read that is no control code; ``thing`` names what it was picked from on the screen."""

    def digit(self, digit: str) -> Reply:
        """One digit, or several as they were typed."""

    def role(self, role: str) -> Reply:
        """The card of a role was read."""

    def enter(self) -> Reply:
        """What is proposed, or what was entered, is meant."""

    def back(self) -> Reply:
        """One step back: digits first, then what was answered last; at the first question the form is left."""

    def other(self, read: str) -> Reply:
        """Anything else was read (a control code with no meaning here): refused."""


_WANTED = {
    Asked.THING: Prompted.THING_WANTED,
    Asked.QUANTITY: Prompted.QUANTITY_WANTED,
    Asked.ROLE: Prompted.ROLE_WANTED,
}


def not_asked(form: Form, read: str) -> Reply:
    """The refusal of what is not asked now; it says what is."""
    return Reply(form, refused(Verdict.NOT_NOW, _WANTED[form.asked], read=read))


def refused_digits(digits: str, more: str) -> Feedback | None:
    """Why ``more`` cannot stand behind the digits there are; None when it can."""
    if not (more.isascii() and more.isdecimal()):
        return refused(Verdict.UNREADABLE, Prompted.QUANTITY_WANTED, read=more)
    if len(digits) + len(more) > LONGEST_QUANTITY:
        return refused(Verdict.NOT_NOW, Prompted.TOO_MANY_DIGITS, read=digits + more)
    return None


def counted(digits: str) -> Decimal | Feedback:
    """The quantity that the digits say, or why they say none."""
    if not digits:
        return refused(Verdict.NOT_NOW, Prompted.DIGITS_WANTED)
    if not int(digits):
        return refused(Verdict.UNREADABLE, Answered.NOT_A_COUNT, read=digits)
    return Decimal(int(digits))
