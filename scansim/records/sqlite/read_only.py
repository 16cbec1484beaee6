"""The file opened for reading alone: nothing is made, nothing is changed, no other program is kept waiting.

A file whose last writer closed it has no write-ahead log beside it. It is then read as one that does not change, so
that not even SQLite's own companion files appear; :class:`Quiet` finds out when somebody began to write after all.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from scansim.records import sentences
from scansim.records.sqlite.reader import Reader
from scansim.training.ports import StorageRefused

__all__ = ["ReadOnly", "read_only"]

_LOG = "-wal"


class ReadOnly(Reader):
    """A reader that may be used while others write: it sees one state throughout."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, shared: bool) -> None:
        super().__init__(connection, path)
        # SQLite's own locks keep a shared file in one state for its reader.
        self._before = None if shared else self._looks()

    def copy_into(self, connection: sqlite3.Connection) -> None:
        """Copy one state of everything into another open database. Raises :class:`sqlite3.Error`."""
        self._connection.backup(connection)

    def require_unchanged(self) -> None:
        """Raises :class:`~scansim.training.ports.StorageRefused` when what was read may be of two states."""
        if self._before is not None and self._looks() != self._before:
            raise sentences.changed_while_read(self.path)

    def _looks(self) -> tuple[int, int, bool]:
        try:
            now = self.path.stat()
        except OSError as error:
            raise sentences.moved_away(self.path) from error
        return now.st_size, now.st_mtime_ns, _log(self.path).exists()


def read_only(path: Path) -> ReadOnly:
    """The file ``path``, open for reading alone.

    Raises:
        StorageRefused: when there is no such file, it is not ours, or it cannot be read.
    """
    try:
        if path.is_dir():
            raise sentences.not_a_file(path)
        if not path.exists():
            raise sentences.no_records(path)
        shared = _log(path).exists()
    except (OSError, ValueError) as error:
        raise sentences.not_readable(path) from error
    options = "mode=ro" if shared else "mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise sentences.not_readable(path) from error
    reader = ReadOnly(connection, path, shared=shared)
    try:
        if not _is_ours(reader, path):
            raise sentences.no_records(path)
    except BaseException:
        reader.close()
        raise
    return reader


def _is_ours(reader: Reader, path: Path) -> bool:
    try:
        return reader.is_ours()
    except StorageRefused as refused:
        if isinstance(refused.__cause__, sqlite3.Error) and _cannot_open(refused.__cause__):
            raise sentences.not_readable(path) from refused
        raise


def _cannot_open(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)


def _log(path: Path) -> Path:
    return path.with_name(path.name + _LOG)
