"""Which chain belongs to this very file.

The file remembers its own and its folder's number in the file system (inode, file index). A copied or restored file
bears another, so it begins a chain of its own that names its parent; taking a moved file for a copied one does the
same and harms nothing. A copy that this cannot see, made in place over the original, shows as a fork when the chains
meet (DESIGN section 6).
"""

from __future__ import annotations

from pathlib import Path

from scansim.records import sentences
from scansim.records.sqlite.database import Database

__all__ = ["belong", "own_chain"]


def own_chain(database: Database) -> tuple[str | None, bool]:
    """The chain that the file names as its own, and whether this is the file that the chain was begun in."""
    rows = database.execute("SELECT chain, file, folder FROM this_file")
    if not rows:
        return None, False
    chain, file, folder = rows[0]
    return str(chain), (file, folder) == _numbers(database.path)


def belong(database: Database, chain: str) -> None:
    """From now on ``chain`` is the one this file writes. Inside :meth:`Database.writing` only."""
    database.execute("DELETE FROM this_file")
    database.execute("INSERT INTO this_file (chain, file, folder) VALUES (?, ?, ?)", (chain, *_numbers(database.path)))


def _numbers(path: Path) -> tuple[str, str]:
    try:
        return str(path.stat().st_ino), str(path.parent.stat().st_ino)
    except OSError as error:
        raise sentences.moved_away(path) from error
