"""Whether records that name their predecessors still hang together (reference training D3).

What a chain cannot see: that its newest records were removed, or that all of it was rewritten. That needs an anchor
kept elsewhere (DESIGN section 6).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scansim.engine.canonical import GENESIS, chained
from scansim.records.fact import CHAIN_OPENED, Fact, FactNotReadable, fact_hash

__all__ = ["InputRecord", "broken_fact_links", "broken_input_forks", "broken_input_link", "next_input"]


@dataclass(frozen=True, slots=True)
class InputRecord:
    """One stored input of an attempt: its place, its canonical JSON text, and its two hashes."""

    seq: int
    body: str
    prev: str
    hash: str


def next_input(seq: int, head: str, body: str) -> InputRecord:
    """The record of the input ``body`` after ``seq`` others, the last of which has the hash ``head``."""
    return InputRecord(seq + 1, body, head, chained(head, body))


def broken_input_link(beginning: str, records: Sequence[InputRecord]) -> str | None:
    """What is wrong with the first faulty record of an attempt's inputs, or None.

    ``beginning`` is the hash of the attempt's opening fact, so that inputs of another attempt never fit.
    """
    head = beginning
    for place, record in enumerate(records):
        if record.seq != place + 1:
            return f"input {place + 1} is missing"
        fresh = next_input(place, head, record.body)
        if record.prev != fresh.prev:
            return f"input {record.seq} does not follow the one before it"
        if record.hash != fresh.hash:
            return f"input {record.seq} was altered"
        head = record.hash
    return None


def broken_input_forks(
    beginnings: Collection[str], main: Sequence[InputRecord], forks: Sequence[InputRecord]
) -> str | None:
    """What is wrong with the first faulty record of those that lie beside the inputs of an attempt, or None.

    ``beginnings`` are the hashes of the facts that open the attempt, ``main`` the inputs that count.
    """
    here = {(record.seq, record.hash) for record in (*main, *forks)} | {(0, hash_) for hash_ in beginnings}
    counted = {record.hash for record in main}
    for record in forks:
        if record.hash in counted:
            return f"input {record.seq} is kept twice"
        if (record.seq - 1, record.prev) not in here:
            return f"input {record.seq} of another way does not follow any before it"
        if next_input(record.seq - 1, record.prev, record.body).hash != record.hash:
            return f"input {record.seq} of another way was altered"
    return None


def broken_fact_links(facts: Iterable[Fact]) -> Iterator[tuple[Fact, str]]:
    """Each fact of one chain, in order of ``seq``, that is altered or does not follow, and what is wrong with it.

    Where the chain forks, several facts have the same place; each follows one of those before.
    """
    seq, heads = 0, frozenset({GENESIS})
    for at, level in groupby(facts, key=lambda fact: fact.seq):
        here = list(level)
        for fact in here:
            fault = _fault(fact, seq, heads)
            if fault is not None:
                yield fact, fault
        seq, heads = at, frozenset(fact.hash for fact in here)


def _fault(fact: Fact, seq: int, heads: Collection[str]) -> str | None:
    if fact.seq != seq + 1:
        return f"fact {seq + 1} of the chain is missing before it"
    if fact.prev not in heads:
        return "it does not follow the one before it"
    if (fact.seq == 1) != (fact.kind == CHAIN_OPENED):
        return f"a chain begins with {CHAIN_OPENED}, once"
    try:
        return None if fact_hash(fact) == fact.hash else "it was altered"
    except FactNotReadable as error:
        return str(error)
