"""Somebody who interrupts, line by line: what is said, and what of that which is typed or scanned is an answer."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.plain.choosing import Choosing
from scansim.plain.listening import Command
from scansim.scanner.entry import Entry, Grade
from scansim.training.inputs import Answer
from scansim.training.interrupting import Question
from scansim.words.plain import line
from scansim.words.questions import said_of_question

__all__ = ["MEANWHILE", "answer_of", "chosen_of", "question_lines"]

MEANWHILE = frozenset(
    {"help", "where", "floor", "lines", "labels", "job", "hint", "quit", "lock", "give", "yes", "no", "look", "read"}
)
"""Commands that are taken while somebody waits for an answer: they look, ask, or leave."""


def question_lines(question: Question) -> Iterator[str]:
    """Who comes, what is seen, what is said, and every answer with its letter."""
    said = said_of_question(question)
    yield f"{said.head.long}."
    if said.scene:
        yield f"{said.scene[0]}: {', '.join(said.scene[1:])}."
    yield said.text
    for letter, text in said.answers:
        yield line("lettered_answer", letter=letter, text=text)
    yield line("answer_with_letter")


def answer_of(question: Question, entry: Entry) -> Answer | None:
    """The answer that a typed line is: a letter, a number, or all of its words. A label is none."""
    if entry.grade is not Grade.TYPED or entry.fault is not None:
        return None
    typed = " ".join(entry.data.split()).casefold()
    for number, (letter, text) in enumerate(said_of_question(question).answers, 1):
        if typed in (letter.casefold(), str(number), " ".join(text.split()).casefold()):
            return _numbered(question, number - 1)
    return None


def chosen_of(question: Question, command: Command, choosing: Choosing) -> Answer | str:
    """The answer that a command chooses, or what to say instead."""
    texts = [text for _, text in said_of_question(question).answers]
    match command.verb:
        case "next":
            return " ".join(choosing.next(len(texts), lambda index: texts[index]))
        case "enter" if choosing.chosen is not None:
            return _numbered(question, choosing.chosen)
        case "choose" if command.rest in map(str, range(1, len(texts) + 1)):
            return _numbered(question, int(command.rest) - 1)
        case "choose":
            return line("no_row", number=command.rest)
        case _:
            return line("answer_with_letter")


def _numbered(question: Question, index: int) -> Answer:
    return Answer(question.options[index].choice.name)
