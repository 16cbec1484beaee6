"""A run as a conversation: short lines, words for everything, and never more than what changed."""

from __future__ import annotations

import pytest

from scansim.scanner.entry import Grade
from scansim.scanner.reading import ScannerSettings
from scansim.training.header import Floor
from scansim.training.inputs import Do, Go, Hint, Key, Scan, Set, Tap
from scansim.words.plain import COMMANDS
from tests.plain.talking import Talk, opened
from tests.screens.small import BOX, MUG, PLATE

# what is said


def test_the_job_and_the_first_thing_to_do() -> None:
    assert Talk().beginning == [
        "TRAINING. RCV-02, seed 1. No real stock moves.",
        "A pallet from Nordic Table stands at Dock 1. Receive it.",
        "The delivery note bears WH/IN/07525.",
        "Type help to hear the commands.",
        "Scan a transfer.",
    ]


def test_goods_are_groups_and_never_a_total() -> None:
    # 15 mugs were ordered, in boxes of 6; 13 came: two boxes and one loose. 6 plates, 2 boards.
    assert Talk().hear("look") == [
        "OK. This is what stands at Dock 1.",
        "1: Blue mug 35cl, MUG-35-BL. 2 boxes of 6, 1 loose.",
        "2: Plate 24cm, PLT-24-WH. 5 and 1 loose.",
        "3: Chopping board oak, BRD-OAK. 2 loose.",
        "Paper 1: Delivery note DN-966, not read yet.",
        "You can go to: Dock 2, Desk.",
        "Scan a transfer.",
    ]


def test_a_paper_is_read_whole() -> None:
    assert Talk().hear("look", "read") == [
        "OK. Delivery note DN-966: read.",
        "Nordic Table  DN-966",
        "MUG-35-BL  Blue mug 35cl  15",
        "PLT-24-WH  Plate 24cm  6",
        "BRD-OAK  Chopping board oak  2",
        "2 to follow",
        "It bears WH/IN/07525.",
    ]


def test_an_answer_says_what_changed_and_what_to_do_and_no_more() -> None:
    talk = Talk()
    assert talk.hear("look", "scan paper 1") == [
        "OK. WH/IN/07525 is open.",
        "Transfer WH/IN/07525 from Nordic Table, 3 lines.",
        "Scan a product.",
    ]
    assert talk.hear("scan box 1") == ["OK. Blue mug 35cl +6. 6 of 15.", "Scan a product or a place."]
    assert talk.hear("fill 2") == ["OK. Plate 24cm +6. All 6 counted.", "Scan a product or a place."]


def test_the_touched_line_is_said_where_the_answer_does_not_say_it() -> None:
    talk = opened()
    talk.hear("scan 1", "edit 1", "4", "confirm")
    assert "4 of 15" in "".join(talk.hear("lines"))
    talk.hear("scan 2")
    said = talk.hear("LOC-STOCK")
    assert said[0].startswith("OK. Goes to")


def test_the_whole_transfer_is_read_when_asked() -> None:
    talk = opened()
    assert talk.hear("scan box 1", "fill 3", "lines") == [
        "Transfer WH/IN/07525 from Nordic Table, 3 lines.",
        "1: Blue mug 35cl, MUG-35-BL. 6 of 15 Units.",
        "2: Plate 24cm, PLT-24-WH. 0 of 6 Units.",
        "3: Chopping board oak, BRD-OAK. 2 of 2 Units, complete, selected.",
        "The goods go to WH/Stock.",
        "Buttons: Validate, Add product, Cancel transfer, More, Back. Say one by its name.",
        "Scan a product or a place.",
    ]


def test_where_one_is() -> None:
    talk = opened()
    assert talk.hear("where") == [
        "You are at Dock 1.",
        "Transfer WH/IN/07525 from Nordic Table, 3 lines.",
        "Buttons: Validate, Add product, Cancel transfer, More, Back. Say one by its name.",
        "Scan a product.",
    ]


def test_a_question_has_numbers() -> None:
    talk = opened()
    said = talk.hear("scan box 1", "validate")
    assert said[0].startswith("CHECK. ")
    assert said[1:] == [
        "Create a backorder?",
        "17 were not counted. Will the rest still come? Then keep it open.",
        "Blue mug 35cl, 9 not counted.",
        "Plate 24cm, 6 not counted.",
        "Chopping board oak, 2 not counted.",
        "1: Create backorder: keep the rest open.",
        "2: No backorder: give the rest up.",
        "3: Discard.",
    ]


