"""Forty processes write runs into one file: nothing is lost or out of order, and nobody is told that it is locked."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from scansim.records.fact import from_row
from scansim.training.inputs import Scan
from tests.records.conftest import Opener
from tests.records.several_files import whole

WRITER = Path(__file__).with_name("many_writers.py")
SOAK = bool(os.environ.get("SCANSIM_SOAK"))
WRITERS, RUNS, INPUTS = (40, 5, 30) if SOAK else (8, 2, 5)


@pytest.mark.stress
def test_many_writers_share_one_file(folder: Path, opened: Opener, capsys: pytest.CaptureFixture[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(WRITER.parents[2])}
    command = [sys.executable, str(WRITER), str(folder), str(RUNS), str(INPUTS)]
    writers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        for _ in range(WRITERS)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    # All of them are there: now they begin at once, with making the file.
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    said = []
    for writer in writers:
        with writer:
            assert writer.stdout is not None
            said.append(writer.stdout.read())
    assert [text for text in said if not text.startswith("{")] == []
    told = [json.loads(text) for text in said]
    waits = sorted(wait for each in told for wait in each["waits"])
    assert len(waits) == WRITERS * RUNS * (INPUTS + 2)
    if SOAK:
        p50, p99 = waits[len(waits) // 2], waits[len(waits) * 99 // 100]
        with capsys.disabled():
            # Not standard output: pytest-xdist keeps that of its workers to itself.
            print(
                f"\n{WRITERS} writers, {len(waits)} records: p50 {p50} ms, p99 {p99} ms, longest {waits[-1]} ms",
                file=sys.stderr,
            )
    with opened() as records:
        for each in told:
            for attempt in each["attempts"]:
                found = records.read(attempt)
                expected = [Scan(f"{each['person']} {number}") for number in range(INPUTS)]
                assert [timed.input for timed in found.inputs] == expected
                assert found.result == {"passed": True}
    whole(folder / "records.db")
    with closing(sqlite3.connect(folder / "records.db")) as database:
        facts = [from_row(row) for row in database.execute("SELECT * FROM facts ORDER BY seq")]
    assert len({fact.chain for fact in facts}) == 1
    assert len(facts) == 1 + 2 * WRITERS * RUNS
    assert all(
        later.prev == earlier.hash and later.lamport == earlier.lamport + 1 for earlier, later in pairwise(facts)
    )
    # Each writer's runs lie in the order in which it made them.
    order = {fact.id: fact.seq for fact in facts}
    for each in told:
        places = [order[attempt] for attempt in each["attempts"]]
        assert places == sorted(places)
