"""PINs of a station: what is kept of them, who waits how long, and who is locked (reference training D4)."""

from __future__ import annotations

import hmac
import json
import os
import sqlite3
import stat
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw

from scansim.records import pins as kept_pins
from scansim.records.device_key import KEY_FILE, device_key, made_device_key
from scansim.records.journal import Records
from scansim.records.opening import open_records
from scansim.records.pin_hash import Cost, Verifier, key_name, matches, verifier_of
from scansim.records.pins import KeptPins
from scansim.training.people.person import Role, Standing
from scansim.training.people.pin import PinFault, pin_fault
from scansim.training.people.pins import PinAnswer, PinState
from scansim.training.ports import JournalDamaged, StorageRefused
from tests.records.several_files import findings_of, hurried

RIGHT, WRONG = "480693", "935271"
QUICK = Cost(1, 8, 1)


@dataclass
class SetClock:
    """Both clocks stand where a test sets them."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 6, tzinfo=UTC))
    ticks: float = 5000.0

    def utc(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def monotonic(self) -> float:
        return self.ticks

    def go_on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.ticks += seconds


@dataclass
class Station:
    folder: Path
    clock: SetClock
    records: Records

    @property
    def pins(self) -> KeptPins:
        return KeptPins(self.records._database, self.records._ledger, self.clock, QUICK)

    def wrong(self, person: str, times: int = 1) -> PinAnswer:
        """So many wrong PINs, each after its wait."""
        answer = PinAnswer(right=False)
        for _ in range(times):
            self.clock.go_on(answer.wait_seconds)
            answer = self.pins.check(person, WRONG)
        return answer

    def facts(self, kind: str) -> list[tuple[str, dict[str, str]]]:
        rows = self.records._database.execute("SELECT actor, body FROM facts WHERE kind = ? ORDER BY seq", (kind,))
        return [(str(actor), json.loads(str(body))) for actor, body in rows]


@pytest.fixture
def station(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Station]:
    clock = SetClock()
    with hurried(monkeypatch), open_records(folder, clock=clock, station="dock-1", patience=5) as records:
        yield Station(folder, clock, records)


@pytest.fixture
def mia(station: Station) -> str:
    person = station.records.people.join("Mia", [Role.OPERATOR], {}, "boss")
    assert station.pins.choose(person, RIGHT, person) is None
    return person


def test_a_pin_is_right_or_wrong(station: Station, mia: str) -> None:
    assert station.pins.state(mia) is PinState.SET
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=True)
    assert station.pins.check(mia, WRONG) == PinAnswer(right=False)
    assert station.facts("pin_chosen") == [(mia, {"person": mia})]


@pytest.mark.parametrize(
    "pin", ["", "4806930", "48069", " 480693", "٤٨٠٦٩٣", "4" * 100_000, "\udc80", "480693\n", "\0"]
)
def test_whatever_is_not_the_pin_is_wrong(station: Station, mia: str, pin: str) -> None:
    assert not station.pins.check(mia, pin).right


def test_what_is_kept_is_what_the_formats_page_says(station: Station, mia: str) -> None:
    row = station.records._database.execute("SELECT salt, hash, cost, device, digits, once FROM pins")[0]
    key = (station.folder / "device.key").read_bytes()
    mixed = hmac.digest(key, f"{mia}\n{RIGHT}".encode(), "sha256")
    expected = hash_secret_raw(mixed, bytes.fromhex(str(row[0])), 1, 8, 1, 32, Type.ID).hex()
    name = hmac.digest(key, b"scansim device key", "sha256").hex()[:16]
    assert row[1:] == (expected, "t=1,m=8,p=1", name, 6, 0)
    assert (len(bytes.fromhex(str(row[0]))), len(key)) == (16, 32)


def test_a_pin_costs_what_the_standard_says(station: Station, mia: str) -> None:
    station.records.pins.choose(mia, RIGHT, mia)
    # RFC 9106, 4: the second recommended choice.
    assert station.records._database.execute("SELECT cost FROM pins") == [("t=3,m=65536,p=4",)]
    assert station.pins.check(mia, RIGHT).right


def test_a_pin_is_nowhere_in_the_folder_and_in_no_fact(station: Station, mia: str) -> None:
    once = station.pins.reset(mia, "boss")
    station.wrong(mia, 10)
    for path in station.folder.rglob("*"):
        if path.is_file():
            assert RIGHT.encode() not in path.read_bytes()
            assert once.encode() not in path.read_bytes()
    verifier = station.records._database.execute("SELECT salt, hash FROM pins")[0]
    facts = station.records._database.execute("SELECT body FROM facts")
    assert not [fact for fact in facts if str(verifier[0]) in str(fact) or str(verifier[1]) in str(fact)]


def test_no_error_names_a_pin(station: Station, mia: str) -> None:
    for call in (
        lambda: station.pins.check("nobody", RIGHT),
        lambda: station.pins.choose("nobody", RIGHT, "boss"),
    ):
        with pytest.raises(StorageRefused) as refused:
            call()
        assert RIGHT not in "".join(traceback.format_exception(refused.value))
    assert repr(verifier_of(RIGHT, mia, bytes(32), QUICK)) == "Verifier()"


def test_the_same_pin_of_two_people_is_kept_differently(station: Station, mia: str) -> None:
    tom = station.records.people.join("Tom", [Role.OPERATOR], {}, "boss")
    station.pins.choose(tom, RIGHT, tom)
    rows = station.records._database.execute("SELECT salt, hash FROM pins")
    assert len({value for row in rows for value in row}) == 4


def test_somebody_elses_verifier_opens_nothing(station: Station, mia: str) -> None:
    tom = station.records.people.join("Tom", [Role.OPERATOR], {}, "boss")
    station.pins.choose(tom, WRONG, tom)
    with station.records._database.writing():
        (row,) = station.records._database.execute("SELECT salt, hash FROM pins WHERE person = ?", (tom,))
        station.records._database.execute("UPDATE pins SET salt = ?, hash = ? WHERE person = ?", (*map(str, row), mia))
    assert not station.pins.check(mia, WRONG).right


# D4: wait after 3 failures 30 s, then 60 s, 5 min; lock at 10.
WAITS = [0, 0, 30, 60, 300, 300, 300, 300, 300]


def test_waits_grow_and_the_tenth_wrong_one_locks(station: Station, mia: str) -> None:
    for number, wait in enumerate(WAITS, 1):
        assert station.pins.check(mia, WRONG) == PinAnswer(right=False, wait_seconds=wait), number
        if wait:
            # Too early is neither looked at nor counted, though it be right.
            station.clock.go_on(wait - 1)
            assert station.pins.check(mia, RIGHT) == PinAnswer(right=False, wait_seconds=1), number
            station.clock.go_on(1)
    assert station.pins.check(mia, WRONG) == PinAnswer(right=False, locked=True)
    assert station.pins.state(mia) is PinState.LOCKED
    assert station.facts("person_locked") == [("program", {"person": mia, "why": "pin"})]
    station.clock.go_on(10_000)
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=False, locked=True)
    assert len(station.facts("person_locked")) == 1
    assert findings_of(station.folder / "records.db") == []


def test_a_right_pin_clears_what_was_wrong_before(station: Station, mia: str) -> None:
    station.wrong(mia, 9)
    station.clock.go_on(300)
    assert station.pins.check(mia, RIGHT).right
    assert station.wrong(mia, 2) == PinAnswer(right=False)
    assert station.wrong(mia) == PinAnswer(right=False, wait_seconds=30)


def test_the_wrong_pins_of_one_keep_nobody_else_waiting(station: Station, mia: str) -> None:
    tom = station.records.people.join("Tom", [Role.OPERATOR], {}, "boss")
    station.pins.choose(tom, RIGHT, tom)
    station.wrong(mia, 5)
    assert station.pins.check(tom, RIGHT).right


@pytest.mark.parametrize("back", [1, 3600, 400 * 86400])
def test_setting_the_clock_back_shortens_no_wait(station: Station, mia: str, back: float) -> None:
    station.wrong(mia, 4)
    station.clock.now -= timedelta(seconds=back)
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=False, wait_seconds=60)
    # And it lasts no longer than a wait either.
    station.clock.go_on(59)
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=False, wait_seconds=1)
    station.clock.go_on(1)
    assert station.pins.check(mia, RIGHT).right


def test_setting_the_clock_on_shortens_no_wait(station: Station, mia: str) -> None:
    station.wrong(mia, 3)
    station.clock.now += timedelta(days=1)
    station.clock.ticks += 10
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=False, wait_seconds=20)


def test_after_a_restart_the_clock_of_the_day_tells(station: Station, mia: str) -> None:
    station.wrong(mia, 3)
    station.clock.ticks = 7.0
    station.clock.now += timedelta(seconds=29)
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=False, wait_seconds=1)
    station.clock.now += timedelta(seconds=1)
    assert station.pins.check(mia, RIGHT).right


def test_closing_the_program_shortens_no_wait(station: Station, mia: str) -> None:
    station.wrong(mia, 3)
    with open_records(station.folder, clock=station.clock, station="dock-1") as again:
        assert again.pins.check(mia, RIGHT) == PinAnswer(right=False, wait_seconds=30)


def test_who_is_unlocked_begins_anew(station: Station, mia: str) -> None:
    station.wrong(mia, 10)
    station.records.people.unlock(mia, "boss")
    assert station.pins.state(mia) is PinState.SET
    assert station.wrong(mia, 3) == PinAnswer(right=False, wait_seconds=30)
    station.clock.go_on(30)
    assert station.pins.check(mia, RIGHT).right


def test_who_is_locked_by_a_supervisor_is_told_so_and_nothing_is_counted(station: Station, mia: str) -> None:
    station.records.people.lock(mia, "supervisor", "boss")
    assert station.pins.check(mia, WRONG) == station.pins.check(mia, RIGHT) == PinAnswer(right=False, locked=True)
    assert station.records._database.execute("SELECT failures FROM pins") == [(0,)]


def test_a_try_that_was_killed_counts(station: Station, mia: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(kept_pins, "matches", killed)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                station.pins.check(mia, WRONG)
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=False, wait_seconds=30)
    station.clock.go_on(30)
    station.wrong(mia, 6)
    station.clock.go_on(300)
    with monkeypatch.context() as patch:
        patch.setattr(kept_pins, "matches", killed)
        with pytest.raises(KeyboardInterrupt):
            station.pins.check(mia, WRONG)
    assert station.facts("person_locked") == []
    assert station.pins.state(mia) is PinState.LOCKED
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=False, locked=True)
    person = station.records.people.person(mia)
    assert person is not None
    assert person.standing is Standing.LOCKED


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen while the next PIN is being compared."""

    def compared(*arguments: object) -> bool:
        monkeypatch.setattr(kept_pins, "matches", matches)
        happens()
        return matches(*arguments)  # type: ignore[arg-type]  # handed on as they are

    monkeypatch.setattr(kept_pins, "matches", compared)


