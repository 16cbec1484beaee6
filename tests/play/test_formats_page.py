"""What ``docs/formats.md`` says of scripts, output and scorecard is what there is."""

from __future__ import annotations

import re
from typing import Any

import pytest

from scansim.training.score.scorecard import GateId
from scansim.training.script import ScriptFault, parsed_line
from tests.play.playing import ROOT, SCRIPTS, play

pytestmark = pytest.mark.content

PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def fields_in(title: str) -> set[str]:
    """What stands in backquotes in the first column of the section's tables of fields."""
    rows = re.findall(r"^\| ((?:`[a-z_0-9]+`(?:, )?)+) \|", section(title), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([a-z_0-9]+)`", row)}


def words_in(title: str) -> set[str]:
    return set(re.findall(r"`([a-z_0-9]+)`", section(title)))


def keys_of(value: Any) -> set[str]:
    """Every key of an object and of what lies in it; facts are not named one by one."""
    if isinstance(value, list):
        return set().union(*(keys_of(item) for item in value)) if value else set()
    if not isinstance(value, dict):
        return set()
    inner = (keys_of(each) for name, each in value.items() if name not in {"facts", "fields", "input"})
    return set(value).union(*inner)


@pytest.fixture(scope="module")
def objects() -> list[Any]:
    script = f"hint\n{(SCRIPTS / 'wrong_rest_given_up.txt').read_text(encoding='utf-8')}"
    return play("RCV-02", "--seed", "1", "--json", text=script).objects


def test_steps_have_just_the_fields_that_stand_there(objects: list[Any]) -> None:
    for step in objects[:-1]:
        assert set(step) == fields_in("Output of play")
        assert step["v"] == 1


def test_whatever_lies_in_a_step_stands_there(objects: list[Any]) -> None:
    # The text of a sheet and the name of a way explain themselves.
    assert keys_of(objects[:-1]) - {"text", "short"} <= words_in("Output of play")


def test_the_last_object_and_its_scorecard_stand_there(objects: list[Any]) -> None:
    assert set(objects[-1]) == {"v", "scorecard", "exercise", "seed", "mode"}
    card = objects[-1]["scorecard"]
    gates = {gate.value for gate in GateId}
    assert {gate["id"] for gate in card["gates"]} <= gates
    assert {*card, *card["measures"]} | gates == fields_in("Scorecard")
    assert keys_of(card) <= words_in("Scorecard")
    assert card["v"] == 4


def test_every_line_of_the_language_stands_there() -> None:
    table = re.findall(r"^\| (`.*?`) \|", section("Script language"), re.MULTILINE)
    first = {word for row in table for word in re.findall(r"`([a-z]+)", row)}
    with pytest.raises(ScriptFault) as fault:
        parsed_line("nothing 1")
    listed = str(fault.value).removesuffix(".").split("Inputs are ")[1].split(", ")
    assert first == set(listed)
