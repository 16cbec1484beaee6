"""Choosing what to practise, line by line."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from scansim.actions import CONTROL_CODES
from scansim.plain.home import Home
from scansim.plain.voice import Voice
from scansim.records.memory import MemoryAttempts
from scansim.scanner.entry import Grade
from scansim.scanner.reading import ScannerSettings
from scansim.training.header import RULES_VERSION, Floor, Mode
from scansim.training.inputs import Abandon, Do, Pause, Scan, Timed
from scansim.training.people.worker import GUEST
from scansim.training.station import StationSettings
from scansim.words.speaker import Speaker
from tests.screens.small import Seeds, SmallLessons, StandingClock

CARDS = {code.value: code.payload for code in CONTROL_CODES}
WELCOME = "TRAINING. Practise with the barcode scanner. No real stock moves."
PASSING = [
    "look",
    "scan paper",
    *["scan box 1"] * 2,
    "scan 1",
    *["scan 2"] * 6,
    *["scan 3"] * 2,
    "validate",
    "yes",
]


class Reception:
    def __init__(
        self,
        attempts: MemoryAttempts | None = None,
        lessons: SmallLessons | None = None,
        station: StationSettings | None = None,
    ) -> None:
        self.attempts = attempts or MemoryAttempts()
        self.out = StringIO()
        voice = Voice(self.out, Speaker())
        self.home = Home(
            lessons or SmallLessons(),
            self.attempts,
            StandingClock(),
            Seeds(),
            voice,
            station or StationSettings(),
            "scansim again",
        )

    def hear(self, *lines: str, no_screens: bool = False) -> list[str]:
        self.home.stay(StringIO("".join(f"{line}\n" for line in lines)), no_screens=no_screens)
        return self.out.getvalue().splitlines()


def test_what_there_is_to_practise() -> None:
    assert Reception().hear("quit") == [
        WELCOME,
        "1: RCV-02, Receiving, level 2, about 4 minutes.",
        "2: RCV-03, Receiving, level 2, about 4 minutes.",
        "Next: RCV-02, because you have not passed it yet.",
        "Say a number, or list. Enter alone takes 1. Quit leaves.",
        "Goodbye.",
    ]


def test_a_terminal_without_screens_is_told_so() -> None:
    assert Reception().hear("quit", no_screens=True)[1] == (
        "This terminal draws no screens, so everything is said line by line."
    )


def test_an_exercise_by_its_number_its_name_a_card_or_enter() -> None:
    for choice in ("2", "rcv-03", CARDS["B"], CARDS["2"]):
        assert "TRAINING. RCV-03, seed 1. No real stock moves." in Reception().hear(choice, "quit", "quit")
    for choice in ("", "1", "RCV-02", CARDS["start"], CARDS["enter"]):
        assert "TRAINING. RCV-02, seed 1. No real stock moves." in Reception().hear(choice, "quit", "quit")


def test_next_comes_to_every_exercise_and_the_letters_go_along() -> None:
    many = SmallLessons(ids=tuple(f"RCV-{number:02}" for number in range(2, 8)))
    lines = Reception(lessons=many).hear(CARDS["next"], CARDS["enter"], "quit", "quit")
    assert "OK. 2: RCV-03. Enter takes it." in lines
    assert "TRAINING. RCV-03, seed 1. No real stock moves." in lines
    lines = Reception(lessons=many).hear(*[CARDS["next"]] * 4, CARDS["B"], "quit", "quit")
    assert "OK. 5: RCV-06. Enter takes it." in lines
    assert "TRAINING. RCV-07, seed 1. No real stock moves." in lines


def test_what_is_no_choice_is_refused() -> None:
    lines = Reception().hear("3", "0", "look", "9521108035110", "quit")
    assert [line for line in lines if line.startswith("NO. ")] == [
        f"NO. {read}: there is no such number. Say one of the list, or quit."
        for read in ("3", "0", "look", "9521108035110")
    ]


def test_a_card_can_leave() -> None:
    assert Reception().hear(CARDS["back"])[-1] == "Goodbye."
    assert Reception().hear()[-1] == "Goodbye."


def test_a_passed_exercise_makes_room_for_the_next() -> None:
    lines = Reception().hear("1", *PASSING, "quit")
    passed = lines.index("PASSED. Short delivery")
    assert "To practise now: RCV-03, because you have not passed it yet." in lines[passed:]
    assert lines[-2:] == ["Say a number, or list. Enter alone takes 2. Quit leaves.", "Goodbye."]


def test_the_list_is_read_once_and_again_when_asked_for() -> None:
    row = "1: RCV-02, Receiving, level 2, about 4 minutes"
    first, again = f"{row}.", f"{row}, passed."
    lines = Reception().hear("1", *PASSING, "quit")
    assert (lines.count(first), lines.count(again)) == (1, 0)
    lines = Reception().hear("1", *PASSING, "List", "quit")
    assert (lines.count(first), lines.count(again)) == (1, 1)


def test_a_run_that_was_left_is_offered_first() -> None:
    reception = Reception()
    lines = reception.hear("2", "look", "quit", "", "where", "quit", "quit")
    left = lines.index("You left this run. Nothing is lost: go on with scansim again")
    assert lines[left + 1] == "0: go on with RCV-03, stopped after step 2."
    assert "You go on after step 2." in lines[left:]
    kept = reception.attempts.unfinished(GUEST)
    assert kept is not None
    assert [type(timed.input).__name__ for timed in kept.inputs] == ["Do", "Pause", "Resume", "Pause"]


def test_a_finished_run_that_was_not_closed_is_closed() -> None:
    reception = Reception()
    lesson = reception.home.lessons.lesson("RCV-02")
    header = lesson.header(1, Mode.TRY, GUEST)
    attempt = reception.attempts.open(header, lesson.contents())
    reception.attempts.append(attempt, Timed(1000, Abandon()))
    lines = reception.hear("", "quit")
    assert "NOT YET. Short delivery" in lines
    assert reception.attempts.unfinished(GUEST) is None


def test_a_run_of_other_rules_is_not_gone_on_with() -> None:
    attempts = MemoryAttempts()
    lesson = SmallLessons().lesson("RCV-02")
    header = replace(lesson.header(1, Mode.TRY, GUEST), rules_version=RULES_VERSION + 1)
    attempts.open(header, lesson.contents())
    lines = Reception(attempts).hear("0", "quit")
    assert "NO. That run was begun with another version of the trainer and cannot be gone on with." in lines


def test_without_exercises_there_is_nothing_to_choose() -> None:
    assert Reception(lessons=SmallLessons.of()).hear("1") == [
        WELCOME,
        "There is no exercise here. Ask your trainer.",
    ]


def test_the_station_s_scanner_and_floor_are_used() -> None:
    reception = Reception(station=StationSettings(ScannerSettings(prefix="~"), Floor.ROOM))
    lines = reception.hear("1", "look", "scan 1", "~9521108035110", "quit", "quit")
    assert "CHECK. Scan the label in the room with the scanner." in lines
    kept = reception.attempts.unfinished(GUEST)
    assert kept is not None
    assert kept.header.floor is Floor.ROOM
    assert kept.inputs[1].input == Scan("9521108035110", Grade.PREFIX)


def test_what_the_inputs_are() -> None:
    reception = Reception()
    reception.hear("1", "look", "quit", "quit")
    kept = reception.attempts.unfinished(GUEST)
    assert kept is not None
    assert [timed.input for timed in kept.inputs] == [Do("look", "dock_1"), Pause("left")]
