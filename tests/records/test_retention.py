"""What is kept for so many months, and what is left when it goes."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.training.header import Header, Mode
from scansim.training.inputs import Hint, Timed
from scansim.training.people.person import Standing
from scansim.training.ports import StorageRefused
from scansim.training.retention import RecordClass, months_before
from tests.records.several_files import Stations, findings_of, run, scansim, state_of, whole

START = datetime(2000, 1, 1)  # noqa: DTZ001 - the zone is drawn with it


@pytest.mark.parametrize(
    ("utc", "months", "before"),
    [
        ("2026-11-23T08:00:00.000Z", 12, "2025-11-23T08:00:00.000Z"),
        ("2026-11-23T08:00:00.000Z", 11, "2025-12-23T08:00:00.000Z"),
        ("2026-11-23T08:00:00.000Z", 10, "2026-01-23T08:00:00.000Z"),
        ("2026-03-31T00:00:00.000Z", 1, "2026-02-28T00:00:00.000Z"),
        ("2024-03-30T00:00:00.000Z", 1, "2024-02-28T00:00:00.000Z"),
        ("2026-07-31T12:30:00.500Z", 1, "2026-06-30T12:30:00.500Z"),
        ("2026-01-01T00:00:00.000Z", 25, "2023-12-01T00:00:00.000Z"),
    ],
)
def test_a_moment_so_many_months_before(utc: str, months: int, before: str) -> None:
    assert months_before(utc, months) == before


@given(st.datetimes(START, timezones=st.just(UTC)), st.integers(1, 60))
def test_more_months_are_earlier(now: datetime, months: int) -> None:
    utc = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert months_before(utc, months + 1) < months_before(utc, months) < utc


def test_what_was_kept_long_enough_goes_and_results_stay(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        old, ride = run(north, header), run(north, header, Mode.CHECK)
        left_open = run(north, header, ended=False)
        stations.clock.now += timedelta(days=366)
        fresh = run(north, header)
        due = north.retention.due()
        assert due.runs == {RecordClass.PRACTICE: [old, left_open], RecordClass.CHECKS: []}
        with stations.open("north") as elsewhere:
            done = elsewhere.retention.apply("boss")
        # What is being run at this moment stays.
        assert done.runs == {RecordClass.PRACTICE: [old], RecordClass.CHECKS: []}
    with stations.open("north") as north:
        assert north.retention.apply("boss").runs[RecordClass.PRACTICE] == [left_open]
        assert north.retention.due().runs == {RecordClass.PRACTICE: [], RecordClass.CHECKS: []}
        for attempt in (old, left_open):
            with pytest.raises(StorageRefused, match="were removed on 2027-11-23"):
                north.read(attempt)
            with pytest.raises(StorageRefused, match="were removed"):
                north.append(attempt, Timed(9, Hint()))
        assert north.unfinished("guest") is None
        assert len(north.read(ride).inputs) == len(north.read(fresh).inputs) == 2
        rows = {row[0]: row[7] for row in state_of(stations.file("north"))["attempts"]}
        assert (rows[old], rows[ride]) == (0, 1)
        live = state_of(stations.file("north"))
        north.rebuild()
        assert state_of(stations.file("north")) == live
    whole(stations.file("north"))
    with closing(sqlite3.connect(stations.file("north"))) as database:
        bodies = [json.loads(body) for (body,) in database.execute("SELECT body FROM facts WHERE kind LIKE '%removed'")]
    assert [(each["class"], each["months"], list(each["attempts"])) for each in bodies] == [
        ("practice", 12, [old]),
        ("practice", 12, [left_open]),
    ]
    assert bodies[0]["attempts"][old]["inputs"] == 2


def test_the_site_says_for_how_long(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        run(north, header)
        ride = run(north, header, Mode.CHECK)
        north.retention.keep({RecordClass.CHECKS: 1, RecordClass.PRACTICE: 3}, "boss")
        north.retention.keep({RecordClass.PRACTICE: 4}, "boss")
        assert list(north.retention.months().values()) == [4, 1, 24]
        stations.clock.now += timedelta(days=62)
        assert north.retention.due().runs == {RecordClass.PRACTICE: [], RecordClass.CHECKS: [ride]}


def test_of_those_who_left_long_ago_no_name_is_kept(stations: Stations) -> None:
    with stations.open("north") as north:
        mia, tom, ben = (north.people.join(name, [], {}, "boss") for name in ("Mia", "Tom", "Ben"))
        for person in (mia, ben):
            north.people.leave(person, "boss")
        north.people.take_back(ben, "boss")
        stations.clock.now += timedelta(days=731)
        north.people.leave(tom, "boss")
        assert north.retention.due().people == [mia]
        north.retention.apply("boss")
        assert [north.people.name(person) for person in (mia, tom, ben)] == [None, "Tom", "Ben"]
        found = north.people.person(mia)
        assert found is not None
        assert found.standing is Standing.ERASED
    whole(stations.file("north"))


def test_a_clock_that_was_set_back_makes_nothing_old(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        run(north, header)
        stations.clock.now -= timedelta(days=1)
        before = state_of(stations.file("north"))
        for ask in (north.retention.due, lambda: north.retention.apply("boss")):
            with pytest.raises(StorageRefused, match="set the clock"):
                ask()
        assert state_of(stations.file("north")) == before


def test_removed_inputs_do_not_come_back_by_merging(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        run(north, header)
        run(north, header, ended=False)
    stations.copy("north", "south")
    stations.clock.now += timedelta(days=366)
    with stations.open("north") as north:
        north.retention.apply("boss")
    with stations.open("south") as south:
        found = south.unfinished("guest")
        assert found is not None
        # It goes on where nobody knows yet that it was removed.
        south.append(found.attempt, Timed(2, Hint()))
        south.close(found.attempt, {"passed": True})
    stations.merge("north", "south")
    stations.merge("south", "north")
    for name in ("north", "south"):
        assert state_of(stations.file(name))["inputs"] == []
        whole(stations.file(name))


@pytest.mark.parametrize(
    ("forgery", "found"),
    [
        ("INSERT INTO inputs VALUES ((SELECT attempt FROM removals), 1, '{}', 'p', 'h')", "and some are there"),
        ("INSERT INTO input_forks VALUES ((SELECT attempt FROM removals), 1, '{}', 'p', 'h')", "and some are there"),
    ],
)
def test_inputs_that_were_put_back_are_found(stations: Stations, header: Header, forgery: str, found: str) -> None:
    with stations.open("north") as north:
        run(north, header)
        stations.clock.now += timedelta(days=366)
        north.retention.apply("boss")
    with sqlite3.connect(stations.file("north")) as forger:
        forger.execute(forgery)
    assert found in " ".join(findings_of(stations.file("north")))


def test_verify_says_removed(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        run(north, header)
        stations.clock.now += timedelta(days=366)
        north.retention.apply("boss")
    status, lines = scansim(stations, "verify")
    assert status == 0
    assert lines[0].startswith("removed ")
    assert lines[0].endswith("intact, its inputs were removed; not passed")
    assert lines[1] == "1 run: 0 right, 0 altered, 0 other rules, 0 unfinished, 1 removed."


@pytest.mark.parametrize(
    "setting", ["practice", "practice=", "practice=x", "practice=0", "practice=1201", "all=3", "practice=-1", "=3"]
)
def test_a_setting_that_is_none(stations: Stations, setting: str) -> None:
    stations.open("north").shut()
    before = state_of(stations.file("north"))
    assert scansim(stations, "retention", "--set", setting)[0] == 2
    assert state_of(stations.file("north")) == before


def test_the_retention_command_tells_first_and_removes_when_told(stations: Stations, header: Header) -> None:
    stations.clock.now -= timedelta(days=800)
    with stations.open("north") as north:
        run(north, header)
    status, lines = scansim(stations, "retention", "--set", "checks=48")
    assert status == 0
    assert lines[:3] == ["practice: 12 months", "checks: 48 months", "people: 24 months"]
    assert lines[3] == "Due to be removed: inputs of runs 1, people 0. Remove them with --apply."
    assert len(state_of(stations.file("north"))["inputs"]) == 2
    assert scansim(stations, "retention", "--apply")[1][3] == "Removed: inputs of runs 1, people 0. Results stay."
    assert state_of(stations.file("north"))["inputs"] == []
