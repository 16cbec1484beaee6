"""The runs that have ended, read back: whole, and in one row each; taken out of the evidence; derived anew."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from scansim.engine.canonical import Json, sha256
from scansim.records.journal import Records
from scansim.records.memory import MemoryAttempts
from scansim.training.header import Header, Mode
from scansim.training.inputs import Hint, Timed
from scansim.training.ports import Attempts, History, StorageRefused
from scansim.training.programme.evidence import row_of
from tests.records.earlier import VERSION_2, as_of_version, file_from
from tests.records.several_files import Stations, run, scansim, state_of, whole

TEXT = '{"id":"CHK-01"}'
DIGEST = sha256(TEXT)

RESULT: dict[str, Json] = {
    "v": 2,
    "passed": False,
    "skill": "receiving",
    "gates": [{"id": "finished", "met": True, "count": 3, "limit": 3}],
    "errors": [
        {"mistake": "received_too_few", "severity": "major", "fate": "escaped", "about": "MUG", "task": "IN/1"},
        {"mistake": "received_not_there", "severity": "critical", "fate": "escaped", "about": "MUG", "task": "IN/1"},
        {"mistake": "received_too_few", "severity": "minor", "fate": "escaped", "about": "MUG", "task": "IN/2"},
        {"mistake": "refusal_unheeded", "severity": "minor", "fate": "self_corrected", "about": "TEA", "task": "IN/2"},
    ],
    "lines": 21,
    "score": "61.500000",
    "hints": 2,
    "grade": "prefix",
}


def check(journal: Attempts, header: Header, result: dict[str, Json], person: str = "mia") -> str:
    ride = replace(
        header, exercise="CHK-01", revision="3", mode=Mode.CHECK, person=person, contents={"exercise": DIGEST}
    )
    attempt = journal.open(ride, {DIGEST: TEXT})
    journal.append(attempt, Timed(0, Hint()))
    journal.close(attempt, result)
    return attempt


@pytest.fixture(params=["file", "memory"])
def journal(request: pytest.FixtureRequest) -> Records | MemoryAttempts:
    if request.param == "memory":
        return MemoryAttempts()
    return request.getfixturevalue("opened")()  # type: ignore[no-any-return]  # fixtures by name have no type


def test_runs_come_back_in_the_order_in_which_they_ended(journal: Records | MemoryAttempts, header: Header) -> None:
    history: History = journal
    first = check(journal, header, RESULT)
    check(journal, header, {"passed": True}, "tom")
    running = journal.open(replace(header, person="mia"), {})
    second = check(journal, header, {"passed": True})
    journal.close(running, {"passed": None})
    found = history.runs_of("mia")
    assert [each.attempt for each in found] == [first, second, running]
    assert [each.mode for each in found] == [Mode.CHECK, Mode.CHECK, Mode.TRY]
    assert (found[0].exercise, found[0].revision, found[0].skill, found[0].seed) == ("CHK-01", "3", "receiving", 4711)
    assert (found[0].contents, found[0].result, found[0].voided) == ({"exercise": DIGEST}, RESULT, "")
    assert history.runs_of("nobody") == []
    assert [row.person for row in history.run_rows()] == ["mia", "tom", "mia", "mia"]
    # The one that was begun before the last ended after it.
    assert [row.attempt for row in history.run_rows()][2:] == [second, running]
    assert history.run_rows("mia") == [row_of(each) for each in found]


def test_a_row_counts_lines_and_what_escaped(journal: Records | MemoryAttempts, header: Header) -> None:
    check(journal, header, RESULT)
    (row,) = journal.run_rows()
    # Two errors on one line are one line; what was corrected is none.
    assert (row.lines, row.escaped, row.critical) == (21, 2, 1)
    assert (row.passed, row.skill, row.score, row.hints, row.grade) == (False, "receiving", "61.500000", 2, "prefix")
    assert (row.content, row.revision, row.seed, row.mode) == (DIGEST, "3", 4711, "check")


def _with(**changes: Json) -> dict[str, Json]:
    return {**RESULT, **changes}


@pytest.mark.parametrize(
    ("result", "lines", "escaped"),
    [
        (_with(gates=[{"id": "finished", "met": False}]), 2, 2),
        (_with(gates=[{"id": "finished", "met": False}], lines_done=9), 9, 2),
        (_with(gates=[{"id": "finished", "met": False}], errors=[]), 0, 0),
        (_with(lines=1), 2, 2),
        (_with(lines=True, errors="none", gates=None), 0, 0),
        (_with(lines=-4, errors=[3, {"fate": "escaped"}]), 1, 1),
        ({}, 0, 0),
    ],
)
def test_what_a_result_does_not_say_proves_nothing(
    journal: Records | MemoryAttempts, header: Header, result: dict[str, Json], lines: int, escaped: int
) -> None:
    check(journal, header, result)
    (row,) = journal.run_rows()
    assert (row.lines, row.escaped) == (lines, escaped)


def test_only_what_ended_since(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        check(north, header, RESULT)
        (early,) = north.runs_of("mia")
        check(north, header, RESULT)
        late = north.runs_of("mia")[1]
        assert early.ended < late.ended
        assert [each.attempt for each in north.runs_of("mia", late.ended)] == [late.attempt]
        assert [each.attempt for each in north.run_rows(since=late.ended)] == [late.attempt]
        assert north.run_rows("mia", late.ended + "0") == []
        assert early.station == "north"
        assert early.began < early.ended


def test_a_voided_run_stays_visible(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        attempt = check(north, header, RESULT)
        fact = north.signoffs.void(attempt, "equipment", "sam", "the <b>scanner</b> died")
        north.signoffs.void(attempt, "other", "sam")
        (found,) = north.runs_of("mia")
        (row,) = north.run_rows()
        assert (found.voided, row.voided) == (fact.id, fact.id)
        assert json.loads(fact.body)["person"] == "mia"
        assert north.people.text(json.loads(fact.body)["texts"]["remark"]) == "the <b>scanner</b> died"
        with pytest.raises(StorageRefused):
            north.signoffs.void("nothing", "equipment", "sam")
        with pytest.raises(StorageRefused):
            north.signoffs.void(fact.id, "equipment", "sam")
    whole(stations.file("north"))


def test_a_run_that_ended_in_two_copies_has_one_row(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        attempt = run(north, replace(header, person="mia"), Mode.CHECK, ended=False)
    stations.copy("north", "south")
    with stations.open("south") as south:
        south.close(attempt, {"passed": False, "lines_done": 4})
    with stations.open("north") as north:
        north.close(attempt, {"passed": True, "lines_done": 3})
        north.signoffs.void(attempt, "interrupted", "sam")
        north.merge(stations.file("south"))
        (found,) = north.runs_of("mia")
        (row,) = north.run_rows()
        assert north.read(attempt).result == found.result
    stations.merge("south", "north")
    with stations.open("south") as south:
        (there,) = south.runs_of("mia")
    assert found == there
    assert row.lines == found.result["lines_done"]
    assert row.voided
    whole(stations.file("north"))
    whole(stations.file("south"))


def test_results_are_derived_anew_and_compared(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        attempt = check(north, header, RESULT)
        north.signoffs.void(check(north, header, RESULT), "equipment", "sam")
    before = state_of(stations.file("north"))
    with closing(sqlite3.connect(stations.file("north"), isolation_level=None)) as forger:
        forger.execute("UPDATE results SET escaped = 0 WHERE attempt = ?", (attempt,))
        forger.execute("DELETE FROM voids")
    status, lines = scansim(stations, "verify")
    assert status == 1
    assert f"result of attempt {attempt}: it is not kept as its facts say" in "\n".join(lines)
    assert any("voiding of attempt" in line for line in lines)
    scansim(stations, "rebuild")
    assert state_of(stations.file("north")) == before


@pytest.mark.parametrize("version", [2, 3])
def test_an_earlier_file_has_its_results_after_it_was_brought_up_to_date(
    stations: Stations, header: Header, version: int
) -> None:
    file = stations.file("north")
    if version == 2:
        file_from(VERSION_2, file)
    else:
        with stations.open("north") as north:
            check(north, header, RESULT)
        as_of_version(version, file)
    with stations.open("north") as north:
        assert len(north.run_rows()) == 1
    whole(file)


def test_an_earlier_file_with_a_fact_that_cannot_be_read_still_opens(stations: Stations, header: Header) -> None:
    file = stations.file("north")
    with stations.open("north") as north:
        check(north, header, RESULT)
        check(north, header, RESULT)
    as_of_version(3, file)
    with closing(sqlite3.connect(file, isolation_level=None)) as forger:
        forger.execute("UPDATE facts SET version = 'one' WHERE seq = 2")
    with stations.open("north") as north:
        assert len(north.run_rows()) == 1
