"""All exercises, packs and the policy of the content, and every fault in them.

One bad file stops nobody: what is sound is there, what is not is a fault (DESIGN section 8, first row).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scansim.content.changes import Change
from scansim.content.consequences_file import ConsequencesFile
from scansim.content.escalation_file import EscalationFile
from scansim.content.exercise_file import ExerciseFile, FreeExerciseFile, HeadFile
from scansim.content.exercise_rules import SEEDS_AT_START, SEEDS_TRIED, broken_rules
from scansim.content.faults import Fault, meant, shown
from scansim.content.layers import Layers
from scansim.content.pack_file import PACKS, read_pack
from scansim.content.paths_file import PathsFile, broken_path_rules
from scansim.content.policy_file import PolicyFile
from scansim.content.programme_file import ProgrammeFile, broken_programme_rules
from scansim.content.refreshers_file import RefreshersFile, broken_refresher_rules
from scansim.content.ride_file import CheckRideFile
from scansim.content.ride_rules import broken_ride_rules
from scansim.content.standard_times_file import StandardTimesFile
from scansim.content.stories import Story, all_stories, stories_under
from scansim.content.validation import in_file, validated
from scansim.content.yaml_source import Entries, Items, Source, Text
from scansim.training.exercise import CHECK, Exercise
from scansim.training.learning_path import LearningPath
from scansim.training.pack import Pack
from scansim.training.policy import Policy
from scansim.training.programme.rules import Programme
from scansim.training.signals.refreshers import NO_REFRESHERS, Refreshers

__all__ = ["POLICY", "Library"]

POLICY = "scoring/policy.yaml"
ESCALATION = "scoring/escalation.yaml"
CONSEQUENCES = "scoring/consequences.yaml"
STANDARD_TIMES = "scoring/standard_times.yaml"
LEARNING_PATHS = "scoring/paths.yaml"
PROGRAMMES = "scoring/programmes.yaml"
REFRESHERS = "scoring/refreshers.yaml"


@dataclass(frozen=True, slots=True)
class Library:
    """What the content holds: that which ships, with a site's folder over it.

    ``exercises`` are in the order of their ids, sandboxes last; ``packs`` are by id. ``changes`` are what the site
    states otherwise.
    """

    root: Path
    exercises: tuple[Exercise, ...]
    packs: Mapping[str, Pack]
    policy: Policy | None
    faults: tuple[Fault, ...]
    files: Mapping[str, Path]
    """The file of each exercise, by id: the site's where it has one."""

    changes: tuple[Change, ...] = ()
    site: Path | None = None
    paths: tuple[LearningPath, ...] = ()
    programme: Programme | None = None
    refreshers: Refreshers = NO_REFRESHERS

    @classmethod
    def load(cls, root: Path, site: Path | None = None) -> Library:
        """Read everything. Never raises for what files hold."""
        layers = Layers(root, site)
        stories = all_stories(layers)
        read = cls._read(layers, layers.folders(PACKS), _sources(stories, layers), {})
        library = _with_order(read, stories, layers)
        faults = sorted(dict.fromkeys((*library.faults, *layers.unread(*_pack_folders(layers)))))
        return replace(library, faults=tuple(faults))

    @classmethod
    def in_use(cls, root: Path, site: Path | None = None) -> Library:
        """Read every exercise, and of the packs only those that one plays in."""
        layers = Layers(root, site)
        stories = all_stories(layers)
        sources = _sources(stories, layers)
        read = cls._read(layers, _packs_named(sources, layers), sources, {}, SEEDS_AT_START)
        return _with_order(read, stories, layers)

    @classmethod
    def only(cls, paths: Sequence[Path], root: Path, site: Path | None = None) -> Library:
        """Read the exercises in these files and folders, the packs that they play in, and the policy."""
        layers = Layers(root, site)
        everything = all_stories(layers)
        chosen = [story for path in paths for story in stories_under(path, everything, layers)]
        sources = _sources(dict.fromkeys(chosen), layers)
        drawn = {id_ for source in sources.values() for id_ in _texts_at(source, "draws_from")}
        parts = _sources([story for story in everything if story.id in drawn and story not in sources], layers)
        others = {story.id: story.path for story in everything if story not in chosen and story not in parts}
        read = cls._read(layers, _packs_named(sources, layers), {**parts, **sources}, others)
        asked_for = tuple(each for each in read.exercises if each.id not in {story.id for story in parts})
        return replace(read, exercises=asked_for)

    def including(self, path: Path) -> Library:
        """This library and the exercises of one more file or folder, which play in its packs."""
        layers = Layers(self.root, self.site)
        known = {file.resolve() for file in self.files.values()}
        found = [story for story in stories_under(path, (), layers) if story.path.resolve() not in known]
        return self._with(_sources(found, layers), layers, {})

    def find(self, id_: str) -> Exercise | None:
        """The exercise of this id, in capitals or not."""
        wanted = id_.casefold()
        return next((exercise for exercise in self.exercises if exercise.id.casefold() == wanted), None)

    def pack_of(self, exercise: Exercise) -> Pack:
        """The pack that an exercise of this library plays in."""
        return self.packs[exercise.pack]

    @classmethod
    def _read(
        cls,
        layers: Layers,
        packs: Iterable[str],
        sources: Mapping[Story, Source],
        others: Mapping[str, Path],
        seeds: int = SEEDS_TRIED,
    ) -> Library:
        """``others`` are the files of exercises that are not read, by id."""
        read = {id_: read_pack(id_, layers) for id_ in packs}
        sound = {pack.id: pack for pack, _ in read.values() if pack is not None}
        policy, policy_faults = _policy(layers)
        faults = (*(fault for _, found in read.values() for fault in found), *policy_faults)
        empty = cls(layers.root, (), sound, policy, faults, {}, site=layers.site)
        return replace(empty._with(sources, layers, others, seeds), changes=tuple(layers.changes))

    def _with(
        self, sources: Mapping[Story, Source], layers: Layers, others: Mapping[str, Path], seeds: int = SEEDS_TRIED
    ) -> Library:
        exercises = {exercise.id: exercise for exercise in self.exercises}
        files = dict(self.files)
        faults = list(self.faults)
        # Check-rides are put together from the others.
        for story, source in sorted(sources.items(), key=lambda each: _text_at(each[1], "mode") == CHECK):
            exercise, found = _exercise(story, source, self.packs, {**others, **files}, layers, exercises, seeds)
            faults.extend(found)
            if exercise is not None:
                exercises[exercise.id] = exercise
                files[exercise.id] = story.path
        in_order = tuple(
            sorted(exercises.values(), key=lambda exercise: (exercise.is_free, exercise.is_check, exercise.id))
        )
        return replace(self, exercises=in_order, files=files, faults=tuple(sorted(dict.fromkeys(faults))))


