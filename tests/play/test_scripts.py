"""Scripts written and counted by hand, each with its outcome in its first line, through the real command."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scansim.content.library import Library
from tests.play.playing import ROOT, SCRIPTS, Played, play, play_in_a_process

pytestmark = pytest.mark.content

FILES = sorted(SCRIPTS.glob("*.txt"))
PRODUCTS = {product.code: product.id for product in Library.in_use(ROOT).packs["S"].products}
GATES = ["finished", "no_critical", "no_escaped_major", "exceptions_contained", "points_proved"]
CRITICAL = {
    "received_not_there": "K7",
    "rest_given_up": "K8",
    "count_copied": "K10",
    "credentials_shared": "K5",
    "hazard_ignored": "K12",
    "hold_ignored": "",
}
MADE_BY_ANOTHER_PROCESS = ["right_boxes_and_loose", "wrong_filled_without_looking", "wrong_typed_barcodes"]
HEAD = re.compile(
    r"# (?P<exercise>\S+) seed (?P<seed>\d+): (?P<verdict>passed|not passed)(?: \((?P<gates>[^)]*)\))?"
    r"(?:; errors: (?P<errors>[^;]*))?(?:; missed: (?P<missed>\d+))?(?:; excused: (?P<excused>\d+))?"
)


@dataclass(frozen=True)
class Expected:
    """What the first line of a script says."""

    exercise: str
    seed: str
    passed: bool
    failed_gates: list[str]
    errors: list[tuple[str, ...]]
    missed: int
    excused: int


def expected_of(file: Path) -> Expected:
    said = HEAD.fullmatch(file.read_text(encoding="utf-8").splitlines()[0])
    assert said, f"{file.name} does not say what it expects"
    gates = said["gates"].split(", ") if said["gates"] else []
    assert set(gates) <= set(GATES)
    return Expected(
        said["exercise"],
        said["seed"],
        said["verdict"] == "passed",
        gates,
        [_error(text) for text in said["errors"].split(", ")] if said["errors"] else [],
        int(said["missed"] or 0),
        int(said["excused"] or 0),
    )


def _error(text: str) -> tuple[str, ...]:
    mistake, severity, fate, about, recorded, truth = text.split()
    code = CRITICAL[mistake] if severity == "critical" else ""
    return mistake, severity, fate, code, PRODUCTS.get(about, about), recorded, truth


def arguments_of(file: Path) -> list[str]:
    expected = expected_of(file)
    exercise = str(ROOT / expected.exercise) if expected.exercise.endswith(".yaml") else expected.exercise
    return [exercise, "--seed", expected.seed, "--script", str(file), "--json"]


def failed(scorecard: Any) -> list[str]:
    return [gate["id"] for gate in scorecard["gates"] if not gate["met"]]


def check(played: Played, expected: Expected) -> None:
    card = played.scorecard
    assert played.err == ""
    assert failed(card) == expected.failed_gates
    assert card["passed"] is expected.passed
    assert played.status == (0 if expected.passed else 1)
    fields = ("mistake", "severity", "fate", "code", "about", "recorded", "truth")
    assert sorted(tuple(error[field] for field in fields) for error in card["errors"]) == sorted(expected.errors)
    points = card["points"]
    assert sum(not point["satisfied"] and not point["excused"] for point in points) == expected.missed
    assert sum(point["excused"] for point in points) == expected.excused


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_script_has_its_outcome(file: Path) -> None:
    check(play(*arguments_of(file)), expected_of(file))


@pytest.mark.parametrize("name", MADE_BY_ANOTHER_PROCESS)
def test_the_command_itself_says_the_same(name: str) -> None:
    file = SCRIPTS / f"{name}.txt"
    alone = play_in_a_process(arguments_of(file))
    check(alone, expected_of(file))
    assert alone == play(*arguments_of(file))


def test_the_issue_s_list_is_whole() -> None:
    names = {file.stem for file in FILES}
    assert len([name for name in names if name.startswith("right_")]) >= 7
    assert {expected_of(file).passed for file in FILES if file.stem.startswith("right_")} == {True}
    assert {expected_of(file).passed for file in FILES if file.stem.startswith("wrong_")} == {False}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_text_says_the_same_verdict(file: Path) -> None:
    arguments = arguments_of(file)[:-1]
    played = play(*arguments)
    expected = expected_of(file)
    verdicts = [line for line in played.out.splitlines() if line.startswith(("PASSED", "NOT YET"))]
    assert [line.split("  ")[0] for line in verdicts] == ["PASSED" if expected.passed else "NOT YET"]
    assert played.status == (0 if expected.passed else 1)


def test_every_step_is_an_object_with_its_screen() -> None:
    played = play(*arguments_of(SCRIPTS / "right_boxes_and_loose.txt"))
    # look, note, document, 8 + 8 + 3 labels, validate, answer
    assert [step["step"] for step in played.steps] == list(range(1, 25))
    assert all(step["accepted"] and step["verdict"] is None for step in played.steps)
    assert [step["finished"] for step in played.steps] == [False] * 23 + [True]
    opened, first = played.steps[2], played.steps[3]
    assert opened["input"] == {"v": 2, "kind": "scan", "ms": 3000, "data": "WH/IN/07525", "grade": "injected"}
    assert opened["screen"]["title"] == "WH/IN/07525"
    assert [(item["key"], item["done"], item["demand"]) for item in first["screen"]["items"]] == [
        ("MUG-25-BL", "6", "26"),
        ("MUG-35-BL", "0", "8"),
        ("BRD-OAK", "0", "6"),
    ]
    assert first["feedback"]["code"] == "counted"
    assert first["feedback"]["text"] == "Blue mug 25cl +6. 6 of 26."
    assert {"passed", "gates", "errors", "points"} <= played.scorecard.keys()


def test_a_refused_step_says_why() -> None:
    played = play(*arguments_of(SCRIPTS / "right_refusal_repeated_once.txt"))
    refused = [step for step in played.steps if not step["accepted"]]
    assert [step["verdict"] for step in refused] == ["unreadable", "unreadable"]
    assert {step["feedback"]["code"] for step in refused} == {"unknown_barcode"}
    assert "4006381333931" in refused[0]["feedback"]["text"]


def component(name: str) -> Callable[[str], str | None]:
    def read(file: str) -> str | None:
        value: str | None = play(*arguments_of(SCRIPTS / f"{file}.txt")).scorecard["components"][name]
        return value

    return read


def test_components_agree_with_a_calculation_by_hand() -> None:
    accuracy, compliance, exceptions = component("accuracy"), component("compliance"), component("exceptions")
    # One major slip caught by the system weighs 1 x 0.1; over 3 lines 100 x (1 - 0.1/3/0.1).
    assert accuracy("right_one_over_the_order_and_a_minus") == "66.666667"
    # Self-corrected weighs nothing; a minor refusal 0.25 x 0.1: 100 x (1 - 0.025/3/0.1).
    assert accuracy("right_one_too_many_and_a_minus") == "100.000000"
    assert accuracy("right_refusal_repeated_once") == "91.666667"
    assert accuracy("wrong_one_too_many") == "0.000000"
    # 6 of 7 points: 100 x (6/7 - 0.8)/0.2.
    assert compliance("right_opened_through_the_lists") == "28.571429"
    # 5 of 5 when two of seven are excused.
    assert compliance("right_unreadable_label_typed") == "100.000000"
    assert exceptions("right_boxes_and_loose") == "100.000000"
    assert exceptions("right_nothing_missing") is None
    # Noticed and in time, but not contained: 100 x 0.15/0.55.
    assert exceptions("wrong_rest_given_up") == "27.272727"


def test_nothing_is_right_in_what_was_not_validated() -> None:
    for name in ("wrong_abandoned", "wrong_ends_early", "wrong_cancelled_transfer"):
        card = play(*arguments_of(SCRIPTS / f"{name}.txt")).scorecard
        assert card["lines_without_error"] == 0
        assert card["components"]["accuracy"] is None


def lines_of(file: str) -> Sequence[str]:
    return play(*arguments_of(SCRIPTS / f"{file}.txt")[:-1]).out.splitlines()


# What a supervisor would read. Prices of pack S: mug 25cl 4.20 EUR.
SAID = {
    # Blue mug 25cl 4.20 EUR: 2 of them.
    "wrong_filled_without_looking": [
        "✖ Blue mug 25cl: received 24, there were 22. Nobody looked.",
        "    Dispatch: The next order can be promised what nobody has: 2.",
        "    Stock: The record is 2 too high, 8.40 EUR.",
        "    Buying: Nordic Table is paid for goods that did not come: 2, 8.40 EUR.",
        "✖ Blue mug 25cl was never scanned (tapped). (and 2 more)",
        "✖ Blue mug 25cl: the quantity was not proved by scans (tapped). (and 2 more)",
        "✔ 2 of 3 lines are right.",
    ],
    "wrong_filled_after_looking": ["✖ Blue mug 25cl: received 24, there were 22."],
    "wrong_validated_at_once": [
        "✖ Blue mug 25cl: received 24, there were 22. Nobody looked.",
        "✖ Blue mug 25cl: the quantity was not proved by scans (left out). (and 2 more)",
    ],
    "wrong_rest_given_up": [
        "✖ Blue mug 25cl: still to come, and given up: 3.",
        "    Buying: To be ordered again, and late: 3, 12.60 EUR.",
        "✔ All 7 required scans were made.",
    ],
    "wrong_rest_kept_open": [
        "✖ Green mug 35cl: the note says that 3 will not come, yet they stay on order.",
        "    Buying: The order waits for what Nordic Table will not send: 3.",
    ],
    "wrong_one_short": [
        "✖ Blue mug 25cl: received 22, there were 23.",
        "    Stock: There, but nobody can sell them: 1, 4.20 EUR.",
        "    Buying: Nordic Table bills 1 more than was received, 4.20 EUR.",
    ],
    "wrong_look_alike_on_the_order": [
        "✖ Blue mug 25cl: received 22, there were 23.",
        "✖ Blue mug 35cl: received 9, there were 8.",
        "    Stock: Two are wrong: Blue mug 35cl 1 too high, Blue mug 25cl 1 too low.",
    ],
    "wrong_look_alike_added": [
        "✖ Green mug 35cl: received 1, there were 0.",
        "    Buying: Nordic Table is paid for goods that did not come: 1, 4.90 EUR.",
    ],
    "wrong_typed_barcodes": [
        "✖ WH/IN/07525 was not opened by a scan (typed).",
        "✖ Blue mug 25cl was never scanned (typed). (and 2 more)",
        "✔ Blue mug 25cl: 3 missing, noticed and kept on order.",
    ],
    "wrong_abandoned": ["✖ You gave this one up before it was finished."],
    "wrong_ends_early": ["✖ WH/IN/07525 was not validated."],
    # 23 mugs 25cl at 4.20, 8 mugs 35cl at 4.90, 6 boards at 11.20: 203.00 EUR.
    "wrong_cancelled_transfer": [
        "✖ You cancelled WH/IN/07525: nothing of it was received.",
        "    Buying: Nordic Table bills goods that were never received, 203.00 EUR.",
    ],
    "right_refusal_repeated_once": ["✖ 4006381333931 was refused, and read again at once."],
    "right_unreadable_label_typed": ["✔ Blue mug 35cl: reported as unreadable, then typed."],
    "right_extra_product_taken_back": ["✔ Counted wrongly, noticed and put right: 1."],
    "wrong_loaded_where_it_was_written": [
        "✖ Plate 24cm: of 5, 0 lie where they should.",
        "    Dispatch: On another truck, while Retail North waits: 5.",
    ],
    # Bowl 18cm 3.10 EUR, sold at 5.90: 5 of them.
    "wrong_never_loaded": [
        "✖ Bowl 18cm: recorded 5, moved 0.",
        "    Stock: There, but nobody can sell them: 5, 15.50 EUR.",
        "    Billing: A credit note of 29.50 EUR; a wrong delivery costs 22.00 more (site figure).",
    ],
    "wrong_rush_handed_in_early": ["✖ WH/PICK/00496 was not validated."],
    "wrong_rush_held_one_picked": ["✖ WH/PICK/09476 was on hold, and you finished it."],
    "wrong_rush_cancelled_one": ["✖ You cancelled WH/PICK/00496: nothing of it was done."],
    "wrong_count_only_one_product": ["✖ A-04-1 was not counted to the end."],
    "right_cancelled_rest": ["✔ Green mug 35cl: 3 missing, noticed and closed as the note says."],
}


@pytest.mark.parametrize("name", SAID)
def test_debrief_says_what_was_so(name: str) -> None:
    lines = lines_of(name)
    for sentence in SAID[name]:
        assert sentence in lines


def test_an_order_on_hold_is_not_called_unfinished() -> None:
    lines = lines_of("wrong_rush_handed_in_early")
    assert [line for line in lines if "was not validated" in line] == ["✖ WH/PICK/00496 was not validated."]


def test_debrief_of_an_unfinished_run_praises_nothing() -> None:
    for name in ("wrong_abandoned", "wrong_ends_early", "wrong_cancelled_transfer"):
        lines = lines_of(name)
        verdict = next(index for index, line in enumerate(lines) if line.startswith("NOT YET"))
        assert not [line for line in lines[verdict:] if line.startswith("✔")]
