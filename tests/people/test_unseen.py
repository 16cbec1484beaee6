"""At a terminal neither badge nor PIN is shown, and neither is part of the command."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from tests.people.conftest import PIN, Station
from tests.terminal.harness import Terminal

pytestmark = pytest.mark.terminal


def test_what_is_asked_is_not_shown(station: Station) -> None:
    command = [sys.executable, "-m", "scansim", "people", "list"]
    with Terminal(command, env={"SCANSIM_DATA": str(station.folder)}) as terminal:
        terminal.wait_for("Your badge:")
        arguments = Path(f"/proc/{terminal.pid}/cmdline")
        assert not arguments.exists() or b"BADGE" not in arguments.read_bytes()
        terminal.send(b"BADGE-Eva\r")
        terminal.wait_for("Your PIN:")
        terminal.send(PIN.encode() + b"\r")
        terminal.wait_for("People: 2.")
        shown = terminal.text
        assert terminal.wait_for_exit() == os.EX_OK
    assert "Mia Kern" in shown
    assert "BADGE" not in shown
    assert PIN not in shown
