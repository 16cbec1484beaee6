"""The composition root: where clock, content, records and screens are put together."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from scansim.shipped_lessons import ShippedLessons, lesson_from_files

if TYPE_CHECKING:  # The first frame waits for none of these.
    from scansim.plain.door import Door as PlainDoor
    from scansim.plain.home import Home as PlainHome
    from scansim.plain.voice import Voice
    from scansim.printing.debrief_document import DebriefOnPaper
    from scansim.records.journal import Records
    from scansim.records.memory import MemoryAttempts
    from scansim.records.verify import Verification
    from scansim.scanner.reading import ScannerSettings
    from scansim.screens.desk import Desk
    from scansim.screens.trainer import Trainer
    from scansim.training.debrief import Debrief
    from scansim.training.header import Header
    from scansim.training.people.station_rules import StationRules
    from scansim.training.replay import Replay

__all__ = [
    "DATA_VARIABLE",
    "ShippedLessons",
    "SystemClock",
    "data_directory",
    "debrief_printed",
    "lesson_from_files",
    "new_seed",
    "on_paper",
    "open_journal",
    "plain_home",
    "replay_of",
    "start",
    "start_replay",
    "station_name",
    "today",
    "verifying",
]

DATA_VARIABLE = "SCANSIM_DATA"
_CACHE = "cache"
_PAPERS = "papers"
_SEEDS = 1_000_000_000


class SystemClock:
    """Real time, for records and active time only."""

    def utc(self) -> str:
        """The present moment, ISO 8601 with milliseconds and ``Z``."""
        return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def monotonic(self) -> float:
        """Seconds on a clock that never runs backwards."""
        return time.monotonic()


def data_directory(chosen: str | None = None) -> Path:
    """Where records lie: what the command says, else ``SCANSIM_DATA``, else the user's data folder."""
    given = chosen or os.environ.get(DATA_VARIABLE)
    if given:
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_data_dir("scansim", appauthor=False))


def station_name() -> str:
    """What this device is called: the name it has in its network, without the network's."""
    import platform

    return platform.node().partition(".")[0] or "station"


def new_seed() -> int:
    """A seed that nobody chose."""
    return secrets.randbelow(_SEEDS)


def open_journal(directory: Path) -> Records:
    """The records of this device. Raises :class:`~scansim.training.ports.StorageRefused`."""
    from scansim.records.opening import open_records

    return open_records(directory, clock=SystemClock(), station=station_name())


@contextmanager
def verifying(directory: Path) -> Iterator[Verification]:
    """The records in a folder, to be checked and not changed. Raises
    :class:`~scansim.training.ports.StorageRefused`."""
    from scansim.records.opening import FILE_NAME
    from scansim.records.verify import verification

    with verification(directory.expanduser() / FILE_NAME, ShippedLessons(directory / _CACHE)) as found:
        yield found


def replay_of(directory: Path, attempt: str) -> tuple[str, Replay]:
    """A run in the records of a folder, which are only read, to be watched again; its whole id comes first.

    Raises:
        StorageRefused: there is no such run, or it is not what its hashes say.
        NoSuchLesson, CannotBePlayed, CannotBeReplayed: it cannot be shown as it was.
    """
    from scansim.records.opening import FILE_NAME
    from scansim.records.recorded import recorded
    from scansim.training.lesson import NoSuchLesson
    from scansim.training.replay import CannotBeReplayed, Replay
    from scansim.training.starting_point import CannotBePlayed

    found = recorded(directory.expanduser() / FILE_NAME, attempt)
    stored = found.stored
    if stored.result is None:
        raise CannotBeReplayed("This run has not ended: finish it or give it up, then watch it.")
    try:
        lesson = ShippedLessons(directory / _CACHE).restored(stored.header, found.contents.__getitem__)
        return stored.attempt, Replay(lesson, stored.header, stored.inputs)
    except (NoSuchLesson, CannotBePlayed, CannotBeReplayed):
        raise
    except Exception as error:  # whatever a forged content raises is told in a sentence
        raise CannotBeReplayed(
            f"This run cannot be shown, its content breaks off ({type(error).__name__}): check it with scansim verify."
        ) from error


def start_replay(replay: Replay, *, ascii_only: bool = False) -> NoReturn:
    """Show a replay in this terminal, and end the process with its status. No records are opened."""
    from scansim.screens.driver import run_and_exit

    def build() -> Trainer:
        from scansim.screens.replay import ReplayPage
        from scansim.screens.trainer import Trainer
        from scansim.words.speaker import Speaker

        page = ReplayPage(replay, Speaker(), SystemClock())
        return Trainer(_no_desk, station=station_name(), first=page)

    run_and_exit(build, ascii_only=ascii_only)


def _no_desk() -> Desk:
    from scansim.screens.desk import DeskNotReady

    raise DeskNotReady("A replay opens nothing: leave it with Esc.")


