"""Conversations in which the trainer asks: reports, hands, cards, leaving; and terminals that show little."""

from __future__ import annotations

import pytest

from scansim.actions import CONTROL_CODES
from scansim.training.header import Mode
from scansim.training.inputs import Abandon, Do, Hint, Key, Pause, Report, Set, Tap
from scansim.words.interface import card_name
from scansim.words.language import STRETCHED, speaking
from tests.plain.talking import Talk, opened
from tests.plain.test_hostile_lines import EVERYTHING
from tests.screens.small import BOX, MUG, PLATE

CARDS = {code.value: code.payload for code in CONTROL_CODES}


# unreadable


def test_what_is_no_text_is_refused_aloud() -> None:
    talk = Talk()
    assert talk.hear("952\udcff110")[0].startswith("NO. The code could not be read")
    assert talk.hear("a\x1b[2Jb")[0].startswith("NO. The code holds a control character")
    assert talk.hear("9" * 600)[0].startswith("NO. The code is too long")
    assert [type(given) for given in talk.inputs] == [Key] * 3


# reports and hands


def test_a_report_as_questions_and_answers() -> None:
    talk = opened()
    (question,) = talk.hear("report")
    assert question.startswith("OK. What is wrong? Say one of: missing, extra, wrong item, damaged, ")
    assert talk.hear("missing") == ["OK. missing: scan what it is about. ENTER means Dock 1."]
    assert talk.hear("1")[0].startswith("OK. missing, Blue mug 35cl: how many?")
    assert talk.hear("2")[1].startswith("You can tell: shift lead, ")
    said = talk.hear("buyer")
    assert talk.last == Report("missing", "mug", talk.last.quantity, "buyer")
    assert str(talk.last.quantity) == "2"
    assert said[0].startswith("OK. Reported")
    assert "missing" in said[0]


@pytest.mark.parametrize(
    ("typed", "code", "about", "to"),
    [
        ("report missing 1 2 shift lead", "missing", "mug", "shift_lead"),
        ("report damaged box 1 1 quality", "damaged", "mug", "quality"),
        ("report wrong item 2 1 inv", "wrong_item", "plate", "inventory_controller"),
        (f"report extra {PLATE} 1 enter", "extra", "plate", "shift_lead"),
        ("report stop here shift", "stop_safety", "dock_1", "shift_lead"),
        ("report missing line 3 1 buyer", "missing", "board", "buyer"),
    ],
)
def test_a_report_in_one_line(typed: str, code: str, about: str, to: str) -> None:
    talk = opened()
    talk.hear(typed)
    assert isinstance(talk.last, Report)
    assert (talk.last.code, talk.last.about, talk.last.to) == (code, about, to)


def test_a_report_is_left_step_by_step() -> None:
    talk = opened()
    count = len(talk.inputs)
    talk.hear("report missing 1")
    assert talk.hear("back") == ["OK. missing: scan what it is about. ENTER means Dock 1."]
    said = talk.hear("back")
    assert said[0].startswith("OK. ")
    assert said[-1] == "Scan a product."
    assert len(talk.inputs) == count


def test_what_is_not_asked_is_refused_and_changes_nothing() -> None:
    talk = opened()
    count = len(talk.inputs)
    talk.hear("report missing 1")
    assert talk.hear("look")[0].startswith("NO. ")
    assert talk.hear("many")[0].startswith("NO. ")
    assert talk.hear("952\udcff")[0].startswith("NO. The code could not be read")
    assert talk.hear("where")[1].startswith("OK. missing, Blue mug 35cl: how many?")
    assert len(talk.inputs) == count
    assert talk.hear("report nonsense") == talk.hear("report nonsense")


def test_what_to_report_is_asked_until_it_is_said_or_something_else_is_done() -> None:
    talk = opened()
    count = len(talk.inputs)
    talk.hear("report")
    assert talk.hear(MUG)[0].startswith(f"NO. {MUG}: that cannot be reported.")
    assert talk.hear("damaged 1")[0].startswith("OK. damaged, Blue mug 35cl: how many?")
    talk.hear("back", "back", "report")
    assert talk.hear("back")[-1] == "Scan a product."
    assert len(talk.inputs) == count
    talk.hear("report", "where")
    assert talk.hear(MUG)[0].startswith("OK. Blue mug 35cl +1.")


def test_a_report_that_does_not_exist() -> None:
    assert opened().hear("report lost 3")[0].startswith("NO. lost 3: that cannot be reported. Say one of: missing, ")


def test_hands_ask_which_and_how_many() -> None:
    talk = opened()
    assert talk.hear("aside 2")[0].startswith("OK. ")
    talk.hear("2")
    assert talk.last == Do("set_aside", "plate", talk.last.quantity)
    assert talk.hear("aside 3 1")[1:3] == [
        "3: Chopping board oak, BRD-OAK. 1 loose.",
        "Set aside here: 3: Chopping board oak, BRD-OAK. 1 loose.",
    ]


