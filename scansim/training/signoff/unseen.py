"""What was signed about somebody that they have not said to have seen yet (reference training D2)."""

from __future__ import annotations

from collections.abc import Sequence

from scansim.training.signoff.statement import Statement, StatementKind

__all__ = ["unseen"]

_TELLS = frozenset(StatementKind) - {StatementKind.ACKNOWLEDGED, StatementKind.OBSERVED, StatementKind.FOUNDED}


def unseen(told: Sequence[Statement], person: str) -> tuple[Statement, ...]:
    """Of what was stated about somebody, in folding order, what they are told at their next sign-in."""
    seen = {each.about for each in told if each.kind is StatementKind.ACKNOWLEDGED and each.actor == person}
    return tuple(each for each in told if each.kind in _TELLS and each.person == person and each.id not in seen)
