"""``scansim replay``: a run out of records that are only read, as lines and as JSON."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import replace as changed
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scansim.app import SystemClock, lesson_from_files
from scansim.cli import main
from scansim.records.opening import open_records
from scansim.training.header import Mode
from scansim.training.inputs import Timed
from scansim.training.practice import Practice
from tests.training.field import parsed

pytestmark = pytest.mark.content

# Seed 1: of 26 small mugs 23 came: input 5 fills all, and input 3 repeats a refused code.
LINES = [
    *["scan WH/IN/07525", "scan NO", "scan NO", "tap fill:MUG-35-BL", "tap fill:MUG-25-BL", "tap fill:BRD-OAK"],
    "tap validate",
]
SHORT = [*LINES[:1], "abandon"]
LONG = 61_500


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A run with two errors, one that was given up, and one that goes on."""
    folder = tmp_path_factory.mktemp("records")
    lesson, attempts = lesson_from_files("RCV-02"), []
    with open_records(folder, clock=SystemClock(), station="station-1") as records:
        for lines in (LINES, SHORT, LINES[:2]):
            practice = Practice.begin(lesson, lesson.header(1, Mode.TRY, "guest"), records, SystemClock())
            attempts.append(practice.attempt)
            for number, given in enumerate(parsed(*lines), 1):
                practice.receive_at(Timed(number * 1000 + (LONG if number > 4 else 0), given))
    return folder, attempts


def replay(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["replay", *arguments, "--data", str(folder)], catch_exceptions=False)


def state(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_steps_are_told_as_lines_and_nothing_is_written(kept: tuple[Path, list[str]]) -> None:
    folder, attempts = kept
    before = state(folder)
    done = replay(folder, attempts[0], "--plain")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == f"Run {attempts[0]}: RCV-02 seed 1, try."
    assert lines[1] == "1/7  0:01  scanned WH/IN/07525"
    assert lines[2].startswith("    ✔ OK  ")
    assert lines[3] == "    coach: Look at the goods at Dock 1."
    third = lines.index("3/7  0:03  scanned NO")
    assert lines[third + 2] == "    ✖ NO was refused, and read again at once."
    fifth = next(index for index, line in enumerate(lines) if line.startswith("5/7"))
    assert lines[fifth].startswith("5/7  1:06  pressed ")
    assert lines[fifth + 2] == "    ✖ Blue mug 25cl: received 26, there were 23. Nobody looked."
    assert lines[-1] == "7 steps. What went wrong came in at: 3, 5."
    assert state(folder) == before


def test_without_a_terminal_lines_are_told_too(kept: tuple[Path, list[str]]) -> None:
    folder, attempts = kept
    assert replay(folder, attempts[0]).stdout == replay(folder, attempts[0], "--plain").stdout


def test_the_steps_as_json(kept: tuple[Path, list[str]]) -> None:
    folder, attempts = kept
    *steps, summary = map(json.loads, replay(folder, attempts[0], "--json").stdout.splitlines())
    assert [step["step"] for step in steps] == [1, 2, 3, 4, 5, 6, 7]
    assert {step["v"] for step in steps} == {summary["v"]} == {1}
    assert steps[4]["input"] == {"v": 2, "kind": "tap", "ms": 66_500, "control": "fill:MUG-25-BL"}
    (error,) = steps[4]["errors"]
    assert (error["mistake"], error["code"], error["recorded"], error["truth"]) == (
        "received_not_there",
        "K7",
        "26",
        "23",
    )
    assert steps[0]["coach"]["input"] == {"v": 2, "kind": "do", "ms": 1000, "act": "look", "thing": "dock_1"}
    assert steps[0]["screen"]["title"] == "WH/IN/07525"
    assert steps[0]["floor"]["name"] == "Dock 1"
    assert (summary["attempt"], summary["errors"], summary["passed"]) == (attempts[0], [3, 5], False)


def test_an_id_may_be_shortened_until_it_is_several(kept: tuple[Path, list[str]]) -> None:
    folder, attempts = kept
    common = len(attempts[0])
    while not (attempts[1].startswith(attempts[0][:common]) or attempts[2].startswith(attempts[0][:common])):
        common -= 1
    assert replay(folder, attempts[0][: common + 1]).exit_code == 0
    several = replay(folder, attempts[0][:3])
    assert (several.exit_code, several.stdout) == (2, "")
    assert "write more of the id" in several.stderr


@pytest.mark.parametrize("wanted", ["", "no-such-run", "%", "\x1b[2J"])
def test_an_unknown_run_is_told_in_one_sentence(kept: tuple[Path, list[str]], wanted: str) -> None:
    done = replay(kept[0], wanted)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "There is no attempt" in done.stderr
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_records_none_are_made(tmp_path: Path) -> None:
    done = replay(tmp_path / "nothing", "01")
    assert done.exit_code == 2
    assert not (tmp_path / "nothing").exists()


def test_a_run_that_goes_on_is_not_shown(kept: tuple[Path, list[str]]) -> None:
    done = replay(kept[0], kept[1][2])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "has not ended" in done.stderr


def test_a_run_that_was_given_up_is_shown(kept: tuple[Path, list[str]]) -> None:
    done = replay(kept[0], kept[1][1])
    assert done.exit_code == 0
    assert "2/2  0:02  gave up" in done.stdout


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE inputs SET body = replace(body, 'MUG-35-BL', 'MUG-25-BL') WHERE seq = 4", "input 4"),
        ("DELETE FROM inputs WHERE seq = 7", "closed after 7 inputs"),
        ("UPDATE facts SET body = replace(body, '\"seed\":1', '\"seed\":2') WHERE kind = 'attempt_opened'", "altered"),
        ("UPDATE contents SET body = body || ' '", "content"),
    ],
)
def test_an_altered_run_is_not_shown(kept: tuple[Path, list[str]], tmp_path: Path, statement: str, said: str) -> None:
    folder, attempts = kept
    (tmp_path / "records.db").write_bytes((folder / "records.db").read_bytes())
    with closing(sqlite3.connect(tmp_path / "records.db", isolation_level=None)) as forger:
        forger.execute(statement)
    done = replay(tmp_path, attempts[0])
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_run_under_other_rules_is_told_in_one_sentence(tmp_path: Path) -> None:
    lesson = lesson_from_files("RCV-02")
    with open_records(tmp_path, clock=SystemClock(), station="station-1") as records:
        header = changed(lesson.header(1, Mode.TRY, "guest"), rules_version=1)
        practice = Practice.begin(lesson, header, records, SystemClock())
        for number, given in enumerate(parsed(*SHORT), 1):
            practice.receive_at(Timed(number, given))
    done = replay(tmp_path, "0")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "recorded under rules 1" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_ascii_only(kept: tuple[Path, list[str]]) -> None:
    folder, attempts = kept
    assert replay(folder, attempts[0], "--ascii").stdout.isascii()
