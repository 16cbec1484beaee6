"""A form on top of the run: a report, or hands that do something. It asks one thing at a time, shows what it knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from scansim.actions import ControlCode, ControlKind, Where, meaning_of
from scansim.engine.handheld.feedback import Feedback
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.acts import CHOOSE, DIGIT, FLOOR
from scansim.screens.painting.chrome import Answer
from scansim.screens.painting.floor import Kind, touched_target
from scansim.screens.painting.form import form_question, form_sheet, form_title, reported
from scansim.screens.painting.letters import place_of
from scansim.screens.painting.pane import SideBySide
from scansim.screens.painting.questions import question_rows
from scansim.screens.painting.row import Row, Sheet
from scansim.screens.painting.tones import OK, answer_to
from scansim.screens.run_panels import Panel
from scansim.screens.steering import is_typed_by_hand
from scansim.training.asking import Asked, Form, Reply
from scansim.training.choices_on import next_four
from scansim.training.inputs import Report
from scansim.words.form_choices import Choice, begun, choices_of, openings
from scansim.words.interface import action_label, card_name, phrase
from scansim.words.sentence import Said

if TYPE_CHECKING:
    from scansim.screens.run import RunPage

__all__ = ["FormPage"]

_WIDE = 80


class FormPage(Page):
    """Takes scans, digits, roles and choices until the form is filled in or left; the run gets what comes of it."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.REPORT, Where.HANDS)

    def __init__(self, run: RunPage, where: Where, first: str) -> None:
        super().__init__()
        self._page = run
        self._run = run.practice.run
        self._where = where
        self._first = first
        self._form: Form | None = None
        self._choices: tuple[Choice, ...] = openings(self._run, where)
        self._chosen = 0
        self._panels = SideBySide()
        run.see_floor()

    # what is shown

    @property
    def situation(self) -> Where:
        """A report, or hands."""
        return self._where

    @property
    def heading(self) -> Said:
        """The job goes on."""
        return self._page.heading

    @property
    def corner(self) -> Sequence[str]:
        """As on the run."""
        return self._page.corner

    @property
    def labels(self) -> Mapping[str, Said]:
        """Enter finishes the last step."""
        return {"go_on": action_label("send")} if self._asks(Asked.ROLE) else {}

    @property
    def hidden(self) -> frozenset[str]:
        """Cards and keys that answer nothing now."""
        hidden = {"enter_digit"} if not self._asks(Asked.QUANTITY) else {"choose_next", "choose_nth", "choose_down"}
        if next_four(len(self._choices), None) is None:
            hidden.add("choose_four")
        return frozenset(hidden if self._form is None else {*hidden, "report"})

    @property
    def line_shown(self) -> str:
        """What is typed; else the digits so far."""
        digits = self._form.digits if self._form is not None and self._asks(Asked.QUANTITY) else ""
        return super().line_shown or digits

    def body_rows(self, width: int, height: int) -> Sequence[Row]:
        """The form; where there is room the floor beside it, so that it can be seen what it is about."""
        if width < _WIDE:
            return super().body_rows(width, height)
        panel = Panel(form_title(self._where, self._form).long, super().body_rows)
        return self._page.beside_floor(self._panels, panel, width, height)

    def body_sheet(self, width: int, height: int) -> Sheet:
        """The question and the answers to choose among."""
        said = [choice.said for choice in self._choices]
        question = question_rows(form_question(self._where, self._form), width, height)
        return form_sheet(question, self._form, said, self._chosen, width, self.manner)

    # what arrives

    def on_mount(self) -> None:
        """Begin with what the card said, if a card was read."""
        super().on_mount()
        if self._first:
            self._take(begun(self._run, self._where, self._first))

    def entered(self, message: Entered) -> None:
        """The label of a thing; digits when fingers typed them."""
        entry = message.entry
        if entry.fault is not None:
            self.refuse(phrase("form_unreadable"))
        elif self._form is None:
            self.refuse(phrase("form_choose_first", read=entry.data))
        elif self._asks(Asked.QUANTITY) and is_typed_by_hand(entry):
            self._take(self._form.digit(entry.data))
        else:
            self._take(self._form.scan(entry.data))

    def touched(self, act: str) -> None:
        """An answer, a digit of the pad, or the very thing on the floor."""
        if act.startswith(DIGIT):
            self.do_enter_digit(act.removeprefix(DIGIT))
        elif act.startswith(CHOOSE):
            self._chosen = int(act.removeprefix(CHOOSE))
            self.do_go_on()
        elif act.startswith(FLOOR):
            self._touched_on_floor(act)

    def coded(self, code: ControlCode) -> None:
        """A control code. To one that is no answer the form says what it asks; its report cannot be changed."""
        is_answer = meaning_of(code, self.situation) is not None and code.kind is not ControlKind.REPORT
        if self._form is None or is_answer:
            super().coded(code)
        else:
            self.work_with(cards=True)
            self._take(self._form.other(card_name(code.value)))

    # actions

    def do_go_on(self) -> None:
        """What is highlighted, or the digits that were entered."""
        if self._choices:
            self._take(self._choices[self._chosen].take())
        elif self._form is not None:
            self._take(self._form.enter())

    def do_choose_up(self) -> None:
        """The answer above."""
        self._choose(max(0, self._chosen - 1))

    def do_choose_down(self) -> None:
        """The answer below."""
        self._choose(min(len(self._choices) - 1, self._chosen + 1))

    def do_choose_next(self) -> None:
        """The next answer; after the last one the first."""
        if self._choices:
            self._choose((self._chosen + 1) % len(self._choices))
        else:
            self.refuse(phrase("code_nothing_here", card=card_name("next")))

    def do_choose_four(self) -> None:
        """To the next four answers, which the letters mean then."""
        following = next_four(len(self._choices), self._chosen)
        if following is None:
            self.refuse(phrase("code_nothing_here", card=card_name("start")))
        else:
            self._choose(following)

    def do_choose_nth(self, letter: str) -> None:
        """One of the four answers that the highlight is among."""
        index = place_of(letter, self._chosen)
        if index < len(self._choices):
            self._chosen = index
            self.do_go_on()
        else:
            self.refuse(phrase("code_no_such", card=letter))

    def do_enter_digit(self, digit: str) -> None:
        """A digit of the quantity."""
        if self._form is None:
            self.refuse(phrase("code_nothing_here", card=digit))
        else:
            self._take(self._form.digit(digit))

    def do_name_role(self, role: str) -> None:
        """Who is told."""
        if self._form is None:
            self.refuse(phrase("code_nothing_here", card=card_name(role)))
        else:
            self._take(self._form.role(role))

    def do_report(self, code: str = "") -> None:
        """The card of a report, where a report is still to be chosen."""
        if code and self._where is Where.REPORT:
            self._take(begun(self._run, self._where, code))

    def do_leave(self) -> None:
        """The last digit, or one step, back; from the first step to the run, and nothing is done."""
        if self._form is None:
            self.app.pop_screen()
            return
        rest = self._form.digits[:-1] if self._asks(Asked.QUANTITY) else ""
        reply = self._form.back()
        self._take(reply.form.digit(rest) if reply.form and rest else reply)

    # steps

    def _touched_on_floor(self, act: str) -> None:
        target = touched_target(self._page.floor, act)
        if target is not None and target.kind not in (Kind.LOOK, Kind.WALK) and self._asks(Asked.THING) and self._form:
            self._take(self._form.scan(target.label, target.id))

    def _asks(self, asked: Asked) -> bool:
        return self._form is not None and self._form.asked is asked

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._choices):
            self._chosen = index
            self.paint()

    def _take(self, reply: Reply) -> None:
        if reply.form is None:
            self._end(reply)
        elif reply.was_refused:
            self.answer(self._said(reply.feedback), ring=True)
        else:
            self._form = reply.form
            self._choices = choices_of(reply.form, self._run)
            self._chosen = 0
            self.answer(None)

    def _end(self, reply: Reply) -> None:
        """The form is over: the run takes what it gave, or says why it gave nothing."""
        self.app.pop_screen()
        if reply.given is None:
            self._page.answer(self._said(reply.feedback), ring=reply.was_refused)
        elif self._page.send(reply.given) and isinstance(reply.given, Report):
            self._page.answer(OK.saying(reported(self._form, reply.given)))

    def _said(self, feedback: Feedback | None) -> Answer | None:
        return answer_to(feedback, self._page.session.desk.speaker) if feedback else None
