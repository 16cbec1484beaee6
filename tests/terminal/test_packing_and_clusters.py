"""A pack into cartons and a cluster into totes in a terminal, with nothing but a scanner that sends whole bursts.

Seed 1 of FREE-01, whose start card chooses it. WH/PACK/07209: 5 notebooks and 2 staplers. BATCH/00001: 2 plates of
24 cm at A-01-1 for WH/PICK/04156; 3 plates of 27 cm at A-01-2 and a board at A-01-3 for WH/PICK/00496. What ends up
where is read from the record of the run, after the program was killed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scansim.actions import CONTROL_CODES
from scansim.app import ShippedLessons, SystemClock, open_journal
from scansim.engine.barcodes.commands import Command, Family, payload_of
from scansim.engine.quantity import ZERO, written
from scansim.training.kit_card import kit_card
from scansim.training.practice import Practice
from scansim.training.run import Run
from tests.terminal.harness import Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.content]

CARDS = {code.value: code.payload for code in CONTROL_CODES}
VALIDATE = payload_of(Command.VALIDATE, Family.CURRENT)
NOTEBOOK, STAPLER = "9521108515278", "495211073644"
PLATE_24, PLATE_27, BOARD = "9521108124111", "9521108127112", "9521108410313"


def scan(terminal: Terminal, *codes: str) -> None:
    """Cards and labels as one burst of bytes; a card is named by its value."""
    terminal.send("".join(f"{CARDS.get(code, code)}\r" for code in codes).encode())


@contextmanager
def free_practice(folder: Path, rows: int, cols: int) -> Iterator[Terminal]:
    """At the handheld's first screen, by cards alone."""
    with Terminal([sys.executable, "-m", "scansim", "--data", str(folder)], rows=rows, cols=cols) as started:
        started.wait_for("Scan the card START" if cols >= 80 else "Scan START")
        scan(started, "start")
        started.wait_for("NEXT")
        scan(started, kit_card("FREE-01", 1))
        started.wait_for("What waits for you")
        scan(started, "start")
        started.wait_for("SCAN A TRANSFER")
        yield started


def recorded(terminal: Terminal, folder: Path) -> Run:
    """The run as it is on the disk, replayed."""
    terminal.kill()
    with open_journal(folder) as records:
        stored = records.unfinished("guest")
        assert stored is not None
        lesson = ShippedLessons(folder).restored(stored.header, records.content)
        return Practice.resume(lesson, stored, records, SystemClock()).run


def packed(run: Run) -> dict[str, dict[str, str]]:
    """What lies in cartons and totes, which were empty in the morning: quantities by product code and place."""
    stock = run.world.warehouse.stock
    found: dict[str, dict[str, str]] = {}
    for quant in stock.quants:
        if quant.package.startswith(("PACK900001", "TOTE")) and quant.quantity > ZERO:
            code = f"{stock.products.get(quant.product).code} {quant.location}"
            found.setdefault(quant.package, {})[code] = written(quant.quantity)
    return found


def test_a_pack_into_two_cartons(tmp_path: Path) -> None:
    with free_practice(tmp_path, 24, 80) as terminal:
        scan(terminal, "WH/PACK/07209")
        terminal.wait_for("Notebook A5 dotted")
        scan(terminal, NOTEBOOK, NOTEBOOK, NOTEBOOK, "PACK9000011")
        terminal.wait_for("→ PACK9000011")
        terminal.wait_for("0/2")
        scan(terminal, NOTEBOOK, NOTEBOOK, STAPLER, STAPLER, "PACK9000012", "PACK9000012")
        terminal.wait_for("Nothing is to be packed")
        terminal.wait_for("PRESS VALIDATE")
        assert terminal.bells == 1
        scan(terminal, VALIDATE)
        terminal.wait_for("WH/PACK/07209 is validated")
        assert packed(recorded(terminal, tmp_path)) == {
            "PACK9000011": {"NTB-A5-DT loc_output": "3"},
            "PACK9000012": {"NTB-A5-DT loc_output": "2", "STP-ST loc_output": "2"},
        }


def test_a_cluster_into_a_tote_for_each_order(tmp_path: Path) -> None:
    with free_practice(tmp_path, 15, 40) as terminal:
        scan(terminal, "BATCH/00001")
        terminal.wait_for("SCAN THE SOURCE")
        scan(terminal, "A.01.1", PLATE_24, PLATE_24, "TOTE.01", "A.01.2", PLATE_27, PLATE_27, PLATE_27, "TOTE.01")
        terminal.wait_for("Another order: TOTE.01")
        assert terminal.bells == 1
        scan(terminal, "TOTE.02", "A.01.3")
        terminal.wait_for("→ TOTE.02?")
        scan(terminal, BOARD, "TOTE.02")
        terminal.wait_for("PRESS VALIDATE")
        scan(terminal, VALIDATE)
        terminal.wait_for("BATCH/00001: 2")
        assert packed(recorded(terminal, tmp_path)) == {
            "TOTE.01": {"PLT-24-WH loc_packing": "2"},
            "TOTE.02": {"PLT-27-WH loc_packing": "3", "BRD-OAK loc_packing": "1"},
        }
