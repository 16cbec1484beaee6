"""The runs that have ended, read back whole."""

from __future__ import annotations

from collections.abc import Sequence

from scansim.records import sentences
from scansim.records.fact import Fact, FactNotReadable, fact_hash
from scansim.records.ledger import Ledger
from scansim.records.results_table import ended_runs
from scansim.records.signed import sealed_run
from scansim.records.sqlite.database import Database
from scansim.training.ports import ClosedRun
from scansim.training.signoff.bundle import SealedRun

__all__ = ["closed_runs", "sealed_runs"]


def closed_runs(database: Database, ledger: Ledger, person: str, since: str) -> list[ClosedRun]:
    """The runs of a person that ended at ``since`` (UTC) or later, in folding order, each with its result.

    Raises:
        JournalDamaged: when a fact of one cannot be read.
        StorageRefused: when storage fails.
    """
    with database.reading():
        found = _facts(database, ledger, person, since)
    return [_sealed(database, *each).run for each in found]


def sealed_runs(database: Database, ledger: Ledger, person: str, modes: Sequence[str], since: str) -> list[SealedRun]:
    """The same of some modes, each fact of what its hash says, with the hashes.

    Raises:
        JournalDamaged: when a fact of one cannot be read or is not what its hash says.
        StorageRefused: when storage fails.
    """
    runs = []
    for opening, closing, voided in _facts(database, ledger, person, since, modes):
        for fact in (opening, closing):
            if fact_hash(fact) != fact.hash:
                raise sentences.attempt_damaged(database.path, opening.id, f"its fact {fact.kind} was altered")
        runs.append(_sealed(database, opening, closing, voided))
    return runs


def _facts(
    database: Database, ledger: Ledger, person: str, since: str, modes: Sequence[str] = ()
) -> list[tuple[Fact, Fact, str]]:
    found = []
    for attempt, closing, mode, voided in ended_runs(database, person, since):
        opened, closed = ledger.fact(attempt), ledger.fact(closing)
        if opened is not None and closed is not None and (not modes or mode in modes):
            found.append((opened, closed, voided))
    return found


def _sealed(database: Database, opening: Fact, closing: Fact, voided: str) -> SealedRun:
    try:
        return sealed_run(opening, closing, voided)
    except FactNotReadable as error:
        raise sentences.attempt_damaged(database.path, opening.id, error) from error
