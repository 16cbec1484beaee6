"""Files as earlier versions of the program made them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from scansim.records.sqlite.schema import APPLICATION_ID, MIGRATIONS

__all__ = ["VERSION_2", "as_of_version", "file_from"]

VERSION_2 = Path(__file__).with_name("version_2.sql")
"""A whole file as the program of version 2 left it: one closed run, one that was cut off, a station."""


def file_from(dump: Path, file: Path) -> None:
    """Make a database from its dump."""
    file.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.executescript(dump.read_text(encoding="utf-8"))


def as_of_version(version: int, file: Path) -> None:
    """Give a closed file only the tables that it had in a version before, with what is in them."""
    with closing(sqlite3.connect(file, isolation_level=None)) as there:
        rows = {table: there.execute(f"SELECT * FROM {table}").fetchall() for table in _tables(there)}
    file.unlink()
    with closing(sqlite3.connect(file, isolation_level=None)) as earlier:
        earlier.execute("PRAGMA journal_mode=WAL")
        for statements in MIGRATIONS[:version]:
            for statement in statements:
                earlier.execute(statement)
        for table in _tables(earlier):
            for row in rows[table]:
                earlier.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        earlier.execute(f"PRAGMA application_id={APPLICATION_ID}")
        earlier.execute(f"PRAGMA user_version={version}")


def _tables(database: sqlite3.Connection) -> list[str]:
    return [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
