"""How somebody stands in a skill on a day: a pure fold over their runs and what was signed (reference training C7, C8).

    none → practising → ready → certified → due → expired, besides waived, suspended and revoked

Days are counted in UTC. A certificate holds on its last day; on the next one it is due, and after the days of grace it
has expired. A critical error in a check-ride, or a failed check after a long pause, suspends until a check-ride is
passed; what somebody suspended, somebody reinstates or signs anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from scansim.training.header import Mode
from scansim.training.ports import RunRow
from scansim.training.programme.lapses import Case, Lapses, Reason, lapses_of
from scansim.training.programme.pool import Pool, evidence_of, has_certified, is_ride, pooled, repeated
from scansim.training.programme.practice import is_practice, is_ready
from scansim.training.programme.rules import FLOOR_ITEMS, Level, Programme, Skill, Trigger
from scansim.training.signoff.statement import Statement, StatementKind, day_of

__all__ = ["IN_FORCE", "Remedy", "Standing", "State", "certificate_of", "observation_of", "standing_of"]


class State(StrEnum):
    """How somebody stands in a skill; ``waived`` is shown as waived, never as passed."""

    NONE = "none"
    PRACTISING = "practising"
    READY = "ready"
    CERTIFIED = "certified"
    WAIVED = "waived"
    DUE = "due"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


IN_FORCE = frozenset({State.CERTIFIED, State.WAIVED, State.DUE})
"""The states in which somebody may do the work: what is due still holds for its days of grace."""


class Remedy(StrEnum):
    """What would put right that a certificate does not hold, or not for long."""

    NOTHING = "nothing"
    CURRENCY_CHECK = "currency_check"
    CHECK_RIDE = "check_ride"
    OBSERVATION = "observation"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands in a skill on the day ``on``.

    ``certificate`` is the newest that was not revoked, of ``level``; ``until`` its last day. ``observed`` says whether
    a supervisor saw the work on the floor too: without it the certificate says "passed in simulator, not observed" and
    the state stays ready. ``pool`` is the present evidence, ``newest_ride`` the last check-ride that counts: a short
    one that was passed proves too little to be it, one that was failed is it. ``voided`` is how many do not count.
    """

    skill: str
    on: date
    state: State
    pool: Pool
    certificate: Statement | None = None
    level: Level | None = None
    until: date | None = None
    observed: bool = False
    reasons: tuple[Reason, ...] = ()
    remedy: Remedy = Remedy.NOTHING
    newest_ride: RunRow | None = None
    last_practice: date | None = None
    voided: int = 0

    @property
    def in_force(self) -> bool:
        """Whether the person may do the work on this day."""
        return self.state in IN_FORCE

    @property
    def is_waived(self) -> bool:
        """Whether the certificate is a waiver, also when it is due."""
        return self.certificate is not None and self.certificate.kind is StatementKind.WAIVED

    @property
    def passed_unobserved(self) -> bool:
        """Whether it was signed that they passed in the simulator, and nobody observed them on the floor."""
        return self.certificate is not None and self.state in (State.READY, State.PRACTISING)

    @property
    def days_left(self) -> int | None:
        """How many days from now the certificate still holds, grace included once it is due; None without one."""
        if self.state in (State.CERTIFIED, State.WAIVED) and self.until is not None:
            return (self.until - self.on).days
        ends = [reason.deadline for reason in self.reasons if reason.deadline is not None]
        if self.state is State.DUE and self.until is not None:
            return (min(ends, default=self.until) - self.on).days
        return None


def standing_of(
    skill: Skill, programme: Programme, runs: Iterable[RunRow], said: Iterable[Statement], on: date
) -> Standing:
    """How somebody stands on a day; ``runs`` are theirs and ``said`` what was stated about them, in folding order."""
    tomorrow = (on + timedelta(days=1)).isoformat()
    exercises = skill.exercises
    # Two hundred thousand runs go through this line for a team board.
    known = [run for run in runs if run.ended < tomorrow and run.exercise in exercises and run.mode in _WORKED]
    again = repeated(known)
    known = [run for run in known if run.attempt not in again] if again else known
    told = [each for each in said if each.skill == skill.id and each.utc < tomorrow]
    rides = [run for run in known if run.mode == _CHECK and is_ride(run, skill)]
    evidence = list(evidence_of(skill, rides, on, programme.days.window))
    worked = next((run.ended for run in reversed(known) if is_practice(run, skill)), "")
    learning = Standing(
        skill.id,
        on,
        _learning(skill, programme, known, evidence, on),
        pooled(evidence),
        newest_ride=next((run for run in reversed(rides) if _decides(run, skill)), None),
        last_practice=day_of(worked) if worked else None,
        voided=sum(1 for run in known if run.voided and run.mode == _CHECK),
    )
    certificate = certificate_of(told)
    if certificate is None:
        return _without(learning, told)
    return _with(learning, Case(certificate, skill, programme, known, told, on))


