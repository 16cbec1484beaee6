"""What went wrong in check-rides, one entry an error: what coaching and the Pareto of errors are made of.

Practice is private (reference training D5), so nothing of it is here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scansim.training.header import Mode
from scansim.training.ports import ClosedRun
from scansim.training.signals.micro_skill import MicroSkill
from scansim.training.signals.readings import readings_of
from scansim.training.signals.refreshers import Refreshers

__all__ = ["MISSED", "Slip", "code_of", "drill_of", "slips_of"]

MISSED = "missed_"
"""Before the kind of a required point that was not scanned."""


@dataclass(frozen=True, slots=True)
class Slip:
    """An error that escaped, or a required point that was missed, in a check-ride that counts."""

    person: str
    attempt: str
    ended: str
    skill: str
    micro: MicroSkill
    is_critical: bool = False

    @property
    def code(self) -> str:
        """Its code: of a mistake (``wrong_lot``), or of a missed point (``missed_source``)."""
        return code_of(self.micro)


def slips_of(run: ClosedRun) -> Iterator[Slip]:
    """What went wrong in a run; nothing of practice, and nothing of what was voided, of which there are no readings."""
    if run.mode is not Mode.CHECK:
        return
    for reading in readings_of(run):
        if not reading.right and (reading.is_error or reading.micro.point):
            micro = MicroSkill(reading.micro.flow, reading.micro.point) if reading.micro.point else reading.micro
            yield Slip(run.person, run.attempt, run.ended, run.skill, micro, reading.is_critical)


def code_of(micro: MicroSkill) -> str:
    """The code of what is wrong with a micro-skill."""
    return f"{MISSED}{micro.point}" if micro.point else micro.code


def drill_of(refreshers: Refreshers, micro: MicroSkill) -> str:
    """The exercise that practises it best; empty where none does."""
    return next(iter(refreshers.of(micro)), "")
