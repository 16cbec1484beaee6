"""The battery of the handheld is empty: nothing is read or shown, and there is no other one today.

Hands and feet go on, on paper. At the desk there is a keyboard on which the same screens are served: what was written
down is typed there. Reporting the system declares it; what is typed after that proves as much as a scan would not have
(its points are excused, DESIGN section 5).
"""

from __future__ import annotations

from scansim.training.interrupting import SCANNER_DEAD
from scansim.training.reports import ReportCode
from scansim.training.run import Run

__all__ = ["declared_at", "died_at"]


def died_at(run: Run) -> int | None:
    """The number of the input after which the scanner was seen to be dead; None while it lives."""
    names = {each.name for each in run.interruptions.come if each.then == SCANNER_DEAD}
    seen = (each for each in run.observations if each.chosen is not None and each.chosen.question in names)
    return next((each.number for each in seen), None)


def declared_at(run: Run) -> int | None:
    """The number of the input that reported it; None for nobody did."""
    died = died_at(run)
    later = run.observations[died:] if died is not None else ()
    said = (each for each in later if each.report is not None and each.report.code is ReportCode.SYSTEM)
    return next((each.number for each in said), None)
