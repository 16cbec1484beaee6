"""Whether what a certificate rests on is what was signed (reference training D1: a signature cannot be transferred)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from scansim.engine.canonical import Json
from scansim.records.book import Book, Finding
from scansim.records.fact import Fact, FactNotReadable, body_of
from scansim.records.sentences import named
from scansim.training.header import Header, HeaderNotReadable
from scansim.training.ports import ClosedRun
from scansim.training.signoff.bundle import SealedRun, bundle_faults
from scansim.training.signoff.statement import StatementKind

__all__ = ["Certificate", "certificates_in", "sealed_run"]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that was granted: its fact, what of its evidence is not as it was signed, the runs and the contents
    that it rests on."""

    fact: Fact
    faults: tuple[str, ...]
    attempts: tuple[str, ...]
    contents: frozenset[str]

    def findings(
        self, altered_runs: Collection[str], kept: Collection[str], altered: Collection[str]
    ) -> Iterator[Finding]:
        """All that does not hold under its signature; ``kept`` are the contents that are there, ``altered`` those of
        them that are not what their hash says."""
        where = f"certificate {named(self.fact.id)}"
        for fault in self.faults:
            yield Finding(where, fault)
        for attempt in self.attempts:
            if attempt in altered_runs:
                yield Finding(where, f"run {named(attempt)}, which it rests on, was altered")
        for digest in sorted(self.contents):
            if digest in altered or digest not in kept:
                fate = "was altered" if digest in altered else "is missing"
                yield Finding(where, f"content {named(digest)}, which it rests on, {fate}")


def certificates_in(book: Book) -> Iterator[Certificate]:
    """Every certificate that was granted, its evidence compared with what the facts say now."""
    for fact in book.facts:
        if fact.kind == StatementKind.GRANTED and fact.version == 1:
            try:
                yield _certificate(book, fact)
            except FactNotReadable:
                # Already found where the chain was walked.
                continue


def sealed_run(opening: Fact, closing: Fact, voided: str = "") -> SealedRun:
    """A run that has ended, with the hashes that seal it.

    Raises:
        FactNotReadable: when one of its facts cannot be read.
    """
    header, result = body_of(opening).get("header"), body_of(closing).get("result")
    if not isinstance(header, Mapping) or not isinstance(result, Mapping):
        raise FactNotReadable("its header or result is missing")
    try:
        read = Header.restored(header)
    except HeaderNotReadable as error:
        raise FactNotReadable(str(error)) from error
    skill = result.get("skill")
    run = ClosedRun(
        opening.id,
        read.person,
        read.exercise,
        read.mode,
        skill if isinstance(skill, str) else "",
        read.seed,
        read.contents,
        opening.station,
        opening.utc,
        closing.utc,
        result,
        voided,
        read.revision,
    )
    return SealedRun(run, opening.hash, closing.hash)


def _certificate(book: Book, fact: Fact) -> Certificate:
    body = body_of(fact)
    evidence, digest = body.get("evidence"), body.get("digest")
    bundle = evidence if isinstance(evidence, Mapping) else {}
    found = {attempt: sealed for attempt in _attempts(bundle) if (sealed := _sealed(book, attempt)) is not None}
    contents = {digest_ for sealed in found.values() for digest_ in sealed.run.contents.values()}
    programme = bundle.get("programme")
    faults = (*bundle_faults(bundle, str(digest), found), *_observation_faults(book, bundle))
    return Certificate(
        fact,
        faults,
        tuple(_attempts(bundle)),
        frozenset(contents | ({programme} if isinstance(programme, str) else set())),
    )


def _attempts(bundle: Mapping[str, Json]) -> list[str]:
    runs = bundle.get("runs")
    listed = runs if isinstance(runs, list) else []
    return [str(each.get("attempt")) for each in listed if isinstance(each, Mapping)]


def _sealed(book: Book, attempt: str) -> SealedRun | None:
    opening, closing = book.openings.get(attempt), book.closings.get(attempt)
    if opening is None or closing is None:
        return None
    try:
        return sealed_run(opening, closing)
    except FactNotReadable:
        return None


def _observation_faults(book: Book, bundle: Mapping[str, Json]) -> Iterator[str]:
    seen = bundle.get("observation")
    if isinstance(seen, Mapping):
        there = any(fact.id == seen.get("fact") and fact.hash == seen.get("hash") for fact in book.facts)
        if not there:
            yield f"the observation that it rests on is not as it was signed ({named(str(seen.get('fact')))})"
