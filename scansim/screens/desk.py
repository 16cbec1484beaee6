"""What the screens get from outside, all of it. The composition root makes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from scansim.training.boards.overview import Overview
    from scansim.training.debrief import Debrief
    from scansim.training.header import Floor, Header
    from scansim.training.lesson import Lessons
    from scansim.training.people.person import Person
    from scansim.training.people.pins import Pins
    from scansim.training.people.roster import Roster
    from scansim.training.people.station_rules import StationRules
    from scansim.training.ports import Attempts, Clock, History, Stations
    from scansim.training.programme.rules import Programme
    from scansim.training.replay import Replay
    from scansim.training.signoff.port import Statements
    from scansim.words.sentence import Said
    from scansim.words.speaker import Speaker

__all__ = ["BoardRoom", "Desk", "DeskNotReady", "PrintDebrief"]


PrintDebrief: TypeAlias = "Callable[[Debrief, Header, int], str]"
"""Prints the debrief of a run that began with this header and had so many lines; the file that it went into. Raises
:class:`~scansim.training.ports.StorageRefused`."""


@dataclass(frozen=True, slots=True)
class BoardRoom:
    """What supervisors look at; each may raise :class:`~scansim.training.ports.StorageRefused`.

    ``overview`` is what somebody sees now, None where the programme of the site cannot be read; ``head`` another text
    as soon as anything was recorded. ``recorded`` is a recorded run, to be watched; it may also raise
    :class:`~scansim.training.replay.CannotBeReplayed`, :class:`~scansim.training.lesson.NoSuchLesson` and
    :class:`~scansim.training.starting_point.CannotBePlayed`.
    """

    overview: Callable[[Person], Overview | None]
    head: Callable[[], str]
    recorded: Callable[[str], Replay]


class DeskNotReady(Exception):
    """The desk could not be made ready; the message is one sentence for a person: what, where, what to do."""


def _on_screen() -> Floor:
    from scansim.training.header import Floor  # the lock needs no training

    return Floor.SCREEN


def _kept_in_memory() -> Stations:
    from scansim.training.station import StationInMemory

    return StationInMemory()


def _nobody() -> Roster:
    from scansim.training.people.roster import NobodyKnown

    return NobodyKnown()


def _no_pins() -> Pins:
    from scansim.training.people.roster import NoPins

    return NoPins()


def _usual_rules() -> StationRules:
    from scansim.training.people.station_rules import StationRules

    return StationRules()


def _usual_text() -> Sequence[Said]:
    from scansim.training.retention import DEFAULT_MONTHS
    from scansim.words.fair_use import fair_use_text

    return fair_use_text(DEFAULT_MONTHS)


def _some_day() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the day on the wall


def _no_programme() -> Programme | None:
    return None


@dataclass(frozen=True, slots=True)
class Desk:
    """Lessons, the journal of attempts, time, words and new seeds.

    ``station`` is the name of the place of work; ``stations`` is what it keeps about itself, ``floor`` says where goods
    are in the runs that begin there. ``history`` keeps the runs of those who signed in; None where nothing is kept.
    ``roster`` and ``pins`` are the people, ``rules`` what the site decides about
    signing in here, ``today`` the day on the wall, ``fair_use`` what is said about what is recorded. ``statements`` are
    what supervisors signed, None where nobody can; ``programme`` is what it takes to be certified, None where that
    cannot be read. ``print_certificate`` prints one by its id.
    """

    lessons: Lessons
    attempts: Attempts
    clock: Clock
    speaker: Speaker
    new_seed: Callable[[], int]
    station: str
    floor: Floor = field(default_factory=_on_screen)
    stations: Stations = field(default_factory=_kept_in_memory)
    history: History | None = None
    print_debrief: PrintDebrief | None = None
    roster: Roster = field(default_factory=_nobody)
    pins: Pins = field(default_factory=_no_pins)
    rules: StationRules = field(default_factory=_usual_rules)
    today: Callable[[], str] = _some_day
    fair_use: Callable[[], Sequence[Said]] = _usual_text
    boards: BoardRoom | None = None
    statements: Statements | None = None
    programme: Callable[[], Programme | None] = _no_programme
    print_certificate: Callable[[str], str] | None = None
