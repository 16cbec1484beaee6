"""People at a station under test: a roster and PINs in memory, and a desk that knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scansim.screens.desk import Desk
from scansim.training.people.person import Person, Role
from scansim.training.people.pin import PinFault, is_locked_after, pin_fault, seconds_to_wait
from scansim.training.people.pins import PinAnswer, PinState
from scansim.training.people.roster import Bearer
from scansim.training.people.station_rules import StationRules
from scansim.training.ports import Attempts
from scansim.training.station import StationInMemory, StationSettings, StationState
from tests.screens.small import SmallLessons, StandingClock
from tests.screens.small import desk as small_desk
from tests.training.people.made import bearer, person

__all__ = ["BADGES", "JON", "MIA", "SUE", "FakePins", "FakeRoster", "House"]

MIA = person("01-mia")
JON = person("02-jon", language="xx")
SUE = person("03-sue", roles=(Role.OPERATOR, Role.SUPERVISOR))
NAMES = {MIA.id: "Mia Kowalska", JON.id: "Jon Ole Petersen", SUE.id: "Sue Ortiz"}
BADGES = {MIA.id: "TRNMIA4711", JON.id: "TRNJON4712", SUE.id: "TRNSUE4713"}


class FakeRoster:
    """The port Roster, in memory."""

    def __init__(self, *people: Person) -> None:
        self.people = {each.id: each for each in people}
        self.badges: dict[str, list[Bearer]] = {BADGES[each.id]: [bearer(each)] for each in people if each.id in BADGES}
        self.names = dict(NAMES)
        self.seen = set(self.people)
        self.denied: list[tuple[str, str, str]] = []
        self.channels: set[str] = set()

    def has_supervisor(self) -> bool:
        return any(Role.SUPERVISOR in each.roles for each in self.people.values())

    def bearers(self, number: str) -> Sequence[Bearer]:
        return [replace(each, person=self.people[each.person.id]) for each in self.badges.get(number, ())]

    def person(self, person: str) -> Person | None:
        return self.people.get(person)

    def everyone(self) -> Sequence[Person]:
        return list(self.people.values())

    def name(self, person: str) -> str | None:
        return self.names.get(person)

    def has_seen_fair_use(self, person: str) -> bool:
        return person in self.seen

    def see_fair_use(self, person: str) -> None:
        self.seen.add(person)

    def deny(self, act: str, why: str, person: str, about: str = "", channel: str = "screen") -> None:
        self.denied.append((act, why, person))
        self.channels.add(channel)


class FakePins:
    """The port Pins, in memory, with the waits of the rules."""

    def __init__(self, clock: StandingClock, **pins: str) -> None:
        self.pins = dict(pins)
        self.once: set[str] = set()
        self.failures: dict[str, int] = {}
        self.checked: list[str] = []
        self._free_at: dict[str, float] = {}
        self._clock = clock

    def state(self, person: str) -> PinState:
        if is_locked_after(self.failures.get(person, 0)):
            return PinState.LOCKED
        if person not in self.pins:
            return PinState.NONE
        return PinState.MUST_CHANGE if person in self.once else PinState.SET

    def check(self, person: str, pin: str) -> PinAnswer:
        left = self._free_at.get(person, 0.0) - self._clock.now
        if left > 0:
            return PinAnswer(right=False, wait_seconds=int(left))
        self.checked.append(pin)
        if self.pins.get(person) == pin:
            self.failures[person] = 0
            return PinAnswer(right=True)
        failures = self.failures[person] = self.failures.get(person, 0) + 1
        wait = seconds_to_wait(failures)
        self._free_at[person] = self._clock.now + wait
        return PinAnswer(right=False, wait_seconds=wait, locked=is_locked_after(failures))

    def choose(self, person: str, pin: str, actor: str, badge: str = "") -> PinFault | None:
        fault = pin_fault(pin, badge, signs=False)
        if fault is None:
            self.pins[person] = pin
            self.once.discard(person)
        return fault

    def reset(self, person: str, actor: str) -> str:
        raise NotImplementedError


@dataclass
class House:
    """A station with people: what its desk is made of, for a test to look at and change."""

    attempts: Attempts
    lessons: SmallLessons = field(default_factory=SmallLessons)
    roster: FakeRoster = field(default_factory=lambda: FakeRoster(MIA, JON, SUE))
    clock: StandingClock = field(default_factory=StandingClock)
    rules: StationRules = field(default_factory=StationRules)
    stations: StationInMemory = field(default_factory=StationInMemory)

    def __post_init__(self) -> None:
        self.pins = FakePins(self.clock, **{MIA.id: "738194"})
        self.stations.state = StationState(StationSettings(), "2026-03-01T08:00:00.000Z", "2026-03-01T08:01:00.000Z")

    def desk(self) -> Desk:
        return replace(
            small_desk(self.lessons, self.attempts),
            clock=self.clock,
            roster=self.roster,
            pins=self.pins,
            rules=self.rules,
            stations=self.stations,
            today=lambda: "2026-03-02",
        )
