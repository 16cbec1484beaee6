"""What every screen has: the training mark, an answer line, the entry line, the key line, and actions by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from scansim.actions import ControlCode, Where, actions_at, control_code, meaning_of
from scansim.screens.keyboard import Entered, LineChanged
from scansim.screens.keys import bindings_at, cards_at, keys_at
from scansim.screens.painting.acts import ACTION
from scansim.screens.painting.chrome import (
    Answer,
    answer_lines,
    entry_line,
    header_line,
    key_lines,
    tall_key_lines,
)
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.pane import Pane
from scansim.screens.painting.row import Row, Sheet, sheet
from scansim.screens.rows import Rows
from scansim.words.interface import card_name, phrase, signs
from scansim.words.sentence import Said

if TYPE_CHECKING:
    from scansim.engine.barcodes.meaning import Meaning
    from scansim.screens.trainer import Trainer

__all__ = ["Page"]

_BLANK = Said("", "")
_TINY = 26
_TALL = 30


class Page(Screen[None]):
    """The base of the trainer's screens. A page says what stands on it and what its actions do, and holds no rule.

    ``situation`` says what the keys and the control codes mean now; an action ``x`` is done by the method ``do_x``.
    """

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = []
    SITUATIONS: ClassVar[tuple[Where, ...]] = ()
    takes_badges: ClassVar[bool] = False
    takes_entries: ClassVar[bool] = True
    """Whether what is scanned or typed means anything here; else the line has no cursor."""
    is_of_somebody: ClassVar[bool] = False
    """Whether it says something of somebody who is not signed in yet, so that it must not stay either."""

    def __init_subclass__(cls) -> None:
        cls.BINDINGS = list(bindings_at(*cls.SITUATIONS))
        super().__init_subclass__()

    def __init__(self) -> None:
        super().__init__()
        self._answer: Answer | None = None
        self._line = ""
        self._canvas = Rows()
        self.pane = Pane()
        self._keys: tuple[object, list[Row]] = (None, [])

    # what a page says

    @property
    def situation(self) -> Where:
        """What the keys mean now."""
        return self.SITUATIONS[0]

    @property
    def heading(self) -> Said:
        """What this page is about."""
        return _BLANK

    @property
    def corner(self) -> Sequence[str]:
        """What stands at the right end of the first row; the last one is the most important."""
        return (self.trainer.station,)

    @property
    def labels(self) -> Mapping[str, Said]:
        """What actions are called now, where that differs from their usual name."""
        return {}

    @property
    def help_labels(self) -> Mapping[str, Said]:
        """What actions are called now on the help page, where there is room to say more."""
        return self.labels

    @property
    def hidden(self) -> frozenset[str]:
        """Actions that make no sense at the moment and stand on no key line."""
        return frozenset()

    @property
    def is_run(self) -> bool:
        """Whether somebody works here and needs time to think and count."""
        return False

    @property
    def is_playing(self) -> bool:
        """Whether something goes on without anybody touching a key."""
        return False

    @property
    def line_shown(self) -> str:
        """What the entry line shows."""
        return self._line

    @property
    def manner(self) -> Manner:
        """How the person works, and whether there is room for what a finger hits easily."""
        return Manner(self.trainer.by_cards, self.size.height >= _TALL or self.trainer.wants_room)

    @property
    def trainer(self) -> Trainer:
        """The app."""
        from scansim.screens.trainer import Trainer

        app = self.app
        if not isinstance(app, Trainer):
            raise TypeError("a page belongs to the trainer")
        return app

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - pages use them
        """What stands between the first row and the foot."""
        return sheet(())

    def body_rows(self, width: int, height: int) -> Sequence[Row]:
        """The rows between the first row and the foot, exactly ``height`` of them."""
        return self.pane.rows(lambda room: self.body_sheet(room, height), width, height)

    def foot_above(self, width: int) -> Sequence[Row]:  # noqa: ARG002 - pages use it
        """What stands at the foot above the answer."""
        return ()

    # drawing

    def compose(self) -> ComposeResult:
        """One widget."""
        yield self._canvas

    def paint(self) -> None:
        """Draw everything anew; rows that did not change cost nothing."""
        width, height = self.size
        if not width:
            return
        head, foot = self._head(width), self._foot(width)
        body = self.body_rows(width, max(0, height - len(head) - len(foot)))
        self._canvas.show([*head, *body, *foot][:height])

    def answer(self, answer: Answer | None, *, ring: bool = False) -> None:
        """Show an answer until the next; with ``ring`` sound the bell, which only refusals do."""
        self._answer = answer
        self.follow()
        if ring:
            self.app.bell()
        self.paint()

    def say(self, code: str, **facts: str) -> Said:
        """A sentence of the interface; where it names a key, it names the card to someone who has only a scanner."""
        return phrase(code, **signs(by_cards=self.trainer.by_cards), **facts)

    def remark(self, said: Said) -> None:
        """Say that something needs attention."""
        from scansim.screens.painting.tones import CHECK

        self.answer(CHECK.saying(said))

    def refuse(self, said: Said) -> None:
        """Refuse something aloud."""
        from scansim.screens.painting.tones import STOP

        self.answer(STOP.saying(said), ring=True)

    # what arrives

    def on_mount(self) -> None:
        """Draw for the first time."""
        self._line = self.trainer.entry_line
        self.paint()

    def on_resize(self) -> None:
        """Draw for another size."""
        self.follow()
        self.paint()

    def on_screen_resume(self) -> None:
        """Draw what may have changed while another screen was on top."""
        self._line = self.trainer.entry_line
        self.paint()

    def on_line_changed(self, message: LineChanged) -> None:
        """Show what is being entered."""
        self._line = message.text
        self.paint()

    def on_entered(self, message: Entered) -> None:
        """A label was read. A control code is the trainer's own, on every page; the rest is the page's."""
        code = None if message.entry.fault else control_code(message.entry.data)
        if code is None and not self.takes_badges and self._is_badge(message):
            self.refuse(self.say("badge_here"))
        elif code is None:
            self.entered(message)
        else:
            self.coded(code)

    def _is_badge(self, message: Entered) -> bool:
        """Whether a badge was read where none is asked for: its number must neither be shown nor kept."""
        trainer = self.trainer
        if not trainer.has_people or message.entry.fault:
            return False
        from scansim.training.people.stray_badge import is_stray_badge
        from scansim.training.ports import StorageRefused

        read = message.entry.data
        try:
            return is_stray_badge(read, trainer.desk.roster, self.meaning_of(read))
        except StorageRefused:
            return False

    def meaning_of(self, read: str) -> Meaning | None:  # noqa: ARG002 - only a run has a handheld
        """What the handheld of a run makes of a code; None where there is none."""
        return None

    def coded(self, code: ControlCode) -> None:
        """A control code was read: do what it means here, or say aloud that it means nothing."""
        self.work_with(cards=True)
        meaning = meaning_of(code, self.situation)
        if meaning is None:
            self.refuse(phrase("code_nothing_here", card=card_name(code.value)))
        else:
            self.do(meaning.action, *filter(None, [meaning.argument]))

    def work_with(self, *, cards: bool) -> None:
        """From now on show the keys, or the cards that take their place."""
        if self.trainer.by_cards is not cards:
            self.trainer.by_cards = cards
            self.paint()

    def entered(self, message: Entered) -> None:
        """What a label does here; by default it is refused."""

    def on_rows_touched(self, message: Rows.Touched) -> None:
        """A touch on a key is that key; elsewhere the page decides."""
        message.stop()
        if message.act.startswith(ACTION):
            self.do(message.act.removeprefix(ACTION))
        else:
            self.touched(message.act)

    def touched(self, act: str) -> None:
        """A spot of the body was touched."""

    def on_rows_rolled(self, message: Rows.Rolled) -> None:
        """Scroll what is under the pointer."""
        message.stop()
        self.pane_at(message.x).roll(message.step)
        self.paint()

    def pane_at(self, x: int) -> Pane:  # noqa: ARG002 - a page with two panes uses it
        """The part of the body in this column."""
        return self.pane

    def follow(self) -> None:
        """Bring back into view what was scrolled away."""
        self.pane.follow()

    def put_away(self, why: str = "") -> None:
        """The lock is about to take the place of every page."""

    # actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the table of actions has for this situation."""
        if action == "act":
            return any(each.id == parameters[0] for each in actions_at(self.situation))
        return super().check_action(action, parameters)

    def action_act(self, id_: str) -> None:
        """A key was pressed: do its action."""
        self.work_with(cards=False)
        self.do(id_)

    def do_help(self) -> None:
        """Show what the keys do here."""
        self.trainer.show_help(self.situation, self.help_labels, self.hidden)

    def do_lock(self) -> None:
        """Leave everything as it is and lock."""
        self.trainer.lock()

    def do_scroll_up(self) -> None:
        """Show what stands above."""
        self.pane.roll(-1)
        self.paint()

    def do_scroll_down(self) -> None:
        """Show what stands below."""
        self.pane.roll(1)
        self.paint()

    def do_scroll_on(self) -> None:
        """Show the next part; after the last one the first."""
        self.turn(self.pane)

    def turn(self, pane: Pane) -> None:
        """Show the next part of a pane."""
        if pane.turn():
            self.paint()
        else:
            self.remark(phrase("all_is_shown"))

    def do(self, id_: str, *arguments: str) -> None:
        """Do an action, if there is such a one in this situation; what storage refuses is told."""
        if self.check_action("act", (id_,)):
            with self.trainer.telling_troubles():
                act: Callable[..., None] = getattr(self, f"do_{id_}")
                act(*arguments)

    def _head(self, width: int) -> list[Row]:
        return [header_line(self.heading, self.corner, width)]

    def _foot(self, width: int) -> list[Row]:
        height = 2 if width < _TINY else 1
        return [
            *self.foot_above(width),
            *answer_lines(self.trainer.warning or self._answer, width, height),
            entry_line(self.line_shown, width, is_open=self.takes_entries),
            *(tall_key_lines if self.manner.tall else list)(self._key_rows(width, height)),
        ]

    def _key_rows(self, width: int, height: int) -> list[Row]:
        """The key line, which is the same for most scans."""
        where, hidden, labels, by_cards = self.situation, self.hidden, self.labels, self.trainer.by_cards
        asked = (where, hidden, labels, by_cards, width, height)
        if self._keys[0] != asked:
            keys = [key for key in (cards_at if by_cards else keys_at)(where) if key.action not in hidden]
            rows = key_lines(keys, labels, width, height)
            self._keys = (asked, [*rows, *[Row()] * height][:height])
        return self._keys[1]