def test_who_is_locked_while_a_pin_is_compared_stays_out(
    station: Station, mia: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: station.records.people.lock(mia, "supervisor", "boss"))
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=False, locked=True)


def test_a_pin_that_is_reset_while_it_is_compared_opens_nothing(
    station: Station, mia: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: station.pins.reset(mia, "boss"))
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=False)
    assert station.pins.state(mia) is PinState.MUST_CHANGE


def test_without_a_pin_nothing_is_right(station: Station) -> None:
    tom = station.records.people.join("Tom", [Role.OPERATOR], {}, "boss")
    assert station.pins.state(tom) is PinState.NONE
    assert station.pins.check(tom, "") == station.pins.check(tom, RIGHT) == PinAnswer(right=False)
    assert not (station.folder / KEY_FILE).exists()


def test_a_reset_pin_serves_once(station: Station, mia: str) -> None:
    once = station.pins.reset(mia, "boss")
    assert (len(once), pin_fault(once, "", signs=True)) == (6, None)
    assert station.facts("pin_reset") == [("boss", {"person": mia})]
    assert station.pins.state(mia) is PinState.MUST_CHANGE
    assert not station.pins.check(mia, RIGHT).right
    assert station.pins.check(mia, once).right
    assert station.pins.state(mia) is PinState.MUST_CHANGE
    assert station.pins.choose(mia, once, mia) is PinFault.SAME
    assert station.pins.choose(mia, RIGHT, mia) is None
    assert station.pins.state(mia) is PinState.SET
    assert not station.pins.check(mia, once).right
    # One's own may be chosen again.
    assert station.pins.choose(mia, RIGHT, mia) is None


