"""Whether runs are what they were: their hashes always, and a replay where the rules are this program's own.

A hash chain shows any edit that was not hashed anew; a replay shows a score that its inputs do not give, whoever
computed the hashes (DESIGN sections 1.5 and 6). Nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scansim.engine.canonical import Json
from scansim.records import sentences
from scansim.records.audit import altered_contents, contents_of, input_fault, text_findings
from scansim.records.book import Finding, Fork, the_book
from scansim.records.contents import content_text
from scansim.records.derivation import differences
from scansim.records.fact import Fact, body_of, folding_order
from scansim.records.kept_inputs import attempts_with_inputs, input_forks, input_records, timed_of
from scansim.records.links import InputRecord
from scansim.records.replay import Replayer
from scansim.records.sentences import named
from scansim.records.signed import certificates_in
from scansim.records.sqlite.read_only import ReadOnly, read_only
from scansim.training.header import HEADER_VERSION, RULES_VERSION, Header, HeaderNotReadable
from scansim.training.inputs import INPUT_VERSION, InputNotReadable
from scansim.training.lesson import Lessons
from scansim.training.score.scorecard import EARLIER_SCORECARDS, SCORECARD_VERSION

__all__ = ["SHORTEST_ANCHOR", "CheckedRun", "Outcome", "Verification", "verification"]

_FACT_VERSION = 1

SHORTEST_ANCHOR = 16
"""So many characters of a hash are enough: nobody makes a second fact whose hash begins the same."""

_LONGEST_ANCHOR = 64
_HEXADECIMAL = frozenset("0123456789abcdef")
_ROW_OF = {
    "results": "result of attempt",
    "voids": "voiding of attempt",
    "certificates": "statement",
    "stations": "station",
    "people": "person",
    "badges": "badge",
    "retention": "retention of",
    "removals": "removal of the inputs of attempt",
}


class Outcome(StrEnum):
    """What was found of a run."""

    RIGHT = "right"
    """Its hashes hold, and its replay gives the score that is stored."""
    ALTERED = "altered"
    """Something of it is not as it was recorded."""
    OTHER_RULES = "other_rules"
    """Its hashes hold; it was recorded under other rules, or in another form, than this program's."""
    UNFINISHED = "unfinished"
    """Its hashes hold; it has not ended."""
    REMOVED = "removed"
    """Its inputs were removed after the months that the site keeps them; what was closed with them is intact."""


@dataclass(frozen=True, slots=True)
class CheckedRun:
    """One run and what was found of it; ``header`` is None where this program cannot read it."""

    attempt: str
    outcome: Outcome
    faults: tuple[str, ...]
    header: Header | None
    opened: str
    inputs: int
    passed: bool | None


@contextmanager
def verification(path: Path, lessons: Lessons) -> Iterator[Verification]:
    """One state of the records in the file ``path``, to be checked.

    Raises:
        StorageRefused: when there are no records, or they cannot be read. Its JournalDamaged when the file is no whole
            database any more.
    """
    reader = read_only(path)
    try:
        with reader.reading():
            yield Verification(reader, lessons)
    finally:
        reader.close()


