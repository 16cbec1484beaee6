"""Text from outside stays text line by line, too: no name, no code and no paper acts on a terminal."""

from __future__ import annotations

import pytest

from scansim.scanner.inert import inert
from tests.plain.talking import Talk
from tests.screens.small import MUG, lesson
from tests.screens.test_hostile import HOSTILE, called

EVERYTHING = [
    "help",
    "job",
    "where",
    "look",
    "read",
    "labels",
    "hint",
    "operations",
    "1",
    "1",
    "back",
    "back",
    "scan paper",
    "scan box 1",
    "lines",
    "edit 1",
    "back",
    "report missing 1 2",
    "buyer",
    "aside 2 1",
    "go dock_2",
    "go dock_1",
    "floor",
    "validate",
    "where",
    "1",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_names_are_said_as_they_are(hostile: str) -> None:
    talk = Talk(called(lesson(), hostile))
    lines = [*talk.beginning]
    for typed in EVERYTHING:
        lines += talk.hear(typed)
    assert talk.practice.run.finished
    assert all(line.isprintable() for line in lines)
    beginning = inert(hostile)[:20]
    assert sum(beginning in line for line in lines) >= 20
    assert max(map(len, lines)) < 3000


@pytest.mark.parametrize("hostile", HOSTILE)
def test_names_in_ascii_are_ascii(hostile: str) -> None:
    talk = Talk(called(lesson(), hostile), ascii_only=True)
    lines = [line for typed in EVERYTHING for line in talk.hear(typed)]
    assert all(line.isascii() and line.isprintable() for line in lines)


@pytest.mark.parametrize("hostile", [text for text in HOSTILE if "\n" not in text])
@pytest.mark.parametrize("before", [[], ["look", "scan paper"], ["look", "scan paper", "edit 1"], ["report missing"]])
def test_whatever_is_typed_is_refused_aloud_and_changes_nothing(hostile: str, before: list[str]) -> None:
    talk = Talk()
    talk.hear(*before)
    record, floor = talk.practice.run.digest()
    lines = talk.hear(hostile)
    assert lines[0].startswith("NO. ")
    assert all(line.isprintable() for line in lines)
    assert talk.practice.run.digest() == (record, floor)
    assert not talk.conversation.is_over


@pytest.mark.parametrize("hostile", [text for text in HOSTILE if "\n" not in text])
def test_whatever_stands_behind_a_command_acts_on_nothing(hostile: str) -> None:
    talk = Talk()
    talk.hear("look", "scan paper")
    for verb in ("scan", "code", "read", "go", "tap", "edit", "fill", "select", "quantity", "choose", "help", "report"):
        lines = talk.hear(f"{verb} {hostile}")
        assert lines
        assert all(line.isprintable() for line in lines)
    assert talk.hear(MUG)[0].startswith("OK. ")
