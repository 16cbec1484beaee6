"""What every screen has: the training mark, an answer line, the entry line, the key line, and actions by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from scansim.actions import Where, actions_at
from scansim.screens.keyboard import Entered, LineChanged
from scansim.screens.keys import bindings_at, keys_at
from scansim.screens.painting.chrome import Answer, answer_lines, entry_line, header_line, key_lines
from scansim.screens.painting.row import Row, Sheet, sheet
from scansim.screens.rows import Rows
from scansim.words.sentence import Said

if TYPE_CHECKING:
    from scansim.screens.trainer import Trainer

__all__ = ["Page"]

_BLANK = Said("", "")
_TINY = 26


class Page(Screen[None]):
    """The base of the trainer's screens. A page says what stands on it and what its actions do, and holds no rule.

    ``situation`` says what the keys mean now; an action ``x`` is done by the method ``do_x``.
    """

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = []
    SITUATIONS: ClassVar[tuple[Where, ...]] = ()
    PARTS: ClassVar[tuple[str, ...]] = ("header", "body", "foot")

    def __init_subclass__(cls) -> None:
        cls.BINDINGS = list(bindings_at(*cls.SITUATIONS))
        super().__init_subclass__()

    def __init__(self) -> None:
        super().__init__()
        self._answer: Answer | None = None
        self._line = ""
        self._parts = {id_: Rows(id=id_) for id_ in self.PARTS}
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
    def hidden(self) -> frozenset[str]:
        """Actions that make no sense at the moment and stand on no key line."""
        return frozenset()

    @property
    def trainer(self) -> Trainer:
        """The app."""
        from scansim.screens.trainer import Trainer

        app = self.app
        if not isinstance(app, Trainer):
            raise TypeError("a page belongs to the trainer")
        return app

    def compose(self) -> ComposeResult:
        """The first row, what the page is about, and the rows at the foot."""
        yield from self._parts.values()

    def paint_body(self) -> None:
        """Draw the body anew."""
        self.rows("body").show(self.body_sheet)

    def body_sheet(self, width: int) -> Sheet:  # noqa: ARG002 - pages use it
        """The rows of the body for a width."""
        return sheet(())

    def foot_above(self, width: int) -> Sequence[Row]:  # noqa: ARG002 - pages use it
        """What stands at the foot above the answer."""
        return ()

    # drawing

    def rows(self, id_: str) -> Rows:
        """A part of the page."""
        return self._parts[id_]

    @property
    def is_tiny(self) -> bool:
        """Whether there is so little width that what is said at the foot takes two rows."""
        return self.size.width < _TINY

    def paint(self) -> None:
        """Draw everything anew; what did not change costs nothing."""
        self.paint_body()
        heading, corner = self.heading, self.corner
        self.rows("header").show(lambda width: sheet([header_line(heading, corner, width)]))
        self.paint_foot()

    def paint_foot(self) -> None:
        """Draw the rows at the foot anew."""
        self.rows("foot").show(self._foot_sheet)

    def answer(self, answer: Answer | None, *, ring: bool = False) -> None:
        """Show an answer until the next; with ``ring`` sound the bell, which only refusals do."""
        self._answer = answer
        if ring:
            self.app.bell()
        self.paint()

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
        """Draw for another size, when the widgets have theirs."""
        self.call_after_refresh(self.paint)

    def on_screen_resume(self) -> None:
        """Draw what may have changed while another screen was on top."""
        self._line = self.trainer.entry_line
        self.paint()

    def on_line_changed(self, message: LineChanged) -> None:
        """Show what is being entered."""
        self._line = message.text
        self.paint_foot()

    def on_entered(self, message: Entered) -> None:
        """A label was read. Pages that take none refuse it aloud."""
        self.entered(message)

    def entered(self, message: Entered) -> None:
        """What a label does here; by default it is refused."""

    def on_rows_touched(self, message: Rows.Touched) -> None:
        """A touch on a key is that key; elsewhere the page decides."""
        message.stop()
        if message.rows.id == "foot":
            self._do(message.act)
        else:
            self.touched(message.rows, message.act)

    def touched(self, rows: Rows, act: str) -> None:
        """A spot of the body was touched."""

    # actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the table of actions has for this situation."""
        if action == "act":
            return any(each.id == parameters[0] for each in actions_at(self.situation))
        return super().check_action(action, parameters)

    def action_act(self, id_: str) -> None:
        """A key was pressed: do its action."""
        self._do(id_)

    def do_help(self) -> None:
        """Show what the keys do here."""
        self.trainer.show_help(self.situation, self.labels)

    def do_lock(self) -> None:
        """Leave everything as it is and lock."""
        self.trainer.lock()

    def do_scroll_up(self) -> None:
        """Show what stands above."""
        self.rows("body").scroll_rows(-1)

    def do_scroll_down(self) -> None:
        """Show what stands below."""
        self.rows("body").scroll_rows(1)

    def _do(self, id_: str) -> None:
        if self.check_action("act", (id_,)):
            with self.trainer.telling_troubles():
                act: Callable[[], None] = getattr(self, f"do_{id_}")
                act()

    def _foot_sheet(self, width: int) -> Sheet:
        height = 2 if self.is_tiny else 1
        rows = [
            *self.foot_above(width),
            *answer_lines(self._answer, width, height),
            entry_line(self._line, width),
            *self._key_rows(width, height),
        ]
        return sheet(rows)

    def _key_rows(self, width: int, height: int) -> list[Row]:
        """The key line, which is the same for most scans."""
        where, hidden, labels = self.situation, self.hidden, self.labels
        asked = (where, hidden, labels, width, height)
        if self._keys[0] != asked:
            keys = [key for key in keys_at(where) if key.action not in hidden]
            self._keys = (asked, key_lines(keys, labels, width, height))
        return self._keys[1]