class Verification:
    """Facts and the list of attempts are read once; run after run is then checked."""

    def __init__(self, reader: ReadOnly, lessons: Lessons) -> None:
        self._reader = reader
        self._replayer = Replayer(lessons, lambda digest: content_text(reader, digest))
        self._book = the_book(reader)
        self._input_forks = dict(input_forks(reader))
        self._texts = tuple(text_findings(reader, self._book))
        self._found: dict[str, list[Finding]] = {}
        for finding in self._book.findings:
            self._found.setdefault(finding.attempt, []).append(finding)
        self._kept, self._altered = altered_contents(reader)
        self._derived = differences(reader, self._book.facts)
        self._certificates = tuple(certificates_in(self._book))
        self._altered_runs = set(self._found) - {""}
        self._known = self._all_attempts()
        reader.require_unchanged()

    @property
    def newest(self) -> tuple[Fact, ...]:
        """The newest fact of each chain. Its hash, kept elsewhere, shows later that none was removed."""
        return self._book.newest

    @property
    def forks(self) -> tuple[Fork, ...]:
        """Where a chain goes on in several ways."""
        return self._book.forks

    def anchored(self, anchor: str) -> Fact | None:
        """The fact whose hash is ``anchor``, or begins with it; None when it is not there any more.

        What lies before that fact in its chain is then as it was when its hash was kept elsewhere, unless something of
        it is found altered.

        Raises:
            StorageRefused: when the anchor is too short to tell one fact from another.
        """
        wanted = anchor.lower()
        if len(wanted) < SHORTEST_ANCHOR or not set(wanted) <= _HEXADECIMAL or len(wanted) > _LONGEST_ANCHOR:
            raise sentences.no_anchor(anchor)
        return next((fact for fact in self._book.facts if fact.hash.startswith(wanted)), None)

    @property
    def elsewhere(self) -> tuple[Finding, ...]:
        """What does not hold and concerns no run alone."""
        unused = self._altered - {digest for fact in self._book.openings.values() for digest in _digests(fact)}
        return (
            *(finding for finding in self._book.findings if finding.attempt not in self._known),
            *(Finding(f"content {named(digest)}", "it is not what its hash says") for digest in sorted(unused)),
            *(
                Finding(f"{_ROW_OF[table]} {named(key)}", "it is not kept as its facts say")
                for table, key in self._derived.others
            ),
            *self._without_meaning(),
            *self._texts,
            *self._certificate_findings(),
        )

    def _certificate_findings(self) -> Iterator[Finding]:
        """What lies under a signature and is not as it was signed: what was found of runs so far is part of it."""
        for certificate in self._certificates:
            yield from certificate.findings(self._altered_runs, self._kept, self._altered)

    def _without_meaning(self) -> Iterator[Finding]:
        """Facts whose hashes hold and whose body says nothing in the form of their kind."""
        known = {finding.where for finding in self._book.findings}
        for fact, fault in self._derived.unreadable:
            finding = Finding(f"fact {named(fact.id)}", fault)
            if finding.where not in known:
                yield finding

    def attempts(self, wanted: Iterable[str] = ()) -> list[str]:
        """The attempts to check, in the order in which they were opened: all, or those that ``wanted`` names by their
        ids or by the beginnings of their ids.

        Raises:
            StorageRefused: when there is no such attempt, or an id begins so that several are meant.
        """
        chosen = {self._meant(name) for name in wanted}
        return [attempt for attempt in self._known if not chosen or attempt in chosen]

    def run(self, attempt: str) -> CheckedRun:
        """Check one run."""
        opening, closing = self._book.openings.get(attempt), self._book.closings.get(attempt)
        records = input_records(self._reader, attempt) if _can_be_asked_for(attempt) else []
        header: Header | None = None
        faults = tuple(self._faults(attempt, records))
        outcome = Outcome.ALTERED
        if opening is not None and not faults:
            if attempt in self._book.removals:
                outcome = Outcome.REMOVED
            elif _is_of_another_form(opening, closing):
                outcome = Outcome.OTHER_RULES if closing else Outcome.UNFINISHED
            else:
                header, outcome, faults = self._replayed(opening, closing, records)
        self._reader.require_unchanged()
        if outcome is Outcome.ALTERED:
            self._altered_runs.add(attempt)
        return CheckedRun(
            attempt,
            outcome,
            faults,
            header or _readable_header(opening),
            opening.utc if opening else "",
            len(records),
            _passed(closing),
        )

    def _faults(self, attempt: str, records: list[InputRecord]) -> Iterator[str]:
        opening = self._book.openings.get(attempt)
        before = self._found.get(attempt, [])
        yield from (f"{finding.where}: {finding.what}" for finding in before)
        fault = input_fault(self._book, attempt, records, self._input_forks.get(attempt, []))
        if fault:
            yield fault
        if opening is not None:
            yield from self._content_faults(opening)
        if not before and not fault and attempt in self._derived.attempts:
            yield self._derived.attempts[attempt]

    def _content_faults(self, opening: Fact) -> Iterator[str]:
        for name, digest in contents_of(opening).items():
            if digest in self._altered:
                yield f"its content {named(name)} is not what its hash says ({named(digest)})"
            elif digest not in self._kept:
                yield f"its content {named(name)} is missing ({named(digest)})"

    def _replayed(
        self, opening: Fact, closing: Fact | None, records: Sequence[InputRecord]
    ) -> tuple[Header | None, Outcome, tuple[str, ...]]:
        try:
            header = Header.restored(_mapping(body_of(opening).get("header")))
        except HeaderNotReadable as error:
            return None, Outcome.ALTERED, (f"its header cannot be read: {error}",)
        if closing is None:
            return header, Outcome.UNFINISHED, ()
        if header.rules_version != RULES_VERSION:
            return header, Outcome.OTHER_RULES, ()
        try:
            inputs = [timed_of(record.body) for record in records]
        except InputNotReadable as error:
            if any(_is_newer(_input_version(record), INPUT_VERSION) for record in records):
                return header, Outcome.OTHER_RULES, ()
            return header, Outcome.ALTERED, (f"an input cannot be read: {error}",)
        fault = self._replayer.fault(header, inputs, _mapping(body_of(closing).get("result")))
        return (header, Outcome.ALTERED, (fault,)) if fault else (header, Outcome.RIGHT, ())

    def _all_attempts(self) -> dict[str, None]:
        opened = sorted(self._book.openings.values(), key=folding_order)
        with_inputs = {*attempts_with_inputs(self._reader), *self._input_forks}
        spoken_of = sorted({*self._book.closings, *self._derived.attempts, *with_inputs})
        return dict.fromkeys([*(fact.id for fact in opened), *spoken_of])

    def _meant(self, name: str) -> str:
        if name in self._known:
            return name
        found = [attempt for attempt in self._known if name and attempt.startswith(name)]
        if not found:
            raise sentences.attempt_unknown(self._reader.path, name)
        if len(found) > 1:
            raise sentences.attempt_ambiguous(self._reader.path, name, len(found))
        return found[0]


