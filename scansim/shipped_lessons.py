"""The lessons of the content that ships, with the site's own laid over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # The first frame waits for none of these.
    from scansim.content.faults import Fault
    from scansim.content.index import Catalogue, Entry
    from scansim.training.exercise import Exercise
    from scansim.training.header import Header
    from scansim.training.lesson import Lesson, LessonEntry, NoSuchLesson
    from scansim.training.programme.rules import Programme
    from scansim.training.signals.refreshers import Guide

__all__ = ["ShippedLessons", "lesson_from_files"]


class ShippedLessons:
    """Lessons from the content that ships, read when first needed; with a ``cache`` folder only when it changed."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def catalogue(self) -> tuple[LessonEntry, ...]:
        """Every exercise that can be played: as the paths lead, then by level and id; check-rides and free practice
        last."""
        from scansim.training.lesson import LessonEntry, newcomers_order

        entries = (
            LessonEntry(entry.id, entry.skill, entry.level, entry.minutes, entry.mode, entry.flow)
            for entry in self._catalogue.entries
        )
        return newcomers_order(entries, self._catalogue.paths)

    def guide(self) -> Guide:
        """The learning paths of the content, and which exercise practises what."""
        from scansim.training.signals.refreshers import Guide

        return Guide(self._catalogue.paths, self._catalogue.refreshers)

    def programme(self) -> Programme | None:
        """What it takes to be certified at this site; None where its file is missing or has faults."""
        return self._catalogue.programme

    def lesson(self, exercise: str) -> Lesson:
        """The lesson of an exercise. Raises :class:`NoSuchLesson`."""
        from scansim.content.index import ContentChanged

        entry = self._catalogue.find(exercise)
        if entry is None:
            raise _no_lesson(exercise, self._catalogue.faults, self._catalogue.entries)
        try:
            return _lesson(self._catalogue.texts(entry))
        except ContentChanged as changed:
            raise _no_such(str(changed)) from changed

    def restored(self, header: Header, content: Callable[[str], str]) -> Lesson:
        """The lesson as it was when a run began. Raises :class:`NoSuchLesson` when it can no longer be read."""
        from scansim.content.resolved import ContentNotReadable

        try:
            return _lesson({name: content(digest) for name, digest in header.contents.items()})
        except (ContentNotReadable, KeyError) as error:
            raise _no_such(f"This run of {header.exercise} cannot be read any more. Start a new one.") from error

    @cached_property
    def _catalogue(self) -> Catalogue:
        from scansim.content.index import catalogue
        from scansim.content.places import content_root, site_root

        return catalogue(content_root(), self._cache, site_root())


def lesson_from_files(exercise: str) -> Lesson:
    """The lesson of an exercise by its id, or by the path of its file, read anew. Raises :class:`NoSuchLesson`."""
    from scansim.content.library import Library
    from scansim.content.places import content_root, site_root
    from scansim.content.resolved_text import text_of
    from scansim.training.lesson import Lesson

    library = Library.in_use(content_root(), site_root())
    path = Path(exercise)
    if path.suffix in {".yaml", ".yml"}:
        library = library.including(path)
        exercise = path.stem
    found = library.find(exercise)
    if found is None or library.policy is None:
        raise _no_lesson(exercise, library.faults, library.exercises)
    pack = library.pack_of(found)
    texts = {"exercise": text_of(found), "pack": text_of(pack), "policy": text_of(library.policy)}
    return Lesson(found, pack, library.policy, texts)


def _lesson(texts: Mapping[str, str]) -> Lesson:
    from scansim.content.resolved import restored
    from scansim.training.exercise import Exercise
    from scansim.training.lesson import Lesson
    from scansim.training.pack import Pack
    from scansim.training.policy import Policy

    exercise = restored(Exercise, texts["exercise"])
    return Lesson(exercise, restored(Pack, texts["pack"]), restored(Policy, texts["policy"]), texts)


def _no_lesson(exercise: str, faults: Sequence[Fault], known: Sequence[Entry | Exercise]) -> NoSuchLesson:
    for fault in faults:
        if exercise.casefold() in fault.file.casefold() or not known:
            return _no_such(f"{exercise} cannot be played: {fault}")
    ids = [each.id for each in known]
    like = get_close_matches(exercise.upper(), ids, n=3, cutoff=0.5) or ids[:3]
    return _no_such(f"There is no exercise {exercise}. There are {', '.join(like)}, and more: scansim paths.")


def _no_such(sentence: str) -> NoSuchLesson:
    from scansim.training.lesson import NoSuchLesson

    return NoSuchLesson(sentence)