def plain_home(
    directory: Path, journal: Records | MemoryAttempts, voice: Voice, source: TextIO, resume_with: str
) -> PlainHome:
    """Where somebody practises line by line, at a station as it was set up, over the records of a folder or of memory.
    ``resume_with`` is the command that goes on with a run that was left; empty when these records do not last."""
    from scansim.plain.home import Home
    from scansim.records.memory import MemoryAttempts
    from scansim.training.station import StationSettings

    state = None if isinstance(journal, MemoryAttempts) else journal.station()
    station = state.settings if state else StationSettings()
    lessons = ShippedLessons(directory / _CACHE)
    if isinstance(journal, MemoryAttempts):
        return Home(lessons, journal, SystemClock(), new_seed, voice, station, resume_with)
    door = _plain_door(directory, journal, voice, source, station.scanner)
    return Home(lessons, journal, SystemClock(), new_seed, voice, station, resume_with, door, journal)


def _plain_door(directory: Path, records: Records, voice: Voice, source: TextIO, scanner: ScannerSettings) -> PlainDoor:
    from scansim.content.station_file import station_rules
    from scansim.plain.door import Door
    from scansim.words.fair_use import fair_use_text

    return Door(
        source,
        voice,
        SystemClock(),
        records.people,
        records.pins,
        records,
        today,
        lambda: fair_use_text(records.retention.months()),
        station_rules(directory),
        scanner,
    )


def today() -> str:
    """The day on the wall (ISO 8601)."""
    return datetime.now().astimezone().date().isoformat()


def debrief_printed(directory: Path, debrief: Debrief, header: Header, lines: int) -> str:
    """Print a debrief into the folder ``papers`` of the records; the name of the file.

    Raises:
        StorageRefused: it cannot be written.
    """
    from scansim.printing.orders import print_debrief
    from scansim.printing.trouble import CannotPrint
    from scansim.training.ports import StorageRefused
    from scansim.words.speaker import Speaker

    now = datetime.now(UTC).astimezone()
    folder = directory.expanduser() / _PAPERS
    name = f"debrief-{header.exercise}-{header.seed}-{now:%Y%m%d-%H%M%S}.pdf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        given = on_paper(debrief, header, lines)
        return str(print_debrief(given, Speaker(), folder / name, replace=True))
    except CannotPrint as refused:
        raise StorageRefused(str(refused)) from refused
    except OSError as error:
        raise StorageRefused(f"{folder} cannot be made: {error.strerror or 'unknown reason'}.") from error


def on_paper(debrief: Debrief, header: Header, lines: int) -> DebriefOnPaper:
    """A debrief with what says which run it was, printed now. A person's name is no part of it."""
    from scansim.printing.debrief_document import DebriefOnPaper

    now = datetime.now(UTC).astimezone()
    return DebriefOnPaper(debrief, header.exercise, header.seed, lines, f"{now:%Y-%m-%d %H:%M}")


def start(directory: Path, *, ascii_only: bool = False) -> NoReturn:
    """Run the trainer in this terminal, and end the process with its status."""
    from scansim.screens.driver import run_and_exit

    def build() -> Trainer:
        from scansim.screens.trainer import Trainer

        return Trainer(lambda: _desk(directory), station=station_name())

    run_and_exit(build, ascii_only=ascii_only)


def _desk(directory: Path) -> Desk:
    from scansim.content.places import ContentMissing, content_root, site_root
    from scansim.screens.desk import BoardRoom, Desk, DeskNotReady
    from scansim.training.boards.overview import Overview
    from scansim.words.fair_use import fair_use_text
    from scansim.words.speaker import Speaker

    try:
        content_root()
        site_root()
    except ContentMissing as missing:
        raise DeskNotReady(str(missing)) from missing
    lessons = ShippedLessons(directory / _CACHE)
    records = open_journal(directory)
    return Desk(
        lessons,
        records,
        SystemClock(),
        Speaker(),
        new_seed,
        station_name(),
        stations=records,
        history=records,
        print_debrief=lambda debrief, header, lines: debrief_printed(directory, debrief, header, lines),
        roster=records.people,
        pins=records.pins,
        rules=_rules(directory),
        today=today,
        fair_use=lambda: fair_use_text(records.retention.months()),
        boards=BoardRoom(
            lambda who: Overview.of(records.boards, lessons, who, datetime.now(UTC).date()),
            records.boards.head,
            lambda attempt: replay_of(directory, attempt)[1],
        ),
        statements=records.signoffs,
        programme=lessons.programme,
        print_certificate=lambda id_: _certificate_printed(directory, records, lessons, id_),
    )


def _certificate_printed(directory: Path, records: Records, lessons: ShippedLessons, id_: str) -> str:
    from scansim.printing.certificates import certificate_in_papers

    return certificate_in_papers(directory.expanduser(), _PAPERS, records, lessons.programme(), id_)


def _rules(directory: Path) -> StationRules:
    from scansim.content.places import ContentMissing
    from scansim.content.station_file import station_rules
    from scansim.screens.desk import DeskNotReady

    try:
        return station_rules(directory)
    except ContentMissing as wrong:
        raise DeskNotReady(str(wrong)) from wrong
