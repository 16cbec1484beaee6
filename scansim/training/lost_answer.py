"""The connection drops at Validate: no answer comes, and nobody sees whether the record did it.

In every other seed it did. The handheld starts again in both, so that only looking the transfer up again tells.
"""

from __future__ import annotations

from scansim.engine.handheld.handheld import Handheld
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.screen import ScreenKind
from scansim.training.draw import in_share

__all__ = ["start_again", "was_done"]

_MOST_PAGES = 20


def was_done(exercise: str, name: str, seed: int) -> bool:
    """Whether the record did what was asked for although no answer came."""
    return in_share(seed, f"{exercise}/interruptions/{name}/done", 1, 2)


def start_again(handheld: Handheld) -> None:
    """Back to the menu, whatever is open."""
    for _ in range(_MOST_PAGES):
        if handheld.screen.kind is ScreenKind.MENU:
            return
        handheld.receive(Pressed("discard" if handheld.screen.kind is ScreenKind.DIALOG else "back"))
