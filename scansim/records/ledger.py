"""Facts, added to the end of this file's chain and read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from math import inf

from scansim.engine.canonical import GENESIS, Json, canonical
from scansim.records import sentences
from scansim.records.fact import COLUMNS, Fact, FactNotReadable, body_of, folding_order, from_row, row_of, sealed
from scansim.records.identity import new_id
from scansim.records.projection import project
from scansim.records.sqlite.database import Database
from scansim.records.sqlite.reader import Reader, Row
from scansim.training.ports import Clock

__all__ = ["PROGRAM", "Ledger", "add_fact", "fact_rows", "fork_rows", "readable_facts"]

PROGRAM = "program"
"""The actor of what no person did."""

_COLUMNS = ", ".join(COLUMNS)
_SELECT = f"SELECT {_COLUMNS} FROM facts"  # noqa: S608 - the names of columns stand in the code
_SELECT_FORKS = f"SELECT {_COLUMNS} FROM forks"  # noqa: S608 - as above
_SELECT_IN_ORDER = f"{_SELECT} UNION ALL {_SELECT_FORKS} ORDER BY lamport, chain, seq, hash"
_VALUES = f"({_COLUMNS}) VALUES ({', '.join('?' * len(COLUMNS))})"


def fact_rows(reader: Reader) -> Iterator[Row]:
    """The columns of the facts, chain after chain, as they lie: for checks that name what cannot be read."""
    return reader.rows(f"{_SELECT} ORDER BY chain, seq")


def fork_rows(reader: Reader) -> Iterator[Row]:
    """The same of those facts whose place in their chain another fact has."""
    if reader.has("forks"):
        yield from reader.rows(f"{_SELECT_FORKS} ORDER BY chain, seq, hash")


def readable_facts(reader: Reader) -> Iterator[Fact]:
    """All facts that can be read, in the order they fold."""
    for row in reader.rows(_SELECT_IN_ORDER):
        with suppress(FactNotReadable):
            yield from_row(row)


def add_fact(database: Database, fact: Fact, *, beside: bool = False) -> None:
    """Keep a sealed fact as it is; ``beside`` the chain where its place is taken. Inside :meth:`Database.writing`."""
    database.execute(f"INSERT INTO {'forks' if beside else 'facts'} {_VALUES}", row_of(fact))


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
        add_fact(self._database, fact)
        project(self._database, fact)
        return fact

    def newest(self, chain: str) -> Fact | None:
        """The last fact of a chain."""
        return self._one("WHERE chain = ? ORDER BY seq DESC LIMIT 1", chain)

    def newest_of_all(self) -> Fact | None:
        """The last fact of all chains, in the order they fold; what lies beside a chain is none of them."""
        return self._one("ORDER BY lamport DESC, chain DESC, seq DESC LIMIT 1")

    def fact(self, id: str) -> Fact | None:
        """The fact with this id; of several in a fork the one that folds first."""
        found = [self._one("WHERE id = ?", id), *self._beside(id)]
        return min((fact for fact in found if fact is not None), key=folding_order, default=None)

    def is_of_this_file(self, fact: Fact) -> bool:
        """Whether a fact was written here, or in a file that this one was copied from before it was copied; False for
        what was merged in from a file that goes its own way."""
        return fact.seq <= self._lineage.get(fact.chain, 0)

    @cached_property
    def _lineage(self) -> dict[str, float]:
        """Up to which number the facts of this file's chain, of its parent, of that one's parent belong to it."""
        found: dict[str, float] = {self._chain: inf}
        chain: object = self._chain
        while isinstance(chain, str):
            rows = self._database.execute(f"{_SELECT} WHERE chain = ? AND seq = 1", (chain,))
            parent = body_of(self._read(rows[0])).get("parent") if rows else None
            chain = parent.get("chain") if isinstance(parent, Mapping) else None
            seq = parent.get("seq") if isinstance(parent, Mapping) else None
            if not isinstance(chain, str) or chain in found or not isinstance(seq, int):
                break
            found[chain] = seq
        return found

    def hashes(self, chain: str) -> tuple[dict[int, str], set[str]]:
        """The hashes of a chain by their places, and of the facts beside it."""
        main = self._database.execute("SELECT seq, hash FROM facts WHERE chain = ?", (chain,))
        beside = self._database.execute("SELECT hash FROM forks WHERE chain = ?", (chain,))
        return {int(str(seq)): str(hash_) for seq, hash_ in main}, {str(hash_) for (hash_,) in beside}

    def count_from(self, fact: Fact) -> int:
        """How many facts there are from this one on, in folding order."""
        later = "SELECT COUNT(*) FROM {} WHERE (lamport, chain, seq, hash) >= (?, ?, ?, ?)"
        counts = (self._database.execute(later.format(table), folding_order(fact)) for table in ("facts", "forks"))
        return sum(int(str(rows[0][0])) for rows in counts)

    def in_order(self) -> Iterator[Fact]:
        """All facts, in the order they fold."""
        return map(self._read, self._database.rows(_SELECT_IN_ORDER))

    def _beside(self, id: str) -> list[Fact]:
        return [self._read(row) for row in self._database.execute(f"{_SELECT_FORKS} WHERE id = ?", (id,))]

    def _one(self, clause: str, *values: str) -> Fact | None:
        rows = self._database.execute(f"{_SELECT} {clause}", values)
        return self._read(rows[0]) if rows else None

    def _read(self, row: Row) -> Fact:
        try:
            return from_row(row)
        except FactNotReadable as error:
            raise sentences.damaged(self._database.path, f"a fact cannot be read: {error}") from error

    def _latest_lamport(self) -> int:
        rows = self._database.execute("SELECT MAX(lamport) FROM facts UNION ALL SELECT MAX(lamport) FROM forks")
        return max((int(str(lamport)) for (lamport,) in rows if lamport is not None), default=0)
