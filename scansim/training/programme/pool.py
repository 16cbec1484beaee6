"""The evidence for a skill: all check-rides of one content, pooled (reference training C7; DESIGN section 5).

Failed and given up ones count too: leaving them out would fake the bound. Practice never counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from scansim.scanner.entry import Grade
from scansim.training.header import Mode
from scansim.training.ports import RunRow
from scansim.training.programme.bounds import clean_lines_to_go, highest_error_rate, proves
from scansim.training.programme.rules import Level, Programme, Skill, major

__all__ = ["NOBODYS", "Pool", "evidence_of", "has_certified", "is_ride", "pooled", "repeated"]

_CHECK = Mode.CHECK.value

NOBODYS = frozenset({Grade.DEMONSTRATION.value, Grade.INJECTED.value})
"""How the coach and scripts read: a run in which anything was read so proves nothing about anybody."""


@dataclass(frozen=True, slots=True)
class Pool:
    """So many lines with an error that escaped, of so many lines, in so many runs. Never shown without all three."""

    escaped: int = 0
    lines: int = 0
    runs: int = 0

    def highest_error_rate(self, confidence: Decimal) -> Decimal:
        """How often the person might err at worst (0 to 1)."""
        return highest_error_rate(self.escaped, self.lines, confidence)

    def proves(self, level: Level, programme: Programme) -> bool:
        """Whether the evidence carries what a level claims."""
        return proves(programme.claims[level], self.escaped, self.lines, programme.confidence)

    def lines_to_go(self, level: Level, programme: Programme) -> int:
        """How many further lines without an error would carry what a level claims; 0 when the evidence does."""
        return clean_lines_to_go(programme.claims[level], self.escaped, self.lines, programme.confidence)


def is_ride(run: RunRow, skill: Skill) -> bool:
    """Whether a run is a check-ride of the skill that counts: somebody's own, and not voided."""
    return run.mode == _CHECK and run.exercise in skill.rides and not run.voided and run.grade not in NOBODYS


def has_certified(run: RunRow, skill: Skill) -> bool:
    """Whether a check-ride that counts was passed, and is enough for a certificate: a short one only keeps current."""
    return run.passed is True and is_ride(run, skill) and run.exercise not in skill.currency


def repeated(runs: Iterable[RunRow]) -> frozenset[str]:
    """The check-rides, by their attempts, that one person passed with a seed that they had ridden before.

    Whoever knows what is hidden proves nothing by finding it (reference training C6, G6); a voided ride showed it too.
    One that was not passed counts like any other: nobody gets rid of a failure by repeating it.
    """
    rides = [run for run in runs if run.mode == _CHECK]
    first: dict[tuple[str, int], tuple[str, str]] = {}
    for run in rides:
        key, began = (run.exercise, run.seed), (run.began, run.attempt)
        first[key] = min(first.get(key, began), began)
    if len(first) == len(rides):
        return frozenset()
    return frozenset(
        run.attempt for run in rides if run.passed and first[run.exercise, run.seed] != (run.began, run.attempt)
    )


def evidence_of(skill: Skill, runs: Sequence[RunRow], on: date, window: int) -> Iterator[RunRow]:
    """The check-rides of the present content that ended in the last ``window`` days, ``on`` included, none of them
    repeated."""
    since, until = (on - timedelta(days=window)).isoformat(), (on + timedelta(days=1)).isoformat()
    present = {ride: major(revision) for ride, revision in skill.rides.items()}
    again = repeated(runs)
    for run in runs:
        if run.attempt in again:
            continue
        if since <= run.ended < until and is_ride(run, skill) and major(run.revision) == present[run.exercise]:
            yield run


def pooled(runs: Iterable[RunRow]) -> Pool:
    """What these runs come to together."""
    counts = [(run.escaped, run.lines) for run in runs]
    return Pool(sum(escaped for escaped, _ in counts), sum(lines for _, lines in counts), len(counts))
