"""Somebody interrupts a run: a page over it that only an answer takes away. At first no answer is highlighted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.interruption import interruption_sheet
from scansim.screens.painting.letters import place_of
from scansim.screens.painting.row import Sheet
from scansim.screens.painting.tones import OK, answer_to
from scansim.screens.steering import input_of_entry
from scansim.training.header import Mode
from scansim.training.inputs import Answer, Hint
from scansim.training.interrupting import Question
from scansim.words.interface import phrase
from scansim.words.questions import said_of_question
from scansim.words.sentence import Said

if TYPE_CHECKING:
    from scansim.screens.run_handheld import RunHandheld

__all__ = ["Interrupted"]


class Interrupted(Page):
    """Asks what ``question`` asks, on top of the run that it interrupts."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.INTERRUPTED,)

    def __init__(self, run: RunHandheld, question: Question) -> None:
        super().__init__()
        self._run = run
        self._question = question
        self._said = said_of_question(question)
        self._chosen: int | None = None

    @property
    def heading(self) -> Said:
        """As on the run."""
        return self._run.heading

    @property
    def corner(self) -> Sequence[str]:
        """As on the run."""
        return self._run.corner

    def body_sheet(self, width: int, height: int) -> Sheet:
        """Who, what is said, the answers."""
        return interruption_sheet(self._said, self._chosen, width, height, self.manner)

    def entered(self, message: Entered) -> None:
        """A label is no answer: the run refuses it aloud."""
        given = input_of_entry(message.entry, self._run.screen_shown, None)
        feedback = self._run.practice.receive(given).feedback
        self.answer(answer_to(feedback, self._run.session.desk.speaker), ring=not feedback.was_accepted)

    def touched(self, act: str) -> None:
        """An answer."""
        if act.startswith(CHOOSE):
            self._answer_with(int(act.removeprefix(CHOOSE)))

    def do_go_on(self) -> None:
        """The highlighted answer; without one Enter decides nothing."""
        if self._chosen is None:
            self.remark(self.say("choose_first"))
        else:
            self._answer_with(self._chosen)

    def do_choose_up(self) -> None:
        """The answer above."""
        self._choose(0 if self._chosen is None else max(0, self._chosen - 1))

    def do_choose_down(self) -> None:
        """The answer below."""
        self._choose(0 if self._chosen is None else min(self._chosen + 1, len(self._question.options) - 1))

    def do_choose_next(self) -> None:
        """The next answer; after the last one the first."""
        self._choose(0 if self._chosen is None else (self._chosen + 1) % len(self._question.options))

    def do_choose_nth(self, letter: str) -> None:
        """An answer by its letter."""
        index = place_of(letter)
        if index < len(self._question.options):
            self._answer_with(index)
        else:
            self.refuse(phrase("code_no_such", card=letter))

    def do_hint(self) -> None:
        """Ask for a hint. In practice the coach gives it."""
        practice, speaker = self._run.practice, self._run.session.desk.speaker
        feedback = practice.receive(Hint()).feedback
        if feedback.was_accepted and practice.mode is Mode.TRY:
            said = speaker.hint(practice.hint)
            self.answer(OK.saying(Said(phrase("hint", advice=said.long).long, phrase("hint", advice=said.short).short)))
        else:
            self.answer(answer_to(feedback, speaker), ring=not feedback.was_accepted)

    def do_leave_run(self) -> None:
        """Ask, then leave the run as it is: the question will be there again."""
        self.trainer.decide(self, "leave", self._run.leave_as_it_is)

    def _choose(self, index: int) -> None:
        self._chosen = index
        self.paint()

    def _answer_with(self, index: int) -> None:
        """Away with the page first: the answer may end the run, or bring the next question."""
        self.app.pop_screen()
        self._run.send(Answer(self._question.options[index].choice.name))
