"""A recorded run, watched again: the same screens from the same objects. Pure; a replay is no evidence, writes nothing.

A position is the number of inputs taken, from 0. What was seen there is kept as values, so a step back costs nothing;
where it was never seen, the run is played anew up to there, and the stretch before it is kept along with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scansim.engine.handheld.screen import Control, HandheldScreen
from scansim.training.attention import hints_clicked_through
from scansim.training.coach.coach import Coach
from scansim.training.coach.step import CoachStep
from scansim.training.debrief import Finding, finding_of
from scansim.training.floor_view import FloorView
from scansim.training.header import RULES_VERSION, Header
from scansim.training.inputs import Do, Go, Input, Key, Report, Scan, Tap, Timed
from scansim.training.lesson import Lesson
from scansim.training.naming import called, naming_in
from scansim.training.observation import Observation
from scansim.training.ports import Clock
from scansim.training.result import Result, result_of
from scansim.training.run import Run, replayed
from scansim.training.score.scorecard import Scorecard
from scansim.training.score.traces import Traced, traced

__all__ = ["SPEEDS", "CannotBeReplayed", "Frame", "Playback", "Replay", "Wrong"]

SPEEDS = (1, 2, 4, 8)
"""How many times as fast as it was."""

_STRETCH = 25
"""So many positions before a new one are kept with it: whoever goes back from there goes back step by step."""

_A_SECOND = 1000


class CannotBeReplayed(Exception):
    """A run cannot be shown as it was; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """An error at the input that caused it: what the score says of it, and what the debrief says."""

    traced: Traced
    finding: Finding

    @property
    def number(self) -> int:
        """The number of the input, from 1."""
        return self.traced.number


@dataclass(frozen=True, slots=True)
class Frame:
    """What was seen at a position, and the input that led there (``observation``, None at the start).

    ``coach`` is what the coach would have done in its place; None in free practice. ``about`` and ``place`` are the
    names of what the input was about, ``button`` is the button that it pressed. ``clicked_through``: it asked for a
    hint sooner than anybody reads the one before.
    """

    position: int
    screen: HandheldScreen
    floor: FloorView
    observation: Observation | None = None
    coach: CoachStep | None = None
    about: str = ""
    place: str = ""
    button: Control | None = None
    clicked_through: bool = False

    @property
    def ms(self) -> int:
        """Active time since the run began, in milliseconds."""
        return self.observation.ms if self.observation is not None else 0


class Replay:
    """A recorded run and a position in it.

    Raises:
        CannotBeReplayed: the run was recorded under other rules, or has inputs after its end.
        CannotBePlayed: the content has no situation for the seed.
    """

    def __init__(self, lesson: Lesson, header: Header, inputs: Sequence[Timed]) -> None:
        if header.rules_version != RULES_VERSION:
            raise CannotBeReplayed(
                f"This run was recorded under rules {header.rules_version}, and this program plays by rules "
                f"{RULES_VERSION}: watch it with the program that recorded it."
            )
        self.lesson = lesson
        self.header = header
        self.inputs = tuple(inputs)
        self.position = 0
        self._coach = Coach()
        self._frames: dict[int, Frame] = {}
        self._head = self._fresh()
        whole = replayed(self._fresh(), self.inputs)
        if len(whole.observations) < len(self.inputs):
            raise CannotBeReplayed(
                f"Input {len(whole.observations) + 1} of this run comes after its end: check it with scansim verify."
            )
        self.result: Result = result_of(whole)
        self.wrong = _wrong(whole, self.result)

    @property
    def length(self) -> int:
        """How many inputs there are, which is the last position."""
        return len(self.inputs)

    @property
    def frame(self) -> Frame:
        """What was seen at the position."""
        if self.position not in self._frames:
            self._see(self.position)
        return self._frames[self.position]

    @property
    def run(self) -> Run:
        """A run that stands at the position. Ask before the position changes."""
        return self._headed(self.position)

    def wrong_at(self, position: int) -> tuple[Wrong, ...]:
        """The errors that the input caused which led to a position."""
        return tuple(each for each in self.wrong if each.number == position)

    def go_to(self, position: int) -> bool:
        """Go to a position, or as far as there are inputs; whether that is another one."""
        wanted = min(max(position, 0), self.length)
        changed, self.position = wanted != self.position, wanted
        return changed

    def step_on(self) -> bool:
        """One input on; False at the end."""
        return self.go_to(self.position + 1)

    def step_back(self) -> bool:
        """One input back; False at the start."""
        return self.go_to(self.position - 1)

    def error_after(self) -> bool:
        """To the next input that caused an error; False when there is none."""
        following = (each.number for each in self.wrong if each.number > self.position)
        return self.go_to(next(following, self.position))

    def error_before(self) -> bool:
        """To the input before that caused an error; False when there is none."""
        earlier = (each.number for each in reversed(self.wrong) if each.number < self.position)
        return self.go_to(next(earlier, self.position))

    def _fresh(self) -> Run:
        return self.lesson.run_of(self.header)

    def _headed(self, position: int) -> Run:
        """The run played to a position: on from where it stands, or from the start."""
        if len(self._head.observations) > position:
            self._head = self._fresh()
        return replayed(self._head, self.inputs[len(self._head.observations) : position])

    def _see(self, position: int) -> None:
        """Keep what is seen at a position: one on from where the run stands, else with the stretch before it."""
        stands_at = len(self._head.observations)
        begins = stands_at if stands_at < position else 0
        first = max(begins, position - _STRETCH)
        run = self._headed(first)
        if first == 0:
            self._frames[0] = Frame(0, run.screen, run.floor)
        for timed in self.inputs[first:position]:
            frame = self._taken(run, timed)
            self._frames[frame.position] = frame

    def _taken(self, run: Run, timed: Timed) -> Frame:
        """What is seen after one more input."""
        coach = None if run.exercise.is_free else self._coach.next_step(run)
        about, place, button = _names(run, timed.input)
        moment = run.receive(timed)
        number, floor = len(run.observations), moment.floor
        before = self._frames.get(number - 1)
        if before is not None and before.floor == floor:
            floor = before.floor  # one value for many positions
        skipped = bool(hints_clicked_through(run.observations[-2:]))
        return Frame(number, moment.screen, floor, moment.observation, coach, about, place, button, skipped)


