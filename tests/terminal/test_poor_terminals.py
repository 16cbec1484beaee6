"""Terminals that show little: line by line, in ASCII, without colours; and what a lost line leaves behind."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from scansim.actions import CONTROL_CODES
from scansim.app import SystemClock, lesson_from_files
from scansim.records.opening import open_records
from scansim.training.header import Mode
from scansim.training.inputs import Scan
from tests.terminal.harness import Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.content]

CARDS = {code.value: code.payload for code in CONTROL_CODES}
# RCV-02 with seed 1, counted by hand: three boxes of 6 and 5, 8 of the other mugs, a box of 4 and 2; the rest follows.
TRANSFER = "WH/IN/07525"
LABELS = [
    *["19521108025118"] * 3,
    *["9521108025111"] * 5,
    *["9521108035110"] * 8,
    "19521108410310",
    *["9521108410313"] * 2,
]
RIGHT = [
    "look",
    "read",
    "scan paper",
    *["scan box 1"] * 3,
    *["scan 1"] * 5,
    *["scan 2"] * 8,
    "scan box 3",
    *["scan 3"] * 2,
    "validate",
    "yes",
]
COLOURS = {*range(30, 39), *range(40, 49), *range(90, 108)}
POSIX = {"LANG": None, "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


def program(*arguments: str, env: Mapping[str, str | None] | None = None, rows: int = 24, cols: int = 80) -> Terminal:
    return Terminal([sys.executable, "-m", "scansim", *arguments], rows=rows, cols=cols, env=env)


def said(terminal: Terminal) -> str:
    """All that was written so far, without the prompt's own line ends."""
    return terminal.output.decode("utf-8", "replace").replace("\r\n", "\n")


def wait_for_saying(terminal: Terminal, text: str) -> None:
    terminal.wait_until(lambda seen: text in said(seen), f"it never said {text!r}")


def type_line(terminal: Terminal, line: str) -> None:
    """Type a line at the prompt, and wait for the next one."""
    count = said(terminal).count("\n> ")
    terminal.send(f"{line}\r".encode())
    terminal.wait_until(
        lambda seen: said(seen).count("\n> ") > count or "At work:" in said(seen), f"no answer to {line!r}"
    )


def unfinished(folder: Path) -> str:
    """An attempt at RCV-02 with seed 1 that was just begun; its id."""
    lesson = lesson_from_files("RCV-02")
    with open_records(folder, clock=SystemClock(), station="station-1") as records:
        return records.open(lesson.header(1, Mode.TRY, "guest"), lesson.contents())


def scanned(folder: Path) -> list[str]:
    """The codes that were read in the unfinished attempt, in order."""
    with open_records(folder, clock=SystemClock(), station="station-1") as records:
        kept = records.unfinished("guest")
        assert kept is not None
        return [timed.input.data for timed in kept.inputs if isinstance(timed.input, Scan)]


# line by line


def test_a_run_line_by_line_at_a_terminal() -> None:
    with program("play", "RCV-02", "--seed", "1", "--plain", env={"TERM": "dumb"}) as terminal:
        wait_for_saying(terminal, "Scan a transfer.\n> ")
        for line in RIGHT:
            type_line(terminal, line)
        assert terminal.wait_for_exit() == 0
        assert b"\x1b" not in terminal.output
        assert b"\x07" not in terminal.output
        assert terminal.output.isascii()
    lines = said(terminal).splitlines()
    assert "PASSED. Short delivery" in lines
    assert "> scan box 1" in lines
    assert lines[lines.index("> read") + 1] == "OK. Delivery note DN-966: read."


def test_a_dumb_terminal_is_spoken_to(tmp_path: Path) -> None:
    for term in ("dumb", None):
        with program("--data", str(tmp_path), env={"TERM": term}) as terminal:
            wait_for_saying(terminal, "This terminal draws no screens, so everything is said line by line.")
            wait_for_saying(terminal, "Quit leaves.\n> ")
            type_line(terminal, "1")
            wait_for_saying(terminal, "Scan a transfer.\n> ")
            type_line(terminal, "look")
            type_line(terminal, "quit")
            wait_for_saying(terminal, "0: go on with RCV-01, stopped after step 2.")
            terminal.send(b"quit\r")
            assert terminal.wait_for_exit() == 0
            assert b"\x1b" not in terminal.output


