"""All facts of a file, read once, and what does not hold among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from scansim.engine.canonical import Json
from scansim.records.fact import (
    ATTEMPT_CLOSED,
    ATTEMPT_OPENED,
    CHAIN_OPENED,
    INPUTS_REMOVED,
    Fact,
    FactNotReadable,
    body_of,
    folding_order,
    from_row,
)
from scansim.records.ledger import fact_rows, fork_rows
from scansim.records.links import broken_fact_links
from scansim.records.sentences import named
from scansim.records.sqlite.reader import Reader, Row

__all__ = ["Book", "Finding", "Fork", "the_book"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: where it lies (``fact ID``, ``attempt ID``, ``content HASH``), what is wrong with
    it, and the attempt that it concerns, when it is one."""

    where: str
    what: str
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class Fork:
    """A chain that goes on in several ways: at ``seq`` it has these facts, all after the same one."""

    chain: str
    seq: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The facts that can be read, chain after chain; what opens and closes each attempt; what is wrong with any.

    ``beside`` are those facts whose place in their chain another one has. Of several openings or closings of an attempt
    the first in folding order counts; ``beginnings`` has the hashes of all openings, ``later_closings`` the closings
    but that one. ``removals`` are the facts that say that the inputs of an attempt were removed.
    """

    facts: tuple[Fact, ...]
    beside: tuple[Fact, ...]
    openings: Mapping[str, Fact]
    beginnings: Mapping[str, frozenset[str]]
    closings: Mapping[str, Fact]
    later_closings: Mapping[str, tuple[Fact, ...]]
    removals: Mapping[str, Fact]
    forks: tuple[Fork, ...]
    findings: tuple[Finding, ...]

    @property
    def newest(self) -> tuple[Fact, ...]:
        """The newest fact of each chain; of each way where it forks."""
        followed = {fact.prev for fact in self.facts}
        return tuple(fact for fact in self.facts if fact.hash not in followed)


def the_book(reader: Reader) -> Book:
    """The facts of a file. Inside :meth:`Reader.reading` only."""
    found: list[Finding] = []
    main, beside = list(_readable(fact_rows(reader), found)), list(_readable(fork_rows(reader), found))
    facts = sorted([*main, *beside], key=lambda fact: (fact.chain, fact.seq))
    forks: list[Fork] = []
    for chain, group in groupby(facts, key=lambda fact: fact.chain):
        links = list(group)
        found += [_of(fact, fault) for fact, fault in broken_fact_links(links)]
        forks += _forks(chain, links)
    found += [_of(fact, fault) for fact, fault in (*_misplaced(main, beside), *_orphans(facts))]
    attempts = _Attempts()
    for fact in sorted(facts, key=folding_order):
        attempts.fold(fact)
    forked = {fork.chain for fork in forks}
    found += attempts.findings(forked)
    return Book(
        tuple(facts),
        tuple(beside),
        attempts.openings,
        {attempt: frozenset(hashes) for attempt, hashes in attempts.beginnings.items()},
        attempts.closings,
        {attempt: tuple(closings) for attempt, closings in attempts.later.items()},
        attempts.removals,
        tuple(forks),
        tuple(found),
    )


def _readable(rows: Iterable[Row], found: list[Finding]) -> Iterator[Fact]:
    for row in rows:
        try:
            yield from_row(row)
        except FactNotReadable as error:
            found.append(Finding(f"fact {named(str(row[0]))}", str(error)))


def _forks(chain: str, facts: list[Fact]) -> Iterator[Fork]:
    for seq, level in groupby(facts, key=lambda fact: fact.seq):
        after: dict[str, list[Fact]] = {}
        for fact in level:
            after.setdefault(fact.prev, []).append(fact)
        yield from (Fork(chain, seq, tuple(here)) for here in after.values() if len({each.hash for each in here}) > 1)


def _misplaced(main: list[Fact], beside: list[Fact]) -> Iterator[tuple[Fact, str]]:
    hashes = {fact.hash for fact in main}
    places = {(fact.chain, fact.seq) for fact in main}
    ways = {fact.hash for fact in beside}
    for fact in beside:
        if fact.hash in hashes:
            yield fact, "it is kept twice"
        elif (fact.chain, fact.seq) not in places and fact.prev not in ways:
            yield fact, "it lies beside its chain, where its place is free"
    for fact in main:
        if fact.prev in ways:
            yield fact, "it lies in its chain and follows a fact beside it"


def _orphans(facts: list[Fact]) -> Iterator[tuple[Fact, str]]:
    """Chains that go on from a fact that is not there: a copy holds all that it was copied from."""
    hashes = {(fact.chain, fact.seq, fact.hash) for fact in facts}
    for fact in facts:
        if fact.kind == CHAIN_OPENED:
            parent = _body(fact).get("parent")
            if isinstance(parent, Mapping) and tuple(parent.get(key) for key in ("chain", "seq", "hash")) not in hashes:
                yield fact, "the fact that its chain goes on from is missing"


class _Attempts:
    """What opens, closes and shortens each attempt, fact after fact in folding order."""

    def __init__(self) -> None:
        self.openings: dict[str, Fact] = {}
        self.beginnings: dict[str, set[str]] = {}
        self.closings: dict[str, Fact] = {}
        self.later: dict[str, list[Fact]] = {}
        self.removals: dict[str, Fact] = {}
        self._unopened: list[Fact] = []

    def fold(self, fact: Fact) -> None:
        if fact.kind == ATTEMPT_OPENED:
            self.openings.setdefault(fact.id, fact)
            self.beginnings.setdefault(fact.id, set()).add(fact.hash)
        elif fact.kind == ATTEMPT_CLOSED:
            self._closed(fact)
        elif fact.kind == INPUTS_REMOVED:
            attempts = _body(fact).get("attempts")
            for attempt in attempts if isinstance(attempts, Mapping) else ():
                self.removals.setdefault(attempt, fact)

    def findings(self, forked: set[str]) -> Iterator[Finding]:
        for fact in self._unopened:
            yield _of(fact, "it closes an attempt that is not open")
        for attempt, later in self.later.items():
            first = self.closings[attempt]
            for fact in later:
                # Two copies of a file may each end what was begun before; one line of facts may not end it twice.
                if fact.chain == first.chain and fact.chain not in forked:
                    yield _of(fact, "it closes an attempt that is not open")

    def _closed(self, fact: Fact) -> None:
        attempt = _attempt_of(fact)
        if attempt in self.closings:
            self.later.setdefault(attempt, []).append(fact)
            return
        self.closings[attempt] = fact
        if attempt not in self.openings:
            self._unopened.append(fact)


def _of(fact: Fact, fault: str) -> Finding:
    return Finding(f"fact {named(fact.id)}", fault, _attempt_of(fact))


def _attempt_of(fact: Fact) -> str:
    if fact.kind == ATTEMPT_OPENED:
        return fact.id
    return str(_body(fact).get("attempt", "")) if fact.kind == ATTEMPT_CLOSED else ""


def _body(fact: Fact) -> Mapping[str, Json]:
    try:
        return body_of(fact)
    except FactNotReadable:
        # Already found where the chain was walked.
        return {}
