"""The runs that have ended, read back: whole, or many of them in one row each."""

from __future__ import annotations

from collections.abc import Mapping

from scansim.engine.canonical import Json
from scansim.records import sentences
from scansim.records.fact import Fact, FactNotReadable, body_of
from scansim.records.ledger import Ledger
from scansim.records.results_table import ended_runs
from scansim.records.sqlite.database import Database
from scansim.training.header import Header, HeaderNotReadable
from scansim.training.ports import ClosedRun

__all__ = ["closed_runs"]


def closed_runs(database: Database, ledger: Ledger, person: str, since: str) -> list[ClosedRun]:
    """The runs of a person that ended at ``since`` (UTC) or later, in folding order, each with its result.

    Raises:
        JournalDamaged: when a fact of one cannot be read.
        StorageRefused: when storage fails.
    """
    with database.reading():
        ended = ended_runs(database, person, since)
        facts = [(ledger.fact(attempt), ledger.fact(closing), voided) for attempt, closing, voided in ended]
    return [_run(database, *each) for each in facts if each[0] is not None and each[1] is not None]


def _run(database: Database, opening: Fact | None, closing: Fact | None, voided: str) -> ClosedRun:
    assert opening is not None
    assert closing is not None
    try:
        header = Header.restored(_mapping(opening, "header"))
        result = _mapping(closing, "result")
    except (FactNotReadable, HeaderNotReadable) as error:
        raise sentences.attempt_damaged(database.path, opening.id, error) from error
    skill = result.get("skill")
    return ClosedRun(
        opening.id,
        header.person,
        header.exercise,
        header.mode,
        skill if isinstance(skill, str) else "",
        header.seed,
        header.contents,
        opening.station,
        opening.utc,
        closing.utc,
        result,
        voided,
        header.revision,
    )


def _mapping(fact: Fact, name: str) -> Mapping[str, Json]:
    value = body_of(fact).get(name)
    if not isinstance(value, Mapping):
        raise FactNotReadable(f"its {name} is missing")
    return value
