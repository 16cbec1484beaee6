"""Waiting until an app has done all that it was given, by what it has still to do and not by a clock.

Textual's pilot sleeps at least 20 ms for each key until the processor is idle; a test of a hundred keys did nothing
else, and on a busy machine it waited longer.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from scansim.screens.keyboard import TakesScans
from scansim.screens.run_view import RunView

__all__ = ["moment", "until_quiet"]

_ROUNDS = 3
"""So many looks in a row find nothing to do: what is handed on through the event loop shows one turn later."""

_PATIENCE = 30.0


async def moment(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Let what is due have its turn; takes the place of Textual's own waiting."""
    await asyncio.sleep(0.001)


async def until_quiet(pilot: Pilot[Any]) -> None:
    """Return when all is handled and drawn. What only starts later (a pause of a scanner) is not waited for."""
    app = pilot.app
    until = time.monotonic() + _PATIENCE
    rounds = 0
    while rounds < _ROUNDS and app.is_running and app._exception is None:
        assert time.monotonic() < until, "the app never comes to rest"
        await pilot._wait_for_screen()
        app.screen._on_timer_update()
        is_busy = _is_busy(app)
        rounds = 0 if is_busy else rounds + 1
        await asyncio.sleep(0.001 if is_busy else 0)


def _is_busy(app: App[Any]) -> bool:
    screen = app.screen
    return any(
        (
            isinstance(app, TakesScans) and app._will_show_line,
            *(pump.message_queue_size or pump._next_callbacks for pump in (app, *screen.walk_children(with_self=True))),
            screen._callbacks,
            screen._dirty_widgets,
            screen._layout_required,
            screen._repaint_required,
            isinstance(screen, RunView) and screen._is_behind,
        )
    )
