"""A program in a pseudo-terminal whose answers are timed by the bytes that it writes. No emulator: that would cost."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from ptyprocess import PtyProcess

_QUIET_SECONDS = 0.02
_DEADLINE_SECONDS = 60.0


class PtyProgram:
    """``argv`` in a terminal of 80 by 24, used in a ``with`` block."""

    def __init__(self, argv: Sequence[str]) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment = {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        self.begun = time.perf_counter()
        self._process = PtyProcess.spawn(list(argv), dimensions=(24, 80), env=environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.close(force=True)

    def answer_time(self, data: bytes, needle: bytes) -> float:
        """Seconds from the last byte of ``data`` written to the bytes of ``needle`` read."""
        os.write(self._process.fd, data)
        sent = time.perf_counter()
        self.wait_for(needle)
        return time.perf_counter() - sent

    def wait_for(self, needle: bytes) -> None:
        """Read until ``needle`` has come."""
        found = b""
        deadline = time.perf_counter() + _DEADLINE_SECONDS
        while needle not in found:
            if time.perf_counter() > deadline:
                raise TimeoutError(f"{needle!r} did not come; the last was {found[-300:]!r}")
            found += self._read(_DEADLINE_SECONDS)

    def settle(self) -> None:
        """Read until nothing more comes for a moment."""
        while self._read(_QUIET_SECONDS):
            pass

    def first_frame(self, needle: bytes) -> float:
        """Seconds from the start of the program until ``needle`` has come."""
        self.wait_for(needle)
        return time.perf_counter() - self.begun

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._process.fd], [], [], seconds)
        return os.read(self._process.fd, 65536) if ready else b""
