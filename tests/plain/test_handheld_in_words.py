"""Every screen of the handheld line by line: all of it is said, words press each button, cards come to each choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.actions import CONTROL_CODES, control_code
from scansim.engine.handheld.handheld import Handheld
from scansim.engine.handheld.screen import Control, Field, HandheldScreen, Instruction
from scansim.plain.buttons import BUTTONS, Meant, bare_answer, button_named, input_of_button
from scansim.plain.cards import command_of_card
from scansim.plain.changes import handheld_lines
from scansim.plain.choosing import Choosing
from scansim.plain.listening import command_in, entry_in
from scansim.plain.shown import buttons, choice_text, head_lines, screen_lines, to_do_lines
from scansim.scanner.reading import ScannerSettings
from scansim.training.choices_on import choices, is_work
from scansim.training.inputs import Set, Tap
from scansim.training.where_on import where_on
from scansim.words.plain_handheld import INSTRUCTIONS
from scansim.words.speaker import Speaker
from tests.engine.handheld.house import BOLT, YOGHURT, House, opened
from tests.screens.house_screens import SCREENS, screen_of

SPEAKER = Speaker()
CARDS = {code.value: code.payload for code in CONTROL_CODES}


def said(screen: HandheldScreen) -> list[str]:
    return list(screen_lines(screen, SPEAKER))


def typed(text: str, screen: HandheldScreen, chosen: int | None = None) -> Meant | None:
    """What a line is on a screen, as the conversation takes it."""
    if text.casefold() not in BUTTONS:
        control = button_named(text, screen, SPEAKER)
        if control is not None:
            return Tap(control.id)
    entry = entry_in(text, ScannerSettings())
    assert entry is not None
    command = command_in(entry)
    if command is None:
        return bare_answer(text, screen, chosen)
    return input_of_button(command.verb, command.rest, screen, SPEAKER, chosen)


def test_every_instruction_has_a_plain_sentence() -> None:
    assert set(INSTRUCTIONS) == {each.value for each in Instruction}
    for code, sentence in INSTRUCTIONS.items():
        assert sentence.long.upper() != sentence.long, code
        assert sentence.long.endswith((".", "?", "!"))


@pytest.mark.parametrize("name", SCREENS)
def test_everything_on_a_screen_is_said(name: str) -> None:
    screen = screen_of(name)
    text = "\n".join(said(screen))
    assert list(to_do_lines(screen, SPEAKER))[-1] in said(screen)
    for item in screen.items:
        assert screen.kind.value == "settings" or item.title in text
        for value in (item.done, item.lot, item.package, item.result_package, item.proposed_package, item.order):
            assert value in text
        if is_work(screen):
            assert all(value in text for value in (item.demand, item.unit, item.source, item.place, item.detail))
    for field in screen.fields:
        assert field.value in text
    for control in buttons(screen):
        if control.id != "back" or is_work(screen):
            assert " ".join(SPEAKER.control(control).long.split()) in text


@pytest.mark.parametrize("name", SCREENS)
def test_every_button_is_pressed_by_words(name: str) -> None:
    screen = screen_of(name)
    keys = [item.key for item in screen.items]
    for control in screen.controls:
        _, _, target = control.id.partition(":")
        texts = [f"tap {control.id}"]
        if target in keys:
            texts.append(f"tap {control.action} {keys.index(target) + 1}")
        assert {typed(text, screen) for text in texts} == {Tap(control.id)}
    for control in buttons(screen):
        if not control.facts and control.id == control.action:
            # What stands on it is enough, unless it is a command, which does the same.
            assert typed(SPEAKER.control(control).long, screen) == Tap(control.id)


@pytest.mark.parametrize("name", SCREENS)
def test_every_choice_has_its_number(name: str) -> None:
    screen = screen_of(name)
    if is_work(screen):
        assert [typed(f"choose {number}", screen) for number in range(1, len(screen.items) + 1)] == [
            Tap(f"select:{item.key}") for item in screen.items
        ]
        return
    lines = said(screen)
    for number, each in enumerate(choices(screen), 1):
        text = " ".join(choice_text(screen, number - 1, SPEAKER).split())
        assert any(line.removeprefix("choose ").startswith(f"{number}: {text.split(',')[0]}") for line in lines)
        assert typed(f"choose {number}", screen) == (Tap(each.id) if isinstance(each, Control) else each)
    assert isinstance(typed(f"choose {len(choices(screen)) + 1}", screen), str)


@pytest.mark.parametrize("name", SCREENS)
def test_every_choice_is_come_to_by_cards_and_taken_by_enter_and_by_its_letter(name: str) -> None:
    screen = screen_of(name)
    count = len(choices(screen))
    walk = "button" if is_work(screen) else "next"
    card = control_code(CARDS["start" if is_work(screen) else "next"])
    assert card is not None
    if count:
        command = command_of_card(card, where_on(screen.kind))
        assert command is not None
        assert command.verb == walk
    choosing, pressed = Choosing(), []
    for index in range(count):
        (line,) = (choosing.button if is_work(screen) else choosing.next)(count, lambda at: f"<{at}>")
        assert f"{index + 1}: <{index}>" in line
        chosen = choices(screen)[index]
        taken = input_of_button("enter", "", screen, SPEAKER, choosing.chosen)
        if isinstance(chosen, Field):
            assert taken in (chosen, Tap(f"fill:{chosen.id}"))
        else:
            assert taken == Tap(chosen.id)
        pressed.append(index)
        letter = control_code(CARDS["ABCD"[index % 4]])
        assert letter is not None
        if not is_work(screen):
            by_letter = command_of_card(letter, where_on(screen.kind), choosing.first)
            assert by_letter is not None
            assert by_letter.rest == str(index + 1)
    assert pressed == list(range(count))


def test_start_goes_on_by_four_and_says_the_letters() -> None:
    choosing = Choosing()
    assert choosing.four(7, str) == ["A, 1: 0.", "B, 2: 1.", "C, 3: 2.", "D, 4: 3."]
    assert choosing.four(7, str) == ["A, 5: 4.", "B, 6: 5.", "C, 7: 6."]
    assert (choosing.chosen, choosing.first) == (4, 4)
    assert choosing.four(7, str)[0] == "A, 1: 0."
    assert Choosing().four(4, str) == ()


# what changed


def heard(world: House, *data: str) -> list[str]:
    """What is said after the last of some scans."""
    handheld = world.handheld
    for code in data[:-1]:
        world.scan(code)
    was = handheld.screen
    world.scan(data[-1])
    return _after(handheld, was)


def pressed(world: House, control: str) -> list[str]:
    was = world.handheld.screen
    world.press(control)
    return _after(world.handheld, was)


def _after(handheld: Handheld, was: HandheldScreen) -> list[str]:
    turn = handheld.turn
    work = was if is_work(was) else None
    return list(handheld_lines(was, work, turn.screen, str(turn.feedback.code), SPEAKER))


def test_a_cluster_says_whose_goods_and_into_what() -> None:
    """Four bolts and two nuts of the first order, three bolts and one yoghurt of the second."""
    world = SCREENS["cluster"]()
    assert heard(world, BOLT.barcode) == [
        "2: Bolt M8, BOLT. 1 of 3 Units, from A-01, for WH/PICK/00002, selected.",
        "Scan a product or a place.",
    ]
    assert heard(world, BOLT.barcode) == ["Scan a product or a place."]
    assert heard(world, BOLT.barcode, "PACK-EMPTY") == [
        "2: Bolt M8, BOLT. 3 of 3 Units, from A-01, into PACK-EMPTY, for WH/PICK/00002, complete, selected.",
        "Scan a product or a place.",
    ]
    line = heard(world, YOGHURT.barcode)[0]
    assert line.startswith("3: Yoghurt, YOG. 0 of 1 Units, from A-01, PACK-EMPTY is proposed")


def test_a_pick_says_where_to_go_and_what_waits_there() -> None:
    world, transfer = opened("pick", [("bolt", 2), ("nut", 1)])
    assert list(to_do_lines(world.handheld.screen, SPEAKER)) == [
        "1: Bolt M8, BOLT. 0 of 2 Units, from A-01.",
        "Scan the place you take from.",
    ]
    assert heard(world, "WH-A-01")[0] == "1: Bolt M8, BOLT. 0 of 2 Units, from A-01."
    assert heard(world, BOLT.barcode, BOLT.barcode) == [
        "2: Nut M8, NUT. 0 of 1 Units, from B-02.",
        "Scan the next place you take from.",
    ]
    world.press("back")
    assert heard(world, transfer.name)[0] == f"Transfer {transfer.name} from Nordic Table, 2 lines."


def test_a_package_says_the_lines_that_it_brought() -> None:
    world = SCREENS["ask_extra_package"]()
    assert list(head_lines(world.handheld.screen, SPEAKER)) == [
        "Add this package? PACK-FULL.",
        "Nobody planned to move it here. This lies in it:",
        "Bolt M8, 10.",
        "Yoghurt, LOT-2, 2.",
        "1: Add it.",
        "2: Discard.",
    ]
    world.press("discard")
    work = world.handheld.screen
    world.scan("PACK-FULL")
    asked = world.handheld.screen
    world.press("add_product")
    turn = world.handheld.turn
    assert list(handheld_lines(asked, work, turn.screen, str(turn.feedback.code), SPEAKER))[:2] == [
        "2: Bolt M8, BOLT. 10 of 0 Units, from C-03, in PACK-FULL, too many.",
        "3: Yoghurt, YOG. 2 of 0 Units, from C-03, lot LOT-2, in PACK-FULL, too many, selected.",
    ]


def test_no_more_than_five_changed_lines_are_said() -> None:
    world, _ = opened("in", [("bolt", 1)])
    many = world.handheld.screen
    items = tuple(many.items[0] for _ in range(7))
    now = replace(many, items=tuple(replace(item, key=f"K{index}") for index, item in enumerate(items)))
    lines = list(handheld_lines(many, replace(many, items=()), now, "", SPEAKER))
    assert len(lines) == 7
    assert lines[5] == "And 2 more. Lines says them all."


def test_a_blind_count_says_nothing_expected() -> None:
    """Fidelity item 52: ten nuts and five bolts lie there."""
    lines = said(screen_of("count_blind"))
    assert lines[1:3] == [
        "1: Bolt M8, BOLT. Not counted, at B-02.",
        "2: Nut M8, NUT. 2 Units counted, at B-02, selected.",
    ]
    assert not any(word in "\n".join(lines).replace("B-02", "") for word in ("10", "expected"))
    assert any("12 expected" in line or "10 Units" in line for line in said(screen_of("count")))


def test_a_list_that_a_scan_narrows_is_said_anew() -> None:
    world = SCREENS["transfers"]()
    assert heard(world, BOLT.barcode)[:2] == ["Receipts.", "Only with Bolt M8."]


# values


def test_a_return_takes_how_many_of_each_line() -> None:
    world = SCREENS["return"]()
    screen = world.handheld.screen
    nut = typed("1", screen)
    assert nut == Field("NUT", "0")
    assert typed("2", screen, 0) == Set("NUT", "2")
    assert typed("quantity 2", screen, 0) == Set("NUT", "2")
    assert typed("set 2 1", screen) == Set("BOLT", "1")
    assert typed("fill 1", screen) == Tap("fill:NUT")
    assert typed("confirm", screen) == Tap("confirm")
    world.enter("NUT", "2")
    assert "1: Nut M8, NUT. 2 of 2 Units." in said(world.handheld.screen)


def test_the_fields_of_a_line_by_name_by_number_and_after_choosing() -> None:
    screen = screen_of("editor_lot")
    assert typed("set lot LOT-2", screen) == typed("set Lot/SN LOT-2", screen) == Set("lot", "LOT-2")
    assert typed("set lot", screen) == Set("lot", "")
    number = next(index for index, each in enumerate(choices(screen), 1) if each.id == "lot")
    assert typed(f"set {number} LOT-2", screen) == Set("lot", "LOT-2")
    assert typed("LOT-2", screen, number - 1) == Set("lot", "LOT-2")
    assert typed("LOT-2", screen) is None
    assert typed("3", screen) == Set("quantity", "3")
    assert typed("set colour red", screen) == typed("set", screen)
    assert isinstance(typed("set", screen), str)


def test_in_a_quality_check_a_number_is_how_many_failed_and_no_answer() -> None:
    screen = screen_of("ask_quality")
    assert typed("1", screen) == Set("quantity", "1")
    assert typed("choose 1", screen) == typed("pass", screen) == typed("yes", screen) == Tap("pass")
    assert typed("no", screen) == typed("fail", screen)
    assert "choose 1: It passed." in said(screen)


def test_validate_applies_a_count() -> None:
    assert typed("validate", screen_of("count")) == typed("apply", screen_of("count")) == Tap("apply")
    assert typed("validate", screen_of("pick")) == Tap("validate")


def test_enter_alone_decides_nothing_where_there_is_something_to_decide() -> None:
    assert isinstance(typed("enter", screen_of("ask_conflict")), str)
    assert isinstance(typed("enter", screen_of("pick")), str)
    assert typed("enter", screen_of("menu")) == Tap("operations")
    assert typed("enter", screen_of("editor")) == Tap("confirm")


def test_what_stays_chosen() -> None:
    """A value that was entered ends a choice, but in a form with rows; leaving a form forgets the digits."""
    lines, returned, pick = screen_of("editor_lot"), screen_of("return"), screen_of("pick")
    choosing = Choosing(7, "12")
    choosing.follow(Tap("plus_one"), lines, lines)
    assert (choosing.chosen, choosing.digits) == (7, "12")
    choosing.follow(Set("lot", "LOT-2"), lines, lines)
    assert choosing.chosen is None
    choosing.follow(Tap("confirm"), lines, pick)
    assert choosing.digits == ""
    choosing = Choosing(1)
    choosing.follow(Set("BOLT", "1"), returned, returned)
    assert choosing.chosen == 1


def test_of_what_comes_back_only_a_number_is_a_value() -> None:
    screen = screen_of("return")
    assert typed("LOT-2", screen, 0) is None
    assert typed("7", screen, 0) == Set("NUT", "7")
