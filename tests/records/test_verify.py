"""``scansim verify``: what somebody did to the records is found and named, and nothing is written by looking."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scansim.app import SystemClock, verifying
from scansim.cli import main
from scansim.records.opening import open_records
from scansim.training.inputs import Scan, Timed
from scansim.training.ports import StorageRefused
from tests.records.kept_runs import CUT_OFF, RIGHT, SHORT, Kept, inputs_of, played

pytestmark = pytest.mark.content

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")

TABLES = {
    "facts": ["id", "chain", "seq", "lamport", "utc", "station", "actor", "kind", "version", "body", "prev", "hash"],
    "inputs": ["attempt", "seq", "body", "prev", "hash"],
    "contents": ["hash", "body"],
}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    monkeypatch.delenv("SCANSIM_DATA", raising=False)
    return played(tmp_path / "data")


@pytest.fixture(scope="module")
def kept_by_all(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return played(tmp_path_factory.mktemp("verify") / "data")


# nobody touched it


def test_runs_that_nobody_touched(kept: Kept) -> None:
    status, lines = kept.verify()
    assert status == 0
    assert lines[0].startswith(f"right        {kept.attempts[RIGHT]}  RCV-02 seed 1 try  ")
    assert lines[0].endswith("24 inputs, passed")
    assert lines[1].startswith(f"unfinished   {kept.attempts[CUT_OFF]}")
    assert lines[1].endswith("intact, inputs so far: 6")
    assert lines[2].startswith("right        ")
    assert lines[2].endswith("6 inputs, not passed")
    assert lines[3] == "3 runs: 2 right, 0 altered, 0 other rules, 1 unfinished."


def test_looking_writes_nothing_and_leaves_nothing(kept: Kept) -> None:
    before = {path: path.read_bytes() for path in kept.folder.rglob("*") if path.is_file()}
    kept.verify()
    kept.verify("--json", kept.attempts[RIGHT])
    assert {path: path.read_bytes() for path in kept.folder.rglob("*") if path.is_file()} == before


def test_records_that_are_in_use_are_read_too(kept: Kept) -> None:
    with open_records(kept.folder, clock=SystemClock(), station="station-1") as records:
        waiting = records.unfinished("guest")
        assert waiting is not None
        records.append(waiting.attempt, Timed(9000, Scan("9521108025111")))
        assert "intact, inputs so far: 7" in kept.line(CUT_OFF)
        records.append(waiting.attempt, Timed(9500, Scan("9521108025111")))
        assert "intact, inputs so far: 8" in kept.line(CUT_OFF)


def test_a_run_by_its_id_or_how_it_begins(kept: Kept) -> None:
    status, lines = kept.verify(kept.attempts[RIGHT][:-6])
    assert (status, len([line for line in lines if "RCV-02" in line])) == (0, 1)
    assert kept.attempts[RIGHT] in lines[0]
    assert kept.verify(*kept.attempts[:2])[1][2].startswith("2 runs: 1 right")


def test_one_run_is_not_blamed_for_another(kept: Kept) -> None:
    kept.forge(f"DELETE FROM inputs WHERE attempt = '{kept.attempts[CUT_OFF]}' AND seq = 2")
    assert kept.verify(kept.attempts[RIGHT])[0] == 0
    assert kept.verify(kept.attempts[CUT_OFF])[0] == 1


# somebody edited it


FORGERIES = {
    "one byte of an input": (
        RIGHT,
        [f"UPDATE inputs SET body = replace(body, '19521108025118', '19521108025117') WHERE {inputs_of(RIGHT)}"],
        "input 4 was altered",
    ),
    "two inputs swapped": (
        RIGHT,
        [
            f"UPDATE inputs SET seq = 100 WHERE {inputs_of(RIGHT)} AND seq = 2",
            f"UPDATE inputs SET seq = 2 WHERE {inputs_of(RIGHT)} AND seq = 3",
            f"UPDATE inputs SET seq = 3 WHERE {inputs_of(RIGHT)} AND seq = 100",
        ],
        "input 2 does not follow the one before it",
    ),
    "an input deleted": (RIGHT, [f"DELETE FROM inputs WHERE {inputs_of(RIGHT)} AND seq = 7"], "input 7 is missing"),
    "the last input deleted": (
        RIGHT,
        [f"DELETE FROM inputs WHERE {inputs_of(RIGHT)} AND seq = 24"],
        "it was closed after 24 inputs, and 23 are there",
    ),
    "an input inserted": (
        RIGHT,
        [
            f"UPDATE inputs SET seq = -seq - 1 WHERE {inputs_of(RIGHT)} AND seq >= 5",
            f"INSERT INTO inputs SELECT attempt, 5, body, prev, hash FROM inputs WHERE {inputs_of(RIGHT)} AND seq = 4",
            f"UPDATE inputs SET seq = -seq WHERE {inputs_of(RIGHT)} AND seq < 0",
        ],
        "input 5 does not follow the one before it",
    ),
    "an input added at the end": (
        SHORT,
        [f"INSERT INTO inputs SELECT attempt, 7, body, prev, hash FROM inputs WHERE {inputs_of(SHORT)} AND seq = 6"],
        "input 7 does not follow the one before it",
    ),
    "the stored score": (
        SHORT,
        ["""UPDATE facts SET body = replace(body, '"passed":false', '"passed":true') WHERE kind = 'attempt_closed'"""],
        ": it was altered",
    ),
    "the seed": (
        RIGHT,
        ["""UPDATE facts SET body = replace(body, '"seed":1,', '"seed":2,') WHERE kind = 'attempt_opened'"""],
        ": it was altered",
    ),
    "who did it": (RIGHT, ["UPDATE facts SET actor = 'mia' WHERE kind = 'attempt_opened'"], ": it was altered"),
    "the list of attempts": (
        SHORT,
        ["UPDATE attempts SET passed = 1"],
        "the list of attempts does not say what its facts say (passed)",
    ),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_what_somebody_did_is_found_and_named(kept: Kept, forgery: str) -> None:
    which, statements, named = FORGERIES[forgery]
    kept.forge(*statements)
    line = kept.line(which)
    assert line.startswith("ALTERED")
    assert named in line
    assert kept.outcomes()[kept.attempts[which]] == "altered"
    assert kept.verify()[0] == 1


def test_altered_content_alters_every_run_that_was_given_it(kept: Kept) -> None:
    kept.forge("UPDATE contents SET body = replace(body, '\"each_up_to\"', '\"each_Up_to\"')")
    status, lines = kept.verify()
    assert status == 1
    assert [line.split()[0] for line in lines[:3]] == ["ALTERED"] * 3
    assert "its content policy is not what its hash says" in lines[0]


def test_missing_content_is_named(kept: Kept) -> None:
    kept.forge("""DELETE FROM contents WHERE body LIKE '%"kind":"pack"%'""")
    assert "its content pack is missing" in kept.line(RIGHT)


def test_altered_content_of_no_run_is_told_once(kept: Kept) -> None:
    kept.forge("INSERT INTO contents VALUES ('ab', 'nobody used it')")
    status, lines = kept.verify()
    assert status == 1
    assert "ALTERED      content ab: it is not what its hash says" in lines
    assert set(kept.outcomes().values()) == {"right", "unfinished"}


def test_a_deleted_run_is_missed(kept: Kept) -> None:
    attempt = kept.attempts[RIGHT]
    kept.forge(f"DELETE FROM facts WHERE id = '{attempt}'")
    status, lines = kept.verify()
    assert status == 1
    mine = next(line for line in lines if line.startswith("ALTERED") and attempt in line)
    assert "it was never opened" in mine or "it has inputs and was never opened" in mine
    assert any("of the chain is missing before it" in line for line in lines)


def test_any_edited_byte_is_found(kept_by_all: Kept) -> None:
    kept = kept_by_all

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        table = data.draw(st.sampled_from(sorted(TABLES)))
        column = data.draw(st.sampled_from(TABLES[table]))
        forged = kept.folder.with_name("forged")
        forged.mkdir(exist_ok=True)
        (forged / "records.db").write_bytes(kept.file.read_bytes())
        copy = replace(kept, folder=forged)
        with closing(sqlite3.connect(copy.file, isolation_level=None)) as forger:
            count = forger.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            row = data.draw(st.integers(0, count - 1))
            key = " AND ".join(f"{name} = ?" for name in TABLES[table][:2])
            *keys, value, kind = forger.execute(
                f"SELECT {', '.join(TABLES[table][:2])}, CAST({column} AS BLOB), typeof({column}) FROM {table} "
                f"ORDER BY {', '.join(TABLES[table][:2])} LIMIT 1 OFFSET {row}"
            ).fetchone()
            place = data.draw(st.integers(0, len(value) - 1))
            byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != value[place]))
            edited = value[:place] + bytes([byte]) + value[place + 1 :] if kind != "integer" else str(int(value) + 1)
            try:
                forger.execute(f"UPDATE {table} SET {column} = CAST(? AS {kind}) WHERE {key}", (edited, *keys))
            except sqlite3.IntegrityError:
                return
        assert copy.verify()[0] == 1

    check()
    assert kept.verify()[0] == 0


# wrong use, and files that are none


def said(folder: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["verify", "--data", str(folder), *arguments], catch_exceptions=False)
    assert done.stdout == ""
    return done.exit_code, done.stderr


def test_where_nothing_is_kept_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    status, sentence = said(folder)
    assert status == 2
    assert (
        sentence == f"scansim: There are no records in {folder}: name the folder that holds records.db with --data.\n"
    )
    assert not folder.exists()


def test_an_empty_file_holds_no_records(tmp_path: Path) -> None:
    (tmp_path / "records.db").touch()
    assert said(tmp_path)[0] == 2
    assert (tmp_path / "records.db").stat().st_size == 0


def test_runs_that_are_not_there(kept: Kept) -> None:
    status, lines = kept.verify("f" * 8)
    assert (status, lines) == (2, [f"scansim: There is no attempt ffffffff in {kept.file}: check its id."])
    status, lines = kept.verify(kept.attempts[RIGHT][:2])
    assert (status, lines) == (2, [f"scansim: 3 attempts in {kept.file} begin with 01: write more of the id."])
    assert kept.verify("\x1b[2J")[1][0].startswith("scansim: There is no attempt \\x1b[2J in ")
    assert kept.verify("")[0] == 2


def test_a_database_of_another_program(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "records.db")) as other:
        other.execute("CREATE TABLE theirs (a)")
    status, sentence = said(tmp_path)
    assert status == 2
    assert "is a database of another program" in sentence


def test_a_newer_database(kept: Kept) -> None:
    kept.forge("PRAGMA user_version = 99")
    assert "come from a newer scansim" in said(kept.folder)[1]


@pytest.mark.parametrize("at", [0, 100, 4096 + 8, 3 * 4096])
def test_a_damaged_file_is_one_sentence(kept: Kept, at: int) -> None:
    whole = kept.file.read_bytes()
    kept.file.write_bytes(whole[:at] + b"\xff" * 200 + whole[at + 200 :])
    done = CliRunner().invoke(main, ["verify", "--data", str(kept.folder)], catch_exceptions=False)
    assert done.exit_code == 1
    if done.stderr:
        assert len(done.stderr.splitlines()) == 1
        assert "are damaged" in done.stderr


def test_half_a_file_is_one_sentence(kept: Kept) -> None:
    whole = kept.file.read_bytes()
    kept.file.write_bytes(whole[: len(whole) // 2])
    done = CliRunner().invoke(main, ["verify", "--data", str(kept.folder)], catch_exceptions=False)
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


def test_a_writer_that_comes_while_a_quiet_file_is_read_is_noticed(kept: Kept) -> None:
    with verifying(kept.folder) as verification:
        verification.run(kept.attempts[RIGHT])
        with (
            open_records(kept.folder, clock=SystemClock(), station="station-1"),
            pytest.raises(StorageRefused, match="written to while they were read"),
        ):
            verification.run(kept.attempts[RIGHT])


def test_nothing_that_is_stored_acts_on_the_terminal(kept: Kept) -> None:
    kept.forge(
        "UPDATE facts SET id = 'a' || char(27) || '[2J', chain = char(7) WHERE seq = 2",
        f"UPDATE inputs SET attempt = char(27) || ']0;x' || char(7) WHERE seq = 1 AND {inputs_of(RIGHT)}",
    )
    status, lines = kept.verify()
    assert status == 1
    assert all(line.isprintable() for line in lines)


def test_the_formats_page_names_every_field(kept: Kept) -> None:
    section = PAGE.split("\n## Output of verify\n")[1].split("\n## ")[0]
    named = set(re.findall(r"`([a-z_]+)`", section))
    objects = [json.loads(line) for line in kept.verify("--json")[1]]
    rows = re.findall(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", section, re.MULTILINE)
    assert set(objects[0]) == {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    assert set(objects[-1]) <= named
    assert {"right", "altered", "other_rules", "unfinished", "where", "what", "chain", "seq", "hash"} <= named


def test_any_table_that_is_derived_is_compared(kept: Kept) -> None:
    kept.forge("INSERT INTO stations VALUES ('dock', '{}', '2026-11-22T04:30:00.000Z', NULL)")
    status, lines = kept.verify()
    assert status == 1
    assert "ALTERED      station dock: it is not kept as its facts say" in lines
    kept.forge("DROP TABLE stations")  # As in a file of an earlier program.
    assert kept.verify()[0] == 0
