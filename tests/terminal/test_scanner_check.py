"""The hardware check in a true pseudo-terminal: bytes as scanners send them, and what the next start knows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scansim.actions import CONTROL_CODES
from scansim.scanner.layouts import KeyboardLayout
from scansim.scanner.probes import ProbeKind
from tests.scanner.scanning import probe_text
from tests.terminal.harness import Terminal

pytestmark = pytest.mark.terminal

F8, F10 = b"\x1b[19~", b"\x1b[21~"
CARDS = {code.value: code.payload for code in CONTROL_CODES}


def trainer(data: Path, rows: int = 24, cols: int = 80) -> Terminal:
    return Terminal([sys.executable, "-m", "scansim", "--data", str(data)], rows=rows, cols=cols)


def scan(terminal: Terminal, text: str, suffix: bytes = b"\r") -> None:
    terminal.send(text.encode() + suffix)


def labels(layout: KeyboardLayout) -> list[str]:
    kinds = (ProbeKind.LAYOUT, ProbeKind.SEPARATOR, ProbeKind.SEPARATOR_2D)
    return [probe_text(kind, layout) for kind in kinds]


def test_a_station_with_azerty_is_set_up_by_scans_alone_and_stays_so(tmp_path: Path) -> None:
    layout_probe, separator, square = labels(KeyboardLayout.FRENCH)
    with trainer(tmp_path, 15, 40) as terminal:
        terminal.wait_for("TRAINING")
        terminal.wait_for("Scan START")
        scan(terminal, layout_probe)
        terminal.wait_for("SCAN LABEL 3")
        terminal.wait_for("French")
        scan(terminal, separator)
        terminal.wait_for("SCAN LABEL 4")
        scan(terminal, square)
        terminal.wait_for("Kept for this station")
        scan(terminal, CARDS["back"])
        terminal.wait_for("Practise with")
        assert terminal.bells == 0
    with trainer(tmp_path) as terminal:
        terminal.wait_for("TRAINING")
        terminal.send(F8)
        terminal.wait_for("French, as kept here")
        # A-01-02-3, as the scanner means it: the station maps it back.
        scan(terminal, 'Q)à&)àé)"')
        terminal.wait_for("Read A-01-02-3")


def test_a_byte_that_is_not_utf8_is_told_with_what_to_do(tmp_path: Path) -> None:
    with trainer(tmp_path) as terminal:
        terminal.wait_for("TRAINING")
        terminal.send(F8)
        terminal.wait_for("SCAN ANY LABEL")
        terminal.send(b"AB\xc4CD\r")
        terminal.wait_for("ASCII or UTF-8")
        terminal.wait_for("AB\ufffdCD")
        terminal.wait_until(lambda seen: seen.bells == 1, "it never rang")
        scan(terminal, "9521108035110")
        terminal.wait_for("SCAN LABEL 1")


def test_crlf_tab_aim_and_a_burst_are_taken_as_they_come(tmp_path: Path) -> None:
    with trainer(tmp_path) as terminal:
        terminal.wait_for("TRAINING")
        terminal.send(F8)
        terminal.wait_for("SCAN ANY LABEL")
        scan(terminal, "]E09521108035110", b"\r\n")
        terminal.wait_for("Enter and line feed")
        terminal.wait_for("EAN-13")
        terminal.send("".join(f"{text}\t" for text in labels(KeyboardLayout.US)).encode())
        terminal.wait_for("THE CHECK PASSED")
        terminal.wait_for("Tab")


def test_a_scanner_without_suffix_is_told_so(tmp_path: Path) -> None:
    with trainer(tmp_path) as terminal:
        terminal.wait_for("TRAINING")
        terminal.send(F8)
        terminal.wait_for("SCAN ANY LABEL")
        scan(terminal, "9521108035110", b"")
        terminal.wait_for("set the scanner's suffix to Enter")


def test_records_that_cannot_be_opened_leave_the_check_working(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with trainer(tmp_path / "file") as terminal:
        terminal.wait_for("THIS DID NOT WORK")
        terminal.send(b"\r")
        terminal.wait_for("Practise with")
        terminal.send(F8)
        terminal.wait_for("SCAN ANY LABEL")
        scan(terminal, "9521108035110")
        terminal.wait_for("SCAN LABEL 1")
        scan(terminal, CARDS["yes"])
        terminal.wait_for("THIS DID NOT WORK")
        assert "Traceback" not in terminal.text