def certificate_of(told: Sequence[Statement]) -> Statement | None:
    """The newest certificate or waiver that knew of every revocation; None when there is none."""
    revoked = {each.id for each in told if each.kind is StatementKind.REVOKED}
    return next((each for each in reversed(told) if each.kind in _CERTIFICATES and revoked <= each.after), None)


def observation_of(told: Iterable[Statement], since: date, rating: int) -> Statement | None:
    """The last observation on the floor from a day on, when it found everything done and rated it high enough."""
    seen = [each for each in told if each.kind is StatementKind.OBSERVED and each.day >= since]
    counts = bool(seen) and len(seen[-1].items) == FLOOR_ITEMS and all(seen[-1].items) and seen[-1].rating >= rating
    return seen[-1] if counts else None


_CERTIFICATES = frozenset({StatementKind.GRANTED, StatementKind.WAIVED})
_CHECK = Mode.CHECK.value
_WORKED = frozenset({Mode.TRY.value, _CHECK})


def _decides(run: RunRow, skill: Skill) -> bool:
    """Whether a check-ride, as the newest, says if there may be a signature."""
    return run.passed is not True or has_certified(run, skill)


def _learning(
    skill: Skill, programme: Programme, known: Sequence[RunRow], evidence: Sequence[RunRow], on: date
) -> State:
    """The state of somebody without a certificate: what they did in the window decides."""
    since = (on - timedelta(days=programme.days.window)).isoformat()
    passed = any(has_certified(run, skill) for run in evidence)
    if passed or is_ready(skill, (run for run in known if run.ended >= since), programme.ready):
        return State.READY
    return State.PRACTISING if known else State.NONE


def _without(learning: Standing, told: Sequence[Statement]) -> Standing:
    revoked = [each for each in told if each.kind is StatementKind.REVOKED]
    if not revoked or not any(each.kind in _CERTIFICATES for each in told):
        return learning
    reasons = tuple(Reason(Trigger.REQUEST, each.day, None, each.actor, each.id, each.utc) for each in revoked)
    return replace(learning, state=State.REVOKED, reasons=reasons, remedy=Remedy.SIGNATURE)


def _with(learning: Standing, case: Case) -> Standing:
    certificate, days = case.certificate, case.programme.days
    is_waived = certificate.kind is StatementKind.WAIVED
    lapses = lapses_of(case)
    seen_from = max(certificate.since, date.min + timedelta(days=days.window)) - timedelta(days=days.window)
    found = replace(
        learning,
        certificate=certificate,
        level=Level(certificate.level) if certificate.level in set(Level) else None,
        until=case.until,
        observed=observation_of(case.told, seen_from, case.programme.rating) is not None,
        reasons=lapses.suspended or lapses.due,
    )
    if lapses.suspended:
        stated = any(reason.fact for reason in lapses.suspended)
        remedy = Remedy.SIGNATURE if stated else Remedy.CHECK_RIDE
        return replace(found, state=State.SUSPENDED, remedy=remedy)
    is_over = any(reason.deadline is not None and reason.deadline < case.on for reason in lapses.due)
    if not found.observed and not is_waived:
        # What nobody saw on the floor was never in force, so that it does not expire either.
        return learning if is_over else replace(found, remedy=Remedy.OBSERVATION)
    if not lapses.due:
        return replace(found, state=State.WAIVED if is_waived else State.CERTIFIED)
    return replace(found, state=State.EXPIRED if is_over else State.DUE, remedy=_remedy(lapses, case))


def _remedy(lapses: Lapses, case: Case) -> Remedy:
    """What answers all that is due. The end of a certificate takes a new signature over a fresh check-ride."""
    triggers = {reason.trigger for reason in lapses.due}
    if Trigger.VALIDITY in triggers:
        fresh = case.on - timedelta(days=case.programme.days.stale)
        return Remedy.SIGNATURE if case.has_passed_since(fresh.isoformat()) else Remedy.CHECK_RIDE
    needs_ride = triggers != {Trigger.CURRENCY} or lapses.currency.needs_ride or not case.skill.currency
    return Remedy.CHECK_RIDE if needs_ride else Remedy.CURRENCY_CHECK
