"""What may be signed, by whom, over what: every refusal by its own name (reference training D2; DESIGN section 5).

Pure: whoever asks brings what is known. A right to sign is not enough: who signs proved the same skill, or trains it,
or was named founding assessor for the first weeks of a site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from scansim.training.people.person import Person, Role
from scansim.training.people.rights import Act, Refused, may
from scansim.training.ports import RunRow
from scansim.training.programme.rules import FLOOR_ITEMS, Level, Programme, Skill, Trigger
from scansim.training.programme.standing import Standing, State
from scansim.training.signoff.series import Series, needed
from scansim.training.signoff.statement import Statement, StatementKind, day_of

__all__ = [
    "LONGEST_RELEASE",
    "Denial",
    "Denied",
    "Desk",
    "SignerStanding",
    "may_acknowledge",
    "may_extend",
    "may_found",
    "may_grant",
    "may_observe",
    "may_reinstate",
    "may_release",
    "may_revoke",
    "may_sign_page",
    "may_trigger",
    "may_void",
    "may_waive",
    "signer_standing",
]

LONGEST_RELEASE = timedelta(hours=16)
"""A release is for one shift, and the hours around it."""


class Denial(StrEnum):
    """Why something is not signed."""

    RIGHT = "right"
    ONESELF = "oneself"
    NOT_QUALIFIED = "not_qualified"
    OPEN_RIDE = "open_ride"
    NO_RIDE = "no_ride"
    RIDE_FAILED = "ride_failed"
    STALE = "stale"
    CLAIM = "claim"
    NO_RECHECK = "no_recheck"
    NO_CERTIFICATE = "no_certificate"
    NOT_SUSPENDED = "not_suspended"
    TOO_LONG = "too_long"
    NO_REASON = "no_reason"
    NOT_A_TRIGGER = "not_a_trigger"
    ITEMS = "items"
    RATING = "rating"
    NOT_YOURS = "not_yours"
    DONE = "done"
    NO_CHECK_RIDE = "no_check_ride"
    FOUNDED_BEFORE = "founded_before"
    UNOPENED = "unopened"
    BADGE = "badge"


@dataclass(frozen=True, slots=True)
class Denied:
    """One thing that stands against it, and the numbers of its sentence. ``right`` says which right is missing."""

    why: Denial
    facts: tuple[tuple[str, str], ...] = ()
    right: Refused | None = None


class SignerStanding(StrEnum):
    """On what a signature rests, which is printed with it."""

    CERTIFICATE = "certificate"
    TRAINER = "trainer"
    FOUNDING = "founding"


@dataclass(frozen=True, slots=True)
class Desk:
    """Who signs, about whom, in which skill, on which day; and how both stand in it. ``about_signer`` is what was
    stated about the signer; ``begun`` are check-rides of the operator that never ended."""

    signer: Person
    operator: Person
    skill: Skill
    programme: Programme
    on: date
    standing: Standing
    of_signer: Standing
    about_signer: Sequence[Statement] = field(default_factory=tuple)
    begun: Sequence[RunRow] = field(default_factory=tuple)


def signer_standing(desk: Desk) -> SignerStanding | None:
    """On what the signer's signature rests in this skill on this day; None when on nothing."""
    if desk.of_signer.state in (State.CERTIFIED, State.DUE) and not desk.of_signer.is_waived:
        return SignerStanding.CERTIFICATE
    if Role.TRAINER in desk.signer.roles:
        return SignerStanding.TRAINER
    founded = [each for each in desk.about_signer if each.kind is StatementKind.FOUNDED]
    return SignerStanding.FOUNDING if any(each.day <= desk.on <= each.until for each in founded) else None


def may_grant(desk: Desk, level: Level) -> tuple[Denied, ...]:
    """What stands against granting a level; empty when nothing does."""
    return (
        *_may_sign(desk),
        *_qualified(desk),
        *_none_begun(desk),
        *_fresh_pass(desk),
        *_rechecked(desk),
        *_proved(desk, level),
    )


