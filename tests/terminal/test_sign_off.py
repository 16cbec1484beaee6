"""From a check-ride to a certificate on paper, in a terminal: an operator rides with true bursts of a scanner, a
supervisor looks, ticks and signs, the code on the paper anchors the records, and one changed byte is named.

149 lines are seven rides, and at most three are ridden a day: six were ridden on the days before.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner

from scansim.actions import CONTROL_CODES
from scansim.app import station_name
from scansim.cli import main
from scansim.engine.barcodes.commands import Command, Family, payload_of
from scansim.records.journal import Records
from scansim.records.opening import FILE_NAME, open_records
from scansim.scanner.entry import Grade
from scansim.training.coach.coach import Coach
from scansim.training.header import Floor, Header, Mode
from scansim.training.inputs import Do, Input, Scan, Tap, Timed
from scansim.training.kit import kit_of
from scansim.training.people.person import BadgeKind, Role
from scansim.training.practice import Practice
from scansim.training.programme.rules import Programme
from scansim.training.run import Run
from scansim.training.score.scorecard import Scorecard
from scansim.training.signoff.signature import Signature
from scansim.training.station import HardwareCheck, StationSettings
from tests.terminal.harness import Terminal
from tests.training.field import lesson

pytestmark = [pytest.mark.terminal, pytest.mark.content]

CARDS = {code.value: code.payload for code in CONTROL_CODES}
VALIDATE = payload_of(Command.VALIDATE, Family.CURRENT)
RIDE, SEED = "CHK-02", 2
JON, SUE = "TRNJONAS41", "TRNSUSAN42"
PIN = "738194"
LINES_NEEDED, LINES_OF_THE_LAST = 149, 20
FINGERS_SECONDS = 0.06


@dataclass
class EarlierClock:
    """A clock that stands on an earlier day."""

    day: datetime = field(default_factory=lambda: datetime.now(UTC) - timedelta(days=9))
    seconds: float = 0.0

    def utc(self) -> str:
        return self.day.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def monotonic(self) -> float:
        return self.seconds


def ridden(records: Records, clock: EarlierClock, person: str, seed: int) -> int:
    """A ride of the operator's as their scanner read it; how many lines it had."""
    told = lesson(RIDE)
    practice = Practice.begin(told, told.header(seed, Mode.CHECK, person, Floor.ROOM), records, clock)
    coach, count = Coach(), 0
    while (step := coach.next_step(practice.run).input) is not None:
        count += 1
        given = replace(step, grade=Grade.TIMING) if isinstance(step, Scan) else step
        practice.receive_at(Timed(count * 1000, given))
    result = practice.close()
    assert isinstance(result, Scorecard)
    assert result.passed
    return result.lines


@dataclass
class House:
    """A folder with a first supervisor, an operator with six rides, and a station whose scanner was checked."""

    folder: Path
    jonas: str
    susan: str


@pytest.fixture
def house(tmp_path: Path) -> House:
    clock = EarlierClock()
    with open_records(tmp_path, clock=clock, station=station_name()) as records:
        people = records.people
        susan = people.join("Susan Ortiz", [Role.OPERATOR, Role.SUPERVISOR], {}, "program")
        people.mark_set_up(susan)
        jonas = people.join("Jonas Petersen", [Role.OPERATOR], {}, susan)
        for person, number in ((susan, SUE), (jonas, JON)):
            people.issue_badge(person, number, BadgeKind.TRAINING, "", susan)
            people.see_fair_use(person)
            assert records.pins.choose(person, PIN, person) is None
        records.signoffs.found(susan, Programme("1", ()), by=Signature(susan, "The first supervisor here."))
        checked = HardwareCheck(is_passed=True, outcomes={})
        records.keep_station(StationSettings(floor=Floor.ROOM), checked, susan)
        lines, seed = LINES_OF_THE_LAST, 10
        while lines < LINES_NEEDED:
            lines += ridden(records, clock, jonas, seed)
            seed += 1
            clock.day += timedelta(hours=12)
    return House(tmp_path, jonas, susan)


def scan(terminal: Terminal, *codes: str) -> None:
    """Labels and cards as one burst of bytes; a card is named by its value."""
    terminal.send("".join(f"{CARDS.get(code, code)}\r" for code in codes).encode())


def typed(terminal: Terminal, text: str, *, hidden: bool) -> None:
    """What fingers type, with the time that fingers take, and Enter."""
    for count, char in enumerate(text, 1):
        terminal.send(char.encode())
        shown = "•" * count if hidden else text[:count]
        terminal.wait_for(f"> {text[:count]}_" if not hidden else shown)
        threading.Event().wait(FINGERS_SECONDS)
    terminal.send(b"\r")


