"""A recorded run watched again: every position is what a run played to there is, whatever way one came."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.training.coach.coach import Coach
from scansim.training.coach.step import Advice
from scansim.training.header import RULES_VERSION, Mode
from scansim.training.inputs import Abandon, Finish, Hint, Pause, Resume, Scan, Tap, Timed
from scansim.training.lesson import Lesson
from scansim.training.replay import SPEEDS, CannotBeReplayed, Playback, Replay
from scansim.training.run import Run, replayed
from scansim.training.score.scorecard import Scorecard
from scansim.training.standing_still import CLOCK_SET_BACK
from scansim.words.replay import entered_said
from scansim.words.speaker import Speaker
from tests.screens.small import StandingClock
from tests.training.field import lesson, parsed, timed

pytestmark = pytest.mark.content

# RCV-02, seed 1: 5 repeats a refused code, 9 is a box too many (24 of 23), see test_traces.
LINES = [
    *["do look dock_1", "do look note-DN-966", "scan WH/IN/07525", "scan NO", "scan NO"],
    *[*["scan 19521108025118"] * 4, *["scan 9521108035110"] * 8, "scan 19521108410310"],
    *[*["scan 9521108410313"] * 2, "tap validate", "tap create_backorder"],
]
INPUTS = tuple(timed(parsed(*LINES)))
LENGTH = 22


def replay_of(inputs: tuple[Timed, ...] = INPUTS, *, of: Lesson | None = None, mode: Mode = Mode.TRY) -> Replay:
    chosen = of or lesson()
    return Replay(chosen, chosen.header(1, mode, "guest"), inputs)


@cache
def digests() -> list[tuple[str, str]]:
    """The record and the floor after each input, of a run that only ever went on."""
    run = lesson().run(1)
    found = [run.digest()]
    for each in INPUTS:
        run.receive(each)
        found.append(run.digest())
    return found


@cache
def shared() -> Replay:
    return replay_of()


def test_a_hint_that_was_clicked_through_shows_at_its_step() -> None:
    """A second after the hint before it was read, a millisecond less it was not; the result counts it."""
    given = (Timed(1000, Hint()), Timed(2000, Hint()), Timed(2999, Hint()), Timed(3000, Abandon()))
    replay = replay_of(given)
    replay.go_to(replay.length)
    assert isinstance(replay.result, Scorecard)
    assert replay.result.measures.clicked_through == 1
    said = []
    for number in (1, 2, 3):
        replay.go_to(number)
        said.append(entered_said(replay.frame, Speaker()).long)
    assert said == [
        "asked for a hint",
        "asked for a hint",
        "asked for a hint, too soon to have read the one before",
    ]


def test_how_long_a_run_stood_still_shows_at_its_step() -> None:
    given = [each for seconds in (Resume(61), Resume(), Resume(0, CLOCK_SET_BACK)) for each in (Pause("lock"), seconds)]
    replay = replay_of(tuple(Timed(0, each) for each in given))
    said = []
    for number in (2, 4, 6):
        replay.go_to(number)
        said.append(entered_said(replay.frame, Speaker()).long)
    assert said == [
        "went on after 61 seconds",
        "went on, nobody knows after how long",
        "went on; the clock of the station had been set back",
    ]


MOVES = st.one_of(
    st.sampled_from(["step_on", "step_back", "error_after", "error_before"]),
    st.integers(-1, LENGTH + 1),
)


@given(st.lists(MOVES, min_size=1, max_size=8))
def test_wherever_one_comes_from_a_position_is_a_fresh_run_to_it(moves: list[str | int]) -> None:
    replay = shared()
    for move in moves:
        if isinstance(move, int):
            replay.go_to(move)
        else:
            getattr(replay, move)()
        assert 0 <= replay.position <= LENGTH
        frame = replay.frame
        assert frame.position == replay.position
        assert replay.run.digest() == digests()[replay.position]
        fresh = replayed(lesson().run(1), INPUTS[: replay.position])
        assert (frame.screen, frame.floor) == (fresh.screen, fresh.floor)
        assert frame.observation == (fresh.observations[-1] if fresh.observations else None)


def test_at_both_ends_it_stays() -> None:
    replay = replay_of()
    assert (replay.position, replay.length) == (0, LENGTH)
    assert not replay.step_back()
    assert replay.frame.observation is None
    assert replay.go_to(LENGTH)
    assert not replay.step_on()
    assert replay.frame.ms == 22_000


def test_errors_are_gone_to_one_after_the_other_and_back() -> None:
    replay = replay_of()
    assert [(each.number, each.finding.code) for each in replay.wrong] == [
        (5, "refusal_unheeded"),
        (9, "received_too_many"),
    ]
    assert replay.error_after()
    assert replay.position == 5
    assert replay.error_after()
    assert replay.position == 9
    assert not replay.error_after()
    assert replay.position == 9
    replay.step_on()
    assert replay.error_before()
    assert replay.position == 9
    assert replay.error_before()
    assert replay.position == 5
    assert not replay.error_before()
    assert [each.number for each in replay.wrong_at(5)] == [5]
    assert replay.wrong_at(6) == ()
    assert dict(replay.wrong_at(5)[0].finding.facts)["read"] == "NO"


def test_beside_each_input_stands_what_the_coach_would_have_done_before_it() -> None:
    replay = replay_of()
    coach = Coach()
    for position in (22, 9, 4, 1):
        replay.go_to(position)
        before = replayed(lesson().run(1), INPUTS[: position - 1])
        assert replay.frame.coach == coach.next_step(before)
    replay.go_to(4)
    assert replay.frame.coach is not None
    assert replay.frame.coach.advice is Advice.SCAN_BOX


def test_at_the_start_the_coach_had_nothing_to_do_yet() -> None:
    assert replay_of().frame.coach is None


def test_an_input_is_told_with_the_names_of_that_moment() -> None:
    replay = replay_of()
    replay.go_to(1)
    assert replay.frame.about == "Dock 1"
    replay.go_to(3)
    assert replay.frame.about == ""  # a document is called what its label says
    replay.go_to(6)
    assert replay.frame.about == "Blue mug 25cl"
    replay.go_to(22)
    assert replay.frame.button is not None
    assert replay.frame.button.action == "create_backorder"


def test_free_practice_has_no_coach_and_no_errors() -> None:
    free = lesson("FREE-01")
    inputs = tuple(timed(parsed("scan NO", "scan NO", "abandon")))
    replay = replay_of(inputs, of=free, mode=Mode.FREE)
    replay.go_to(2)
    assert (replay.frame.coach, replay.wrong, replay.result.passed) == (None, (), None)


def test_a_demonstration_can_be_watched_again() -> None:
    replay = replay_of(mode=Mode.SHOW)
    assert replay.go_to(LENGTH)


def test_a_run_without_inputs_has_one_position() -> None:
    replay = replay_of(())
    assert not replay.step_on()
    assert not replay.error_after()
    assert replay.frame.position == 0


def test_a_run_of_other_rules_is_told_in_one_sentence() -> None:
    header = replace(lesson().header(1, Mode.TRY, "guest"), rules_version=RULES_VERSION + 1)
    with pytest.raises(CannotBeReplayed, match=f"recorded under rules {RULES_VERSION + 1}"):
        Replay(lesson(), header, INPUTS)


def test_inputs_after_the_end_are_no_run() -> None:
    with pytest.raises(CannotBeReplayed, match="Input 23 of this run comes after its end"):
        replay_of((*INPUTS, Timed(23_000, Finish())))


def test_a_thousand_inputs_are_gone_through_backwards_without_beginning_anew_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By counting inputs taken: 1,000 to score it, and at most 1,000 for each stretch of 25 positions."""
    many = tuple(timed([*parsed(*LINES[:3]), *[Scan("NO")] * 996, Tap("validate")]))
    replay = replay_of(many)
    taken = 0
    receive = Run.receive

    def counted(run: Run, given: Timed) -> object:
        nonlocal taken
        taken += 1
        return receive(run, given)

    monkeypatch.setattr(Run, "receive", counted)
    for _ in range(100):
        replay.step_on()
        assert replay.frame.position == replay.position
    assert taken == 100
    taken = 0
    replay.go_to(1000)
    for _ in range(50):
        assert replay.frame.position == replay.position
        replay.step_back()
    assert taken <= 2000
    # What was seen is kept: the same way again costs nothing.
    for _ in range(50):
        replay.step_on()
        assert replay.frame.position == replay.position
    assert taken <= 2000


