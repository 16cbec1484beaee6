"""Opaque ids for what is recorded: time-ordered and random, with nothing of a person in them."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID

__all__ = ["new_id"]


def new_id(utc: str) -> str:
    """A new id for something recorded at ``utc`` (ISO 8601): a UUID of version 7 (RFC 9562, 5.7)."""
    milliseconds = int(datetime.fromisoformat(utc).timestamp() * 1000)
    bits = milliseconds << 80 | secrets.randbits(80)
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=bits))
