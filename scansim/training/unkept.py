"""A journal that keeps nothing: for demonstrations, and for guests at a station where people have badges."""

from __future__ import annotations

from collections.abc import Mapping

from scansim.engine.canonical import Json
from scansim.training.header import Header
from scansim.training.inputs import Timed
from scansim.training.ports import StoredAttempt

__all__ = ["NothingKept"]


class NothingKept:
    """The port :class:`~scansim.training.ports.Attempts`: nobody's evidence, so nothing is written (DESIGN section 5
    "Modes")."""

    def open(self, header: Header, contents: Mapping[str, str]) -> str:  # noqa: ARG002 - the port has them
        """An attempt without an id."""
        return ""

    def append(self, attempt: str, timed: Timed) -> None:
        """Nothing is written."""

    def close(self, attempt: str, result: Mapping[str, Json]) -> None:
        """Nothing is written."""

    def seal(self, attempt: str, why: str) -> None:
        """Nothing is written."""

    def stopped(self, attempt: str) -> str:  # noqa: ARG002 - the port has it
        """Nobody knows."""
        return ""

    def unfinished(self, person: str) -> StoredAttempt | None:  # noqa: ARG002 - the port has it
        """Nothing was left."""
        return None

    def read(self, attempt: str) -> StoredAttempt:
        """There is nothing to read."""
        raise LookupError(attempt)

    def content(self, digest: str) -> str:
        """There is nothing to read."""
        raise LookupError(digest)
