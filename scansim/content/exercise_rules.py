"""What must hold between an exercise and its pack, beyond the form of the file (reference training F2 "Linter rules").

The rules come in two groups: single statements first, and only when those hold, whether the story as a whole can be
played.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scansim.content.exercise_file import ExerciseFile, FreeExerciseFile
from scansim.content.faults import Broken, shown
from scansim.content.interruption_rules import broken_interruption_rules
from scansim.content.settings_rules import broken_settings
from scansim.content.story_rules import broken_story_rules
from scansim.content.trap_rules import broken_trap_rules
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.settings import in_force
from scansim.training.situation import situation_of
from scansim.training.starting_point import CannotBePlayed
from scansim.training.texts import LocalText
from scansim.training.world import build

__all__ = ["SEEDS_AT_START", "SEEDS_TRIED", "broken_rules", "not_playable", "texts_of"]

SEEDS_TRIED = 100
"""How many first seeds must make a situation."""

SEEDS_AT_START = 3
"""How many of them the trainer tries before it shows its list; the others are for who looks for faults."""


def broken_rules(file: ExerciseFile | FreeExerciseFile, pack: Pack, seeds: int = SEEDS_TRIED) -> tuple[Broken, ...]:
    """Every rule that the exercise breaks, in any of so many first seeds."""
    statements = (
        *broken_settings(file.settings, pack),
        *_texts(file),
        *_brief(file),
        *broken_story_rules(file, pack),
        *_scored(file, pack),
    )
    told = "receipt" if file.receipt is not None else "work"
    return statements or tuple(not_playable(file.exercise(), pack, told, seeds))


def _scored(file: ExerciseFile | FreeExerciseFile, pack: Pack) -> Iterator[Broken]:
    if isinstance(file, ExerciseFile):
        yield from broken_trap_rules(file, pack)
        yield from broken_interruption_rules(file, pack)


def _texts(file: ExerciseFile | FreeExerciseFile) -> Iterator[Broken]:
    """English is what every other language falls back to."""
    for path, text in texts_of(file):
        if "en" not in dict(text.texts):
            yield Broken(path, f"{shown(path[-1])} is not said in English.", "Add en: others fall back to it.")


def _brief(file: ExerciseFile | FreeExerciseFile) -> Iterator[Broken]:
    """The words of a brief that stand for one task mean nothing where several wait."""
    if len(file.tasks) == 1:
        return
    for language, said in file.brief.texts:
        for word in ("supplier", "origin"):
            if f"{{{word}}}" in said:
                what = f"The brief ({language}) speaks of one {word}, but there are {len(file.tasks)} tasks."
                yield Broken(("brief",), what, f"Take {{{word}}} away.")


def texts_of(file: ExerciseFile | FreeExerciseFile) -> Iterator[tuple[tuple[str, ...], LocalText]]:
    """Every text of an exercise by where it stands."""
    yield from ((("title",), file.title), (("brief",), file.brief), (("at_work",), file.at_work))
    if not isinstance(file, ExerciseFile):
        return
    yield from ((("debrief", role), said) for role, said in file.debrief.items())
    for name, mistake in file.mistakes.items():
        yield ("mistakes", name, "says"), mistake.says
    for name, trap in file.traps.items():
        yield from ((("traps", name, "note", cue, "says"), said.says) for cue, said in trap.note.items())
    for name, each in file.interruptions.items():
        if each.says is not None:
            yield ("interruptions", name, "says"), each.says
        if each.clear is not None:
            yield ("interruptions", name, "clear", "says"), each.clear.says
        for key, choice in each.choices.items():
            yield ("interruptions", name, "choices", key, "says"), choice.says
            if choice.says_why is not None:
                yield ("interruptions", name, "choices", key, "says_why"), choice.says_why


def not_playable(exercise: Exercise, pack: Pack, told: str, seeds: int) -> Iterable[Broken]:
    """The first seed that makes no situation; ``told`` is the key that tells the story."""
    held = in_force(exercise, pack)
    for seed in range(seeds):
        try:
            situation = situation_of(exercise, held, seed)
            if not seed:
                build(held, situation)
        except CannotBePlayed as reason:
            right = "Let its lines leave each other enough products of the pack, or ask for less."
            return [Broken((told,), f"Seed {seed} cannot be played: {reason}.", right)]
    return []
