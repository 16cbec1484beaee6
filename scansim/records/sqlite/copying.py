"""A copy of the file, consistent although others write into it meanwhile."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from scansim.records import sentences
from scansim.records.sqlite.read_only import ReadOnly
from scansim.records.sqlite.refusals import refusal

__all__ = ["copy"]

_PART = ".part"


def copy(source: ReadOnly, target: Path) -> None:
    """Write one state of ``source`` to the new file ``target``: whole and on the disk, or not at all.

    Raises:
        StorageRefused: when there is such a file already, or it cannot be written.
    """
    part = target.with_name(target.name + _PART)
    try:
        if target.exists():
            raise sentences.not_overwritten(target)
        part.unlink(missing_ok=True)
    except OSError as error:
        raise sentences.backup_refused(target, error.strerror or error) from error
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            source.copy_into(connection)
            # One file, without companions: it can be put on any stick.
            connection.execute("PRAGMA journal_mode=DELETE")
            faults = connection.execute("PRAGMA integrity_check").fetchall()
        if faults != [("ok",)]:
            raise sentences.damaged(source.path, faults[0][0])
        source.require_unchanged()
        _onto_the_disk(part)
        part.rename(target)
    except sqlite3.Error as error:
        raise _refused(error, source, target) from error
    except OSError as error:
        raise sentences.backup_refused(target, error.strerror or error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _refused(error: sqlite3.Error, source: ReadOnly, target: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return refusal(error, source.path)
    return sentences.backup_refused(target, error)


def _onto_the_disk(path: Path) -> None:
    # Windows flushes only what was opened for writing.
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
