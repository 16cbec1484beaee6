"""A backup: one file that holds everything, made while the trainer runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scansim.records.book import the_book
from scansim.records.fact import Fact
from scansim.records.sentences import ChangedWhileRead
from scansim.records.sqlite.copying import copy
from scansim.records.sqlite.read_only import read_only

__all__ = ["Backup", "back_up"]

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Backup:
    """What lies in a backup: how many facts and runs, and the newest fact of each chain, whose hash is an anchor."""

    facts: int
    runs: int
    newest: tuple[Fact, ...]


def back_up(file: Path, target: Path) -> Backup:
    """Copy the records in ``file`` to the new file ``target``.

    Raises:
        StorageRefused: when there are no records, or the backup cannot be written. Nothing is left of it then.
    """
    for left in reversed(range(_TRIES)):
        source = read_only(file)
        try:
            copy(source, target)
            break
        except ChangedWhileRead:
            # Somebody began to write into a file that was read as one nobody uses; now it is read as one in use.
            if not left:
                raise
        finally:
            source.close()
    made = read_only(target)
    try:
        with made.reading():
            book = the_book(made)
    finally:
        made.close()
    return Backup(len(book.facts), len(book.openings), book.newest)
