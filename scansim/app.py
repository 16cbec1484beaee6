"""The composition root: where clock, content, records and screens are put together."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from scansim.training.header import Header
from scansim.training.lesson import Lesson, LessonEntry, NoSuchLesson

if TYPE_CHECKING:
    from scansim.content.library import Library
    from scansim.records.journal import Records

__all__ = ["DATA_VARIABLE", "ShippedLessons", "SystemClock", "data_directory", "new_seed", "open_journal", "start"]

DATA_VARIABLE = "SCANSIM_DATA"
_STATION = "station"
_SEEDS = 1_000_000_000


class SystemClock:
    """Real time, for records and active time only."""

    def utc(self) -> str:
        """The present moment, ISO 8601 with milliseconds and ``Z``."""
        return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def monotonic(self) -> float:
        """Seconds on a clock that never runs backwards."""
        return time.monotonic()


class ShippedLessons:
    """Lessons from a content folder, read when first needed."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root
        self._read: Library | None = None

    def catalogue(self) -> tuple[LessonEntry, ...]:
        """Every exercise that can be played: by level, then by id."""
        exercises = sorted(self._library.exercises, key=lambda exercise: (exercise.level, exercise.id))
        return tuple(LessonEntry(each.id, each.skill, each.level, each.minutes) for each in exercises)

    def lesson(self, exercise: str) -> Lesson:
        """The lesson of an exercise, by its id or by the path of its file. Raises :class:`NoSuchLesson`."""
        from scansim.content.resolved_text import text_of

        library = self._library
        path = Path(exercise)
        if path.suffix in (".yaml", ".yml"):
            library = library.including(path)
            exercise = path.stem
        found = library.find(exercise)
        if found is None or library.policy is None:
            raise NoSuchLesson(self._why_not(exercise, library))
        pack = library.pack_of(found)
        texts = {"exercise": text_of(found), "pack": text_of(pack), "policy": text_of(library.policy)}
        return Lesson(found, pack, library.policy, texts)

    def restored(self, header: Header, content: Callable[[str], str]) -> Lesson:
        """The lesson as it was when a run began. Raises :class:`NoSuchLesson` when it can no longer be read."""
        from scansim.content.resolved import ContentNotReadable, restored
        from scansim.training.exercise import Exercise
        from scansim.training.pack import Pack
        from scansim.training.policy import Policy

        try:
            texts = {name: content(digest) for name, digest in header.contents.items()}
            return Lesson(
                restored(Exercise, texts["exercise"]),
                restored(Pack, texts["pack"]),
                restored(Policy, texts["policy"]),
                texts,
            )
        except (ContentNotReadable, KeyError) as error:
            raise NoSuchLesson(f"This run of {header.exercise} cannot be read any more. Start a new one.") from error

    @property
    def _library(self) -> Library:
        if self._read is None:
            from scansim.content.library import Library
            from scansim.content.places import content_root

            self._read = Library.load(self._root or content_root())
        return self._read

    def _why_not(self, exercise: str, library: Library) -> str:
        if library.faults:
            return f"{exercise} cannot be played: {library.faults[0]}"
        known = ", ".join(each.id for each in library.exercises)
        return f"There is no exercise {exercise}. Known here: {known}."


def data_directory(chosen: str | None = None) -> Path:
    """Where records lie: what the command says, else ``SCANSIM_DATA``, else the user's data folder."""
    given = chosen or os.environ.get(DATA_VARIABLE)
    if given:
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_data_dir("scansim", appauthor=False))


def new_seed() -> int:
    """A seed that nobody chose."""
    return secrets.randbelow(_SEEDS)


def open_journal(directory: Path) -> Records:
    """The records of this device. Raises :class:`~scansim.training.ports.StorageRefused`."""
    from scansim.records.opening import open_records

    return open_records(directory, clock=SystemClock(), station=_STATION)


def start(directory: Path) -> NoReturn:
    """Run the trainer in this terminal, and end the process with its status."""
    from scansim.screens.driver import run_and_exit

    def build():  # type: ignore[no-untyped-def]
        from scansim.screens.desk import Desk
        from scansim.screens.trainer import Trainer
        from scansim.words.speaker import Speaker

        def open_desk() -> Desk:
            return Desk(ShippedLessons(), open_journal(directory), SystemClock(), Speaker(), new_seed, _STATION)

        return Trainer(open_desk, station=_STATION)

    run_and_exit(build)
