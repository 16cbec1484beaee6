"""The run: the handheld, the floor around it, and what is asked on the way (reports, hands, leaving)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import ClassVar

from scansim.actions import Where
from scansim.engine.handheld.screen import Instruction, ScreenKind
from scansim.screens.painting.acts import CHOOSE, DIGIT, FLOOR, TAP
from scansim.screens.painting.floor import Hand, Kind, moved, next_hand, pointed, touched_hand
from scansim.screens.painting.tones import OK
from scansim.screens.run_handheld import RunHandheld
from scansim.screens.steering import input_of_hand, tap_of_action
from scansim.training.choices_on import answer_control, choices, chosen_control, is_work, next_four, row_controls
from scansim.training.handwork import look_here
from scansim.training.header import Mode
from scansim.training.inputs import Abandon, Do, Finish, Hint, Tap
from scansim.training.ports import StorageRefused
from scansim.training.where_on import where_on
from scansim.words.interface import action_label, phrase
from scansim.words.sentence import Said

__all__ = ["RunPage"]

_FEW_BUTTONS = 2
"""So many buttons of the menu need no word about how to choose among them."""

_HANDS: dict[Kind, str] = {
    Kind.LOOK: "look",
    Kind.BOX: "box",
    Kind.UNIT: "unit",
    Kind.READ: "read",
    Kind.PAPER: "paper",
    Kind.WALK: "walk",
}


class RunPage(RunHandheld):
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
        return Where.FLOOR if self.is_on_floor else where_on(self.screen_shown.kind)

    @property
    def labels(self) -> Mapping[str, Said]:
        """What Enter, F3 and the right arrow do with what is chosen."""
        if self.is_on_floor:
            _, target = pointed(self.floor, self.hand)
            hands = action_label(f"use_hands_{_HANDS[target.kind]}") if target else action_label("use_hands")
            look = action_label("floor_back" if self.floor.looked else "floor_look")
            labels = {**self._counting, "use_hands": hands, "floor": look}
            scroll = action_label("scroll_on")
            return labels if self.floor.pickable else {**labels, "choose_next": scroll, "hand_right": scroll}
        screen, speaker = self.screen_shown, self.session.desk.speaker
        chosen = chosen_control(screen, self.choice)
        fill = tap_of_action("fill", screen, self.choice) if is_work(screen) else None
        labels = {"fill": action_label("fill_plus")} if fill and fill.control.startswith("plus") else {}
        if self.digits:
            digits = action_label("enter_digits", digits=self.digits)
            return labels | {"press_chosen": digits, "discard": action_label("digit_back")}
        labels |= self._counting
        pressing = ("open_operations", "press_primary", "press_chosen")
        return labels | (dict.fromkeys(pressing, speaker.control(chosen)) if chosen else {})

    @property
    def _counting(self) -> dict[str, Said]:
        """A count is applied where a transfer is validated."""
        return {"validate": action_label("apply_count")} if self.screen_shown.kind is ScreenKind.COUNT else {}

    @property
    def help_labels(self) -> Mapping[str, Said]:
        """Also what the two answers of a question are."""
        speaker = self.session.desk.speaker
        answers = {id_: answer_control(self.screen_shown, id_) for id_ in ("answer_yes", "answer_no")}
        return {**self.labels, **{id_: speaker.control(control) for id_, control in answers.items() if control}}

    @property
    def hidden(self) -> frozenset[str]:
        """Keys that would do nothing now."""
        screen = self.screen_shown
        nothing_there = self.is_on_floor and pointed(self.floor, self.hand)[1] is None
        hidden = {"use_hands"} if nothing_there else set()
        if screen.kind is ScreenKind.MENU and len(row_controls(screen)) <= _FEW_BUTTONS:
            hidden |= {"row_up", "row_down"}
        if screen.kind is ScreenKind.DIALOG and not screen.fields:
            hidden.add("enter_digit")
        if next_four(len(choices(screen)), None) is None:
            hidden.add("choose_four")
        if not is_work(screen):
            return frozenset({*hidden, "validate", "edit"})
        if screen.instruction is not Instruction.PRESS_VALIDATE and self.choice is None:
            hidden.add("press_primary")
        return frozenset({*hidden, "fill", "edit"} if screen.focus is None else hidden)

    def touched(self, act: str) -> None:
        """A spot of the handheld or of the floor."""
        if act.startswith(FLOOR):
            self.hand, self.is_on_floor = touched_hand(act), True
            self.do_use_hands()
        elif act.startswith(DIGIT):
            self.is_on_floor = False
            self.do_enter_digit(act.removeprefix(DIGIT))
        elif act.startswith(CHOOSE):
            self.is_on_floor = False
            self.touch_choice(int(act.removeprefix(CHOOSE)))
        else:
            self.send(Tap(act.removeprefix(TAP)))

    def do_back(self) -> None:
        """From the floor to the handheld; on the handheld one screen back."""
        if self.is_on_floor:
            self.is_on_floor = False
            self.paint()
        else:
            self.tap("back")

    def do_choose_next(self) -> None:
        """On the floor the hand goes to the next thing, on the handheld the highlight.

        What hangs in a room is no choice: there the floor scrolls.
        """
        if not self.is_on_floor:
            super().do_choose_next()
        elif self.floor.pickable:
            self._point(next_hand(self.floor, self.hand))
        else:
            self.turn(self.floor_pane)

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
            self.send(Do("look", self.floor.place))

    def do_look(self) -> None:
        """Look around, then at the papers that lie here."""
        self.is_on_floor = True
        self.send(look_here(self.floor))

    def do_use_hands(self) -> None:
        """Do with the thing pointed at what it is for: look, scan its label, read it, walk there."""
        self.hand, target = pointed(self.floor, self.hand)
        given = input_of_hand(target, self.screen_shown) if target else None
        if given is None:
            self.remark(phrase("no_label" if self.floor.pickable else "labels_in_room"))
            return
        self.send(given)

    def do_hand_up(self) -> None:
        """The row above."""
        self._reach(-1)

    def do_hand_down(self) -> None:
        """The row below."""
        self._reach(1)

    def do_hand_left(self) -> None:
        """The thing on the left."""
        self._point(moved(self.floor, self.hand, right=-1))

    def do_hand_right(self) -> None:
        """The thing on the right."""
        self._point(moved(self.floor, self.hand, right=1))

    # what is asked on the way

    def do_report(self, code: str = "") -> None:
        """Report something: what the card says, or what is chosen."""
        self._ask(Where.REPORT, code)

    def do_hands(self, verb: str = "") -> None:
        """Do something by hand that is no scan."""
        self._ask(Where.HANDS, verb)

    def do_open_thing(self) -> None:
        """Open a box."""
        self.do_hands("open")

    def do_take_thing(self) -> None:
        """Take something in hand."""
        self.do_hands("take")

    def do_put_thing(self) -> None:
        """Put down what is in hand."""
        self.do_hands("put")

    def do_set_aside(self) -> None:
        """Set something aside."""
        self.do_hands("set_aside")

    def do_relabel(self) -> None:
        """Put a new label on something."""
        self.do_hands("relabel")

    def do_load(self) -> None:
        """Load what is in hand onto the truck."""
        self.do_hands("load")

    def do_hint(self) -> None:
        """Ask for a hint. In practice the coach gives it."""
        if self.send(Hint()) and self.practice.mode is Mode.TRY:
            said = self.session.desk.speaker.hint(self.practice.hint)
            self.answer(OK.saying(Said(phrase("hint", advice=said.long).long, phrase("hint", advice=said.short).short)))

    def do_hand_in(self) -> None:
        """Ask, then hand the work in as it is. Free practice has nothing to hand in: it is left."""
        if self.practice.mode is Mode.FREE:
            self.do_leave_run()
        else:
            self.trainer.decide(self, "hand_in", self._hand_in)

    def do_leave_run(self) -> None:
        """Ask, then leave the run as it is; free practice ends with that."""
        if self.practice.mode is Mode.FREE:
            self.trainer.decide(self, "leave_free", self._leave_free)
        else:
            self.trainer.decide(self, "leave", self.leave_as_it_is)

    # who interrupts

    def on_screen_resume(self) -> None:
        """Who waits for an answer is shown as soon as nothing else stands on top."""
        self.be_asked()

    # leaving

    def put_away(self, why: str = "left") -> None:
        """Seal the run: only its owner goes on with it. One that cannot be written to is put away all the same."""
        with suppress(StorageRefused):
            self.practice.seal(why)

    def _hand_in(self) -> None:
        self.send(Finish())

    def _leave_free(self) -> None:
        self.send(Abandon())

    def _ask(self, where: Where, first: str) -> None:
        """Nothing is asked while the handheld waits for an answer."""
        if self.screen_shown.kind is ScreenKind.DIALOG:
            self.refuse(phrase("answer_the_question"))
        elif self.screen_shown.kind is ScreenKind.EDITOR:
            self.refuse(phrase("confirm_the_quantity"))
        else:
            self.trainer.ask(self, where, first)

    def _reach(self, down: int) -> None:
        if self.floor.pickable:
            self._point(moved(self.floor, self.hand, down=down))
        else:
            self.floor_pane.roll(down)
            self.paint()

    def _point(self, hand: Hand) -> None:
        self.hand = hand
        self.paint()
