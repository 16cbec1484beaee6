"""Control codes in every situation: what each of them does is one table, and where it does nothing nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scansim.actions import CONTROL_CODES, ControlCode, ControlKind, Where, actions_at, codes_at, meaning_of
from scansim.scanner.entry import Entry, Fault, Grade, Origin
from scansim.screens.desk import Desk, DeskNotReady
from scansim.screens.form import FormPage
from scansim.screens.keyboard import Entered
from scansim.screens.keys import KEYS, cards_at, keys_at
from scansim.screens.page import Page
from scansim.screens.run import RunPage
from scansim.training.room import room_of
from scansim.training.story import When
from scansim.words.interface import CARDS, card_name
from scansim.words.labels import card_words
from tests.screens.situations import TRANSFER, WAYS_IN, card, cards, go_to, house_for
from tests.screens.small import BOX, Names, SmallLessons, desk, pack
from tests.screens.station import Station, at_station
from tests.training.interrupted import lent, small_with

HANDS = {
    "open": "open_thing",
    "take": "take_thing",
    "put": "put_thing",
    "aside": "set_aside",
    "relabel": "relabel",
    "load": "load",
}
IN_BETWEEN = {**HANDS, "finish": "hand_in"}
ALWAYS = {"help": "help", "lock": "lock"}
IN_A_RUN = {**ALWAYS, "hint": "hint"}
FLOOR = {"floor": "floor", "look": "look"}
CHOOSING = {"next": "choose_next", "A-D": "choose_nth"}
READING = {"next": "scroll_on"}
NOT_ME = {"no": "lock", "back": "lock"}
REPORTS = {"reports": "report"}
YES_OR_NO = {"yes": "answer_yes", "no": "answer_no"}
DIGITS = {"0-9": "enter_digit"}

# Written by hand from what each card is for (DESIGN section 5, issue 3); read it as: there, this card does that.
EXPECTED: dict[Where, dict[str, str]] = {
    Where.LOCK: {"start": "enter_as_guest", "enter": "come_in", "help": "help"},
    Where.NAMES: {"enter": "choose_name", "start": "choose_four", "back": "leave", **CHOOSING, **ALWAYS},
    Where.PIN: {"enter": "give_pin", "back": "leave", **ALWAYS},
    Where.FAIR_USE: {"start": "agree", "enter": "agree", "yes": "agree", **NOT_ME, **READING, **ALWAYS},
    Where.WELCOME: {"start": "go_in", "enter": "go_in", "yes": "go_in", "next": "choose_down", **NOT_ME, **ALWAYS},
    Where.HOME: {"start": "start", "enter": "start", "back": "lock", **CHOOSING, **ALWAYS},
    Where.UNFINISHED: {
        "start": "resume",
        "enter": "resume",
        "yes": "resume",
        "no": "give_up",
        "back": "lock",
        **CHOOSING,
        **ALWAYS,
    },
    Where.BRIEF: {
        "start": "begin",
        "enter": "begin",
        "A": "begin",
        "B": "watch",
        "back": "leave",
        **READING,
        **ALWAYS,
    },
    Where.MENU: {
        "enter": "open_operations",
        "back": "leave_run",
        **CHOOSING,
        **FLOOR,
        **IN_BETWEEN,
        **REPORTS,
        **IN_A_RUN,
    },
    Where.LIST: {
        "enter": "open_chosen",
        "start": "choose_four",
        "back": "back",
        **CHOOSING,
        **FLOOR,
        **IN_BETWEEN,
        **REPORTS,
        **IN_A_RUN,
    },
    Where.TRANSFER: {
        "enter": "press_primary",
        "start": "choose_button",
        "back": "back",
        **CHOOSING,
        **DIGITS,
        **FLOOR,
        **IN_BETWEEN,
        **REPORTS,
        **IN_A_RUN,
    },
    Where.EDITOR: {
        "enter": "press_chosen",
        "start": "choose_four",
        "back": "discard",
        **CHOOSING,
        **DIGITS,
        **IN_A_RUN,
    },
    Where.QUESTION: {
        "enter": "answer_chosen",
        "back": "discard",
        **YES_OR_NO,
        **CHOOSING,
        **DIGITS,
        **FLOOR,
        **IN_A_RUN,
    },
    Where.FLOOR: {
        "enter": "use_hands",
        "next": "choose_next",
        "back": "back",
        **FLOOR,
        **IN_BETWEEN,
        **REPORTS,
        **IN_A_RUN,
    },
    Where.REPORT: {
        "enter": "go_on",
        "start": "choose_four",
        "back": "leave",
        "roles": "name_role",
        **CHOOSING,
        **DIGITS,
        **REPORTS,
        **ALWAYS,
    },
    Where.HANDS: {"enter": "go_on", "start": "choose_four", "back": "leave", **CHOOSING, **DIGITS, **ALWAYS},
    Where.DECISION: {"enter": "go_on", "back": "leave", **YES_OR_NO, **CHOOSING, **ALWAYS},
    Where.INTERRUPTED: {"enter": "go_on", "back": "leave_run", **CHOOSING, **IN_A_RUN},
    Where.DEMONSTRATION: {"enter": "next_step", "next": "next_step", "back": "leave", **ALWAYS},
    Where.DEBRIEF: {
        "enter": "next_exercise",
        "A": "next_exercise",
        "B": "watch",
        "C": "same_again",
        "D": "replay",
        "put": "print_debrief",
        "back": "leave",
        **READING,
        **ALWAYS,
    },
    Where.REPLAY: {
        "enter": "play",
        "next": "step_on",
        "back": "step_back",
        "A": "error_before",
        "B": "error_after",
        "C": "faster",
        "D": "leave",
        "floor": "floor",
        **ALWAYS,
    },
    Where.HELP: {"help": "leave", "back": "leave", "lock": "lock", **READING},
    Where.TROUBLE: {"enter": "try_again", "back": "try_again", "lock": "lock", **READING},
}
FAMILIES = {
    ControlKind.CHOICE: "A-D",
    ControlKind.DIGIT: "0-9",
    ControlKind.REPORT: "reports",
    ControlKind.ROLE: "roles",
}


def expected(code: ControlCode, where: Where) -> tuple[str, tuple[str, ...]] | None:
    """The action and its arguments by the table above."""
    own = EXPECTED[where].get(code.value)
    if own is not None:
        return own, ()
    family = EXPECTED[where].get(FAMILIES.get(code.kind, ""))
    return None if family is None else (family, (code.value,))


def no_desk() -> Desk:
    raise DeskNotReady("The disk is full. Make room.")


def desk_for(where: Where) -> Callable[[], Desk]:
    if where is Where.INTERRUPTED:
        return lambda: desk(SmallLessons.of(small_with(lent(When.START))))
    return no_desk if where is Where.TROUBLE else house_for(where)


def body(station: Station) -> list[str]:
    """What the page shows, without the answer and what stands below it."""
    return station.rows[:-3]


def state(station: Station) -> tuple[object, ...]:
    """Everything that a refused card must leave as it is."""
    page = station.app.screen
    assert isinstance(page, Page)
    runs = [each for each in station.app.screen_stack if isinstance(each, RunPage)]
    run = runs[0].practice.run if runs else None
    hidden = (run.digest(), run.observations, run.screen) if run else ()
    form = page._form if isinstance(page, FormPage) else None
    return (page, page.situation, station.app.screen_stack[:], form, tuple(body(station)), *hidden)


def test_the_table_has_every_situation_but_the_trainers_own() -> None:
    signing = {Where.SIGN, Where.STATE, Where.EVIDENCE, Where.SEEN}  # test_sign.py works them by cards
    boards = {Where.TEAM, Where.PERSON, Where.QUEUE, Where.READINESS, Where.ERRORS}  # test_boards.py; of supervisors
    assert set(Where) - set(EXPECTED) == {Where.HARDWARE} | signing | boards
    assert set(WAYS_IN) | {Where.TROUBLE} == set(EXPECTED)


@pytest.mark.parametrize("where", list(EXPECTED))
def test_what_a_card_means_is_as_it_was_designed(where: Where) -> None:
    for code in CONTROL_CODES:
        found = meaning_of(code, where)
        plain = None if found is None else (found.action, (found.argument,) if found.argument else ())
        assert plain == expected(code, where), (where, code.value)


@pytest.mark.parametrize("where", list(Where))
def test_a_card_does_only_what_can_be_done_there(where: Where) -> None:
    there = {each.id for each in actions_at(where)}
    assert {meaning.action for _, meaning in codes_at(where)} <= there


@pytest.mark.parametrize("where", list(Where))
def test_the_card_enter_does_what_the_enter_key_does(where: Where) -> None:
    by_key = {key.action for key in keys_at(where) if key.name == "enter"}
    found = meaning_of(card("enter"), where)
    assert ({found.action} if found else set()) == by_key


@pytest.mark.parametrize("where", list(EXPECTED))
def test_whatever_a_key_does_a_card_does_too(where: Where) -> None:
    """Or a card of the handheld (validate, cancel), or several cards (choosing, then Enter)."""
    by_card = {meaning.action for _, meaning in codes_at(where)}
    step_by_step = {
        *("choose_up", "choose_down", "row_up", "row_down", "answer_up", "answer_down", "scroll_up", "scroll_down"),
        *("page_up", "page_down"),
        *("hand_up", "hand_down", "hand_left", "hand_right", "button_before", "button_after"),
        *("one_more", "one_less", "confirm", "fill", "new_transfer"),  # buttons to choose among
        *("validate", "cancel_transfer", "edit"),  # the handheld's own cards; digits edit
        *("hands", "quit", "check_scanner"),  # four cards of their own; a card must not end the program
        "open_boards",  # supervisors have keys
    }
    assert {key.action for key in keys_at(where)} - by_card - step_by_step == set()


@pytest.mark.parametrize("where", list(EXPECTED))
async def test_a_card_does_what_it_means_here_and_else_is_refused_aloud_and_changes_nothing(where: Where) -> None:
    called: list[tuple[str, tuple[str, ...]]] = []
    async with at_station(desk_for(where)) as station:
        await go_to(station, where)
        page = station.app.screen
        assert isinstance(page, Page)
        assert page.situation is where
        if where is Where.REPORT:
            # Before the report is chosen every family of cards is routed; what the form refuses is tested below.
            await cards(station, "back")
            await station.press("f5")
            page = station.app.screen
        for each in actions_at(where):
            setattr(page, f"do_{each.id}", lambda *given, id_=each.id: called.append((id_, given)))
        await cards(station, "start")  # From here on cards are shown and not keys.
        for code in CONTROL_CODES:
            before, station.rings = state(station), 0
            called.clear()
            await station.scan(code.payload)
            wanted = expected(code, where)
            assert called == ([wanted] if wanted else []), code.value
            assert state(station) == before, code.value
            assert station.rings == (0 if wanted else 1), code.value
            if not wanted:
                assert f" {card_name(code.value)}" in station.rows[-3]
                assert "does nothing here" in station.rows[-3] or where is Where.HANDS


@pytest.mark.parametrize("payload", ["scnstrt", "ScnStrt", "]C0SCNSTRT"])
async def test_a_card_is_read_in_any_case_and_with_an_identifier(payload: str) -> None:
    async with at_station() as station:
        await station.scan(payload)
        assert station.page == "Home"


async def test_a_card_that_is_typed_counts_too() -> None:
    async with at_station() as station:
        await station.type("scnstrt")
        assert station.page == "Home"


async def test_a_faulty_entry_is_no_card() -> None:
    async with at_station() as station:
        await station.scan("SCN\x01STRT", "SCNSTRT\ufffd")
        assert station.page == "Lock"
        assert station.rings == 2
        for fault in Fault:
            station.app.screen.post_message(Entered(Entry("SCNSTRT", Origin.SCAN, Grade.TIMING, fault=fault)))
            await station.settle()
        assert station.page == "Lock"
        assert station.rings == 2 + len(Fault)


async def test_cards_are_no_input_of_a_run_and_unknown_to_the_handheld() -> None:
    async with at_station() as station:
        await go_to(station, Where.TRANSFER)
        page = station.app.screen
        assert isinstance(page, RunPage)
        await station.scan(*(code.payload for code in CONTROL_CODES if code.value in ("yes", "no", "start", "quality")))
        assert len(page.practice.run.observations) == 1
        for code in CONTROL_CODES:
            warehouse = page.practice.run.world.warehouse
            assert not any(product.barcode == code.payload for product in warehouse.stock.products)


async def test_a_form_takes_only_what_it_asks() -> None:
    """While it asks for a number: digits, ENTER, BACK, and the cards of the program itself."""
    async with at_station() as station:
        await go_to(station, Where.REPORT)
        await cards(station, "enter", "1")
        before = state(station)
        for code in CONTROL_CODES:
            if code.kind is not ControlKind.DIGIT and code.value not in ("enter", "back", "help", "lock"):
                station.rings = 0
                await station.scan(code.payload)
                assert (station.rings, state(station)) == (1, before), code.value
        station.rings = 0
        await station.scan(BOX, TRANSFER, "NOBODY-KNOWS-THIS")
        assert (station.rings, state(station)) == (3, before)


@pytest.mark.parametrize("where", [Where.QUESTION, Where.EDITOR, Where.DECISION, Where.HELP, Where.TROUBLE])
async def test_under_a_question_a_label_is_refused_aloud_and_changes_nothing(where: Where) -> None:
    async with at_station(desk_for(where)) as station:
        await go_to(station, where)
        before, station.rings = state(station), 0
        labels = ("NOBODY-KNOWS-THIS", "GOBBBBBBB", BOX)
        for number, label in enumerate(labels, 1):
            await station.scan(label)
            assert station.rings == number
            now = state(station)
            # A run observes what was read; nothing else may change.
            assert (now[:5], now[5:6]) == (before[:5], before[5:6])


async def test_a_question_on_the_handheld_keeps_reports_and_hands_away_from_the_floor_too() -> None:
    async with at_station() as station:
        await go_to(station, Where.QUESTION)
        await cards(station, "floor")
        page = station.app.screen
        assert isinstance(page, Page)
        assert page.situation is Where.FLOOR
        station.rings = 0
        for code in CONTROL_CODES:
            if code.kind is ControlKind.REPORT or code.value in HANDS:
                await station.scan(code.payload)
                assert station.page == "RunPage"
        assert station.rings == 14
        assert "Answer the question on the handheld first" in station.text


def test_the_words_on_the_screen_are_the_words_on_the_cards() -> None:
    printed = {label.payload: card_words(label).verb for label in room_of(replace(pack(Names()))).labels}
    for code in CONTROL_CODES:
        assert printed[code.payload] == card_name(code.value), code.value


def test_every_card_has_a_name() -> None:
    named = {code.value for code in CONTROL_CODES if code.kind not in (ControlKind.CHOICE, ControlKind.DIGIT)}
    assert named <= set(CARDS)


@pytest.mark.parametrize("where", list(Where))
def test_help_names_every_card_that_works_there(where: Where) -> None:
    signs = {card.sign for card in cards_at(where)}
    for code, _ in codes_at(where):
        assert card_name(code.value) in signs or FAMILIES.get(code.kind) in signs


def test_keys_and_cards_are_told_apart() -> None:
    assert all(key.name for key in KEYS.values())
    assert not any(card.name for where in Where for card in cards_at(where))
