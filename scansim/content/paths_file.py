"""What the file of learning paths may say (``scoring/paths.yaml``, ``docs/formats.md`` "Learning paths")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from scansim.content.exercise_file import EXERCISE_ID
from scansim.content.faults import Broken, meant, shown
from scansim.content.validation import FileModel
from scansim.content.values import Name, Schema, Short, local_text, whole
from scansim.training.exercise import Exercise
from scansim.training.learning_path import LearningPath
from scansim.training.texts import LocalText

__all__ = ["PathsFile", "broken_path_rules"]


class PathFile(FileModel):
    """One path."""

    title: Annotated[LocalText, local_text(40)] = Field(examples=["The first day"])
    minutes_at_most: Annotated[int, whole(1, 600)] | None = None
    exercises: list[Annotated[str, EXERCISE_ID]] = Field(
        min_length=1, examples=["(then each exercise on a line of its own, with a dash)"]
    )

    def path(self, id_: str, known: Collection[str]) -> LearningPath:
        """The path under its name, through exercises that are known."""
        exercises = tuple(exercise for exercise in self.exercises if exercise in known)
        return LearningPath(id_, self.title, exercises, self.minutes_at_most or 0)


class PathsFile(FileModel):
    """All paths, the newcomer's first."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    revision: Short = Field(examples=["1"])
    paths: dict[Name, PathFile] = Field(examples=["(then each path by its name, indented)"])

    def learning_paths(self, exercises: Collection[str]) -> tuple[LearningPath, ...]:
        """The paths that the file states, in its order, through those of their exercises that can be played."""
        return tuple(file.path(name, exercises) for name, file in self.paths.items())


def broken_path_rules(file: PathsFile, exercises: Mapping[str, Exercise], ids: Collection[str]) -> Iterator[Broken]:
    """Exercises that are not there or named twice, and paths that take longer than they say.

    ``ids`` are those of all files: one that has a fault of its own is none of its path.
    """
    for name, path in file.paths.items():
        for number, id_ in enumerate(path.exercises):
            where = ("paths", name, "exercises", number)
            if id_ not in ids:
                yield Broken(where, f"There is no exercise {shown(id_)}.", meant(id_, sorted(ids)))
            elif path.exercises.index(id_) != number:
                yield Broken(where, f"{shown(id_)} is named twice.", "Name it once.")
        minutes = sum(exercises[id_].minutes for id_ in path.exercises if id_ in exercises)
        if path.minutes_at_most is not None and minutes > path.minutes_at_most:
            what = f"These exercises take {minutes} minutes, the path says {path.minutes_at_most} at most."
            yield Broken(("paths", name, "minutes_at_most"), what, "Take one away, or allow more.")
