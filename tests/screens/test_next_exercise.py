"""Home says what comes next and why; a check-ride that may not begin is refused on its brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scansim.app import ShippedLessons
from scansim.screens.brief import Brief
from scansim.screens.desk import Desk
from scansim.screens.session import Session
from scansim.training.header import Mode
from scansim.training.learning_path import LearningPath
from scansim.training.people.worker import Worker
from scansim.training.ports import ClosedRun, RunRow
from scansim.training.signals.next_exercise import Because
from scansim.training.signals.refreshers import Guide
from scansim.training.texts import LocalText
from tests.screens.small import BOX, SmallLessons, StandingClock, desk
from tests.screens.station import at_station
from tests.training.people.made import person
from tests.training.signals.runs import closed, point

MIA = Worker(person("mia"), "Mia Kask")
GUEST = Worker()
A_WEEK_LATER = "2026-03-09T08:00:00.000Z"


@dataclass
class Kept:
    """A history that a test writes; it remembers from when on it was asked for."""

    runs: Sequence[ClosedRun]
    since: str = ""

    def runs_of(self, person: str, since: str = "") -> Sequence[ClosedRun]:
        self.since = since
        return [run for run in self.runs if run.person == person and run.ended >= since]

    def run_rows(self, person: str = "", since: str = "") -> Sequence[RunRow]:
        raise AssertionError((person, since))


class Guided(SmallLessons):
    """Lessons with a first path through the second exercise."""

    def guide(self) -> Guide:
        return Guide((LearningPath("first_day", LocalText.of({"en": "The first day"}), ("RCV-03",)),))


async def test_home_chooses_it_and_says_why() -> None:
    made = desk(Guided())
    async with at_station(lambda: made) as station:
        await station.press("enter")
        assert "NEXT  Receiving · RCV-03" in station.text
        assert "next on the path: The first day" in station.text
        await station.press("up")  # another one was chosen by the person: no reason
        assert "NEXT  Receiving · RCV-02" in station.text
        assert "next on the path" not in station.text


def at(runs: Sequence[ClosedRun], worker: Worker = MIA) -> Session:
    return Session(replace(desk(), history=Kept(runs)), worker)


def test_the_history_of_whoever_signed_in_decides() -> None:
    """On 2 March at 08:00 (the clock of these tests): RCV-02 was passed on 1 March."""
    done = closed("RCV-02", ended="2026-03-01T10:00:00.000Z")
    proposal = at([done]).adviser.proposal()
    assert proposal is not None
    assert (proposal.exercise, proposal.because) == ("RCV-03", Because.NEW)
    assert at([done]).adviser.passed == {"RCV-02"}


def test_a_guest_has_no_history() -> None:
    done = closed("RCV-02", ended="2026-03-01T10:00:00.000Z", person=GUEST.id)
    assert at([done], GUEST).adviser.passed == frozenset()


def test_what_was_done_more_than_a_year_ago_is_forgotten() -> None:
    """From 2 March 2026, 365 days back: 2 March 2025 at 08:00."""
    old = closed("RCV-02", ended="2025-03-02T07:59:59.999Z")
    assert at([old]).adviser.passed == frozenset()
    assert at([closed("RCV-02", ended="2025-03-02T08:00:00.000Z")]).adviser.passed == {"RCV-02"}


def test_a_new_check_ride_is_one_that_was_never_played() -> None:
    """The seeds of these tests come as 1, 2, 3: the first two were played."""
    session = at([closed(seed=1, ended=A_WEEK_LATER), closed(seed=2, ended=A_WEEK_LATER)])
    assert session.job("RCV-02").seed == 3
    assert session.job("RCV-02", 2).seed == 2


def ride_at(tmp_path: Path, runs: Sequence[ClosedRun], worker: Worker = MIA) -> Session:
    base: Desk = desk()
    return Session(replace(base, lessons=ShippedLessons(tmp_path), clock=StandingClock(), history=Kept(runs)), worker)


async def test_a_check_ride_that_may_not_begin_is_refused_on_its_brief(tmp_path: Path) -> None:
    """At 08:00, ten minutes after one that was not passed."""
    failed = closed("CHK-01", ended="2026-03-02T07:50:00.000Z", mode=Mode.CHECK, passed=False, seed=9)
    session = ride_at(tmp_path, [failed])
    made = session.desk
    async with at_station(lambda: made) as station:
        await station.press("enter")
        station.app._session = session
        station.app.go_brief(session.job("CHK-01"))
        await station.press("enter")
        assert isinstance(station.app.screen, Brief)
        assert "Take a break: the next one in Receiving begins in 20 minutes." in station.text
        await station.scan(BOX)
        assert isinstance(station.app.screen, Brief)


def test_only_check_rides_are_refused_and_no_guests(tmp_path: Path) -> None:
    failed = closed("CHK-01", ended="2026-03-02T07:50:00.000Z", mode=Mode.CHECK, passed=False, seed=9)
    session = ride_at(tmp_path, [failed])
    assert session.ride_refused(session.job("CHK-01")) is not None
    assert session.ride_refused(session.job("RCV-01")) is None
    guest = ride_at(tmp_path, [replace(failed, person=GUEST.id)], GUEST)
    assert guest.ride_refused(guest.job("CHK-01")) is None


def test_whoever_was_granted_extra_time_is_not_timed() -> None:
    for who, untimed in ((Worker(person("mia", extra_time=True)), True), (MIA, False), (GUEST, False)):
        session = Session(desk(), who)
        assert session.begin(session.job(session.catalogue[0].id)).header.untimed is untimed


def test_a_point_that_was_missed_leads_to_its_exercise() -> None:
    """Nothing says which exercise practises a lot: one of the same kind of work."""
    missed = closed("RCV-02", ended="2026-03-01T10:00:00.000Z", points=(point("lot", ok=False),))
    proposal = at([missed]).adviser.proposal()
    assert proposal is not None
    assert proposal.because is Because.NEW  # the small exercises say nothing of their work
