"""Why something was not printed: one sentence for a person."""

from __future__ import annotations

__all__ = ["CannotPrint"]


class CannotPrint(Exception):
    """Nothing was printed; the message says what is in the way and what to do."""