def header_in(folder: Path) -> Header:
    """The header of the newest run in the file."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as database:
        query = "SELECT body FROM facts WHERE kind = 'attempt_opened' ORDER BY seq DESC LIMIT 1"
        [(body,)] = database.execute(query).fetchall()
    return Header.restored(json.loads(body)["header"])


def bursts(run: Run) -> Iterator[list[str]]:
    """What a competent operator scans: the coach is asked, and each answer put as labels and cards."""
    coach, ms, burst = Coach(), 0, list[str]()

    def receive(given: Input) -> None:
        nonlocal ms
        ms += 1000
        run.receive(Timed(ms, given))

    while (step := coach.next_step(run).input) is not None:
        match step:
            case Scan(data):
                burst.append(data)
                receive(step)
            case Do("look"):
                burst.append("look")
                receive(step)
            case Tap("validate"):
                burst.append(VALIDATE)
                receive(step)
                yield burst
                burst = []
            case _:
                raise AssertionError(f"seed {SEED} of {RIDE} asks for {step}")
    if burst:
        yield burst


def scansim(folder: Path, *arguments: str, answers: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(main, [*arguments, "--data", str(folder)], input=answers, catch_exceptions=False)
    return done.exit_code, done.output


def test_from_the_ride_to_the_certificate_and_one_byte_changed(house: House, tmp_path: Path) -> None:
    told = lesson(RIDE)
    with Terminal([sys.executable, "-m", "scansim", "--data", str(house.folder)]) as terminal:
        # The operator comes in with the badge, reads the start card, gives the PIN and rides.
        terminal.wait_for("Scan your badge")
        scan(terminal, JON)
        terminal.wait_for("J O N A S")
        scan(terminal, kit_of(told.exercise, told.pack, told.policy, SEED).start_card)
        terminal.wait_for("The papers lie at the Desk")
        scan(terminal, "start")
        terminal.wait_for("TYPE YOUR PIN")
        typed(terminal, PIN, hidden=True)
        terminal.wait_for("SCAN A TRANSFER")
        header = header_in(house.folder)
        assert (header.exercise, header.seed, header.mode, header.person) == (RIDE, SEED, Mode.CHECK, house.jonas)
        for burst in bursts(told.run_of(header)):
            scan(terminal, *burst)
        terminal.wait_for("PASSED")
        scan(terminal, "lock")
        terminal.wait_for("Scan your badge")

        # The supervisor: badge, boards, queue, the one who waits; ticks, rating, badge, PIN.
        scan(terminal, SUE)
        terminal.wait_for("S U S A N")
        terminal.send(b"\x1bOS")
        terminal.wait_for("F2 ")
        terminal.send(b"\x1bOQ")
        terminal.wait_for("Jonas P.")
        terminal.send(b"\r")
        terminal.wait_for("Seen on the floor")
        terminal.wait_for("0 escaped")
        typed(terminal, "123456", hidden=False)
        terminal.wait_for("Now rate the work")
        typed(terminal, "4", hidden=False)
        terminal.wait_for("rate the work 4 of 5")
        scan(terminal, SUE)
        terminal.wait_for("TYPE YOUR PIN")
        typed(terminal, PIN, hidden=True)
        terminal.wait_for("Signed: Jonas P.")
        terminal.send(b"\x1b[20~")
        terminal.wait_for("Scan your badge")

    # On paper, asked for with badge and PIN.
    status, said = scansim(house.folder, "statements", "Jonas Petersen", answers=f"{SUE}\n{PIN}\n")
    assert status == 0, said
    certificate = next(line for line in said.splitlines() if ": certified, by Susan" in line).split()[-1]
    out = tmp_path / "paper.pdf"
    status, said = scansim(house.folder, "certificate", certificate, "--out", str(out), answers=f"{SUE}\n{PIN}\n")
    assert status == 0, said
    document = pypdfium2.PdfDocument(out)
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    [code] = zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())
    document.close()
    assert "Putaway: certified, observed on the floor" in text
    assert "FOUNDING ASSESSOR" in text
    assert re.search(r"In the simulator: 1[45]\d lines in 7 runs, 0 escaped errors, at least 98", text)

    # The records hold against the code on the paper, and no longer once one byte of a scan was changed.
    status, said = scansim(house.folder, "verify", "--anchor", code.text)
    assert status == 0, said
    assert f"{code.text}: number" in said
    assert "7 runs: 7 right, 0 altered" in said
    with closing(sqlite3.connect(house.folder / FILE_NAME, isolation_level=None)) as forger:
        forger.execute("UPDATE inputs SET body = replace(body, 'NHINPUT', 'NHINPUU') WHERE seq = 4")
    status, said = scansim(house.folder, "verify", "--anchor", code.text)
    assert status == 1
    assert f"certificate {certificate}" in said
