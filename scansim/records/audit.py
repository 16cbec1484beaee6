"""Whether everything that is stored still holds together, and what does not (reference training D3).

Found: any change, swap, insertion or removal in the middle, and any at the end that a later fact speaks of. Not found:
that the newest facts, or the newest inputs of an attempt that has not ended, were removed, and a rewrite of the whole
file; those need an anchor kept elsewhere (DESIGN section 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scansim.engine.canonical import Json, sha256
from scansim.records.book import Book, Finding, the_book
from scansim.records.fact import Fact, FactNotReadable, body_of
from scansim.records.input_ways import ways_of
from scansim.records.kept_inputs import all_input_records, input_forks
from scansim.records.links import InputRecord, broken_input_forks, broken_input_link
from scansim.records.sentences import named
from scansim.records.signed import certificates_in
from scansim.records.sqlite.reader import Reader
from scansim.records.texts import KeptText, all_texts, texts_named_in
from scansim.training.people.person import PersonKind

__all__ = [
    "altered_contents",
    "attempt_fault",
    "contents_of",
    "findings",
    "findings_in",
    "input_fault",
    "text_findings",
]


def findings(reader: Reader) -> list[Finding]:
    """All that does not hold in one state of the file; empty when everything does."""
    with reader.reading():
        return list(findings_in(reader, the_book(reader)))


def findings_in(reader: Reader, book: Book) -> Iterator[Finding]:
    """The same, of facts that were read before. Inside :meth:`Reader.reading` only."""
    of_attempts = [*book.findings, *_attempts(reader, book)]
    yield from of_attempts
    yield from _contents(reader, book)
    yield from text_findings(reader, book)
    altered = {finding.attempt for finding in of_attempts}
    contents = altered_contents(reader)
    for certificate in certificates_in(book):
        yield from certificate.findings(altered, *contents)


def input_fault(book: Book, attempt: str, records: Sequence[InputRecord], forks: Sequence[InputRecord]) -> str:
    """What is wrong with the inputs of an attempt, those that count and those beside them, or empty."""
    opening, closing = book.openings.get(attempt), book.closings.get(attempt)
    if opening is None:
        return "it has inputs and was never opened"
    try:
        if attempt in book.removals:
            return _removal_fault(book, attempt, [*records, *forks])
        return (
            attempt_fault(opening, records, closing)
            or broken_input_forks(book.beginnings[attempt], records, forks)
            or _way_fault(opening, closing, records, forks)
            or _later_closing_fault(book, attempt, [*records, *forks])
            or ""
        )
    except FactNotReadable as error:
        return str(error)


def attempt_fault(opening: Fact, records: Sequence[InputRecord], closing: Fact | None) -> str | None:
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


def text_findings(reader: Reader, book: Book) -> Iterator[Finding]:
    """Texts that are not what the facts say: altered, missing without having been erased, there although erased."""
    erased = {_body(fact).get("person") for fact in book.facts if fact.kind == PersonKind.ERASED}
    there = {kept.digest: kept for kept in all_texts(reader)}
    meant: set[str] = set()
    for fact, person, name, digest in texts_named_in(book.facts):
        meant.add(digest)
        kept = there.get(digest)
        if fault := _text_fault(kept, person, person in erased):
            yield Finding(f"fact {named(fact.id)}", f"its text {named(name)} {fault} ({named(digest)})")
    for digest in sorted(there.keys() - meant):
        yield Finding(f"text {named(digest)}", "no fact speaks of it")


def _text_fault(kept: KeptText | None, person: str, is_erased: bool) -> str:
    if kept is None:
        return "" if is_erased else "is missing"
    if is_erased:
        return "was erased, and is there"
    return "" if kept.is_right and kept.person == person else "was altered"


def _removal_fault(book: Book, attempt: str, there: Sequence[InputRecord]) -> str:
    if there:
        return "its inputs were removed, and some are there"
    removal, closing = book.removals[attempt], book.closings.get(attempt)
    if closing is None or closing.chain != removal.chain or closing.seq > removal.seq:
        # Whoever removed them did not know how it would end.
        return ""
    said = _body(removal).get("attempts")
    end = said.get(attempt) if isinstance(said, Mapping) else None
    body = body_of(closing)
    same = isinstance(end, Mapping) and (end.get("inputs"), end.get("head")) == (body.get("inputs"), body.get("head"))
    return "" if same else "the inputs that were removed are not those it was closed after"


def _way_fault(
    opening: Fact, closing: Fact | None, records: Sequence[InputRecord], forks: Sequence[InputRecord]
) -> str | None:
    if not forks:
        return None
    head = str(body_of(closing).get("head")) if closing is not None else None
    way, _ = ways_of(opening.hash, [*records, *forks], head)
    return None if way == list(records) else "the inputs that count lie beside others that do not"


def _later_closing_fault(book: Book, attempt: str, there: Sequence[InputRecord]) -> str | None:
    ends = {(record.seq, record.hash) for record in there} | {(0, hash_) for hash_ in book.beginnings[attempt]}
    for closing in book.later_closings.get(attempt, ()):
        body = body_of(closing)
        if (body.get("inputs"), body.get("head")) not in ends:
            return "the inputs that it was closed after elsewhere are missing"
    return None


def _attempts(reader: Reader, book: Book) -> Iterator[Finding]:
    forks = dict(input_forks(reader))
    without_inputs = dict.fromkeys([*book.openings, *forks])
    for attempt, records in all_input_records(reader):
        without_inputs.pop(attempt, None)
        if fault := input_fault(book, attempt, records, forks.get(attempt, [])):
            yield Finding(f"attempt {named(attempt)}", fault, attempt)
    for attempt in without_inputs:
        if fault := input_fault(book, attempt, [], forks.get(attempt, [])):
            yield Finding(f"attempt {named(attempt)}", fault, attempt)


def _contents(reader: Reader, book: Book) -> Iterator[Finding]:
    kept, altered = altered_contents(reader)
    for digest in sorted(altered):
        yield Finding(f"content {named(digest)}", "it is not what its hash says")
    for attempt, opening in book.openings.items():
        for name, digest in contents_of(opening).items():
            if digest not in kept:
                yield Finding(
                    f"attempt {named(attempt)}", f"its content {named(name)} is missing ({named(digest)})", attempt
                )


def _body(fact: Fact) -> Mapping[str, Json]:
    try:
        return body_of(fact)
    except FactNotReadable:
        # Already found where the chain was walked.
        return {}
