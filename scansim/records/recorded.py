"""One recorded run, whole, out of a file that is only read: its header, its inputs, its contents, how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scansim.engine.canonical import Json
from scansim.records import sentences
from scansim.records.audit import attempt_fault
from scansim.records.contents import content_text
from scansim.records.fact import (
    ATTEMPT_CLOSED,
    ATTEMPT_OPENED,
    COLUMNS,
    Fact,
    FactNotReadable,
    body_of,
    fact_hash,
    from_row,
)
from scansim.records.kept_inputs import input_records, timed_of
from scansim.records.retention_tables import removal_of
from scansim.records.sqlite.read_only import ReadOnly, read_only
from scansim.training.header import Header, HeaderNotReadable
from scansim.training.inputs import InputNotReadable
from scansim.training.ports import StoredAttempt

__all__ = ["Recorded", "recorded"]

_COLUMNS = ", ".join(COLUMNS)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A run as it lies in storage, and the resolved texts that its header names, by their hash."""

    stored: StoredAttempt
    contents: Mapping[str, str]


def recorded(path: Path, wanted: str) -> Recorded:
    """The run whose id is ``wanted`` or begins with it, after its hashes were checked. Nothing is written.

    Raises:
        JournalDamaged: when the run is not what its hashes say.
        StorageRefused: when there is no such run or there are several, when its inputs were removed, or when the file
            cannot be read.
    """
    reader = read_only(path)
    try:
        with reader.reading():
            found = _recorded(reader, wanted)
        reader.require_unchanged()
    finally:
        reader.close()
    return found


def _recorded(reader: ReadOnly, wanted: str) -> Recorded:
    attempt = _meant(reader, wanted)
    removed = removal_of(reader, attempt) if reader.has("removals") else None
    if removed is not None:
        raise sentences.attempt_removed(reader.path, attempt, removed)
    try:
        return _read(reader, attempt)
    except (FactNotReadable, HeaderNotReadable, InputNotReadable) as error:
        raise sentences.attempt_damaged(reader.path, attempt, error) from error


def _read(reader: ReadOnly, attempt: str) -> Recorded:
    (opening,) = _facts(reader, "id = ? AND kind = ?", attempt, ATTEMPT_OPENED)
    closing = _closing(reader, attempt)
    records = input_records(reader, attempt)
    fault = attempt_fault(opening, records, closing)
    if fault is not None:
        raise sentences.attempt_damaged(reader.path, attempt, fault)
    header = Header.restored(_mapping(opening, "header"))
    result = _mapping(closing, "result") if closing else None
    stored = StoredAttempt(attempt, header, [timed_of(record.body) for record in records], result)
    return Recorded(stored, {digest: content_text(reader, digest) for digest in header.contents.values()})


def _meant(reader: ReadOnly, wanted: str) -> str:
    rows = reader.execute(
        "SELECT id FROM facts WHERE kind = ? AND substr(id, 1, ?) = ? ORDER BY id",
        (ATTEMPT_OPENED, len(wanted), wanted),
    )
    found = [str(id_) for (id_,) in rows] if wanted else []
    if wanted in found:
        return wanted
    if not found:
        raise sentences.attempt_unknown(reader.path, wanted)
    if len(found) > 1:
        raise sentences.attempt_ambiguous(reader.path, wanted, len(found))
    return found[0]


def _closing(reader: ReadOnly, attempt: str) -> Fact | None:
    """The fact that closed the run; the table of attempts, which is derived, is not asked."""
    said = _facts(reader, "kind = ? AND body LIKE ? ORDER BY lamport", ATTEMPT_CLOSED, f'%"{attempt}"%')
    return next((fact for fact in said if body_of(fact).get("attempt") == attempt), None)


def _facts(reader: ReadOnly, condition: str, *values: str) -> list[Fact]:
    """The facts that meet a condition, each of them as its hash says."""
    rows = reader.execute(f"SELECT {_COLUMNS} FROM facts WHERE {condition}", values)  # noqa: S608 - written above
    facts = [from_row(row) for row in rows]
    for fact in facts:
        if fact_hash(fact) != fact.hash:
            raise FactNotReadable(f"its fact {fact.kind} was altered")
    return facts


def _mapping(fact: Fact, name: str) -> Mapping[str, Json]:
    value = body_of(fact).get(name)
    if not isinstance(value, Mapping):
        raise FactNotReadable(f"its {name} is missing")
    return value
