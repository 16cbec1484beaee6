"""The durable journal of attempts: the ports ``Attempts``, ``History`` and ``Stations`` over one database file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from scansim.engine.canonical import Json, sha256
from scansim.records import sentences
from scansim.records.audit import attempt_fault, findings
from scansim.records.book import Finding
from scansim.records.contents import content_text
from scansim.records.fact import (
    ATTEMPT_CLOSED,
    ATTEMPT_OPENED,
    ATTEMPT_SEALED,
    STATION_SETTINGS,
    Fact,
    FactNotReadable,
    body_of,
    fact_hash,
)
from scansim.records.holds import Holds
from scansim.records.identity import new_id
from scansim.records.kept_inputs import add_input, input_records, last_input, timed_of, written_input
from scansim.records.ledger import Ledger
from scansim.records.links import InputRecord
from scansim.records.refolding import refold
from scansim.records.results_table import run_rows
from scansim.records.retention_tables import removal_of
from scansim.records.seals import seal_body, stopped_at
from scansim.records.sqlite.database import Database
from scansim.records.stations import station_body, station_state
from scansim.training.header import Header, HeaderNotReadable
from scansim.training.inputs import InputNotReadable, Timed
from scansim.training.ports import Clock, ClosedRun, RunRow, StoredAttempt
from scansim.training.station import HardwareCheck, StationSettings, StationState

if TYPE_CHECKING:  # Whoever records needs none of these.
    from scansim.records.boards import Boards
    from scansim.records.merging import Merged
    from scansim.records.people import People
    from scansim.records.pins import KeptPins
    from scansim.records.retention import Retention
    from scansim.records.signoffs import Signoffs

__all__ = ["Records"]


class Records:
    """What lasts, in one file. Made by :func:`scansim.records.opening.open_records`; used from one thread.

    An attempt is held by the process that runs it: from :meth:`open`, from the first :meth:`append` after a restart,
    or from being offered by :meth:`unfinished`, until it is closed, its process ends, or another one is offered
    or opened instead.
    """

    def __init__(self, database: Database, ledger: Ledger, holds: Holds, clock: Clock) -> None:
        self._database = database
        self._ledger = ledger
        self._holds = holds
        self._clock = clock
        self._heads: dict[str, InputRecord] = {}
        self._offered: str | None = None

    def open(self, header: Header, contents: Mapping[str, str]) -> str:
        """Begin an attempt; ``contents`` maps each hash of the header to the resolved text. Returns its id.

        Raises:
            StorageRefused: when storage fails, or a content is missing or is not what its hash says.
        """
        self._withdraw_offer()
        attempt = new_id(self._clock.utc())
        self._holds.take(attempt)
        try:
            with self._database.writing():
                self._keep_contents(header, contents)
                fact = self._ledger.add(ATTEMPT_OPENED, header.person, {"header": header.stored()}, id=attempt)
        except BaseException:
            self._holds.release(attempt)
            raise
        self._heads[attempt] = InputRecord(0, "", "", fact.hash)
        return attempt

    def append(self, attempt: str, timed: Timed) -> None:
        """Keep one input durably. When this returns, a power cut does not lose it.

        Raises:
            StorageRefused: when storage fails, the attempt is unknown, has ended or is run by another process.
            InputNotReadable: when the stored form would not give the same input back; nothing is kept.
        """
        body = written_input(timed)
        head = self._heads.pop(attempt, None) or self._taken_up(attempt)
        # Back among the heads only when it is certain: after a failure the file is asked again.
        self._heads[attempt] = add_input(self._database, attempt, head, body)

    def close(self, attempt: str, result: Mapping[str, Json]) -> None:
        """End the attempt with its result; a closed attempt takes no more inputs.

        Raises:
            StorageRefused: as for :meth:`append`.
        """
        head = self._heads.pop(attempt, None) or self._taken_up(attempt)
        with self._database.writing():
            opening = self._opening(attempt)
            if last_input(self._database, attempt, opening.hash).hash != head.hash:
                raise sentences.attempt_damaged(self._database.path, attempt, "its inputs changed while it was run")
            person = str(_mapping(body_of(opening), "header").get("person"))
            self._ledger.add(
                ATTEMPT_CLOSED,
                person,
                {"attempt": attempt, "inputs": head.seq, "head": head.hash, "result": result},
            )
        self._holds.release(attempt)

    def seal(self, attempt: str, why: str) -> None:
        """Keep that an attempt stands still until its owner goes on with it; ``why`` is a code.

        Raises:
            StorageRefused: when storage fails or there is no such attempt.
        """
        person = str(_mapping(body_of(self._opening(attempt)), "header").get("person"))
        with self._database.writing():
            self._ledger.add(ATTEMPT_SEALED, person, seal_body(attempt, why))

    def stopped(self, attempt: str) -> str:
        """Since when, at the earliest, an attempt that has not ended stands still (UTC).

        Raises:
            StorageRefused: when storage fails or there is no such attempt.
        """
        with self._database.reading():
            return stopped_at(self._database, self._opening(attempt))

    def unfinished(self, person: str) -> StoredAttempt | None:
        """The newest attempt of ``person`` that was begun in this file, not ended, and is not run by another process.

        What is returned is held until it is taken up, or another one is offered or opened.
        """
        self._withdraw_offer()
        rows = self._database.execute(
            "SELECT attempt FROM attempts WHERE person = ? AND state = ?"
            " AND attempt NOT IN (SELECT attempt FROM removals) ORDER BY lamport DESC",
            (person, "open"),
        )
        for (row,) in rows:
            attempt = str(row)
            opening = self._ledger.fact(attempt)
            if opening is not None and not self._ledger.is_of_this_file(opening):
                # Merged in: it goes on where it was begun.
                continue
            if attempt in self._holds:
                return self.read(attempt)
            found = self._offer(attempt)
            if found is not None:
                return found
        return None

    def read(self, attempt: str) -> StoredAttempt:
        """One attempt, whole, after its chain was checked.

        Raises:
            JournalDamaged: when what is stored does not agree with its hashes.
            StorageRefused: when storage fails or there is no such attempt.
        """
        with self._database.reading():
            opening = self._opening(attempt)
            self._refuse_removed(attempt)
            closing = self._closing(attempt)
            records = list(input_records(self._database, attempt))
        try:
            fault = attempt_fault(opening, records, closing)
            if fault is not None:
                raise sentences.attempt_damaged(self._database.path, attempt, fault)
            return StoredAttempt(
                attempt,
                Header.restored(_mapping(body_of(opening), "header")),
                [timed_of(record.body) for record in records],
                _mapping(body_of(closing), "result") if closing else None,
            )
        except (FactNotReadable, HeaderNotReadable, InputNotReadable) as error:
            raise sentences.attempt_damaged(self._database.path, attempt, error) from error

    def content(self, digest: str) -> str:
        """The resolved content text whose SHA-256 is ``digest``.

        Raises:
            JournalDamaged: when the kept text has another hash.
            StorageRefused: when storage fails or no such content is kept.
        """
        with self._database.reading():
            return content_text(self._database, digest)

    def runs_of(self, person: str, since: str = "") -> list[ClosedRun]:
        """The runs of a person that ended at ``since`` (UTC) or later, in folding order, each with its result.

        Raises:
            JournalDamaged: when one cannot be read.
            StorageRefused: when storage fails.
        """
        from scansim.records.history import closed_runs

        return closed_runs(self._database, self._ledger, person, since)

    def run_rows(self, person: str = "", since: str = "") -> list[RunRow]:
        """The same of everybody, or of one person, without their results.

        Raises:
            StorageRefused: when storage fails.
        """
        return run_rows(self._database, person, since)

    def station(self) -> StationState | None:
        """What is kept of this station; None when nothing is, or only what a later program can read.

        Raises:
            StorageRefused: when storage fails.
        """
        return station_state(self._database, self._ledger.station)

    def keep_station(self, settings: StationSettings, check: HardwareCheck | None, actor: str) -> None:
        """Keep these settings for this station; ``check`` is the hardware check they come from, if one was made.

        Raises:
            StorageRefused: when storage fails.
        """
        with self._database.writing():
            self._ledger.add(STATION_SETTINGS, actor, station_body(settings, check))

    @property
    def people(self) -> People:
        """The people of the site."""
        from scansim.records.people import People

        return People(self._database, self._ledger, self._clock.utc)

    @property
    def pins(self) -> KeptPins:
        """The PINs of this station."""
        from scansim.records import pin_hash
        from scansim.records.pins import KeptPins

        return KeptPins(self._database, self._ledger, self._clock, pin_hash.DEFAULT_COST)

    @property
    def retention(self) -> Retention:
        """How long what is kept."""
        from scansim.records.retention import Retention

        return Retention(self._database, self._ledger, self._holds, self.people, self._clock)

    @property
    def signoffs(self) -> Signoffs:
        """What supervisors state about what was proved."""
        from scansim.records.signoffs import Signoffs

        return Signoffs(self._database, self._ledger, self._clock.utc)

    @property
    def boards(self) -> Boards:
        """What supervisors look at, of many people at once."""
        from scansim.records.boards import Boards

        return Boards(self._database, self._ledger)

    def rebuild(self) -> int:
        """Derive all projections anew from the facts. Returns how many facts were folded."""
        with self._database.writing():
            return refold(self._database, self._ledger.in_order())

    def merge(self, path: Path) -> Merged:
        """Take in what the records in the file ``path`` hold and these lack: all of it or nothing.

        Raises:
            StorageRefused: when there are no records, when something in them does not hold together, or when a run
                would change that is being run at this moment.
        """
        from scansim.records.merging import merge
        from scansim.records.sqlite.read_only import read_only

        source = read_only(path)
        try:
            return merge(self._database, self._ledger, self._holds, source)
        finally:
            source.close()

    def verify(self) -> list[Finding]:
        """Everything in the file that does not hold together, without an anchor; empty when all does."""
        return findings(self._database)

    def shut(self) -> None:
        """Let go of the file and of every attempt held; an attempt that has not ended stays unfinished."""
        self._heads.clear()
        self._holds.release_all()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.shut()

    def _keep_contents(self, header: Header, contents: Mapping[str, str]) -> None:
        for digest, text in contents.items():
            if sha256(text) != digest:
                raise sentences.content_wrong(digest)
            self._database.execute(
                "INSERT INTO contents (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING", (digest, text)
            )
        for digest in header.contents.values():
            if not self._database.execute("SELECT hash FROM contents WHERE hash = ?", (digest,)):
                raise sentences.content_unknown(self._database.path, digest)

    def _taken_up(self, attempt: str) -> InputRecord:
        """The newest input of an attempt that this process runs from now on."""
        # Looked up first: an id from outside must not become the name of a lock file.
        opening = self._opening(attempt)
        if not self._holds.take(attempt):
            raise sentences.attempt_elsewhere(attempt)
        if attempt == self._offered:
            self._offered = None
        try:
            self._refuse_removed(attempt)
        except BaseException:
            self._holds.release(attempt)
            raise
        if self._closing(attempt) is not None:
            self._holds.release(attempt)
            raise sentences.attempt_closed(attempt)
        return last_input(self._database, attempt, opening.hash)

    def _offer(self, attempt: str) -> StoredAttempt | None:
        if not self._holds.take(attempt):
            return None
        try:
            found = self.read(attempt)
        except BaseException:
            self._holds.release(attempt)
            raise
        if found.result is not None:
            self._holds.release(attempt)
            return None
        self._offered = attempt
        return found

    def _withdraw_offer(self) -> None:
        if self._offered is not None:
            self._holds.release(self._offered)
            self._offered = None

    def _refuse_removed(self, attempt: str) -> None:
        removed = removal_of(self._database, attempt)
        if removed is not None:
            raise sentences.attempt_removed(self._database.path, attempt, removed)

    def _opening(self, attempt: str) -> Fact:
        fact = self._ledger.fact(attempt)
        if fact is None or fact.kind != ATTEMPT_OPENED:
            raise sentences.attempt_unknown(self._database.path, attempt)
        return self._unaltered(attempt, fact)

    def _closing(self, attempt: str) -> Fact | None:
        rows = self._database.execute("SELECT closing FROM attempts WHERE attempt = ?", (attempt,))
        fact = self._ledger.fact(str(rows[0][0])) if rows and rows[0][0] is not None else None
        return self._unaltered(attempt, fact) if fact is not None else None

    def _unaltered(self, attempt: str, fact: Fact) -> Fact:
        try:
            if fact_hash(fact) == fact.hash:
                return fact
        except FactNotReadable as error:
            raise sentences.attempt_damaged(self._database.path, attempt, error) from error
        raise sentences.attempt_damaged(self._database.path, attempt, f"its fact {fact.kind} was altered")


def _mapping(body: Mapping[str, Json], name: str) -> Mapping[str, Json]:
    value = body.get(name)
    if not isinstance(value, Mapping):
        raise FactNotReadable(f"its {name} is missing")
    return value
