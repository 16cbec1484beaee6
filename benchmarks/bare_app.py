"""The yardstick of DESIGN section 9: the least that a program must do with a scan that must not be lost.

The same driver and input path as scansim, one durable append of 300 bytes a scan, one label that is repainted after
it. Run it with ``python -m benchmarks.bare_app --data DIR``; F10 leaves it.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from scansim.screens.driver import run_and_exit

if TYPE_CHECKING:
    from textual.app import App

RECORD_SIZE = 300
MEMORY = Path("/dev/shm")


def opened(folder: Path) -> sqlite3.Connection:
    """A database whose every commit is on the storage before it returns, as scansim's records are."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS scan (body TEXT NOT NULL)")
    return connection


def build(folder: Path) -> App[Any]:
    from textual.app import ComposeResult
    from textual.binding import Binding
    from textual.screen import Screen
    from textual.widgets import Label  # noqa: TID251 - the yardstick owes nothing to scansim's own widgets

    from scansim.screens.keyboard import Entered, TakesScans

    class Counter(Screen[None]):
        def __init__(self, connection: sqlite3.Connection) -> None:
            super().__init__()
            self.connection = connection
            self.count = 0

        def compose(self) -> ComposeResult:
            yield Label("ready", markup=False)

        def on_entered(self, message: Entered) -> None:
            self.count += 1
            body = message.entry.data.ljust(RECORD_SIZE)[:RECORD_SIZE]
            self.connection.execute("INSERT INTO scan (body) VALUES (?)", (body,))
            self.query_one(Label).update(f"{self.count} {message.entry.data}")

    class Bare(TakesScans[None]):
        ENABLE_COMMAND_PALETTE = False
        BINDINGS = [Binding("f10", "quit")]  # noqa: RUF012 - Textual's own form

        def get_default_screen(self) -> Screen[None]:
            return Counter(opened(folder))

    return Bare()


def main() -> NoReturn:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the database; without it one in memory, when there is one")
    folder = parser.parse_args().data
    if folder is None:
        folder = Path(tempfile.mkdtemp(prefix="bare-", dir=MEMORY if MEMORY.is_dir() else None))
    folder.mkdir(parents=True, exist_ok=True)
    run_and_exit(lambda: build(folder))


if __name__ == "__main__":
    main()
