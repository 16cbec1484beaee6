"""Why a certificate is due or suspended: what was stated, and what follows from the records (reference training C8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scansim.training.ports import RunRow
from scansim.training.programme.pool import has_certified, is_ride
from scansim.training.programme.practice import Currency, currency_of
from scansim.training.programme.rules import Effect, Programme, Skill, Trigger, major
from scansim.training.signoff.statement import Statement, StatementKind, day_of

__all__ = ["Case", "Lapses", "Reason", "lapses_of"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a certificate is due, has expired or is suspended: what, from which day on, the last day on which it holds
    nevertheless (None: its own last day), who stated it (empty: the records say it), in which fact, and when (UTC)."""

    trigger: Trigger
    since: date
    deadline: date | None = None
    by: str = ""
    fact: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A certificate, and what is known of its holder's runs in the skill, and was stated about them, up to a day."""

    certificate: Statement
    skill: Skill
    programme: Programme
    runs: Sequence[RunRow]
    told: Sequence[Statement]
    on: date

    @property
    def until(self) -> date:
        """The last day of the certificate, as far as it was extended."""
        return max([self.certificate.until, *(each.until for each in self._extensions)])

    @property
    def confirmed(self) -> date:
        """The day on which it was signed, or extended last."""
        return max([self.certificate.day, *(each.day for each in self._extensions)])

    @property
    def _extensions(self) -> list[Statement]:
        return [each for each in self.told if each.kind is StatementKind.EXTENDED and each.about == self.certificate.id]

    def seen_by(self, *kinds: StatementKind) -> frozenset[str]:
        """What the certificate, and statements of these kinds, had seen taken away."""
        return self.certificate.after.union(*(each.after for each in self.told if each.kind in kinds))

    def has_passed_since(self, utc: str) -> bool:
        """Whether a check-ride that counts was passed after a moment; a short one is not enough."""
        return any(run.ended > utc and has_certified(run, self.skill) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Lapses:
    """What makes a certificate due, what suspends it, and how current its holder is."""

    due: tuple[Reason, ...]
    suspended: tuple[Reason, ...]
    currency: Currency


def lapses_of(case: Case) -> Lapses:
    """All that stands against a certificate on its day."""
    days = case.programme.days
    currency = currency_of(case.skill, case.runs, case.confirmed, case.on, days.practice, days.absence)
    recorded = list(_recorded(case, currency))
    suspends = [case.programme.effect(reason.trigger) is Effect.SUSPEND for reason in recorded]
    grace = timedelta(days=days.grace)
    due = (
        *_ended(case, grace),
        *_not_current(currency, days.practice, grace),
        *_stated_due(case, grace),
        *(reason for reason, suspending in zip(recorded, suspends, strict=True) if not suspending),
    )
    suspended = (
        *_stated_suspended(case),
        *(replace(reason, deadline=None) for reason, suspending in zip(recorded, suspends, strict=True) if suspending),
    )
    return Lapses(due, suspended, currency)


def _ended(case: Case, grace: timedelta) -> Iterator[Reason]:
    if case.on > case.until:
        yield Reason(Trigger.VALIDITY, case.until + timedelta(days=1), case.until + grace)


def _not_current(currency: Currency, practice: int, grace: timedelta) -> Iterator[Reason]:
    if currency.lapsed is not None:
        held = currency.lapsed + timedelta(days=practice)
        yield Reason(Trigger.CURRENCY, held + timedelta(days=1), held + grace)


def _stated_due(case: Case, grace: timedelta) -> Iterator[Reason]:
    """What somebody asked for and nobody answered: neither a signature nor a passed check-ride."""
    seen = case.seen_by(StatementKind.REINSTATED, StatementKind.EXTENDED)
    for each in case.told:
        if each.kind is StatementKind.DUE and each.id not in seen and not case.has_passed_since(each.utc):
            yield Reason(_trigger(each), each.day, each.day + grace, each.actor, each.id, each.utc)


def _stated_suspended(case: Case) -> Iterator[Reason]:
    seen = case.seen_by(StatementKind.REINSTATED)
    for each in case.told:
        if each.kind is StatementKind.SUSPENDED and each.id not in seen:
            yield Reason(_trigger(each), each.day, None, each.actor, each.id, each.utc)


def _recorded(case: Case, currency: Currency) -> Iterator[Reason]:
    """What nobody has to state. A passed check-ride answers all of it."""
    for run in case.runs:
        is_later = run.ended > case.certificate.utc
        if run.critical and is_later and is_ride(run, case.skill) and not case.has_passed_since(run.ended):
            yield _on_its_day(Trigger.CRITICAL_ERROR, run.ended, case)
            break
    if currency.failed is not None and not case.has_passed_since(currency.failed.ended):
        yield _on_its_day(Trigger.FAILED_CHECK, currency.failed.ended, case)
    if case.has_passed_since(case.certificate.utc):
        return
    rides = case.skill.rides
    signed = case.certificate.revisions
    if any(major(rides[ride]) != major(signed[ride]) for ride in signed if ride in rides):
        yield Reason(Trigger.CONTENT, case.on)
    if any(run.voided and run.attempt in case.certificate.attempts for run in case.runs):
        yield Reason(Trigger.EVIDENCE_VOIDED, case.on)


def _on_its_day(trigger: Trigger, utc: str, case: Case) -> Reason:
    return Reason(trigger, day_of(utc), day_of(utc) + timedelta(days=case.programme.days.grace), at=utc)


def _trigger(statement: Statement) -> Trigger:
    """What was stated; what a later program states otherwise is somebody's request to this one."""
    return Trigger(statement.why) if statement.why in set(Trigger) else Trigger.REQUEST
