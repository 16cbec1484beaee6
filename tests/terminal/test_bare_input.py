"""The input path in a true pseudo-terminal, under the yardstick app (reference terminal-ui B1, B6)."""

from __future__ import annotations

import random
import signal
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal

pytestmark = pytest.mark.terminal

GS = b"\x1d"
KITTY = {"TEXTUAL_DISABLE_KITTY_KEY": "0"}


def bare(data: Path, env: Mapping[str, str | None] | None = None) -> Terminal:
    return Terminal([sys.executable, "-m", "benchmarks.bare_app", "--data", str(data)], rows=16, cols=60, env=env)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with bare(tmp_path) as running:
        running.wait_for("ready")
        yield running


def kept(data: Path) -> list[str]:
    connection = sqlite3.connect(data / "bare.db")
    bodies = [body.rstrip() for (body,) in connection.execute("SELECT body FROM scan ORDER BY rowid")]
    connection.close()
    return bodies


def still_scans(terminal: Terminal) -> None:
    """Whatever came before, the next scan on a line of its own gets in."""
    terminal.send(b"\r")
    terminal.send(b"STILL-HERE-1\r")
    terminal.wait_for("STILL-HERE-1")


def test_200_scans_in_one_write(terminal: Terminal, tmp_path: Path) -> None:
    scans = [f"{index:03d}-quarantine-barcode-{index:07d}" for index in range(200)]
    terminal.send("".join(f"{scan}\r" for scan in scans).encode())
    terminal.wait_for(f"200 {scans[-1]}")
    assert kept(tmp_path) == scans


@pytest.mark.parametrize("suffix", [b"\r", b"\n", b"\t", b"\r\n", b"\r\r"])
def test_every_suffix(terminal: Terminal, tmp_path: Path, suffix: bytes) -> None:
    terminal.send(b"WH/IN/00001" + suffix + b"WH/IN/00002" + suffix)
    terminal.wait_for("2 WH/IN/00002")
    assert kept(tmp_path) == ["WH/IN/00001", "WH/IN/00002"]


@pytest.mark.parametrize(("env", "separator"), [({}, GS), (KITTY, GS), (KITTY, b"\x1b[93;5u")])
def test_a_group_separator(tmp_path: Path, env: Mapping[str, str | None], separator: bytes) -> None:
    with bare(tmp_path, env) as terminal:
        terminal.wait_for("ready")
        terminal.send(b"]d2010400638133393110LOT" + separator + b"21S1\r")
        terminal.wait_for("1 0104")
        assert kept(tmp_path) == ["010400638133393110LOT\x1d21S1"]


def test_shift_keys_of_the_kitty_protocol(tmp_path: Path) -> None:
    with bare(tmp_path, KITTY) as terminal:
        terminal.wait_for("ready")
        terminal.send(b"\x1b[57441;2u" + b"\x1b[97;2;65u" + b"\x1b[98;2;66u" + b"-1\r")
        terminal.wait_for("1 AB-1")


def test_a_bracketed_paste(terminal: Terminal, tmp_path: Path) -> None:
    terminal.send(b"\x1b[200~PASTE-1\rPASTE" + GS + b"2\rREST\x1b[201~")
    terminal.wait_for("2 PASTE")
    terminal.send(b"\r")
    terminal.wait_for("3 REST")
    assert kept(tmp_path) == ["PASTE-1", "PASTE\x1d2", "REST"]


def test_a_label_that_begins_a_paste_does_not_keep_later_scans_back(terminal: Terminal) -> None:
    terminal.send(b"AB\x1b[200~CD\rLATER-1\r")
    terminal.wait_for("2 LATER-1")
    still_scans(terminal)


def test_utf8_that_arrives_in_two_pieces(terminal: Terminal) -> None:
    terminal.send("GRÜ".encode()[:-1])
    terminal.send("GRÜ-1\r".encode()[3:])
    terminal.wait_for("1 GRÜ-1")


