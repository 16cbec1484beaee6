"""What supervisors state about what was proved, kept as facts. Whether they may is decided where they are asked
(:mod:`scansim.training.signoff`); here ``actor`` is who did."""

from __future__ import annotations

from scansim.engine.canonical import Json
from scansim.records import sentences
from scansim.records.fact import ATTEMPT_OPENED, ATTEMPT_VOIDED, Fact
from scansim.records.ledger import Ledger
from scansim.records.results_table import person_of_run
from scansim.records.sqlite.database import Database
from scansim.records.texts import keep_text, new_text

__all__ = ["Signoffs"]


class Signoffs:
    """The statements in one file. Every method raises :class:`~scansim.training.ports.StorageRefused` when storage
    fails."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

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
            if remark:
                text = new_text(person, remark)
                keep_text(self._database, text)
                body["texts"] = {"remark": text.digest}
            return self._ledger.add(ATTEMPT_VOIDED, actor, body)