class Playback:
    """A replay that goes on by itself, as fast as it was or faster. Whoever draws it asks :meth:`tick` in time."""

    def __init__(self, replay: Replay, clock: Clock) -> None:
        self.replay = replay
        self.is_playing = False
        self.speed = SPEEDS[0]
        self._clock = clock
        self._since = 0.0
        self._from_ms = 0

    def play(self) -> None:
        """Go on from the position; from the end begin anew."""
        if self.replay.position == self.replay.length:
            self.replay.go_to(0)
        self.is_playing = self.replay.length > 0
        self._begin(self.replay.frame.ms)

    def stop(self) -> None:
        """Stay where it is."""
        self.is_playing = False

    def faster(self) -> None:
        """The next speed; after the fastest the true one."""
        self._begin(self._now_ms())
        self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]

    def tick(self) -> bool:
        """Take every input whose moment has come; whether there was one. After the last it stops."""
        if not self.is_playing:
            return False
        now, wanted = self._now_ms(), self.replay.position
        while wanted < self.replay.length and self.replay.inputs[wanted].ms <= now:
            wanted += 1
        self.is_playing = wanted < self.replay.length
        return self.replay.go_to(wanted)

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the next input; None when nothing comes by itself."""
        if not self.is_playing or self.replay.position == self.replay.length:
            return None
        return max(0.0, (self.replay.inputs[self.replay.position].ms - self._now_ms()) / _A_SECOND / self.speed)

    def _begin(self, ms: float) -> None:
        self._since, self._from_ms = self._clock.monotonic(), int(ms)

    def _now_ms(self) -> float:
        return self._from_ms + (self._clock.monotonic() - self._since) * _A_SECOND * self.speed


def _wrong(run: Run, result: Result) -> tuple[Wrong, ...]:
    """The errors of a run; nothing is wrong in free practice."""
    errors = result.errors if isinstance(result, Scorecard) else ()
    return tuple(Wrong(each, finding_of(run, each.error)) for each in traced(run, errors))


def _names(run: Run, given: Input) -> tuple[str, str, Control | None]:
    """What an input is about, the place it names, and the button it presses, as they are before it."""
    match given:
        case Scan(fault=None) | Key(fault=None):
            named = naming_in(run.world)(given.data, given.thing if isinstance(given, Scan) else "")
            return named.name if named and named.name != given.data else "", "", None
        case Tap(control=control):
            return "", "", run.screen.control(control)
        case Go(place=place):
            return "", called(run.world, place), None
        case Do(thing=thing, place=place):
            return called(run.world, thing), called(run.world, place) if place else "", None
        case Report(about=about):
            return called(run.world, about), "", None
        case _:
            return "", "", None
