"""What somebody is called where others can read it (reference training G14)."""

from __future__ import annotations

__all__ = ["initials", "short_name"]


def short_name(name: str) -> str:
    """The first name and the first letter of the last: ``Mia K.``; a single name as it is."""
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else " ".join(words)


def initials(name: str) -> str:
    """The first letters of the first and the last name: ``M.K.``"""
    words = name.split()
    return "".join(f"{word[0]}." for word in dict.fromkeys((words[0], words[-1]))) if words else ""