def _policy(layers: Layers) -> tuple[Policy | None, tuple[Fault, ...]]:
    """How work is scored; where there are such files, with the escalation matrix, the site's costs, standard times."""
    stated, faults = validated(PolicyFile, layers.yaml(POLICY))
    policy = stated.policy() if stated else None
    if layers.has(ESCALATION):
        matrix, broken = validated(EscalationFile, layers.yaml(ESCALATION))
        policy = replace(policy, escalation=matrix.escalation()) if policy and matrix else None
        faults = (*faults, *broken)
    if layers.has(CONSEQUENCES):
        figures, broken = validated(ConsequencesFile, layers.yaml(CONSEQUENCES))
        policy = replace(policy, costs=figures.costs()) if policy and figures else None
        faults = (*faults, *broken)
    if layers.has(STANDARD_TIMES):
        times, broken = validated(StandardTimesFile, layers.yaml(STANDARD_TIMES))
        policy = replace(policy, standard_times=times.times()) if policy and times else None
        faults = (*faults, *broken)
    return policy, faults


def _with_order(library: Library, stories: Collection[Story], layers: Layers) -> Library:
    """A library with what says in which order its exercises are taken, and what they prove."""
    led = _with_refreshers(_with_paths(library, stories, layers), stories, layers)
    return _with_programme(led, stories, layers)


def _with_refreshers(library: Library, stories: Iterable[Story], layers: Layers) -> Library:
    """A library with its refreshers; those of a faulty file practise nothing."""
    if not layers.has(REFRESHERS):
        return library
    source = layers.yaml(REFRESHERS)
    file, faults = validated(RefreshersFile, source)
    known = {exercise.id: exercise for exercise in library.exercises}
    broken = in_file(broken_refresher_rules(file, known, {story.id for story in stories}), source) if file else ()
    refreshers = file.refreshers_of(known) if file and not broken else NO_REFRESHERS
    every = tuple(sorted(dict.fromkeys((*library.faults, *faults, *broken))))
    return replace(library, refreshers=refreshers, faults=every, changes=tuple(layers.changes))


def _with_paths(library: Library, stories: Iterable[Story], layers: Layers) -> Library:
    """A library with the learning paths through its exercises; those of a faulty file lead nowhere."""
    if not layers.has(LEARNING_PATHS):
        return library
    source = layers.yaml(LEARNING_PATHS)
    file, faults = validated(PathsFile, source)
    known = {exercise.id: exercise for exercise in library.exercises}
    ids = {story.id for story in stories}
    broken = in_file(broken_path_rules(file, known, ids), source) if file else ()
    paths = file.learning_paths(known) if file and not broken else ()
    every = tuple(sorted(dict.fromkeys((*library.faults, *faults, *broken))))
    return replace(library, paths=paths, faults=every, changes=tuple(layers.changes))


