"""The file that a new exercise begins with, put where its author wants it."""

from __future__ import annotations

from pathlib import Path

from scansim.content.exercise_file import ExerciseFile
from scansim.content.faults import shown
from scansim.content.layers import Layers
from scansim.content.schema_file import starter_file
from scansim.content.stories import all_stories
from scansim.content.validation import validated
from scansim.content.yaml_source import read_yaml

__all__ = ["CannotBegin", "begin_exercise"]


class CannotBegin(Exception):
    """No file was made; the message is one sentence for a person."""


def begin_exercise(id_: str, folder: Path, root: Path, site: Path | None = None) -> Path:
    """Write ``ID.yaml`` into a folder, which is made if need be; where it lies now.

    Raises:
        CannotBegin: when the id is none or taken, the file is there already, or the folder cannot be written to.
    """
    text = starter_file(id_)
    file, faults = validated(ExerciseFile, read_yaml(text, f"{id_}.yaml"))
    if file is None:
        raise CannotBegin(f"{faults[0].what} {faults[0].right}")
    if file.id != id_:
        raise CannotBegin(f"{shown(id_)} is no id: write {file.id}.")
    taken = next((story.path for story in all_stories(Layers(root, site)) if story.id == id_), None)
    if taken is not None:
        raise CannotBegin(f"The id {shown(id_)} belongs to {taken} already: choose another.")
    path = folder / f"{id_}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise CannotBegin(f"{path} is there already: choose another id, or another folder with --out.") from None
    except OSError as error:
        raise CannotBegin(f"{path} cannot be written: {error.strerror or 'unknown reason'}.") from error
    return path
