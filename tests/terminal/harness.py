"""A program in a pseudo-terminal, and the screen that it draws, as a test sees and works it.

The environment is clean: nothing of the developer's reaches the program but PATH. Nothing sleeps; whatever waits does
so for the program's output, up to a generous deadline, and shows the screen when it fails.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import select
import shutil
import signal
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
from ptyprocess import PtyProcess

from scansim.content.places import content_root

__all__ = ["ROOT", "Terminal"]

ROOT = Path(__file__).resolve().parents[2]
DEADLINE_SECONDS = 60.0

# pyte draws the last letter of sequences that it does not know: the queries for modes, the kitty protocol.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[\?\d+\$p|\x1b\[[<>=]\d*u")
_PERHAPS_CUT = re.compile(rb"\x1b(\[([?<>=]\d*\$?)?)?$")


class _Screen(pyte.Screen):
    """An emulator's screen that counts bells; BEL bytes also end other sequences and so cannot be counted."""

    bells = 0

    def bell(self, *_: object) -> None:
        self.bells += 1


class Terminal:
    """``argv`` running in a terminal of ``rows`` by ``cols``. To be used in a ``with`` block, or closed.

    ``env`` is added to a clean environment, in which the checkout can be imported; None as a value removes a name.
    An empty data folder is given what a first start would have read out of the content, but where ``cold``.
    """

    def __init__(
        self,
        argv: Sequence[str],
        rows: int = 24,
        cols: int = 80,
        env: Mapping[str, str | None] | None = None,
        cwd: Path = ROOT,
        *,
        cold: bool = False,
    ) -> None:
        if not cold:
            _warm(argv)
        self._emulator = _Screen(cols, rows)
        self._stream = pyte.ByteStream(self._emulator)
        self._held_back = b""
        self._ended = False
        self._status: int | None = None
        self.output = b""
        with warnings.catch_warnings():
            # From Python 3.12 on a fork beside threads warns; pytest-xdist has threads, and the child only executes.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = PtyProcess.spawn(list(argv), cwd=cwd, env=_clean(env or {}), dimensions=(rows, cols))
        os.set_blocking(self._process.fd, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The program's process id."""
        return int(self._process.pid)

    @property
    def screen(self) -> list[str]:
        """The rows as they are now, without the spaces at their ends."""
        return [row.rstrip() for row in self._emulator.display]

    @property
    def text(self) -> str:
        """The rows of the screen in one string."""
        return "\n".join(self.screen)

    @property
    def bells(self) -> int:
        """How often the terminal rang."""
        return self._emulator.bells

    def send(self, data: bytes) -> None:
        """Write ``data`` as a scanner or keyboard would, all at once; what the program draws meanwhile is taken in."""
        until = time.monotonic() + DEADLINE_SECONDS
        while data:
            if self._ended:
                self._fail("the program ended before it had read everything")
            if not self._wait(until, [self._process.fd]):
                self._fail("the program reads no more")
            with contextlib.suppress(BlockingIOError):
                data = data[os.write(self._process.fd, data) :]

    def wait_for(self, text: str, seconds: float = DEADLINE_SECONDS) -> None:
        """Take in what the program draws until the screen shows ``text``. Long texts wrap: wait for short ones."""
        self.wait_until(lambda terminal: text in terminal.text, f"the screen never showed {text!r}", seconds)

    def wait_until(self, holds: Callable[[Terminal], bool], failure: str, seconds: float = DEADLINE_SECONDS) -> None:
        """Take in what the program draws until ``holds``; ``failure`` is what is wrong when it never does."""
        until = time.monotonic() + seconds
        while not holds(self):
            if self._ended or not self._wait(until):
                self._fail(failure)

    def wait_for_exit(self, seconds: float = DEADLINE_SECONDS) -> int:
        """The status with which the program ended by itself; minus the number of the signal that ended it."""
        until = time.monotonic() + seconds
        while not self._ended:
            if not self._wait(until):
                self._fail("the program did not end")
        return self._reap(seconds)

    def resize(self, rows: int, cols: int) -> None:
        """Give the terminal another size."""
        self._emulator.resize(rows, cols)
        self._process.setwinsize(rows, cols)

    def kill(self, number: int = signal.SIGKILL) -> int:
        """Send a signal that must end the program, and return its status as :meth:`wait_for_exit` does."""
        os.kill(self.pid, number)
        return self.wait_for_exit()

    def hang_up(self) -> int:
        """Take the terminal away, as a lost connection does, and return the program's status."""
        self._process.fileobj.close()
        self._ended = True
        return self._reap(DEADLINE_SECONDS)

    def close(self) -> None:
        """End the program if it still runs, and the terminal."""
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._reap(DEADLINE_SECONDS)
        self._process.fileobj.close()

    def _wait(self, until: float, writing: Sequence[int] = ()) -> bool:
        """Wait until there is something to read, or room to write; take in what there is. False at the deadline."""
        remaining = until - time.monotonic()
        if remaining <= 0:
            return False
        readable, writable, _ = select.select([self._process.fd], writing, [], remaining)
        if readable:
            self._take_in()
        return bool(readable or writable)

    def _take_in(self) -> None:
        try:
            data = os.read(self._process.fd, 65536)
        except OSError:  # Linux's way of saying that the other end is closed.
            data = b""
        self._ended = not data
        self.output += data
        data = _UNKNOWN_TO_PYTE.sub(b"", self._held_back + data)
        cut = _PERHAPS_CUT.search(data)
        self._held_back = data[cut.start() :] if cut else b""
        self._stream.feed(data[: cut.start()] if cut else data)

    def _reap(self, seconds: float) -> int:
        if self._status is None:
            overdue = threading.Timer(seconds, os.kill, (self.pid, signal.SIGKILL))
            overdue.start()
            self._process.wait()
            overdue.cancel()
            overdue.join()
            signalled = self._process.signalstatus
            self._status = self._process.exitstatus if signalled is None else -int(signalled)
        assert self._status is not None
        return self._status

    def _fail(self, failure: str) -> None:
        frame = "+" + "-" * self._emulator.columns + "+"
        rows = "\n".join(f"|{row}|" for row in self._emulator.display)
        ended = ", and the program has ended" if self._ended else ""
        raise AssertionError(f"{failure}{ended}; it shows:\n{frame}\n{rows}\n{frame}")


def _warm(argv: Sequence[str]) -> None:
    """To read and check all content takes as long as many a test; a second start finds it in its cache."""
    data = Path(argv[argv.index("--data") + 1]) if "--data" in argv[:-1] and "scansim" in argv else None
    if data is not None and data.is_dir() and not any(data.iterdir()) and os.access(data, os.W_OK):
        shutil.copytree(_content_read(), data / "cache")


@cache
def _content_read() -> Path:
    from scansim.content.index import catalogue

    folder = Path(tempfile.mkdtemp(prefix="scansim-content-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    catalogue(content_root(), folder)
    return folder


def _clean(added: Mapping[str, str | None]) -> dict[str, str]:
    env: dict[str, str | None] = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": "/nonexistent",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "TEXTUAL_ANIMATIONS": "none",
    }
    return {name: value for name, value in (env | dict(added)).items() if value is not None}
