"""An exercise together with everything it needs to be played, and where lessons come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from scansim.engine.canonical import sha256
from scansim.training.exercise import CHECK, FREE, Exercise
from scansim.training.header import Floor, Header, Mode
from scansim.training.learning_path import LearningPath, place_on
from scansim.training.pack import Pack
from scansim.training.policy import Policy
from scansim.training.run import Run
from scansim.training.signals.refreshers import Guide
from scansim.training.starting_point import CannotBePlayed

__all__ = ["Lesson", "LessonEntry", "Lessons", "NoSuchLesson", "newcomers_order"]


_ALWAYS = {FREE: Mode.FREE, CHECK: Mode.CHECK}


class NoSuchLesson(LookupError):
    """There is no exercise of this id, or its content has a fault; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """What a list of exercises needs to know. Titles are not here: they may name the trap.

    ``flow`` is the kind of work that it begins with; empty where nothing says.
    """

    id: str
    skill: str
    level: int
    minutes: int
    mode: str = ""
    flow: str = ""

    @property
    def is_free(self) -> bool:
        """Whether it is a sandbox, which nobody passes."""
        return self.mode == FREE

    @property
    def is_check(self) -> bool:
        """Whether it is a check-ride."""
        return self.mode == CHECK


def newcomers_order(entries: Iterable[LessonEntry], paths: Sequence[LearningPath]) -> tuple[LessonEntry, ...]:
    """Exercises as the paths lead, then by level and id; check-rides and sandboxes behind all."""

    def place(entry: LessonEntry) -> tuple[object, ...]:
        return entry.is_free, entry.is_check, place_on(paths, entry.id), entry.level, entry.id

    return tuple(sorted(entries, key=place))


@dataclass(frozen=True, slots=True)
class Lesson:
    """Resolved content: the values, and their canonical texts by name (exercise, pack, policy)."""

    exercise: Exercise
    pack: Pack
    policy: Policy
    texts: Mapping[str, str]

    def header(
        self, seed: int, mode: Mode, person: str, floor: Floor = Floor.SCREEN, *, untimed: bool = False
    ) -> Header:
        """The header of a run of this lesson. A sandbox is always played freely, a check-ride always checked.

        ``untimed`` for a person to whom extra time was granted: pace is not scored.

        Raises:
            CannotBePlayed: when a coach is to show free practice, or a check-ride to somebody who may take it.
        """
        if self.exercise.is_free and mode is Mode.SHOW:
            raise CannotBePlayed(f"{self.exercise.id} is free practice: no coach plays it. Play it yourself.")
        if self.exercise.is_check and mode is Mode.SHOW:
            raise CannotBePlayed(f"{self.exercise.id} is a check-ride: nobody is shown one. Practise its exercises.")
        return Header(
            exercise=self.exercise.id,
            revision=self.exercise.revision,
            seed=seed,
            mode=_ALWAYS.get(self.exercise.mode, mode),
            floor=floor,
            person=person,
            simulated_at=self.pack.now,
            contents={name: sha256(text) for name, text in self.texts.items()},
            untimed=untimed,
        )

    def contents(self) -> dict[str, str]:
        """The canonical texts by their hash."""
        return {sha256(text): text for text in self.texts.values()}

    def run(self, seed: int, floor: Floor = Floor.SCREEN) -> Run:
        """A fresh run of this lesson; ``floor`` as in its header."""
        return Run(self.exercise, self.pack, self.policy, seed, floor)

    def run_of(self, header: Header) -> Run:
        """A fresh run as a header says."""
        return Run(self.exercise, self.pack, self.policy, header.seed, header.floor, untimed=header.untimed)


class Lessons(Protocol):
    """Where lessons come from. Given by the composition root."""

    def catalogue(self) -> tuple[LessonEntry, ...]:
        """Every exercise that can be played, in the order in which a newcomer takes them."""

    def guide(self) -> Guide:
        """The learning paths, and which exercise practises what."""

    def lesson(self, exercise: str) -> Lesson:
        """The lesson of this exercise. Raises :class:`NoSuchLesson`."""

    def restored(self, header: Header, content: Callable[[str], str]) -> Lesson:
        """The lesson as it was when a run began, from the texts kept under the header's hashes."""
