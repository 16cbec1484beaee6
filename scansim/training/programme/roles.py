"""Role certificates: derived from the skills that a role takes, never granted (reference training A1 #30)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scansim.training.programme.rules import WorkRole
from scansim.training.programme.standing import Standing, State

__all__ = ["RoleStanding", "role_standing"]

_WORST_FIRST = (
    State.REVOKED,
    State.SUSPENDED,
    State.EXPIRED,
    State.NONE,
    State.PRACTISING,
    State.READY,
    State.DUE,
    State.WAIVED,
    State.CERTIFIED,
)


@dataclass(frozen=True, slots=True)
class RoleStanding:
    """How somebody stands in a role: as in the worst of its skills. ``missing`` are the skills without a certificate in
    force, ``waived`` those that were waived; ``until`` is the first last day among the certificates."""

    role: str
    state: State
    missing: tuple[str, ...]
    waived: tuple[str, ...]
    until: date | None

    @property
    def in_force(self) -> bool:
        """Whether every skill of the role has a certificate in force."""
        return not self.missing


def role_standing(role: WorkRole, standings: Mapping[str, Standing]) -> RoleStanding:
    """How somebody stands in a role, from how they stand in its skills by their ids; what is not named is ``none``."""
    states = {skill: standings[skill].state if skill in standings else State.NONE for skill in role.skills}
    ends = [found.until for skill in role.skills if (found := standings.get(skill)) and found.in_force and found.until]
    waived = [skill for skill in role.skills if skill in standings and standings[skill].is_waived]
    return RoleStanding(
        role.id,
        min(states.values(), key=_WORST_FIRST.index, default=State.NONE),
        tuple(skill for skill in role.skills if skill not in standings or not standings[skill].in_force),
        tuple(waived),
        min(ends, default=None),
    )