def test_a_reset_unlocks_nobody(station: Station, mia: str) -> None:
    station.wrong(mia, 10)
    once = station.pins.reset(mia, "boss")
    assert station.pins.state(mia) is PinState.LOCKED
    assert station.pins.check(mia, once) == PinAnswer(right=False, locked=True)


def test_who_signs_needs_six_digits(station: Station, mia: str) -> None:
    assert station.pins.choose(mia, "4806", mia) is None
    assert station.pins.state(mia) is PinState.SET
    station.records.people.grant(mia, Role.SUPERVISOR, "boss")
    assert station.pins.state(mia) is PinState.MUST_CHANGE
    assert station.pins.choose(mia, "48061", mia) is PinFault.TOO_SHORT
    assert station.pins.choose(mia, RIGHT, mia) is None
    assert station.pins.state(mia) is PinState.SET


def test_a_pin_that_may_not_be_chosen_changes_nothing(station: Station, mia: str) -> None:
    assert station.pins.choose(mia, "1234", mia) is PinFault.RUN
    assert station.pins.choose(mia, "9876", mia, "041987654321") is PinFault.RUN
    assert station.pins.choose(mia, "8765", mia, "04198765") is PinFault.RUN
    assert station.pins.choose(mia, "4198", mia, "04198765") is PinFault.ON_BADGE
    assert station.pins.check(mia, RIGHT).right
    assert len(station.facts("pin_chosen")) == 1


