"""Whether everything that is stored still holds together, and what does not (reference training D3).

Found: any change, swap, insertion or removal in the middle, and any at the end that a later fact speaks of. Not found:
that the newest facts, or the newest inputs of an attempt that has not ended, were removed, and a rewrite of the whole
file; those need an anchor kept elsewhere (DESIGN section 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from scansim.engine.canonical import sha256
from scansim.records.fact import ATTEMPT_CLOSED, ATTEMPT_OPENED, Fact, FactNotReadable, body_of, from_row
from scansim.records.kept_inputs import all_input_records
from scansim.records.ledger import fact_rows
from scansim.records.links import InputRecord, broken_fact_links, broken_input_link
from scansim.records.sentences import named
from scansim.records.sqlite.reader import Reader

__all__ = ["Book", "Finding", "altered_contents", "attempt_fault", "contents_of", "findings", "input_fault", "the_book"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: where it lies (``fact ID``, ``attempt ID``, ``content HASH``), what is wrong with
    it, and the attempt that it concerns, when it is one."""

    where: str
    what: str
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """All facts, read once: those that can be read, chain after chain; what opens and closes each attempt; what is
    wrong with any of them."""

    facts: tuple[Fact, ...]
    openings: Mapping[str, Fact]
    closings: Mapping[str, Fact]
    findings: tuple[Finding, ...]


def findings(reader: Reader) -> list[Finding]:
    """All that does not hold in one state of the file; empty when everything does."""
    with reader.reading():
        book = the_book(reader)
        return [*book.findings, *_attempts(reader, book), *_contents(reader, book)]


def the_book(reader: Reader) -> Book:
    """The facts of a file. Inside :meth:`Reader.reading` only."""
    found: list[Finding] = []
    facts: list[Fact] = []
    for row in fact_rows(reader):
        try:
            facts.append(from_row(row))
        except FactNotReadable as error:
            found.append(Finding(f"fact {named(str(row[0]))}", str(error)))
    for _, chain in groupby(facts, key=lambda fact: fact.chain):
        found += [
            Finding(f"fact {named(fact.id)}", fault, _attempt_of(fact)) for fact, fault in broken_fact_links(chain)
        ]
    openings = {fact.id: fact for fact in facts if fact.kind == ATTEMPT_OPENED}
    closings: dict[str, Fact] = {}
    for fact in facts:
        attempt = _attempt_of(fact)
        if fact.kind == ATTEMPT_CLOSED:
            if attempt not in openings or attempt in closings:
                found.append(Finding(f"fact {named(fact.id)}", "it closes an attempt that is not open", attempt))
            closings.setdefault(attempt, fact)
    return Book(tuple(facts), openings, closings, tuple(found))


def input_fault(opening: Fact | None, records: list[InputRecord], closing: Fact | None) -> str:
    """What is wrong with the inputs of an attempt, or empty."""
    if opening is None:
        return "it has inputs and was never opened"
    try:
        return attempt_fault(opening, records, closing) or ""
    except FactNotReadable as error:
        return str(error)


def attempt_fault(opening: Fact, records: list[InputRecord], closing: Fact | None) -> str | None:
    """What is wrong with the inputs of an attempt between its opening and closing facts, or None."""
    fault = broken_input_link(opening.hash, records)
    if fault is not None or closing is None:
        return fault
    body = body_of(closing)
    if body.get("attempt") != opening.id:
        return "its closing fact is another attempt's"
    head = records[-1].hash if records else opening.hash
    if body.get("inputs") != len(records):
        return f"it was closed after {body.get('inputs')} inputs, and {len(records)} are there"
    if body.get("head") != head:
        return "its last input is not the one it was closed after"
    return None


def altered_contents(reader: Reader) -> tuple[frozenset[str], frozenset[str]]:
    """The hashes of all contents that are kept, and of those that are not what their hash says."""
    kept: set[str] = set()
    altered: set[str] = set()
    for digest, body in reader.rows("SELECT hash, body FROM contents ORDER BY hash"):
        kept.add(str(digest))
        if sha256(str(body)) != digest:
            altered.add(str(digest))
    return frozenset(kept), frozenset(altered)


def contents_of(opening: Fact) -> Mapping[str, str]:
    """The contents that an attempt was recorded under: hash by name; empty when its header cannot be read."""
    header = _body(opening).get("header")
    contents = header.get("contents") if isinstance(header, Mapping) else None
    return {str(name): str(digest) for name, digest in contents.items()} if isinstance(contents, Mapping) else {}


def _attempts(reader: Reader, book: Book) -> Iterator[Finding]:
    without_inputs = dict(book.openings)
    for attempt, records in all_input_records(reader):
        opening = without_inputs.pop(attempt, None)
        if fault := input_fault(opening, records, book.closings.get(attempt)):
            yield Finding(f"attempt {named(attempt)}", fault, attempt)
    for attempt, opening in without_inputs.items():
        if fault := input_fault(opening, [], book.closings.get(attempt)):
            yield Finding(f"attempt {named(attempt)}", fault, attempt)


def _contents(reader: Reader, book: Book) -> Iterator[Finding]:
    kept, altered = altered_contents(reader)
    for digest in sorted(altered):
        yield Finding(f"content {named(digest)}", "it is not what its hash says")
    for attempt, opening in book.openings.items():
        for name, digest in contents_of(opening).items():
            if digest not in kept:
                yield Finding(f"attempt {named(attempt)}", f"its content {named(name)} is missing", attempt)


def _attempt_of(fact: Fact) -> str:
    if fact.kind == ATTEMPT_OPENED:
        return fact.id
    return str(_body(fact).get("attempt", "")) if fact.kind == ATTEMPT_CLOSED else ""


def _body(fact: Fact) -> Mapping[str, object]:
    try:
        return body_of(fact)
    except FactNotReadable:
        # Already found where the chain was walked.
        return {}
