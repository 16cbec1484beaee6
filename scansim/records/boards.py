"""What boards read, of many people at once: the port ``BoardSource`` over one file; and what is typed in of a site."""

from __future__ import annotations

import json
from collections.abc import Iterator

from scansim.engine.canonical import Json
from scansim.records.certificates_table import statements_of
from scansim.records.fact import SITE_STATED, Fact
from scansim.records.ledger import Ledger
from scansim.records.people_table import people_of
from scansim.records.results_table import open_rows, run_rows
from scansim.records.sqlite.database import Database
from scansim.records.texts import KeptText
from scansim.training.boards.exports import SealedResult, Signed
from scansim.training.boards.members import Member
from scansim.training.boards.slips import Slip, slips_of
from scansim.training.header import Mode
from scansim.training.people.person import Person
from scansim.training.ports import ClosedRun, RunRow
from scansim.training.programme.readiness import TypedIn
from scansim.training.signoff.statement import Statement

__all__ = ["Boards"]

_TEXTS = "SELECT t.digest, t.person, t.salt, t.text FROM texts t JOIN people p ON p.person = t.person"
_SLIPS = """
    SELECT r.attempt, r.person, r.exercise, r.skill, r.seed, r.station, r.began, r.ended, f.body
    FROM results r JOIN facts f ON f.id = r.closing LEFT JOIN voids v ON v.attempt = r.attempt
    WHERE r.mode = ? AND r.ended >= ? AND v.fact IS NULL
"""
_SEALED = """
    SELECT r.attempt, r.person, r.exercise, r.revision, r.skill, r.seed, r.station, r.began, r.ended, f.body, f.hash,
    COALESCE(v.fact, '')
    FROM results r JOIN facts f ON f.id = r.closing LEFT JOIN voids v ON v.attempt = r.attempt
    WHERE r.mode = ? AND r.ended >= ? ORDER BY r.lamport, r.chain, r.seq
"""
# The kind stands in it as it does in the index, which serves only then.
_STATED = f"SELECT body FROM facts WHERE kind = '{SITE_STATED}' ORDER BY lamport, chain, seq"  # noqa: S608


class Boards:
    """Reads what boards are made of. Every method raises :class:`~scansim.training.ports.StorageRefused` when storage
    fails; what cannot be read of one run is left out, for ``scansim verify`` to name."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

    def members(self) -> list[Member]:
        """Everybody who ever joined, those who left and those who were erased among them."""
        texts = {str(row[0]): KeptText(*map(str, row)) for row in self._database.execute(_TEXTS)}

        def text(person: Person, name: str) -> str:
            kept = texts.get(person.texts.get(name, ""))
            return kept.text if kept is not None and kept.is_right else ""

        people = people_of(self._database)
        return [Member(person, text(person, "name"), text(person, "employee_ref")) for person in people]

    def rows(self, person: str = "") -> list[RunRow]:
        """The runs that have ended, of everybody or of one person, in folding order."""
        return run_rows(self._database, person)

    def statements(self, person: str = "") -> list[Statement]:
        """What was stated, in folding order."""
        return statements_of(self._database, person)

    def slips(self, since: str, person: str = "") -> list[Slip]:
        """What went wrong in the check-rides that ended at ``since`` (UTC) or later."""
        return [slip for run in self._checked(since, person) for slip in slips_of(run)]

    def sealed_results(self, since: str) -> Iterator[SealedResult]:
        """The check-rides that ended at ``since`` or later, voided ones too, one at a time, in folding order."""
        for row in self._database.rows(_SEALED, (Mode.CHECK.value, since)):
            attempt, owner, exercise, revision, skill, seed, station, began, ended, text, hash_, voided = map(str, row)
            result = _read(text).get("result")
            of = (attempt, owner, exercise, Mode.CHECK, skill, int(seed))
            known = result if isinstance(result, dict) else {}
            yield SealedResult(ClosedRun(*of, {}, station, began, ended, known, voided, revision), hash_)

    def signed(self, statement: str) -> Signed:
        """What the fact of a certificate says beyond its statement."""
        fact = self._ledger.fact(statement)
        body = _read(fact.body) if fact is not None else {}
        evidence = body.get("evidence")
        claim = evidence.get("claim") if isinstance(evidence, dict) else None
        said = {name: str(value) for name, value in claim.items()} if isinstance(claim, dict) else {}
        numbers = (said.get("accuracy", ""), said.get("lines", ""), said.get("escaped", ""))
        return Signed(str(body.get("meaning") or ""), *numbers, fact.hash if fact is not None else "")

    def begun(self, person: str, since: str) -> list[RunRow]:
        """The check-rides of a person that were begun at ``since`` or later and never ended."""
        return open_rows(self._database, person, Mode.CHECK.value, since)

    def typed_in(self, site: str) -> TypedIn:
        """What was stated of a site, or of all sites together (empty); the newest statement holds."""
        found = TypedIn()
        for (text,) in self._database.execute(_STATED):
            body = _read(str(text))
            if body.get("site") == site:
                found = TypedIn(_whole(body.get("severe_issues")), _flag(body.get("reconciled")))
        return found

    def state(self, site: str, typed: TypedIn, actor: str) -> Fact:
        """Keep what the trainer cannot know of a site: how many severe issues are open, whether stock is reconciled."""
        body: dict[str, Json] = {"site": site, "severe_issues": typed.severe_issues, "reconciled": typed.reconciled}
        with self._database.writing():
            return self._ledger.add(SITE_STATED, actor, body)

    def head(self) -> str:
        """The hash of the newest fact: kept elsewhere, it is an anchor for ``scansim verify``."""
        newest = self._ledger.newest_of_all()
        return newest.hash if newest is not None else ""

    def _checked(self, since: str, person: str) -> Iterator[ClosedRun]:
        values = (Mode.CHECK.value, since, *([person] if person else []))
        clause = "AND r.person = ?" if person else ""
        for row in self._database.execute(f"{_SLIPS} {clause} ORDER BY r.lamport, r.chain, r.seq", values):
            attempt, owner, exercise, skill, seed, station, began, ended, text = row
            result = _read(str(text)).get("result")
            if isinstance(result, dict):
                of = (str(attempt), str(owner), str(exercise), Mode.CHECK, str(skill), int(str(seed)))
                yield ClosedRun(*of, {}, str(station), str(began), str(ended), result, "")


def _read(text: str) -> dict[str, Json]:
    try:
        body = json.loads(text)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _whole(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _flag(value: Json) -> bool | None:
    return value if isinstance(value, bool) else None
