"""Each error is traced to the input where the wrong quantity or goods came in: runs made by hand, counted by hand."""

from __future__ import annotations

import pytest

from scansim.training.run import Run
from scansim.training.score.traces import traced
from tests.training.coach.stories import DAYS
from tests.training.coach.stories import run_of as run_of_day
from tests.training.field import ROOT, after, card_of, lesson
from tests.training.interrupted import DOCUMENT, LEND, run_with

pytestmark = pytest.mark.content

# RCV-02, seed 1: of 26 small mugs 23 came (three boxes of 6, five loose), 8 large mugs, 6 boards (a box of 4, two
# loose). Inputs 1 to 3 open it; all that is right of the other lines are 8 + 1 + 2 inputs.
OPEN = ["do look dock_1", "do look note-DN-966", "scan WH/IN/07525"]
SMALL_BOX, SMALL = "scan 19521108025118", "scan 9521108025111"
OTHERS = [*["scan 9521108035110"] * 8, "scan 19521108410310", *["scan 9521108410313"] * 2]
KEEP = ["tap validate", "tap create_backorder"]
TYPED = "MUG-25-BL"


def typed(quantity: int, key: str = TYPED) -> list[str]:
    return [f"tap edit:{key}", f"set quantity {quantity}", "tap confirm"]


RECEIPTS: dict[str, tuple[list[str], list[tuple[int, str]]]] = {
    "right": ([*OPEN, *[SMALL_BOX] * 3, *[SMALL] * 5, *OTHERS, *KEEP], []),
    # 1 opens, 2 fills 26 where 23 came; nobody ever looked.
    "filled unseen": (
        ["scan WH/IN/07525", "tap fill:MUG-25-BL", "tap fill:MUG-35-BL", "tap fill:BRD-OAK", "tap validate"],
        [(2, "received_not_there")],
    ),
    # 4 to 6 are 18, 7 is 24 of 23: the box too many; the validation much later is where it escapes.
    "a box too many": ([*OPEN, *[SMALL_BOX] * 4, *OTHERS, *KEEP], [(7, "received_too_many")]),
    # The same put right by 8 to 10: an error that was noticed, at 7 too.
    "a box too many, put right": ([*OPEN, *[SMALL_BOX] * 4, *typed(23), *OTHERS, *KEEP], [(7, "miscounted")]),
    # 24 at 7, 20 at 10, and 25 at 13: what escaped came in at 13.
    "too many twice": (
        [*OPEN, *[SMALL_BOX] * 4, *typed(20), *typed(25), *OTHERS, *KEEP],
        [(13, "received_too_many")],
    ),
    # 24 at 7, 26 at 10, put right at 13: the way to the highest began at 7.
    "more and more, put right": (
        [*OPEN, *[SMALL_BOX] * 4, *typed(26), *typed(23), *OTHERS, *KEEP],
        [(7, "miscounted")],
    ),
    # 26 are stated by 6, 20 by 9, 24 are there again at 13, and 16 puts it right: the most came in at 6.
    "more, then less too many, put right": (
        [*OPEN, *typed(26), *typed(20), *[SMALL] * 4, *typed(23), *OTHERS, *KEEP],
        [(6, "miscounted")],
    ),
    # 3 boxes at 6, then 20 are stated by 9 where 23 came.
    "too few stated": ([*OPEN, *[SMALL_BOX] * 3, *typed(20), *OTHERS, *KEEP], [(9, "received_too_few")]),
    # Counted one by one and stopped at 18: nothing wrong was entered. 3 + 3 + 11 inputs, 18 asks, 19 validates.
    "too few counted": ([*OPEN, *[SMALL_BOX] * 3, *OTHERS, *KEEP], [(19, "received_too_few")]),
    # 20 are stated, then one more is counted and that was all: 21 of 23. The validation is 3 + 3 + 1 + 11 + 2 = 20.
    "too few stated, then counted": ([*OPEN, *typed(20), SMALL, *OTHERS, *KEEP], [(20, "received_too_few")]),
    # All right, and the rest is given up: 3 + 8 + 11 inputs, 23 asks, 24 gives up.
    "given up": (
        [*OPEN, *[SMALL_BOX] * 3, *[SMALL] * 5, *OTHERS, "tap validate", "tap no_backorder"],
        [(24, "rest_given_up")],
    ),
    # 4 and 5 are the same refused code, 6 another, 7 the first again: only 5 repeats at once.
    "refused and repeated": (
        [*OPEN, "scan NO", "scan NO", "scan NONE", "scan NO", *[SMALL_BOX] * 3, *[SMALL] * 5, *OTHERS, *KEEP],
        [(5, "refusal_unheeded")],
    ),
    # The two loose boards are read off the screen from the desk: 3 + 8 + 9 inputs, 21 walks, 22 is the first of them.
    "read from elsewhere": (
        [
            *[*OPEN, *[SMALL_BOX] * 3, *[SMALL] * 5, *OTHERS[:-2], "go desk"],
            *["scan:unit:36 9521108410313", "scan:unit:37 9521108410313", *KEEP],
        ],
        [(22, "proxy_scan")],
    ),
    # Two errors in the order of their inputs, although the score names the one that escaped first.
    "two errors": (
        [*OPEN, "scan NO", "scan NO", *[SMALL_BOX] * 4, *OTHERS, *KEEP],
        [(5, "refusal_unheeded"), (9, "received_too_many")],
    ),
}