def test_refusals_begin_with_no() -> None:
    talk = opened()
    assert talk.hear("4006381333931")[0] == "NO. Read 4006381333931: nothing here has this code. Scan a label."
    assert talk.hear("scan box 1", "validate", PLATE)[0].startswith("NO. ")


def test_help_says_every_command() -> None:
    lines = Talk().hear("help")
    assert len(lines) == len(COMMANDS)
    assert all(len(line) <= 100 for line in lines)
    assert "look: looks at what stands here, then at the papers." in lines


def test_the_labels_for_whoever_types_them() -> None:
    talk = Talk()
    assert talk.hear("labels") == ["Paper 1: WH/IN/07525."]
    assert talk.hear("look", "labels") == [
        f"1: Blue mug 35cl. box {BOX}, loose {MUG}.",
        f"2: Plate 24cm. loose {PLATE}.",
        "3: Chopping board oak. loose 9521108410313.",
        "Paper 1: WH/IN/07525.",
    ]


def test_an_empty_line_says_nothing() -> None:
    # Scanners that send CR and LF make one of every scan.
    assert Talk().hear("", "   ") == []


# what is given


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        (MUG, Key(MUG, Grade.TYPED)),
        (f"]E0{MUG}", Scan(MUG, Grade.PREFIX, aim="]E0")),
        (f"code {MUG}", Key(MUG, Grade.TYPED)),
        ("code look", Key("look", Grade.TYPED)),
        ("LOOK", Do("look", "note-DN-966")),
        ("]C1look", Scan("look", Grade.PREFIX, aim="]C1")),
        ("10ABC<GS>21X", Key("10ABC\x1d21X", Grade.TYPED)),
        ("10ABC\x1d21X", Key("10ABC\x1d21X", Grade.TYPED)),
        ("scan box 1", Scan(BOX, Grade.PICKED, thing="box:1")),
        ("scan 1", Scan(MUG, Grade.PICKED, thing="unit:13")),
        ("Scan Blue mug 35cl", Scan(MUG, Grade.PICKED, thing="unit:13")),
        ("scan mug-35-bl", Scan(MUG, Grade.PICKED, thing="unit:13")),
        ("scan paper", Scan("WH/IN/07525", Grade.PICKED, thing="note-DN-966")),
        (f"scan {PLATE}", Key(PLATE, Grade.TYPED)),
        ("read 1", Do("look", "note-DN-966")),
        ("go desk", Go("desk")),
        ("go Dock 2", Go("dock_2")),
        ("go d", Go("d")),
        ("go nowhere", Go("nowhere")),
        ("validate", Tap("validate")),
        ("cancel", Tap("cancel")),
        ("tap VALIDATE", Tap("validate")),
        ("tap Cancel transfer", Tap("cancel")),
        ("tap fill:PLT-24-WH", Tap("fill:PLT-24-WH")),
        ("tap fill 2", Tap("fill:PLT-24-WH")),
        ("tap no such thing", Tap("no_such_thing")),
        ("edit 3", Tap("edit:BRD-OAK")),
        ("edit plate 24cm", Tap("edit:PLT-24-WH")),
        ("fill 1", Tap("fill:MUG-35-BL")),
        ("select 2", Tap("select:PLT-24-WH")),
        ("choose 2", Tap("select:PLT-24-WH")),
        ("back", Tap("back")),
        ("hint", Hint()),
        ("2", Key("2", Grade.TYPED)),
    ],
)
def test_what_a_line_is_on_a_transfer(typed: str, given: object) -> None:
    talk = opened()
    talk.hear(typed)
    assert talk.last == given


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("12", Set("quantity", "12")),
        ("quantity 7", Set("quantity", "7")),
        ("quantity many", Set("quantity", "many")),
        ("more", Tap("plus_one")),
        ("less", Tap("less")),
        ("fill", Tap("fill")),
        ("choose 3", Tap("packaging:mug_6")),
        ("Confirm", Tap("confirm")),
        ("enter", Tap("confirm")),
        ("back", Tap("discard")),
        ("discard", Tap("discard")),
        (MUG, Key(MUG, Grade.TYPED)),
    ],
)
def test_what_a_line_is_in_the_editor(typed: str, given: object) -> None:
    talk = opened()
    talk.hear("edit 1", typed)
    assert talk.last == (Tap("minus_one") if given == Tap("less") else given)


