"""Coming in and handing over line by line (reference training D4, G9; the same rules as at the lock of the screens)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

import pytest

from scansim.actions import CONTROL_CODES
from scansim.plain.door import Door
from scansim.plain.home import Home
from scansim.plain.voice import Voice
from scansim.records.memory import MemoryAttempts
from scansim.scanner.reading import ScannerSettings
from scansim.training.exercise import CHECK
from scansim.training.header import Mode
from scansim.training.inputs import Abandon, Pause, Resume
from scansim.training.people.person import PersonKind
from scansim.training.people.station_rules import StationRules
from scansim.training.station import StationSettings, StationState
from scansim.words.language import ENGLISH, spoken
from scansim.words.speaker import Speaker
from tests.screens.people import BADGES, JON, MIA, SUE, FakeRoster, House
from tests.screens.small import Seeds, SmallLessons, lesson
from tests.training.people.made import bearer, person

CARDS = {code.value: code.payload for code in CONTROL_CODES}
MIAS, JONS, SUES, PIN = BADGES[MIA.id], BADGES[JON.id], BADGES[SUE.id], "738194"


class Slow(StringIO):
    """Lines before some of which a while passes: ``...600`` lets 600 seconds go by."""

    def __init__(self, house: House, *lines: str) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._house = house

    def readline(self, *sizes: int) -> str:  # type: ignore[override]
        text = super().readline(*sizes)
        if text.startswith("..."):
            self._house.clock.now += float(text[3:])
            return self.readline()
        return text


@pytest.fixture
def house() -> House:
    return House(MemoryAttempts())


@pytest.fixture
def ride() -> House:
    small = lesson("CHK-R1")
    return House(MemoryAttempts(), SmallLessons.of(replace(small, exercise=replace(small.exercise, mode=CHECK))))


def hear(house: House, *lines: str, scanner: ScannerSettings | None = None) -> list[str]:
    source, out = Slow(house, *lines), StringIO()
    voice = Voice(out, Speaker())
    door = Door(
        source,
        voice,
        house.clock,
        house.roster,
        house.pins,
        house.stations,
        lambda: "2026-03-02",
        house.desk().fair_use,
        house.rules,
        scanner or ScannerSettings(),
    )
    Home(house.lessons, house.attempts, house.clock, Seeds(), voice, door=door).stay(source)
    return out.getvalue().splitlines()


def after(lines: list[str], beginning: str) -> list[str]:
    return lines[next(at for at, each in enumerate(lines) if each.startswith(beginning)) :]


def test_a_badge_lets_in_and_lock_hands_over(house: House) -> None:
    heard = hear(house, MIAS, "lock", "quit")
    assert "You are Mia Kowalska. Not you? Say lock." in heard
    assert heard.index("Locked. Nothing is lost.") > heard.index("You are Mia Kowalska. Not you? Say lock.")
    assert heard[-1] == "Goodbye."
    assert not any(MIAS in line for line in heard)


def test_everybody_who_comes_in_hears_the_whole_list(house: House) -> None:
    heard = hear(house, MIAS, "lock", SUES, "lock", "quit")
    for name in ("You are Mia Kowalska", "You are Sue Ortiz"):
        theirs = after(heard, name)
        assert any(line.startswith("1: RCV-02") for line in theirs[: theirs.index("Locked. Nothing is lost.")])


def test_a_badge_is_no_input_of_a_run(house: House) -> None:
    heard = hear(house, MIAS, "1", SUES, "041000000001", "quit", "quit", "quit")
    assert [line for line in heard if "That is a badge. To hand over, type lock first." in line]
    kept = house.attempts.read("memory-1")
    assert [getattr(timed.input, "data", "") for timed in kept.inputs][:1] == ["041000000001"]
    assert not any(SUES in str(timed) for timed in kept.inputs)


@pytest.mark.parametrize("word", ["lock", CARDS["lock"]])
def test_a_run_is_handed_over_and_only_its_owner_goes_on(house: House, word: str) -> None:
    heard = hear(house, MIAS, "1", "look", word, SUES, "lock", MIAS, "0", "look", "quit", "quit", "quit")
    assert "You left this run. Only you go on with it." in heard
    sues = after(heard, "You are Sue Ortiz")
    assert not any("0:" in line for line in sues[: sues.index("Locked. Nothing is lost.")])
    kept = house.attempts.read("memory-1")
    assert kept.header.person == MIA.id
    assert kept.inputs[1].input == Pause("lock")
    attempts = house.attempts
    assert isinstance(attempts, MemoryAttempts)
    assert attempts.sealed == [("memory-1", "lock"), ("memory-1", "left")]


@pytest.mark.parametrize("asked", ["NOBODY-KNOWS", MIAS])
def test_whoever_is_refused_is_told_one_thing(house: House, asked: str) -> None:
    house.roster.badges[MIAS] = [bearer(MIA, is_revoked=True)]
    heard = hear(house, asked, "quit")
    assert "NO. This opens nothing here. Ask your supervisor." in heard
    assert not any(asked in line for line in heard)
    assert house.roster.denied == ([("sign_in", "revoked", MIA.id)] if asked == MIAS else [])
    assert house.roster.channels <= {"plain"}


@pytest.mark.parametrize("words", [("name", "1"), (CARDS["enter"], "1")])
def test_a_name_is_proved_by_a_pin(house: House, words: tuple[str, ...]) -> None:
    heard = hear(house, *words, "111111", PIN, "lock", "quit")
    assert "1: Mia K." in heard
    assert "NO. That was not right." in heard
    assert "You are Mia Kowalska. Not you? Say lock." in heard
    assert not any(PIN in line for line in heard)


def test_who_has_no_pin_is_not_on_the_list(house: House) -> None:
    assert not any("Jon" in line for line in hear(house, "name", "back", "quit"))


def test_a_pin_that_a_scanner_read_is_refused(house: House) -> None:
    heard = hear(house, "name", "1", f"~{PIN}", "back", "quit", scanner=ScannerSettings(prefix="~"))
    assert "NO. A PIN is typed, never scanned." in heard
    assert house.pins.checked == []


def test_ten_wrong_pins_and_nobody_comes_in(house: House) -> None:
    house.pins.failures[MIA.id] = 9
    heard = hear(house, "name", "1", "111111", "quit")
    assert "NO. That was one too many. A supervisor can let you in again." in heard
    assert not any("You are Mia" in line for line in heard)


def test_a_pin_that_was_given_is_changed(house: House) -> None:
    house.pins.once.add(MIA.id)
    heard = hear(house, "name", "1", PIN, "1234", "1234", "602847", "602848", "602847", "602847", "lock", "quit")
    assert "NO. Digits in a row are guessed first." in heard
    assert "NO. These were not the same. Begin again." in heard
    assert "OK. Your PIN is kept." in heard
    assert house.pins.pins[MIA.id] == "602847"


@pytest.mark.parametrize(("answer", "comes_in"), [("yes", True), (CARDS["yes"], True), ("lock", False), ("no", False)])
def test_what_is_recorded_is_said_before_anything_is(house: House, answer: str, comes_in: bool) -> None:
    house.roster.seen.clear()
    heard = hear(house, MIAS, "1", answer, *(["lock"] if comes_in else []), "quit")
    assert any(line.startswith("Recorded is what you scan") for line in heard)
    assert "NO. Say yes when you have heard it. Lock goes back." in heard  # a number is no answer
    assert (MIA.id in house.roster.seen) is comes_in
    assert any(line.startswith("You are Mia") for line in heard) is comes_in


@pytest.mark.parametrize("word", ["guest", CARDS["start"]])
def test_of_a_guest_nothing_is_kept(house: House, word: str) -> None:
    heard = hear(house, word, "1", "look", "quit", "lock", "quit")
    assert "You are a guest. Nothing is kept." in heard
    attempts = house.attempts
    assert isinstance(attempts, MemoryAttempts)
    assert attempts._attempts == {}


def test_a_site_that_wants_badges_takes_no_words(house: House) -> None:
    house.rules = StationRules(names=False, guests=False)
    heard = hear(house, "name", "guest", "quit")
    assert "Or say: quit." in heard
    assert heard.count("NO. This opens nothing here. Ask your supervisor.") == 2


def test_where_nobody_supervises_everybody_is_a_guest(house: House) -> None:
    house.roster = FakeRoster(MIA)
    heard = hear(house, "1", "look", "quit", "quit")
    assert not any("badge" in line for line in heard)
    assert house.attempts.read("memory-1").header.person == "guest"


def test_everybody_hears_their_language(house: House) -> None:
    heard = hear(house, JONS, "lock", "quit")
    assert any(line.startswith("‹") for line in after(heard, "‹Yöû"))
    assert heard[-1] == "Goodbye."
    assert spoken() is ENGLISH


# silence


def test_a_line_that_comes_too_late_is_not_taken(house: House) -> None:
    heard = hear(house, MIAS, "1", "look", "...600", "look", "quit")
    assert "CHECK. Locked, because nobody was there. Nothing is lost." in heard
    kept = house.attempts.read("memory-1")
    assert [timed.input for timed in kept.inputs][-1] == Pause("idle")
    assert len(kept.inputs) == 2


def test_a_run_has_longer_than_the_list(house: House) -> None:
    heard = hear(house, MIAS, "1", "...599", "look", "quit", "...119", "lock", "quit")
    assert not any("nobody was there" in line for line in heard)
    heard = hear(house, SUES, "...60", "1", "quit")
    assert any("nobody was there" in line for line in heard)


def test_the_door_waits_for_as_long_as_it_takes(house: House) -> None:
    heard = hear(house, "...10000", MIAS, MIAS, "lock", "quit")
    assert any(line.startswith("You are Mia") for line in heard)


# check-rides


def test_a_check_ride_begins_with_a_pin(ride: House) -> None:
    heard = hear(ride, MIAS, "1", "111111", PIN, "quit", "lock", "quit")
    assert "A check-ride is yours alone, so it begins with your PIN." in heard
    kept = ride.attempts.read("memory-1")
    assert (kept.header.mode, kept.header.person) == (Mode.CHECK, MIA.id)


def blocked(ride: House) -> Iterator[tuple[str, str]]:
    yield "ride_hardware", "This station's scanner is not checked"
    ride.pins.pins.clear()
    yield "ride_no_pin", "A check-ride needs your PIN"


def test_what_stands_in_the_way_of_a_check_ride_is_said_and_kept(ride: House) -> None:
    ride.stations.state = StationState(StationSettings(), "2026-03-01T08:00:00.000Z", "")
    for why, said in blocked(ride):
        heard = hear(ride, MIAS, "1", "lock", "quit")
        assert any(said in line for line in heard)
        assert ride.roster.denied.pop() == ("ride", why, MIA.id)
    heard = hear(ride, "guest", "1", "lock", "quit")
    assert any("for people with a badge" in line for line in heard)
    assert ride.roster.denied == [("ride", "ride_nobody", "")]


def test_a_check_ride_that_stood_too_long_is_not_passed(ride: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hear(ride, MIAS, "1", PIN, "look", "lock", "quit")
    monkeypatch.setattr(ride.attempts, "stopped", lambda attempt: "2026-03-02T07:49:59.999Z")
    heard = hear(ride, MIAS, "lock", "quit")
    assert any("stood for over ten minutes" in line for line in heard)
    kept = ride.attempts.read("memory-1")
    assert kept.inputs[-1].input == Abandon()
    assert kept.result is not None
    assert kept.result["passed"] is False


def test_a_check_ride_goes_on_with_the_pin_alone(ride: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ride.attempts, "stopped", lambda attempt: ride.clock.utc())
    heard = hear(ride, MIAS, "1", PIN, "look", "lock", MIAS, "0", "back", "0", PIN, "look", "lock", "quit")
    assert heard.count("A check-ride is yours alone, so it begins with your PIN.") == 3
    assert ride.roster.people[MIA.id] == person(MIA.id)
    assert PersonKind.LOCKED not in ride.roster.people[MIA.id].taken
    assert [timed.input for timed in ride.attempts.read("memory-1").inputs].count(Resume(0)) == 1


def test_whoever_was_granted_extra_time_is_not_timed(house: House) -> None:
    house.roster.people[MIA.id] = person(MIA.id, extra_time=True)
    for badge, untimed in ((MIAS, True), (SUES, False)):
        hear(house, badge, "1", "look", "lock", "quit")
        who = MIA.id if untimed else SUE.id
        kept = house.attempts.unfinished(who)
        assert kept is not None
        assert kept.header.untimed is untimed
