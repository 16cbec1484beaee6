"""A station at which Sue may sign for Mia: records on disk, quick, with check-rides of rules that nobody plays by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from scansim.engine.canonical import sha256
from scansim.records.journal import Records
from scansim.records.opening import open_records
from scansim.screens.desk import Desk
from scansim.training.header import Floor, Header, Mode
from scansim.training.inputs import Hint, Timed
from scansim.training.people.person import BadgeKind, Role
from scansim.training.people.station_rules import StationRules
from scansim.training.programme.rules import Programme, Skill
from scansim.training.signoff.rules import SignerStanding
from scansim.training.signoff.signature import Signature
from scansim.training.texts import LocalText
from tests.screens.people import FakePins
from tests.screens.small import StandingClock
from tests.screens.small import desk as small_desk
from tests.screens.station import Station

__all__ = ["JONS", "MIAS", "PIN", "PROGRAMME", "SKILL", "SUES", "DayClock", "Office", "office", "signs_in"]

MIAS, SUES, JONS = "TRNMIA4711", "TRNSUE4713", "TRNJON4712"
PIN = "738194"
TEXT = '{"id":"CHK-01"}'


def text(words: str) -> LocalText:
    return LocalText.of({"en": words})


ITEMS = (
    "Opens the delivery by scanning its note, not by searching",
    "Counts the goods before entering a quantity",
    "Looks into opened and damaged cartons",
    "Sets aside what is wrong, damaged or too much, with a label",
    "Reports differences while the driver is still there",
    "Leaves the dock with nothing unlabelled",
)
SKILL = Skill("receiving", text("Receiving"), tuple(map(text, ITEMS)), {"CHK-01": "3"})
PICKING = Skill("picking", text("Picking"), tuple(map(text, ITEMS)), {"CHK-02": "1"})
PROGRAMME = Programme("1", (SKILL, PICKING))


@dataclass
class DayClock(StandingClock):
    """A clock whose day a test moves."""

    day: str = "2026-11-22"

    def utc(self) -> str:
        return f"{self.day}T09:14:00.000Z"


@dataclass
class Office:
    """Records with Mia, who rides, Jon, who does too, and Sue, who signs as a trainer."""

    records: Records
    clock: DayClock
    mia: str = ""
    jon: str = ""
    sue: str = ""
    printed: list[str] = field(default_factory=list)
    programme: Programme = PROGRAMME
    seeds: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.pins = FakePins(self.clock)

    def desk(self) -> Desk:
        def printing(certificate: str) -> str:
            self.printed.append(certificate)
            return "papers/certificate.pdf"

        return replace(
            small_desk(),
            attempts=self.records,
            clock=self.clock,
            roster=self.records.people,
            pins=self.pins,
            history=self.records,
            rules=StationRules(),
            today=lambda: self.clock.day,
            statements=self.records.signoffs,
            programme=lambda: self.programme,
            print_certificate=printing,
        )

    def ride(self, person: str, lines: int = 50, *, passed: bool = True, errors: Sequence[str] = ()) -> str:
        """A check-ride; each of ``errors`` is a mistake that escaped on a line of its own."""
        head = Header(
            "CHK-01", "3", 1, Mode.CHECK, Floor.SCREEN, person, "2026-11-22T08:00:00", {"exercise": sha256(TEXT)}
        )
        head = replace(head, seed=next(self.seeds))
        attempt = self.records.open(replace(head, rules_version=1), {sha256(TEXT): TEXT})
        self.records.append(attempt, Timed(0, Hint()))
        found = [
            {"mistake": each, "severity": "major", "fate": "escaped", "about": f"goods {number}", "task": "t"}
            for number, each in enumerate(errors)
        ]
        self.records.close(attempt, {"passed": passed, "lines_done": lines, "score": "91.250000", "errors": found})
        return attempt

    def begin(self, person: str) -> str:
        """A check-ride that is never ended."""
        head = Header(
            "CHK-01", "3", 1, Mode.CHECK, Floor.SCREEN, person, "2026-11-22T08:00:00", {"exercise": sha256(TEXT)}
        )
        return self.records.open(replace(head, rules_version=1), {sha256(TEXT): TEXT})

    def observe(self, person: str, rating: int = 4) -> None:
        by = Signature(self.sue, "I saw it.", "b", 1, SignerStanding.TRAINER)
        self.records.signoffs.observe(person, "receiving", (True,) * 6, rating, by=by)


def office(folder: Path) -> Office:
    """The records, with three clean rides of 50 lines by Mia."""
    clock = DayClock()
    records = open_records(folder, clock=clock, station="north")
    made = Office(records, clock)
    people = records.people
    made.mia = people.join("Mia Kowalska", [Role.OPERATOR], {}, "program")
    made.jon = people.join("Jon Petersen", [Role.OPERATOR], {}, "program")
    made.sue = people.join("Sue Ortiz", [Role.OPERATOR, Role.SUPERVISOR, Role.TRAINER], {}, "program")
    for person, number in ((made.mia, MIAS), (made.jon, JONS), (made.sue, SUES)):
        people.issue_badge(person, number, BadgeKind.TRAINING, "", "program")
        people.see_fair_use(person)
        made.pins.pins[person] = PIN
    for _ in range(3):
        made.ride(made.mia)
    return made


async def signs_in(
    station: Station, person: str, skill: str = "receiving", queue: Sequence[tuple[str, str]] = ()
) -> None:
    """Sue comes in and opens the page about somebody."""
    await station.scan(SUES)
    station.app.go_sign(person, skill, queue)
    await station.settle()