@pytest.mark.parametrize(
    ("typed", "control"),
    [("1", "create_backorder"), ("2", "no_backorder"), ("3", "discard"), ("yes", "create_backorder")]
    + [("no", "no_backorder"), ("back", "discard"), ("choose 2", "no_backorder"), ("tap discard", "discard")],
)
def test_what_a_line_is_under_a_question(typed: str, control: str) -> None:
    talk = opened()
    talk.hear("scan box 1", "validate", typed)
    assert talk.last == Tap(control)


def test_under_a_question_enter_alone_decides_nothing() -> None:
    talk = opened()
    talk.hear("scan box 1", "validate")
    count = len(talk.inputs)
    assert talk.hear("enter") == ["CHECK. Say the number of an answer first."]
    assert talk.hear("4") == ["CHECK. There is no number 4 here."]
    assert len(talk.inputs) == count


def test_lists_are_chosen_from_by_number() -> None:
    talk = Talk()
    assert talk.hear("operations") == ["OK. Ready.", "Operations.", "1: Receipts, 1 open.", _choose("an operation")]
    assert talk.hear("1")[2] == "1: WH/IN/07525, Nordic Table, 3 lines."
    talk.hear("1")
    assert talk.inputs == [Tap("operations"), Tap("type:WHIN"), Tap("open:WH/IN/07525")]


def _choose(what: str) -> str:
    return f"Choose {what} by its number."


@pytest.mark.parametrize(
    "typed", ["read 2", "scan 9 9", "edit", "edit 9", "quantity", "choose 9", "yes", "code", "go", "tap", "enter"]
)
def test_what_cannot_be_meant_is_asked_for_and_nothing_is_given(typed: str) -> None:
    talk = Talk()
    talk.hear("look", "read", "scan paper")
    count = len(talk.inputs)
    said = talk.hear(typed)
    if typed == "scan 9 9":  # It may be a code.
        assert talk.last == Key("9 9", Grade.TYPED)
        return
    assert len(talk.inputs) == count
    assert said[0].startswith("CHECK. ")


def test_numbers_stay_with_their_goods() -> None:
    talk = opened()
    assert "No more" not in "".join(talk.hear("scan box 1", "scan box 1", "scan 1"))
    assert talk.hear("floor")[1] == "2: Plate 24cm, PLT-24-WH. 5 and 1 loose."
    count = len(talk.inputs)
    assert talk.hear("scan 1") == ["CHECK. Nothing of it is here."]
    assert len(talk.inputs) == count


def test_in_a_room_labels_are_not_picked_on_a_screen() -> None:
    talk = Talk(floor=Floor.ROOM)
    assert talk.hear("look", "scan 1") == ["CHECK. Scan the label in the room with the scanner."]
    assert len(talk.inputs) == 1


def test_the_scanner_s_prefix_proves_a_scan() -> None:
    talk = Talk(settings=ScannerSettings(prefix="~"))
    talk.hear("~WH/IN/07525")
    assert talk.last == Scan("WH/IN/07525", Grade.PREFIX)


def test_time_is_that_of_the_clock() -> None:
    talk = opened()
    talk.clock.now = 12.5
    talk.hear("hint")
    assert talk.practice.run.observations[-1].ms == 12500


def test_a_button_by_its_words_alone_and_what_is_no_button() -> None:
    talk = opened()
    talk.hear("add product")
    assert talk.last == Tap("new_line")
    talk.hear("discard", "]C1add product")
    assert talk.last == Scan("add product", Grade.PREFIX, aim="]C1")
    for asking in ("report", "report missing", "give up"):
        talk.hear(asking)
        count = len(talk.inputs)
        assert talk.hear("add product")[0].startswith("NO. ")
        assert len(talk.inputs) == count
        talk.hear("back")


def test_work_is_not_introduced_anew_after_what_stood_over_it() -> None:
    talk = opened()
    assert talk.hear("more")[1] == "WH/IN/07525."
    assert talk.hear("back") == ["OK. Back.", "Scan a product."]
    talk.hear("back")
    assert talk.hear("WH/IN/07525")[1] == "Transfer WH/IN/07525 from Nordic Table, 3 lines."
