"""Pages as pictures of one bit a dot."""

from __future__ import annotations

from scansim.labels.page import Pages

__all__ = ["png"]


def png(pages: Pages) -> tuple[bytes, ...]:
    """One file a page: the same pages make the same bytes."""
    raise NotImplementedError
