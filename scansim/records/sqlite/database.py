"""One SQLite file: durable, shared between processes, and refusing in sentences.

A commit is on the disk when it returns (write-ahead log, ``synchronous=FULL``); a writer takes the write lock at
the start of its transaction, so that what it reads there cannot change under it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scansim.records import sentences
from scansim.records.sqlite.reader import Reader, Row, Value
from scansim.records.sqlite.refusals import refusal
from scansim.records.sqlite.schema import APPLICATION_ID, DERIVES_ANEW, MIGRATIONS, VERSION

__all__ = ["PRAGMAS", "Database", "Row", "Value"]

PRAGMAS: tuple[str, ...] = (
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",
    "PRAGMA trusted_schema=OFF",
    # What is deleted is overwritten: personal text does not stay legible in free pages.
    "PRAGMA secure_delete=ON",
)
"""What each connection is told after it is in write-ahead mode."""


class Database(Reader):
    """A connection to the file ``path``, its tables brought up to date.

    ``patience`` is how long another writer is waited for, in seconds; ``derive`` fills the tables that are derived from
    facts, in the transaction that brings an earlier file up to date. Every method raises
    :class:`~scansim.training.ports.StorageRefused`.
    """

    def __init__(self, path: Path, patience: float, derive: Callable[[Database], object] | None = None) -> None:
        if path.is_dir():
            raise sentences.not_a_file(path)
        self._is_writing = False
        try:
            super().__init__(sqlite3.connect(path, timeout=0, isolation_level=None), path, patience)
        except sqlite3.Error as error:
            raise refusal(error, path) from error
        try:
            self.is_ours()
            self._use_write_ahead_log()
            for pragma in PRAGMAS:
                self.execute(pragma)
            self._identity = path.stat()
            if self._version() < VERSION:
                self._migrate(derive)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that may write: durable when it ends, without a trace when anything in it raises. One inside
        another belongs to it."""
        if self._is_writing:
            yield
            return
        self._refuse_moved()
        with self._transaction("BEGIN IMMEDIATE"):
            self._is_writing = True
            try:
                yield
            finally:
                self._is_writing = False

    def _use_write_ahead_log(self) -> None:
        if self.execute("PRAGMA journal_mode=WAL") != [("wal",)]:
            raise sentences.no_write_ahead_log(self.path)

    def _migrate(self, derive: Callable[[Database], object] | None) -> None:
        with self.writing():
            before = self._version()
            for number, statements in enumerate(MIGRATIONS[before:], before + 1):
                for statement in statements:
                    self.execute(statement)
                self.execute(f"PRAGMA user_version={number}")
            self.execute(f"PRAGMA application_id={APPLICATION_ID}")
            if derive is not None and 0 < before < DERIVES_ANEW:
                derive(self)

    def execute_all(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each of ``rows``. Inside :meth:`writing` only."""
        try:
            self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            raise refusal(error, self.path) from error

    def wipe(self) -> None:
        """Leave nothing of deleted rows in the write-ahead log. Outside transactions only; what cannot be wiped now,
        because others read, goes with the next checkpoint."""
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _refuse_moved(self) -> None:
        # In write-ahead mode SQLite goes on writing into a file that was deleted or replaced.
        try:
            now = self.path.stat()
        except OSError as error:
            raise sentences.moved_away(self.path) from error
        if not os.path.samestat(now, self._identity):
            raise sentences.moved_away(self.path)
