"""Opens the records of a data folder, and begins this file's chain when it has none of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scansim import __version__
from scansim.engine.canonical import Json
from scansim.records.disk import prepared
from scansim.records.fact import CHAIN_OPENED, Fact
from scansim.records.holds import Holds
from scansim.records.identity import new_id
from scansim.records.journal import Records
from scansim.records.ledger import PROGRAM, Ledger, readable_facts
from scansim.records.refolding import refold
from scansim.records.sqlite.database import Database
from scansim.records.sqlite.reader import PATIENCE
from scansim.records.sqlite.this_file import belong, own_chain
from scansim.training.ports import Clock

__all__ = ["FILE_NAME", "PATIENCE", "open_records"]

FILE_NAME = "records.db"

_HOLDS = "running"


def open_records(data_directory: Path, *, clock: Clock, station: str, patience: float = PATIENCE) -> Records:
    """The records in ``data_directory``, which is made when missing. ``station`` is the opaque id of this device.

    Raises:
        StorageRefused: when the folder or its file cannot be used; the message is one sentence for a person.
    """
    directory = prepared(data_directory)
    database = Database(directory / FILE_NAME, patience, _derive)
    try:
        ledger = Ledger(database, clock, station, _chain(database, clock, station))
    except BaseException:
        database.close()
        raise
    return Records(database, ledger, Holds(directory / _HOLDS), clock)


def _derive(database: Database) -> None:
    """What an earlier file holds as facts only; what of it cannot be read is for ``scansim verify`` to name."""
    refold(database, readable_facts(database))


def _chain(database: Database, clock: Clock, station: str) -> str:
    chain, is_here = own_chain(database)
    if chain is not None and is_here:
        return chain
    with database.writing():
        # Asked again: another process may have begun the chain meanwhile.
        chain, is_here = own_chain(database)
        if chain is not None and is_here:
            return chain
        begun = new_id(clock.utc())
        ledger = Ledger(database, clock, station, begun)
        parent = ledger.newest(chain) if chain is not None else ledger.newest_of_all()
        ledger.add(CHAIN_OPENED, PROGRAM, {"program": __version__, "parent": _named(parent)})
        belong(database, begun)
        return begun


def _named(parent: Fact | None) -> Mapping[str, Json] | None:
    return {"chain": parent.chain, "seq": parent.seq, "hash": parent.hash} if parent is not None else None
