"""The engine agrees with every recorded case of a real warehouse, and the player notices when it does not."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.oracle.case import CASES
from tests.oracle.warehouse import outcomes


def _read(name: str) -> list[dict[str, Any]]:
    text = (CASES / f"{name}.json").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = json.loads(text, parse_float=Decimal)["cases"]
    return cases


RECORDED, RANDOM = _read("warehouse-cases"), _read("random-cases")


@pytest.mark.parametrize("case", RECORDED + RANDOM, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    (outcome,) = outcomes({"cases": [case]})
    assert outcome.got == outcome.expected


def test_nothing_was_lost() -> None:
    assert (len(RECORDED), len(RANDOM)) == (180, 128)


def _numbers(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every number in what was recorded."""
    if isinstance(value, dict):
        return [way for key, item in value.items() for way in _numbers(item, (*path, key))]
    if isinstance(value, list):
        return [way for index, item in enumerate(value) for way in _numbers(item, (*path, index))]
    return [path] if isinstance(value, int | Decimal) and not isinstance(value, bool) else []


@pytest.mark.parametrize("name", ["RES-01", "PUT-13", "DEL-05", "INV-08", "RET-11", "UOM-02", "BAT-09", "ORD-14"])
def test_any_other_number_would_be_noticed(name: str) -> None:
    case = next(case for case in RECORDED if case["id"] == name)
    for way in _numbers(case["trace"]):
        changed = copy.deepcopy(case)
        holder = changed["trace"]
        for key in way[:-1]:
            holder = holder[key]
        holder[way[-1]] += 1
        (outcome,) = outcomes({"cases": [changed]})
        assert not outcome.passed, way


def test_another_refusal_or_question_would_be_noticed() -> None:
    changes: tuple[tuple[str, Callable[[dict[str, Any]], object]], ...] = (
        ("REC-13", lambda entry: entry["error"].update(meaning="nothing_to_pack")),
        ("REC-02", lambda entry: entry.pop("questions")),
    )
    for name, change in changes:
        case = copy.deepcopy(next(case for case in RECORDED if case["id"] == name))
        entry = next(entry for entry in case["trace"] if "error" in entry or "questions" in entry)
        change(entry)
        (outcome,) = outcomes({"cases": [case]})
        assert not outcome.passed


def test_a_case_that_the_player_cannot_play_fails_and_the_next_is_played() -> None:
    broken = {**RECORDED[0], "ops": [{"op": "dance"}], "trace": [{"outcome": "ok"}]}
    first, second = outcomes({"cases": [broken, RECORDED[1]]})
    assert (first.passed, second.passed) == (False, True)
