"""How the commands come to records: the folder, the file in it, and what is said when storage refuses."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scansim.records.journal import Records

__all__ = [
    "CANNOT",
    "DONE",
    "FOUND",
    "TurnedAway",
    "data_option",
    "opened_records",
    "records_file",
    "said_when_refused",
]

DONE, FOUND, CANNOT = 0, 1, 2
"""How a command ends: all is well, something is wrong, it cannot be done."""

data_option = click.option("--data", metavar="DIR", help="Where the records lie.")


class TurnedAway(Exception):
    """Somebody may not do what they wanted, or cannot; the message is one sentence for them."""


def records_file(path: Path) -> Path:
    """The file itself, or the one in a folder."""
    from scansim.records.opening import FILE_NAME

    return path if path.is_file() else path / FILE_NAME


@contextmanager
def opened_records(place: str | None) -> Iterator[Records]:
    """The records that are there; a command that looks after them begins none."""
    from scansim.app import data_directory, open_journal
    from scansim.records.sqlite.read_only import read_only

    with said_when_refused():
        directory = data_directory(place).expanduser()
        read_only(records_file(directory)).close()
        with open_journal(directory) as records:
            yield records


@contextmanager
def said_when_refused() -> Iterator[None]:
    """What storage refuses ends the command with its sentence, and so does what nobody may."""
    from scansim.console import complain
    from scansim.training.ports import JournalDamaged, StorageRefused

    try:
        yield
    except StorageRefused as error:
        complain(error)
        sys.exit(FOUND if isinstance(error, JournalDamaged) else CANNOT)
    except TurnedAway as error:
        complain(error)
        sys.exit(CANNOT)
