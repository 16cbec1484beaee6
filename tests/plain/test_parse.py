"""The command ``parse``: what it prints, how it ends, and that nothing scanned can act on the terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from scansim.cli import main
from scansim.engine.barcodes.app_reading import AppFault
from scansim.engine.barcodes.gs1_faults import Gs1Fault

LABEL = "010952123454321310LOT0002<GS>17261231"
ZEROS = (
    "The zeros in front of 09521234543213 only fill it up to fourteen digits: the app finds the product 9521234543213."
)
SWALLOWED = "010952123454321310LOT000217261231"


def parse(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["parse", "--date", "2026-11-22", *arguments])


def data(*arguments: str) -> Any:
    return json.loads(parse("--json", *arguments).stdout)


def test_both_verdicts_are_printed() -> None:
    result = parse(LABEL)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Scan      010952123454321310LOT0002␝17261231",
        "The app   reads it",
        "          01      product  09521234543213",
        "          10      lot or serial  LOT0002",
        "          17      expires on  2026-12-31",
        "GS1       right",
        "          01      GTIN  09521234543213",
        "          10      BATCH/LOT  LOT0002",
        "          17      USE BY or EXPIRY  261231 = 2026-12-31",
        f"Why       {ZEROS}",
    ]


def test_the_swallowed_expiry_is_explained_first() -> None:
    result = parse(SWALLOWED)
    assert result.exit_code == 0
    why = next(line for line in result.stdout.splitlines() if line.startswith("Why"))
    assert "without a separator behind LOT0002, 17 (USE BY or EXPIRY) 261231 became part of it" in why


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((LABEL,), 0),
        ((f"]C1{LABEL}",), 0),
        (("9521234543213",), 1),
        (("9521234543213", "--nomenclature", "default"), 0),
        (("17261301",), 1),
        (("--", "-10"), 1),
        ((), 2),
        (("",), 2),
        ((LABEL, "--nomenclature", "other"), 2),
        ((LABEL, LABEL), 2),
        ((LABEL, "--date", "2026-13-01"), 2),
    ],
)
def test_status(arguments: tuple[str, ...], status: int) -> None:
    assert parse(*arguments).exit_code == status


def test_json() -> None:
    told = data(SWALLOWED)
    assert sorted(told) == ["app", "findings", "nomenclature", "scan", "standard", "today", "v"]
    assert (told["v"], told["nomenclature"], told["today"], told["scan"]) == (1, "gs1", "2026-11-22", SWALLOWED)
    assert told["app"]["understood"] is True
    assert [part["value"] for part in told["app"]["parts"]] == ["09521234543213", "LOT000217261231"]
    assert [found["code"] for found in told["findings"]] == ["next_swallowed", "zeros_in_front"]
    assert told["findings"][0]["facts"]["next"] == "17"
    assert told["standard"]["valid"] is True


def test_json_of_what_is_wrong() -> None:
    told = data("0109521234543213<GS>30")
    assert told["app"]["fault"] == "not_a_number"
    assert [part["ai"] for part in told["app"]["discarded"]] == ["01"]
    assert told["standard"]["problem"] == {"ai": "30", "fault": "empty", "other": "", "position": 19}


def test_json_of_measures_and_dates() -> None:
    told = data("01195212345432103103001500" + "17261200")
    assert [part["value"] for part in told["app"]["parts"][1:]] == ["1.500", "2026-12-31"]
    assert [(one["number"], one["date"]) for one in told["standard"]["elements"][1:]] == [
        ("1.500", None),
        (None, "2026-12-31"),
    ]


def test_json_of_a_number_that_stands_alone() -> None:
    told = data("04252605", "--nomenclature", "default")
    assert told["standard"]["key"] == {
        "kind": "upc-e",
        "valid": True,
        "gtin": "00042000005265",
        "upc_a": "042000005265",
    }


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_ends_of_the_calendar(year: str) -> None:
    result = CliRunner().invoke(main, ["parse", "--date", f"{year}-01-01", "17500101"])
    assert result.exit_code in {0, 1}
    assert result.exception is None or isinstance(result.exception, SystemExit)


HOSTILE = st.text(st.characters(exclude_characters="\x00"), min_size=1) | st.sampled_from(
    ["\x1b[31m[bold]x[/]", "\u202egnp", "\x9b31m", "\udc80\udcff", "10\r\nA", "A" * 10_000, "{ai}{0}%s", "🏭"]
)


@given(HOSTILE, st.sampled_from(["gs1", "default"]))
def test_hostile_codes_are_inert(scan: str, nomenclature: str) -> None:
    result = parse("--nomenclature", nomenclature, "--", scan)
    assert result.exit_code in {0, 1}, result.output
    assert all(line.isprintable() and len(line) < 500 for line in result.stdout.split("\n"))


@given(HOSTILE)
def test_hostile_codes_come_whole_out_of_json(scan: str) -> None:
    written = parse("--json", "--", scan).stdout
    assert written.isascii()
    assert written.rstrip("\n").isprintable()
    assert json.loads(written)["scan"] == scan.replace("<GS>", "\x1d")


def test_the_page_names_every_key_and_fault() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_0-9]+)`", page.split("\n## Output of parse\n")[1].split("\n## ")[0]))
    printed = [data(scan) for scan in (LABEL, "10A<GS>30", "04252605", "10A<GS>")]
    keys = {key for told in printed for key in keys_of(told)}
    assert keys <= named
    assert {one.value for one in (*Gs1Fault, *AppFault)} <= named


def keys_of(told: Any) -> set[str]:
    if isinstance(told, list):
        return {key for one in told for key in keys_of(one)}
    if not isinstance(told, dict):
        return set()
    return set(told) | {key for name, one in told.items() if name != "facts" for key in keys_of(one)}
