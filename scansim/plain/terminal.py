"""What a terminal can show, by what it and its locale say of themselves (reference terminal-ui B2)."""

from __future__ import annotations

import os
from collections.abc import Mapping

__all__ = ["can_draw", "shows_ascii_only"]

_NO_SCREEN = ("", "dumb", "unknown")
_HARDWARE = ("vt", "linux", "ansi", "wy", "tvi", "cons25")
_COERCED = ("c.utf-8", "c.utf8", "utf-8")
_NO_LOCALE = ("", "c", "posix")


def can_draw(environment: Mapping[str, str], system: str = os.name) -> bool:
    """Whether screens can be drawn: the terminal moves its cursor. Windows consoles do, and name no kind."""
    return system == "nt" or environment.get("TERM", "") not in _NO_SCREEN


def shows_ascii_only(environment: Mapping[str, str], encoding: str | None) -> bool:
    """Whether to write nothing but ASCII: the output's encoding is not UTF-8, or the terminal is one of hardware, or
    the console of a system, and nobody said that it shows UTF-8.

    ``encoding`` is that of the output stream. Python itself turns the locale ``C`` into UTF-8, which is right for
    terminals that are programs and says nothing of a VT220; such a locale counts as none.
    """
    if not (encoding or "").lower().replace("_", "-").startswith("utf"):
        return True
    kind = environment.get("TERM", "").lower()
    return kind.startswith(_HARDWARE) and "utf" not in _locale(environment)


def _locale(environment: Mapping[str, str]) -> str:
    """The locale of characters, as a person set it."""
    everything, characters, language = (environment.get(name, "").lower() for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    if everything:
        return everything
    return language if characters in _COERCED and language in _NO_LOCALE else characters or language
