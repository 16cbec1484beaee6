"""What ``docs/plain.md`` says of the commands and signs is what there is."""

from __future__ import annotations

import re
from pathlib import Path

from scansim.plain.listening import Command, command_in, entry_in
from scansim.scanner.reading import ScannerSettings
from scansim.words.ascii import substitute
from scansim.words.plain import COMMANDS, USAGES

PAGE = (Path(__file__).parents[2] / "docs" / "plain.md").read_text(encoding="utf-8")


def said_in_the_table() -> list[str]:
    """What stands in backquotes in the first column of the table of commands."""
    rows = re.findall(r"^\| (`.*?) \|", PAGE.split("## What you type")[1].split("## What counts")[0], re.MULTILINE)
    return [text for row in rows for text in re.findall(r"`(.*?)`", row)]


def command(text: str) -> Command | None:
    entry = entry_in(text, ScannerSettings())
    assert entry is not None
    return command_in(entry)


def test_every_command_of_the_page_is_one() -> None:
    assert len(said_in_the_table()) > 30
    assert [text for text in said_in_the_table() if text != "12" and command(text) is None] == []


def test_every_command_stands_on_the_page_and_in_the_help() -> None:
    verbs = {text.split()[0] for text in said_in_the_table()}
    assert {verb for verb, _ in USAGES} == set(COMMANDS)
    assert set(COMMANDS) <= verbs


def test_usages_are_commands() -> None:
    for verb, usage in USAGES:
        for text in usage.split(", "):
            found = command(text)
            assert found is not None
            assert found.verb == verb or (verb, text) == ("yes", "no")


def test_the_table_of_signs() -> None:
    head, _, row = (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.split("and the signs become\n\n")[1].splitlines()[:3]
    )
    for signs, substitutes in zip(head, row, strict=True):
        for sign, shown in zip(signs.split(), substitutes.split(), strict=True):
            assert substitute(sign, in_one_cell=True) == shown
