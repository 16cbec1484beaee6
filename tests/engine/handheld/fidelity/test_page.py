"""The page on fidelity has a line for each item, and says "tested" only of what has a test with its number."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
HERE = Path(__file__).parent


def _rows() -> dict[int, tuple[str, str]]:
    """Item, evidence and whether it is tested."""
    page = (ROOT / "docs" / "fidelity.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| (\d+) \|[^|]+\| ([^|]+) \| ([^|]+) \|", page, re.MULTILINE)
    return {int(number): (evidence, tested) for number, evidence, tested in found}


def test_every_item_has_its_line() -> None:
    assert list(_rows()) == list(range(1, 77))


def test_the_items_called_tested_are_those_with_a_test() -> None:
    names = re.findall(r"def test_fidelity_(\d\d)_", "".join(f.read_text(encoding="utf-8") for f in HERE.glob("*.py")))
    assert {number for number, (_, tested) in _rows().items() if tested == "yes"} == set(map(int, names))


def test_every_evidence_mark_is_one() -> None:
    assert {mark for evidence, _ in _rows().values() for mark in evidence.split("/")} <= {"D", "C", "G", "X", "K"}
