"""With nothing but cards every choice of every list is reached: step by step, by four, and by the letter beside it."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.actions import Where
from scansim.engine.handheld.screen import Control, HandheldScreen, Instruction, Item, ScreenKind
from scansim.screens.form import FormPage
from scansim.screens.painting.handheld import handheld_sheet
from scansim.screens.painting.letters import kept_in_view, letter_of, place_of
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.pane import Pane
from scansim.screens.painting.row import Sheet
from scansim.screens.run import RunPage
from scansim.training.choices_on import choices, first_of_letters, next_choice, next_four
from scansim.training.floor_view import Sheet as Paper
from scansim.words.form_choices import paper_said
from scansim.words.sentence import Said
from scansim.words.speaker import Speaker
from tests.screens.situations import cards, go_to
from tests.screens.station import Station, at_station

BY_CARDS = Manner(by_cards=True)


def long_list(count: int) -> HandheldScreen:
    items = tuple(Item(f"WH/IN/{number:05}", f"WH/IN/{number:05}", left="1") for number in range(1, count + 1))
    controls = tuple(Control(f"open:{item.key}") for item in items)
    return HandheldScreen(
        ScreenKind.TRANSFERS, Instruction.CHOOSE_TRANSFER, "Receipts", (), items, (*controls, Control("new"))
    )


def painted(screen: HandheldScreen, choice: int, width: int) -> Sheet:
    return handheld_sheet(screen, choice, Speaker(), width, BY_CARDS)


@given(st.integers(1, 40), st.integers(0, 39))
def test_the_letters_are_those_of_the_four_that_the_highlight_is_among(count: int, at: int) -> None:
    choice = at % count
    first = first_of_letters(choice)
    assert first <= choice < first + 4
    assert first % 4 == 0
    shown = {letter_of(index, choice): index for index in range(count)}
    assert {letter: place_of(letter, choice) for letter in shown if letter.strip()} == {
        letter: index for letter, index in shown.items() if letter.strip()
    }
    assert letter_of(choice, choice).strip()


@given(st.integers(1, 40))
def test_next_and_start_come_to_all_there_is(count: int) -> None:
    by_one, choice = [], None
    for _ in range(count):
        choice = next_choice(count, choice)
        by_one.append(choice)
    assert by_one == list(range(count))
    assert next_choice(count, count - 1) == 0
    reached, choice = set(range(min(4, count))), 0
    for _ in range(count // 4):
        following = next_four(count, choice)
        if following is not None:
            choice = following
            reached |= {choice + letter for letter in range(4)}
    assert set(range(count)) <= reached
    assert (next_four(count, 0) is None) == (count <= 4)
    last = first_of_letters(count - 1)
    assert next_four(count, last) == (0 if count > 4 else None)


@pytest.mark.parametrize("size", [(20, 8), (40, 9), (38, 17), (58, 33)])
def test_the_four_that_bear_letters_are_in_view(size: tuple[int, int]) -> None:
    screen, pane, (width, height) = long_list(21), Pane(), size
    for choice in range(len(choices(screen))):
        rows = pane.rows(partial(painted, screen, choice), width, height)
        lettered = [row.text[0] for row in rows if row.text[:1] in tuple("ABCD") and row.text[1:2] in ("▸", " ")]
        assert lettered == list("ABCD")[: len(choices(screen)) - first_of_letters(choice)]
        (marked,) = (row.text for row in rows if "▸" in row.text)
        assert marked[0] == "ABCD"[choice % 4]


def test_by_keys_only_the_choice_itself_is_kept_in_view() -> None:
    assert kept_in_view(6, 9, Manner()) == (6, 6)
    assert kept_in_view(6, 9, BY_CARDS) == (4, 7)
    assert kept_in_view(8, 9, Manner(by_cards=True, tall=True)) == (16, 17)


def form_of(station: Station) -> FormPage:
    page = station.app.screen
    assert isinstance(page, FormPage)
    return page


async def test_a_thing_beyond_the_fourth_is_reported_by_cards() -> None:
    """Mugs in boxes and loose, plates, boards, the note: the fifth and the sixth bear A and B after START."""
    async with at_station(size=(40, 15)) as station:
        await go_to(station, Where.REPORT)
        offered = [choice.said.long for choice in form_of(station)._choices]
        assert len(offered) > 4
        await cards(station, "start")
        row = next(row for row in station.rows if row.startswith("A"))
        assert offered[4] in row
        await cards(station, "A")
        form = form_of(station)._form
        assert form is not None
        assert offered[4] in station.text


async def test_start_means_nothing_where_the_letters_reach_all() -> None:
    async with at_station(size=(40, 15)) as station:
        await go_to(station, Where.LIST)
        page = station.app.screen
        assert isinstance(page, RunPage)
        assert len(choices(page.screen_shown)) <= 4
        station.rings = 0
        await cards(station, "start")
        assert station.rings == 1
        assert "START does nothing here" in station.text


async def test_what_only_can_be_read_scrolls_with_next() -> None:
    async with at_station(size=(40, 15)) as station:
        await go_to(station, Where.MENU)
        page = station.app.screen
        assert isinstance(page, RunPage)
        index = [each.id for each in choices(page.screen_shown)].index("settings")
        await cards(station, "ABCD"[index])
        last = "Show what to count"
        assert last not in station.text
        await cards(station, "next")
        assert last in station.text


def test_papers_are_told_apart_where_room_is_short() -> None:
    pick = Paper("task-1", "Internal Transfers WH/INT/01922", "WH/INT/01922", ())
    assert paper_said(pick) == Said("Internal Transfers WH/INT/01922", "WH/INT/01922")
    note = Paper("note", "Delivery note DN-966", "WH/IN/07525", ())
    assert paper_said(note).short == "Delivery note DN-966"
    blank = Paper("blank", "Paper ", "", ())
    assert paper_said(blank).short == "Paper "
