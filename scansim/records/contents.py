"""The resolved contents that runs were given, each kept once under its hash."""

from __future__ import annotations

from scansim.engine.canonical import sha256
from scansim.records import sentences
from scansim.records.sqlite.reader import Reader

__all__ = ["content_text"]


def content_text(reader: Reader, digest: str) -> str:
    """The resolved content text whose SHA-256 is ``digest``. Inside :meth:`Reader.reading` only.

    Raises:
        JournalDamaged: when the kept text has another hash.
        StorageRefused: when storage fails or no such content is kept.
    """
    rows = reader.execute("SELECT body FROM contents WHERE hash = ?", (digest,))
    if not rows:
        raise sentences.content_unknown(reader.path, digest)
    text = str(rows[0][0])
    if sha256(text) != digest:
        raise sentences.content_damaged(reader.path, digest)
    return text
