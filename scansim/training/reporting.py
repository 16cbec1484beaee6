"""A report made with nothing but a scanner: its code, then what it is about, how many where that is asked, and who.

The code of the report is read first and begins it. ENTER means the place one stands at, then the digits that were
entered, then the shift lead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from scansim.engine.handheld.feedback import Feedback, Verdict, accepted, refused
from scansim.training.asking import Asked, Named, Naming, Prompted, Reply, counted, not_asked, refused_digits
from scansim.training.inputs import Report
from scansim.training.reports import ROLES, SHIFT_LEAD, ReportCode

__all__ = ["WITH_QUANTITY", "Reporting"]

WITH_QUANTITY = frozenset({ReportCode.MISSING, ReportCode.EXTRA, ReportCode.WRONG_ITEM, ReportCode.DAMAGED})
"""The codes that ask how many. The others are about a label, a place, the system or a danger, not about an amount."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """A report that is being made.

    ``here`` is the place one stands at, ``naming`` says what a label is about; the rest is what was answered so far.
    """

    code: ReportCode
    here: Named
    naming: Naming
    about: Named | None = None
    digits: str = ""
    quantity: Decimal | None = None

    @classmethod
    def begin(cls, code: str, here: Named, naming: Naming) -> Reporting:
        """The report of this code, with nothing answered. Raises :class:`ValueError` when there is no such code."""
        return cls(ReportCode(code), here, naming)

    @property
    def asked(self) -> Asked:
        """What is asked now."""
        if self.about is None:
            return Asked.THING
        return Asked.QUANTITY if self.code in WITH_QUANTITY and self.quantity is None else Asked.ROLE

    @property
    def question(self) -> Feedback:
        """The question, with what is known so far as its facts."""
        code = self.code.value
        if self.about is None:
            return accepted(Prompted.REPORT_ABOUT, report=code, place=self.here.name)
        if self.asked is Asked.QUANTITY:
            return accepted(Prompted.REPORT_QUANTITY, report=code, about=self.about.name, digits=self.digits)
        return accepted(Prompted.REPORT_ROLE, report=code, about=self.about.name)

    def scan(self, data: str, thing: str = "") -> Reply:
        """The label of the thing it is about. One that nobody knows may itself be what cannot be read."""
        if self.asked is not Asked.THING:
            return not_asked(self, data)
        about = self.naming(data, thing)
        if about is None and self.code is ReportCode.UNREADABLE and data:
            about = Named(f"label:{''.join(data.split())}", data)
        if about is None:
            return Reply(self, refused(Verdict.UNREADABLE, Prompted.THING_UNKNOWN, read=data))
        return self._on(replace(self, about=about))

    def digit(self, digit: str) -> Reply:
        """One digit of the quantity, or several as they were typed."""
        if self.asked is not Asked.QUANTITY:
            return not_asked(self, digit)
        fault = refused_digits(self.digits, digit)
        return Reply(self, fault) if fault else self._on(replace(self, digits=self.digits + digit))

    def role(self, role: str) -> Reply:
        """The role that is told, which finishes the report."""
        if self.asked is not Asked.ROLE:
            return not_asked(self, role)
        if role not in ROLES:
            return Reply(self, refused(Verdict.UNREADABLE, Prompted.ROLE_UNKNOWN, read=role))
        about = self.about or self.here
        return Reply(None, given=Report(self.code.value, about.id, self.quantity, role))

    def enter(self) -> Reply:
        """Here; the digits that were entered; the shift lead."""
        match self.asked:
            case Asked.THING:
                return self._on(replace(self, about=self.here))
            case Asked.QUANTITY:
                quantity = counted(self.digits)
                if isinstance(quantity, Feedback):
                    return Reply(self, quantity)
                return self._on(replace(self, quantity=quantity))
            case Asked.ROLE:
                return self.role(SHIFT_LEAD)

    def back(self) -> Reply:
        """One step back: digits first, then what was answered last; at the first question no report is made."""
        if self.about is None:
            return Reply(None, accepted(Prompted.REPORT_LEFT))
        if self.digits:
            return self._on(replace(self, digits="", quantity=None))
        return self._on(replace(self, about=None))

    def other(self, read: str) -> Reply:
        """Anything else was read: refused."""
        return not_asked(self, read)

    def _on(self, form: Reporting) -> Reply:
        return Reply(form, form.question)
