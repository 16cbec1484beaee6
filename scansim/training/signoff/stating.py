"""What a supervisor states besides a certificate: what has to be said for it, whether it may be, how it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from scansim.training.people.person import Role
from scansim.training.people.rights import Act, may
from scansim.training.ports import RunRow
from scansim.training.programme.rules import Trigger
from scansim.training.signoff.office import Office, Refusal
from scansim.training.signoff.port import Kept
from scansim.training.signoff.rules import (
    Denial,
    Denied,
    Desk,
    SignerStanding,
    may_extend,
    may_found,
    may_reinstate,
    may_release,
    may_revoke,
    may_trigger,
    may_void,
    may_waive,
    signer_standing,
)
from scansim.training.signoff.signature import Signature
from scansim.training.signoff.statement import Waiver

__all__ = ["Draft", "Saying", "Step", "denied", "first_look", "kept", "last_day", "options", "steps_of"]

_HOURS = ("8", "10", "12", "16")
_REVOKED = ("incident", "bypass", "signed_in_error", "other")
_VOIDED = ("equipment", "interrupted", "wrong_person", "content", "other")
_SHIFT = "shift"


class Saying(StrEnum):
    """What can be stated about somebody in a skill, besides granting a certificate."""

    RELEASE = "release"
    TRIGGER = "trigger"
    REVOKE = "revoke"
    REINSTATE = "reinstate"
    EXTEND = "extend"
    WAIVE = "waive"
    VOID = "void"
    FOUND = "found"


class Step(StrEnum):
    """What is asked for it, one after the other."""

    RIDE = "ride"
    WHY = "why"
    HOURS = "hours"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement that is being made. ``why`` is a code, ``ride`` the attempt that is voided, ``hours`` how long a
    release lasts."""

    saying: Saying
    ride: str = ""
    why: str = ""
    hours: str = ""
    remark: str = ""

    def answered(self, step: Step, answer: str) -> Draft:
        """The draft with the answer to a step."""
        match step:
            case Step.RIDE:
                return replace(self, ride=answer)
            case Step.WHY:
                return replace(self, why=answer)
            case Step.HOURS:
                return replace(self, hours=answer)
            case Step.REMARK:
                return replace(self, remark=answer.strip())


_STEPS: Mapping[Saying, tuple[Step, ...]] = {
    Saying.RELEASE: (Step.HOURS, Step.REMARK),
    Saying.TRIGGER: (Step.WHY, Step.REMARK),
    Saying.REVOKE: (Step.WHY, Step.REMARK),
    Saying.REINSTATE: (Step.REMARK,),
    Saying.EXTEND: (Step.REMARK,),
    Saying.WAIVE: (Step.WHY, Step.REMARK),
    Saying.VOID: (Step.RIDE, Step.WHY, Step.REMARK),
    Saying.FOUND: (Step.REMARK,),
}


def steps_of(saying: Saying) -> tuple[Step, ...]:
    """What is asked for a statement."""
    return _STEPS[saying]


def options(saying: Saying, step: Step, rides: Sequence[RunRow]) -> tuple[str, ...]:
    """What can be answered to a step; empty where words are typed. ``rides`` are those that can be voided."""
    match step:
        case Step.RIDE:
            return tuple(run.attempt for run in rides)
        case Step.HOURS:
            return _HOURS
        case Step.WHY if saying is Saying.TRIGGER:
            return tuple(each.value for each in Trigger if each.is_stated)
        case Step.WHY if saying is Saying.WAIVE:
            return tuple(each.value for each in Waiver)
        case Step.WHY:
            return _VOIDED if saying is Saying.VOID else _REVOKED
        case Step.REMARK:
            return ()


def first_look(office: Office, desk: Desk, saying: Saying, rides: Sequence[RunRow], utc: str) -> tuple[Denied, ...]:
    """What stands against a statement before anything is asked for it: all but what is not known yet."""
    trigger = next(each.value for each in Trigger if each.is_stated)
    run = rides[0].attempt if rides else ""
    draft = Draft(saying, run, trigger if saying is Saying.TRIGGER else Waiver.EQUIVALENT.value, _HOURS[0], "?")
    return denied(office, desk, draft, rides, utc)


