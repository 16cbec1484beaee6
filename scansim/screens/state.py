"""What a supervisor states besides a certificate: one thing is asked at a time, then badge and PIN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from scansim.actions import Where
from scansim.scanner.entry import Origin
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.answers import answer_rows
from scansim.screens.painting.letters import kept_in_view, place_of
from scansim.screens.painting.questions import question_rows
from scansim.screens.painting.row import Sheet, sheet
from scansim.screens.painting.sign import remark_sheet
from scansim.training.choices_on import next_four
from scansim.training.people.called import short_name
from scansim.training.ports import RunRow
from scansim.training.programme.pool import is_ride
from scansim.training.signoff.office import Office, Refusal
from scansim.training.signoff.rules import Desk
from scansim.training.signoff.signature import Signature
from scansim.training.signoff.stating import Draft, Saying, Step, denied, first_look, kept, options, steps_of
from scansim.words.interface import phrase
from scansim.words.sentence import Said
from scansim.words.statement import draft_sentence, option_said, saying_name

if TYPE_CHECKING:
    from scansim.screens.signing import Signing

__all__ = ["StatePage"]

_SAYINGS = tuple(Saying)
_QUESTIONS = {
    Step.RIDE: "state_ride",
    Step.WHY: "state_why",
    Step.HOURS: "state_hours",
    Step.REMARK: "state_remark",
}


class StatePage(Page):
    """Makes a draft step by step, and signs it."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.STATE,)
    takes_badges = True

    def __init__(self, signing: Signing, office: Office, desk: Desk, heading: Said) -> None:
        super().__init__()
        self._signing = signing
        self._office = office
        self._desk = desk
        self._heading = heading
        runs = office.history.run_rows(desk.operator.id)
        self._rides: list[RunRow] = [run for run in (*reversed(runs), *desk.begun) if is_ride(run, desk.skill)]
        self._draft: Draft | None = None
        self._steps: list[Step] = []
        self._chosen = 0

    # what stands on it

    @property
    def heading(self) -> Said:
        """Whom it is about, in which skill."""
        return self._heading

    @property
    def corner(self) -> Sequence[str]:
        """Who states it."""
        return (self.trainer.session.called,)

    @property
    def hidden(self) -> frozenset[str]:
        """Where there is nothing to choose."""
        choosing = {"choose_up", "choose_down", "choose_next", "choose_nth", "choose_four"}
        if self._answers:
            return frozenset() if next_four(len(self._answers), None) is not None else frozenset({"choose_four"})
        return frozenset(choosing)

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The one thing that is asked; at the end the sentence that is signed."""
        if self._draft is not None and not self._answers:
            step = self._step
            sentence = draft_sentence(self._desk, self._draft)
            how = self._how if step is None else phrase(self._remark_how)
            remark = Said(self._draft.remark, self._draft.remark)
            lines = [Said(sentence, sentence), *([remark] if remark.long else []), how]
            question = phrase("state_sign") if step is None else phrase(_QUESTIONS[step])
            return remark_sheet(question, lines, width, height)
        question = phrase("state_what") if self._step is None else phrase(_QUESTIONS[self._step])
        rows = answer_rows(self._answers, self._chosen, width, self.manner)
        keep = kept_in_view(self._chosen, len(self._answers), self.manner)
        return replace(sheet(rows, keep), pinned=tuple(question_rows(question, width, height)))

    # what arrives

    def entered(self, message: Entered) -> None:
        """Words are typed where words are asked for; a badge signs at the end."""
        entry = message.entry
        if self._step is Step.REMARK and entry.fault is None and entry.origin is not Origin.SCAN:
            self._take(entry.data)
        elif self._draft is None or self._step is not None:
            self.trainer.unshow_line()
            self.refuse(phrase("state_choose"))
        else:
            with self.trainer.telling_troubles():
                badge = self._signing.own_badge(message)
                if badge:
                    self._sign(badge)

    def touched(self, act: str) -> None:
        """An answer."""
        if act.startswith(CHOOSE):
            self._chosen = int(act.removeprefix(CHOOSE))
            self.do("go_on")

    # actions

    def do_go_on(self) -> None:
        """The highlighted answer; no words where none are needed; the signature in a series."""
        if self._draft is None:
            self._begin(_SAYINGS[self._chosen])
        elif self._step is None:
            self._sign("")
        elif self._answers:
            self._take(self._options[self._chosen])
        else:
            self._take("")

    def do_choose_up(self) -> None:
        """The answer above."""
        self._choose(max(0, self._chosen - 1))

    def do_choose_down(self) -> None:
        """The answer below."""
        self._choose(min(self._chosen + 1, len(self._answers) - 1))

    def do_choose_next(self) -> None:
        """The next answer; after the last one the first."""
        if self._answers:
            self._choose((self._chosen + 1) % len(self._answers))

    def do_choose_nth(self, letter: str) -> None:
        """An answer by its letter."""
        index = place_of(letter, self._chosen)
        if index < len(self._answers):
            self._chosen = index
            self.do_go_on()
        else:
            self.refuse(phrase("code_no_such", card=letter))

    def do_choose_four(self) -> None:
        """To the next four answers."""
        following = next_four(len(self._answers), self._chosen)
        self._choose(0 if following is None else following)

    def do_leave(self) -> None:
        """Back to what can be stated; from there to the signature."""
        if self._draft is None:
            self.app.pop_screen()
        else:
            self._draft, self._steps, self._chosen = None, [], 0
            self.answer(None)

    # one thing each

    def _begin(self, saying: Saying) -> None:
        against = first_look(self._office, self._desk, saying, self._rides, self._utc)
        if against:
            self._signing.deny(against)
            return
        self._draft, self._steps, self._chosen = Draft(saying), list(steps_of(saying)), 0
        self.answer(None)

    def _take(self, answer: str) -> None:
        if self._draft is None or self._step is None:
            return
        draft = self._draft.answered(self._step, answer)
        if self._step is Step.REMARK:
            against = denied(self._office, self._desk, draft, self._rides, self._utc)
            if against:
                self._signing.deny(against)
                return
            # Looked at to its end: there is nothing else to see under this signature.
            self._signing.looked_at(self._page)
        self._draft, self._steps, self._chosen = draft, self._steps[1:], 0
        self.answer(None)

    def _sign(self, badge: str) -> None:
        draft, utc = self._draft, self._utc
        if draft is None:
            return

        def keep(by: Signature) -> Said | None:
            try:
                kept(self._office, self._desk, draft, self._rides, utc, by)
            except Refusal as refusal:
                self._signing.deny(refusal.denied)
                return None
            name = self.trainer.desk.roster.name(self._desk.operator.id) or ""
            return phrase("state_done", name=short_name(name), what=saying_name(draft.saying).short)

        self._signing.prove(self._page, draft_sentence(self._desk, draft), badge, keep, goes_on=False)

    def _choose(self, index: int) -> None:
        self._chosen = index
        self.paint()

    @property
    def _step(self) -> Step | None:
        return self._steps[0] if self._steps else None

    @property
    def _options(self) -> tuple[str, ...]:
        if self._draft is None or self._step is None:
            return ()
        return options(self._draft.saying, self._step, self._rides)

    @property
    def _answers(self) -> list[Said]:
        if self._draft is None:
            return [saying_name(each) for each in _SAYINGS]
        if self._step is None:
            return []
        rides = {run.attempt: run for run in self._rides}
        return [option_said(self._step, each, rides) for each in self._options]

    @property
    def _remark_how(self) -> str:
        optional = self._draft is not None and self._draft.saying in (Saying.EXTEND, Saying.TRIGGER, Saying.FOUND)
        return "state_remark_none" if optional else "state_remark_how"

    @property
    def _how(self) -> Said:
        code = "sign_how" if self._signing.needs_badge() else "sign_how_series"
        return self.say(code)

    @property
    def _page(self) -> str:
        return f"{self._desk.operator.id} {self._desk.skill.id} {self._draft.saying.value if self._draft else ''}"

    @property
    def _utc(self) -> str:
        return self.trainer.desk.clock.utc()
