"""``docs/rooms.md``, ``docs/labels.md`` and the README name what there is, and what they name works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from scansim.training.room import Section
from tests.printing.printing import ROOT, labels

pytestmark = pytest.mark.content

PAGE = (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
LABELS = (ROOT / "docs" / "labels.md").read_text(encoding="utf-8")
ALL = set(re.findall(r'^    make run ARGS="(labels [^"]+)"', PAGE + LABELS + README, flags=re.MULTILINE))
COMMANDS = sorted(command for command in ALL if not command.startswith("labels badges"))  # tests/people has those


def test_it_names_every_section_and_option() -> None:
    named = set(re.findall(r"`([a-z_]+)`", PAGE))
    assert {section.value for section in Section} <= named
    for option in re.findall(r"(--[a-z]+)", labels("room", "--help").out):
        assert option == "--help" or option in PAGE


@pytest.mark.parametrize("command", COMMANDS)
def test_its_commands_work(command: str, tmp_path: Path) -> None:
    _, *arguments = shlex.split(command)
    at = arguments.index("--out") + 1
    arguments[at] = str(tmp_path / arguments[at])
    assert labels(*arguments).status == 0
    assert Path(arguments[at]).exists()


def test_it_has_commands() -> None:
    assert len(COMMANDS) == 6
