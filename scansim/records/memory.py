"""The journal of attempts without a file: for the headless command and for tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from scansim.engine.canonical import Json, canonical, sha256
from scansim.records import sentences
from scansim.records.kept_inputs import timed_of, written_input
from scansim.training.header import Header
from scansim.training.inputs import Timed
from scansim.training.ports import ClosedRun, RunRow, StoredAttempt
from scansim.training.programme.evidence import counted, row_of

__all__ = ["MemoryAttempts"]

_PLACE = "memory"


@dataclass(slots=True)
class _Attempt:
    header: Header
    inputs: list[str] = field(default_factory=list)
    result: str | None = None


class MemoryAttempts:
    """The ports ``Attempts`` and ``History``, kept until the process ends. What goes in comes out as from a file."""

    def __init__(self) -> None:
        self._attempts: dict[str, _Attempt] = {}
        self._contents: dict[str, str] = {}
        self.sealed: list[tuple[str, str]] = []
        self._closed: list[str] = []

    def open(self, header: Header, contents: Mapping[str, str]) -> str:
        """Begin an attempt; ``contents`` maps each hash of the header to the resolved text. Returns its id."""
        for digest, text in contents.items():
            if sha256(text) != digest:
                raise sentences.content_wrong(digest)
        kept = self._contents | dict(contents)
        for digest in header.contents.values():
            if digest not in kept:
                raise sentences.content_unknown(_PLACE, digest)
        self._contents = kept
        attempt = f"memory-{len(self._attempts) + 1}"
        self._attempts[attempt] = _Attempt(Header.restored(json.loads(canonical(header.stored()))))
        return attempt

    def append(self, attempt: str, timed: Timed) -> None:
        """Keep one input."""
        body = written_input(timed)
        self._open(attempt).inputs.append(body)

    def close(self, attempt: str, result: Mapping[str, Json]) -> None:
        """End the attempt with its result; a closed attempt takes no more inputs."""
        self._open(attempt).result = canonical(result)
        self._closed.append(attempt)

    def seal(self, attempt: str, why: str) -> None:
        """Keep that the attempt stands still."""
        self.sealed.append((attempt, why))

    def stopped(self, attempt: str) -> str:  # noqa: ARG002 - there is no clock
        """Nobody knows."""
        return ""

    def unfinished(self, person: str) -> StoredAttempt | None:
        """The newest attempt of ``person`` that was begun and not ended, or None."""
        for attempt, kept in reversed(self._attempts.items()):
            if kept.header.person == person and kept.result is None:
                return self.read(attempt)
        return None

    def read(self, attempt: str) -> StoredAttempt:
        """One attempt, whole."""
        kept = self._attempt(attempt)
        return StoredAttempt(
            attempt,
            kept.header,
            [timed_of(body) for body in kept.inputs],
            json.loads(kept.result) if kept.result is not None else None,
        )

    def content(self, digest: str) -> str:
        """The resolved content text whose SHA-256 is ``digest``."""
        if digest not in self._contents:
            raise sentences.content_unknown(_PLACE, digest)
        return self._contents[digest]

    def runs_of(self, person: str, since: str = "") -> list[ClosedRun]:
        """The runs of a person that have ended, in that order; there is no clock here, so their times are empty."""
        found = [self._run(attempt) for attempt in self._closed]
        return [run for run in found if run.person == person and run.ended >= since]

    def run_rows(self, person: str = "", since: str = "") -> list[RunRow]:
        """The same of everybody, or of one person, without their results."""
        rows = [row_of(self._run(attempt)) for attempt in self._closed]
        return [row for row in rows if person in ("", row.person) and row.ended >= since]

    def _run(self, attempt: str) -> ClosedRun:
        header, result = self._attempt(attempt).header, self.read(attempt).result or {}
        return ClosedRun(
            attempt,
            header.person,
            header.exercise,
            header.mode,
            counted(result).skill,
            header.seed,
            header.contents,
            _PLACE,
            "",
            "",
            result,
            "",
            header.revision,
        )

    def _attempt(self, attempt: str) -> _Attempt:
        if attempt not in self._attempts:
            raise sentences.attempt_unknown(_PLACE, attempt)
        return self._attempts[attempt]

    def _open(self, attempt: str) -> _Attempt:
        kept = self._attempt(attempt)
        if kept.result is not None:
            raise sentences.attempt_closed(attempt)
        return kept
