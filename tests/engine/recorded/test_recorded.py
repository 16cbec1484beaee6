"""The warehouse does what a real server did in the same situation (data in receipts.json and steps.json)."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from scansim.engine.quantity import ZERO
from tests.engine.recorded.player import REASONS, Outcome, Player, Recorded, recorded, sorted_rows, wanted_picking

CASES = recorded("receipts")["cases"]
STEPS = recorded("steps")["steps"]


def _check_outcome(outcome: Outcome, wanted: Recorded) -> None:
    assert outcome.questions == wanted.get("questions", [])
    if wanted["outcome"] == "ok":
        assert outcome.reason is None
    else:
        assert outcome.reason in REASONS[wanted["error"]["meaning"].partition(":")[0]]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: Recorded) -> None:
    player = Player(case["setup"])
    pickings: dict[str, Recorded] = {}
    quants: list[Recorded] = case["initial_quants"]
    outside: list[Recorded] = []
    assert sorted_rows(player.quants()) == sorted_rows(quants)
    for op, wanted in zip(case["ops"], case["trace"], strict=True):
        outcome = player.play(op)
        # What the recorder does not mention stays as it was.
        pickings |= {name: wanted_picking(picking) for name, picking in wanted.get("pickings", {}).items()}
        quants, outside = wanted.get("quants", quants), wanted.get("outside_quants", outside)
        _check_outcome(outcome, wanted)
        assert player.pickings() == pickings
        assert sorted_rows(player.quants()) == sorted_rows(quants)
        assert sorted_rows(player.outside_quants()) == sorted_rows(outside)


@pytest.mark.parametrize("step", STEPS, ids=[f"{step['case']}-{step['number']}" for step in STEPS])
def test_step(step: Recorded) -> None:
    player = Player(step["setup"])
    name = step["op"]["picking"]
    player.place(name, step["before"])
    outcome = player.play(step["op"])
    pickings = {name: step["before"]} | step["after"]
    _check_outcome(outcome, step)
    # Here the receipt stands for itself: whose backorder it is, is not part of the step.
    assert player.pickings() == {
        known: wanted_picking({key: value for key, value in picking.items() if known != name or key != "backorder_of"})
        for known, picking in pickings.items()
    }
    moved: Counter[tuple[str, str]] = Counter()
    for row in (*player.quants(), *player.outside_quants()):
        moved[row["product"], row["location"]] += row["qty"]
    wanted = {(row["product"], row["location"]): row["qty"] for row in step.get("moved", [])}
    assert {place: quantity for place, quantity in moved.items() if quantity != ZERO} == wanted


def test_the_slice_is_covered() -> None:
    """The cases that the issue names, and at least one of each operation."""
    assert {"REC-02", "REC-03", "REC-06", "REC-08", "REC-09", "REC-11", "REC-12", "REC-29"} <= {
        case["id"] for case in CASES if case["whole"]
    }
    ops = Counter(op["op"] for case in CASES for op in case["ops"]) + Counter(step["op"]["op"] for step in STEPS)
    assert set(ops) == {
        "create_picking",
        "confirm",
        "set_move",
        "edit_line",
        "add_line",
        "delete_line",
        "validate",
        "cancel",
    }
    assert all(isinstance(row["qty"], Decimal) for step in STEPS for row in step.get("moved", []))