def test_a_box_is_opened() -> None:
    talk = opened()
    assert talk.hear("open 1")[1] == "1: Blue mug 35cl, MUG-35-BL. 1 box of 6, an open box of 6, 5 and 2 loose."
    assert talk.last == Do("open", "box:1")


# cards


def card(value: str) -> str:
    return CARDS[value]


def test_a_run_by_cards_and_labels_alone() -> None:
    talk = Talk()
    talk.hear(card("look"), card("look"), "]C1WH/IN/07525")
    talk.hear(*[f"]C1{BOX}"] * 2, f"]E0{MUG}", *[f"]E0{PLATE}"] * 6, *["]E09521108410313"] * 2)
    assert talk.hear("OBTVALI")[0].startswith("CHECK. 2 not counted")
    assert talk.hear(card("next")) == ["OK. 1: Create backorder: keep the rest open. Enter takes it."]
    talk.hear(card("enter"))
    assert talk.practice.run.finished
    assert talk.practice.close().passed


def test_cards_of_a_question() -> None:
    for value, control in (("yes", "create_backorder"), ("no", "no_backorder"), ("C", "discard"), ("back", "discard")):
        talk = opened()
        talk.hear("scan box 1", "validate", card(value))
        assert talk.last == Tap(control)


def test_digits_by_cards() -> None:
    talk = opened()
    talk.hear("select 2", card("1"))
    assert talk.hear(card("2")) == ["OK. 12. Enter takes it."]
    assert talk.hear(card("back")) == ["OK. 1. Enter takes it."]
    talk.hear(card("enter"))
    assert talk.last == Set("quantity", "1")
    talk.hear(card("enter"))
    assert talk.last == Tap("confirm")


def test_a_report_by_cards() -> None:
    talk = opened()
    talk.hear(card("missing"), MUG, card("2"))
    talk.hear(card("enter"), card("buyer"))
    assert isinstance(talk.last, Report)
    assert (talk.last.about, str(talk.last.quantity), talk.last.to) == ("mug", "2", "buyer")


def test_hands_by_cards() -> None:
    talk = opened()
    talk.hear(card("aside"), PLATE, card("2"), card("enter"))
    assert talk.last == Do("set_aside", "plate", talk.last.quantity)


def test_other_cards() -> None:
    talk = opened()
    assert talk.hear(card("floor"))[0] == "You are at Dock 1."
    talk.hear(card("hint"))
    assert talk.last == Hint()
    assert talk.hear(card("help"))
    talk.hear(card("next"))
    assert talk.last == Tap("select:MUG-35-BL")
    talk.hear(card("next"))
    assert talk.last == Tap("select:PLT-24-WH")
    assert talk.hear(card("buyer")) == [f"NO. {card_name('buyer')} does nothing here."]
    assert not talk.conversation.is_over
    talk.hear(card("lock"))
    assert talk.conversation.is_over


# the end


def test_leaving_stops_the_clock_and_nothing_else() -> None:
    talk = opened()
    talk.hear("quit")
    assert talk.conversation.is_over
    assert not talk.practice.run.finished
    assert talk.last == Pause("left")


def test_giving_up_is_asked_for_twice() -> None:
    talk = opened()
    assert talk.hear("give up")[0].startswith("CHECK. Give this run up?")
    assert talk.hear(MUG) == ["NO. Say yes or no first."]
    assert talk.hear("look") == ["NO. Say yes or no first."]
    assert talk.hear("no") == ["OK. You go on."]
    assert Abandon() not in talk.inputs
    talk.hear("give up", "yes")
    assert talk.last == Abandon()
    assert talk.conversation.is_over


def test_a_hint_is_the_coach_s_and_who_asks_again_is_told_more() -> None:
    talk = Talk()
    assert [talk.hear("hint")[0] for _ in range(3)] == [
        "OK. A hint: There is something to look at.",
        "OK. A hint: The next step is at Dock 1.",
        "OK. A hint: Look at the goods at Dock 1. Count what stands there, not what the screen says.",
    ]


def test_no_hints_but_in_practice() -> None:
    talk = Talk(mode=Mode.CHECK)
    assert talk.hear("hint") == ["NO. Hints belong to practice."]
    assert talk.inputs == []


# poor terminals


def test_ascii_is_ascii() -> None:
    talk = Talk(ascii_only=True)
    lines = [*talk.beginning, *talk.hear("Ümläut-漢-€"), *talk.hear("look"), *talk.hear("10A\x1d21B")]
    assert all(line.isascii() for line in lines)
    assert "Umlaut-?-EUR" in " ".join(lines)
    assert "10A<GS>21B" in " ".join(lines)


def test_every_sentence_can_be_said_in_another_language() -> None:
    with speaking(STRETCHED):
        talk = Talk()
        lines = [*talk.beginning, *(line for typed in EVERYTHING for line in talk.hear(typed))]
    # What an exercise, a pack or a supplier wrote is theirs to translate.
    content = {*talk.hear("job")[:1], *talk.practice.run.floor.sheets[0].text, "Receipts."}
    assert {line for line in lines if "‹" not in line} <= content
