"""The trainer in a true pseudo-terminal: bytes in, a screen out, records that last (reference terminal-ui B6)."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.terminal.harness import ROOT, Terminal

pytestmark = pytest.mark.terminal

DOWN, RIGHT, ESCAPE = b"\x1b[B", b"\x1b[C", b"\x1b"
F2, F3, F9, F10 = b"\x1bOQ", b"\x1bOR", b"\x1b[20~", b"\x1b[21~"
SIZES = [(15, 40), (24, 80), (40, 120)]


def trainer(data: Path, rows: int = 24, cols: int = 80, env: Mapping[str, str | None] | None = None) -> Terminal:
    return Terminal([sys.executable, "-m", "scansim", "--data", str(data)], rows=rows, cols=cols, env=env)


def brief_of_short_delivery(terminal: Terminal) -> str:
    """From the lock to the brief of RCV-02; returns the transfer that its delivery note bears."""
    terminal.wait_for("TRAINING")
    terminal.send(b"\r")
    terminal.wait_for("RCV-01")
    while "RCV-02" not in pointed(terminal):
        press_and_see(terminal, DOWN, pointed)
    terminal.send(b"\r")
    terminal.wait_until(lambda seen: re.search(r"WH/IN/\d{5}", seen.text) is not None, "no brief")
    found = re.search(r"WH/IN/\d{5}", terminal.text)
    assert found is not None
    return found[0]


def pointed(terminal: Terminal) -> str:
    """The row that the hand is on, once it is drawn."""
    return next((row for row in terminal.screen if "▸" in row), "")


def goods(terminal: Terminal) -> str:
    """What stands on the floor, thing by thing; a sentence when nothing is left. What hands hold stands below it."""
    left = "".join(char for char in terminal.text.partition("In hand")[0] if char in "▣▫")
    return left or ("nothing" if "No goods" in terminal.text else "")


def press_and_see(terminal: Terminal, key: bytes, what: Callable[[Terminal], str]) -> None:
    """Press a key and wait until ``what`` is another, and drawn."""
    before = what(terminal)
    terminal.send(key)
    terminal.wait_until(lambda seen: what(seen) not in ("", before), f"{before!r} stays")


def scan(terminal: Terminal, code: str) -> None:
    terminal.send(f"{code}\r".encode())


@pytest.mark.parametrize(("rows", "cols"), SIZES)
def test_a_newcomer_passes_by_counting_the_floor_and_reading_the_note(tmp_path: Path, rows: int, cols: int) -> None:
    with trainer(tmp_path, rows, cols) as terminal:
        transfer = brief_of_short_delivery(terminal)
        scan(terminal, transfer)
        terminal.wait_for(f"{transfer} is open")
        terminal.send(F3)
        terminal.wait_for("This is what stands")
        while "Delivery note" not in pointed(terminal):
            press_and_see(terminal, DOWN, pointed)
        terminal.send(b"\r")
        terminal.wait_for(": read")
        terminal.wait_until(lambda seen: seen.text.count(transfer) >= 1, "the note is not shown")
        cancelled = "Balance cancelled" in terminal.text
        terminal.send(b"\x1b[A" * 20)
        terminal.wait_until(lambda seen: "‹" in seen.text, "the hand is not on the goods")
        while "No goods" not in terminal.text:
            press_and_see(terminal, b"\r", goods)
        terminal.send(F2)
        terminal.wait_until(lambda seen: "BACKORDER" in seen.text or "PASSED" in seen.text, "not validated")
        if "BACKORDER" in terminal.text:
            terminal.send(DOWN + (DOWN if cancelled else b"") + b"\r")
        terminal.wait_for("PASSED")
        assert terminal.bells == 0


def test_filling_without_counting_fails_with_the_reason(tmp_path: Path) -> None:
    with trainer(tmp_path) as terminal:
        transfer = brief_of_short_delivery(terminal)
        scan(terminal, transfer)
        terminal.wait_for(f"{transfer} is open")
        for _ in range(3):
            terminal.send(DOWN + RIGHT)
        terminal.wait_for("PRESS VALIDATE")
        terminal.send(b"\r")
        terminal.wait_for("NOT YET")
        terminal.wait_for("never scanned")


def test_a_burst_of_200_scans_is_all_there_after_a_kill(tmp_path: Path) -> None:
    codes = [f"NOBODY-{number:03d}-{random.randrange(10**15):015d}" for number in range(200)]
    with trainer(tmp_path) as terminal:
        transfer = brief_of_short_delivery(terminal)
        scan(terminal, transfer)
        terminal.wait_for(f"{transfer} is open")
        terminal.send("".join(f"{code}\r" for code in codes).encode())
        terminal.wait_for(codes[-1][:20])
        assert terminal.bells == 200
        assert terminal.kill() == -signal.SIGKILL
    kept = inputs_of(tmp_path)
    assert [given["data"] for given in kept if given["kind"] == "scan"] == [transfer, *codes]
    with trainer(tmp_path) as terminal:
        terminal.wait_for("TRAINING")
        terminal.send(b"\r")
        terminal.wait_for("GO ON")
        terminal.send(b"\r")
        terminal.wait_for(transfer)
        terminal.wait_for("SCAN A PRODUCT")


def inputs_of(data: Path) -> list[dict[str, str]]:
    """The inputs of the newest attempt, read by another process."""
    code = (
        "import json, sys; from pathlib import Path; from scansim.app import open_journal\n"
        "from scansim.training.inputs import stored\n"
        "kept = open_journal(Path(sys.argv[1])).unfinished('guest')\n"
        "print(json.dumps([stored(timed) for timed in kept.inputs]))\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(data)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found: list[dict[str, str]] = json.loads(answer.stdout)
    return found


def test_a_run_that_was_locked_goes_on(tmp_path: Path) -> None:
    with trainer(tmp_path) as terminal:
        transfer = brief_of_short_delivery(terminal)
        scan(terminal, transfer)
        terminal.wait_for(f"{transfer} is open")
        terminal.send(F9)
        terminal.wait_for("Try it as a guest")
        terminal.wait_until(lambda shown: transfer not in shown.text, "the lock shows what the last person did")
        terminal.send(b"\r")
        terminal.wait_for("GO ON")
        terminal.send(b"\r")
        terminal.wait_for("SCAN A PRODUCT")
        terminal.send(F9)
        terminal.wait_for("Try it as a guest")
        terminal.send(F10)
        assert terminal.wait_for_exit() == 0


def test_a_bad_byte_and_a_group_separator_are_answered_and_the_next_scan_works(tmp_path: Path) -> None:
    with trainer(tmp_path) as terminal:
        transfer = brief_of_short_delivery(terminal)
        scan(terminal, transfer)
        terminal.wait_for(f"{transfer} is open")
        terminal.send(b"AB\xc4CD\r")
        terminal.wait_for("code page")
        terminal.send(b"]C1010952\x1d10LOT\r")
        terminal.wait_for("010952")
        scan(terminal, "[@click=app.quit]x[/]")
        terminal.wait_for("[@click=app.quit]x[/]")
        terminal.send(b"\x1b[200~PASTED-CODE\r\x1b[201~")
        terminal.wait_for("PASTED-CODE")
        terminal.wait_until(lambda seen: seen.bells == 4, "not every refusal rang once")


def test_the_terminal_may_change_its_size_at_any_time(tmp_path: Path) -> None:
    with trainer(tmp_path) as terminal:
        transfer = brief_of_short_delivery(terminal)
        scan(terminal, transfer)
        terminal.wait_for("You are at Dock 1")
        terminal.resize(15, 40)
        terminal.wait_until(lambda seen: "You are at" not in seen.text and "[+" in seen.text, "not made small")
        terminal.resize(40, 120)
        terminal.wait_for("You are at Dock 1")


def test_without_colour_everything_is_still_said(tmp_path: Path) -> None:
    with trainer(tmp_path, env={"NO_COLOR": "1", "TEXTUAL_THEME": "ansi-dark"}) as terminal:
        transfer = brief_of_short_delivery(terminal)
        scan(terminal, "NOBODY")
        terminal.wait_for("✖ STOP")
        scan(terminal, transfer)
        terminal.wait_for("✔ OK")


def test_records_that_cannot_be_opened_are_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with trainer(tmp_path / "file") as terminal:
        terminal.wait_for("THIS DID NOT WORK")
        assert "Traceback" not in terminal.text
        terminal.send(F10)
        assert terminal.wait_for_exit() == 1


def test_a_lost_connection_loses_nothing(tmp_path: Path) -> None:
    with trainer(tmp_path) as terminal:
        transfer = brief_of_short_delivery(terminal)
        scan(terminal, transfer)
        terminal.wait_for(f"{transfer} is open")
        terminal.hang_up()
    assert inputs_of(tmp_path)[0]["data"] == transfer
