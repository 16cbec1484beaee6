"""What is found when somebody edits the file without recomputing its hashes, and what cannot be found."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scansim.records.fact import from_row, sealed
from scansim.records.journal import Records
from scansim.training.header import Header
from scansim.training.inputs import Hint, Scan, Timed
from scansim.training.ports import JournalDamaged

TEXT = '{"title":"Receipt"}'
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
CLOSED, RUNNING = range(2)

# Key columns come first; they tell a row apart while another column is edited.
CELLS = {
    "facts": ["id", "chain", "seq", "lamport", "utc", "station", "actor", "kind", "version", "body", "prev", "hash"],
    "inputs": ["attempt", "seq", "body", "prev", "hash"],
    "contents": ["hash", "body"],
}


@dataclass
class Kept:
    """A file with one closed and one running attempt, and a second connection that obeys no rules."""

    records: Records
    attempts: list[str]
    forger: sqlite3.Connection

    def found(self) -> list[str]:
        return [finding.what for finding in self.records.verify()]


@pytest.fixture
def kept(records: Records, folder: Path, header: Header) -> Iterator[Kept]:
    with_content = replace(header, contents={"exercise": DIGEST})
    attempts = [records.open(with_content, {DIGEST: TEXT}) for _ in range(2)]
    for attempt in attempts:
        for ms in range(4):
            records.append(attempt, Timed(ms, Scan(f"{ms}0063813{ms}")))
    records.close(attempts[CLOSED], {"passed": False, "points": "91.250000"})
    with closing(sqlite3.connect(folder / "records.db", isolation_level=None)) as forger:
        yield Kept(records, attempts, forger)


def test_nothing_is_found_in_what_nobody_touched(kept: Kept) -> None:
    assert kept.found() == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.data())
def test_any_edited_byte_is_found(kept: Kept, data: st.DataObject) -> None:
    # One file for all examples: each forgery is rolled back before the next.
    table = data.draw(st.sampled_from(sorted(CELLS)))
    column = data.draw(st.sampled_from(CELLS[table]))
    order = ", ".join(CELLS[table])
    rows = kept.forger.execute(
        f"SELECT {', '.join(CELLS[table][:2])}, CAST({column} AS BLOB), typeof({column}) FROM {table} ORDER BY {order}"
    ).fetchall()
    first, second, value, kind = data.draw(st.sampled_from(rows))
    place = data.draw(st.integers(0, len(value) - 1))
    if kind == "integer":
        forged: object = int(value) + data.draw(st.integers(1, 9))
    else:
        byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != value[place]))
        forged = value[:place] + bytes([byte]) + value[place + 1 :]
    change = f"UPDATE {table} SET {column} = CAST(? AS {kind}) WHERE {CELLS[table][0]} = ? AND {CELLS[table][1]} = ?"
    kept.forger.execute("BEGIN IMMEDIATE")
    backup = kept.forger.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()
    try:
        kept.forger.execute(change, (forged, first, second))
    except sqlite3.IntegrityError:
        # The forgery would make two rows with one key: the database refuses it.
        kept.forger.execute("ROLLBACK")
        return
    kept.forger.execute("COMMIT")
    try:
        assert kept.found() != []
    finally:
        kept.forger.execute("BEGIN IMMEDIATE")
        kept.forger.execute(f"DELETE FROM {table}")
        kept.forger.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(backup[0]))})", backup)
        kept.forger.execute("COMMIT")
    assert kept.found() == []


@pytest.mark.parametrize("which", [CLOSED, RUNNING])
@pytest.mark.parametrize(
    ("forgery", "what"),
    [
        ("UPDATE inputs SET body = replace(body, '20063813', '20063814') WHERE attempt = ? AND seq = 3", "was altered"),
        (
            "UPDATE inputs SET seq = CASE seq WHEN 2 THEN 103 ELSE 102 END WHERE attempt = ? AND seq IN (2, 3)",
            "missing",
        ),
        ("DELETE FROM inputs WHERE attempt = ? AND seq = 2", "input 2 is missing"),
        ("DELETE FROM inputs WHERE attempt = ? AND seq = 1", "input 1 is missing"),
    ],
)
def test_an_altered_attempt_is_neither_read_nor_silent(kept: Kept, which: int, forgery: str, what: str) -> None:
    kept.forger.execute(forgery, [kept.attempts[which]])
    assert what in "".join(kept.found())
    with pytest.raises(JournalDamaged, match=what):
        kept.records.read(kept.attempts[which])
    # The other one still counts.
    assert len(kept.records.read(kept.attempts[1 - which]).inputs) == 4


def test_two_inputs_swapped_with_their_hashes_are_found(kept: Kept) -> None:
    of = [kept.attempts[RUNNING]]
    pair = kept.forger.execute(
        "SELECT seq, body, prev, hash FROM inputs WHERE attempt = ? AND seq IN (2, 3)", of
    ).fetchall()
    assert len(pair) == 2
    for seq, *columns in pair:
        kept.forger.execute(
            "UPDATE inputs SET body = ?, prev = ?, hash = ? WHERE attempt = ? AND seq = ?", [*columns, *of, 5 - seq]
        )
    assert kept.found() == ["input 2 does not follow the one before it"]


def test_inputs_that_were_copied_or_moved_beside_the_others_are_found(kept: Kept) -> None:
    last = [kept.attempts[RUNNING]]
    kept.forger.execute("INSERT INTO input_forks SELECT * FROM inputs WHERE attempt = ? AND seq = 4", last)
    assert kept.found() == ["input 4 is kept twice"]
    kept.forger.execute("DELETE FROM inputs WHERE attempt = ? AND seq = 4", last)
    assert kept.found() == ["the inputs that count lie beside others that do not"]


def test_a_dropped_input_is_found_after_the_others_were_renumbered(kept: Kept) -> None:
    kept.forger.execute("DELETE FROM inputs WHERE attempt = ? AND seq = 2", [kept.attempts[RUNNING]])
    kept.forger.execute("UPDATE inputs SET seq = seq - 1 WHERE attempt = ? AND seq > 2", [kept.attempts[RUNNING]])
    assert kept.found() == ["input 2 does not follow the one before it"]


def test_inputs_fit_no_other_attempt(kept: Kept) -> None:
    kept.forger.execute("DELETE FROM inputs WHERE attempt = ?", [kept.attempts[RUNNING]])
    kept.forger.execute(
        "UPDATE inputs SET attempt = ? WHERE attempt = ?", [kept.attempts[RUNNING], kept.attempts[CLOSED]]
    )
    assert kept.found() == [
        "input 1 does not follow the one before it",
        "it was closed after 4 inputs, and 0 are there",
    ]


def test_a_fact_dropped_from_the_middle_is_found(kept: Kept) -> None:
    kept.forger.execute("DELETE FROM facts WHERE id = ?", [kept.attempts[RUNNING]])
    assert "fact 3 of the chain is missing before it" in kept.found()
    assert "it has inputs and was never opened" in kept.found()


def test_one_fact_sealed_anew_fits_no_longer_before_the_next(kept: Kept) -> None:
    (row,) = kept.forger.execute(f"SELECT * FROM facts WHERE id = '{kept.attempts[RUNNING]}'").fetchall()
    forged = sealed(replace(from_row(row), actor="somebody else"))
    kept.forger.execute("UPDATE facts SET actor = ?, hash = ? WHERE id = ?", [forged.actor, forged.hash, forged.id])
    assert "it does not follow the one before it" in kept.found()


def test_an_altered_score_is_found_and_not_read(kept: Kept) -> None:
    kept.forger.execute("UPDATE facts SET body = replace(body, '91.250000', '99.250000')")
    assert kept.found() == ["it was altered"]
    with pytest.raises(JournalDamaged, match="attempt_closed was altered"):
        kept.records.read(kept.attempts[CLOSED])


def test_inputs_after_the_end_and_missing_at_the_end_are_found(kept: Kept) -> None:
    kept.forger.execute("DELETE FROM inputs WHERE attempt = ? AND seq = 4", [kept.attempts[CLOSED]])
    assert kept.found() == ["it was closed after 4 inputs, and 3 are there"]


def test_a_projection_that_denies_the_end_gives_no_second_result(kept: Kept) -> None:
    kept.forger.execute("UPDATE attempts SET state = 'open', closing = NULL, passed = NULL")
    kept.records.close(kept.attempts[CLOSED], {"passed": True})
    assert kept.found() == ["it closes an attempt that is not open"]
    kept.records.rebuild()
    assert kept.records.read(kept.attempts[CLOSED]).result == {"passed": False, "points": "91.250000"}


def test_what_a_chain_cannot_see_without_an_anchor(kept: Kept) -> None:
    # docs/formats.md says so: the newest input of an attempt that has not ended, and the newest facts.
    kept.forger.execute("DELETE FROM inputs WHERE attempt = ? AND seq = 4", [kept.attempts[RUNNING]])
    kept.forger.execute("DELETE FROM facts WHERE kind = 'attempt_closed'")
    assert kept.found() == []


def test_content_that_changed_is_not_given(kept: Kept) -> None:
    kept.forger.execute("UPDATE contents SET body = body || ' '")
    with pytest.raises(JournalDamaged, match="not what its hash says"):
        kept.records.content(DIGEST)
    kept.forger.execute("UPDATE contents SET body = CAST(x'ff' AS TEXT)")
    with pytest.raises(JournalDamaged, match="not what its hash says"):
        kept.records.content(DIGEST)
    kept.forger.execute("DELETE FROM contents")
    assert kept.found() == [f"its content exercise is missing ({DIGEST[:60]}...)"] * 2


def test_a_run_whose_inputs_changed_under_it_does_not_close(kept: Kept) -> None:
    kept.forger.execute("DELETE FROM inputs WHERE attempt = ? AND seq = 4", [kept.attempts[RUNNING]])
    with pytest.raises(JournalDamaged, match="changed while it was run"):
        kept.records.close(kept.attempts[RUNNING], {"passed": True})


def test_an_input_that_somebody_else_wrote_in_the_same_place_is_not_overwritten(kept: Kept) -> None:
    kept.forger.execute(
        "INSERT INTO inputs SELECT attempt, 5, body, prev, hash FROM inputs WHERE attempt = ? AND seq = 4",
        [kept.attempts[RUNNING]],
    )
    with pytest.raises(Exception, match="Another program wrote the same record"):
        kept.records.append(kept.attempts[RUNNING], Timed(9, Hint()))