def test_a_lost_device_key_makes_every_pin_worthless(station: Station, mia: str) -> None:
    (station.folder / KEY_FILE).unlink()
    assert station.pins.state(mia) is PinState.NONE
    assert station.pins.check(mia, RIGHT) == PinAnswer(right=False)
    once = station.pins.reset(mia, "boss")
    assert station.pins.check(mia, once).right


def test_the_pins_of_another_device_are_worthless_here(station: Station, mia: str) -> None:
    (station.folder / KEY_FILE).write_bytes(bytes(range(32)))
    assert station.pins.state(mia) is PinState.NONE
    assert not station.pins.check(mia, RIGHT).right


@pytest.mark.parametrize("content", [b"", bytes(31), bytes(33)])
def test_a_key_that_is_none_is_refused_in_a_sentence(station: Station, mia: str, content: bytes) -> None:
    (station.folder / KEY_FILE).write_bytes(content)
    with pytest.raises(StorageRefused, match=r"device\.key cannot be used \(it is no device key\)"):
        station.pins.check(mia, RIGHT)


def test_the_key_is_its_owners_alone_and_made_once(folder: Path) -> None:
    folder.mkdir()
    assert device_key(folder) is None
    key = made_device_key(folder)
    assert made_device_key(folder) == device_key(folder) == key
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]
    if os.name == "posix":
        assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600


def test_who_comes_second_gets_the_key_of_who_came_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    real = os.fsync

    def overtaken(descriptor: int) -> None:
        if not (folder / KEY_FILE).exists():
            (folder / KEY_FILE).write_bytes(bytes(range(32)))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", overtaken)
    assert made_device_key(folder) == bytes(range(32))


def test_where_no_links_are_the_key_is_made_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refused)
    folder.mkdir()
    key = made_device_key(folder)
    assert device_key(folder) == key
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]


@pytest.mark.parametrize(
    ("salt", "cost"), [("", "t=1,m=8,p=1"), ("xy", "t=1,m=8,p=1"), ("00" * 16, "t=0,m=8,p=1"), ("00" * 16, "?")]
)
def test_a_verifier_that_was_tampered_with_is_wrong(salt: str, cost: str) -> None:
    key = bytes(32)
    assert not matches(Verifier(salt, "00" * 32, cost, key_name(key)), RIGHT, "mia", key)


@pytest.mark.parametrize(
    ("column", "value"),
    [("failures", "x"), ("digits", "x"), ("ticks", "x"), ("tried", "x"), ("tried", "2026-11-23T06:00:00")],
)
def test_a_row_that_was_tampered_with_is_told_in_a_sentence(
    station: Station, mia: str, column: str, value: str
) -> None:
    station.wrong(mia, 3)
    station.records._database.execute(f"UPDATE pins SET {column} = ?", (value,))
    with pytest.raises(JournalDamaged, match="what is kept of a PIN cannot be read"):
        station.pins.check(mia, RIGHT)


def test_erasing_somebody_takes_their_pin_with_them(station: Station, mia: str) -> None:
    station.records.people.erase(mia, "boss")
    assert station.records._database.execute("SELECT * FROM pins") == []


def test_a_merge_brings_no_pins_and_takes_those_of_the_erased(station: Station, mia: str, tmp_path: Path) -> None:
    with open_records(tmp_path / "south", clock=station.clock, station="south") as south:
        south.merge(station.folder / "records.db")
        assert south.people.name(mia) == "Mia"
        assert south.pins.state(mia) is PinState.NONE
        south.people.erase(mia, "boss")
    station.records.merge(tmp_path / "south" / "records.db")
    assert station.records._database.execute("SELECT * FROM pins") == []


def test_rebuilding_leaves_pins_alone(station: Station, mia: str) -> None:
    station.records.rebuild()
    assert station.pins.check(mia, RIGHT).right


GUESSER = Path(__file__).with_name("guesser.py")


def test_many_programs_that_guess_at_once_meet_the_waits_of_one(station: Station, mia: str) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, str(GUESSER), str(station.folder), mia, WRONG, "2"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        for _ in range(8)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    answers = [answer for program in programs for answer in json.loads(program.communicate()[0])]
    assert [program.returncode for program in programs] == [0] * 8
    # Of sixteen guesses three were looked at, as when one program makes them; the last of those begins the wait.
    with closing(sqlite3.connect(station.folder / "records.db")) as database:
        assert database.execute("SELECT failures, locked FROM pins").fetchall() == [(3, "")]
    assert not [answer for answer in answers if answer["right"] or answer["locked"]]
    waiting = [answer["wait_seconds"] for answer in answers if answer["wait_seconds"]]
    # A guess whose comparison ended after the third was begun is told to wait as well.
    assert len(waiting) >= 14
    assert max(waiting) <= 30
