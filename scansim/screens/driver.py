"""The terminal's input, hardened: no byte from a scanner can end the program or go missing unseen.

Textual's own input thread dies on the first byte that is not UTF-8 and on some malformed escape sequences, and the
program then ends with status 0 (reference terminal-ui B1). Textual is imported inside functions here: the environment
must be set before it is, and its Linux driver does not import on Windows.
"""

from __future__ import annotations

import codecs
import os
import selectors
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from textual._xterm_parser import XTermParser
    from textual.app import App
    from textual.driver import Driver
    from textual.message import Message

__all__ = ["InputReader", "driver_class", "run_and_exit"]

_POLL_SECONDS = 0.1
_READ_SIZE = 4096
_PASTE_BEGINS = "\x1b[200~"
_PASTE_ENDS = "\x1b[201~"
_POLLS_BEFORE_A_PASTE_IS_CLOSED = 20
_LARGEST_SIDE = 2000
_UNREADABLE = ("replacement_character", "\ufffd")
_THEME_WITHOUT_COLOURS = "ansi-dark"
"""Chosen before Textual is imported: switched to later, it is black on black (reference terminal-ui B2)."""


def run_and_exit(build: Callable[[], App[Any]], *, ascii_only: bool = False) -> NoReturn:
    """Run the app that ``build`` makes, and end the process: status 0, or the app's own code, 1 after a crash.

    ``build`` imports Textual itself, so that the keyboard protocol and the theme are settled before. Without the kitty
    protocol modifier keys are no events and F13 and above keep their names; TEXTUAL_DISABLE_KITTY_KEY=0 brings it
    back. With NO_COLOR the terminal's own colours are all there is; with ``ascii_only`` no byte is above 127.
    """
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    without_colours = bool(os.environ.get("NO_COLOR"))
    if without_colours:
        os.environ["TEXTUAL_THEME"] = _THEME_WITHOUT_COLOURS
    else:
        # Textual takes an empty one for a wish, too, and then draws in greys.
        os.environ.pop("NO_COLOR", None)
    app = build()
    if without_colours or ascii_only:
        from scansim.screens.ascii import write_ascii_only, write_no_colours

        if without_colours:
            write_no_colours(app)
        if ascii_only:
            write_ascii_only(app)
    app.run()
    sys.exit(app.return_code or 0)


def driver_class(stock: type[Driver]) -> type[Driver]:
    """The hardened driver where ``stock`` is Textual's LinuxDriver; web, Windows and tests keep ``stock``."""
    if (stock.__module__, stock.__qualname__) == ("textual.drivers.linux_driver", "LinuxDriver"):
        return _hardened_driver()
    return stock


class InputReader:
    """Bytes of a terminal become Textual's events; what cannot be read becomes a U+FFFD key, never an exception."""

    def __init__(self, *, debug: bool = False) -> None:
        self._debug = debug
        self._parser = self._new_parser()
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._recent = ""
        self._is_in_paste = False
        self._silent_polls = 0

    def feed(self, data: bytes) -> Iterator[Message]:
        """The events that ``data`` completes."""
        self._silent_polls = 0
        for char in self._decode(data):
            # One at a time, so that a sequence that cannot be parsed takes nothing of what follows with it.
            yield from self._parsed(char)

    def tick(self) -> Iterator[Message]:
        """The events that waiting completes, such as a lone Escape. To be called after each silent poll."""
        yield from self._guarded(self._parser.tick)
        if self._is_in_paste:
            self._silent_polls += 1
            if self._silent_polls >= _POLLS_BEFORE_A_PASTE_IS_CLOSED:
                yield from self.feed(_PASTE_ENDS.encode())

    def _parsed(self, char: str) -> Iterator[Message]:
        self._watch_paste(char)
        yield from self._guarded(lambda: self._parser.feed(char))

    def _guarded(self, parse: Callable[[], Any]) -> Iterator[Message]:
        from textual.events import Key

        try:
            events = list(parse())
        except Exception:  # noqa: BLE001 - whatever a broken sequence raises, the next scan must still get in
            self._replace_parser()
            yield Key(*_UNREADABLE)
        else:
            yield from (event for event in events if _is_believable(event))

    def _new_parser(self) -> XTermParser:
        from textual._xterm_parser import XTermParser

        return XTermParser(self._debug)

    def _replace_parser(self) -> None:
        broken, self._parser = self._parser, self._new_parser()
        self._parser.mouse_pixels = broken.mouse_pixels
        self._parser.terminal_size = broken.terminal_size
        self._parser.terminal_pixel_size = broken.terminal_pixel_size

    def _watch_paste(self, char: str) -> None:
        """A label that holds the beginning of a paste would keep back every later scan: such a paste is closed."""
        self._recent = (self._recent + char)[-len(_PASTE_BEGINS) :]
        if self._recent == _PASTE_BEGINS:
            self._is_in_paste = True
        elif self._recent == _PASTE_ENDS:
            self._is_in_paste = False


def _is_believable(event: Message) -> bool:
    """A terminal tells its size in the same stream as a label's characters; a label must not blow it up."""
    from textual.events import Resize

    return not isinstance(event, Resize) or max(event.size) <= _LARGEST_SIDE


@cache
def _hardened_driver() -> type[Driver]:
    from textual.drivers.linux_driver import LinuxDriver

    class HardenedDriver(LinuxDriver):
        """Textual's Linux driver with a reader that survives any input and ends the app when the terminal is gone."""

        def run_input_thread(self) -> None:
            """Hand on the terminal's events until the driver is told to stop."""
            reader = InputReader(debug=self._debug)
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(_POLL_SECONDS):
                        data = self._read()
                        if not data:
                            self._loop.call_soon_threadsafe(self._app.exit, None, 1)
                            return
                        events = reader.feed(data)
                    else:
                        events = reader.tick()
                    for event in events:
                        self.process_message(event)

        def _read(self) -> bytes:
            try:
                return os.read(self.fileno, _READ_SIZE)
            except OSError:  # The other end of the terminal is gone.
                return b""

    return HardenedDriver
