"""Whether everything that is stored still holds together, and what does not (reference training D3).

Found: any change, swap, insertion or removal in the middle, and any at the end that a later fact speaks of. Not found:
that the newest facts, or the newest inputs of an attempt that has not ended, were removed, and a rewrite of the whole
file; those need an anchor kept elsewhere (DESIGN section 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from scansim.engine.canonical import sha256
from scansim.records.fact import ATTEMPT_CLOSED, ATTEMPT_OPENED, Fact, FactNotReadable, body_of, from_row
from scansim.records.kept_inputs import all_input_records
from scansim.records.ledger import Ledger
from scansim.records.links import InputRecord, broken_fact_links, broken_input_link
from scansim.records.sentences import named
from scansim.records.sqlite.database import Database, Row

__all__ = ["Finding", "attempt_fault", "findings"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: where it lies (``fact ID``, ``attempt ID``, ``content HASH``) and what is wrong."""

    where: str
    what: str


def findings(database: Database, ledger: Ledger) -> list[Finding]:
    """All that does not hold in one state of the database; empty when everything does."""
    with database.reading():
        facts: list[Fact] = []
        found = list(_unreadable(ledger.by_chain(), facts))
        found.extend(_chains(facts))
        found.extend(_attempts(database, facts))
        found.extend(_contents(database, facts))
    return found


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


def _unreadable(rows: Iterable[Row], readable: list[Fact]) -> Iterator[Finding]:
    for row in rows:
        try:
            readable.append(from_row(row))
        except FactNotReadable as error:
            yield Finding(f"fact {named(str(row[0]))}", str(error))


def _chains(facts: list[Fact]) -> Iterator[Finding]:
    for _, chain in groupby(facts, key=lambda fact: fact.chain):
        for fact, fault in broken_fact_links(chain):
            yield Finding(f"fact {named(fact.id)}", fault)


def _attempts(database: Database, facts: list[Fact]) -> Iterator[Finding]:
    openings = {fact.id: fact for fact in facts if fact.kind == ATTEMPT_OPENED}
    closings: dict[str, Fact] = {}
    for fact in facts:
        if fact.kind == ATTEMPT_CLOSED:
            attempt = str(_body(fact).get("attempt"))
            if attempt not in openings or attempt in closings:
                yield Finding(f"fact {named(fact.id)}", "it closes an attempt that is not open")
            closings.setdefault(attempt, fact)
    without_inputs = dict(openings)
    for attempt, records in all_input_records(database):
        opening = without_inputs.pop(attempt, None)
        fault = "it has inputs and was never opened"
        if opening is None or (fault := _fault(opening, records, closings.get(attempt))):
            yield Finding(f"attempt {named(attempt)}", fault)
    for attempt, opening in without_inputs.items():
        if fault := _fault(opening, [], closings.get(attempt)):
            yield Finding(f"attempt {named(attempt)}", fault)


def _fault(opening: Fact, records: list[InputRecord], closing: Fact | None) -> str:
    try:
        return attempt_fault(opening, records, closing) or ""
    except FactNotReadable as error:
        return str(error)


def _contents(database: Database, facts: list[Fact]) -> Iterator[Finding]:
    kept: set[str] = set()
    for digest, body in database.rows("SELECT hash, body FROM contents ORDER BY hash"):
        kept.add(str(digest))
        if sha256(str(body)) != digest:
            yield Finding(f"content {named(str(digest))}", "it is not what its hash says")
    for fact in facts:
        header = _body(fact).get("header") if fact.kind == ATTEMPT_OPENED else None
        contents = header.get("contents") if isinstance(header, Mapping) else None
        for name, digest in contents.items() if isinstance(contents, Mapping) else ():
            if digest not in kept:
                yield Finding(f"attempt {named(fact.id)}", f"its content {name} is missing")


def _body(fact: Fact) -> Mapping[str, object]:
    try:
        return body_of(fact)
    except FactNotReadable:
        # Already found where the chain was walked.
        return {}
