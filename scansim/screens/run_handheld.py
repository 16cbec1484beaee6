"""The handheld of a run: scans, keys, cards and touches become its inputs, and what comes back is drawn."""

from __future__ import annotations

from scansim.engine.handheld.screen import Control, ScreenKind
from scansim.screens.keyboard import Entered
from scansim.screens.painting.floor import Hand
from scansim.screens.painting.letters import place_of
from scansim.screens.painting.tones import answer_to
from scansim.screens.run_view import RunView
from scansim.screens.steering import (
    choice_after,
    first_choice,
    input_of_entry,
    moved_choice,
    tap_of_action,
    tap_of_line,
)
from scansim.training.asking import LONGEST_QUANTITY
from scansim.training.choices_on import (
    choices,
    chosen_control,
    chosen_field,
    field_entered,
    is_work,
    next_button,
    next_choice,
    next_four,
    next_line,
)
from scansim.training.inputs import Input, Set, Tap
from scansim.words.interface import card_name, phrase
from scansim.words.sentence import Said

__all__ = ["RunHandheld"]

_COVERS_THE_FLOOR = (ScreenKind.DIALOG, ScreenKind.EDITOR)


class RunHandheld(RunView):
    """A run whose handheld a person works."""

    @property
    def line_shown(self) -> str:
        """What is typed; else the digits that were read off cards."""
        return super().line_shown or self.digits

    def entered(self, message: Entered) -> None:
        """A scan, or a line typed by hand."""
        self.send(input_of_entry(message.entry, self.screen_shown, self.choice))

    # buttons

    def do_open_operations(self) -> None:
        """The highlighted button of the menu; at first that is Operations."""
        self.tap("open_operations")

    def do_open_chosen(self) -> None:
        """Open the highlighted row."""
        self.tap("open_chosen", self.say("nothing_chosen"))

    def do_new_transfer(self) -> None:
        """A new, empty transfer of the list's kind."""
        self.tap("new_transfer")

    def do_press_primary(self) -> None:
        """The button that is the one to press now, if there is one."""
        self.tap("press_primary", self.say("scan_now"))

    def do_press_chosen(self) -> None:
        """Enter the digits that were read off cards; else the highlighted button of the editor."""
        if self.digits:
            self._enter_digits()
        else:
            self.tap("press_chosen")

    def do_answer_chosen(self) -> None:
        """Enter the digits that were read off cards; else the highlighted answer; without one Enter decides nothing."""
        if self.digits:
            self._enter_digits()
            return
        self.tap("answer_chosen", self.say("choose_first"))

    def do_answer_yes(self) -> None:
        """The affirmative answer, whatever is highlighted."""
        self.tap("answer_yes")

    def do_answer_no(self) -> None:
        """The answer against it, whatever is highlighted."""
        self.tap("answer_no")

    def do_validate(self) -> None:
        """Validate the transfer, from the floor too."""
        self.tap("validate")

    def do_edit(self) -> None:
        """Edit the selected line."""
        self.tap("edit", self.say("no_line_chosen"))

    def do_fill(self) -> None:
        """The button at the end of the selected line."""
        self.tap("fill", self.say("no_line_chosen"))

    def do_confirm(self) -> None:
        """Keep the quantity."""
        self.tap("confirm")

    def do_one_more(self) -> None:
        """One more."""
        self.tap("one_more")

    def do_one_less(self) -> None:
        """One less."""
        self.tap("one_less")

    def do_cancel_transfer(self) -> None:
        """Ask whether to cancel the transfer."""
        self.tap("cancel_transfer")

    def do_discard(self) -> None:
        """Take the last digit back; else leave the editor or the question, and nothing of it is kept."""
        if self.digits:
            self.digits = self.digits[:-1]
            self.paint()
        else:
            self.tap("discard")

    # choosing

    def do_answer_up(self) -> None:
        """The answer above."""
        self._choose(moved_choice(self.screen_shown, self.choice, -1))

    def do_answer_down(self) -> None:
        """The answer below."""
        self._choose(moved_choice(self.screen_shown, self.choice, 1))

    def do_button_before(self) -> None:
        """The button before."""
        self.do_answer_up()

    def do_button_after(self) -> None:
        """The button after."""
        self.do_answer_down()

    def do_row_up(self) -> None:
        """The row above: a line is selected on the handheld, in lists only the highlight moves."""
        self._row("row_up", -1)

    def do_row_down(self) -> None:
        """The row below."""
        self._row("row_down", 1)

    def do_choose_next(self) -> None:
        """The next line, row, button or answer; after the last one the first. What only can be read scrolls."""
        screen = self.screen_shown
        if is_work(screen):
            self._select(next_line(screen))
        elif choices(screen):
            self._choose(next_choice(len(choices(screen)), self.choice))
        else:
            self.turn(self.pane)

    def do_choose_four(self) -> None:
        """To the next four, which the letters mean then."""
        following = next_four(len(choices(self.screen_shown)), self.choice)
        if following is None:
            self.refuse(phrase("code_nothing_here", card=card_name("start")))
        else:
            self._choose(following)

    def do_choose_nth(self, letter: str) -> None:
        """One of the four that the highlight is among is pressed; of lines one of the first four is selected."""
        screen = self.screen_shown
        rows = screen.items if is_work(screen) else choices(screen)
        index = place_of(letter, None if is_work(screen) else self.choice)
        if index >= len(rows):
            self.refuse(phrase("code_no_such", card=letter))
        elif is_work(screen):
            self._select(index)
        else:
            self.touch_choice(index)

    def do_choose_button(self) -> None:
        """The next of the buttons below the lines."""
        self._choose(next_button(len(choices(self.screen_shown)), self.choice))

    def touch_choice(self, index: int) -> None:
        """Choose and press; a field is only chosen, and takes what is typed next."""
        self.choice = index
        if chosen_field(self.screen_shown, index) is not None:
            self.paint()
        else:
            self.press(chosen_control(self.screen_shown, index))

    # quantities by cards

    def do_enter_digit(self, digit: str) -> None:
        """A digit of the quantity; on a transfer it opens the editor of the selected line first."""
        if is_work(self.screen_shown):
            self.do_edit()
        if not field_entered(self.screen_shown, self.choice):
            if self.screen_shown.kind is ScreenKind.DIALOG:
                self.refuse(phrase("code_nothing_here", card=digit))
            return
        if len(self.digits) >= LONGEST_QUANTITY:
            self.refuse(phrase("too_many_digits", digits=self.digits))
            return
        self.digits += digit
        self.paint()

    def _enter_digits(self) -> bool:
        """Enter the digits as the quantity; whether the handheld took them."""
        digits, self.digits = self.digits, ""
        return self.send(Set(field_entered(self.screen_shown, self.choice), digits))

    # how inputs are given

    def tap(self, action: str, otherwise: Said | None = None) -> None:
        """Press the button that an action means now; without one say what else to do."""
        given = tap_of_action(action, self.screen_shown, self.choice)
        if given is not None:
            self.is_on_floor = False
            self._press(given)
        elif otherwise is not None:
            self.remark(otherwise)

    def press(self, control: Control | None) -> None:
        """Press a button that stands there."""
        if control is not None:
            self._press(Tap(control.id))

    def send(self, given: Input) -> bool:
        """Give one input to the practice, which keeps it before anything of it is shown; whether it was accepted."""
        before = self.moment
        with self.trainer.telling_troubles():
            if not self.practice.run.finished:
                self._take(given)
            if self.practice.run.finished:
                self._finish()
            else:
                self.be_asked()
        return self.moment is not None and self.moment is not before and self.moment.feedback.was_accepted

    def leave_as_it_is(self) -> None:
        """Home; the run waits there to be gone on with."""
        self.put_away()
        self.trainer.go_home()

    def be_asked(self) -> None:
        """Show who waits for an answer, if anybody does."""
        question = self.practice.run.question
        if question is not None and self.app.screen is self:
            self.trainer.be_asked(self, question)

    def _press(self, given: Tap) -> None:
        """What was read off cards is entered before another button uses the quantity."""
        if self.digits and given.control != "discard" and not self._enter_digits():
            return
        self.send(given)

    def _row(self, action: str, step: int) -> None:
        if is_work(self.screen_shown):
            self.tap(action)
        elif choices(self.screen_shown):
            self._choose(moved_choice(self.screen_shown, self.choice, step))
        else:
            self.pane.roll(step)
            self.paint()

    def _select(self, index: int) -> None:
        given = tap_of_line(self.screen_shown, index)
        if given is not None:
            self.send(given)

    def _choose(self, choice: int | None) -> None:
        self.choice = choice
        self.paint()

    def _take(self, given: Input) -> None:
        before, place = self.screen_shown, self._place
        self.moment = moment = self.practice.receive(given)
        after = moment.screen
        entered = isinstance(given, Set) and not after.items and after.kind is not ScreenKind.DIALOG
        self.choice = first_choice(after) if entered else choice_after(before, self.choice, after)
        if self._place != place:
            self.hand = Hand()
        if after.kind in _COVERS_THE_FLOOR and after.kind is not before.kind:
            self.is_on_floor = False
        if not after.fields:
            self.digits = ""
        feedback = moment.feedback
        self.answer(answer_to(feedback, self.session.desk.speaker), ring=not feedback.was_accepted)

    @property
    def _place(self) -> str:
        return self.practice.run.world.floor.stands_at.id

    def _finish(self) -> None:
        self.practice.close()
        self.trainer.go_debrief(self.job, self.practice)