@pytest.mark.parametrize(
    "bad",
    [
        b"A\xc4B",
        b"\xff",
        b"\xed\xa0\x80",
        b"A\x1b[97:65;2;65uB",
        b"A\x1b[99999999999uB",
        b"\x1b[48;9999999;9999999;1;1t",
    ],
)
@pytest.mark.parametrize("env", [{}, KITTY])
def test_no_bad_byte_or_sequence_ends_the_app(tmp_path: Path, env: Mapping[str, str | None], bad: bytes) -> None:
    with bare(tmp_path, env) as terminal:
        terminal.wait_for("ready")
        terminal.send(bad + b"\rNEXT-1\r")
        terminal.wait_for("NEXT-1")
        still_scans(terminal)


@pytest.mark.parametrize("sequence", [b"\x1b[97:65;2;65u", b"\x1b[99999999999u"])
def test_a_sequence_that_cannot_be_parsed_leaves_its_mark_in_the_scan(tmp_path: Path, sequence: bytes) -> None:
    with bare(tmp_path, KITTY) as terminal:
        terminal.wait_for("ready")
        terminal.send(b"WH/" + sequence + b"IN/1\r")
        terminal.wait_for("IN/1")
        assert kept(tmp_path) == ["WH/\ufffdIN/1"]


def test_a_byte_that_is_not_utf8_stays_visible(terminal: Terminal, tmp_path: Path) -> None:
    terminal.send(b"A\xc4B\r")
    terminal.wait_for("1 A\ufffdB")
    assert kept(tmp_path) == ["A\ufffdB"]


@pytest.mark.parametrize("env", [{}, KITTY])
def test_300_lines_of_random_bytes(tmp_path: Path, env: Mapping[str, str | None]) -> None:
    source = random.Random(8_2026)
    noise = b"".join(source.randbytes(source.randrange(1, 60)) + b"\r" for _ in range(300))
    with bare(tmp_path, env) as terminal:
        terminal.wait_for("ready")
        terminal.send(noise)
        still_scans(terminal)


def test_typed_ahead_of_the_first_frame_is_not_lost(tmp_path: Path) -> None:
    with bare(tmp_path) as terminal:
        terminal.wait_until(lambda running: b"\x1b[?1049h" in running.output, "no application mode")
        terminal.send(b"EARLY-1\r")
        terminal.wait_for("1 EARLY-1")


def test_leaving_ends_with_status_0_and_a_terminal_that_is_as_it_was(terminal: Terminal) -> None:
    terminal.send(b"\x1b[21~")
    assert terminal.wait_for_exit() == 0
    assert all(mode in terminal.output for mode in (b"\x1b[?1049l", b"\x1b[?2004l", b"\x1b[?25h"))


def test_a_hang_up_ends_the_app_and_keeps_what_was_scanned(terminal: Terminal, tmp_path: Path) -> None:
    terminal.send(b"KEPT-1\r")
    terminal.wait_for("1 KEPT-1")
    assert terminal.hang_up() == -signal.SIGHUP
    assert kept(tmp_path) == ["KEPT-1"]


def test_a_terminal_that_is_gone_ends_the_app_even_when_hang_ups_are_ignored(tmp_path: Path) -> None:
    command = f"trap '' HUP; exec {sys.executable} -m benchmarks.bare_app --data {tmp_path}"
    with Terminal(["/bin/sh", "-c", command]) as terminal:
        terminal.wait_for("ready")
        assert terminal.hang_up() > 0


CRASHES = """
from scansim.screens.driver import run_and_exit

def build():
    from scansim.screens.keyboard import TakesScans

    class Crashes(TakesScans):
        def on_mount(self):
            raise ZeroDivisionError("on purpose")

    return Crashes()

run_and_exit(build)
"""

TELLS = """
from scansim.screens.driver import run_and_exit

def build():
    import os, sys
    assert not any(name.split(".")[0] == "textual" for name in sys.modules), "Textual came first"
    print(os.environ["TEXTUAL_DISABLE_KITTY_KEY"], "is set")
    raise SystemExit(7)

run_and_exit(build)
"""


def test_a_crash_ends_with_status_1() -> None:
    with Terminal([sys.executable, "-c", CRASHES]) as terminal:
        assert terminal.wait_for_exit() == 1
        assert b"on purpose" in terminal.output


def test_the_keyboard_protocol_is_settled_before_textual_is_imported() -> None:
    with Terminal([sys.executable, "-c", TELLS]) as terminal:
        assert terminal.wait_for_exit() == 7
        terminal.wait_for("1 is set")
