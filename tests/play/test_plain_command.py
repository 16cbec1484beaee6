"""``scansim play --plain`` and ``scansim --plain`` through the real command; what is kept, and how they end."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from scansim.cli import main
from scansim.records.opening import open_records
from scansim.words.language import ENGLISH, speaking
from tests.play.playing import Played, play, play_in_a_process
from tests.play.test_command import StillClock, attempts_in

pytestmark = pytest.mark.content

SEED_1 = ("RCV-02", "--seed", "1", "--plain")
# By hand: 23 of 26 mugs came (3 boxes of 6 and 5), 8 mugs of the other kind, a box of 4 boards and 2.
RIGHT = (
    "look\nread\nscan paper\n"
    + "scan box 1\n" * 3
    + "scan 1\n" * 5
    + "scan 2\n" * 8
    + "scan box 3\n"
    + "scan 3\n" * 2
    + "validate\nyes\n"
)


def trainer(*arguments: str, text: str = "", data: str = "") -> Played:
    done = CliRunner().invoke(main, [*arguments], input=text, env={"SCANSIM_DATA": data}, catch_exceptions=False)
    return Played(done.exit_code, done.stdout, done.stderr)


def test_a_person_passes_by_counting() -> None:
    played = play(*SEED_1, text=RIGHT)
    assert played.status == 0
    lines = played.out.splitlines()
    assert "PASSED. Short delivery" in lines
    assert "OK. All 7 required scans were made." in lines
    assert "OK. Blue mug 25cl: 3 missing, noticed and kept on order." in lines


def test_every_line_is_plain() -> None:
    lines = play(*SEED_1, text=f"help\nreport\nlines\n{RIGHT}").out.splitlines()
    assert not [line for line in lines if not line or line != line.strip() or not line.isascii()]
    assert not [line for line in lines if re.search(r"\x1b|[│─✔✖▸]|\|\|", line)]
    assert max(map(len, lines)) <= 160


def test_answers_begin_with_their_word() -> None:
    lines = play(*SEED_1, text="look\nNOBODY\nvalidate\nscan paper\n").out.splitlines()
    assert [line.partition(". ")[0] for line in lines if re.match(r"[A-Z]+\. ", line)] == [
        "TRAINING",
        "OK",
        "NO",
        "NO",
        "OK",
    ]


def test_the_trainer_speaks_the_language_that_is_asked_for() -> None:
    with speaking(ENGLISH):
        played = trainer("--language", "xx", "play", *SEED_1, text="look\n")
        assert "‹ÖK›. ‹Thîs~~ îs~~ whåt~~ stånds~ åt~ Dock 1.›" in played.out


def test_a_language_that_it_does_not_speak_is_refused_in_one_sentence() -> None:
    played = trainer("--language", "tlh", "play", *SEED_1)
    assert played.status == 2
    assert "The trainer does not speak 'tlh'. It speaks: en." in played.err


def test_filling_without_counting_does_not_pass() -> None:
    played = play(*SEED_1, text="scan WH/IN/07525\nfill 1\nfill 2\nfill 3\nvalidate\n")
    assert played.status == 1
    assert "NO. Blue mug 25cl: received 26, there were 23. Nobody looked." in played.out.splitlines()


def test_the_coach_shows_it_in_the_same_lines() -> None:
    played = play(*SEED_1, "--coach")
    lines = played.out.splitlines()
    assert played.status == 0
    assert "Coach: Look at the goods at Dock 1. Count what stands there, not what the screen says." in lines
    assert "PASSED. Short delivery" in lines
    assert play(*SEED_1, "--mode", "show").out == played.out


def test_the_end_of_the_lines_leaves_the_run() -> None:
    played = play(*SEED_1, text="look\n")
    assert played.status == 1
    assert played.out.splitlines()[-1] == "You left this run. It was not recorded."


def test_a_run_that_was_left_is_gone_on_with(tmp_path: Path) -> None:
    data = str(tmp_path / "my data")
    halfway = RIGHT.splitlines(keepends=True)
    left = play(*SEED_1, "--data", data, text="".join(halfway[:10]))
    assert left.status == 1
    assert left.out.splitlines()[-1] == (
        f"You left this run. Nothing is lost: go on with scansim play --resume --data '{data}'"
    )
    resumed = play("--resume", "--data", data, text="".join(halfway[10:]))
    assert resumed.status == 0
    lines = resumed.out.splitlines()
    assert lines[:3] == [
        "TRAINING. RCV-02, seed 1. No real stock moves.",
        "A pallet from Nordic Table stands at Dock 1. Receive it.",
        "The delivery note bears WH/IN/07525.",
    ]
    assert "You go on after step 11." in lines
    assert "PASSED. Short delivery" in lines
    with open_records(Path(data), clock=StillClock(), station="station") as records:
        kept = [records.read(attempt) for attempt in attempts_in(Path(data))]
        assert records.verify() == []
    assert len(kept) == 1
    assert kept[0].header.person == "guest"
    assert kept[0].result is not None
    assert kept[0].result["passed"] is True


def test_evidence_is_typed_unless_proved(tmp_path: Path) -> None:
    data = tmp_path / "data"
    play(*SEED_1, "--data", str(data), text="WH/IN/07525\n]E09521108025111\nscan WH/IN/07525\ncode 9521108025111\n")
    with open_records(data, clock=StillClock(), station="station") as records:
        inputs = [timed.input for timed in records.read(attempts_in(data)[0]).inputs]
    assert [(type(given).__name__, getattr(given, "grade", "").__str__()) for given in inputs] == [
        ("Key", "typed"),
        ("Scan", "prefix"),
        ("Key", "typed"),
        ("Key", "typed"),
        ("Pause", ""),
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Which EXERCISE? Name one, such as: scansim play RCV-01"),
        (["--plain"], "Which EXERCISE?"),
        (["RCV-02", "--plain", "--json"], "A person plays with --plain and --resume: leave out --script and --json."),
        (["RCV-02", "--plain", "--script", "x.txt"], "leave out --script and --json"),
        (["--resume", "--json"], "leave out --script and --json"),
        (["--resume", "--seed", "1"], "--resume goes on with a run as it is: leave out --seed, --coach and --mode."),
        (["--resume", "--coach"], "leave out --seed, --coach and --mode"),
        (["RCV-99", "--plain"], "There is no exercise RCV-99. There are RCV-0"),
    ],
)
def test_wrong_use_is_said_in_one_sentence(arguments: list[str], says: str) -> None:
    played = play(*arguments, text="look\n")
    assert played.status == 2
    assert says in played.err
    assert played.out == ""


def test_nothing_to_go_on_with(tmp_path: Path) -> None:
    nowhere = play("--resume", "--data", str(tmp_path / "none"))
    assert nowhere.status == 2
    assert "There are no records in " in nowhere.err
    assert not (tmp_path / "none").exists()
    play("RCV-01", "--coach", "--data", str(tmp_path / "data"))
    played = play("--resume", "--data", str(tmp_path / "data"))
    assert played.status == 2
    assert "There is no unfinished run there. Begin one: scansim play EXERCISE --plain" in played.err
    play(*SEED_1, "--data", str(tmp_path / "data"), text="look\n")
    other = play("RCV-01", "--resume", "--data", str(tmp_path / "data"))
    assert "There is no unfinished run of RCV-01 there." in other.err
    assert play("rcv-02", "--resume", "--data", str(tmp_path / "data"), text=RIGHT).status == 0


def test_a_run_of_other_rules_is_not_gone_on_with(tmp_path: Path) -> None:
    from scansim.app import SystemClock, lesson_from_files
    from scansim.training.header import RULES_VERSION, Mode

    lesson = lesson_from_files("RCV-01")
    header = lesson.header(1, Mode.TRY, "guest")
    object.__setattr__(header, "rules_version", RULES_VERSION + 1)
    with open_records(tmp_path, clock=SystemClock(), station="station") as records:
        records.open(header, lesson.contents())
    played = play("--resume", "--data", str(tmp_path))
    assert played.status == 2
    assert "begun with another version of the trainer" in played.err


def test_storage_that_fails_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    played = play(*SEED_1, "--data", str(tmp_path / "file"), text="look\n")
    assert played.status == 2
    assert played.err.startswith("scansim: ")
    assert len(played.err.splitlines()) == 1


def test_without_a_place_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    play(*SEED_1, text=RIGHT)
    assert list(tmp_path.iterdir()) == []


def test_the_trainer_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    played = trainer("--plain", "--data", str(tmp_path / "data"), text=f"2\n{RIGHT}quit\n")
    assert played.status == 0
    assert "TRAINING. Practise with the barcode scanner. No real stock moves." in played.out
    assert "This terminal draws no screens" not in played.out
    assert trainer("--plain", data=str(tmp_path / "data"), text="quit\n").status == 0
    with closing(sqlite3.connect(tmp_path / "data" / "records.db")) as database:
        assert len(database.execute("SELECT * FROM attempts").fetchall()) == 1
    assert not (tmp_path / "home").exists()


def test_options_of_the_trainer_stand_behind_commands() -> None:
    for option in ("--plain", "--ascii"):
        played = trainer(option, "play", "RCV-02")
        assert played.status == 2
        assert f"{option} stands behind the command: scansim play {option}" in played.err


def test_without_a_terminal_the_screens_say_what_to_do() -> None:
    played = trainer()
    assert played.status == 2
    assert "The trainer needs a terminal. Without one, use: scansim play EXERCISE" in played.err


@pytest.mark.parametrize("how", [["--ascii"], []])
def test_ascii_when_asked_for_or_when_there_is_nothing_else(how: list[str]) -> None:
    environment = {} if how else {"PYTHONIOENCODING": "latin-1"}
    text = "Größe\nlook\nhint\nscan \udcff\n".encode(errors="surrogateescape")
    for arguments in ([*SEED_1, *how], [*SEED_1[:3], *how]):
        played = play_in_a_process(arguments, text, environment)
        assert played.status == (1 if "--plain" in arguments else 2)
        assert played.out.isascii()
        assert played.err.isascii()
        assert "Read Grosse: nothing here has this code." in played.out or "Grosse" in played.err


def test_a_variable_asks_for_ascii() -> None:
    played = play_in_a_process(SEED_1, "Größe\n".encode(), {"SCANSIM_ASCII": "1"})
    assert "Read Grosse: nothing here has this code." in played.out
    assert "Read Größe:" in play_in_a_process(SEED_1, "Größe\n".encode(), {"SCANSIM_ASCII": "0"}).out


def test_hostile_lines_act_on_no_terminal() -> None:
    text = b"\x1b[2J\x1b]0;title\x07\n[@click=app.quit]x[/]\n\xff\xfe\n" + b"9" * 10_000 + b"\nlook\nquit\n"
    played = play_in_a_process(SEED_1, text)
    assert played.err == ""
    assert not [char for char in played.out if not char.isprintable() and char != "\n"]
    assert "[@click=app.quit]x[/]" in played.out
    assert "OK. This is what stands at Dock 1." in played.out
