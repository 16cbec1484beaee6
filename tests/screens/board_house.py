"""A house whose supervisor looks at boards: a small team, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scansim.records.memory import MemoryAttempts
from scansim.screens.desk import BoardRoom, Desk
from scansim.training.boards.overview import Overview
from scansim.training.people.person import Person, Role
from scansim.training.people.roster import Bearer
from scansim.training.programme.readiness import TypedIn
from scansim.training.programme.rules import Programme
from scansim.training.replay import CannotBeReplayed, Replay
from tests.screens.people import MIA, FakeRoster, House
from tests.training.boards.crew import PROGRAMME, REFRESHERS, Crew, member, of
from tests.training.people.made import bearer, person
from tests.training.programme.files import day, granted, observed, ride, tried

__all__ = ["BOSS", "BOSS_BADGE", "Boards", "small_crew"]

BOSS = person("04-eva", roles=(Role.SUPERVISOR, Role.TRAINER), site="North")
BOSS_BADGE = "TRNEVA4714"


def small_crew(*names: str) -> Crew:
    """Mia is certified in receiving, Jon waits for a signature, Ada has begun, Bo's certificate is over."""
    mia, jon, ada, bo = names or ("Mia Kern", "Jon Petersen", "Ada Ott", "Bo Lindqvist")
    people = [
        replace(member("mia", work="inbound super_inbound"), name=mia),
        replace(member("jon", shift="late", work="inbound"), name=jon),
        replace(member("ada", work="outbound"), name=ada),
        replace(member("bo", shift="late"), name=bo),
    ]
    proved = (ride(0, lines=50), ride(0, lines=50, hour=9), ride(0, lines=49, hour=10, attempt="ride-of-49"))
    rows = [
        *of("mia", *proved),
        *of("jon", *proved),
        *of("ada", ride(0, lines=24, escaped=2, passed=False, exercise="CHK-03", revision="1"), tried(0)),
    ]
    said = [*(replace(each, person="mia") for each in (observed(), granted()))]
    said += [replace(each, person="bo", id=f"bo-{each.id}") for each in (observed(-200), granted(-200))]
    typed = {"North": TypedIn(0, reconciled=True)}
    return Crew(people, sorted(rows, key=lambda row: row.ended), said, typed=typed)


class BossRoster(FakeRoster):
    """Eva supervises, Mia operates."""

    def __init__(self) -> None:
        super().__init__(MIA, BOSS)
        self.badges[BOSS_BADGE] = [bearer(BOSS)]
        self.names[BOSS.id] = "Eva Noor"

    def bearers(self, number: str) -> Sequence[Bearer]:
        return [replace(each, person=self.people[each.person.id]) for each in self.badges.get(number, ())]


@dataclass
class Boards:
    """The desk of a station with boards; ``heads`` counts what was recorded."""

    crew: Crew = field(default_factory=small_crew)
    house: House = field(default_factory=lambda: House(MemoryAttempts(), roster=BossRoster()))
    number: int = 0
    head: str = "1"
    asked: list[str] = field(default_factory=list)
    programme: Programme = PROGRAMME

    def desk(self) -> Desk:
        return replace(self.house.desk(), boards=BoardRoom(self.overview, lambda: self.head, self.recorded))

    def overview(self, who: Person) -> Overview:
        return Overview(self.crew, self.programme, REFRESHERS, who, day(self.number))

    def recorded(self, attempt: str) -> Replay:
        self.asked.append(attempt)
        raise CannotBeReplayed("This run is not on this station.")

    def rename(self, *names: str) -> None:
        self.crew = small_crew(*names)
