"""What the training layer asks of the outside world: storage, time, sound. Given by the composition root."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from scansim.engine.canonical import Json
from scansim.training.header import Header, Mode
from scansim.training.inputs import Timed
from scansim.training.station import HardwareCheck, StationSettings, StationState

__all__ = [
    "Attempts",
    "Clock",
    "ClosedRun",
    "History",
    "JournalDamaged",
    "RunRow",
    "Stations",
    "StorageRefused",
    "StoredAttempt",
    "Tone",
]


class StorageRefused(Exception):
    """Storage could not take or give a record; the message is one sentence for a person: what, where, what to do."""


class JournalDamaged(StorageRefused):
    """What was stored does not agree with its own hashes."""


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """An attempt as it lies in storage: where it began, what was done, and how it ended, if it did."""

    attempt: str
    header: Header
    inputs: Sequence[Timed]
    result: Mapping[str, Json] | None = None


@dataclass(frozen=True, slots=True)
class ClosedRun:
    """A run that has ended, with its whole result (``docs/formats.md``, "Results").

    ``skill`` is what the result says, empty for one that says nothing; ``contents`` names the digests of the contents
    it was given; ``station`` is where it was opened; ``began`` and ``ended`` are UTC. ``voided`` is the id of the fact
    that took it out of the evidence, or empty: it stays visible and proves nothing.
    """

    attempt: str
    person: str
    exercise: str
    mode: Mode
    skill: str
    seed: int
    contents: Mapping[str, str]
    station: str
    began: str
    ended: str
    result: Mapping[str, Json]
    voided: str
    revision: str = ""


class RunRow(NamedTuple):
    """A run that has ended in one line, for whoever looks at many. Fields as those of :class:`ClosedRun`.

    ``mode`` is the value of a :class:`Mode`. ``lines`` are the lines that count as evidence and ``escaped`` those of
    them with an error that escaped; ``critical`` is how many critical errors escaped. ``score`` is its written form, or
    empty; ``content`` the digest of the exercise; ``grade`` how the codes came in, empty where nothing says.
    """

    attempt: str
    person: str
    exercise: str
    revision: str
    mode: str
    skill: str
    seed: int
    station: str
    began: str
    ended: str
    passed: bool | None
    lines: int
    escaped: int
    critical: int
    score: str
    hints: int
    content: str
    grade: str
    voided: str


class History(Protocol):
    """The runs that have ended. Every method raises :class:`StorageRefused` when storage fails.

    Practice is private to the person and their trainer; whoever asks for the runs of others answers for that.
    """

    def runs_of(self, person: str, since: str = "") -> Sequence[ClosedRun]:
        """The runs of a person that ended at ``since`` (UTC) or later, in folding order."""

    def run_rows(self, person: str = "", since: str = "") -> Sequence[RunRow]:
        """The same of everybody, or of one person, without their results."""


class Attempts(Protocol):
    """The durable journal of attempts. Every method raises :class:`StorageRefused` when storage fails."""

    def open(self, header: Header, contents: Mapping[str, str]) -> str:
        """Begin an attempt; ``contents`` maps each hash of the header to the resolved text. Returns its id."""

    def append(self, attempt: str, timed: Timed) -> None:
        """Keep one input durably. When this returns, a power cut does not lose it."""

    def close(self, attempt: str, result: Mapping[str, Json]) -> None:
        """End the attempt with its result; a closed attempt takes no more inputs."""

    def seal(self, attempt: str, why: str) -> None:
        """Keep that an attempt stands still from now on, until its owner goes on with it; ``why`` is a code (``lock``,
        ``idle``, ``left``)."""

    def stopped(self, attempt: str) -> str:
        """Since when, at the earliest, an attempt that has not ended stands still (UTC); empty when nobody knows."""

    def unfinished(self, person: str) -> StoredAttempt | None:
        """The newest attempt of ``person`` that was begun and not ended, or None."""

    def read(self, attempt: str) -> StoredAttempt:
        """One attempt, whole, after its chain was checked. Raises :class:`JournalDamaged` when it does not hold."""

    def content(self, digest: str) -> str:
        """The resolved content text whose SHA-256 is ``digest``."""


class Stations(Protocol):
    """What this station keeps about itself. Every method raises :class:`StorageRefused` when storage fails."""

    def station(self) -> StationState | None:
        """What is kept of this station; None when nothing is that this program can read."""

    def keep_station(self, settings: StationSettings, check: HardwareCheck | None, actor: str) -> None:
        """Keep these settings from now on; ``check`` is the hardware check they come from, if one was made.

        ``actor`` is the opaque id of the person, or ``guest``.
        """


class Clock(Protocol):
    """Real time, for records and active time only; the engine's "now" stands in the header."""

    def utc(self) -> str:
        """The present moment in UTC, ISO 8601 with milliseconds and ``Z``."""

    def monotonic(self) -> float:
        """Seconds on a clock that never runs backwards."""


class Tone(Protocol):
    """The one sound a terminal has."""

    def ring(self) -> None:
        """Sound the bell once: something was refused."""
