"""The run: sends what is entered, pressed and touched to the practice, and draws what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import ClassVar

from scansim.actions import Where
from scansim.engine.handheld.screen import Control, Instruction, ScreenKind
from scansim.screens.keyboard import Entered
from scansim.screens.painting.floor import Hand, Kind, moved, pointed
from scansim.screens.painting.handheld import CHOOSE, chosen_control
from scansim.screens.painting.tones import CHECK, answer_to
from scansim.screens.rows import Rows
from scansim.screens.run_view import RunView
from scansim.screens.steering import (
    choice_after,
    first_choice,
    input_of_entry,
    input_of_hand,
    moved_choice,
    situation_of_screen,
    tap_of_action,
)
from scansim.training.inputs import Do, Go, Input, Pause, Set, Tap
from scansim.training.ports import StorageRefused
from scansim.words.interface import action_label, phrase
from scansim.words.sentence import Said

__all__ = ["RunPage"]

_COVERS_THE_FLOOR = (ScreenKind.DIALOG, ScreenKind.EDITOR)
_HANDS: dict[Kind, str] = {
    Kind.LOOK: "look",
    Kind.BOX: "box",
    Kind.UNIT: "unit",
    Kind.READ: "read",
    Kind.PAPER: "paper",
    Kind.WALK: "walk",
}


class RunPage(RunView):
    """A run that a person does."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (
        Where.MENU,
        Where.LIST,
        Where.TRANSFER,
        Where.EDITOR,
        Where.QUESTION,
        Where.FLOOR,
    )

    @property
    def situation(self) -> Where:
        """On the floor, or what the handheld shows."""
        return Where.FLOOR if self.is_on_floor else situation_of_screen(self.screen_shown)

    @property
    def labels(self) -> Mapping[str, Said]:
        """What Enter, F3 and the right arrow do with what is chosen."""
        if self.is_on_floor:
            _, target = pointed(self.floor, self.hand)
            hands = action_label(f"use_hands_{_HANDS[target.kind]}") if target else action_label("use_hands")
            return {"use_hands": hands, "floor": action_label("floor_back" if self.floor.looked else "floor_look")}
        screen, speaker = self.screen_shown, self.session.desk.speaker
        chosen = chosen_control(screen, self.choice)
        fill = tap_of_action("fill", screen, self.choice) if screen.kind is ScreenKind.TRANSFER else None
        labels = {"fill": action_label("fill_plus")} if fill and fill.control.startswith("plus") else {}
        return labels | ({"press_chosen": speaker.control(chosen)} if chosen else {})

    @property
    def hidden(self) -> frozenset[str]:
        """Keys that would do nothing now."""
        screen = self.screen_shown
        on_transfer = screen.kind is ScreenKind.TRANSFER
        if not on_transfer:
            return frozenset({"validate", "edit"})
        primary = () if screen.instruction is Instruction.PRESS_VALIDATE else ("press_primary",)
        return frozenset((*primary, "fill", "edit") if screen.focus is None else primary)

    # entries and touches

    def entered(self, message: Entered) -> None:
        """A scan, or a line typed by hand."""
        self._send(input_of_entry(message.entry, self.screen_shown))

    def touched(self, rows: Rows, act: str) -> None:
        """A spot of the handheld or of the floor."""
        if rows.id == "floor":
            row, _, column = act.partition(":")
            self.hand, self.is_on_floor = Hand(int(row), int(column)), True
            self.do_use_hands()
        elif act.startswith(CHOOSE):
            self.choice, self.is_on_floor = int(act.removeprefix(CHOOSE)), False
            self._press(chosen_control(self.screen_shown, self.choice))
        else:
            self._send(Tap(act))

    # the handheld

    def do_open_operations(self) -> None:
        """The menu's one button."""
        self._tap("open_operations")

    def do_open_chosen(self) -> None:
        """Open the highlighted row."""
        self._tap("open_chosen", phrase("nothing_chosen"))

    def do_new_transfer(self) -> None:
        """A new, empty transfer of the list's kind."""
        self._tap("new_transfer")

    def do_press_primary(self) -> None:
        """The button that is the one to press now, if there is one."""
        self._tap("press_primary", phrase("scan_now"))

    def do_press_chosen(self) -> None:
        """The highlighted button of the editor."""
        self._tap("press_chosen")

    def do_answer_chosen(self) -> None:
        """The highlighted answer; without one Enter decides nothing."""
        self._tap("answer_chosen", phrase("choose_first"))

    def do_validate(self) -> None:
        """Validate the transfer, from the floor too."""
        self._tap("validate")

    def do_edit(self) -> None:
        """Edit the selected line."""
        self._tap("edit", phrase("no_line_chosen"))

    def do_fill(self) -> None:
        """The button at the end of the selected line."""
        self._tap("fill", phrase("no_line_chosen"))

    def do_confirm(self) -> None:
        """Keep the quantity."""
        self._tap("confirm")

    def do_one_more(self) -> None:
        """One more."""
        self._tap("one_more")

    def do_one_less(self) -> None:
        """One less."""
        self._tap("one_less")

    def do_cancel_transfer(self) -> None:
        """Ask whether to cancel the transfer."""
        self._tap("cancel_transfer")

    def do_answer_up(self) -> None:
        """The answer above."""
        self._move_choice(-1)

    def do_answer_down(self) -> None:
        """The answer below."""
        self._move_choice(1)

    def do_discard(self) -> None:
        """Leave the editor or the question; nothing of it is kept."""
        self._tap("discard")

    def do_row_up(self) -> None:
        """The row above: a line is selected on the handheld, in lists only the highlight moves."""
        self._row("row_up", -1)

    def do_row_down(self) -> None:
        """The row below."""
        self._row("row_down", 1)

    def do_button_before(self) -> None:
        """The button before."""
        self._move_choice(-1)

    def do_button_after(self) -> None:
        """The button after."""
        self._move_choice(1)

    def do_back(self) -> None:
        """From the floor to the handheld; on the handheld one screen back."""
        if self.is_on_floor:
            self.is_on_floor = False
            self.paint()
        else:
            self._tap("back")

    # the floor

    def do_floor(self) -> None:
        """To the floor and back; on the first visit to a place, look."""
        if self.is_on_floor and self.floor.looked:
            self.is_on_floor = False
            self.paint()
            return
        self.is_on_floor = True
        if self.floor.looked:
            self.paint()
        else:
            self._send(Do("look", self.floor.place))

    def do_use_hands(self) -> None:
        """Do with the thing pointed at what it is for: look, scan its label, read it, walk there."""
        self.hand, target = pointed(self.floor, self.hand)
        given = input_of_hand(target) if target else None
        if given is None:
            self.answer(CHECK.saying(phrase("no_label")))
            return
        self._send(given)

    def do_hand_up(self) -> None:
        """The row above."""
        self._move_hand(down=-1)

    def do_hand_down(self) -> None:
        """The row below."""
        self._move_hand(down=1)

    def do_hand_left(self) -> None:
        """The thing on the left."""
        self._move_hand(right=-1)

    def do_hand_right(self) -> None:
        """The thing on the right."""
        self._move_hand(right=1)

    def do_lock(self) -> None:
        """Stop the clock of the run, then lock. A run that cannot be written to any more is locked all the same."""
        with suppress(StorageRefused):
            if not self.practice.run.finished:
                self.practice.receive(Pause("lock"))
        self.trainer.lock()

    # how inputs are given

    def _tap(self, action: str, otherwise: Said | None = None) -> None:
        given = tap_of_action(action, self.screen_shown, self.choice)
        if given is not None:
            self.is_on_floor = False
            self._send(given)
        elif otherwise is not None:
            self.answer(CHECK.saying(otherwise))

    def _press(self, control: Control | None) -> None:
        if control is not None:
            self._send(Tap(control.id))

    def _row(self, action: str, step: int) -> None:
        if self.screen_shown.kind is ScreenKind.TRANSFER:
            self._tap(action)
        else:
            self._move_choice(step)

    def _move_choice(self, step: int) -> None:
        self.choice = moved_choice(self.screen_shown, self.choice, step)
        self.paint()

    def _move_hand(self, down: int = 0, right: int = 0) -> None:
        self.hand = moved(self.floor, self.hand, down, right)
        self.paint()

    def _send(self, given: Input) -> None:
        """Give one input to the practice, which keeps it before anything of it is shown."""
        with self.trainer.telling_troubles():
            if not self.practice.run.finished:
                self._take(given)
            if self.practice.run.finished:
                self._finish()

    def _take(self, given: Input) -> None:
        before = self.screen_shown
        self.moment = moment = self.practice.receive(given)
        after = moment.screen
        self.choice = first_choice(after) if isinstance(given, Set) else choice_after(before, self.choice, after)
        if isinstance(given, Go):
            self.hand = Hand()
        if after.kind in _COVERS_THE_FLOOR:
            self.is_on_floor = False
        feedback = moment.feedback
        self.answer(answer_to(feedback, self.session.desk.speaker), ring=not feedback.was_accepted)

    def _finish(self) -> None:
        self.practice.close()
        self.trainer.go_debrief(self.job, self.practice)