def _with_programme(library: Library, stories: Iterable[Story], layers: Layers) -> Library:
    """A library with the programme over its exercises; by that of a faulty file nobody can be certified."""
    if not layers.has(PROGRAMMES):
        return library
    source = layers.yaml(PROGRAMMES)
    file, faults = validated(ProgrammeFile, source)
    known = {exercise.id: exercise for exercise in library.exercises}
    broken = in_file(broken_programme_rules(file, known, {story.id for story in stories}), source) if file else ()
    programme = file.programme(library.exercises) if file and not broken else None
    every = tuple(sorted(dict.fromkeys((*library.faults, *faults, *broken))))
    return replace(library, programme=programme, faults=every, changes=tuple(layers.changes))


def _sources(stories: Iterable[Story], layers: Layers) -> dict[Story, Source]:
    """The text of each story; those that the site removes are left out."""
    read = {story: layers.merged(story.shipped, story.site, story.id) for story in stories}
    return {story: source for story, source in read.items() if not _is_removed(source)}


def _is_removed(source: Source) -> bool:
    return isinstance(source.root, Text) and source.root.is_null


def _packs_named(sources: Mapping[Story, Source], layers: Layers) -> tuple[str, ...]:
    """The packs of these exercises that exist, by their folders."""
    named = {_text_at(source, "pack") for source in sources.values()}
    return tuple(id_ for id_ in layers.folders(PACKS) if id_ in named)


def _text_at(source: Source, key: str) -> str:
    node = source.root.entries.get(key) if isinstance(source.root, Entries) else None
    return node.value.strip() if isinstance(node, Text) else ""


def _texts_at(source: Source, key: str) -> tuple[str, ...]:
    node = source.root.entries.get(key) if isinstance(source.root, Entries) else None
    items = node.items if isinstance(node, Items) else ()
    return tuple(item.value.strip() for item in items if isinstance(item, Text))


def _pack_folders(layers: Layers) -> Collection[str]:
    return [f"{PACKS}/{id_}" for id_ in layers.folders(PACKS)] + [POLICY.partition("/")[0]]


def _exercise(
    story: Story,
    source: Source,
    packs: Mapping[str, Pack],
    files: Mapping[str, Path],
    layers: Layers,
    known: Mapping[str, Exercise],
    seeds: int,
) -> tuple[Exercise | None, tuple[Fault, ...]]:
    if _text_at(source, "mode") == CHECK:
        return _check_ride(story, source, packs, files, layers, known, seeds)
    is_free = isinstance(source.root, Entries) and "mode" in source.root.entries
    # What says another mode is no exercise that a coach can play, but a sandbox.
    model: type[ExerciseFile | FreeExerciseFile] = FreeExerciseFile if is_free else ExerciseFile
    file, faults = validated(model, source)
    if file is None:
        return None, faults
    faults = (*_name_faults(file, story.path, files, source, layers), *_rule_faults(file, packs, source, layers, seeds))
    return (None if faults else file.exercise()), faults


def _check_ride(
    story: Story,
    source: Source,
    packs: Mapping[str, Pack],
    files: Mapping[str, Path],
    layers: Layers,
    known: Mapping[str, Exercise],
    seeds: int,
) -> tuple[Exercise | None, tuple[Fault, ...]]:
    file, faults = validated(CheckRideFile, source)
    if file is None:
        return None, faults
    pack = packs.get(file.pack)
    broken = (
        in_file(broken_ride_rules(file, known, pack, seeds), source) if pack else _pack_faults(file, source, layers)
    )
    faults = (*_name_faults(file, story.path, files, source, layers), *broken)
    if faults or pack is None:
        return None, faults
    return file.exercise({id_: known[id_].story for id_ in file.draws_from}, pack), ()


def _name_faults(
    file: HeadFile, path: Path, files: Mapping[str, Path], source: Source, layers: Layers
) -> Iterator[Fault]:
    if path.name != f"{file.id}.yaml":
        what = f"The id is {shown(file.id)}, the file is {shown(path.name)}."
        yield source.fault(("id",), what, f"Call the file {file.id}.yaml, or change the id.")
    if file.id in files:
        what = f"The id {shown(file.id)} belongs to {layers.name(files[file.id])} already."
        yield source.fault(("id",), what, "Choose another.")


def _rule_faults(
    file: ExerciseFile | FreeExerciseFile, packs: Mapping[str, Pack], source: Source, layers: Layers, seeds: int
) -> tuple[Fault, ...]:
    pack = packs.get(file.pack)
    if pack is not None:
        return in_file(broken_rules(file, pack, seeds), source)
    return _pack_faults(file, source, layers)


def _pack_faults(file: HeadFile, source: Source, layers: Layers) -> tuple[Fault, ...]:
    known = layers.folders(PACKS)
    if file.pack in known:
        what = f"Pack {shown(file.pack)} has faults of its own."
        return (source.fault(("pack",), what, "Put those right first."),)
    return (source.fault(("pack",), f"There is no pack {shown(file.pack)}.", meant(file.pack, known)),)
