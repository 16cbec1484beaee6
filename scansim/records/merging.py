"""The facts of another file, taken in: all of them or none.

What both files hold is the same afterwards, whichever was merged into which: facts are kept as they are, a second fact
in the same place of a chain beside the first, and everything that is derived folds in one order (DESIGN section 6).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from scansim.engine.canonical import GENESIS
from scansim.records import sentences
from scansim.records.audit import findings_in
from scansim.records.book import Book, Fork, the_book
from scansim.records.fact import ATTEMPT_CLOSED, ATTEMPT_OPENED, Fact, body_of, folding_order
from scansim.records.holds import Holds
from scansim.records.input_ways import ways_of
from scansim.records.kept_inputs import forget_inputs, input_forks, input_records, keep_records, last_inputs
from scansim.records.ledger import Ledger, add_fact, fork_rows
from scansim.records.refolding import refold, take_in
from scansim.records.retention_tables import removal_of
from scansim.records.sqlite.database import Database
from scansim.records.sqlite.read_only import ReadOnly
from scansim.records.texts import all_texts, keep_text

__all__ = ["Merged", "merge"]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in: facts, runs among them, and the forks that the file has now."""

    facts: int
    runs: int
    forks: tuple[Fork, ...]


def merge(database: Database, ledger: Ledger, holds: Holds, source: ReadOnly) -> Merged:
    """Take in what another file holds and this one lacks.

    Raises:
        StorageRefused: when something in the other file does not hold together, a fact of it bears the id of another
            one, or a run would change that is being run at this moment. Nothing is taken in then.
    """
    with source.reading():
        book = the_book(source)
        for finding in findings_in(source, book):
            raise sentences.other_file_damaged(source.path, finding.where, finding.what)
        differing = _attempts_that_differ(database, source)
        with _Held(holds) as held, database.writing():
            fresh = _facts(database, ledger, source, book)
            _contents(database, source)
            _derive(database, ledger, fresh)
            _texts(database, source)
            held.take(_ended_here(fresh))
            _inputs(database, ledger, source, fresh, differing, held)
            _apply_removals(database, held)
            source.require_unchanged()
    with database.reading():
        forks = the_book(database).forks if any(fork_rows(database)) else ()
    return Merged(len(fresh), sum(fact.kind == ATTEMPT_OPENED for fact in fresh), forks)


class _Held:
    """The attempts that this merge changes, held so that nobody runs them meanwhile."""

    def __init__(self, holds: Holds) -> None:
        self._holds = holds
        self._taken: list[str] = []

    def take(self, attempts: Iterable[str]) -> None:
        for attempt in attempts:
            if attempt in self._taken:
                continue
            if attempt in self._holds or not self._holds.take(attempt):
                raise sentences.attempt_elsewhere(attempt)
            self._taken.append(attempt)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for attempt in self._taken:
            self._holds.release(attempt)


def _facts(database: Database, ledger: Ledger, source: ReadOnly, book: Book) -> list[Fact]:
    """Keep the facts that are not here yet, each in its place or beside it."""
    fresh = []
    for chain, group in groupby(book.facts, key=lambda fact: fact.chain):
        main, beside = ledger.hashes(chain)
        for fact in group:
            if main.get(fact.seq) == fact.hash or fact.hash in beside:
                continue
            known = ledger.fact(fact.id)
            if known is not None and (known.chain, known.seq) != (chain, fact.seq):
                raise sentences.other_file_damaged(source.path, f"fact {sentences.named(fact.id)}", "its id is taken")
            follows = fact.prev == (main.get(fact.seq - 1) if fact.seq > 1 else GENESIS)
            is_free = fact.seq not in main
            add_fact(database, fact, beside=not (follows and is_free))
            if follows and is_free:
                main[fact.seq] = fact.hash
            else:
                beside.add(fact.hash)
            fresh.append(fact)
    return fresh


def _derive(database: Database, ledger: Ledger, fresh: list[Fact]) -> None:
    """Bring what is derived up to date: fact by fact where all of them fold last, else everything anew."""
    if not fresh:
        return
    fresh.sort(key=folding_order)
    if ledger.count_from(fresh[0]) == len(fresh):
        take_in(database, fresh)
    else:
        refold(database, ledger.in_order())


def _contents(database: Database, source: ReadOnly) -> None:
    for digest, body in source.rows("SELECT hash, body FROM contents"):
        database.execute(
            "INSERT INTO contents (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING", (str(digest), str(body))
        )


def _texts(database: Database, source: ReadOnly) -> None:
    for kept in all_texts(source):
        keep_text(database, kept)
    for table in ("texts", "pins"):
        database.execute(
            f"DELETE FROM {table} WHERE person IN (SELECT person FROM people WHERE standing = ?)",  # noqa: S608
            ("erased",),
        )


def _attempts_that_differ(database: Database, source: ReadOnly) -> set[str]:
    """The attempts of which the other file may have inputs that are not here; asked before anybody has to wait."""
    here, there = last_inputs(database), last_inputs(source)
    return {attempt for attempt, last in there.items() if here.get(attempt) != last} | set(dict(input_forks(source)))


def _inputs(
    database: Database, ledger: Ledger, source: ReadOnly, fresh: list[Fact], differing: set[str], held: _Held
) -> None:
    begun = {fact.id for fact in fresh if fact.kind == ATTEMPT_OPENED}
    here, there = dict(input_forks(database)), dict(input_forks(source))
    for attempt in sorted({*differing, *filter(None, map(_closes, fresh))}):
        if removal_of(database, attempt) is not None:
            continue
        main, beside = input_records(database, attempt), here.get(attempt, [])
        others = [*input_records(source, attempt), *there.get(attempt, [])]
        every = {record.hash: record for record in (*main, *beside, *others)}
        opening = ledger.fact(attempt)
        assert opening is not None  # The other file holds together, and its facts are here now.
        way, rest = ways_of(opening.hash, every.values(), _head(database, ledger, attempt))
        if (way, rest) == (main, beside):
            continue
        if way != main and attempt not in begun:
            held.take([attempt])
        keep_records(database, attempt, way, rest)


def _head(database: Database, ledger: Ledger, attempt: str) -> str | None:
    rows = database.execute("SELECT closing FROM attempts WHERE attempt = ?", (attempt,))
    closing = ledger.fact(str(rows[0][0])) if rows and rows[0][0] is not None else None
    return str(body_of(closing).get("head")) if closing is not None else None


def _apply_removals(database: Database, held: _Held) -> None:
    rows = database.execute(
        "SELECT attempt FROM removals WHERE attempt IN (SELECT attempt FROM inputs)"
        " OR attempt IN (SELECT attempt FROM input_forks)"
    )
    for (attempt,) in rows:
        held.take([str(attempt)])
        forget_inputs(database, str(attempt))


def _ended_here(fresh: list[Fact]) -> set[str]:
    """The attempts that were open here and are closed by what came in."""
    begun = {fact.id for fact in fresh if fact.kind == ATTEMPT_OPENED}
    return {attempt for attempt in map(_closes, fresh) if attempt} - begun


def _closes(fact: Fact) -> str:
    return str(body_of(fact).get("attempt", "")) if fact.kind == ATTEMPT_CLOSED else ""