def _can_be_asked_for(attempt: str) -> bool:
    """An id with bytes that are not UTF-8 is no id that was ever given; what is wrong with it is found elsewhere."""
    try:
        attempt.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_of_another_form(opening: Fact, closing: Fact | None) -> bool:
    """Whether another program wrote it: hashes can be checked, what they seal cannot be understood, or was worked out
    otherwise."""
    header = _mapping(body_of(opening).get("header"))
    if _is_newer(opening.version, _FACT_VERSION) or _is_newer(header.get("v"), HEADER_VERSION):
        return True
    if closing is not None:
        result = _mapping(body_of(closing).get("result"))
        if _is_newer(closing.version, _FACT_VERSION) or _is_newer(result.get("v"), SCORECARD_VERSION):
            return True
        if "gates" in result and result.get("v") in EARLIER_SCORECARDS:
            return True
    return False


def _is_newer(version: object, known: int) -> bool:
    return isinstance(version, int) and version > known


def _input_version(record: InputRecord) -> object:
    try:
        body = json.loads(record.body)
    except (ValueError, RecursionError):
        return None
    return body.get("v") if isinstance(body, dict) else None


def _readable_header(opening: Fact | None) -> Header | None:
    try:
        return Header.restored(_mapping(body_of(opening).get("header"))) if opening else None
    except ValueError:
        return None


def _passed(closing: Fact | None) -> bool | None:
    try:
        passed = _mapping(body_of(closing).get("result")).get("passed") if closing else None
    except ValueError:
        return None
    return passed if isinstance(passed, bool) else None


def _digests(opening: Fact) -> Iterable[str]:
    return contents_of(opening).values()


def _mapping(value: object) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}
