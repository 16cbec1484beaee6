"""Keys become characters, characters become entries, and entries reach the screen on top, one after the other.

Everything is taken in ``App.on_event``, before bindings and focused widgets see it, so that no label can press a
control (reference terminal-ui B1). Printable keys and control characters are therefore data on every screen, never
shortcuts; only a screen with text fields of its own opts out, with ``takes_typing = True``.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.app import App, ScreenStackError
from textual.message import Message
from textual.screen import SystemModalScreen

from scansim.scanner.entry import Entry
from scansim.scanner.line import BareSuffix, ScanLine
from scansim.scanner.reading import ScannerSettings
from scansim.scanner.strokes import Stroke
from scansim.screens.driver import driver_class

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message_pump import MessagePump

__all__ = ["Blank", "Entered", "KeyArrived", "LineChanged", "TakesScans", "character_of"]

Result = TypeVar("Result")

# By name first: under the kitty protocol a control key has no character, without it CR and Ctrl+M are the same.
_CHARACTERS = {
    "enter": "\r",
    "tab": "\t",
    "space": " ",
    "ctrl+@": "\x00",
    "ctrl+at": "\x00",
    "ctrl+backslash": "\x1c",
    "ctrl+right_square_bracket": "\x1d",
    "ctrl+circumflex_accent": "\x1e",
    "ctrl+underscore": "\x1f",
} | {f"ctrl+{chr(96 + code)}": chr(code) for code in range(1, 27)}

# A scan that is read at once is answered by then, and its answer need not wait for a frame that shows the line.
_LINE_SHOWN_AFTER = 0.02

_KEYS_THAT_EDIT = frozenset({"escape", "backspace"})

# Under the kitty protocol these are events of their own, in the middle of a scan with capital letters.
_MODIFIERS = frozenset(
    f"{side}_{name}" for side in ("left", "right") for name in ("shift", "control", "alt", "super", "hyper", "meta")
) | {"caps_lock", "num_lock", "scroll_lock", "iso_level3_shift", "iso_level5_shift"}


def character_of(event: events.Key) -> str | None:
    """The character that a key enters, or None for a key that is none: Escape, arrows, function keys, modifiers."""
    if event.key in _CHARACTERS:
        return _CHARACTERS[event.key]
    if event.key in _KEYS_THAT_EDIT or event.character is None or len(event.character) != 1:
        return None
    return event.character


@dataclass
class Entered(Message, bubble=False):
    """A complete entry. It goes to the screen that is on top when its turn comes; a dialog decides for itself."""

    entry: Entry


class Blank(Message, bubble=False):
    """Enter was pressed on an empty line and no binding took it; a screen may take it as a confirmation."""


@dataclass
class KeyArrived(Message, bubble=False):
    """A key, before anything is made of it. Goes to the screen on top when that one says ``watches_keys = True``."""

    stroke: Stroke


@dataclass
class LineChanged(Message, bubble=False):
    """What the entry line shows now, made inert. Goes to the screen on top, once for a burst.

    A screen that comes to the top again asks for :attr:`TakesScans.entry_line`: to paint it earlier, behind another
    screen, would make Textual paint the whole of the one on top.
    """

    text: str


class TakesScans(App[Result], inherit_bindings=False):
    """The base of an app whose screens take scans.

    Screens handle :class:`Entered`, :class:`Blank`, :class:`LineChanged` and, to look at a scanner itself,
    :class:`KeyArrived`, which comes before all that is made of the key. Keys that enter nothing (F-keys, arrows,
    Esc, Page Up, Tab and Enter on an empty line) go to Textual's bindings, from the focused widget up.

    Everything that one entry or key brings about is done before the next is looked at. So two scans in one burst, the
    first of which opens another screen, go to two screens, and ``Down Enter`` selects the second row. It holds because
    the app, which alone takes input, waits until the screen has emptied its queue, which is first in, first out: an
    entry is posted to the screen on top, after whatever that screen still has to do (being mounted, a dialog's
    answer), and a marker behind it says when it is done. Handlers may push, pop, mount and remove; what they only
    start (a worker, a message to the app) may come after the next entry.
    """

    def __init__(self, scanner: ScannerSettings | None = None, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._scanner = scanner or ScannerSettings()
        self._line = ScanLine(self._scanner)
        self._shown_line = ""
        self._will_show_line = False

    @property
    def entry_line(self) -> str:
        """What the entry line shows now, for a screen that opens."""
        return self._shown_line

    @property
    def scanner(self) -> ScannerSettings:
        """How scanners are read."""
        return self._scanner

    def use_scanner(self, settings: ScannerSettings) -> None:
        """Read scanners by other settings, beginning with the line that is completed next."""
        self._scanner = settings
        self._line.use(settings)

    def forget_line(self) -> None:
        """Take nothing of the line that is being entered; no suffix will come for it."""
        self._line.clear()
        self._show_line_soon()

    def unshow_line(self) -> None:
        """Show nothing of what was just entered on a page that comes next; what follows in a burst is not touched."""
        self._shown_line = ""

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice, hardened where it is the Linux driver."""
        return driver_class(super().get_driver_class())

    def _fatal_error(self) -> None:
        """After a crash Textual shows the values of variables, and one of them may be a PIN: show only where it was."""
        from rich.segment import Segments
        from rich.traceback import Traceback

        found = Traceback(show_locals=False, width=None)
        self._exit_renderables.append(Segments(self.console.render(found, self.console.options)))
        self._close_messages_no_wait()

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pastes before anything else does; leave all other events to Textual."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded or not self._has_a_screen():
            await super().on_event(event)
        elif self._screen_takes_typing():
            self._line.clear()
            await super().on_event(event)
        elif isinstance(event, events.Paste):
            for entry in self._line.paste(event.text, event.time):
                await self._hand_over(Entered(entry))
        elif event.key not in _MODIFIERS:
            self.app_focus = True
            await self._let_watch(event)
            await self._take_key(event)
        self._show_line_soon()

    def _has_a_screen(self) -> bool:
        try:
            return bool(self.screen_stack)
        except ScreenStackError:
            return False

    def _screen_takes_typing(self) -> bool:
        return isinstance(self.screen, SystemModalScreen) or getattr(self.screen, "takes_typing", False)

    async def _let_watch(self, event: events.Key) -> None:
        if getattr(self.screen, "watches_keys", False):
            char = character_of(event)
            await self._hand_over(KeyArrived(Stroke(char or "", event.time, "" if char else event.key)))

    async def _take_key(self, event: events.Key) -> None:
        char = character_of(event)
        if char is None:
            if not self._edited_line(event.key):
                await self._press(event)
            return
        match self._line.feed(char, event.time):
            case Entry() as entry:
                await self._hand_over(Entered(entry))
            case BareSuffix.ENTER:
                if not await self._press_binding("enter"):
                    await self._hand_over(Blank())
            case BareSuffix.TAB:
                await self._press(event)

    def _edited_line(self, key: str) -> bool:
        if not self._line.text or key not in _KEYS_THAT_EDIT:
            return False
        if key == "escape":
            self._line.clear()
        else:
            self._line.backspace()
        return True

    async def _hand_over(self, message: Message) -> None:
        screen = self.screen
        screen.post_message(message)
        await _all_is_handled(screen)

    async def _press(self, event: events.Key) -> None:
        if not await self._press_binding(event.key):
            await super().on_event(event)

    async def _press_binding(self, key: str) -> bool:
        """Run the binding of ``key`` here and now, and let what it posted travel up to the screen.

        Textual would send the key to the focused widget and meet its binding when it has bubbled back to the end of
        this very queue, behind the scans that were read after it.
        """
        screen = self.screen
        focused = screen.focused
        way_up: list[MessagePump] = (
            [node for node in focused.ancestors_with_self if node is not self] if focused else []
        )
        pressed = await self._check_bindings(key, priority=True) or await self._check_bindings(key)
        if pressed:
            for node in way_up or [screen]:
                await _all_is_handled(node)
        return pressed

    def _show_line_soon(self) -> None:
        """Once for all characters that are waiting: a burst needs no frame for each of its characters."""
        if not self._will_show_line and self._line.text != self._shown_line:
            self._will_show_line = True
            self.set_timer(_LINE_SHOWN_AFTER, self._show_line)

    def _show_line(self) -> None:
        self._will_show_line = False
        if self._line.text == self._shown_line:
            return
        self._shown_line = self._line.text
        self.screen.post_message(LineChanged(self._shown_line))


async def _all_is_handled(pump: MessagePump) -> None:
    """Return when ``pump`` has handled every message it had, or has ended.

    Never waits for the app's own queue, nor for a pump that has stopped reading: input would stand still for good.
    """
    task = pump._task  # noqa: SLF001 - the public property asserts that it runs
    handled = asyncio.get_running_loop().create_future()
    if task is not None and pump.call_later(_tell, handled):
        await asyncio.wait({handled, task}, return_when=asyncio.FIRST_COMPLETED)


def _tell(handled: asyncio.Future[None]) -> None:
    # Textual asks for the signature of what it calls, and that of a built-in method is parsed from text each time.
    handled.set_result(None)
