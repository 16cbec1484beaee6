"""Every screen and question of the handheld, as it is painted: nothing important is cut, whatever the size."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from scansim.engine.handheld.frames import Frame
from scansim.engine.handheld.modes import MODES
from scansim.engine.handheld.painting.dialogs import DIALOGS
from scansim.engine.handheld.screen import HandheldScreen, Instruction, ScreenKind
from scansim.scanner.entry import Entry, Grade, Origin
from scansim.screens.painting.acts import CHOOSE, TAP
from scansim.screens.painting.handheld import handheld_sheet
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.pane import Pane
from scansim.screens.painting.row import Row
from scansim.screens.painting.run import progress_text
from scansim.screens.steering import first_choice, input_of_entry, tap_of_action
from scansim.training.choices_on import (
    answer_control,
    choices,
    is_work,
    next_button,
    next_choice,
    next_line,
    own_buttons,
)
from scansim.training.inputs import Key, Scan, Set, Tap
from scansim.words.handheld import EXPLANATIONS
from scansim.words.speaker import Speaker
from tests.screens.golden import differences
from tests.screens.house_screens import SCREENS, screen_of

SIZES = {(20, 16): (20, 8), (40, 15): (40, 9), (80, 24): (38, 17), (120, 40): (58, 33)}
"""What each size of the terminal leaves to the handheld: width and height."""
TELLING = (
    *("pick", "lots", "lots_together", "packages_whole", "cluster", "package_on_line", "packing", "editor", "return"),
    *("actions", "transfers", "count", "count_blind", "ask_backorder", "ask_expired", "ask_quality", "ask_conflict"),
    *("settings", "editor_series"),
)


def shown(screen: HandheldScreen, choice: int | None, size: tuple[int, int], manner: Manner | None = None) -> list[Row]:
    width, height = SIZES[size]
    return Pane().rows(
        lambda room: handheld_sheet(screen, choice, Speaker(), room, manner or Manner(), roomy=size[0] >= 80),
        width,
        height,
    )


def whole(screen: HandheldScreen, choice: int | None, width: int) -> list[Row]:
    sheet = handheld_sheet(screen, choice, Speaker(), width)
    return [*sheet.pinned, *(sheet.paint(index) for index in range(sheet.count)), *sheet.foot]


def test_each_kind_of_screen_and_each_question_is_among_them() -> None:
    screens = [screen_of(name) for name in SCREENS]
    assert {screen.kind for screen in screens} == set(ScreenKind)
    asked = {dialog.instruction for dialog in DIALOGS.values()} | {Instruction.ADD_EXTRA_PACKAGE}
    assert {screen.instruction for screen in screens if screen.kind is ScreenKind.DIALOG} == asked
    assert {instruction.value for instruction in asked} == set(EXPLANATIONS)


def test_each_frame_of_the_handheld_is_among_them() -> None:
    tops: set[type[Frame]] = {type(SCREENS[name]().handheld._frames[-1]) for name in SCREENS}
    assert tops == set(MODES)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_fits_and_says_what_to_do(name: str, size: tuple[int, int]) -> None:
    screen = screen_of(name)
    rows = shown(screen, first_choice(screen), size)
    width, height = SIZES[size]
    assert len(rows) == height
    assert all(cell_len(row.text.rstrip()) <= width for row in rows)
    said = Speaker().instruction(screen)
    banner = " ".join(row.text.strip() for row in rows[:4])
    assert said.short in banner or said.long in banner


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", [name for name in SCREENS if name.startswith("ask_")])
def test_all_answers_of_a_question_are_in_view_and_none_is_highlighted(name: str, size: tuple[int, int]) -> None:
    screen = screen_of(name)
    rows = shown(screen, first_choice(screen), size)
    touched = {spot.act for row in rows for spot in row.spots}
    assert {f"{CHOOSE}{index}" for index in range(len(screen.controls))} <= touched
    assert not any("▸" in row.text for row in rows)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", [name for name in SCREENS if is_work(screen_of(name))])
def test_the_line_touched_last_is_in_view_and_bears_a_mark(name: str, size: tuple[int, int]) -> None:
    screen = screen_of(name)
    rows = shown(screen, None, size)
    marked = [row for row in rows if row.text.startswith("▸")]
    selected = [item for item in screen.items if item.selected]
    assert len(marked) == len(selected)
    for row, item in zip(marked, selected, strict=True):
        assert ((item.lot or "lot?") if item.under else item.title) in row.text
        assert row.act_at(0) == f"{TAP}select:{item.key}"


@pytest.mark.parametrize("name", SCREENS)
def test_everything_that_can_be_pressed_can_be_touched_and_reached_by_keys(name: str) -> None:
    screen = screen_of(name)
    rows = whole(screen, first_choice(screen), 58)
    acts = {spot.act for row in rows for spot in row.spots}
    there = choices(screen)
    assert {f"{CHOOSE}{index}" for index in range(len(there))} <= acts
    step = next_button if is_work(screen) else next_choice
    reached, choice = set(), first_choice(screen)
    for _ in range(len(there) + 1):
        reached.add(choice)
        choice = step(len(there), choice)
    assert set(range(len(there))) <= reached


@pytest.mark.parametrize("name", SCREENS)
def test_no_button_is_shown_that_the_handheld_does_not_have(name: str) -> None:
    screen = screen_of(name)
    taps = {spot.act for row in whole(screen, None, 58) for spot in row.spots if spot.act.startswith(TAP)}
    lines = {f"{TAP}select:{item.key}" for item in screen.items}
    assert {act.removeprefix(TAP) for act in taps - lines} <= {control.id for control in screen.controls}


@pytest.mark.parametrize("name", [name for name in SCREENS if name.startswith("ask_")])
def test_yes_and_no_are_two_different_answers_of_every_question(name: str) -> None:
    screen = screen_of(name)
    yes, no = answer_control(screen, "answer_yes"), answer_control(screen, "answer_no")
    assert yes is not None
    assert no is not None
    assert yes.id != no.id
    assert yes.id != "discard"


def test_a_blind_count_paints_nothing_expected() -> None:
    """Fidelity item 52: ten nuts and five bolts lie there."""
    for size in SIZES:
        text = "\n".join(row.text for row in shown(screen_of("count_blind"), None, size))
        assert "10" not in text
        assert "5" not in text
        assert "–" in text


def test_the_orders_of_a_batch_differ_in_colour_and_in_a_number() -> None:
    """Fidelity item 43."""
    rows = whole(screen_of("cluster"), None, 38)
    styles = {part for row in rows for part in row.parts if "WH/PICK" in part[0]}
    assert len({text for text, _ in styles}) == len({style for _, style in styles}) == 2


def test_a_cluster_proposes_the_package_of_the_order() -> None:
    """Fidelity item 44."""
    assert any("→ TOTE-1?" in row.text for row in whole(screen_of("cluster"), None, 38))


# keys, cards and what is typed


def typed(text: str, grade: Grade = Grade.TYPED) -> Entry:
    return Entry(text, Origin.KEY, grade)


def test_what_is_typed_goes_into_the_field_that_is_chosen() -> None:
    screen = screen_of("editor_lot")
    lot = [each.id for each in choices(screen)].index("lot")
    assert input_of_entry(typed("3"), screen, 0) == Set("quantity", "3")
    assert input_of_entry(typed("LOT-2"), screen, lot) == Set("lot", "LOT-2")
    assert input_of_entry(typed("12"), screen, lot) == Set("lot", "12")
    assert isinstance(input_of_entry(typed("LOT-2"), screen, 0), Key)
    scanned = Entry("LOT-2", Origin.SCAN, Grade.TIMING)
    assert isinstance(input_of_entry(scanned, screen, lot), Scan)


def test_a_return_is_filled_row_by_row() -> None:
    screen = screen_of("return")
    assert input_of_entry(typed("1"), screen, 1) == Set("BOLT", "1")
    assert tap_of_action("one_more", screen, 0) == Tap("plus:NUT")
    assert tap_of_action("press_chosen", screen, 0) == Tap("fill:NUT")
    assert tap_of_action("press_chosen", screen, 2) == Tap("confirm")
    assert tap_of_action("one_more", screen, 2) is None


def test_how_many_failed_is_typed_into_the_question() -> None:
    assert input_of_entry(typed("2"), screen_of("ask_quality"), None) == Set("quantity", "2")
    assert isinstance(input_of_entry(typed("2"), screen_of("ask_extra"), None), Key)


def test_the_left_arrow_goes_through_the_buttons_and_back_to_none() -> None:
    screen = screen_of("packing")
    steps, choice = [], None
    for _ in range(len(own_buttons(screen)) + 1):
        choice = next_button(len(own_buttons(screen)), choice)
        steps.append(choice)
    assert steps == [0, 1, 2, 3, 4, None]
    assert tap_of_action("press_primary", screen, 1) == Tap("put_in_pack")
    assert tap_of_action("press_primary", screen, None) is None
    assert first_choice(screen) is None


def test_validate_applies_a_count() -> None:
    assert tap_of_action("validate", screen_of("count"), None) == Tap("apply")
    assert tap_of_action("validate", screen_of("pick"), None) == Tap("validate")
    assert tap_of_action("validate", screen_of("count_place"), None) is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_most_telling_screens_look_as_they_were_approved(size: tuple[int, int]) -> None:
    found = []
    for name in TELLING:
        screen = screen_of(name)
        rows = [row.text.rstrip() for row in shown(screen, first_choice(screen), size)]
        found.append(differences(f"handheld_{name}", rows, size))
    assert "\n".join(filter(None, found)) == ""


def test_arrows_and_next_pass_over_a_parent_whose_lots_are_shown() -> None:
    """Its lots are the lines; where they are folded, choosing the parent opens it at the first that is left to do."""
    world = SCREENS["lots_together"]()
    keys = [item.key for item in world.handheld.screen.items]
    assert keys == ["YOG*", "YOG", "YOG#2", "DRILL", "YOG#3"]
    assert tap_of_action("row_up", world.handheld.screen, None) == Tap("select:YOG")
    world.press("select:YOG")
    assert tap_of_action("row_up", world.handheld.screen, None) is None, "above it stands only its parent"
    assert next_line(world.handheld.screen) == keys.index("YOG#2")
    world.press("select:YOG#3")
    folded = world.handheld.screen
    assert [item.key for item in folded.items] == ["YOG*", "DRILL", "YOG#3"]
    assert next_line(folded) == 0
    world.press("select:DRILL")
    assert tap_of_action("row_up", world.handheld.screen, None) == Tap("select:YOG*")
    world.press("select:YOG*")
    assert world.handheld.screen.focus == 1


def test_lots_are_folded_and_unfolded_by_touch_and_by_the_buttons_below() -> None:
    screen = screen_of("lots_together")
    rows = shown(screen, None, (80, 24))
    parent = next(row for row in rows if "Yoghurt" in row.text and "↑" in row.text)
    assert f"{TAP}fold:YOG*" in {spot.act for spot in parent.spots}
    assert "fold:YOG*" in {control.id for control in own_buttons(screen)}
    world = SCREENS["lots_together"]()
    world.press("fold:YOG*")
    rows = shown(world.handheld.screen, None, (80, 24))
    folded = next(row for row in rows if "Yoghurt" in row.text)
    assert f"{TAP}unfold:YOG*" in {spot.act for spot in folded.spots}


def test_keys_press_only_what_a_row_has() -> None:
    """A package has no pencil; what fills it is at the end of its row, and its content below."""
    screen = screen_of("packages_whole")
    assert tap_of_action("edit", screen, None) is None
    assert tap_of_action("fill", screen, None) == Tap("fill:PACK-FULL")
    assert "content:PACK-FULL" in {control.id for control in own_buttons(screen)}


def test_a_parent_whose_lots_are_shown_is_not_counted_as_a_line() -> None:
    world = SCREENS["lots_together"]()
    assert progress_text(world.handheld.screen, 0, 80) == "line 2 of 4"
    world.press("select:DRILL")
    assert progress_text(world.handheld.screen, 0, 80) == "line 2 of 3"
    assert progress_text(screen_of("packages_whole"), 0, 80) == "line 5 of 5"
