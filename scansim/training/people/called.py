"""What somebody is called where others can read it (reference training G14)."""

from __future__ import annotations

__all__ = ["short_name"]


def short_name(name: str) -> str:
    """The first name and the first letter of the last: ``Mia K.``; a single name as it is."""
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else " ".join(words)
