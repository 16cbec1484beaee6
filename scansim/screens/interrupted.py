"""Somebody interrupts a run: a page over it that only an answer takes away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.over_page import OverPage
from scansim.screens.painting.interruption import interruption_sheet
from scansim.screens.painting.row import Sheet
from scansim.screens.painting.tones import OK, answer_to
from scansim.screens.steering import input_of_entry
from scansim.training.header import Mode
from scansim.training.inputs import Answer, Hint
from scansim.training.interrupting import Question
from scansim.words.interface import action_label, phrase
from scansim.words.questions import said_of_question
from scansim.words.sentence import Said

if TYPE_CHECKING:
    from scansim.screens.run_handheld import RunHandheld

__all__ = ["Interrupted"]


class Interrupted(OverPage):
    """Asks what ``question`` asks, on top of the run that it interrupts."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.INTERRUPTED,)

    def __init__(self, run: RunHandheld, question: Question) -> None:
        super().__init__(run, len(question.options))
        self._run = run
        self._question = question
        self._said = said_of_question(question)

    def body_sheet(self, width: int, height: int) -> Sheet:
        """Who, what is said, the answers."""
        return interruption_sheet(self._said, self._chosen, width, height, self.manner)

    @property
    def labels(self) -> Mapping[str, Said]:
        """Enter gives the answer that is highlighted."""
        return {"go_on": action_label("answer_chosen")}

    def entered(self, message: Entered) -> None:
        """A label is no answer: the run refuses it aloud."""
        given = input_of_entry(message.entry, self._run.screen_shown, None)
        feedback = self._run.practice.receive(given).feedback
        self.answer(answer_to(feedback, self._run.session.desk.speaker), ring=not feedback.was_accepted)

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

    def answer_with(self, index: int) -> None:
        """Away with the page first: the answer may end the run, or bring the next question."""
        self.app.pop_screen()
        self._run.send(Answer(self._question.options[index].choice.name))
