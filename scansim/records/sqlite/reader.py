"""What can be asked of the file without changing it. A writing connection builds on it (``database.py``)."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scansim.records import sentences
from scansim.records.sqlite.refusals import refusal
from scansim.records.sqlite.schema import APPLICATION_ID, VERSION
from scansim.records.sqlite.waiting import Turn, is_busy

__all__ = ["PATIENCE", "Reader", "Row", "Value"]

PATIENCE = 5.0
"""How long another program that holds the file, and records nothing, is waited for, in seconds."""

Value = str | int | None
Row = tuple[object, ...]


class Reader:
    """An open connection over the file ``path``, whose own waiting is switched off. Every method raises
    :class:`~scansim.training.ports.StorageRefused`."""

    def __init__(self, connection: sqlite3.Connection, path: Path, patience: float = PATIENCE) -> None:
        self._connection = connection
        self._patience = patience
        self.path = path

    def execute(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run one statement and give all its rows."""
        try:
            return self._in_turn(statement, values).fetchall()
        except sqlite3.Error as error:
            raise refusal(error, self.path) from error
        except UnicodeEncodeError as error:
            raise sentences.cannot_be_used(self.path, "a name holds characters that cannot be stored") from error

    def rows(self, statement: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """Run one statement and give its rows one at a time."""
        try:
            yield from self._in_turn(statement, values)
        except sqlite3.Error as error:
            raise refusal(error, self.path) from error

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

    def has(self, table: str) -> bool:
        """Whether there is such a table: a file that an earlier program made lacks the newer ones."""
        return bool(self.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)))

    def close(self) -> None:
        """Close the connection; what was committed stays."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def is_ours(self) -> bool:
        """Whether the file holds this program's tables; False when it is empty.

        Raises:
            StorageRefused: when it is another program's database or was written by a newer version.
        """
        # One transaction, because another process may be making the tables right now.
        with self.reading():
            version = self._version()
            ours = self._pragma("application_id") == APPLICATION_ID
            empty = version == 0 and not self.execute("SELECT name FROM sqlite_master LIMIT 1")
        if ours and version > VERSION:
            raise sentences.newer(self.path, version, VERSION)
        if not ours and not empty:
            raise sentences.not_ours(self.path)
        return ours

    def _in_turn(self, statement: str, values: Sequence[Value]) -> sqlite3.Cursor:
        turn: Turn | None = None
        while True:
            try:
                return self._connection.execute(statement, values)
            except sqlite3.OperationalError as error:
                if not is_busy(error):
                    raise
                turn = turn or Turn(self._patience, self._version_of_data)
                if not turn.may_ask_again():
                    raise

    def _version_of_data(self) -> object:
        """Another value whenever another connection's record went in."""
        try:
            return self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error:
            return None

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


def _as_it_lies(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
