"""How a program waits while others write: who has waited longest asks most often, and nobody gives up on a queue.

SQLite's own wait lengthens its pauses, so that whoever waited longest asks least often and newcomers overtake it; with
forty writers some never get their turn. And it gives up after a fixed time, however fast the queue moves. Here the
pauses shorten, and patience begins anew whenever somebody else's record went in.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable

__all__ = ["Turn", "is_busy", "pause_after"]

_AT_FIRST, _FIRST_WHILE = 0.004, 0.012
_LONGEST, _SHORTEST = 0.02, 0.001
_HALVED_AFTER = 0.2
_MOST_PATIENCE = 12
"""So many times its patience somebody waits in a queue that moves."""


def pause_after(waited: float) -> float:
    """Seconds until the next try of somebody who waited so many seconds.

    A record takes some milliseconds: who finds one other writer asks again soon. After that there is a queue, and the
    pauses go from long to short.
    """
    if waited < _FIRST_WHILE:
        return _AT_FIRST
    return max(_SHORTEST, _LONGEST / (1 + (waited / _HALVED_AFTER) ** 2))


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program holds what was asked for, and asking again may help."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_BUSY and code != sqlite3.SQLITE_BUSY_SNAPSHOT


class Turn:
    """One wait for one statement: ``patience`` seconds from the last time that ``progress`` gave something new."""

    def __init__(self, patience: float, progress: Callable[[], object]) -> None:
        self._began = self._since = time.monotonic()
        self._patience = patience
        self._progress = progress
        self._seen = progress()

    def may_ask_again(self) -> bool:
        """Pause, then say True; at once False when patience is at its end."""
        now = time.monotonic()
        if now - self._since > self._patience and not self._others_record(now):
            return False
        # Spread, so that those who came together do not keep asking together.
        time.sleep(pause_after(now - self._began) * random.uniform(0.5, 1.5))
        return True

    def _others_record(self, now: float) -> bool:
        seen = self._progress()
        if seen == self._seen or now - self._began > _MOST_PATIENCE * self._patience:
            return False
        self._seen, self._since = seen, now
        return True