def denied(office: Office, desk: Desk, draft: Draft, rides: Sequence[RunRow], utc: str) -> tuple[Denied, ...]:
    """What stands against a statement at the moment ``utc``; empty when nothing does."""
    match draft.saying:
        case Saying.RELEASE:
            return may_release(desk.signer, desk.operator, utc, _end(utc, draft.hours), draft.remark)
        case Saying.TRIGGER:
            return may_trigger(desk, Trigger(draft.why))
        case Saying.REVOKE:
            return may_revoke(desk, draft.remark)
        case Saying.REINSTATE:
            return may_reinstate(desk, draft.remark)
        case Saying.EXTEND:
            return may_extend(desk, last_day(desk))
        case Saying.WAIVE:
            return may_waive(desk, last_day(desk), draft.remark)
        case Saying.VOID:
            run = next((each for each in rides if each.attempt == draft.ride), None)
            if run is None:
                return (Denied(Denial.NO_CHECK_RIDE),)
            return may_void(desk.signer, desk.operator, run, draft.remark)
        case Saying.FOUND:
            told = office.statements.statements(desk.operator.id)
            return may_found(desk.signer, desk.operator, told, _others(office, desk))


def kept(office: Office, desk: Desk, draft: Draft, rides: Sequence[RunRow], utc: str, by: Signature) -> Kept:
    """Keep a statement, if nothing stands against it at this moment.

    Raises:
        Refusal: something does.
    """
    now = office.desk(office.as_now(desk.signer), office.as_now(desk.operator), desk.skill)
    against = denied(office, now, draft, rides, utc)
    if against:
        raise Refusal(against)
    return _keep(office, now, draft, utc, replace(by, grounds=_grounds(now, draft)))


def last_day(desk: Desk) -> date:
    """The last day of what is signed today."""
    return desk.on + timedelta(days=desk.programme.days.valid)


def _keep(office: Office, desk: Desk, draft: Draft, utc: str, by: Signature) -> Kept:
    said, person, skill, remark = office.statements, desk.operator.id, desk.skill.id, draft.remark
    match draft.saying:
        case Saying.RELEASE:
            return said.release(person, skill, _end(utc, draft.hours), _SHIFT, by=by, remark=remark)
        case Saying.TRIGGER:
            return said.trigger(person, skill, Trigger(draft.why), office.programme, by=by, remark=remark)
        case Saying.REVOKE:
            return said.revoke(person, skill, draft.why, by=by, remark=remark)
        case Saying.REINSTATE:
            return said.reinstate(person, skill, by=by, remark=remark)
        case Saying.EXTEND:
            certificate = desk.standing.certificate
            if certificate is None:
                raise Refusal((Denied(Denial.NO_CERTIFICATE),))
            return said.extend(certificate, last_day(desk), by=by, remark=remark)
        case Saying.WAIVE:
            return said.waive(person, skill, Waiver(draft.why), last_day(desk), by=by, remark=remark)
        case Saying.VOID:
            return said.void(draft.ride, draft.why, by.actor, remark)
        case Saying.FOUND:
            return said.found(person, office.programme, by=by, remark=remark)


def _grounds(desk: Desk, draft: Draft) -> SignerStanding | None:
    """On what the signature rests, where it takes any ground."""
    return signer_standing(desk) if draft.saying in (Saying.EXTEND, Saying.REINSTATE) else None


def _end(utc: str, hours: str) -> str:
    """The moment when a release is over."""
    end = datetime.fromisoformat(utc) + timedelta(hours=int(hours or "0"))
    return end.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _others(office: Office, desk: Desk) -> int:
    """How many others could sign."""
    staff = [each for each in office.roster.everyone() if {Role.SUPERVISOR, Role.TRAINER} & set(each.roles)]
    return sum(1 for each in staff if each.id != desk.operator.id and may(each, Act.ACKNOWLEDGE) is None)
