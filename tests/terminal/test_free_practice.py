"""Free practice in a terminal of 40 by 15: a pick and a count by scans and keys, up to what the debrief says.

Seed 1 of FREE-01, whose start card chooses it: WH/PICK/01378 asks for 4 screwdrivers of A-02-3 and 2 hammers of A-04-2;
12 pans and 15 hammers are to be counted at A-04-1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scansim.training.kit_card import kit_card
from tests.terminal.harness import Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.content]

SCREWDRIVER, HAMMER, PAN = "29526116", "9521108845016", "9521108324115"
START = "SCNSTRT"
ENTER, ESCAPE, DOWN, F2, F3 = b"\r", b"\x1b", b"\x1b[B", b"\x1bOQ", b"\x1bOR"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """At the handheld's first screen."""
    argv = [sys.executable, "-m", "scansim", "--data", str(tmp_path)]
    with Terminal(argv, rows=15, cols=40) as started:
        started.wait_for("Try as guest")
        started.send(ENTER)
        started.wait_for("NEXT")
        scan(started, kit_card("FREE-01", 1))
        started.wait_for("What waits for you")
        # Enter so soon behind a scan would be taken for more of the scanner's suffix.
        scan(started, START)
        started.wait_for("SCAN A TRANSFER")
        yield started


def scan(terminal: Terminal, *codes: str) -> None:
    terminal.send("".join(f"{code}\r" for code in codes).encode())


def leave(terminal: Terminal) -> None:
    """From the handheld's menu to the debrief."""
    terminal.send(ESCAPE)
    terminal.wait_for("LEAVE FREE PRACTICE?")
    terminal.send(DOWN)
    terminal.wait_for("▸ Leave")
    terminal.send(ENTER)
    terminal.wait_for("FREE PRACTICE ")


def test_a_pick(terminal: Terminal) -> None:
    scan(terminal, "WH/PICK/01378")
    terminal.wait_for("SCAN THE SOURCE PLACE")
    scan(terminal, "A.02.3", *[SCREWDRIVER] * 4)
    terminal.wait_for("4/4")
    scan(terminal, "A.04.2", HAMMER, HAMMER)
    terminal.wait_for("PRESS VALIDATE")
    terminal.send(F2)
    terminal.wait_for("SCAN A TRANSFER")
    leave(terminal)
    terminal.wait_for("WH/PICK/01378 validated")
    terminal.wait_for("4 x Screwdriver PH1")
    terminal.wait_for("2 x Hammer 500g")
    terminal.send(DOWN * 9)
    terminal.wait_for("Next: ")


def test_a_count(terminal: Terminal) -> None:
    terminal.send(DOWN)
    terminal.wait_for("Enter Counts")
    terminal.send(ENTER)
    terminal.wait_for("SCAN THE PLACE TO COUNT")
    scan(terminal, "A.04.1", PAN)
    terminal.wait_for("1 Units counted.")
    terminal.send(F2)
    terminal.wait_for("SCAN A TRANSFER")
    leave(terminal)
    terminal.wait_for("Fry pan 24cm: 1 (-11)")
