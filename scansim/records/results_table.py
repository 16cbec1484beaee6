"""The tables ``results`` and ``voids``: the runs that have ended, each in one row, so that many are read at once.

A row is begun where the run is opened, for what its header says, and counts from where the run is closed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter, lt
from typing import TYPE_CHECKING

from scansim.engine.canonical import Json
from scansim.records.fact import Fact, FactNotReadable
from scansim.training.collector import collector_off
from scansim.training.ports import RunRow
from scansim.training.programme.evidence import counted

if TYPE_CHECKING:
    from scansim.records.projection import Tables
    from scansim.records.sqlite.reader import Row

__all__ = ["begin_result", "close_result", "ended_runs", "fold_voided", "open_rows", "person_of_run", "run_rows"]

_BEGIN = """
    INSERT INTO results (attempt, person, exercise, revision, mode, skill, seed, station, began,
    lines, escaped, critical, score, hints, content, grade)
    VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, 0, 0, 0, '', 0, ?, '') ON CONFLICT (attempt) DO NOTHING
"""
_CLOSE = """
    UPDATE results SET ended = ?, passed = ?, skill = ?, lines = ?, escaped = ?, critical = ?, score = ?, hints = ?,
    grade = ?, lamport = ?, chain = ?, seq = ?, closing = ? WHERE attempt = ? AND ended IS NULL
"""
_VOID = "INSERT INTO voids (attempt, fact, why, utc) VALUES (?, ?, ?, ?) ON CONFLICT (attempt) DO NOTHING"
_ROWS = """
    SELECT r.attempt, r.person, r.exercise, r.revision, r.mode, r.skill, r.seed, r.station, r.began, r.ended, r.passed,
    r.lines, r.escaped, r.critical, r.score, r.hints, r.content, r.grade, r.lamport, r.chain, r.seq
    FROM results r WHERE r.ended IS NOT NULL
"""
_LAMPORT = 18
_FOLDING = itemgetter(_LAMPORT, 19, 20)
_VOIDS = "SELECT attempt, fact FROM voids"
_OPEN = """
    SELECT r.attempt, r.person, r.exercise, r.revision, r.mode, r.skill, r.seed, r.station, r.began, '', NULL,
    r.lines, r.escaped, r.critical, r.score, r.hints, r.content, r.grade, ''
    FROM results r LEFT JOIN voids v ON v.attempt = r.attempt
    WHERE r.ended IS NULL AND v.fact IS NULL AND r.person = ? AND r.mode = ? AND r.began >= ?
    ORDER BY r.began, r.attempt
"""
_ENDED = """
    SELECT r.attempt, r.closing, r.mode, COALESCE(v.fact, '') FROM results r LEFT JOIN voids v ON v.attempt = r.attempt
    WHERE r.ended IS NOT NULL AND r.person = ? AND r.ended >= ? ORDER BY r.lamport, r.chain, r.seq
"""
_PASSED = {None: None, 0: False, 1: True}
_HIGHEST = 2**63 - 1


def begin_result(tables: Tables, fact: Fact, header: Mapping[str, Json]) -> None:
    """The row of a run that was opened."""
    contents, seed = header.get("contents"), header.get("seed")
    content = contents.get("exercise") if isinstance(contents, Mapping) else ""
    said = tuple(_text(header.get(name)) for name in ("person", "exercise", "revision", "mode"))
    number = seed if isinstance(seed, int) and abs(seed) <= _HIGHEST else 0
    tables.execute(_BEGIN, (fact.id, *said, number, fact.station, fact.utc, _text(content)))


def close_result(tables: Tables, fact: Fact, body: Mapping[str, Json]) -> None:
    """What the result of a run counts for; the first closing of a run holds."""
    result = body.get("result")
    found = counted(result if isinstance(result, Mapping) else {})
    tables.execute(
        _CLOSE,
        (
            fact.utc,
            None if found.passed is None else int(found.passed),
            found.skill,
            found.lines,
            found.escaped,
            found.critical,
            found.score,
            found.hints,
            found.grade,
            fact.lamport,
            fact.chain,
            fact.seq,
            fact.id,
            _text(body.get("attempt")),
        ),
    )


def fold_voided(tables: Tables, fact: Fact, body: Mapping[str, Json]) -> None:
    """A run that counts no more; the first voiding holds."""
    attempt, why = body.get("attempt"), body.get("why")
    if not isinstance(attempt, str) or not isinstance(why, str) or not why:
        raise FactNotReadable("its attempt or reason is missing")
    tables.execute(_VOID, (attempt, fact.id, why, fact.utc))


def run_rows(tables: Tables, person: str = "", since: str = "") -> list[RunRow]:
    """The runs that ended at ``since`` (UTC) or later, of everybody or of one person, in folding order."""
    clauses = [("AND r.person = ?", person)] if person else []
    clauses += [("AND r.ended >= ?", since)] if since else []
    statement = " ".join((_ROWS, *(clause for clause, _ in clauses)))
    # Two hundred thousand rows go through here for a team board. Nearly all lie in folding order already, of which
    # SQLite makes nothing; few are voided, and a join would look for each of all.
    with collector_off():
        voided = {str(attempt): str(fact) for attempt, fact in tables.execute(_VOIDS)}
        rows = tables.execute(statement, tuple(value for _, value in clauses))
        if not _is_in_order(rows):
            rows.sort(key=_FOLDING)
        return [
            RunRow._make((*row[:10], _PASSED[row[10]], *row[11:18], voided.get(row[0], "")))  # type: ignore[index, call-overload]
            for row in rows
        ]


def _is_in_order(rows: Sequence[Row]) -> bool:
    """Whether each was ended later than the one before it, by the count of all facts."""
    counts: list[int] = [row[_LAMPORT] for row in rows]  # type: ignore[misc]
    return all(map(lt, counts, counts[1:]))


def open_rows(tables: Tables, person: str, mode: str, since: str) -> list[RunRow]:
    """The runs of a person in a mode that were begun at ``since`` (UTC) or later, neither ended nor voided."""
    return [RunRow._make(row) for row in tables.execute(_OPEN, (person, mode, since))]


def person_of_run(tables: Tables, attempt: str) -> str | None:
    """Whose run it is; None when there is no such run."""
    rows = tables.execute("SELECT person FROM results WHERE attempt = ?", (attempt,))
    return str(rows[0][0]) if rows else None


def ended_runs(tables: Tables, person: str, since: str) -> list[tuple[str, str, str, str]]:
    """The runs of a person that ended at ``since`` or later: attempt, closing fact, mode, fact that voided it."""
    rows = tables.execute(_ENDED, (person, since))
    return [(str(attempt), str(closing), str(mode), str(voided)) for attempt, closing, mode, voided in rows]


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
