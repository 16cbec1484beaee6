"""What a station keeps about itself: settings that hold, whether they were checked since they changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.canonical import Json
from scansim.records.journal import Records
from scansim.records.opening import open_records
from scansim.records.verify import verification
from scansim.scanner.layouts import KeyboardLayout
from scansim.scanner.reading import ScannerSettings
from scansim.training.header import Floor
from scansim.training.lesson import Lessons, NoSuchLesson
from scansim.training.ports import Stations
from scansim.training.signals.refreshers import Guide
from scansim.training.station import (
    HardwareCheck,
    StationInMemory,
    StationNotReadable,
    StationSettings,
    StationState,
)
from tests.records.earlier import as_of_version
from tests.records.still_clock import StillClock

FRENCH = StationSettings(ScannerSettings(prefix="~", separators=("#",), layout=KeyboardLayout.FRENCH))
ROOM = StationSettings(FRENCH.scanner, Floor.ROOM)
PASSED = HardwareCheck(is_passed=True, outcomes={"anything": "passed", "layout": "passed"})
FAILED = HardwareCheck(is_passed=False, outcomes={"anything": "failed"})

# The clock of these tests begins at 04:30:00; opening the file and each fact take a second or more of it.
Opener = Callable[[], Records]


class NoLessons:
    def catalogue(self) -> tuple[()]:
        return ()

    def guide(self) -> Guide:
        return Guide()

    def lesson(self, exercise: str) -> None:
        raise NoSuchLesson(exercise)

    def restored(self, header: object, content: object) -> None:
        raise NoSuchLesson("none")


def kept(records: Stations) -> StationState:
    state = records.station()
    assert state is not None
    return state


def facts(folder: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(folder / "records.db") as connection:
        return connection.execute("SELECT station, body FROM facts WHERE kind = 'station_settings'").fetchall()


def test_a_new_station_keeps_nothing(records: Records) -> None:
    assert records.station() is None


def test_the_newest_settings_hold_also_after_a_restart(opened: Opener) -> None:
    first = opened()
    first.keep_station(StationSettings(), None, "guest")
    first.keep_station(FRENCH, PASSED, "guest")
    assert kept(opened()).settings == FRENCH


def test_what_is_stored_is_what_the_formats_page_says(records: Records, folder: Path) -> None:
    records.keep_station(ROOM, PASSED, "guest")
    body = (
        '{"check":{"outcomes":{"anything":"passed","layout":"passed"},"passed":true},"floor":"room",'
        '"scanner":{"layout":"fr","prefix":"~","separators":["#"]}}'
    )
    assert facts(folder) == [("station-1", body)]


def test_a_check_that_passed_holds_until_the_scanner_settings_change(records: Records) -> None:
    records.keep_station(FRENCH, PASSED, "guest")
    first = kept(records)
    assert first.passed == first.changed != ""
    records.keep_station(ROOM, None, "guest")
    assert kept(records) == StationState(ROOM, first.changed, first.passed)
    records.keep_station(StationSettings(), None, "guest")
    changed = kept(records)
    assert changed.passed == ""
    assert changed.changed > first.changed


def test_a_later_check_of_the_same_settings_counts(records: Records) -> None:
    records.keep_station(FRENCH, PASSED, "guest")
    first = kept(records)
    records.keep_station(FRENCH, PASSED, "guest")
    again = kept(records)
    assert again.changed == first.changed
    assert again.passed > first.passed
    records.keep_station(FRENCH, FAILED, "guest")
    assert kept(records).passed == ""


def test_each_station_has_its_own(folder: Path) -> None:
    clock = StillClock()
    with open_records(folder, clock=clock, station="station-1", patience=0.1) as one:
        one.keep_station(FRENCH, PASSED, "guest")
    with open_records(folder, clock=clock, station="station-2", patience=0.1) as two:
        assert two.station() is None
        two.keep_station(ROOM, None, "guest")
        assert kept(two).settings == ROOM
    with open_records(folder, clock=clock, station="station-1", patience=0.1) as one:
        assert kept(one).settings == FRENCH


def test_a_rebuild_gives_the_same(records: Records) -> None:
    for settings, check in ((FRENCH, PASSED), (ROOM, None), (StationSettings(), FAILED), (FRENCH, PASSED)):
        records.keep_station(settings, check, "guest")
    before = kept(records)
    records.rebuild()
    assert kept(records) == before


def test_a_file_of_the_version_before_is_brought_up_to_date(records: Records, opened: Opener, folder: Path) -> None:
    records.shut()
    as_of_version(1, folder / "records.db")
    again = opened()
    again.keep_station(FRENCH, PASSED, "guest")
    assert kept(again).settings == FRENCH


def test_settings_of_a_later_program_are_none_that_hold(records: Records, folder: Path) -> None:
    records.keep_station(FRENCH, PASSED, "guest")
    with sqlite3.connect(folder / "records.db") as connection:
        connection.execute("UPDATE stations SET settings = replace(settings, '\"fr\"', '\"klingon\"')")
    assert records.station() is None
    records.keep_station(FRENCH, None, "guest")
    assert kept(records) == StationState(FRENCH, kept(records).changed, "")


@pytest.mark.parametrize("damage", ["UPDATE stations SET settings = '['", "UPDATE stations SET settings = '[]'"])
def test_a_list_that_cannot_be_read_is_made_anew(records: Records, folder: Path, damage: str) -> None:
    records.keep_station(FRENCH, PASSED, "guest")
    with sqlite3.connect(folder / "records.db") as connection:
        connection.execute(damage)
    assert records.station() is None
    records.keep_station(FRENCH, PASSED, "guest")
    assert kept(records).settings == FRENCH


def test_a_pass_that_was_written_into_the_list_is_found(records: Records, folder: Path) -> None:
    records.keep_station(FRENCH, FAILED, "guest")
    records.shut()
    lessons: Lessons = NoLessons()  # type: ignore[assignment]  # there is no run to replay
    with verification(folder / "records.db", lessons) as checked:
        assert checked.elsewhere == ()
    with sqlite3.connect(folder / "records.db") as connection:
        connection.execute("UPDATE stations SET passed = changed")
    with verification(folder / "records.db", lessons) as checked:
        (finding,) = checked.elsewhere
        assert (finding.where, finding.what) == ("station station-1", "it is not kept as its facts say")


def test_a_file_of_the_version_before_is_verified_as_it_is(records: Records, folder: Path) -> None:
    records.shut()
    as_of_version(1, folder / "records.db")
    lessons: Lessons = NoLessons()  # type: ignore[assignment]  # there is no run to replay
    with verification(folder / "records.db", lessons) as checked:
        assert checked.elsewhere == ()


def test_memory_keeps_the_newest() -> None:
    memory = StationInMemory()
    assert memory.station() is None
    memory.keep_station(FRENCH, PASSED, "guest")
    assert kept(memory).settings == FRENCH


texts = st.text(st.characters(exclude_categories=()), max_size=12)


@given(
    prefix=texts,
    separators=st.lists(texts.filter(bool), max_size=3),
    layout=st.sampled_from(sorted(KeyboardLayout)),
    floor=st.sampled_from(sorted(Floor)),
)
def test_every_setting_comes_back(prefix: str, separators: list[str], layout: KeyboardLayout, floor: Floor) -> None:
    settings = StationSettings(ScannerSettings(prefix=prefix, separators=tuple(separators), layout=layout), floor)
    assert StationSettings.restored(settings.stored()) == settings


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "scanner"),
        ({"floor": "room", "scanner": "fr"}, "scanner"),
        ({"floor": "room", "scanner": {"prefix": "", "separators": []}}, "layout"),
        ({"floor": "room", "scanner": {"layout": "xx", "prefix": "", "separators": []}}, "xx"),
        ({"floor": "room", "scanner": {"layout": "us", "prefix": 1, "separators": []}}, "prefix"),
        ({"floor": "room", "scanner": {"layout": "us", "prefix": "", "separators": "#"}}, "separators"),
        ({"floor": "room", "scanner": {"layout": "us", "prefix": "", "separators": [""]}}, "separator"),
        ({"floor": "cellar", "scanner": {"layout": "us", "prefix": "", "separators": []}}, "cellar"),
    ],
)
def test_what_is_not_settings_is_refused_by_its_field(body: dict[str, Json], named: str) -> None:
    with pytest.raises(StationNotReadable, match=named):
        StationSettings.restored(body)
