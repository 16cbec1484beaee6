"""Which quantity counts as proved, and why (scoring/policy.yaml: up to 12 each one is scanned)."""

from __future__ import annotations

import pytest

from scansim.training.run import Run
from scansim.training.score.evidence import Tally
from scansim.training.score.point import PointKind
from scansim.training.score.points import quantity_is_proved
from scansim.training.score.scorecard import scorecard_of
from tests.training.field import failed_gates, lesson, parsed, to_the_end

pytestmark = pytest.mark.content

# Seed 1: 26 of MUG-25-BL ordered and 23 there, 8 of MUG-35-BL, 6 of BRD-OAK.
LARGE, SMALL = "mug_25_bl", "mug_35_bl"
OPEN = ["do look dock_1", "do look note-DN-966", "scan WH/IN/07525"]
ONE_LARGE, ONE_SMALL = "scan 9521108025111", "scan 9521108035110"
TYPED_LARGE, TYPED_SMALL = "key 9521108025111", "key 9521108035110"


def enter(code: str, quantity: int) -> list[str]:
    return [f"tap edit:{code}", f"set quantity {quantity}", "tap confirm"]


def after(*lines: str) -> Run:
    return to_the_end(lesson().run(1), parsed(*OPEN, *lines))


def tally_of(product: str, *lines: str) -> Tally:
    run = after(*lines)
    return run.evidence.tallies(run.world.transfer.id)[product]


def is_proved(product: str, *lines: str) -> bool:
    tally = tally_of(product, *lines)
    return quantity_is_proved(lesson().policy.receive, tally, tally.done)


PROVED = {
    "each unit": (SMALL, [ONE_SMALL] * 8),
    "above the limit one scan and a counted quantity": (LARGE, [ONE_LARGE, *enter("MUG-25-BL", 23)]),
    "the quantity first, the label after it": (LARGE, [*enter("MUG-25-BL", 22), ONE_LARGE]),
    "filled, then the counted quantity": (LARGE, [ONE_LARGE, "tap fill:MUG-25-BL", *enter("MUG-25-BL", 23)]),
    "filled in the editor and then counted": (
        LARGE,
        [ONE_LARGE, "tap edit:MUG-25-BL", "tap fill", "set quantity 23", "tap confirm"],
    ),
    "filled in the editor and counted down": (
        LARGE,
        [ONE_LARGE, "tap edit:MUG-25-BL", "tap fill", "tap minus_one", "tap confirm"],
    ),
    "scanned, filled, and the fill taken back": (
        SMALL,
        [*[ONE_SMALL] * 5, "tap fill:MUG-35-BL", *enter("MUG-35-BL", 5)],
    ),
    "one too many taken back": (SMALL, [*[ONE_SMALL] * 9, *enter("MUG-35-BL", 8)]),
    "typed, taken back, and scanned": (SMALL, [TYPED_SMALL, *enter("MUG-35-BL", 0), *[ONE_SMALL] * 8]),
}
NOT_PROVED = {
    "up to the limit each one is scanned": (SMALL, [ONE_SMALL, *enter("MUG-35-BL", 8)]),
    "without any scan": (LARGE, enter("MUG-25-BL", 23)),
    "one scan and the fill button": (LARGE, [ONE_LARGE, "tap fill:MUG-25-BL"]),
    "one scan and the fill button of the editor": (
        LARGE,
        [ONE_LARGE, "tap edit:MUG-25-BL", "tap fill", "tap confirm"],
    ),
    "a refused fill does not replace what was filled": (
        LARGE,
        [ONE_LARGE, "tap edit:MUG-25-BL", "tap fill", "tap fill", "tap confirm"],
    ),
    "typed": (LARGE, [TYPED_LARGE] * 23),
    "one of them typed": (SMALL, [*[ONE_SMALL] * 7, TYPED_SMALL]),
    "scanned, taken back to nothing, and filled": (
        SMALL,
        [*[ONE_SMALL] * 8, *enter("MUG-35-BL", 0), "tap fill:MUG-35-BL"],
    ),
    "scanned, one taken back, and one typed": (
        SMALL,
        [*[ONE_SMALL] * 8, *enter("MUG-35-BL", 7), TYPED_SMALL],
    ),
}


@pytest.mark.parametrize("case", PROVED)
def test_proves_the_quantity(case: str) -> None:
    product, lines = PROVED[case]
    assert is_proved(product, *lines)


@pytest.mark.parametrize("case", NOT_PROVED)
def test_does_not_prove_the_quantity(case: str) -> None:
    product, lines = NOT_PROVED[case]
    assert not is_proved(product, *lines)


def test_a_refused_fill_leaves_the_counted_quantity_counted() -> None:
    lines = [ONE_LARGE, "tap edit:MUG-25-BL", "set quantity 26", "tap fill", "tap confirm"]
    assert is_proved(LARGE, *lines)


@pytest.mark.parametrize("case", [*PROVED, *NOT_PROVED])
def test_the_ways_add_up_to_what_stands(case: str) -> None:
    product, lines = (PROVED | NOT_PROVED)[case]
    tally = tally_of(product, *lines)
    assert tally.scanned + tally.keyed + tally.entered + tally.tapped == tally.done
    assert min(tally.scanned, tally.keyed, tally.entered, tally.tapped) >= 0


