"""Painters: a value and a width in, rows out. What fits, what is left out first, what a touch means."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scansim.actions import ACTIONS, Group, Where, action, codes_at
from scansim.engine.handheld.screen import (
    Control,
    Field,
    HandheldScreen,
    Instruction,
    Item,
    Progress,
    ScreenKind,
)
from scansim.scanner.entry import Grade
from scansim.screens.keys import KEYS, bindings_at, cards_at, keys_at
from scansim.screens.painting import looks
from scansim.screens.painting.chrome import Answer, answer_lines, entry_line, header_line, key_lines
from scansim.screens.painting.floor import Hand, Kind, Target, floor_sheet, moved, pointed, targets
from scansim.screens.painting.handheld import handheld_sheet
from scansim.screens.painting.handheld_lines import line_row
from scansim.screens.painting.row import Row, Sheet
from scansim.screens.steering import choice_after, first_choice, input_of_hand, moved_choice, tap_of_action
from scansim.training.floor_view import FloorView, Stop, Thing
from scansim.training.floor_view import Group as Goods
from scansim.training.floor_view import Sheet as Paper
from scansim.training.inputs import Scan, Tap
from scansim.words.interface import ACTIONS as LABELS
from scansim.words.interface import card_name
from scansim.words.sentence import Said
from scansim.words.speaker import Speaker

WIDTHS = st.integers(1, 130)


def plain(rows: list[Row]) -> list[str]:
    return [row.text for row in rows]


def texts(found: Sheet) -> list[str]:
    return [found.paint(index).text for index in range(found.count)]


def painted(screen: HandheldScreen, choice: int | None, width: int) -> list[str]:
    return texts(handheld_sheet(screen, choice, Speaker(), width))


# the fixed rows


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3), st.integers(16, 130))
def test_the_training_mark_is_never_pushed_away(title: str, corner: list[str], width: int) -> None:
    line = header_line(Said(title, title[:6]), corner, width).text
    assert line.strip().startswith("TRAINING")
    assert cell_len(line) <= width


@given(st.text(max_size=600), st.integers(10, 130))
def test_of_a_long_entry_the_end_is_shown(text: str, width: int) -> None:
    assert cell_len(entry_line("x" * 600, width).text) <= width
    assert entry_line("START" + "x" * 600 + "END", width).text.endswith("END_")
    assert entry_line("START" + "x" * 600 + "END", width, is_open=False).text.endswith("END")


def test_an_answer_has_a_symbol_a_word_and_the_length_that_fits() -> None:
    answer = Answer("✖", "STOP", "bold", Said("Read ABC: nothing here has this code. Scan a label.", "Unknown: ABC"))
    assert plain(answer_lines(answer, 80)) == [" ✖ STOP  Read ABC: nothing here has this code. Scan a label."]
    assert plain(answer_lines(answer, 40)) == [" ✖ STOP  Unknown: ABC"]
    assert plain(answer_lines(None, 40, 2)) == ["", ""]
    assert plain(answer_lines(answer, 20, 2)) == [" ✖ STOP  Unknown:", "ABC"]


@pytest.mark.parametrize("where", list(Where))
@given(width=st.integers(20, 130), height=st.integers(1, 2))
def test_the_key_line_fits_and_begins_with_what_matters(where: Where, width: int, height: int) -> None:
    rows = key_lines(keys_at(where), {}, width, height)
    assert len(rows) <= height
    assert all(cell_len(row.text.rstrip()) <= width for row in rows)
    if width >= 40:
        text = " ".join(plain(rows))
        assert all(key.sign in text for key in keys_at(where) if key.rank == 0)


def test_the_key_line_of_a_transfer_as_it_is_designed() -> None:
    keys = [key for key in keys_at(Where.TRANSFER) if key.action != "press_primary"]
    assert plain(key_lines(keys, {}, 40)) == ["F1 ? F2 OK F3 Floor F4 Edit F9 Lock "]
    assert "F2 Validate" in plain(key_lines(keys, {}, 80))[0]
    row = key_lines(keys, {}, 80)[0]
    assert row.act_at(row.text.index("Validate")) == "action:validate"


def test_on_the_smallest_screen_a_list_says_how_to_go_on_and_how_to_leave() -> None:
    text = " ".join(plain(key_lines(cards_at(Where.LIST), {}, 20, 2)))
    assert all(card_name(value) in text for value in ("enter", "next", "back"))


# the table of actions


def test_every_action_has_a_key_and_a_word_and_every_key_an_action() -> None:
    ids = {each.id for each in ACTIONS}
    assert len(ids) == len(ACTIONS)
    assert set(KEYS) <= ids
    by_card = {meaning.action for where in Where for _, meaning in codes_at(where)}
    assert ids - set(KEYS) <= by_card
    assert ids <= set(LABELS)
    assert action("lock").group is Group.PROGRAM


@pytest.mark.parametrize("where", list(Where))
def test_no_key_means_two_things_in_one_situation(where: Where) -> None:
    names = [key.name for key in keys_at(where)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("where", list(Where))
def test_keys_are_function_keys_enter_escape_arrows_and_pages(where: Where) -> None:
    allowed = re.compile(r"f\d+|enter|escape|up|down|left|right|pageup|pagedown")
    for binding in bindings_at(where):
        assert all(allowed.fullmatch(key) for key in binding.key.split(","))


def test_what_a_run_needs_is_on_f1_to_f4_and_f9() -> None:
    extras = {
        "f5",
        "f6",
        "f7",
        "f8",
        "f10",
    }  # report, hands, hint, cancel, hand in: each has a card, and stands on the help page
    for where in (Where.TRANSFER, Where.EDITOR, Where.QUESTION, Where.FLOOR, Where.MENU):
        keys = {key.name for key in keys_at(where)} - {"enter", "escape", "up", "down", "left", "right"}
        assert keys - extras <= {"f1", "f2", "f3", "f4", "f9"}


# colours


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_each_pair_of_colours_has_a_contrast_of_at_least_7_to_1() -> None:
    styles = [value for value in vars(looks).values() if isinstance(value, str)] + [*looks.TONE.values(), *looks.ORDERS]
    pairs = [found.groups() for style in styles if (found := re.search(r"(#\w{6}) on (#\w{6})", style))]
    assert len(pairs) >= 4
    for one, other in pairs:
        light, dark = sorted((luminance(one), luminance(other)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 7  # WCAG 2.2, 1.4.6


# the handheld

MUG = Item("MUG", "Blue mug 35cl", "MUG-35-BL", "12", "24", "12", "Units", "", Progress.PARTIAL, selected=True)
FULL = Item("PLT", "Plate 24cm", "PLT-24-WH", "6", "6", "", "Units", "", Progress.COMPLETE)
OVER = Item("TEA", "Tea", "TEA", "11", "10", "", "Units", "", Progress.OVER)


def transfer(*items: Item, focus: int | None = None) -> HandheldScreen:
    controls = tuple(Control(f"{'fill' if item.left else 'plus'}:{item.key}") for item in items)
    editors = tuple(Control(f"edit:{item.key}") for item in items)
    return HandheldScreen(
        ScreenKind.TRANSFER,
        Instruction.SCAN_PRODUCT,
        "WH/IN/1",
        items=items,
        controls=(*controls, *editors, Control("validate"), Control("back")),
        focus=focus,
    )


def test_a_line_says_how_far_it_is_without_colour() -> None:
    assert line_row(MUG, 38).text == "▸◐ Blue mug 35cl         12/24   [+12]"
    assert line_row(FULL, 38).text == " ✔ Plate 24cm              6/6    [+1]"
    assert line_row(OVER, 38).text == " ! Tea                   11/10    [+1]"


@given(
    st.text(min_size=1, max_size=60),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.integers(20, 120),
)
def test_a_line_fits_its_width_as_long_as_its_figures_do(title: str, done: int, demand: int, width: int) -> None:
    item = Item("K", title, "CODE", str(done), str(demand), "1", "Units")
    figures = len(f"{done}/{demand}") + 12
    assert cell_len(line_row(item, width).text) <= max(width, figures)


def test_touching_the_button_fills_and_touching_the_rest_selects() -> None:
    row = line_row(MUG, 38)
    assert row.act_at(row.text.index("+12")) == "tap:fill:MUG"
    assert row.act_at(5) == "tap:select:MUG"
    full = line_row(FULL, 38)
    assert full.act_at(full.text.index("+1")) == "tap:plus:PLT"


def test_a_question_highlights_nothing_at_first() -> None:
    screen = HandheldScreen(
        ScreenKind.DIALOG,
        Instruction.CREATE_BACKORDER,
        "WH/IN/1",
        (("missing", "2"),),
        (Item("mug", "Blue mug", left="2"),),
        (Control("create_backorder"), Control("no_backorder"), Control("discard")),
    )
    assert first_choice(screen) is None
    assert not any("▸" in row for row in painted(screen, None, 40))
    assert tap_of_action("answer_chosen", screen, None) is None
    assert moved_choice(screen, None, 1) == 0
    assert moved_choice(screen, None, -1) == 2
    assert tap_of_action("answer_chosen", screen, 1) == Tap("no_backorder")
    assert tap_of_action("discard", screen, 1) == Tap("discard")


def editor(*controls: str, value: str = "3") -> HandheldScreen:
    return HandheldScreen(
        ScreenKind.EDITOR,
        Instruction.ENTER_QUANTITY,
        "Blue mug",
        controls=tuple(Control(each) for each in controls),
        fields=(Field("quantity", value),),
    )


def test_in_the_editor_the_highlight_stays_on_its_button_and_else_goes_to_confirm() -> None:
    before = editor("confirm", "discard", "plus_one", "fill")
    assert first_choice(before) == 0
    assert tap_of_action("press_chosen", before, 1) == Tap("fill")
    after = editor("confirm", "discard", "plus_one", "minus_one")
    assert choice_after(before, 1, after) == 0
    assert choice_after(before, 2, after) == 1
    assert tap_of_action("press_chosen", after, 1) == Tap("plus_one")
    assert tap_of_action("one_less", before, 0) is None


def test_arrows_on_a_transfer_select_lines_and_stop_at_the_ends() -> None:
    assert tap_of_action("row_down", transfer(MUG, FULL), None) == Tap("select:MUG")
    assert tap_of_action("row_up", transfer(MUG, FULL), None) == Tap("select:PLT")
    assert tap_of_action("row_down", transfer(MUG, FULL, focus=1), None) is None
    assert tap_of_action("fill", transfer(MUG, FULL, focus=1), None) == Tap("plus:PLT")
    assert tap_of_action("fill", transfer(MUG, FULL), None) is None
    assert tap_of_action("row_down", transfer(), None) is None


@given(st.integers(14, 120), st.none() | st.integers(0, 4))
def test_every_screen_of_the_handheld_fits_its_width(width: int, choice: int | None) -> None:
    buttons = editor("confirm", "discard", "plus_one", "minus_one", "packaging:6", value="1" * 40)
    rows = [Item(str(n), f"Transfer {n}" * n, "Partner" * n, left=str(n)) for n in range(4)]
    openers = tuple(Control(f"open:{n}") for n in range(4))
    listed = HandheldScreen(ScreenKind.TRANSFERS, Instruction.CHOOSE_TRANSFER, items=tuple(rows), controls=openers)
    for screen in (buttons, listed, HandheldScreen(ScreenKind.MENU, Instruction.SCAN_TO_OPEN)):
        assert all(cell_len(row.rstrip()) <= max(width, 29) for row in painted(screen, choice, width))


# the floor


def things(kind: str, count: int, holds: int) -> tuple[Thing, ...]:
    return tuple(Thing(f"{kind}:{n}", f"L-{kind}", kind, holds) for n in range(1, count + 1))


def view(boxes: int = 2, loose: int = 7, *, looked: bool = True, read: bool = False) -> FloorView:
    goods = Goods("mug", "Blue mug", "MUG", things("box", boxes, 6), things("unit", loose, 1))
    note = Paper("note", "Delivery note", "WH/IN/1", ("two lines", "of text") if read else ())
    ways = (Stop("dock_2", "Dock 2"), Stop("desk", "Desk"))
    return FloorView("dock_1", "Dock 1", looked, (goods,) if looked and boxes + loose else (), (note,), ways)


def floor(seen: FloorView, hand: Hand | None, width: int = 38, height: int = 0) -> list[str]:
    return [text.rstrip() for text in texts(floor_sheet(seen, hand, width, height))]


def test_goods_are_countable_symbols_in_fives() -> None:
    assert floor(view(), None) == [
        "  Blue mug  MUG",
        "    ▣6  ▣6  ▫▫▫▫▫  ▫▫",
        "  Delivery note",
        "  Walk to",
        "  Dock 2  Desk",
    ]


def test_brackets_show_what_the_hand_is_on() -> None:
    assert floor(view(), Hand(0, 1))[:2] == ["▸ Blue mug  MUG", "    ▣6 ‹▣6› ▫▫▫▫▫  ▫▫"]
    assert floor(view(), Hand(0, 2))[1] == "    ▣6  ▣6 ‹▫▫▫▫▫› ▫▫"
    assert floor(view(), Hand(1, 0))[2] == "▸ Delivery note"
    assert floor(view(), Hand(2, 1))[4] == "▸ Dock 2 ‹Desk›"


def test_before_looking_there_is_only_looking_papers_and_ways() -> None:
    kinds = [[target.kind for target in row] for row in targets(view(looked=False))]
    assert kinds == [[Kind.LOOK], [Kind.READ], [Kind.WALK, Kind.WALK]]
    assert floor(view(looked=False), None)[0] == "  Look at what stands here"
    assert "▣" not in "".join(floor(view(looked=False), None))


def test_a_paper_is_read_first_and_then_bears_a_label() -> None:
    assert pointed(view(read=True), Hand(1, 0))[1] == targets(view(read=True))[1][0]
    assert targets(view(read=True))[1][0].kind is Kind.PAPER
    assert floor(view(read=True), None)[3:6] == ["    two lines", "    of text", "    ║│║│║ WH/IN/1"]


def test_the_hand_stays_on_the_floor_when_things_go() -> None:
    assert pointed(view(boxes=1), Hand(0, 2))[0] == Hand(0, 1)
    assert pointed(view(boxes=0, loose=0), Hand(2, 0))[0] == Hand(1, 0)
    assert moved(view(), Hand(0, 2), down=1) == Hand(1, 0)
    assert moved(view(), Hand(0, 0), down=-1) == Hand(0, 0)
    assert moved(view(), Hand(0, 0), right=1) == Hand(0, 1)
    assert moved(view(), Hand(0, 2), right=1) == Hand(0, 2)


def test_a_thing_without_a_readable_label_is_tried_and_a_paper_without_one_is_not() -> None:
    bare = Goods("mug", "Blue mug", "MUG", (), (Thing("unit:1", "", "mug", 1),))
    target = pointed(FloorView("d", "D", True, (bare,), (), ()), Hand())[1]
    assert target is not None
    assert input_of_hand(target) == Scan("?", Grade.PICKED, thing="unit:1")
    assert input_of_hand(Target(Kind.PAPER, "note", "")) is None


def test_what_is_damaged_smudged_open_or_of_another_lot_is_countable_and_named() -> None:
    def unit(number: int, label: str = "L1", *, damaged: bool = False, lot: str = "") -> Thing:
        return Thing(f"unit:{number}", label, "Mug", 1, damaged=damaged, lot=lot)

    loose = (unit(1), unit(2, damaged=True), unit(3), unit(4, label=""), unit(5, damaged=True))
    mugs = Goods("mug", "Blue mug", "MUG", (), loose, "", (Thing("box:1", "B", "Box", 6),))
    seen = FloorView("d", "D", True, (mugs,), (), ())
    assert floor(seen, Hand(0, 2))[:5] == [
        "▸ Blue mug  MUG",
        "    ◫6  ▫▫ ‹▩▩› ▢",
        "    ◫ an open box",
        "    ▩ damaged",
        "    ▢ label cannot be read",
    ]
    lots = replace(mugs, opened=(), loose=(unit(1, lot="BT1"), unit(2, lot="BT2"), unit(3, lot="BT1")))
    assert floor(replace(seen, groups=(lots,)), None)[1:5] == ["    BT1", "    ▫▫", "    BT2", "    ▫"]
    codes = replace(mugs, opened=(), loose=(unit(1), unit(2, label="9521109")))
    assert floor(replace(seen, groups=(codes,)), None)[1:5] == ["    L1", "    ▫", "    9521109", "    ▫"]
    assert "There is no room for more here." in " ".join(floor(replace(seen, full=True), None))


@given(st.integers(0, 30), st.integers(0, 60), st.integers(12, 120))
def test_the_floor_fits_its_width_and_shows_every_thing(boxes: int, loose: int, width: int) -> None:
    rows = floor(view(boxes, loose, read=True), Hand(), width)
    assert all(cell_len(row) <= width for row in rows)
    text = "".join(rows)
    assert (text.count("▣"), text.count("▫")) == (boxes, loose)
