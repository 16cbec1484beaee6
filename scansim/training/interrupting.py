"""Who comes with a question in the middle of the work, or what happens there: on progress, never on elapsed time.

While a question waits, nothing else is taken but looking around, a hint, a pause and giving up. Its answers bear
letters in an order that the seed draws, so that no letter is the right one twice in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scansim.engine.handheld.events import (
    BatchOpened,
    Counted,
    CountsApplied,
    CountWritten,
    Event,
    TransferOpened,
    TransferValidated,
)
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.records import Transfer
from scansim.training.draw import draw
from scansim.training.observation import Observation
from scansim.training.starting_point import Situation
from scansim.training.story import Choice, Interruption, When
from scansim.training.texts import LocalText

__all__ = [
    "ANSWER_LETTERS",
    "NO_CONNECTION",
    "OTHER_PEOPLE",
    "SCENES",
    "Interruptions",
    "Option",
    "Question",
    "question_of",
    "right_answer",
]

ANSWER_LETTERS = "ABCD"
"""So many answers a question may have; each letter has a card."""

OTHER_PEOPLE = ("colleague", "customer", "driver")
"""Who can come with a question, beside those who can be told."""

SCENES = ("session_of_another", "hazard")
"""What can be drawn with a question."""

NO_CONNECTION = "no_connection"
"""The effect that the answer of Validate is lost; it asks nothing."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer and the letter that it bears in this run."""

    letter: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Question:
    """What waits for an answer: who asks (a role, empty for nobody), what is said, the answers by their letters.

    ``scene`` is what is drawn with it: a device on the bench with the session of somebody else, a danger.
    """

    name: str
    who: str
    says: LocalText
    options: tuple[Option, ...]
    scene: str = ""

    def option(self, said: str) -> Option | None:
        """The answer of this letter, in either case, or of this name; None when there is none."""
        return next((each for each in self.options if said.upper() == each.letter or said == each.choice.name), None)


def question_of(interruption: Interruption, exercise: str, seed: int) -> Question:
    """The question that an interruption is in a run of this seed."""
    stream = f"{exercise}/interruptions/{interruption.name}/answers"
    drawn = sorted(interruption.choices, key=lambda choice: draw(seed, f"{stream}/{choice.name}"))
    options = tuple(Option(letter, choice) for letter, choice in zip(ANSWER_LETTERS, drawn, strict=False))
    return Question(interruption.name, interruption.who, interruption.says, options, interruption.then)


def right_answer(question: Question) -> str:
    """The letter of the right answer.

    Raises:
        ValueError: when no answer is right, which no file may say.
    """
    letter = next((each.letter for each in question.options if each.choice.right), "")
    if not letter:
        raise ValueError(f"no answer of {question.name!r} is right")
    return letter


class Interruptions:
    """Those of one run: which are still to come, which waits now, which have come."""

    def __init__(self, situation: Situation, transfers: Iterable[Transfer]) -> None:
        self._exercise = situation.exercise
        self._seed = situation.seed
        self._numbers = {given.name: at.id for given, at in zip(situation.tasks, transfers, strict=True)}
        self._products = {
            (line.name, self._numbers[task.name], line.product) for task in situation.tasks for line in task.ordered
        }
        self._batches = {task.name: task.batch for task in situation.tasks}
        self._to_come = list(situation.interruptions)
        self._come: list[Interruption] = []
        self._came_with: dict[str, int] = {}
        self._number = 0
        self._waiting: list[Question] = []
        self._lines: dict[tuple[int | str, str], bool] = {}
        self._last: tuple[int | str, str] | None = None
        self._come_now(each for each in situation.interruptions if each.when is When.START)

    @property
    def question(self) -> Question | None:
        """What waits for an answer; None when nothing does."""
        return self._waiting[0] if self._waiting else None

    @property
    def come(self) -> tuple[Interruption, ...]:
        """Those that have come so far, answered or not."""
        return tuple(self._come)

    @property
    def came_with(self) -> Mapping[str, int]:
        """The number of the input with which each came, by its name; 0 for what was there from the start."""
        return self._came_with

    def follow(self, observation: Observation) -> None:
        """Let come what comes with this progress."""
        self._number = observation.number
        for event in observation.events:
            self._remember(event)
            self._come_now([each for each in self._to_come if self._comes_with(each, event)])

    def loses_answer(self, events: Iterable[Event]) -> Interruption | None:
        """What takes the answer of this validation away, if anything does; it has come then."""
        is_validated = any(isinstance(event, TransferValidated) for event in events)
        losing = (each for each in self._to_come if each.then == NO_CONNECTION)
        found = next(losing, None) if is_validated else None
        if found is not None:
            self._number += 1
            self._come_now([found])
        return found

    def answered(self) -> None:
        """The question that waited has its answer."""
        self._waiting.pop(0)

    def _come_now(self, found: Iterable[Interruption]) -> None:
        for each in found:
            self._to_come.remove(each)
            self._come.append(each)
            self._came_with[each.name] = self._number
            if each.choices:
                self._waiting.append(question_of(each, self._exercise, self._seed))

    def _comes_with(self, interruption: Interruption, event: Event) -> bool:
        match interruption.when, event:
            case When.OPENED, TransferOpened():
                return not interruption.task or event.transfer == self._numbers.get(interruption.task)
            case When.OPENED, BatchOpened():
                return not interruption.task or event.batch == self._batches.get(interruption.task)
            case When.COUNTED, Counted():
                of_line = (interruption.line, event.transfer, event.product) in self._products
                return event.done > ZERO and (of_line or not interruption.line)
            case When.LINES, Counted() | CountWritten():
                return sum(self._done()) >= interruption.lines
            case When.VALIDATE, TransferValidated() | CountsApplied():
                return interruption.then != NO_CONNECTION
            case _:
                return False

    def _remember(self, event: Event) -> None:
        """Keep which lines are worked on, and which of them are full."""
        match event:
            case Counted():
                self._last = (event.transfer, event.product)
                self._lines[self._last] = event.done >= event.planned
            case CountWritten():
                self._last = (event.location, f"{event.product}/{event.lot}/{event.package}")
                self._lines[self._last] = event.counted is not None
            case _:
                pass

    def _done(self) -> Iterator[bool]:
        """Of each line whether it is done: full, or left for another one."""
        return (is_full or line != self._last for line, is_full in self._lines.items())
