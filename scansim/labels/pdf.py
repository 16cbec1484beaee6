"""Pages as a PDF."""

from __future__ import annotations

from scansim.labels.page import Pages

__all__ = ["pdf"]


def pdf(pages: Pages) -> bytes:
    """The file: the same pages make the same bytes."""
    raise NotImplementedError
