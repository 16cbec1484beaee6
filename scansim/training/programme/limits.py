"""May somebody do this work at this moment? A look-up, for whoever assigns work (reference training A1 #1).

Without a certificate in force nobody works alone in a skill; a supervisor may release somebody for a shift, with a
reason and an end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from scansim.training.programme.standing import Standing, State
from scansim.training.signoff.statement import Statement, StatementKind

__all__ = ["Grounds", "Permission", "may_work"]


class Grounds(StrEnum):
    """What a permission rests on, or why there is none."""

    CERTIFICATE = "certificate"
    WAIVER = "waiver"
    RELEASE = "release"
    NOT_CERTIFIED = "not_certified"
    WITHDRAWN = "withdrawn"
    """Suspended or revoked: no release helps."""


@dataclass(frozen=True, slots=True)
class Permission:
    """The answer. ``release`` is the statement that it rests on, when it does."""

    granted: bool
    grounds: Grounds
    release: Statement | None = None


def may_work(standing: Standing, said: Iterable[Statement], now: str) -> Permission:
    """Whether somebody may do the work of a skill at a moment (UTC); ``said`` is what was stated about them.

    A release without a skill is for all work. It helps nobody whose certificate was suspended or revoked.
    """
    if standing.in_force:
        return Permission(True, Grounds.WAIVER if standing.is_waived else Grounds.CERTIFICATE)
    if standing.state in _WITHDRAWN:
        return Permission(False, Grounds.WITHDRAWN)
    releases = [each for each in said if _releases(each, standing.skill, now)]
    if releases:
        return Permission(True, Grounds.RELEASE, releases[-1])
    return Permission(False, Grounds.NOT_CERTIFIED)


_WITHDRAWN = frozenset({State.SUSPENDED, State.REVOKED})


def _releases(statement: Statement, skill: str, now: str) -> bool:
    return (
        statement.kind is StatementKind.RELEASED
        and statement.skill in ("", skill)
        and statement.utc <= now < statement.ends
    )
