"""Texts of an exercise that lack a language which others of it have: English is shown there instead."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.training.exercise import Exercise
from scansim.training.texts import LocalText

__all__ = ["untranslated"]


def untranslated(exercise: Exercise) -> dict[str, tuple[str, ...]]:
    """By language, in the order of codes: where it is missing, by the keys of the file; nothing for a whole one."""
    texts = dict(_texts(exercise))
    spoken = sorted({language for text in texts.values() for language, _ in text.texts} - {"en"})
    missing = {
        language: tuple(key for key, text in texts.items() if language not in dict(text.texts)) for language in spoken
    }
    return {language: keys for language, keys in missing.items() if keys}


def _texts(exercise: Exercise) -> Iterator[tuple[str, LocalText]]:
    yield from (("title", exercise.title), ("brief", exercise.brief), ("at_work", exercise.at_work))
    yield from ((f"debrief.{role}", said) for role, said in exercise.debrief)
    yield from ((f"mistakes.{mistake.name}.says", mistake.says) for mistake in exercise.mistakes)
    for trap in exercise.story.traps:
        yield from ((f"traps.{trap.name}.note.{cue.name}.says", cue.says) for cue in trap.cues)
    for each in exercise.story.interruptions:
        key = f"interruptions.{each.name}"
        if each.says.texts:
            yield f"{key}.says", each.says
        for choice in each.choices:
            yield f"{key}.choices.{choice.name}.says", choice.says
            if choice.says_why is not None:
                yield f"{key}.choices.{choice.name}.says_why", choice.says_why
        if each.clear is not None:
            yield f"{key}.clear.says", each.clear.says