# PCK-03, seed 1: 9 pans are asked for and 5 lie there, 5 screwdrivers are right. To the pans it is 13 inputs.
TO_THE_PANS = [
    *["do look task-order", "scan WH/PICK/02679", "go shelf_a_02_3", "do look shelf_a_02_3"],
    *["scan:label-shelf_a_02_3 A.02.3", *(f"scan:unit:{unit} 29526116" for unit in range(599, 604))],
    *["go shelf_a_04_2", "do look shelf_a_04_2", "scan:label-shelf_a_04_2 A.04.2"],
]
PANS = [f"scan:unit:{unit} 9521108328113" for unit in range(1162, 1167)]
BENCH = ["go packing_bench", "scan:label-packing_bench NHBENCH"]
PICKS: dict[str, tuple[list[str], list[tuple[int, str]]]] = {
    # 14 opens the editor, 15 says 9, 16 confirms it.
    "nine typed, five taken": (
        [*TO_THE_PANS, *typed(9, "PAN-28"), *BENCH, "tap validate"],
        [(16, "recorded_not_there")],
    ),
    # 14 to 18 are the five pans, 19 fills up to nine.
    "five scanned, then filled": (
        [*TO_THE_PANS, *PANS, "tap fill:PAN-28", *BENCH, "tap validate"],
        [(19, "recorded_not_there")],
    ),
    # 14 to 16 three pans; 17 walks, 18 puts down, 19 asks, 20 validates with the rest open: two pans were left.
    "two left behind": (
        [*TO_THE_PANS, *PANS[:3], *BENCH, "tap validate", "tap create_backorder"],
        [(20, "left_short")],
    ),
    # The same three, stated: it was the confirmation.
    "three stated": (
        [*TO_THE_PANS, *typed(3, "PAN-28"), *BENCH, "tap validate", "tap create_backorder"],
        [(16, "left_short")],
    ),
}


# RCV-04, seed 1: of three boxes of 6 plates the third holds other plates; 4 bowls are right.
BOWLS = [f"scan:unit:{unit} 9521108116116" for unit in range(19, 23)]
OTHER_BOX, *RIGHT_BOXES = (f"scan:box:{box} 19521108124118" for box in (3, 1, 2))
# PCK-02, seed 1: 5 hammers of 500 g are asked for; four of 300 g (units 1849 to 1852) lie beside them.
TO_THE_HAMMERS = [
    *["do look task-order", "scan WH/PICK/05296", "go shelf_a_03_3", "do look shelf_a_03_3"],
    *["scan:label-shelf_a_03_3 A.03.3", "scan:unit:1117 9521108431080", "scan:unit:1118 9521108431080"],
    *["go shelf_a_04_2", "do look shelf_a_04_2", "scan:label-shelf_a_04_2 A.04.2"],
]
HAMMERS = [f"scan:unit:{unit} 9521108845016" for unit in range(1172, 1175)]
# CNT-01, seed 1: 15 pans lie at A.04.1, and 15 hammers.
COUNT = ["tap counts", "go shelf_a_04_1", "do look shelf_a_04_1", "scan:label-shelf_a_04_1 A.04.1"]
OTHER_FLOWS: dict[str, tuple[str, list[str], list[tuple[int, str]]]] = {
    # 4 is the box of other plates, although only the third box (6) makes it more than the 12 that came.
    "other goods first": (
        "RCV-04",
        [
            *["do look dock_1", "do look note-DN-691", "scan WH/IN/09450"],
            *[OTHER_BOX, *RIGHT_BOXES, *BOWLS, "tap validate"],
        ],
        [(4, "received_wrong_item")],
    ),
    "other goods last": (
        "RCV-04",
        [
            *["do look dock_1", "do look note-DN-691", "scan WH/IN/09450"],
            *[*RIGHT_BOXES, OTHER_BOX, *BOWLS, "tap validate"],
        ],
        [(6, "received_wrong_item")],
    ),
    # 11 to 13 are three right hammers, 14 is another one and asks, 15 adds it; 16 and 17 bring all to the bench, 18
    # asks and 19 validates: the other two right ones were left.
    "another product": (
        "PCK-02",
        [
            *[*TO_THE_HAMMERS, *HAMMERS, "scan:unit:1849 9521108843012", "tap add_product"],
            *[*BENCH, "tap validate", "tap create_backorder"],
        ],
        [(15, "picked_wrong_item"), (19, "left_short")],
    ),
    # 5 opens the editor, 6 says 14, 7 confirms; 8 to 10 are the hammers, 11 applies.
    "a count of 14": (
        "CNT-01",
        [*COUNT, *typed(14, "PAN-24"), *typed(15, "HMR-300"), "tap apply"],
        [(7, "count_wrong")],
    ),
}