def test_what_is_taken_back_is_the_least_proved() -> None:
    tally = tally_of(SMALL, *[ONE_SMALL] * 3, TYPED_SMALL, "tap fill:MUG-35-BL", *enter("MUG-35-BL", 4))
    assert [str(each) for each in (tally.scanned, tally.done, tally.highest, tally.entered)] == ["3", "4", "8", "1"]
    assert tally.tapped == tally.keyed == 0


def test_a_box_counts_as_what_it_holds() -> None:
    tally = tally_of(LARGE, "scan 19521108025118")
    assert tally.scanned == tally.done == 6


def test_an_added_product_is_typed_when_its_code_was_typed() -> None:
    typed = tally_of("mug_35_gn", "key 9521108035141", "tap add_product")
    scanned = tally_of("mug_35_gn", "scan 9521108035141", "tap add_product")
    assert typed.keyed == 1
    assert not typed.identified
    assert scanned.scanned == 1
    assert scanned.identified


OPENINGS: dict[str, tuple[list[str], str]] = {
    "scanned": (["scan WH/IN/07525"], "scanned"),
    "typed": (["key WH/IN/07525"], "keyed"),
    "tapped": (["tap operations", "tap type:WHIN", "tap open:WH/IN/07525"], "tapped"),
    "typed and then scanned": (["key WH/IN/07525", "tap back", "scan WH/IN/07525"], "scanned"),
    "scanned and then typed": (["scan WH/IN/07525", "tap back", "key WH/IN/07525"], "scanned"),
    "typed, counted, and then scanned": (["key WH/IN/07525", ONE_SMALL, "tap back", "scan WH/IN/07525"], "keyed"),
    "never": (["hint"], ""),
}


@pytest.mark.parametrize("case", OPENINGS)
def test_how_the_document_was_opened(case: str) -> None:
    lines, way = OPENINGS[case]
    run = to_the_end(lesson().run(1), parsed(*lines))
    assert run.evidence.opened_by(run.world.transfer.id) == way


# excused: reported as unreadable before it was typed (DESIGN section 5)

GOODS: list[str] = ["scan 19521108025118"] * 3 + [ONE_LARGE] * 5 + ["scan 19521108410310"] + ["scan 9521108410313"] * 2
FINISH = ["tap validate", "tap create_backorder"]


def excused(*lines: str) -> list[tuple[str, str]]:
    card = scorecard_of(after(*lines))
    return [(point.kind.value, point.about) for point in card.points if point.excused]


@pytest.mark.parametrize("about", [SMALL, "MUG-35-BL", "9521108035110", "unit:24"])
def test_a_label_reported_before_it_was_typed_is_excused(about: str) -> None:
    lines = [*GOODS, f"report unreadable {about}", *[TYPED_SMALL] * 8, *FINISH]
    assert excused(*lines) == [("product", SMALL), ("quantity", SMALL)]
    assert failed_gates(after(*lines)) == []
    assert scorecard_of(after(*lines)).false_alarms == 0


NOT_EXCUSED = {
    "reported after it was typed": [TYPED_SMALL, "report unreadable MUG-35-BL", *[TYPED_SMALL] * 7],
    "another product was reported": ["report unreadable MUG-25-BL", *[TYPED_SMALL] * 8],
    "another code was reported": ["report damaged MUG-35-BL", *[TYPED_SMALL] * 8],
    "reported and tapped": ["report unreadable MUG-35-BL", "tap fill:MUG-35-BL"],
    "reported, typed and tapped": ["report unreadable MUG-35-BL", TYPED_SMALL, "tap fill:MUG-35-BL"],
}


@pytest.mark.parametrize("case", NOT_EXCUSED)
def test_nothing_else_is_excused(case: str) -> None:
    assert excused(*GOODS, *NOT_EXCUSED[case], *FINISH) == []
    assert failed_gates(after(*GOODS, *NOT_EXCUSED[case], *FINISH)) == ["points_proved"]


def test_the_document_is_excused_as_well() -> None:
    run = lesson().run(1)
    lines = ["do look dock_1", "report unreadable WH/IN/07525", "key WH/IN/07525", *GOODS, *[ONE_SMALL] * 8, *FINISH]
    card = scorecard_of(to_the_end(run, parsed(*lines)))
    assert (card.points[0].kind, card.points[0].excused) == (PointKind.DOCUMENT, True)
    assert card.passed


def test_false_alarms_are_reports_of_what_is_not_so() -> None:
    def alarms(*lines: str) -> int:
        return scorecard_of(after(*lines)).false_alarms

    assert alarms("report missing MUG-25-BL 3") == 0
    assert alarms("report missing MUG-35-BL") == 1
    assert alarms("report damaged MUG-25-BL") == 1
    assert alarms("report extra MUG-35-BL 1", "report stop_safety dock_1") == 2
    # Asking the shift lead is always allowed, and whether a label can be read only its reader knows.
    assert alarms("report missing MUG-35-BL 2 shift_lead", "report unreadable MUG-35-BL") == 0


def test_one_false_alarm_costs_ten_points_with_two_clean_lines() -> None:
    lines = [*GOODS, *[ONE_SMALL] * 8, "report damaged MUG-35-BL", *FINISH]
    card = scorecard_of(after(*lines))
    assert card.components.exceptions == 90
    assert card.passed


def test_hints_are_counted() -> None:
    assert scorecard_of(after("hint", "hint")).hints == 2
