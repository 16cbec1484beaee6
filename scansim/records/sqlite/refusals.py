"""SQLite's errors as one sentence for a person (DESIGN section 8)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from scansim.records import sentences
from scansim.training.ports import StorageRefused

__all__ = ["refusal"]

_PRIMARY = 0xFF
"""The low byte of an extended result code is the primary one (sqlite.org/rescode.html)."""

_PLAIN: dict[int, Callable[[Path], StorageRefused]] = {
    sqlite3.SQLITE_FULL: sentences.disk_full,
    sqlite3.SQLITE_BUSY: sentences.in_use,
    sqlite3.SQLITE_LOCKED: sentences.in_use,
    sqlite3.SQLITE_READONLY: sentences.not_writable,
    sqlite3.SQLITE_PERM: sentences.not_writable,
    sqlite3.SQLITE_CANTOPEN: sentences.not_writable,
    sqlite3.SQLITE_CONSTRAINT: sentences.recorded_by_another_program,
}
_WITH_DETAIL: dict[int, Callable[[Path, object], StorageRefused]] = {
    sqlite3.SQLITE_CORRUPT: sentences.damaged,
    sqlite3.SQLITE_NOTADB: sentences.damaged,
    sqlite3.SQLITE_IOERR: sentences.disk_error,
}


def refusal(error: sqlite3.Error, path: Path) -> StorageRefused:
    """What to tell a person when SQLite raised ``error`` over the file ``path``."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # The sqlite3 module itself raises this: a stored text is not UTF-8.
        return sentences.damaged(path, error)
    primary = code & _PRIMARY
    if primary in _PLAIN:
        return _PLAIN[primary](path)
    return _WITH_DETAIL.get(primary, sentences.cannot_be_used)(path, error)