def may_observe(desk: Desk, items: Sequence[bool], rating: int) -> tuple[Denied, ...]:
    """What stands against keeping an observation. One that finds something wanting is kept too; it counts as none."""
    return (
        *_may_sign(desk),
        *_qualified(desk),
        *(() if len(items) == FLOOR_ITEMS else (Denied(Denial.ITEMS, (("items", str(FLOOR_ITEMS)),)),)),
        *(() if 1 <= rating <= 5 else (Denied(Denial.RATING),)),
    )


def may_extend(desk: Desk, until: date) -> tuple[Denied, ...]:
    """What stands against moving the last day of a certificate that is in force, or has just expired."""
    holds = desk.standing.certificate is not None and desk.standing.state in _EXTENDABLE
    return (
        *_may_sign(desk),
        *_qualified(desk),
        *(() if holds else (Denied(Denial.NO_CERTIFICATE),)),
        *_fresh_pass(desk),
        *_end(desk, until),
    )


_EXTENDABLE = frozenset({State.CERTIFIED, State.DUE, State.EXPIRED})


def may_waive(desk: Desk, until: date, remark: str) -> tuple[Denied, ...]:
    """What stands against waiving a certificate: it takes a reason in words, ends like a certificate, and is shown as
    waived for ever."""
    return (*_may_sign(desk), *_end(desk, until), *_reason(remark))


def may_trigger(desk: Desk, trigger: Trigger) -> tuple[Denied, ...]:
    """What stands against asking for a certificate anew, or suspending it, for a stated reason."""
    return (
        *_may_sign(desk),
        *(() if trigger.is_stated else (Denied(Denial.NOT_A_TRIGGER),)),
        *(() if desk.standing.certificate is not None else (Denied(Denial.NO_CERTIFICATE),)),
    )


def may_reinstate(desk: Desk, remark: str) -> tuple[Denied, ...]:
    """What stands against ending a suspension: it takes a check-ride passed since, and a reason."""
    is_suspended = desk.standing.state is State.SUSPENDED
    return (
        *_may_sign(desk),
        *_qualified(desk),
        *(() if is_suspended else (Denied(Denial.NOT_SUSPENDED),)),
        *(_rechecked(desk) if is_suspended else ()),
        *_reason(remark),
    )


def may_revoke(desk: Desk, remark: str) -> tuple[Denied, ...]:
    """What stands against revoking: nothing of the evidence, but it takes a reason in words."""
    certificate = () if desk.standing.certificate is not None else (Denied(Denial.NO_CERTIFICATE),)
    return (*_may_sign(desk), *certificate, *_reason(remark))


