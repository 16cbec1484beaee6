"""Somebody interrupts a run that is spoken: who it is, the answers by letter, number or words, and nothing besides."""

from __future__ import annotations

import pytest

from scansim.actions import CONTROL_CODES
from scansim.training.interrupting import right_answer
from scansim.training.story import Interruption, When
from tests.plain.talking import Talk
from tests.screens.small import PLATE
from tests.training.interrupted import DOCUMENT, LEND, lent, small_with

CARDS = {code.value: code.payload for code in CONTROL_CODES}


def interrupted(when: When = When.START, interruption: Interruption = LEND) -> Talk:
    return Talk(small_with(lent(when) if interruption is LEND else interruption))


def letters(talk: Talk) -> dict[str, str]:
    question = talk.practice.run.question
    assert question is not None
    return {option.choice.name: option.letter for option in question.options}


def chosen(talk: Talk) -> list[str]:
    return [each.chosen.choice.name for each in talk.practice.run.observations if each.chosen]


def test_what_waits_at_the_start_is_said() -> None:
    talk = interrupted()
    by_name = letters(talk)
    said = {by_name["lend"]: "Here it is.", by_name["later"]: "After this line."}
    said[by_name["decline"]] = "No. The shift lead can help you."
    answers = [f"{letter}: {text}" for letter, text in sorted(said.items())]
    assert talk.beginning[-6:] == [
        "Somebody comes to you: shift lead.",
        "Lend me your badge?",
        *answers,
        "Answer first: say its letter.",
    ]


def test_it_is_said_when_it_comes_and_not_again() -> None:
    talk = interrupted(When.OPENED)
    assert "Lend me your badge?" not in talk.beginning
    assert "Lend me your badge?" in talk.hear(DOCUMENT)
    assert "Lend me your badge?" not in talk.hear(PLATE)
    assert "Lend me your badge?" in talk.hear("where")


def test_an_answer_is_its_letter_its_number_or_its_words() -> None:
    for spoken in ("letter", "small letter", "number", "words", "choose", "card"):
        talk = interrupted()
        letter = letters(talk)["decline"]
        number = "ABC".index(letter) + 1
        words = {
            "letter": letter,
            "small letter": letter.lower(),
            "number": str(number),
            "words": "no.  the SHIFT lead can help you.",
            "choose": f"choose {number}",
            "card": CARDS[letter],
        }
        assert talk.hear(words[spoken])[0] == f"OK. You answered {letter}."
        assert chosen(talk) == ["decline"]


def test_cards_come_to_an_answer_and_enter_takes_it() -> None:
    talk = interrupted()
    assert "letter" in talk.hear(CARDS["enter"])[0]
    talk.hear(CARDS["next"], CARDS["next"], CARDS["enter"])
    second = next(name for name, letter in letters(interrupted()).items() if letter == "B")
    assert chosen(talk) == [second]


@pytest.mark.parametrize(
    "line", ["report missing", "take 1 2", "validate", "finish", "aside 1", "tap operations", "back", "9"]
)
def test_nothing_else_begins_meanwhile(line: str) -> None:
    talk = interrupted()
    answers = talk.hear(line)
    assert "nswer first" in answers[0]
    assert chosen(talk) == []
    assert talk.practice.run.question is not None
    assert not talk.practice.run.finished


def test_a_label_is_no_answer() -> None:
    talk = interrupted()
    assert talk.hear(DOCUMENT)[0] == "NO. Somebody waits: answer first."
    assert not talk.practice.run.events


@pytest.mark.parametrize("line", ["look", "hint", "help", "job", "floor"])
def test_looking_and_asking_go_on(line: str) -> None:
    talk = interrupted()
    assert "nswer first" not in talk.hear(line)[0]
    assert talk.practice.run.question is not None


def test_the_third_hint_names_the_right_letter() -> None:
    talk = interrupted()
    question = talk.practice.run.question
    assert question is not None
    assert f"Answer {right_answer(question)}." in " ".join(talk.hear("hint", "hint", "hint"))


def test_giving_up_asks_and_is_possible() -> None:
    talk = interrupted()
    talk.hear("give up", "yes")
    assert talk.practice.run.abandoned
