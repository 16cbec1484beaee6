"""The inputs of attempts in the database: added one by one, read back only when their chain holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from scansim.engine.canonical import canonical
from scansim.records.links import InputRecord, next_input
from scansim.records.sqlite.database import Database
from scansim.records.sqlite.reader import Reader
from scansim.training.inputs import InputNotReadable, Timed, restored, stored

__all__ = [
    "add_input",
    "all_input_records",
    "attempts_with_inputs",
    "forget_inputs",
    "input_forks",
    "input_records",
    "keep_records",
    "last_input",
    "last_inputs",
    "timed_of",
    "written_input",
]

_SELECT = "SELECT seq, body, prev, hash FROM inputs"


def written_input(timed: Timed) -> str:
    """The canonical JSON text of an input.

    Raises:
        InputNotReadable: when the text would not give the same input back.
    """
    body = stored(timed)
    if restored(body) != timed:
        raise InputNotReadable(f"{timed!r} cannot be kept without loss")
    return canonical(body)


def timed_of(body: str) -> Timed:
    """The input whose stored text is ``body``.

    Raises:
        InputNotReadable: when the text is not one this program reads.
    """
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InputNotReadable("not JSON") from error
    if not isinstance(value, dict):
        raise InputNotReadable("not a map")
    return restored(value)


def add_input(database: Database, attempt: str, head: InputRecord, body: str) -> InputRecord:
    """Keep one more input of an attempt durably, after the record ``head``, and give its record."""
    record = next_input(head.seq, head.hash, body)
    with database.writing():
        database.execute(
            "INSERT INTO inputs (attempt, seq, body, prev, hash) VALUES (?, ?, ?, ?, ?)",
            (attempt, record.seq, record.body, record.prev, record.hash),
        )
    return record


def input_records(reader: Reader, attempt: str) -> list[InputRecord]:
    """All inputs of an attempt, unchecked."""
    return [_record(row) for row in reader.execute(f"{_SELECT} WHERE attempt = ? ORDER BY seq", (attempt,))]


def all_input_records(reader: Reader) -> Iterator[tuple[str, list[InputRecord]]]:
    """Attempt after attempt, each with all its inputs, unchecked."""
    rows = reader.rows("SELECT seq, body, prev, hash, attempt FROM inputs ORDER BY attempt, seq")
    for attempt, group in groupby(rows, key=lambda row: str(row[4])):
        yield attempt, [_record(row[:4]) for row in group]


def last_inputs(reader: Reader) -> dict[str, tuple[int, str]]:
    """The number and hash of the newest input of each attempt that counts."""
    rows = reader.rows(
        "SELECT i.attempt, i.seq, i.hash FROM inputs i"
        " JOIN (SELECT attempt, MAX(seq) AS seq FROM inputs GROUP BY attempt) AS newest"
        " ON newest.attempt = i.attempt AND newest.seq = i.seq"
    )
    return {str(attempt): (int(str(seq)), str(hash_)) for attempt, seq, hash_ in rows}


def attempts_with_inputs(reader: Reader) -> list[str]:
    """The ids of all attempts of which there are inputs, whether they were ever opened or not."""
    return [str(attempt) for (attempt,) in reader.rows("SELECT DISTINCT attempt FROM inputs")]


def input_forks(reader: Reader) -> Iterator[tuple[str, list[InputRecord]]]:
    """Attempt after attempt, the inputs that lie beside those that count: it was run on in two copies of a file."""
    if reader.has("input_forks"):
        rows = reader.rows("SELECT seq, body, prev, hash, attempt FROM input_forks ORDER BY attempt, seq, hash")
        for attempt, group in groupby(rows, key=lambda row: str(row[4])):
            yield attempt, [_record(row[:4]) for row in group]


def keep_records(
    database: Database, attempt: str, main: Sequence[InputRecord], forks: Sequence[InputRecord] = ()
) -> None:
    """Keep these records as all inputs of an attempt, in place of those there are. Inside :meth:`Database.writing`."""
    forget_inputs(database, attempt)
    for table, records in (("inputs", main), ("input_forks", forks)):
        database.execute_all(
            f"INSERT INTO {table} (attempt, seq, body, prev, hash) VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - see above
            [(attempt, record.seq, record.body, record.prev, record.hash) for record in records],
        )


def forget_inputs(database: Database, attempt: str) -> None:
    """Remove all inputs of an attempt. Inside :meth:`Database.writing` only."""
    database.execute("DELETE FROM inputs WHERE attempt = ?", (attempt,))
    database.execute("DELETE FROM input_forks WHERE attempt = ?", (attempt,))


def last_input(database: Database, attempt: str, beginning: str) -> InputRecord:
    """The newest input of an attempt; before the first, a record with the hash its chain begins at."""
    rows = database.execute(f"{_SELECT} WHERE attempt = ? ORDER BY seq DESC LIMIT 1", (attempt,))
    return _record(rows[0]) if rows else InputRecord(0, "", "", beginning)


def _record(row: Sequence[object]) -> InputRecord:
    seq, body, prev, hash_ = row
    # A column of another type than the table's becomes text here, and its hash then tells.
    return InputRecord(seq if isinstance(seq, int) else -1, str(body), str(prev), str(hash_))
