"""One SQLite file: durable, shared between processes, and refusing in sentences.

A commit is on the disk when it returns (write-ahead log, ``synchronous=FULL``); a writer takes the write lock at
the start of its transaction, so that what it reads there cannot change under it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scansim.records import sentences
from scansim.records.sqlite.refusals import refusal
from scansim.records.sqlite.schema import APPLICATION_ID, MIGRATIONS, VERSION

__all__ = ["PRAGMAS", "Database", "Row", "Value"]

Value = str | int | None
Row = tuple[object, ...]

PRAGMAS: tuple[str, ...] = ("PRAGMA synchronous=FULL", "PRAGMA fullfsync=ON", "PRAGMA trusted_schema=OFF")
"""What each connection is told after it is in write-ahead mode."""

_BETWEEN_TRIES = 0.01


class Database:
    """A connection to the file ``path``, its tables brought up to date.

    ``patience`` is how long another writer is waited for, in seconds. Every method raises
    :class:`~scansim.training.ports.StorageRefused`.
    """

    def __init__(self, path: Path, patience: float) -> None:
        if path.is_dir():
            raise sentences.not_a_file(path)
        self.path = path
        self._patience = patience
        try:
            self._connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        except sqlite3.Error as error:
            raise refusal(error, path) from error
        try:
            self._refuse_foreign()
            self._use_write_ahead_log()
            for pragma in PRAGMAS:
                self.execute(pragma)
            self._identity = path.stat()
            if self._version() < VERSION:
                self._migrate()
        except BaseException:
            self.close()
            raise

    def execute(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run one statement and give all its rows."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise refusal(error, self.path) from error
        except UnicodeEncodeError as error:
            raise sentences.cannot_be_used(self.path, "a name holds characters that cannot be stored") from error

    def rows(self, statement: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """Run one statement and give its rows one at a time."""
        try:
            yield from self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise refusal(error, self.path) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that may write: durable when it ends, without a trace when anything in it raises."""
        self._refuse_moved()
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction that sees one state of the file throughout.

        A stored text that is not UTF-8 is given with its wrong bytes as half surrogate pairs, so that a check of
        hashes can name the record instead of failing over the file.
        """
        self._connection.text_factory = _as_it_lies
        try:
            with self._transaction("BEGIN"):
                yield
        finally:
            self._connection.text_factory = str

    def close(self) -> None:
        """Close the connection; what was committed stays."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self.execute(begin)
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
            raise

    def _version(self) -> int:
        return self._pragma("user_version")

    def _pragma(self, name: str) -> int:
        return int(str(self.execute(f"PRAGMA {name}")[0][0]))

    def _refuse_foreign(self) -> None:
        # One transaction, because another process may be making the tables right now.
        with self.reading():
            version = self._version()
            ours = self._pragma("application_id") == APPLICATION_ID
            empty = version == 0 and not self.execute("SELECT name FROM sqlite_master LIMIT 1")
        if ours and version > VERSION:
            raise sentences.newer(self.path, version, VERSION)
        if not ours and not empty:
            raise sentences.not_ours(self.path)

    def _use_write_ahead_log(self) -> None:
        # SQLite does not wait by itself when two processes make this change at once.
        deadline = time.monotonic() + self._patience
        while True:
            try:
                mode = self._connection.execute("PRAGMA journal_mode=WAL").fetchone()
                break
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise refusal(error, self.path) from error
                time.sleep(_BETWEEN_TRIES)
            except sqlite3.Error as error:
                raise refusal(error, self.path) from error
        if mode[0] != "wal":
            raise sentences.no_write_ahead_log(self.path)

    def _migrate(self) -> None:
        with self.writing():
            for number, statements in enumerate(MIGRATIONS[self._version() :], self._version() + 1):
                for statement in statements:
                    self.execute(statement)
                self.execute(f"PRAGMA user_version={number}")
            self.execute(f"PRAGMA application_id={APPLICATION_ID}")

    def _refuse_moved(self) -> None:
        # In write-ahead mode SQLite goes on writing into a file that was deleted or replaced.
        try:
            now = self.path.stat()
        except OSError as error:
            raise sentences.moved_away(self.path) from error
        if not os.path.samestat(now, self._identity):
            raise sentences.moved_away(self.path)


def _as_it_lies(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
