"""Whether the inputs of a recorded run give the score that is stored with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scansim.engine.canonical import Json, canonical
from scansim.records.sentences import named
from scansim.training.header import Header
from scansim.training.inputs import Timed
from scansim.training.lesson import Lesson, Lessons, NoSuchLesson
from scansim.training.ports import StorageRefused
from scansim.training.result import result_of
from scansim.training.run import replayed
from scansim.training.starting_point import CannotBePlayed

__all__ = ["Replayer"]

_MOST_LESSONS = 32


class Replayer:
    """Replays runs from their header, inputs and contents. ``content`` gives the text kept under a hash."""

    def __init__(self, lessons: Lessons, content: Callable[[str], str]) -> None:
        self._lessons = lessons
        self._content = content
        self._known: dict[tuple[tuple[str, str], ...], Lesson] = {}

    def fault(self, header: Header, inputs: Sequence[Timed], result: Mapping[str, Json]) -> str:
        """What of a closed run is not as its replay gives it; empty when all is."""
        try:
            return self._difference(header, inputs, result)
        except (NoSuchLesson, CannotBePlayed, StorageRefused) as error:
            return f"it cannot be replayed: {error}"
        except Exception as error:  # noqa: BLE001 - whatever a forged content raises, the other runs must be checked
            return f"it cannot be replayed: its content breaks off with {named(f'{type(error).__name__}: {error}')}"

    def _difference(self, header: Header, inputs: Sequence[Timed], result: Mapping[str, Json]) -> str:
        lesson = self._lesson(header)
        if (lesson.exercise.id, lesson.exercise.revision) != (header.exercise, header.revision):
            return f"its header names {named(header.exercise)}, its content is {named(lesson.exercise.id)}"
        run = replayed(lesson.run_of(header), inputs)
        if len(run.observations) < len(inputs):
            return f"input {len(run.observations) + 1} comes after the end of the run"
        wanted = result_of(run).stored()
        wrong = [name for name in sorted({*wanted, *result}) if not _same(name, wanted, result)]
        return f"its stored score is not what its inputs give ({', '.join(map(named, wrong))})" if wrong else ""

    def _lesson(self, header: Header) -> Lesson:
        key = tuple(sorted(header.contents.items()))
        if key not in self._known:
            if len(self._known) >= _MOST_LESSONS:
                self._known.clear()
            self._known[key] = self._lessons.restored(header, self._content)
        return self._known[key]


def _same(name: str, one: Mapping[str, Json], other: Mapping[str, Json]) -> bool:
    return name in one and name in other and canonical(one[name]) == canonical(other[name])
