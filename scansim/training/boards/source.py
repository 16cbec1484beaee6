"""What boards ask of storage: everything at one moment. Every method raises
:class:`~scansim.training.ports.StorageRefused` when storage fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from scansim.training.boards.members import Member
from scansim.training.boards.slips import Slip
from scansim.training.ports import RunRow
from scansim.training.programme.readiness import TypedIn
from scansim.training.signoff.statement import Statement

__all__ = ["BoardSource"]


class BoardSource(Protocol):
    """Of many people at once, and cheap; who may see what of it is for the caller."""

    def members(self) -> Sequence[Member]:
        """Everybody who ever joined."""

    def rows(self, person: str = "") -> Sequence[RunRow]:
        """The runs that have ended, of everybody or of one person, in folding order."""

    def statements(self, person: str = "") -> Sequence[Statement]:
        """What was stated, in folding order."""

    def slips(self, since: str, person: str = "") -> Sequence[Slip]:
        """What went wrong in the check-rides that ended at ``since`` (UTC) or later."""

    def begun(self, person: str, since: str) -> Sequence[RunRow]:
        """The check-rides of a person that were begun at ``since`` or later and never ended."""

    def typed_in(self, site: str) -> TypedIn:
        """What was stated of a site, or of all sites together (empty)."""