# Scripts whose first line says what they are; here, at which of their inputs each error came in.
SCRIPTED: dict[str, list[tuple[int, str]]] = {
    "wrong_blocked_beside": [(13, "wrong_place"), (13, "wrong_place")],
    "wrong_count_never_went_there": [(4, "count_copied")],
    "wrong_exc03_done_twice": [(11, "recorded_too_many"), (15, "recorded_too_many")],  # each on the second receipt
    "wrong_loaded_where_it_was_written": [(13, "wrong_place")],  # loaded at door 2
    "wrong_lot_guessed": [(5, "wrong_lot")],
    "wrong_never_loaded": [(25, "recorded_not_there")],  # read in the bay rightly, validated without a truck
    "wrong_return_broken_one_sold_again": [(4, "received_damaged")],
    "wrong_sec02_lent": [(5, "credentials_shared")],
    "wrong_two_of_five_loaded": [(28, "recorded_not_there")],
    "wrong_unreadable_typed_twice": [(9, "received_too_many")],
}


def causes(run: Run) -> list[tuple[int, str]]:
    return [(each.number, each.error.mistake.value) for each in traced(run, card_of(run).errors)]


@pytest.mark.parametrize("case", RECEIPTS)
def test_an_error_of_a_receipt_is_traced_to_its_input(case: str) -> None:
    lines, expected = RECEIPTS[case]
    assert causes(after(lesson().run(1), *lines)) == expected


@pytest.mark.parametrize("case", PICKS)
def test_an_error_of_a_pick_is_traced_to_its_input(case: str) -> None:
    lines, expected = PICKS[case]
    assert causes(after(lesson("PCK-03").run(1), *lines)) == expected


@pytest.mark.parametrize("case", OTHER_FLOWS)
def test_an_error_of_any_flow_is_traced_to_its_input(case: str) -> None:
    exercise, lines, expected = OTHER_FLOWS[case]
    assert causes(after(lesson(exercise).run(1), *lines)) == expected


@pytest.mark.parametrize("name", SCRIPTED)
def test_an_error_of_a_script_is_traced_to_its_input(name: str) -> None:
    text = (ROOT / "tests" / "play" / "scripts" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    _, exercise, _, seed, *_ = text[0].replace(":", " ").split()
    assert causes(after(lesson(exercise).run(int(seed)), *text)) == SCRIPTED[name]


def test_a_wrong_lot_is_traced_to_where_it_was_entered() -> None:
    """Four bags of lot BT5451: 4 and 5 record one rightly, 6 and 7 the next as of another lot; 12 validates."""
    right = [line for unit in (1, 3, 4) for line in (f"scan:unit:{unit} 9521108605115", f"scan:unit:{unit} BT5451")]
    lines = ["do look dock_1", "do look note-DN-274", "scan WH/IN/08812"]
    lines += [*right[:2], "scan:unit:2 9521108605115", "key BT9999", *right[2:], "tap validate"]
    run = after(run_of_day(DAYS["lots"]), *lines)
    assert causes(run) == [(7, "wrong_lot")]


def test_a_wrong_answer_is_traced_to_the_answer() -> None:
    """1 opens, 2 counts a line full, which brings somebody; 3 lends the badge."""
    run = after(run_with(LEND), f"scan {DOCUMENT}", "tap fill:PLT-24-WH", "answer A")
    assert run.observations[-1].chosen is not None
    assert causes(run) == [(3, "credentials_shared")]
