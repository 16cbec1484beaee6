"""An empty database of the present version, in memory: to derive tables into and compare them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from scansim.records.sqlite.reader import Reader
from scansim.records.sqlite.schema import MIGRATIONS

__all__ = ["scratch"]


@contextmanager
def scratch() -> Iterator[Reader]:
    """The database; gone at the end."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        reader = Reader(connection, Path("memory"))
        for statements in MIGRATIONS:
            for statement in statements:
                reader.execute(statement)
        yield reader
