"""How long a check-ride may stand still: ten minutes, and one rule for its gate and for whoever comes back (C6, G6).

Moments are counted by hand: 08:10:00.000 is 600 seconds after 08:00:00.000, and one millisecond more begins the 601st.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from scansim.engine.canonical import Json
from scansim.records.memory import MemoryAttempts
from scansim.scanner.entry import Grade
from scansim.training.exercise import CHECK
from scansim.training.header import Mode
from scansim.training.inputs import Go, Hint, Input, InputNotReadable, Pause, Resume, Scan, Timed, restored, stored
from scansim.training.lesson import Lesson
from scansim.training.practice import Practice
from scansim.training.score.scorecard import scorecard_of
from scansim.training.script import ScriptFault, line_of, parsed_line
from scansim.training.standing_still import CLOCK_SET_BACK, is_too_long, pauses_of, stood_still
from tests.training.field import by_coach, lesson

pytestmark = pytest.mark.content

STOPPED = "2026-11-23T08:00:00.000Z"


@pytest.mark.parametrize(
    ("now", "went_on", "too_long"),
    [
        ("2026-11-23T08:00:00.000Z", Resume(0), False),
        ("2026-11-23T08:00:00.001Z", Resume(1), False),
        ("2026-11-23T08:10:00.000Z", Resume(600), False),
        ("2026-11-23T08:10:00.001Z", Resume(601), True),
        ("2026-11-24T08:00:00.000Z", Resume(86_400), True),
        ("2026-11-23T07:59:59.999Z", Resume(0, CLOCK_SET_BACK), False),
        ("2026-11-23T07:50:00.000Z", Resume(0, CLOCK_SET_BACK), False),
        ("2026-11-23T07:49:59.999Z", Resume(None, CLOCK_SET_BACK), True),
    ],
)
def test_how_long_a_run_stood_still(now: str, went_on: Resume, too_long: bool) -> None:
    assert stood_still(STOPPED, now, 600) == went_on
    assert is_too_long(went_on.seconds, 600) is too_long


def test_since_when_nobody_knows_is_too_long() -> None:
    assert stood_still("", STOPPED, 600) == Resume()
    assert is_too_long(None, 600)


def test_a_pause_is_kept_and_read_as_version_1_had_it() -> None:
    went_on = Timed(9000, Resume(90, CLOCK_SET_BACK))
    body: dict[str, Json] = {"v": 2, "kind": "resume", "ms": 9000, "seconds": 90, "note": "clock_set_back"}
    assert stored(went_on) == body
    assert restored(body) == went_on
    assert restored({"v": 1, "kind": "resume", "ms": 9000}) == Timed(9000, Resume())
    for wrong in ({**body, "seconds": -1}, {**body, "seconds": "90"}, {**body, "seconds": True}, {**body, "v": 3}):
        with pytest.raises(InputNotReadable):
            restored(wrong)
    with pytest.raises(InputNotReadable):
        restored({"v": 2, "kind": "pause", "ms": 0, "why": "lock", "seconds": 5})


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("@0 resume", Resume()),
        ("@0 resume 601", Resume(601)),
        ("@0 resume 0 clock_set_back", Resume(0, CLOCK_SET_BACK)),
        ("@0 resume unknown clock_set_back", Resume(None, CLOCK_SET_BACK)),
    ],
)
def test_a_pause_in_a_script(line: str, given: Input) -> None:
    read = parsed_line(line)
    assert read is not None
    assert read.input == given
    assert line_of(Timed(0, given)) == line


def test_a_pause_that_is_no_number_is_said() -> None:
    with pytest.raises(ScriptFault, match="Write whole seconds"):
        parsed_line("resume soon")


# the gate


def ride(at_most: int = 600) -> Lesson:
    """A check-ride of a few lines: only the gate about pauses is looked at."""
    known = lesson("RCV-02")
    gates = replace(known.policy.gates, check=replace(known.policy.gates.check, pause_at_most=at_most))
    return replace(known, exercise=replace(known.exercise, mode=CHECK), policy=replace(known.policy, gates=gates))


def pauses_too_long(*given: Timed, at_most: int = 600) -> tuple[bool, int]:
    """Whether the gate is met, and its count, when these come after the first input of a ride that is right."""
    of = ride(at_most)
    run = of.run(1)
    last = 0
    for index, each in enumerate(by_coach(lesson("RCV-02").run(1)).observations):
        done = replace(each.input, grade=Grade.PREFIX) if isinstance(each.input, Scan) else each.input
        run.receive(Timed(last + 1000, done))
        last += 1000
        for between in given if index == 0 else ():
            assert run.receive(replace(between, ms=between.ms + 1000)).feedback.was_accepted
            last = between.ms + 1000
    assert run.finished
    found = {gate.id.value: gate for gate in scorecard_of(run).gates}["no_long_pause"]
    assert found.limit == 0
    assert isinstance(found.count, int)
    return found.met, found.count


GATES: Mapping[str, tuple[tuple[Timed, ...], tuple[bool, int]]] = {
    "no pause": ((), (True, 0)),
    "600 seconds": ((Timed(0, Pause("lock")), Timed(0, Resume(600))), (True, 0)),
    "601 seconds": ((Timed(0, Pause("lock")), Timed(0, Resume(601))), (False, 1)),
    "nobody knows": ((Timed(0, Pause("lock")), Timed(0, Resume())), (False, 1)),
    "twice ten minutes": ((Timed(0, Pause("lock")), Timed(0, Resume(600))) * 2, (True, 0)),
    "twice too long": ((Timed(0, Pause("lock")), Timed(0, Resume(700))) * 2, (False, 2)),
    "nothing done for 600.000 s": ((Timed(600_000, Go("dock_1")),), (True, 0)),
    "nothing done for 600.001 s": ((Timed(600_001, Go("dock_1")),), (False, 1)),
    "found to be left after ten minutes and more": (
        (Timed(600_050, Pause("idle")), Timed(600_050, Resume(9))),
        (True, 0),
    ),
    "locked after ten minutes and more": ((Timed(600_050, Pause("lock")), Timed(600_050, Resume(9))), (False, 1)),
}


@pytest.mark.parametrize("case", GATES)
def test_a_check_ride_with_a_pause_of_over_ten_minutes_is_not_valid(case: str) -> None:
    given, expected = GATES[case]
    assert pauses_too_long(*given) == expected


def test_the_site_says_how_long_is_too_long() -> None:
    pause = (Timed(0, Pause("lock")), Timed(0, Resume(61)))
    assert pauses_too_long(*pause, at_most=60) == (False, 1)
    assert pauses_too_long(*pause, at_most=61) == (True, 0)


def test_in_practice_nobody_asks() -> None:
    run = lesson("RCV-02").run(1)
    run.receive(Timed(0, Pause("lock")))
    run.receive(Timed(0, Resume(9999)))
    assert list(pauses_of(run.observations)) == [0, 9999]
    assert "no_long_pause" not in [gate.id.value for gate in scorecard_of(run).gates]


# going on


@dataclass
class Wall:
    """A clock that a test sets."""

    now: str = STOPPED

    def utc(self) -> str:
        return self.now

    def monotonic(self) -> float:
        return 0.0


class Known(MemoryAttempts):
    """A journal that knows since when an attempt stands still."""

    since = ""

    def stopped(self, attempt: str) -> str:
        return self.since


def begun(journal: MemoryAttempts, wall: Wall, *, is_ride: bool = True) -> Practice:
    of = ride() if is_ride else lesson("RCV-02")
    return Practice.begin(of, lesson("RCV-02").header(1, Mode.CHECK if is_ride else Mode.TRY, "guest"), journal, wall)


def again(journal: MemoryAttempts, wall: Wall, *, is_ride: bool = True) -> Practice:
    kept = journal.unfinished("guest")
    assert kept is not None
    return Practice.resume(ride() if is_ride else lesson("RCV-02"), kept, journal, wall)


def kept_in(journal: MemoryAttempts) -> list[Input]:
    kept = journal.unfinished("guest")
    assert kept is not None
    return [timed.input for timed in kept.inputs]


def test_a_run_that_was_sealed_says_how_long_it_stood_still() -> None:
    journal, wall = Known(), Wall()
    begun(journal, wall).seal("lock")
    journal.since, wall.now = STOPPED, "2026-11-23T08:10:00.000Z"
    practice = again(journal, wall)
    assert not practice.stood_too_long
    practice.go_on()
    practice.go_on()
    assert kept_in(journal) == [Pause("lock"), Resume(600)]
    wall.now = "2026-11-23T09:00:00.000Z"
    assert not practice.stood_too_long  # it does not stand still


def test_a_run_that_stood_longer_counts_as_not_passed() -> None:
    journal, wall = Known(), Wall()
    begun(journal, wall).seal("lock")
    journal.since, wall.now = STOPPED, "2026-11-23T08:10:00.001Z"
    assert again(journal, wall).stood_too_long
    journal.since = ""
    assert again(journal, wall).stood_too_long


def test_a_check_ride_that_was_cut_off_says_so_and_practice_does_not() -> None:
    for is_ride, expected in ((True, [Hint(), Pause("cut_off"), Resume(30)]), (False, [Hint()])):
        journal, wall = Known(), Wall()
        begun(journal, wall, is_ride=is_ride).receive(Hint())
        journal.since, wall.now = STOPPED, "2026-11-23T08:00:29.500Z"
        practice = again(journal, wall, is_ride=is_ride)
        practice.go_on()
        practice.go_on()
        assert kept_in(journal) == expected
        wall.now = "2026-11-23T18:00:00.000Z"
        assert again(journal, wall, is_ride=is_ride).stood_too_long is is_ride


def test_within_one_sitting_the_clock_of_the_station_tells() -> None:
    journal, wall = MemoryAttempts(), Wall()
    practice = begun(journal, wall)
    practice.receive(Pause("left"))
    wall.now = "2026-11-23T08:01:00.000Z"
    practice.go_on()
    assert kept_in(journal) == [Pause("left"), Resume(60)]


def test_what_goes_on_at_once_was_not_paused() -> None:
    journal, wall = MemoryAttempts(), Wall()
    practice = begun(journal, wall)
    practice.go_on()
    assert not practice.stood_too_long
    assert kept_in(journal) == []
