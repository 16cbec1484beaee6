"""Somebody interrupts a run on the screens: only an answer takes the question away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scansim.screens.desk import Desk
from scansim.training.interrupting import right_answer
from scansim.training.run import Run
from scansim.training.story import When
from scansim.words.language import STRETCHED, speaking
from tests.screens.situations import cards, inputs_of, run_of
from tests.screens.small import PLATE, SmallLessons, desk
from tests.screens.station import Station, at_station
from tests.training.interrupted import DOCUMENT, LEND, lent, small_with

TO_THE_RUN = ("start", "start", "enter")
ANSWERS = {"lend": "Here it is.", "decline": "No. The shift lead can help you.", "later": "After this line."}
SIZES = [(40, 15), (80, 24)]


def interrupted(when: When = When.START, then: str = "", count: int = 1) -> Callable[[], Desk]:
    asked = [replace(lent(when, name=f"badge_{number}"), then=then) for number in range(count)]
    return lambda: desk(SmallLessons.of(small_with(*asked)))


def order(run: Run) -> list[str]:
    """The names of the answers by their letters."""
    assert run.question is not None
    return [option.choice.name for option in run.question.options]


def shown(station: Station) -> list[str]:
    """The names of the answers in the order in which they stand."""
    found = [(index, name) for name, text in ANSWERS.items() for index, row in enumerate(station.rows) if text in row]
    return [name for _, name in sorted(found)]


def chosen(run: Run) -> list[str]:
    return [each.chosen.choice.name for each in run.observations if each.chosen]


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_is_whole_with_its_letters(size: tuple[int, int]) -> None:
    async with at_station(interrupted(then="session_of_another"), size) as station:
        await cards(station, *TO_THE_RUN)
        assert station.page == "Interrupted"
        assert shown(station) == order(run_of(station))
        text = station.text
        assert all(part in text for part in ("shift lead", "Lend me your badge?", "Signed in: Jonas K.", "Not locked"))
        lettered = [row.split(maxsplit=1)[0] for row in station.rows if any(each in row for each in ANSWERS.values())]
        assert lettered == ["A", "B", "C"]
        assert "▸" not in text


@pytest.mark.parametrize("size", SIZES)
async def test_the_longest_question_can_be_read_to_its_end(size: tuple[int, int]) -> None:
    long = LEND.says.of({"en": "word " * 31 + "end."})
    answers = tuple(
        replace(choice, says=LEND.says.of({"en": f"{'long ' * 14}{number}."}))
        for number, choice in enumerate(LEND.choices)
    )
    asked = replace(lent(When.START), says=long, choices=answers, then="session_of_another")
    async with at_station(lambda: desk(SmallLessons.of(small_with(asked))), size) as station:
        await cards(station, *TO_THE_RUN)
        seen = station.text
        for _ in range(3):
            await cards(station, "next")
            seen += station.text
        assert all(text in seen for text in ("end.", " 0.", " 1.", " 2."))


async def test_enter_alone_decides_nothing() -> None:
    async with at_station(interrupted()) as station:
        await cards(station, *TO_THE_RUN, "enter")
        assert "Choose an answer with NEXT first." in station.text
        assert not chosen(run_of(station))


async def test_next_and_enter_take_an_answer() -> None:
    async with at_station(interrupted()) as station:
        await cards(station, *TO_THE_RUN)
        second = order(run_of(station))[1]
        await cards(station, "next", "next", "enter")
        assert chosen(run_of(station)) == [second]
        assert station.page == "RunPage"
        assert "You answered B." in station.text


@pytest.mark.parametrize("letter", ["A", "B", "C"])
async def test_a_letter_takes_its_answer(letter: str) -> None:
    async with at_station(interrupted()) as station:
        await cards(station, *TO_THE_RUN)
        expected = order(run_of(station))["ABC".index(letter)]
        await cards(station, letter)
        assert chosen(run_of(station)) == [expected]


async def test_a_letter_without_an_answer_is_refused() -> None:
    async with at_station(interrupted()) as station:
        await cards(station, *TO_THE_RUN, "D")
        assert station.rings == 1
        assert station.page == "Interrupted"
        assert inputs_of(station) == []


async def test_keys_choose_too() -> None:
    async with at_station(interrupted()) as station:
        await cards(station, *TO_THE_RUN)
        third = order(run_of(station))[2]
        await station.press("down", "down", "down", "down", "up", "down", "enter")
        assert chosen(run_of(station)) == [third]


async def test_a_label_is_refused_aloud_and_changes_nothing() -> None:
    async with at_station(interrupted()) as station:
        await cards(station, *TO_THE_RUN, DOCUMENT)
        assert station.rings == 1
        assert "Somebody waits: answer first." in station.text
        assert station.page == "Interrupted"
        assert not run_of(station).events


async def test_it_comes_over_the_work_and_two_come_one_after_the_other() -> None:
    async with at_station(interrupted(When.OPENED, count=2)) as station:
        await cards(station, *TO_THE_RUN)
        assert station.page == "RunPage"
        await cards(station, DOCUMENT, "A")
        assert station.page == "Interrupted"
        await cards(station, "A")
        assert station.page == "RunPage"
        await cards(station, PLATE)
        assert run_of(station).observations[-1].feedback.code == "counted"


async def test_leaving_keeps_the_question() -> None:
    async with at_station(interrupted()) as station:
        await cards(station, *TO_THE_RUN, "back", "yes")
        assert station.page == "Home"
        await cards(station, "start")
        assert station.page == "Interrupted"


async def test_staying_shows_it_again() -> None:
    async with at_station(interrupted()) as station:
        await cards(station, *TO_THE_RUN, "back", "no")
        assert station.page == "Interrupted"


async def test_the_answer_ends_a_run_whose_work_is_done() -> None:
    async with at_station(interrupted(When.VALIDATE)) as station:
        await cards(station, *TO_THE_RUN, DOCUMENT, PLATE, "OBTVALI", "A")
        assert station.page == "Interrupted"
        await cards(station, "A")
        assert station.page == "DebriefPage"


async def test_a_hint_at_last_names_the_letter() -> None:
    async with at_station(interrupted()) as station:
        await cards(station, *TO_THE_RUN)
        question = run_of(station).question
        assert question is not None
        await cards(station, "hint", "hint", "hint")
        assert f"Answer {right_answer(question)}." in station.text


async def test_the_demonstration_shows_the_question_and_answers_it() -> None:
    async with at_station(interrupted()) as station:
        await cards(station, "start", "start", "B")
        assert station.page == "Demonstration"
        assert "Lend me your badge?" in station.text
        await cards(station, "enter")
        assert "Lend me your badge?" not in station.text
        assert "You answered" in station.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_longer_language_fits(size: tuple[int, int]) -> None:
    with speaking(STRETCHED):
        async with at_station(interrupted(then="session_of_another"), size) as station:
            await cards(station, *TO_THE_RUN)
            assert shown(station) == order(run_of(station))
            assert "…" not in station.text


@pytest.mark.parametrize("hostile", ["[b]x[/b]", "[@click=app.quit]x[/]", "$background", "]C1[red]"])
async def test_what_is_said_is_shown_as_it_is(hostile: str) -> None:
    said = LEND.says.of({"en": hostile})
    choices = tuple(replace(choice, says=said) for choice in LEND.choices)
    asked = replace(lent(When.START), says=said, choices=choices)
    async with at_station(lambda: desk(SmallLessons.of(small_with(asked)))) as station:
        await cards(station, *TO_THE_RUN)
        assert station.text.count(hostile) == 4


async def test_what_would_act_on_a_terminal_is_made_inert() -> None:
    said = LEND.says.of({"en": "a\x1b[2Jb\x07c"})
    async with at_station(lambda: desk(SmallLessons.of(small_with(replace(lent(When.START), says=said))))) as station:
        await cards(station, *TO_THE_RUN)
        assert not set(station.text) & set("\x1b\x07")
