"""What supervisors state about what was proved, kept as facts.

Whether they may is decided where they are asked (:mod:`scansim.training.signoff.rules`); here ``actor`` is who did.
What a statement takes back, or goes on in spite of, is read in the transaction that writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from scansim import __version__
from scansim.engine.canonical import Json, sha256
from scansim.records import sentences
from scansim.records.certificates_table import statements_of
from scansim.records.fact import ATTEMPT_OPENED, ATTEMPT_VOIDED, Fact
from scansim.records.history import sealed_runs
from scansim.records.ledger import Ledger
from scansim.records.people_table import person_of
from scansim.records.results_table import open_rows, person_of_run, run_rows
from scansim.records.sqlite.database import Database
from scansim.records.texts import keep_text, new_text
from scansim.training.header import Mode
from scansim.training.people.person import Person, Standing
from scansim.training.ports import RunRow
from scansim.training.programme.pool import repeated
from scansim.training.programme.rules import Effect, Level, Programme, Skill, Trigger
from scansim.training.programme.standing import observation_of
from scansim.training.programme.stored import programme_text
from scansim.training.signoff.bundle import Bundle, bundle_of
from scansim.training.signoff.signature import EvidenceChanged, Signature
from scansim.training.signoff.statement import Statement, StatementKind, Waiver

__all__ = ["EvidenceChanged", "Meaning", "Signature", "Signoffs"]


class Meaning(StrEnum):
    """What a signature means, which is printed with it (reference training D1)."""

    PROFICIENCY_APPROVED = "proficiency_approved"
    OBSERVED_ON_FLOOR = "observed_on_floor"
    REVIEWED = "reviewed"
    REVOKED = "revoked"
    EXTENDED_CURRENCY = "extended_currency"
    WAIVED = "waived"


class Signoffs:
    """The statements in one file. Every method raises :class:`~scansim.training.ports.StorageRefused` when storage
    fails, when there is no such person, or when they were erased."""

    def __init__(self, database: Database, ledger: Ledger, now: Callable[[], str]) -> None:
        self._database = database
        self._ledger = ledger
        self._now = now

    # what is known

    def today(self) -> date:
        """The day of a signature made now, in UTC."""
        return date.fromisoformat(self._now()[:10])

    def statements(self, person: str = "") -> list[Statement]:
        """What was stated about everybody, or about one person, in folding order."""
        return statements_of(self._database, person)

    def fact(self, id: str) -> Fact | None:
        """The fact of a statement: its whole body, its hash."""
        return self._ledger.fact(id)

    def head(self, fact: Fact) -> Fact:
        """The newest fact of the chain of ``fact``: against its hash everything before it can be checked."""
        return self._ledger.newest(fact.chain) or fact

    def open_rides(self, person: str, skill: Skill, programme: Programme, on: date) -> list[RunRow]:
        """The check-rides of a skill that somebody began in the window and never ended. Nothing is signed over them:
        they are ended, or voided with a reason."""
        since = (on - timedelta(days=programme.days.window)).isoformat()
        found = open_rows(self._database, person, Mode.CHECK.value, since)
        return [run for run in found if run.exercise in skill.rides]

    def evidence(self, person: str, skill: Skill, level: Level, programme: Programme, on: date) -> Bundle:
        """What a signature would cover on a day.

        Raises:
            JournalDamaged: when a fact of it is not what its hash says.
        """
        since = (on - timedelta(days=programme.days.window)).isoformat()
        observation = observation_of(
            [each for each in self.statements(person) if each.skill == skill.id],
            on - timedelta(days=programme.days.window),
            programme.rating,
        )
        seen = self._ledger.fact(observation.id) if observation else None
        runs = sealed_runs(self._database, self._ledger, person, (Mode.CHECK.value,), since)
        begun = [run.attempt for run in self.open_rides(person, skill, programme, on)]
        again = repeated(run_rows(self._database, person))
        runs = [each for each in runs if each.run.attempt not in again]
        return bundle_of(skill, level, programme, runs, on, (seen.id, seen.hash) if seen else None, begun)

    # what is stated

    def grant(
        self,
        person: str,
        skill: Skill,
        level: Level,
        programme: Programme,
        *,
        digest: str,
        by: Signature,
        remark: str = "",
    ) -> Fact:
        """Certify somebody over the evidence of today, which must be what the signer was shown (``digest``). What they
        saw on the floor is kept as an observation before, and is part of the evidence then.

        Raises:
            EvidenceChanged: when it is not; nothing is kept.
            JournalDamaged: when the evidence does not hold.
        """
        with self._database.writing():
            on = self.today()
            bundle = self.evidence(person, skill, level, programme, on)
            if bundle.digest != digest:
                raise EvidenceChanged
            if by.seen is not None:
                self.observe(person, skill.id, by.seen.items, by.seen.rating, by=by)
                bundle = self.evidence(person, skill, level, programme, on)
            text = programme_text(programme)
            self._database.execute(
                "INSERT INTO contents (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING", (sha256(text), text)
            )
            body: dict[str, Json] = {
                "skill": skill.id,
                "level": level.value,
                "since": on.isoformat(),
                "until": (on + timedelta(days=programme.days.valid)).isoformat(),
                "after": self._taken(person, skill.id),
                "evidence": bundle.body,
                "digest": bundle.digest,
            }
            return self._state(StatementKind.GRANTED, person, body, by, Meaning.PROFICIENCY_APPROVED, remark)

    def waive(self, person: str, skill: str, why: Waiver, until: date, *, by: Signature, remark: str) -> Fact:
        """Let somebody do the work without having proved it; it is shown as waived, never as passed."""
        with self._database.writing():
            body: dict[str, Json] = {
                "skill": skill,
                "why": why.value,
                "since": self.today().isoformat(),
                "until": until.isoformat(),
                "after": self._taken(person, skill),
            }
            return self._state(StatementKind.WAIVED, person, body, by, Meaning.WAIVED, remark)

    def extend(self, certificate: Statement, until: date, *, by: Signature, remark: str = "") -> Fact:
        """Move the last day of a certificate."""
        with self._database.writing():
            body: dict[str, Json] = {
                "skill": certificate.skill,
                "about": certificate.id,
                "until": until.isoformat(),
                "after": self._taken(certificate.person, certificate.skill),
            }
            return self._state(StatementKind.EXTENDED, certificate.person, body, by, Meaning.EXTENDED_CURRENCY, remark)

    def trigger(
        self, person: str, skill: str, trigger: Trigger, programme: Programme, *, by: Signature, remark: str = ""
    ) -> Fact:
        """Ask for a certificate anew, or suspend it, as the programme says of the reason."""
        suspends = programme.effect(trigger) is Effect.SUSPEND
        kind = StatementKind.SUSPENDED if suspends else StatementKind.DUE
        return self._state(kind, person, {"skill": skill, "why": trigger.value}, by, Meaning.REVIEWED, remark)

    def reinstate(self, person: str, skill: str, *, by: Signature, remark: str) -> Fact:
        """End the suspensions that are known here."""
        with self._database.writing():
            body: dict[str, Json] = {"skill": skill, "why": "cleared", "after": self._taken(person, skill)}
            return self._state(StatementKind.REINSTATED, person, body, by, Meaning.REVIEWED, remark)

    def revoke(self, person: str, skill: str, why: str, *, by: Signature, remark: str) -> Fact:
        """Take the certificates of a skill away, at once; nothing is deleted. ``why`` is a code."""
        return self._state(StatementKind.REVOKED, person, {"skill": skill, "why": why}, by, Meaning.REVOKED, remark)

    def observe(
        self, person: str, skill: str, items: Sequence[bool], rating: int, *, by: Signature, remark: str = ""
    ) -> Fact:
        """Keep what was seen on the floor: of each item whether, and the global rating from 1 to 5."""
        body: dict[str, Json] = {"skill": skill, "items": list(items), "rating": rating}
        return self._state(StatementKind.OBSERVED, person, body, by, Meaning.OBSERVED_ON_FLOOR, remark)

    def acknowledge(self, about: Statement, actor: str, remark: str = "") -> Fact:
        """Somebody has seen what was signed about them, and may add what they have to say."""
        body: dict[str, Json] = {"skill": about.skill, "about": about.id}
        return self._state(StatementKind.ACKNOWLEDGED, about.person, body, Signature(actor, ""), None, remark)

    def release(self, person: str, skill: str, ends: str, why: str, *, by: Signature, remark: str) -> Fact:
        """Let somebody work until a moment (UTC) without a certificate; ``skill`` is empty for all work."""
        body: dict[str, Json] = {"skill": skill, "why": why, "ends": ends}
        return self._state(StatementKind.RELEASED, person, body, by, Meaning.REVIEWED, remark)

    def found(self, person: str, programme: Programme, *, by: Signature, remark: str = "") -> Fact:
        """Name a founding assessor: they sign for a while without a certificate of their own, and it is printed."""
        until = self.today() + timedelta(days=programme.days.founding)
        return self._state(StatementKind.FOUNDED, person, {"until": until.isoformat()}, by, Meaning.REVIEWED, remark)

    def void(self, attempt: str, why: str, actor: str, remark: str = "") -> Fact:
        """Take a run out of the evidence, for good; it stays visible.

        ``why`` is a code (``equipment``, ``interrupted``, ``wrong_person``, ``content``, ``other``), ``remark`` what
        somebody adds in their own words.
        """
        with self._database.writing():
            opening = self._ledger.fact(attempt)
            person = person_of_run(self._database, attempt)
            if opening is None or opening.kind != ATTEMPT_OPENED or person is None:
                raise sentences.attempt_unknown(self._database.path, attempt)
            body: dict[str, Json] = {"attempt": attempt, "person": person, "why": why}
            return self._ledger.add(ATTEMPT_VOIDED, actor, {**body, **self._texts(person, "remark", remark)})

    def _state(
        self,
        kind: StatementKind,
        person: str,
        body: Mapping[str, Json],
        by: Signature,
        meaning: Meaning | None,
        remark: str,
    ) -> Fact:
        with self._database.writing():
            about, signer = self._require(person), person_of(self._database, by.actor)
            whole: dict[str, Json] = {
                "person": person,
                **body,
                "names": {"person": about.texts.get("name"), "signer": signer.texts.get("name") if signer else None},
                "place": {name: about.fields.get(name) for name in ("site", "shift")},
                "program": __version__,
                **self._texts(person, "remark", remark),
            }
            if meaning is not None:
                whole["meaning"] = meaning.value
                whole["statement"] = by.statement
                whole["signed_with"] = {"badge": by.badge or None, "pin": True, "series": by.series}
                whole["grounds"] = by.grounds.value if by.grounds else None
            return self._ledger.add(kind, by.actor, whole)

    def _texts(self, person: str, name: str, text: str) -> dict[str, Json]:
        if not text:
            return {}
        kept = new_text(person, text)
        keep_text(self._database, kept)
        return {"texts": {name: kept.digest}}

    def _taken(self, person: str, skill: str) -> list[Json]:
        """What was taken away so far, for whoever gives it back."""
        told = self.statements(person)
        return [*sorted(each.id for each in told if each.skill == skill and each.kind in _TAKES)]

    def _require(self, person: str) -> Person:
        found = person_of(self._database, person)
        if found is None:
            raise sentences.person_unknown(self._database.path, person)
        if found.standing is Standing.ERASED:
            raise sentences.person_erased(person)
        return found


_TAKES = frozenset({StatementKind.REVOKED, StatementKind.SUSPENDED, StatementKind.DUE})
