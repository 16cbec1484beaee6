"""Removing what is kept no longer: inputs of old runs, and the names of those who left; each leaves a fact behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from scansim.engine.canonical import Json
from scansim.records import sentences
from scansim.records.fact import INPUTS_REMOVED, RETENTION_SET
from scansim.records.holds import Holds
from scansim.records.kept_inputs import forget_inputs, last_input
from scansim.records.ledger import Ledger
from scansim.records.people import People
from scansim.records.sqlite.database import Database
from scansim.training.people.person import Standing
from scansim.training.ports import Clock
from scansim.training.retention import DEFAULT_MONTHS, MODES_OF, MOST_MONTHS, RecordClass, months_before

__all__ = ["Due", "Retention"]

_AT_ONCE = 200
"""Runs per transaction: nobody who is recording waits longer than for that."""


@dataclass(frozen=True, slots=True)
class Due:
    """What has been kept long enough: runs by their class, and people."""

    runs: Mapping[RecordClass, Sequence[str]]
    people: Sequence[str]


class Retention:
    """How long this file keeps what. Every method raises :class:`~scansim.training.ports.StorageRefused` when storage
    fails."""

    def __init__(self, database: Database, ledger: Ledger, holds: Holds, people: People, clock: Clock) -> None:
        self._database = database
        self._ledger = ledger
        self._holds = holds
        self._people = people
        self._clock = clock

    def months(self) -> dict[RecordClass, int]:
        """For how many months each class is kept."""
        rows = self._database.execute("SELECT class, months FROM retention")
        kept = {str(of): min(int(str(months)), MOST_MONTHS) for of, months in rows}
        return {each: kept.get(each.value, DEFAULT_MONTHS[each]) for each in RecordClass}

    def keep(self, months: Mapping[RecordClass, int], actor: str) -> None:
        """From now on keep these classes for so many months, 1 or more."""
        with self._database.writing():
            stored: dict[str, Json] = {each.value: number for each, number in months.items()}
            self._ledger.add(RETENTION_SET, actor, {"months": stored})

    def due(self) -> Due:
        """What has been kept long enough by this station's clock.

        Raises:
            StorageRefused: when that clock is behind the newest record, so that no age can be told.
        """
        months, now = self.months(), self._now()
        left = months_before(now, months[RecordClass.PEOPLE])
        return Due(
            {each: list(self._runs(each, months_before(now, months[each]))) for each in MODES_OF},
            [
                person.id
                for person in self._people.everyone()
                if person.standing is Standing.LEFT and person.left < left
            ],
        )

    def apply(self, actor: str) -> Due:
        """Remove what is due, and say what that was. Runs that are being run at this moment stay."""
        due, months = self.due(), self.months()
        runs = {
            each: [attempt for some in _batches(attempts) for attempt in self._remove(each, months[each], some, actor)]
            for each, attempts in due.runs.items()
        }
        for person in due.people:
            self._people.erase(person, actor, "retention")
        self._database.wipe()
        return Due(runs, due.people)

    def _now(self) -> str:
        now = self._clock.utc()
        newest = self._ledger.newest_of_all()
        if newest is not None and now < newest.utc:
            raise sentences.clock_behind(now, newest.utc)
        return now

    def _runs(self, of: RecordClass, before: str) -> Iterator[str]:
        modes = MODES_OF[of]
        rows = self._database.execute(
            f"SELECT attempt FROM attempts WHERE opened < ? AND mode IN ({', '.join('?' * len(modes))})"  # noqa: S608
            " AND attempt NOT IN (SELECT attempt FROM removals)"
            " AND attempt IN (SELECT attempt FROM inputs) ORDER BY lamport, attempt",
            (before, *(mode.value for mode in modes)),
        )
        return (str(attempt) for (attempt,) in rows)

    def _remove(self, of: RecordClass, months: int, attempts: Sequence[str], actor: str) -> list[str]:
        held = [attempt for attempt in attempts if attempt not in self._holds and self._holds.take(attempt)]
        try:
            with self._database.writing():
                removed = {attempt: self._end_of(attempt) for attempt in held}
                for attempt in held:
                    forget_inputs(self._database, attempt)
                if removed:
                    body: dict[str, Json] = {"class": of.value, "months": months, "attempts": removed}
                    self._ledger.add(INPUTS_REMOVED, actor, body)
        finally:
            for attempt in held:
                self._holds.release(attempt)
        return held

    def _end_of(self, attempt: str) -> dict[str, Json]:
        opening = self._ledger.fact(attempt)
        if opening is None:
            raise sentences.attempt_unknown(self._database.path, attempt)
        last = last_input(self._database, attempt, opening.hash)
        return {"inputs": last.seq, "head": last.hash}


def _batches(attempts: Sequence[str]) -> Iterator[list[str]]:
    left = iter(attempts)
    while batch := list(islice(left, _AT_ONCE)):
        yield batch