# speed


def playing() -> tuple[Playback, StandingClock]:
    """Inputs at 1, 2 … 22 seconds."""
    clock = StandingClock()
    playback = Playback(replay_of(), clock)
    playback.play()
    return playback, clock


@pytest.mark.parametrize(("speed", "after", "position"), [(1, 2.5, 2), (2, 2.5, 5), (4, 2.5, 10), (8, 2.5, 20)])
def test_it_plays_as_fast_as_it_was_or_faster(speed: int, after: float, position: int) -> None:
    playback, clock = playing()
    while playback.speed != speed:
        playback.faster()
    clock.now = after
    assert playback.tick()
    assert playback.replay.position == position
    assert not playback.tick()


def test_it_says_how_long_until_the_next_input() -> None:
    playback, clock = playing()
    assert playback.seconds_left == 1.0
    clock.now = 0.75
    assert playback.seconds_left == 0.25
    playback.faster()
    assert playback.seconds_left == 0.125
    clock.now = 10.0
    assert playback.seconds_left == 0.0
    playback.stop()
    assert playback.seconds_left is None


def test_a_change_of_speed_counts_from_its_moment() -> None:
    """Two seconds at true speed, then two at double: 2 + 4 = 6 seconds of the run."""
    playback, clock = playing()
    clock.now = 2.0
    playback.tick()
    playback.faster()
    clock.now = 4.0
    playback.tick()
    assert playback.replay.position == 6


def test_it_stops_at_the_end_and_plays_again_from_the_start() -> None:
    playback, clock = playing()
    clock.now = 100.0
    assert playback.tick()
    assert (playback.replay.position, playback.is_playing, playback.seconds_left) == (LENGTH, False, None)
    assert not playback.tick()
    playback.play()
    assert (playback.replay.position, playback.is_playing) == (0, True)
    assert playback.seconds_left == 1.0


def test_it_goes_on_from_where_it_was_stopped() -> None:
    playback, clock = playing()
    clock.now = 3.0
    playback.tick()
    playback.stop()
    clock.now = 50.0
    assert not playback.tick()
    playback.replay.go_to(10)
    playback.play()
    clock.now = 52.0
    playback.tick()
    assert playback.replay.position == 12


def test_after_the_fastest_comes_the_true_speed() -> None:
    playback, _ = playing()
    speeds = [playback.speed]
    for _ in SPEEDS:
        playback.faster()
        speeds.append(playback.speed)
    assert speeds == [1, 2, 4, 8, 1]