def test_bytes_of_another_code_page_and_control_characters_line_by_line() -> None:
    with program("play", "RCV-02", "--seed", "1", "--plain") as terminal:
        wait_for_saying(terminal, "\n> ")
        terminal.send(b"AB\xc4CD\r")
        wait_for_saying(terminal, "NO. The code could not be read: the scanner sent a character of another code page.")
        terminal.send(b"]C1010952\x1d10LOT\r")
        wait_for_saying(terminal, "NO. Read 010952␝10LOT: ")
        terminal.send(b"look\r\n")
        wait_for_saying(terminal, "OK. This is what stands at Dock 1.")


@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["ctrl-c", "ctrl-d"])
def test_leaving_by_a_key_keeps_the_run(key: bytes, tmp_path: Path) -> None:
    with program("play", "RCV-02", "--seed", "1", "--plain", "--data", str(tmp_path)) as terminal:
        wait_for_saying(terminal, "\n> ")
        type_line(terminal, "look")
        terminal.send(key)
        wait_for_saying(terminal, "You left this run. Nothing is lost: go on with scansim play --resume --data ")
        assert terminal.wait_for_exit() == 1
        assert "Traceback" not in said(terminal)
        assert "Aborted" not in said(terminal)
    with program("play", "--resume", "--data", str(tmp_path)) as terminal:
        wait_for_saying(terminal, "You go on after step 2.")


@pytest.mark.parametrize("how", ["hang-up", "kill"])
def test_a_lost_line_loses_nothing_and_the_run_goes_on_where_it_was(how: str, tmp_path: Path) -> None:
    with program("play", "RCV-02", "--seed", "1", "--plain", "--data", str(tmp_path)) as terminal:
        wait_for_saying(terminal, "\n> ")
        for line in ("look", f"]C1{TRANSFER}", "]C119521108025118"):
            type_line(terminal, line)
        wait_for_saying(terminal, "6 of 26")
        status = terminal.hang_up() if how == "hang-up" else terminal.kill()
        assert status == -(signal.SIGHUP if how == "hang-up" else signal.SIGKILL)
    assert scanned(tmp_path) == [TRANSFER, "19521108025118"]
    with program("play", "--resume", "--data", str(tmp_path)) as terminal:
        wait_for_saying(terminal, "You go on after step 3.")
        wait_for_saying(terminal, f"Transfer {TRANSFER} from Nordic Table, 3 lines.")
        type_line(terminal, "lines")
        wait_for_saying(terminal, "1: Blue mug 25cl, MUG-25-BL. 6 of 26 Units, selected.")
        terminal.hang_up()
    # What was begun line by line goes on on screens.
    with program("--data", str(tmp_path)) as terminal:
        terminal.wait_for("TRAINING")
        terminal.send(b"\r")
        terminal.wait_for("GO ON")
        terminal.send(b"\r")
        terminal.wait_for("6/26")


# ASCII


def test_rcv_02_by_scans_only_on_a_vt220_in_ascii(tmp_path: Path) -> None:
    unfinished(tmp_path)
    with program("--data", str(tmp_path), "--ascii", env={"TERM": "vt220"}, rows=15, cols=40) as terminal:

        def scan(code: str, text: str) -> None:
            terminal.send(f"{code}\r".encode())
            terminal.wait_for(text)

        terminal.wait_for("TRAINING")
        scan(CARDS["start"], "GO ON")
        scan(CARDS["start"], "SCAN A TRANSFER")
        scan(CARDS["look"], "#6")
        scan(CARDS["floor"], "SCAN A TRANSFER")
        scan(TRANSFER, "SCAN A PRODUCT")
        for number, label in enumerate(LABELS, 1):
            terminal.send(f"{label}\r".encode())
            counted = {3: "18/26", 8: "23/26", 16: "8/8", 17: "4/6", 19: "6/6"}
            if number in counted:
                terminal.wait_for(counted[number])
        scan("OBTVALI", "BACKORDER?")
        scan(CARDS["yes"], "PASSED")
        assert terminal.output.isascii()
        assert terminal.bells == 0


@pytest.mark.parametrize("how", [{"TERM": "vt220", "LANG": None}, POSIX], ids=["hardware", "locale"])
def test_ascii_by_itself_where_nothing_else_is_shown(how: Mapping[str, str | None], tmp_path: Path) -> None:
    with program("--data", str(tmp_path), env=how) as terminal:
        terminal.wait_for("TRAINING")
        terminal.send(b"\r")
        terminal.wait_for("RCV-01")
        terminal.send(b"AB\xc4CD\r")
        terminal.wait_for("x STOP")
        terminal.send("Größe\r".encode())
        terminal.wait_for("Read Grose")
        assert terminal.output.isascii()


