"""Who comes with a question in the middle of the work, or what happens there: on progress, never on elapsed time.

While a question waits, nothing else is taken but looking around, a hint, a pause and giving up. Its answers bear
letters in an order that the seed draws, so that no letter is the right one twice in a row. What only happens (a scanner
dies, a danger is over) is a question with one answer: it was seen.
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
from scansim.training.story import Choice, Clear, Interruption, When
from scansim.training.texts import LocalText

__all__ = [
    "ANSWER_LETTERS",
    "HAZARD",
    "NO_CONNECTION",
    "OTHER_PEOPLE",
    "SCANNER_DEAD",
    "SCENES",
    "SEEN",
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

HAZARD = "hazard"
"""The scene of a danger. One at a place closes it until it is clear."""

SCENES = ("session_of_another", HAZARD)
"""What can be drawn with a question."""

NO_CONNECTION = "no_connection"
"""The effect that the answer of Validate is lost; it asks nothing."""

SCANNER_DEAD = "scanner_dead"
"""The effect that nothing is scanned any more (:mod:`scansim.training.scanner_dead`); it asks nothing."""

SEEN = Choice("seen", LocalText(()), right=True)
"""The one answer to what only happens."""


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
    if not interruption.choices:
        return _notice(interruption.name, interruption.who, interruption.says, interruption.then)
    stream = f"{exercise}/interruptions/{interruption.name}/answers"
    drawn = sorted(interruption.choices, key=lambda choice: draw(seed, f"{stream}/{choice.name}"))
    options = tuple(Option(letter, choice) for letter, choice in zip(ANSWER_LETTERS, drawn, strict=False))
    return Question(interruption.name, interruption.who, interruption.says, options, interruption.then)


def _notice(name: str, who: str, says: LocalText, scene: str = "") -> Question:
    return Question(name, who, says, (Option(ANSWER_LETTERS[0], SEEN),), scene)


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
        self._closing: list[Interruption] = []
        self._past: list[Event] = []
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

    @property
    def scanner_is_dead(self) -> bool:
        """Whether nothing is scanned any more."""
        return any(each.then == SCANNER_DEAD for each in self._come)

    @property
    def closed(self) -> dict[str, str]:
        """The places where nobody may work now, each with the name of the danger."""
        return {each.place: each.name for each in self._closing}

    def follow(self, observation: Observation) -> None:
        """Let come what comes with this progress, and end what ends with it."""
        self._number = observation.number
        if not self._to_come and not self._closing:
            return
        for event in observation.events:
            self._remember(event)
            over = [each for each in self._closing if each.clear and self._comes_with(each.clear, event)]
            self._clear_now(over)
            coming = (each for each in self._to_come if each.then != NO_CONNECTION)
            self._come_now([each for each in coming if self._comes_with(each, event)])
            self._past.append(event)

    def loses_answer(self, events: Iterable[Event]) -> Interruption | None:
        """What takes the answer of this validation away, if anything does; it has come then."""
        if not self._to_come:
            return None
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
            if each.then != NO_CONNECTION:
                self._waiting.append(question_of(each, self._exercise, self._seed))
            if each.place and each.clear:
                self._closing.append(each)
                if any(self._comes_with(each.clear, event) for event in self._past):
                    # What ends it has happened already and will not happen again: nobody waits for it for ever.
                    self._clear_now([each])

    def _clear_now(self, over: Iterable[Interruption]) -> None:
        for each in over:
            self._closing.remove(each)
            if each.clear is not None:
                self._waiting.append(_notice(f"{each.name}/clear", each.clear.who, each.clear.says))

    def _comes_with(self, moment: Interruption | Clear, event: Event) -> bool:
        match moment.when, event:
            case When.OPENED, TransferOpened():
                return not moment.task or event.transfer == self._numbers.get(moment.task)
            case When.OPENED, BatchOpened():
                return not moment.task or event.batch == self._batches.get(moment.task)
            case When.COUNTED, Counted():
                of_line = (moment.line, event.transfer, event.product) in self._products
                return event.done > ZERO and (of_line or not moment.line)
            case When.LINES, Counted() | CountWritten():
                return sum(self._done()) >= moment.lines
            case When.VALIDATE, TransferValidated():
                return not moment.task or event.transfer == self._numbers.get(moment.task)
            case When.VALIDATE, CountsApplied():
                return not moment.task
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
