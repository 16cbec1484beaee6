"""Show: the coach plays the job, one step for each Enter. Nothing of it is kept, for it is nobody's evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.painting.floor import Hand, targets
from scansim.screens.painting.interruption import interruption_sheet
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Row
from scansim.screens.painting.tones import OK, answer_to
from scansim.screens.run_view import RunView
from scansim.screens.steering import choice_after, first_choice
from scansim.training.choices_on import row_controls
from scansim.training.inputs import Do, Go, Input, Scan, Set, Tap
from scansim.words.interface import action_label, phrase
from scansim.words.language import spoken
from scansim.words.questions import said_of_question
from scansim.words.sentence import Said

__all__ = ["Demonstration"]


class Demonstration(RunView):
    """A run that the coach does. The title that names the trap is shown here (DESIGN section 5)."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.DEMONSTRATION,)

    @property
    def heading(self) -> Said:
        """What the exercise is about."""
        title = self.job.lesson.exercise.title.in_language(spoken().code)
        return Said(f"{phrase('mode_show').long} · {title}", title)

    @property
    def corner(self) -> Sequence[str]:
        """How far it is."""
        return super().corner[1:]

    @property
    def manner(self) -> Manner:
        """The coach chooses, and needs no cards."""
        return replace(super().manner, by_cards=False)

    def body_rows(self, width: int, height: int) -> Sequence[Row]:
        """The handheld and the floor; while somebody waits for an answer, the question."""
        question = self.practice.run.question
        if question is None:
            return super().body_rows(width, height)
        said = said_of_question(question)
        return self.pane.rows(lambda room: interruption_sheet(said, None, room, height, self.manner), width, height)

    @property
    def hand_shown(self) -> Hand | None:
        """What the coach is about to take or look at."""
        return self._hand_of(self.practice.advice.input)

    @property
    def labels(self) -> Mapping[str, Said]:
        """After the last step Enter goes back."""
        return {"next_step": action_label("leave")} if self.practice.run.finished else {}

    def on_mount(self) -> None:
        """Say what Enter does."""
        self._point()
        super().on_mount()
        self.answer(OK.saying(self.say("demonstration")))

    def entered(self, message: Entered) -> None:  # noqa: ARG002 - whatever it is
        """Hands off: the coach plays."""
        self.refuse(self.say("demonstration"))

    def do_next_step(self) -> None:
        """Do what the coach says; after the last step, back."""
        given = self.practice.advice.input
        if given is None:
            self.do_leave()
            return
        before = self.screen_shown
        self.moment = self.practice.receive(given)
        after = self.moment.screen
        self.choice = first_choice(after) if isinstance(given, Set) else choice_after(before, self.choice, after)
        self._point()
        if self.moment.finished:
            self.answer(OK.saying(phrase("demonstration_over")))
        else:
            self.answer(answer_to(self.moment.feedback, self.session.desk.speaker))

    def do_leave(self) -> None:
        """Back to where the demonstration was asked for."""
        self.app.pop_screen()

    def _point(self) -> None:
        """Where room is short, show the half that the next step is about."""
        given = self.practice.advice.input
        self.is_on_floor = isinstance(given, Go | Do) or (isinstance(given, Scan) and bool(given.thing))
        if isinstance(given, Tap):
            ids = [control.id for control in row_controls(self.screen_shown)]
            self.choice = ids.index(given.control) if given.control in ids else self.choice

    def _hand_of(self, given: Input | None) -> Hand | None:
        wanted = ""
        match given:
            case Scan():
                wanted = given.thing
            case Do():
                wanted = given.thing
            case Go():
                wanted = given.place
        for row, found in enumerate(targets(self.floor)):
            for column, target in enumerate(found):
                if wanted and target.id == wanted:
                    return Hand(row, column)
        return None
