"""All exercises, packs and the policy of a content folder, and every fault in them.

One bad file stops nobody: what is sound is there, what is not is a fault (DESIGN section 8, first row).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scansim.content.exercise_file import ExerciseFile, FreeExerciseFile
from scansim.content.exercise_rules import broken_rules
from scansim.content.faults import Fault, file_name, meant, shown
from scansim.content.pack_file import read_pack
from scansim.content.policy_file import PolicyFile
from scansim.content.reading import text_of_file
from scansim.content.validation import in_file, validated
from scansim.content.yaml_source import LARGEST_YAML, Source, read_yaml
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.policy import Policy

__all__ = ["Library"]

EXERCISES = "exercises"
PACKS = "packs"
POLICY = "scoring/policy.yaml"


@dataclass(frozen=True, slots=True)
class Library:
    """What a content folder holds. ``exercises`` are in the order of their ids, sandboxes last; ``packs`` are
    by id."""

    root: Path
    exercises: tuple[Exercise, ...]
    packs: Mapping[str, Pack]
    policy: Policy | None
    faults: tuple[Fault, ...]
    files: Mapping[str, Path]
    """The file of each exercise, by id."""

    @classmethod
    def load(cls, root: Path) -> Library:
        """Read the whole folder. Never raises for what files hold."""
        packs, pack_faults = _packs(root)
        policy, policy_faults = _policy(root)
        empty = cls(root, (), packs, policy, (*pack_faults, *policy_faults), {})
        return empty._with(_exercise_files(root / EXERCISES, root))

    def including(self, path: Path) -> Library:
        """This library and the exercises of one more file or folder, which play in its packs."""
        known = {file.resolve() for file in self.files.values()}
        found = _exercise_files(path, self.root) if path.is_dir() else [path]
        return self._with(file for file in found if file.resolve() not in known and not _is_no_story(file, self.root))

    def find(self, id_: str) -> Exercise | None:
        """The exercise of this id, in capitals or not."""
        wanted = id_.casefold()
        return next((exercise for exercise in self.exercises if exercise.id.casefold() == wanted), None)

    def pack_of(self, exercise: Exercise) -> Pack:
        """The pack that an exercise of this library plays in."""
        return self.packs[exercise.pack]

    def _with(self, paths: Iterable[Path]) -> Library:
        exercises = {exercise.id: exercise for exercise in self.exercises}
        files = dict(self.files)
        faults = list(self.faults)
        for path in paths:
            exercise, found = _exercise(path, self.root, self.packs, files)
            faults.extend(found)
            if exercise is not None:
                exercises[exercise.id] = exercise
                files[exercise.id] = path
        in_order = tuple(sorted(exercises.values(), key=lambda exercise: (exercise.is_free, exercise.id)))
        return replace(self, exercises=in_order, files=files, faults=tuple(sorted(dict.fromkeys(faults))))


def _packs(root: Path) -> tuple[dict[str, Pack], list[Fault]]:
    packs: dict[str, Pack] = {}
    faults: list[Fault] = []
    for folder in sorted(path for path in (root / EXERCISES / PACKS).glob("[!.]*") if path.is_dir()):
        pack, found = read_pack(folder, root)
        faults.extend(found)
        if pack is not None:
            packs[pack.id] = pack
    return packs, faults


def _policy(root: Path) -> tuple[Policy | None, tuple[Fault, ...]]:
    source = _source(root / POLICY, root)
    file, faults = validated(PolicyFile, source)
    return (file.policy() if file else None), faults


def _exercise_files(folder: Path, root: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.casefold() in {".yaml", ".yml"} and not hidden and not _is_no_story(path, root):
            yield path


def _is_no_story(path: Path, root: Path) -> bool:
    """Whether a file belongs to a pack or is the policy."""
    inside = path.resolve()
    packs, policy = (root / EXERCISES / PACKS).resolve(), (root / POLICY).resolve()
    return inside == policy or inside.is_relative_to(packs)


def _exercise(
    path: Path, root: Path, packs: Mapping[str, Pack], files: Mapping[str, Path]
) -> tuple[Exercise | None, tuple[Fault, ...]]:
    source = _source(path, root)
    model: type[ExerciseFile | FreeExerciseFile] = FreeExerciseFile if _says_a_mode(source) else ExerciseFile
    file, faults = validated(model, source)
    if file is None:
        return None, faults
    faults = (*_name_faults(file, path, root, files, source), *_rule_faults(file, packs, root, source))
    return (None if faults else file.exercise()), faults


def _says_a_mode(source: Source) -> bool:
    """Whether it is no exercise that a coach can play, but a sandbox."""
    if source.root is None:
        return False
    plain = source.plain()
    return isinstance(plain, dict) and "mode" in plain


def _source(path: Path, root: Path) -> Source:
    name = file_name(path, root)
    text = text_of_file(path, name, LARGEST_YAML)
    return Source(name, None, (text,)) if isinstance(text, Fault) else read_yaml(text, name)


def _name_faults(
    file: ExerciseFile | FreeExerciseFile, path: Path, root: Path, files: Mapping[str, Path], source: Source
) -> Iterator[Fault]:
    line = source.line_of(("id",))
    if path.name != f"{file.id}.yaml":
        what = f"The id is {shown(file.id)}, the file is {shown(path.name)}."
        yield Fault(source.file, line, what, f"Call the file {file.id}.yaml, or change the id.")
    if file.id in files:
        what = f"The id {shown(file.id)} belongs to {file_name(files[file.id], root)} already."
        yield Fault(source.file, line, what, "Choose another.")


def _rule_faults(
    file: ExerciseFile | FreeExerciseFile, packs: Mapping[str, Pack], root: Path, source: Source
) -> tuple[Fault, ...]:
    pack = packs.get(file.pack)
    if pack is not None:
        return in_file(broken_rules(file, pack), source)
    line = source.line_of(("pack",))
    if (root / EXERCISES / PACKS / file.pack).is_dir():
        what = f"Pack {shown(file.pack)} has faults of its own."
        return (Fault(source.file, line, what, "Put those right first."),)
    return (Fault(source.file, line, f"There is no pack {shown(file.pack)}.", meant(file.pack, packs)),)
