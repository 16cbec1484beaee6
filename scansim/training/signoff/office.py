"""The desk of a signer put together from the ports: what they are shown, and what they are not shown a second time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from scansim.training.people.person import Person
from scansim.training.people.rights import Act, Why
from scansim.training.people.roster import Roster
from scansim.training.ports import History
from scansim.training.programme.rules import FLOOR_ITEMS, Level, Programme, Skill
from scansim.training.programme.standing import observation_of
from scansim.training.signoff.bundle import Bundle
from scansim.training.signoff.desk import Party, desk_of
from scansim.training.signoff.port import Kept, Statements
from scansim.training.signoff.rules import Denial, Denied, Desk, may_grant, may_observe, signer_standing
from scansim.training.signoff.signature import EvidenceChanged, Seen, Signature
from scansim.training.signoff.statement import Statement

__all__ = ["NOT_QUALIFIED", "OTHER_BADGE", "Case", "Office", "Refusal", "denial_kept"]


class Refusal(Exception):
    """Something is not signed; ``denied`` says all that stands against it."""

    def __init__(self, denied: Sequence[Denied]) -> None:
        super().__init__(", ".join(each.why.value for each in denied))
        self.denied = tuple(denied)


NOT_QUALIFIED, OTHER_BADGE = "not_qualified", "other_badge"
"""Codes of ``denied`` facts besides those of rights."""


def denial_kept(denied: Denied) -> tuple[str, str] | None:
    """What of a refusal a ``denied`` fact keeps, the act and why: that somebody lacked a right, or signed for
    themselves, or in a skill that they have not proved. What only lacks evidence is nobody's misdeed."""
    if denied.right is not None:
        return denied.right.act.value, denied.right.why.value
    if denied.why is Denial.ONESELF:
        return Act.SIGN.value, Why.SELF.value
    return (Act.SIGN.value, NOT_QUALIFIED) if denied.why is Denial.NOT_QUALIFIED else None


@dataclass(frozen=True, slots=True)
class Case:
    """What a signer has before them. ``levels`` are those that the evidence carries, the lowest first; ``bundle`` is
    what a signature for ``level`` would cover; ``observation`` is the last one on the floor that counts, if any."""

    desk: Desk
    level: Level
    levels: tuple[Level, ...]
    bundle: Bundle
    observation: Statement | None

    @property
    def denied(self) -> tuple[Denied, ...]:
        """What stands against granting the level; empty when nothing does."""
        return may_grant(self.desk, self.level)

    def seen_counts(self, seen: Seen | None) -> bool:
        """Whether the certificate says "observed on the floor", given what the signer adds now."""
        if seen is None:
            return self.observation is not None
        is_whole = len(seen.items) == FLOOR_ITEMS and all(seen.items)
        return is_whole and seen.rating >= self.desk.programme.rating

    def observes_only(self, seen: Seen | None) -> bool:
        """Whether a signature would only keep what was seen on the floor: where the certificate waits for nothing else,
        or where there is none to be granted."""
        return seen is not None and (self.desk.standing.passed_unobserved or bool(self.denied))


@dataclass(frozen=True, slots=True)
class Office:
    """Where somebody signs. Every method raises :class:`~scansim.training.ports.StorageRefused` when storage fails."""

    roster: Roster
    history: History
    statements: Statements
    programme: Programme

    def party(self, person: Person) -> Party:
        """Somebody with all that is known of them."""
        return Party(person, self.history.run_rows(person.id), self.statements.statements(person.id))

    def desk(self, signer: Person, operator: Person, skill: Skill) -> Desk:
        """Both people and how they stand today."""
        on = self.statements.today()
        begun = self.statements.open_rides(operator.id, skill, self.programme, on)
        return desk_of(skill, self.programme, on, self.party(signer), self.party(operator), begun)

    def case(self, signer: Person, operator: Person, skill: Skill, level: Level | None = None) -> Case:
        """What a signature would be about today; without a ``level`` the highest that the evidence carries."""
        desk = self.desk(signer, operator, skill)
        levels = tuple(each for each in Level if desk.standing.pool.proves(each, self.programme))
        chosen = level or (levels[-1] if levels else Level.CERTIFIED)
        bundle = self.statements.evidence(operator.id, skill, chosen, self.programme, desk.on)
        since = desk.on - timedelta(days=self.programme.days.window)
        told = [each for each in self.statements.statements(operator.id) if each.skill == skill.id]
        return Case(desk, chosen, levels, bundle, observation_of(told, since, self.programme.rating))

    def grant(self, shown: Case, by: Signature, remark: str = "") -> Kept:
        """Sign what was shown, if nothing stands against it at this moment.

        Raises:
            Refusal: something does.
            EvidenceChanged: the evidence is not what was shown; nothing is kept.
        """
        desk = shown.desk
        now = self.case(self.as_now(desk.signer), self.as_now(desk.operator), desk.skill, shown.level)
        denied = [*now.denied, *(may_observe(now.desk, by.seen.items, by.seen.rating) if by.seen is not None else ())]
        if denied:
            raise Refusal(list(dict.fromkeys(denied)))
        if now.bundle.digest != shown.bundle.digest:
            raise EvidenceChanged
        return self.statements.grant(
            desk.operator.id,
            desk.skill,
            shown.level,
            self.programme,
            digest=shown.bundle.digest,
            by=replace(by, grounds=signer_standing(now.desk)),
            remark=remark,
        )

    def against(self, shown: Case, seen: Seen | None) -> tuple[Denied, ...]:
        """What stands against signing what is shown, with what was seen on the floor now; empty when nothing does."""
        observed = () if seen is None else may_observe(shown.desk, seen.items, seen.rating)
        if shown.observes_only(seen):
            return observed
        return tuple(dict.fromkeys((*shown.denied, *observed)))

    def sign(self, shown: Case, by: Signature, seen: Seen | None) -> Kept:
        """Sign what is shown: a certificate with what was seen now, or that alone. Raises as both do."""
        if seen is not None and shown.observes_only(seen):
            return self.observe(shown, by, seen)
        return self.grant(shown, replace(by, seen=seen))

    def observe(self, shown: Case, by: Signature, seen: Seen, remark: str = "") -> Kept:
        """Keep what was seen on the floor, if nothing stands against it at this moment.

        Raises:
            Refusal: something does.
        """
        desk = shown.desk
        now = self.desk(self.as_now(desk.signer), self.as_now(desk.operator), desk.skill)
        denied = may_observe(now, seen.items, seen.rating)
        if denied:
            raise Refusal(denied)
        by = replace(by, grounds=signer_standing(now), seen=None)
        return self.statements.observe(desk.operator.id, desk.skill.id, seen.items, seen.rating, by=by, remark=remark)

    def as_now(self, person: Person) -> Person:
        """As they are known now: a role may have been taken away meanwhile."""
        return self.roster.person(person.id) or person
