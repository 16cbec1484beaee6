"""What somebody who interrupts says, as a person reads it: who, what is seen, what is said, the answers."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.training.interrupting import Option, Question
from scansim.words.feedback import ROLES
from scansim.words.language import spoken
from scansim.words.sentence import Said, Sentence

__all__ = ["PEOPLE", "SCENES", "QuestionSaid", "said_of_question"]

PEOPLE: dict[str, str] = {
    "colleague": "a colleague",
    "customer": "a customer",
    "driver": "a driver",
}
"""What those are called who come with a question and cannot be told anything."""

SCENES: dict[str, tuple[Sentence, ...]] = {
    "session_of_another": (
        Sentence("Handheld 2, on the bench"),
        Sentence("Signed in: {name}"),
        Sentence("Not locked"),
    ),
    "hazard": (Sentence("In front of you"), Sentence("▲ Danger")),
    "scanner_dead": (Sentence("Your handheld"), Sentence("Battery: 0 %"), Sentence("Nothing is read")),
}
"""What is drawn with a question: a title, and what stands below it."""

_COMES = Sentence("Somebody comes to you: {who}", "{who}")
_HAPPENS = Sentence("Something happens")
_SEEN = Sentence("I see. I go on.")
_ANOTHER = "Jonas K."
"""Whose session is left open on the drawn device. Nobody of the program's own people."""


@dataclass(frozen=True, slots=True)
class QuestionSaid:
    """A question in words. ``scene`` is the title of what is drawn and its rows, empty for none; ``answers`` are each
    a letter and what it stands for."""

    head: Said
    scene: tuple[str, ...]
    text: str
    answers: tuple[tuple[str, str], ...]


def said_of_question(question: Question) -> QuestionSaid:
    """The question in the language that is spoken."""
    code = spoken().code
    return QuestionSaid(
        _head(question.who),
        tuple(sentence.say({"name": _ANOTHER}).long for sentence in SCENES.get(question.scene, ())),
        question.says.in_language(code),
        tuple((option.letter, _answer(option, code)) for option in question.options),
    )


def _answer(option: Option, code: str) -> str:
    """What an answer says; that of what only happens is the program's own."""
    says = option.choice.says
    return says.in_language(code) if says.texts else _SEEN.say({}).long


def _head(who: str) -> Said:
    known = {**ROLES, **PEOPLE}
    return _COMES.say({"who": spoken().long(known[who])}) if who in known else _HAPPENS.say({})
