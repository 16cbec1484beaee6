"""Which chain a file writes, and what is derived from facts."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scansim.records.fact import Fact, from_row
from scansim.records.journal import Records
from scansim.records.opening import open_records
from scansim.training.header import Header
from scansim.training.inputs import Hint, Timed
from tests.records.conftest import Opener
from tests.records.still_clock import StillClock


def facts(folder: Path) -> list[Fact]:
    with closing(sqlite3.connect(folder / "records.db")) as database:
        return [from_row(row) for row in database.execute("SELECT * FROM facts ORDER BY lamport, chain, seq")]


def attempts(folder: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "records.db")) as database:
        return database.execute("SELECT * FROM attempts ORDER BY attempt").fetchall()


def test_opening_again_begins_nothing(folder: Path, opened: Opener) -> None:
    for _ in range(3):
        opened().shut()
    assert [fact.kind for fact in facts(folder)] == ["chain_opened"]


def test_a_copied_folder_begins_a_chain_that_names_its_parent(
    tmp_path: Path, folder: Path, opened: Opener, header: Header
) -> None:
    with opened() as records:
        attempt = records.open(header, {})
        records.append(attempt, Timed(0, Hint()))
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    before = facts(folder)
    with open_records(copy, clock=StillClock(), station="station-2") as records:
        # What was begun in the original can be ended in the copy.
        found = records.unfinished("guest")
        assert found is not None
        records.append(found.attempt, Timed(1, Hint()))
        records.close(found.attempt, {"passed": True})
        assert records.verify() == []
    kept, (begun, closed) = facts(copy)[: len(before)], facts(copy)[len(before) :]
    assert kept == before
    parent = {"chain": before[-1].chain, "seq": before[-1].seq, "hash": before[-1].hash}
    assert json.loads(begun.body)["parent"] == parent
    assert (begun.kind, begun.seq, begun.station) == ("chain_opened", 1, "station-2")
    assert begun.chain != before[-1].chain
    assert (closed.chain, closed.seq, closed.prev) == (begun.chain, 2, begun.hash)
    assert [fact.lamport for fact in (begun, closed)] == [before[-1].lamport + 1, before[-1].lamport + 2]
    # The original goes on with its own.
    with opened() as records:
        records.close(attempt, {"passed": False})
    assert {fact.chain for fact in facts(folder)} == {before[0].chain}
    # The copy of the copy names the copy.
    shutil.copytree(copy, tmp_path / "third")
    open_records(tmp_path / "third", clock=StillClock(), station="station-3").shut()
    assert json.loads(facts(tmp_path / "third")[-1].body)["parent"]["chain"] == begun.chain


def test_a_file_that_no_longer_knows_its_chain_begins_one(folder: Path, opened: Opener, header: Header) -> None:
    with opened() as records:
        records.open(header, {})
    with closing(sqlite3.connect(folder / "records.db", isolation_level=None)) as database:
        database.execute("DELETE FROM this_file")
    last = facts(folder)[-1]
    opened().shut()
    assert json.loads(facts(folder)[-1].body)["parent"] == {"chain": last.chain, "seq": last.seq, "hash": last.hash}


def test_a_clock_set_back_changes_no_order(folder: Path, header: Header) -> None:
    clock = StillClock()
    with open_records(folder, clock=clock, station="station-1") as records:
        records.open(header, {})
        clock.now = clock.now.replace(year=2001)
        later = records.open(header, {})
        found = records.unfinished("guest")
        assert found is not None
        assert found.attempt == later
        assert records.verify() == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(["mia", "guest"]), st.sampled_from([None, True, False, "absent"])), max_size=8)
)
def test_rebuilt_projections_equal_the_live_ones(
    records: Records, folder: Path, header: Header, runs: list[tuple[str, bool | str | None]]
) -> None:
    for person, passed in runs:
        attempt = records.open(replace(header, person=person), {})
        if passed is not None:
            records.append(attempt, Timed(0, Hint()))
            records.close(attempt, {} if passed == "absent" else {"passed": passed})
    live = attempts(folder)
    with closing(sqlite3.connect(folder / "records.db", isolation_level=None)) as database:
        database.execute("UPDATE attempts SET passed = 1, state = 'closed', person = 'forged'")
    assert records.rebuild() == len(facts(folder))
    assert attempts(folder) == live


def test_the_row_of_an_attempt(records: Records, folder: Path, header: Header) -> None:
    open_ = records.open(replace(header, exercise="RCV-02"), {})
    closed = records.open(header, {})
    records.close(closed, {"passed": False})
    rows = {row[0]: row[1:] for row in attempts(folder)}
    times = {fact.seq: fact.utc for fact in facts(folder)}
    ids = {fact.seq: fact.id for fact in facts(folder)}
    assert rows[open_] == ("open", "guest", "RCV-02", "try", times[2], None, None, 2, None)
    assert rows[closed] == ("closed", "guest", "RCV-01", "try", times[3], times[4], 0, 3, ids[4])
