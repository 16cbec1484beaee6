"""The runner of recorded cases tells what differs, and cannot be pleased by anything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.__main__ import main
from tests.oracle.case import CASES

SHIPPED = CASES / "barcode-cases.json"
ROOT = Path(__file__).parents[2]


def small(**changes: Any) -> dict[str, Any]:
    return {
        "reference_date": "2026-11-22",
        "odoo_gs1": [
            {"id": "A", "input": "10L", "result": [{"ai": "10", "type": "lot", "string": "L", "value": "L"}]},
            {"id": "B", "input": "17261301", "error": {"type": "ValidationError", "meaning": "anything"}},
        ],
        "odoo_plain": [],
        "gs1_elements": [{"id": "C", "input": "10", "valid": False, "error": "empty"}],
        "plain_keys": [{"id": "D", "input": "LOT", "kind": "text", "valid": None}],
        "aim": [{"id": "E", "input": "]C0A", "aim": "]C0", "symbology": "Code 128", "data": "A", "parse_as": "text"}],
        **changes,
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cases.json"


def played(file: Path, document: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    file.write_text(json.dumps(document), encoding="utf-8")
    status = main([str(file)])
    return status, capsys.readouterr().out.splitlines()


def test_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.oracle", str(SHIPPED)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "218 passed, 0 failed")


def test_all_agree(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert played(file, small(), capsys) == (0, ["5 passed, 0 failed"])


@pytest.mark.parametrize(
    ("section", "case"),
    [
        ("odoo_gs1", {"id": "X", "input": "10L", "result": None}),
        ("odoo_gs1", {"id": "X", "input": "10L", "error": {"type": "ValueError"}}),
        ("odoo_gs1", {"id": "X", "input": "17261301", "error": {"type": "ValueError"}}),
        ("odoo_gs1", {"id": "X", "input": "17261301", "result": None}),
        ("odoo_gs1", {"id": "X", "input": "05", "error": {"type": "ValidationError"}}),
        (
            "odoo_gs1",
            {
                "id": "X",
                "input": "3101000015",
                "result": [{"ai": "3101", "type": "quantity", "string": "000015", "value": 1.6, "unit": "kg"}],
            },
        ),
        ("odoo_plain", {"id": "X", "input": "", "result": {"error": "KeyError"}}),
        ("gs1_elements", {"id": "X", "input": "10", "valid": True}),
        ("gs1_elements", {"id": "X", "input": "10", "valid": False, "error": "length"}),
        ("gs1_elements", {"id": "X", "input": "10A", "valid": False, "error": "a class that is not known here"}),
        ("gs1_elements", {"id": "X", "input": "10A", "valid": True, "valid_with_companions": True}),
        (
            "gs1_elements",
            {
                "id": "X",
                "input": "17261231",
                "valid": True,
                "valid_with_companions": False,
                "companion_error": "missing_companion",
                "elements": [["17", "261231"]],
                "derived": {"17": "2026-12-30"},
            },
        ),
        ("gs1_elements", {"id": "X", "input": "10", "valid": False, "error": "empty", "odoo": {"parses": False}}),
        ("plain_keys", {"id": "X", "input": "95200019", "kind": "upc-e", "valid": True}),
        ("aim", {"id": "X", "input": "]C0A", "aim": "]C0", "symbology": "QR", "data": "A", "parse_as": "text"}),
        ("aim", {"id": "X"}),
    ],
)
def test_what_differs_fails(section: str, case: dict[str, Any], file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = played(file, small(**{section: [case]}), capsys)
    assert status == 1
    assert lines[0].startswith("X: expected ")
    assert lines[-1].endswith(", 1 failed")
    assert len(lines) == 2


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"other": []}', "\x00"])
def test_no_cases(content: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(content, encoding="utf-8")
    assert main([str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert str(file) in told.err


def test_no_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "python -m tests.oracle" in capsys.readouterr().err
