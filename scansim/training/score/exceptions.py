"""How the planted exceptions were handled (reference training C4, as changed by DESIGN section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scansim.engine.handheld.events import TransferValidated
from scansim.training.reports import SHIFT_LEAD, ReportCode
from scansim.training.run import Run
from scansim.training.score.errors import received
from scansim.training.score.formulas import Handling
from scansim.training.score.unreadable import things_named
from scansim.training.starting_point import Planted
from scansim.training.story import RestOfOrder

__all__ = ["Caught", "caught", "false_alarms"]

_CONTAINED = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Caught:
    """One planted exception and how it was handled."""

    planted: Planted
    handling: Handling

    @property
    def contained(self) -> bool:
        """Whether it was at least half contained (gate G4)."""
        return self.handling.detected and self.handling.containment >= _CONTAINED


def caught(run: Run) -> tuple[Caught, ...]:
    """Every planted exception of the run. Before validation nothing is detected yet."""
    validated = next(
        (e for e in run.events if isinstance(e, TransferValidated) and e.transfer == run.world.transfer.id), None
    )
    return tuple(Caught(planted, _handling(run, planted, validated)) for planted in run.situation.planted)


def false_alarms(run: Run) -> int:
    """Reports of something that is not so.

    Asking the shift lead is never one, nor is an unreadable label: nobody but the reader can tell.
    """
    planted = {planted.product for planted in run.situation.planted}
    reports = [observation.report for observation in run.observations if observation.report is not None]
    return sum(
        1
        for report in reports
        if report.to != SHIFT_LEAD
        and report.code is not ReportCode.UNREADABLE
        and not (report.code is ReportCode.MISSING and planted & things_named(run, report.about))
    )


def _handling(run: Run, planted: Planted, validated: TransferValidated | None) -> Handling:
    if validated is None:
        return Handling(detected=False, containment=Fraction(0), in_time=False)
    recorded = received(run).get(planted.product, 0)
    truth = run.situation.delivered(planted.product)
    detected = recorded <= truth
    cancelled = planted.product in dict(validated.cancelled)
    right_answer = cancelled == (planted.rest is RestOfOrder.NO_BACKORDER)
    containment = Fraction(1) if detected and right_answer and recorded == truth else Fraction(0)
    return Handling(detected, containment, in_time=detected)
