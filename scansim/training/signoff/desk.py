"""What a signer has before them: both people, how they stand, and what is open, put together from what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scansim.training.people.person import Person
from scansim.training.ports import RunRow
from scansim.training.programme.rules import Programme, Skill
from scansim.training.programme.standing import standing_of
from scansim.training.signoff.rules import Desk
from scansim.training.signoff.statement import Statement

__all__ = ["Party", "desk_of"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody at the desk: who, their runs, and what was stated about them, both in folding order."""

    person: Person
    runs: Sequence[RunRow]
    said: Sequence[Statement]


def desk_of(
    skill: Skill, programme: Programme, on: date, signer: Party, operator: Party, begun: Sequence[RunRow] = ()
) -> Desk:
    """The desk at which ``signer`` signs about ``operator``; ``begun`` are check-rides of the operator in the skill
    that never ended."""
    return Desk(
        signer.person,
        operator.person,
        skill,
        programme,
        on,
        standing_of(skill, programme, operator.runs, operator.said, on),
        standing_of(skill, programme, signer.runs, signer.said, on),
        signer.said,
        begun,
    )