def may_release(signer: Person, operator: Person, now: str, ends: str, remark: str) -> tuple[Denied, ...]:
    """What stands against letting somebody work a shift without a certificate, from ``now`` to ``ends`` (UTC)."""
    length = _moment(ends) - _moment(now)
    hours = str(LONGEST_RELEASE // timedelta(hours=1))
    is_a_shift = timedelta(0) < length <= LONGEST_RELEASE
    return (
        *_right(signer, Act.SIGN, operator),
        *(() if is_a_shift else (Denied(Denial.TOO_LONG, (("hours", hours),)),)),
        *_reason(remark),
    )


def may_void(signer: Person, operator: Person, run: RunRow, remark: str) -> tuple[Denied, ...]:
    """What stands against taking a run out of the evidence: only check-rides are evidence, and each is voided once."""
    return (
        *_right(signer, Act.VOID, operator),
        *(() if run.mode == "check" else (Denied(Denial.NO_CHECK_RIDE),)),
        *(() if run.person == operator.id else (Denied(Denial.NOT_YOURS),)),
        *((Denied(Denial.DONE),) if run.voided else ()),
        *_reason(remark),
    )


def may_acknowledge(person: Person, about: Statement, told: Sequence[Statement]) -> tuple[Denied, ...]:
    """What stands against confirming that one has seen what was signed about oneself."""
    refused = may(person, Act.ACKNOWLEDGE)
    seen = any(each.kind is StatementKind.ACKNOWLEDGED and each.about == about.id for each in told)
    return (
        *((Denied(Denial.RIGHT, right=refused),) if refused else ()),
        *(() if about.person == person.id else (Denied(Denial.NOT_YOURS),)),
        *((Denied(Denial.DONE),) if seen else ()),
    )


def may_found(signer: Person, assessor: Person, told: Sequence[Statement], others: int) -> tuple[Denied, ...]:
    """What stands against naming a founding assessor. It is done once a person; the only supervisor of a site may name
    themselves: ``others`` is how many other supervisors or trainers there are."""
    is_own = signer.id == assessor.id
    alone = is_own and others == 0 and may(signer, Act.SIGN) is None
    founded = any(each.kind is StatementKind.FOUNDED for each in told)
    is_supervisor = Role.SUPERVISOR in assessor.roles
    return (
        *(() if alone else _right(signer, Act.SIGN, assessor)),
        *(() if is_supervisor else (Denied(Denial.NOT_QUALIFIED),)),
        *((Denied(Denial.FOUNDED_BEFORE),) if founded else ()),
    )


def may_sign_page(series: Series, page: str, now: float, minutes: int, *, badge: bool) -> tuple[Denied, ...]:
    """What stands against signing a page at this moment with a right PIN; ``badge``: whether the badge was read for it.
    ``now`` is of a clock that never runs backwards."""
    return (
        *(() if page in series.opened else (Denied(Denial.UNOPENED),)),
        *((Denied(Denial.BADGE),) if needed(series, now, minutes).badge and not badge else ()),
    )


# one rule each


def _may_sign(desk: Desk) -> Iterator[Denied]:
    yield from _right(desk.signer, Act.SIGN, desk.operator)


def _right(signer: Person, act: Act, operator: Person) -> Iterator[Denied]:
    if signer.id == operator.id:
        yield Denied(Denial.ONESELF)
        return
    refused = may(signer, act, about=operator)
    if refused is not None:
        yield Denied(Denial.RIGHT, right=refused)


def _qualified(desk: Desk) -> Iterator[Denied]:
    if signer_standing(desk) is None:
        yield Denied(Denial.NOT_QUALIFIED, (("skill", desk.skill.id),))


def _none_begun(desk: Desk) -> Iterator[Denied]:
    """Whoever walks away from a check-ride does not make it unseen: it is ended, or voided with a reason."""
    if desk.begun:
        began = min(run.began for run in desk.begun)[:10]
        yield Denied(Denial.OPEN_RIDE, (("rides", str(len(desk.begun))), ("began", began)))


def _fresh_pass(desk: Desk) -> Iterator[Denied]:
    """The newest check-ride that counts was passed, and not too long ago."""
    newest = desk.standing.newest_ride
    if newest is None:
        yield Denied(Denial.NO_RIDE)
        return
    if newest.passed is not True:
        yield Denied(Denial.RIDE_FAILED)
    age = (desk.on - day_of(newest.ended)).days
    if age > desk.programme.days.stale:
        yield Denied(Denial.STALE, (("days", str(age)), ("limit", str(desk.programme.days.stale))))


def _rechecked(desk: Desk) -> Iterator[Denied]:
    """After something was taken away, a check-ride was passed since."""
    taken = [reason.at for reason in desk.standing.reasons if desk.standing.state in _TAKEN]
    newest = desk.standing.newest_ride
    if taken and (newest is None or newest.passed is not True or newest.ended <= max(taken)):
        yield Denied(Denial.NO_RECHECK, (("since", max(taken)[:10]),))


_TAKEN = frozenset({State.SUSPENDED, State.REVOKED})


def _proved(desk: Desk, level: Level) -> Iterator[Denied]:
    pool, programme = desk.standing.pool, desk.programme
    if not pool.proves(level, programme):
        to_go = str(pool.lines_to_go(level, programme))
        numbers = (("lines", str(pool.lines)), ("escaped", str(pool.escaped)), ("runs", str(pool.runs)))
        yield Denied(Denial.CLAIM, (("to_go", to_go), *numbers))


def _end(desk: Desk, until: date) -> Iterator[Denied]:
    """A last day is after today, and at most as far away as that of a new certificate."""
    longest = desk.on + timedelta(days=desk.programme.days.valid)
    if not desk.on < until <= longest:
        yield Denied(Denial.TOO_LONG, (("until", longest.isoformat()),))


def _reason(remark: str) -> Iterator[Denied]:
    if not remark.strip():
        yield Denied(Denial.NO_REASON)


def _moment(utc: str) -> datetime:
    return datetime.fromisoformat(utc)
