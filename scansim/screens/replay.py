"""A recorded run, watched again: what the handheld showed, what was entered, what the coach would have done.

Nothing can be entered, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.timer import Timer

from scansim.actions import Where
from scansim.engine.handheld.screen import HandheldScreen
from scansim.screens.keyboard import Entered
from scansim.screens.painting.floor import Hand
from scansim.screens.painting.replay import strip_rows
from scansim.screens.painting.row import Row
from scansim.screens.painting.tones import OK, answer_to
from scansim.screens.run_panels import RunPanels
from scansim.training.floor_view import FloorView
from scansim.training.inputs import Do, Go, Scan
from scansim.training.ports import Clock
from scansim.training.replay import Playback, Replay
from scansim.words.interface import action_label, phrase
from scansim.words.language import spoken
from scansim.words.replay import clock_time, coach_said, entered_said, position_said, wrong_said
from scansim.words.sentence import Said
from scansim.words.speaker import Speaker

__all__ = ["ReplayPage"]

_SOONEST = 0.001
"""Seconds; a timer needs some."""


class ReplayPage(RunPanels):
    """Draws a position of a replay, and goes from position to position. Leaving it goes back to where it was asked for;
    where nothing is below it, it ends the program."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.REPLAY,)
    takes_entries = False

    def __init__(self, replay: Replay, speaker: Speaker, clock: Clock) -> None:
        super().__init__(speaker, replay.frame.floor)
        self.replay = replay
        self.playback = Playback(replay, clock)
        self._timer: Timer | None = None

    # what stands on it

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself: watching is working, too."""
        return self.playback.is_playing

    @property
    def screen_shown(self) -> HandheldScreen:
        """What the handheld showed."""
        return self.replay.frame.screen

    @property
    def floor(self) -> FloorView:
        """What was seen from where the operator stood."""
        return self.replay.frame.floor

    @property
    def heading(self) -> Said:
        """Which exercise it was. The run is over, so its title may name the trap."""
        exercise = self.replay.lesson.exercise
        return phrase("replay_of", exercise=exercise.id, title=exercise.title.in_language(spoken().code))

    @property
    def corner(self) -> Sequence[str]:
        """How fast it goes."""
        code = "replay_plays" if self.playback.is_playing else "replay_stands"
        said = phrase(code, speed=str(self.playback.speed))
        return (said.long,)

    @property
    def labels(self) -> Mapping[str, Said]:
        """Enter stops what plays; the way out is not the way back."""
        labels = {"leave": action_label("leave_replay")}
        return {**labels, "play": action_label("play_stop")} if self.playback.is_playing else labels

    @property
    def hidden(self) -> frozenset[str]:
        """Where nothing went wrong there is no error to go to."""
        return frozenset() if self.replay.wrong else frozenset({"error_before", "error_after"})

    @property
    def hand_shown(self) -> Hand | None:
        """No hand points at anything."""
        return None

    @property
    def line_shown(self) -> str:
        """What was entered; a card that is being read comes first."""
        return super().line_shown or entered_said(self.replay.frame, self.speaker).long

    def foot_above(self, width: int) -> Sequence[Row]:
        """Where in the run this is, what was wrong, what the coach would have done."""
        replay, frame = self.replay, self.replay.frame
        wrong = replay.wrong_at(replay.position)
        return strip_rows(
            position_said(replay.position, replay.length),
            clock_time(frame.ms),
            wrong_said(wrong, self.speaker) if wrong else None,
            coach_said(frame, self.speaker),
            width,
        )

    def on_mount(self) -> None:
        """Say what the keys do."""
        super().on_mount()
        self._show()
        self.answer(OK.saying(self.say("replay_begins")))

    def on_screen_suspend(self) -> None:
        """Under another page nothing goes on."""
        self._stop()

    def entered(self, message: Entered) -> None:  # noqa: ARG002 - whatever it is
        """What happened has happened."""
        self._stop()
        self.refuse(phrase("replay_scanned"))

    def put_away(self, why: str = "") -> None:  # noqa: ARG002 - whatever the reason
        """Nothing goes on behind the lock."""
        self._stop()

    # actions

    def do_play(self) -> None:
        """Play on, or stop."""
        if self.playback.is_playing:
            self._stop()
        else:
            self.playback.play()
            self._wait()
        self._show()

    def do_faster(self) -> None:
        """The next speed."""
        self.playback.faster()
        self._wait()
        self.paint()

    def do_step_on(self) -> None:
        """The next input."""
        self._went(self.replay.step_on(), "replay_end")

    def do_step_back(self) -> None:
        """The input before; in front of the first one, leave."""
        if self.replay.position == 0 and self.trainer.by_cards:
            self.do_leave()
        else:
            self._went(self.replay.step_back(), "replay_start")

    def do_error_after(self) -> None:
        """To the next input that caused an error."""
        self._went(self.replay.error_after(), "replay_no_more")

    def do_error_before(self) -> None:
        """To the input before that caused an error."""
        self._went(self.replay.error_before(), "replay_no_more")

    def do_floor(self) -> None:
        """From the handheld to the floor and back."""
        self.is_on_floor = not self.is_on_floor
        self.paint()

    def do_leave(self) -> None:
        """Back to where the replay was asked for."""
        self._stop()
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit(0)

    def do_lock(self) -> None:
        """Lock; where nothing is below, there is nothing to lock."""
        if len(self.app.screen_stack) > 1:
            super().do_lock()
        else:
            self.do_leave()

    # going on

    def tick(self) -> None:
        """Take what the clock says, and wait for the next."""
        if self.playback.tick():
            self._show()
        self._wait()

    def _went(self, changed: bool, else_: str) -> None:
        self._stop()
        if changed:
            self._show()
        else:
            self.remark(phrase(else_))

    def _stop(self) -> None:
        self.playback.stop()
        self._wait()

    def _wait(self) -> None:
        """Ask again when the next input is due."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        left = self.playback.seconds_left
        if left is not None:
            self._timer = self.set_timer(max(left, _SOONEST), self.tick)

    def _show(self) -> None:
        """Draw the position: the half that the input was about, and the answer to it."""
        observation = self.replay.frame.observation
        given = observation.input if observation else None
        self.is_on_floor = isinstance(given, Go | Do) or (isinstance(given, Scan) and bool(given.thing))
        self.see_floor()
        self.answer(answer_to(observation.feedback, self.speaker) if observation else None)
