"""Facts, added to the end of this file's chain and read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scansim.engine.canonical import GENESIS, Json, canonical
from scansim.records import sentences
from scansim.records.fact import Fact, FactNotReadable, from_row, row_of, sealed
from scansim.records.identity import new_id
from scansim.records.projection import project
from scansim.records.sqlite.database import Database
from scansim.records.sqlite.reader import Reader, Row
from scansim.training.ports import Clock

__all__ = ["PROGRAM", "Ledger", "fact_rows"]

PROGRAM = "program"
"""The actor of what no person did."""

_SELECT = "SELECT id, chain, seq, lamport, utc, station, actor, kind, version, body, prev, hash FROM facts"
_INSERT = """
    INSERT INTO facts (id, chain, seq, lamport, utc, station, actor, kind, version, body, prev, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def fact_rows(reader: Reader) -> Iterator[Row]:
    """The columns of all facts, chain after chain, as they lie: for checks that name what cannot be read."""
    return reader.rows(f"{_SELECT} ORDER BY chain, seq")


class Ledger:
    """The facts of a database, written by one station into the chain ``chain``."""

    def __init__(self, database: Database, clock: Clock, station: str, chain: str) -> None:
        self._database = database
        self._clock = clock
        self._station = station
        self._chain = chain

    @property
    def station(self) -> str:
        """The station that writes here."""
        return self._station

    def add(self, kind: str, actor: str, body: Mapping[str, Json], *, id: str = "", version: int = 1) -> Fact:
        """Add a fact to the end of the chain and to the projections. Inside :meth:`Database.writing` only.

        ``id`` is given where the fact names something, such as an attempt; else it is a new one.
        """
        last = self.newest(self._chain)
        utc = self._clock.utc()
        fact = sealed(
            Fact(
                id=id or new_id(utc),
                chain=self._chain,
                seq=last.seq + 1 if last else 1,
                lamport=self._latest_lamport() + 1,
                utc=utc,
                station=self._station,
                actor=actor,
                kind=kind,
                version=version,
                body=canonical(body),
                prev=last.hash if last else GENESIS,
            )
        )
        self._database.execute(_INSERT, row_of(fact))
        project(self._database, fact)
        return fact

    def newest(self, chain: str) -> Fact | None:
        """The last fact of a chain."""
        return self._one("WHERE chain = ? ORDER BY seq DESC LIMIT 1", chain)

    def newest_of_all(self) -> Fact | None:
        """The last fact of all chains, in the order they fold."""
        return self._one("ORDER BY lamport DESC, chain DESC, seq DESC LIMIT 1")

    def fact(self, id: str) -> Fact | None:
        """The fact with this id."""
        return self._one("WHERE id = ?", id)

    def in_order(self) -> Iterator[Fact]:
        """All facts, in the order they fold."""
        return map(self._read, self._database.rows(f"{_SELECT} ORDER BY lamport, chain, seq"))

    def _one(self, clause: str, *values: str) -> Fact | None:
        rows = self._database.execute(f"{_SELECT} {clause}", values)
        return self._read(rows[0]) if rows else None

    def _read(self, row: Row) -> Fact:
        try:
            return from_row(row)
        except FactNotReadable as error:
            raise sentences.damaged(self._database.path, f"a fact cannot be read: {error}") from error

    def _latest_lamport(self) -> int:
        newest = self.newest_of_all()
        return newest.lamport if newest else 0
