"""A certificate as it is read: what was proved, on what, by whom it was signed, and how it stands now. Values only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scansim.engine.canonical import Json
from scansim.training.programme.pool import Pool
from scansim.training.programme.standing import Standing
from scansim.training.signoff.rules import SignerStanding
from scansim.training.signoff.statement import Statement

__all__ = ["Certificate", "Ride", "claimed", "rides_in"]


@dataclass(frozen=True, slots=True)
class Ride:
    """A check-ride under a signature."""

    exercise: str
    revision: str
    ended: str
    passed: bool
    lines: int
    escaped: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate or waiver, with what happened to it since. Names are empty where they were erased.

    ``pool`` and ``rides`` are the evidence that was signed, ``accuracy`` and ``confidence`` what it carries (0 to 1).
    ``observed`` is the observation on the floor that counts for it today, if any. ``standing`` is how the skill stands
    on the day of printing, None where the person has a newer certificate. ``later`` are statements since.
    ``procedures`` are the site's own, as the exercises name them. ``head`` is the newest fact of its chain: the anchor.
    ``compared`` is the day on which the site compared the trainer with its own handheld, empty where nobody said so.
    """

    said: Statement
    person: str
    signer: str
    skill: str
    place: tuple[str, ...]
    local: str
    station: str
    statement: str
    meaning: str
    grounds: SignerStanding | None
    series: int
    pool: Pool
    accuracy: Decimal
    confidence: Decimal
    rides: tuple[Ride, ...]
    observed: Statement | None
    remark: str
    standing: Standing | None
    until: date
    later: tuple[Statement, ...]
    names: Mapping[str, str]
    procedures: tuple[str, ...]
    digest: str
    hash: str
    head: str
    head_place: str
    program: str
    compared: str
    printed: str

    @property
    def is_waiver(self) -> bool:
        """Whether nothing was proved."""
        return not self.said.level


def claimed(body: Mapping[str, Json]) -> tuple[Pool, Decimal, Decimal]:
    """What the evidence in a fact comes to, how many of a hundred lines are right at least, how sure that is."""
    evidence = body.get("evidence")
    claim = evidence.get("claim") if isinstance(evidence, Mapping) else None
    if not isinstance(claim, Mapping):
        return Pool(), Decimal(0), Decimal(0)
    pool = Pool(_whole(claim, "escaped"), _whole(claim, "lines"), _whole(claim, "runs"))
    return pool, 1 - Decimal(str(claim.get("bound", "1"))), Decimal(str(claim.get("confidence", "0")))


def rides_in(body: Mapping[str, Json]) -> tuple[Ride, ...]:
    """The check-rides in the evidence of a fact."""
    evidence = body.get("evidence")
    runs = evidence.get("runs") if isinstance(evidence, Mapping) else None
    if isinstance(runs, str) or not isinstance(runs, Sequence):
        return ()
    return tuple(
        Ride(
            str(run.get("exercise", "")),
            str(run.get("revision", "")),
            str(run.get("ended", "")),
            run.get("passed") is True,
            _whole(run, "lines"),
            _whole(run, "escaped"),
        )
        for run in runs
        if isinstance(run, Mapping)
    )


def _whole(body: Mapping[str, Json], name: str) -> int:
    value = body.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
