"""What every screen has: the training mark, an answer line, the entry line, the key line, and actions by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from scansim.actions import Where, actions_at
from scansim.screens.keyboard import Entered, LineChanged
from scansim.screens.keys import bindings_at, keys_at
from scansim.screens.painting.chrome import Answer, answer_line, entry_line, header_line, key_lines
from scansim.screens.painting.row import Sheet, sheet
from scansim.screens.rows import Rows
from scansim.screens.safe import Text
from scansim.words.sentence import Said

if TYPE_CHECKING:
    from scansim.screens.trainer import Trainer

__all__ = ["Page"]

_BLANK = Said("", "")


class Page(Screen[None]):
    """The base of the trainer's screens. A page says what stands on it and what its actions do, and holds no rule.

    ``situation`` says what the keys mean now; an action ``x`` is done by the method ``do_x``.
    """

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = []
    SITUATIONS: ClassVar[tuple[Where, ...]] = ()
    WIDGETS: ClassVar[tuple[str, ...]] = ("header", "body", "answer", "entry", "keys")

    def __init_subclass__(cls) -> None:
        cls.BINDINGS = list(bindings_at(*cls.SITUATIONS))
        super().__init_subclass__()

    def __init__(self) -> None:
        super().__init__()
        self._answer: Answer | None = None
        self._parts: tuple[Widget, ...] = ()

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
        """The fixed rows, and between them what the page adds."""
        yield Text(id="header")
        yield from self.body()
        yield Text(id="answer")
        yield Text(id="entry")
        yield Rows(id="keys")

    def body(self) -> ComposeResult:
        """What stands between the first row and the answer line."""
        yield Rows(id="body")

    def paint_body(self) -> None:
        """Draw the body anew."""
        self.query_one("#body", Rows).show(self.body_sheet)

    def body_sheet(self, width: int) -> Sheet:  # noqa: ARG002 - pages use it
        """The rows of the body for a width."""
        return sheet(())

    # drawing

    @property
    def is_whole(self) -> bool:
        """Whether the widgets are there: not before the page is mounted, nor while it is being taken away."""
        if not self._parts and self.is_mounted:
            found = [self.query(f"#{id_}") for id_ in self.WIDGETS]
            self._parts = tuple(each.first() for each in found) if all(found) else ()
        return bool(self._parts) and all(part.is_attached for part in self._parts)

    def paint(self) -> None:
        """Draw everything anew; what did not change costs nothing."""
        if self.size.width == 0 or not self.is_whole:
            return
        self.paint_body()
        self.paint_chrome()

    def paint_chrome(self) -> None:
        """Draw the fixed rows anew."""
        width = self.size.width
        answer = self.query_one("#answer", Text)
        self.query_one("#header", Text).show(header_line(self.heading, self.corner, width))
        answer.show(answer_line(self._answer, width, max(1, answer.size.height)))
        self.query_one("#entry", Text).show(entry_line(self.app_line, width))
        keys = self.query_one("#keys", Rows)
        keys.show(lambda room: self._key_sheet(room, max(1, keys.size.height)))

    @property
    def app_line(self) -> str:
        """What is being entered."""
        return self.trainer.entry_line

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
        self.paint()

    def on_resize(self) -> None:
        """Draw for another size, when the widgets have theirs."""
        self.call_after_refresh(self.paint)

    def on_screen_resume(self) -> None:
        """Draw what may have changed while another screen was on top."""
        self.paint()

    def on_line_changed(self, message: LineChanged) -> None:
        """Show what is being entered."""
        if self.is_whole:
            self.query_one("#entry", Text).show(entry_line(message.text, self.size.width))

    def on_entered(self, message: Entered) -> None:
        """A label was read. Pages that take none refuse it aloud."""
        self.entered(message)

    def entered(self, message: Entered) -> None:
        """What a label does here; by default it is refused."""

    def on_rows_touched(self, message: Rows.Touched) -> None:
        """A touch on a key is that key; elsewhere the page decides."""
        message.stop()
        if message.rows.id == "keys":
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
        self.query_one("#body", Rows).scroll_rows(-1)

    def do_scroll_down(self) -> None:
        """Show what stands below."""
        self.query_one("#body", Rows).scroll_rows(1)

    def _do(self, id_: str) -> None:
        if self.check_action("act", (id_,)):
            with self.trainer.telling_troubles():
                act: Callable[[], None] = getattr(self, f"do_{id_}")
                act()

    def _key_sheet(self, width: int, height: int) -> Sheet:
        hidden = self.hidden
        keys = [key for key in keys_at(self.situation) if key.action not in hidden]
        return sheet(key_lines(keys, self.labels, width, height))
