"""A practice that is cut off anywhere and resumed scores as the uninterrupted one; paused time is no active time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from scansim.engine.canonical import Json
from scansim.records.memory import MemoryAttempts
from scansim.records.opening import open_records
from scansim.records.replay import Replayer
from scansim.training.header import Floor, Header, Mode
from scansim.training.inputs import Abandon, Hint, Input, Pause, Resume, Timed
from scansim.training.lesson import Lesson, LessonEntry, NoSuchLesson
from scansim.training.ports import Attempts, StorageRefused, StoredAttempt
from scansim.training.practice import Practice
from scansim.training.score.scorecard import scorecard_of
from scansim.training.script import parsed_line
from scansim.training.signals.refreshers import Guide
from tests.training.field import ROOT, SHORT, lesson, parsed, reference, to_the_end

pytestmark = pytest.mark.content

SCRIPTS = ROOT / "tests" / "play" / "scripts"
SEED = 1


@dataclass
class HandClock:
    """Time that moves only by hand."""

    seconds: float = 100.0

    def utc(self) -> str:
        return "2026-11-22T04:30:00.000Z"

    def monotonic(self) -> float:
        return self.seconds


def inputs_of(script: str) -> list[Input]:
    lines = (SCRIPTS / f"{script}.txt").read_text(encoding="utf-8").splitlines()
    return [line.input for text in lines if (line := parsed_line(text)) is not None]


def begun(journal: Attempts, clock: HandClock | None = None, seed: int = SEED) -> Practice:
    header = lesson().header(seed, Mode.TRY, "guest")
    return Practice.begin(lesson(), header, journal, clock or HandClock())


def unfinished(journal: Attempts) -> StoredAttempt:
    found = journal.unfinished("guest")
    assert found is not None
    return found


def result_of(practice: Practice) -> dict[str, Json]:
    return {name: value for name, value in practice.close().stored().items() if name != "active_ms"}


SCRIPTED = [
    "right_one_scan_and_a_quantity",
    "right_leave_reopen_finish",
    "right_unreadable_label_typed",
    "wrong_one_short",
]


@pytest.mark.parametrize("script", [*SCRIPTED, "right_filled_and_put_right", "wrong_typed_barcodes"])
def test_cut_off_at_every_input_and_resumed_from_memory(script: str) -> None:
    inputs = inputs_of(script)
    whole = begun(MemoryAttempts())
    for given in inputs:
        whole.receive(given)
    assert whole.run.finished
    for length in range(len(inputs)):
        journal = MemoryAttempts()
        first = begun(journal)
        for given in inputs[:length]:
            first.receive(given)
        stored = unfinished(journal)
        again = Practice.resume(lesson(), stored, journal, HandClock(7.0))
        assert again.run.digest() == first.run.digest()
        assert again.run.observations == first.run.observations
        for given in inputs[length:]:
            again.receive(given)
        assert result_of(again) == result_of(whole), length
        assert journal.unfinished("guest") is None


@pytest.mark.parametrize("script", SCRIPTED[:2])
def test_cut_off_at_every_input_and_resumed_from_the_file(script: str, tmp_path: Path) -> None:
    """Every input in a process of its own, so to speak: the file is shut and opened again between any two."""
    inputs = inputs_of(script)
    whole = begun(MemoryAttempts())
    for given in inputs:
        whole.receive(given)
    clock = HandClock()
    with open_records(tmp_path, clock=clock, station="station-1") as journal:
        attempt = begun(journal, clock).attempt
    for given in inputs:
        with open_records(tmp_path, clock=clock, station="station-1") as journal:
            practice = Practice.resume(lesson(), unfinished(journal), journal, clock)
            assert practice.attempt == attempt
            practice.receive(given)
    with open_records(tmp_path, clock=clock, station="station-1") as journal:
        kept = journal.read(attempt)
        assert kept.result is not None
        assert {name: value for name, value in kept.result.items() if name != "active_ms"} == result_of(whole)
        assert [each.input for each in kept.inputs] == inputs
        assert journal.unfinished("guest") is None
        assert journal.verify() == []


@pytest.fixture(params=["memory", "file"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[HandClock], Attempts]]:
    opened = []

    def journal(clock: HandClock) -> Attempts:
        if request.param == "memory":
            return MemoryAttempts()
        opened.append(open_records(tmp_path, clock=clock, station="station-1"))
        return opened[-1]

    yield journal
    for records in opened:
        records.shut()


def test_a_closed_attempt_takes_no_more(make: Callable[[HandClock], Attempts]) -> None:
    clock = HandClock()
    journal = make(clock)
    practice = begun(journal, clock)
    attempt = practice.attempt
    for given in reference(SHORT, SEED):
        practice.receive(given)
    kept = journal.read(attempt)
    assert kept.result is not None
    clock.seconds += 60
    late = practice.receive(Hint())
    assert late.feedback.code == "run_over"
    assert practice.receive_at(Timed(10**9, Abandon())).finished
    assert journal.read(attempt) == kept
    assert practice.close().stored() == kept.result
    with pytest.raises(StorageRefused):
        journal.append(attempt, Timed(1, Hint()))


def test_active_time_is_kept_with_each_input() -> None:
    clock = HandClock()
    journal = MemoryAttempts()
    practice = begun(journal, clock)
    moments = []
    for seconds, given in [(1.5, Hint()), (2.0, Hint()), (0.0, Hint()), (0.0004, Hint()), (60.0, Hint())]:
        clock.seconds += seconds
        moments.append(practice.receive(given).observation.ms)
    assert moments == [1500, 3500, 3500, 3500, 63500]
    assert [each.ms for each in unfinished(journal).inputs] == moments


def active_times(*steps: tuple[float, Input]) -> list[int]:
    clock = HandClock()
    practice = begun(MemoryAttempts(), clock)
    moments = []
    for seconds, given in steps:
        clock.seconds += seconds
        moments.append(practice.receive(given).observation.ms)
    return moments


def test_paused_time_does_not_count() -> None:
    assert active_times((5, Hint()), (1, Pause("lock")), (3600, Resume()), (2, Hint())) == [5000, 6000, 6000, 8000]


def test_what_is_refused_neither_stops_nor_starts_the_clock() -> None:
    # A second pause, a hint in the pause, and a resume of what runs.
    assert active_times((5, Pause("a")), (9, Pause("b")), (9, Hint()), (9, Resume()), (1, Hint())) == [5000] * 4 + [
        6000
    ]
    assert active_times((5, Hint()), (1, Resume()), (1, Hint())) == [5000, 6000, 7000]


def test_time_between_being_cut_off_and_resumed_does_not_count() -> None:
    journal = MemoryAttempts()
    clock = HandClock()
    practice = begun(journal, clock)
    clock.seconds += 10
    practice.receive(Hint())
    clock.seconds += 99
    again = Practice.resume(lesson(), unfinished(journal), journal, clock)
    clock.seconds += 3
    assert again.receive(Hint()).observation.ms == 13_000


def test_cut_off_in_a_pause() -> None:
    journal = MemoryAttempts()
    clock = HandClock()
    practice = begun(journal, clock)
    clock.seconds += 10
    practice.receive(Pause("lock"))
    clock.seconds += 99
    again = Practice.resume(lesson(), unfinished(journal), journal, clock)
    assert again.run.paused
    clock.seconds += 99
    assert again.receive(Hint()).feedback.code == "run_paused"
    assert again.receive(Resume()).observation.ms == 10_000
    clock.seconds += 1
    assert again.receive(Hint()).observation.ms == 11_000


def test_a_run_that_is_closed_early_is_not_passed_and_over() -> None:
    journal = MemoryAttempts()
    practice = begun(journal)
    attempt = practice.attempt
    practice.receive(parsed("do look dock_1")[0])
    card = practice.close()
    assert not card.passed
    assert journal.read(attempt).result == card.stored()
    assert journal.unfinished("guest") is None


def test_nothing_is_opened_for_a_situation_that_cannot_be_made() -> None:
    story = lesson().exercise.story
    story = replace(story, tasks=(replace(story.tasks[0], place="x"),))
    broken = replace(lesson(), exercise=replace(lesson().exercise, story=story))
    journal = MemoryAttempts()
    with pytest.raises(ValueError, match="no place"):
        Practice.begin(broken, lesson().header(1, Mode.TRY, "guest"), journal, HandClock())
    assert journal.unfinished("guest") is None


def test_what_cannot_be_kept_is_not_done() -> None:
    class FullDisk(MemoryAttempts):
        def append(self, attempt: str, timed: Timed) -> None:
            raise StorageRefused("The disk is full: free some space.")

    practice = begun(FullDisk())
    before = practice.run.digest()
    with pytest.raises(StorageRefused):
        practice.receive(parsed("do look dock_1")[0])
    assert practice.run.digest() == before
    assert practice.run.observations == ()


@pytest.mark.parametrize("floor", Floor)
def test_a_run_begins_and_resumes_on_the_floor_of_its_header(floor: Floor) -> None:
    journal = MemoryAttempts()
    header = lesson().header(SEED, Mode.TRY, "guest", floor)
    first = Practice.begin(lesson(), header, journal, HandClock())
    assert first.run.played_on is floor
    for given in reference(SHORT, SEED, floor)[:6]:
        first.receive(given)
    again = Practice.resume(lesson(), unfinished(journal), journal, HandClock())
    assert again.run.played_on is floor
    assert again.run.digest() == first.run.digest()
    for given in reference(SHORT, SEED, floor)[6:]:
        again.receive(given)
    assert result_of(again)["floor"] == floor.value
    assert result_of(again)["passed"]


class OneLesson:
    """Lessons that know a single one."""

    def catalogue(self) -> tuple[LessonEntry, ...]:
        return ()

    def guide(self) -> Guide:
        return Guide()

    def lesson(self, exercise: str) -> Lesson:
        raise NoSuchLesson(exercise)

    def restored(self, header: Header, content: Callable[[str], str]) -> Lesson:
        return lesson()


@pytest.mark.parametrize("floor", Floor)
def test_a_run_is_verified_on_the_floor_of_its_header(floor: Floor) -> None:
    run = to_the_end(lesson().run(SEED, floor), reference(SHORT, SEED, floor))
    inputs = [Timed(seen.ms, seen.input) for seen in run.observations]
    header = lesson().header(SEED, Mode.TRY, "guest", floor)
    replayer = Replayer(OneLesson(), lambda _: "")
    assert replayer.fault(header, inputs, scorecard_of(run).stored()) == ""
    elsewhere = lesson().header(SEED, Mode.TRY, "guest", next(other for other in Floor if other is not floor))
    assert replayer.fault(elsewhere, inputs, scorecard_of(run).stored())
