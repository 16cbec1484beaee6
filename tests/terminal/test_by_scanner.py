"""RCV-02 from the lock to the debrief with nothing but a scanner, on the smallest screen that a handheld has.

The test stands in the trainer as an operator does: it counts the symbols on the floor, reads the note, and scans what
it saw. Scans that belong together are sent in one burst.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scansim.actions import CONTROL_CODES
from scansim.content.library import Library
from scansim.content.places import content_root
from scansim.engine.barcodes.commands import Command, Family, payload_of
from scansim.training.pack import Pack
from tests.terminal.harness import Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.content]

CARDS = {code.value: code.payload for code in CONTROL_CODES}
VALIDATE = payload_of(Command.VALIDATE, Family.CURRENT)


def scan(terminal: Terminal, *codes: str) -> None:
    """Cards and labels as one burst of bytes; a card is named by its value."""
    terminal.send("".join(f"{CARDS.get(code, code)}\r" for code in codes).encode())


@dataclass
class Goods:
    """What was counted of one product: closed boxes by what they hold, and loose units."""

    boxes: list[int] = field(default_factory=list)
    loose: int = 0

    @property
    def units(self) -> int:
        return sum(self.boxes) + self.loose


@dataclass
class Floor:
    """What was seen at the dock, by the codes of products, and what the note says."""

    goods: dict[str, Goods]
    listed: dict[str, int]
    rest_is_cancelled: bool

    @property
    def missing(self) -> dict[str, int]:
        counted = {code: self.goods[code].units if code in self.goods else 0 for code in self.listed}
        return {code: listed - counted[code] for code, listed in self.listed.items() if listed > counted[code]}


def pack_s() -> Pack:
    library = Library.in_use(content_root())
    exercise = library.find("RCV-02")
    assert exercise is not None
    return library.pack_of(exercise)


def pointed(terminal: Terminal) -> str:
    """What the hand is on: its row and the row below, where the symbols stand."""
    rows = terminal.screen
    index = next((index for index, row in enumerate(rows) if row.startswith("▸")), None)
    return "" if index is None else "\n".join(rows[index : index + 3])


def next_thing(terminal: Terminal) -> None:
    """Scan NEXT and wait until the hand is drawn on something else."""
    before = pointed(terminal)
    scan(terminal, "next")
    terminal.wait_until(lambda seen: pointed(seen) not in ("", before), f"the hand stays on {before!r}")


def look_around(terminal: Terminal, pack: Pack) -> Floor:
    """Go through everything that lies here with NEXT, counting, as far as the note, and read it."""
    codes = {product.code for product in pack.products}
    goods: dict[str, Goods] = {}
    terminal.wait_until(lambda seen: pointed(seen) != "", "the hand points at nothing")
    while "Delivery note" not in pointed(terminal).splitlines()[0]:
        name, *symbols = pointed(terminal).splitlines()
        code = next(word for word in name.split() if word in codes)
        row = symbols[0] if "▣" in symbols[0] or "▫" in symbols[0] else ""
        goods[code] = Goods([int(holds) for holds in re.findall(r"▣(\d+)", row)], row.count("▫"))
        next_thing(terminal)
    terminal.wait_until(lambda seen: "║" in seen.text, "the note is not in view as far as its barcode")
    lines = [row.strip() for row in terminal.screen]
    listed = {
        code: int(line.split()[-1])
        for line in lines
        for code in codes
        if line.startswith(f"{code} ") and line.split()[-1].isdigit()
    }
    assert len(listed) == len(goods), lines
    return Floor(goods, listed, any("cancelled" in line for line in lines))


def choose_next(terminal: Terminal) -> None:
    """Scan NEXT in a list and wait until another row is drawn as the chosen one."""
    before = [row for row in terminal.screen if "▸" in row]
    scan(terminal, "next")
    terminal.wait_until(lambda seen: [row for row in seen.screen if "▸" in row] != before, "NEXT chose nothing")


def brief_of_rcv_02(terminal: Terminal) -> str:
    """From the list of exercises to the brief; the number of the transfer."""
    terminal.wait_until(lambda seen: "RCV-01" in seen.text, "no list of exercises")
    while not any("▸" in row and "RCV-02" in row and "GO ON" not in row for row in terminal.screen):
        choose_next(terminal)
    scan(terminal, "start")
    terminal.wait_until(lambda seen: re.search(r"WH/IN/\d{5}", seen.text) is not None, "no brief")
    found = re.search(r"WH/IN/\d{5}", terminal.text)
    assert found is not None
    return found[0]


def give_up(terminal: Terminal) -> None:
    """Leave the run at its menu and give it up, by scans alone."""
    scan(terminal, "back", "back")
    terminal.wait_for("LEAVE THIS RUN?")
    scan(terminal, "yes")
    terminal.wait_for("GO ON")
    scan(terminal, "no")
    terminal.wait_for("GIVE THIS RUN UP?")
    scan(terminal, "yes")
    terminal.wait_for("Given up")


def labels(floor: Floor, pack: Pack) -> list[str]:
    """The label of every closed box and of every loose unit, as they hang on the things."""
    found: list[str] = []
    for code, goods in floor.goods.items():
        product = next(product for product in pack.products if product.code == code)
        sizes = {int(packaging.quantity): packaging.barcode for packaging in pack.packagings_of(product.id)}
        found += [sizes[holds] for holds in goods.boxes]
        found += [product.barcode] * goods.loose
    return found


def test_rcv_02_from_the_lock_to_the_debrief_by_scans_alone(tmp_path: Path) -> None:
    pack = pack_s()
    with Terminal([sys.executable, "-m", "scansim", "--data", str(tmp_path)], rows=15, cols=40, cold=True) as terminal:
        terminal.wait_for("Scan START")
        scan(terminal, "start")
        while True:
            transfer = brief_of_rcv_02(terminal)
            scan(terminal, "enter", "look", "look")
            terminal.wait_for(": read")
            floor = look_around(terminal, pack)
            if floor.missing and any(goods.boxes for goods in floor.goods.values()):
                break
            give_up(terminal)  # One seed in five has no trap, and some have no boxes.
        [(short, missing)] = floor.missing.items()
        product = next(product for product in pack.products if product.code == short)

        # Hands: the first box is opened, its units are scanned one by one.
        scan(terminal, "open", "enter")
        terminal.wait_for("is open")
        opened = next(goods for goods in floor.goods.values() if goods.boxes)
        opened.loose += opened.boxes.pop(0)

        # A report: what is missing, how many, the shift lead.
        scan(terminal, "missing", product.barcode, *str(missing), "enter")
        terminal.wait_for("WHO IS TOLD?")
        terminal.wait_for(f"{product.name} · {missing}"[:30])
        scan(terminal, "enter")
        terminal.wait_for("SHIFT LEAD")
        terminal.wait_for("MISSING")

        # The order, and everything that is there, in one burst.
        scan(terminal, transfer, "floor", *labels(floor, pack), VALIDATE)
        terminal.wait_for("BACKORDER?")
        terminal.wait_for(f"{missing} not counted")
        scan(terminal, product.barcode)  # No answer: refused aloud, and the question stays.
        terminal.wait_until(lambda seen: seen.bells == 1, "a label under a question was not refused aloud")
        terminal.wait_for("BACKORDER?")
        scan(terminal, "no" if floor.rest_is_cancelled else "yes")
        terminal.wait_for("PASSED")
        scan(terminal, "next", "back")
        terminal.wait_for("about 3 min")
        while "passed" not in terminal.text:
            choose_next(terminal)
        scan(terminal, "lock")
        terminal.wait_until(lambda seen: "START" in seen.text and "RCV" not in seen.text, "not locked")
        assert terminal.bells == 1
