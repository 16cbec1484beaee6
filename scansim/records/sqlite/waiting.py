"""How a program waits while another one writes: who waited longest asks most often.

SQLite's own wait doubles its pauses, so that whoever waited longest asks least often and newcomers overtake it; with
forty writers some would never get their turn.
"""

from __future__ import annotations

import random
import sqlite3
import time

__all__ = ["Turn", "is_busy", "pause_after"]

_FIRST_PAUSE = 0.008
_SHORTEST_PAUSE = 0.0005
_HALVED_AFTER = 0.05


def pause_after(waited: float) -> float:
    """Seconds until the next try of somebody who waited so many seconds: the longer the wait, the shorter."""
    return max(_SHORTEST_PAUSE, _FIRST_PAUSE * _HALVED_AFTER / (_HALVED_AFTER + waited))


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program holds what was asked for, and asking again may help."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_BUSY and code != sqlite3.SQLITE_BUSY_SNAPSHOT


class Turn:
    """One wait for one statement, at most ``patience`` seconds long."""

    def __init__(self, patience: float) -> None:
        self._since = time.monotonic()
        self._patience = patience

    def may_ask_again(self) -> bool:
        """Pause, then say True; at once False when patience is at its end."""
        waited = time.monotonic() - self._since
        if waited > self._patience:
            return False
        # Spread, so that those who came together do not keep asking together.
        time.sleep(pause_after(waited) * random.uniform(0.5, 1.5))
        return True