def test_signs_are_drawn_where_they_can_be_shown(tmp_path: Path) -> None:
    with program("--data", str(tmp_path), env={"TERM": "vt220", "LANG": "C.UTF-8"}) as terminal:
        terminal.wait_for("TRAINING")
        terminal.send(b"\r")
        terminal.wait_for("▸")


# no colours


def parameters(output: bytes) -> set[int]:
    """Every parameter of every sequence that sets colours and looks (SGR)."""
    found = re.findall(rb"\x1b\[([\d;:]*)m", output)
    return {int(number or 0) for each in found for number in re.split(rb"[;:]", each)}


def through_a_run(terminal: Terminal) -> None:
    terminal.wait_for("TRAINING")
    terminal.send(b"\r")
    terminal.wait_for("GO ON")
    terminal.send(b"\r")
    terminal.wait_for("SCAN A TRANSFER")
    terminal.send(b"NOBODY\r")
    terminal.wait_for("STOP")
    terminal.send(f"{TRANSFER}\r".encode())
    terminal.wait_for("OK")
    terminal.send(b"19521108025118\r")
    terminal.wait_for("6/26")
    terminal.send(b"\x1bOQ")
    terminal.wait_for("BACKORDER?")
    # Not Enter: this soon after a scan it would be taken for a second suffix of the scanner.
    terminal.send(f"{CARDS['yes']}\r".encode())
    terminal.wait_for("NOT YET")


@pytest.mark.parametrize("size", [(15, 40), (24, 80)])
def test_no_color_means_none(size: tuple[int, int], tmp_path: Path) -> None:
    unfinished(tmp_path)
    env = {"NO_COLOR": "1", "COLORTERM": "truecolor", "TEXTUAL_THEME": "textual-dark"}
    with program("--data", str(tmp_path), env=env, rows=size[0], cols=size[1]) as terminal:
        through_a_run(terminal)
        used = parameters(terminal.output)
        assert used & COLOURS == set()
        assert {1, 7} <= used  # bold and reverse tell things apart instead


def test_an_empty_no_color_means_colours(tmp_path: Path) -> None:
    unfinished(tmp_path)
    with program("--data", str(tmp_path), env={"NO_COLOR": ""}) as terminal:
        through_a_run(terminal)
        assert parameters(terminal.output) & COLOURS


def test_no_colours_and_ascii_together(tmp_path: Path) -> None:
    unfinished(tmp_path)
    env = {"NO_COLOR": "1", "TERM": "vt220"}
    with program("--data", str(tmp_path), "--ascii", env=env, rows=15, cols=40) as terminal:
        through_a_run(terminal)
        assert parameters(terminal.output) & COLOURS == set()
        assert terminal.output.isascii()


def test_words_stand_beside_every_sign_without_colours(tmp_path: Path) -> None:
    unfinished(tmp_path)
    with program("--data", str(tmp_path), env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("TRAINING")
        terminal.send(b"\r")
        terminal.wait_for("GO ON")
        terminal.send(b"\r")
        terminal.wait_for("SCAN A TRANSFER")
        terminal.send(b"NOBODY\r")
        terminal.wait_for("✖ STOP")
        terminal.send(f"{TRANSFER}\r".encode())
        terminal.wait_for("✔ OK")
        terminal.send(b"19521108025118\r\x1bOQ")
        terminal.wait_for("! CHECK")


def is_reverse(terminal: Terminal, text: str) -> bool:
    """Whether the first letter of a text on the screen is shown in reverse."""
    y = next(number for number, row in enumerate(terminal.screen) if text in row)
    return bool(terminal._emulator.buffer[y][terminal.screen[y].index(text)].reverse)


def test_what_stood_on_a_colour_is_reversed_without_colours(tmp_path: Path) -> None:
    unfinished(tmp_path)
    with program("--data", str(tmp_path), env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("TRAINING")
        terminal.send(b"\r")
        terminal.wait_for("GO ON")
        terminal.send(b"\r")
        terminal.wait_for("SCAN A TRANSFER")
        terminal.send(b"NOBODY\r")
        terminal.wait_until(lambda seen: "STOP" in seen.text and "Read NOBODY" in seen.text, "the refusal is not shown")
        terminal.wait_until(
            lambda seen: all(is_reverse(seen, text) for text in ("TRAINING", "SCAN A TRANSFER", "STOP")),
            "what stood on a colour looks like the rest",
        )
        assert not is_reverse(terminal, "Read NOBODY")
