"""How ``scansim play`` ends, what it takes in, and what it keeps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scansim.cli import main
from scansim.records.memory import MemoryAttempts
from scansim.records.opening import open_records
from tests.content.content_folder import shipped_ids
from tests.play.playing import ROOT, SCRIPTS, command, play, play_in_a_process

pytestmark = pytest.mark.content

RIGHT, WRONG = SCRIPTS / "right_boxes_and_loose.txt", SCRIPTS / "wrong_one_short.txt"
SEED_1 = ("RCV-02", "--seed", "1")


class StillClock:
    def utc(self) -> str:
        return "2026-11-22T04:30:00.000Z"

    def monotonic(self) -> float:
        return 0.0


# 0, 1, 2


def test_the_three_ways_to_end() -> None:
    assert play(*SEED_1, "--script", str(RIGHT)).status == 0
    assert play(*SEED_1, "--script", str(WRONG)).status == 1
    assert play("RCV-99").status == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["RCV-99"], "There is no exercise RCV-99. There are RCV-0"),
        (["no_such.yaml"], "There is no such file."),
        (["x" * 5000 + ".yaml"], "cannot be read"),
        (["RCV-02", "--script", "no_such_script.txt"], "The script no_such_script.txt cannot be read"),
        (["RCV-02", "--script", "."], "The script . cannot be read"),
        (["RCV-02", "--seed", "-1"], "--seed"),
        (["RCV-02", "--seed", "many"], "--seed"),
        (["RCV-02", "--mode", "check"], "--mode"),
        (["RCV-02", "--fast"], "--fast"),
        (["RCV-02", "--coach", "--script", "-"], "Either a script or the coach plays, not both."),
        (["RCV-02", "--mode", "show", "--script", "-"], "Either a script or the coach plays, not both."),
        ([], "EXERCISE"),
    ],
)
def test_wrong_use_is_said_in_one_sentence(arguments: list[str], says: str) -> None:
    # One that the command refuses, one that Click does: these show what a process of its own says.
    is_whole = arguments in (["RCV-99"], ["RCV-02", "--seed", "-1"])
    played = play_in_a_process(arguments) if is_whole else play(*arguments)
    assert played.status == 2
    assert says in played.err
    assert "Traceback" not in played.err
    assert played.out == ""


def test_a_wrong_line_names_file_and_line_and_nothing_is_played(tmp_path: Path) -> None:
    script = tmp_path / "mine.txt"
    script.write_text("# mine\ndo look dock_1\n\nscann 123\nhint\n")
    played = play(*SEED_1, "--script", str(script), "--json", "--data", str(tmp_path / "data"))
    assert played.status == 2
    assert played.out == ""
    assert f'{script}, line 4: "scann" is no input. Inputs are scan, key, tap,' in played.err
    assert not (tmp_path / "data").exists()


def test_a_wrong_line_of_standard_input_ends_the_run() -> None:
    played = play(*SEED_1, "--json", text="do look dock_1\nscan\nhint\n")
    assert played.status == 2
    assert "standard input, line 2: scan needs something after it." in played.err
    assert len(played.out.splitlines()) == 1


def test_an_exercise_with_a_fault_is_not_played(tmp_path: Path) -> None:
    broken = tmp_path / "RCV-91.yaml"
    text = (ROOT / "tests" / "exercises" / "RCV-90.yaml").read_text(encoding="utf-8")
    broken.write_text(text.replace("RCV-90", "RCV-91").replace("dock_2", "moon"), encoding="utf-8")
    played = play(str(broken))
    assert played.status == 2
    assert "RCV-91 cannot be played" in played.err
    assert "moon" in played.err


def test_an_exercise_by_the_path_of_its_file() -> None:
    played = play(str(ROOT / "tests" / "exercises" / "RCV-90.yaml"), "--seed", "0", "--coach", "--json")
    assert played.status == 0
    assert played.objects[-1]["exercise"] == "RCV-90"


def test_an_id_may_be_written_small() -> None:
    assert play("rcv-02", "--seed", "1", "--coach").status == 0


# what a script may hold


def test_bytes_that_are_not_utf_8_are_refused_and_the_run_goes_on() -> None:
    text = b"scan 952\xff110\nkey \xc3\x28\ntap \xfe\nset quantity \xff\n" + RIGHT.read_bytes()
    played = play_in_a_process([*SEED_1, "--json"], text)
    assert played.status == 0
    assert [step["accepted"] for step in played.steps[:4]] == [False] * 4
    assert [step["feedback"]["code"] for step in played.steps[:2]] == ["not_utf8"] * 2
    spoken = play_in_a_process(SEED_1, text)
    assert spoken.status == 0
    assert "✖ STOP  The code could not be read" in spoken.out


def test_control_characters_reach_no_terminal() -> None:
    played = play_in_a_process(SEED_1, b"scan \x1b[2J\x07\ntap \x1b]0;title\x07\npause \x1b[31m\nanswer \x00\n")
    assert played.status == 1
    assert not {character for character in played.out if ord(character) < 32 and character != "\n"}


def test_a_group_separator_is_written_out() -> None:
    step = play(*SEED_1, "--json", text="scan 10ABC<GS>21XYZ\nscan 10ABC\x1d21XYZ\n").steps
    assert step[0]["input"]["data"] == step[1]["input"]["data"] == "10ABC\x1d21XYZ"
    assert step[0]["feedback"]["code"] == "unknown_barcode"
    assert "10ABC␝21XYZ" in step[0]["feedback"]["text"]


def test_moments_are_kept() -> None:
    played = play(*SEED_1, "--json", text="@1500 hint\nhint\n@9000 hint\n")
    assert [step["input"]["ms"] for step in played.steps] == [1500, 2500, 9000]
    assert played.scorecard["active_ms"] == 9000
    wrong = play(*SEED_1, text="@1500 hint\n@1499 hint\n")
    assert wrong.status == 2
    assert "line 2: @1499 is before the line above it, @1500." in wrong.err


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_and_a_byte_order_mark_of_other_systems(ending: str, tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    lines = RIGHT.read_text(encoding="utf-8").splitlines()
    script.write_bytes(b"\xef\xbb\xbf" + ending.join(lines).encode())
    assert play(*SEED_1, "--script", str(script)).status == 0
    assert play_in_a_process(SEED_1, script.read_bytes()).status == 0


def test_inputs_after_the_end_are_refused_and_change_nothing() -> None:
    script = RIGHT.read_text(encoding="utf-8")
    plain, longer = play(*SEED_1, "--json", text=script), play(*SEED_1, "--json", text=f"{script}hint\nabandon\n")
    assert longer.scorecard == plain.scorecard
    assert [step["feedback"]["code"] for step in longer.steps[-2:]] == ["run_over"] * 2
    assert longer.status == 0


def test_a_hint_brings_the_advice() -> None:
    step = play(*SEED_1, "--json", text="hint\nhint\nhint\ndo look dock_1\n").steps
    assert [each["advice"] and each["advice"]["rung"] for each in step] == ["nudge", "place", "answer", None]
    assert [each["advice"]["code"] for each in step[:3]] == ["look", "look", "look_at_goods"]
    said = play(*SEED_1, text="hint\nhint\nhint\n").out
    told = ["» There is something to look at.", "» The next step is at Dock 1.", "» Look at the goods at Dock 1."]
    assert [said.index(line) for line in told] == sorted(said.index(line) for line in told)


def test_an_empty_script_is_a_run_that_ended() -> None:
    played = play(*SEED_1, "--json", text="")
    assert played.status == 1
    assert [gate["id"] for gate in played.scorecard["gates"] if not gate["met"]] == ["finished", "exceptions_contained"]


def test_the_coach_plays_in_show_mode_too() -> None:
    shown = play(*SEED_1, "--mode", "show", "--json")
    assert shown.status == 0
    assert shown.objects[-1]["mode"] == "show"
    assert {step["input"].get("grade", "demonstration") for step in shown.steps} == {"demonstration"}


def test_without_a_seed_one_is_drawn_and_said() -> None:
    seeds = {play("RCV-01", "--coach", "--json").objects[-1]["seed"] for _ in range(2)}
    assert len(seeds) == 2


# the surroundings


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes of this kind")
def test_a_reader_that_goes_away_is_no_trouble() -> None:
    for arguments in ([*SEED_1, "--coach"], [*SEED_1, "--coach", "--json"]):
        playing = subprocess.Popen(
            command("play", *arguments), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert playing.stdout is not None
        assert playing.stderr is not None
        assert playing.stdout.readline()
        playing.stdout.close()
        complaint = playing.stderr.read()
        playing.stderr.close()
        assert playing.wait() in {0, 1}
        assert complaint == ""


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the input")
def test_without_any_standard_input() -> None:
    line = f'exec "{sys.executable}" -m scansim play RCV-02 --seed 1 <&-'
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "There is no standard input" in done.stderr


def test_a_terminal_of_another_character_set() -> None:
    for character_set in ("ascii", "latin-1", "cp437"):
        played = subprocess.run(
            command("play", *SEED_1, "--coach"),
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": character_set},
            capture_output=True,
            check=False,
        )
        assert played.returncode == 0
        assert b"Traceback" not in played.stderr
        assert b"PASSED" in played.stdout


SURROUNDINGS = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "99", "LC_ALL": "de_DE.UTF-8", "TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "COLUMNS": "20"},
]


@pytest.mark.parametrize(
    "script", [None, RIGHT, SCRIPTS / "wrong_look_alike_added.txt"], ids=["coach", "right", "wrong"]
)
def test_the_same_seed_gives_the_same_bytes_anywhere(script: Path | None) -> None:
    arguments = [*SEED_1, "--json", *(["--script", str(script)] if script else ["--coach"])]
    played = [play_in_a_process(arguments, environment=surroundings) for surroundings in SURROUNDINGS]
    assert len({each.out for each in played}) == 1
    assert len({each.status for each in played}) == 1


# what is kept


def test_data_keeps_the_run(tmp_path: Path) -> None:
    data = tmp_path / "data"
    played = play(*SEED_1, "--script", str(WRONG), "--json", "--data", str(data))
    with open_records(data, clock=StillClock(), station="station") as records:
        assert records.verify() == []
        assert records.unfinished("script") is None
        kept = [records.read(attempt) for attempt in attempts_in(data)]
    assert len(kept) == 1
    assert kept[0].result == played.scorecard
    assert kept[0].header.seed == 1
    assert kept[0].header.person == "script"
    assert [each.ms for each in kept[0].inputs] == [step["input"]["ms"] for step in played.steps]


def attempts_in(data: Path) -> list[str]:
    import sqlite3

    with sqlite3.connect(data / "records.db") as database:
        rows = database.execute("SELECT attempt FROM attempts ORDER BY lamport").fetchall()
    database.close()
    return [str(row[0]) for row in rows]


@pytest.mark.parametrize("text", ["", "do look dock_1\n", "hint\nnonsense\n", "scan \\udcff\n"], ids=range(4))
def test_a_script_that_ends_early_leaves_nothing_open(text: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    play(*SEED_1, "--data", str(data), text=text)
    with open_records(data, clock=StillClock(), station="station") as records:
        assert records.verify() == []
        assert records.unfinished("script") is None
        results = [records.read(attempt).result for attempt in attempts_in(data)]
    assert [result is not None and result["passed"] is False for result in results] == [True]


def test_hostile_inputs_are_kept_and_read_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    text = (
        b"scan \xff\ntap \xff\nset a \xed\xa0\x80\npause \xff\nresume\nreport \xfe x 0\nanswer \x00\nkey " + b"9" * 9999
    )
    played = play_in_a_process([*SEED_1, "--json", "--data", str(data)], text + b"\n")
    assert played.err == ""
    with open_records(data, clock=StillClock(), station="station") as records:
        assert records.verify() == []
        assert len(records.read(attempts_in(data)[0]).inputs) == len(played.steps) == 8


def test_where_records_lie_may_be_said_three_ways(tmp_path: Path) -> None:
    runner = CliRunner()
    for number, (before, after, variable) in enumerate(
        [(["--data"], [], ""), ([], ["--data"], ""), ([], [], "SCANSIM_DATA")]
    ):
        data = tmp_path / str(number)
        place = [str(data)]
        arguments = [
            *before,
            *(place if before else []),
            "play",
            "RCV-01",
            "--coach",
            *after,
            *(place if after else []),
        ]
        done = runner.invoke(main, arguments, env={"SCANSIM_DATA": str(data) if variable else ""})
        assert done.exit_code == 0
        assert len(attempts_in(data)) == 1


def test_without_a_place_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert play("RCV-01", "--coach").status == 0
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_used_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    played = play(*SEED_1, "--coach", "--data", str(tmp_path / "file"))
    assert played.status == 2
    assert played.err.startswith("scansim: ")
    assert len(played.err.splitlines()) == 1


def test_storage_that_fails_in_the_middle_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from scansim.training.ports import StorageRefused

    def full(*_: object) -> None:
        raise StorageRefused("The disk is full: free some space.")

    monkeypatch.setattr(MemoryAttempts, "append", full)
    played = play(*SEED_1, "--coach")
    assert played.status == 2
    assert played.err == "scansim: The disk is full: free some space.\n"


# check


def test_check_plays_what_ships() -> None:
    done = CliRunner().invoke(main, ["check", "--seeds", "2"], catch_exceptions=False)
    assert done.exit_code == 0
    by_coach = [f"{id_}  right  2 seeds played by the coach" for id_ in shipped_ids()[:-1]]
    assert done.stdout.splitlines() == [*by_coach, "FREE-01  right  2 seeds every document opens"]


def test_check_plays_one_file_only() -> None:
    path = str(ROOT / "tests" / "exercises" / "RCV-90.yaml")
    done = CliRunner().invoke(main, ["check", path, "--seeds", "2"], catch_exceptions=False)
    missing = "brief, at_work, traps.left_behind.note.to_follow.says"
    noted = f"RCV-90  note  not in de, English is shown: {missing}\n"
    assert (done.exit_code, done.stdout) == (0, f"{noted}RCV-90  right  2 seeds played by the coach\n")


def test_check_of_what_is_not_there(tmp_path: Path) -> None:
    missing = CliRunner().invoke(main, ["check", str(tmp_path / "none")], catch_exceptions=False)
    assert missing.exit_code == 2
    empty = CliRunner().invoke(main, ["check", str(tmp_path)], catch_exceptions=False)
    assert (empty.exit_code, empty.stderr) == (1, "Nothing to check there.\n")


def test_every_line_of_json_is_plain_ascii() -> None:
    played = play(*SEED_1, "--json", text="scan Ümläut漢\n")
    assert played.out.isascii()
    assert json.loads(played.out.splitlines()[0])["input"]["data"] == "Ümläut漢"
