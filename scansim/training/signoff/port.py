"""Where statements are kept: a port, given by the composition root."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from scansim.training.ports import RunRow
from scansim.training.programme.rules import Level, Programme, Skill, Trigger
from scansim.training.signoff.bundle import Bundle
from scansim.training.signoff.signature import Signature
from scansim.training.signoff.statement import Statement, Waiver

__all__ = ["Kept", "Statements"]


class Kept(Protocol):
    """A statement that was kept."""

    @property
    def id(self) -> str:
        """The id of its fact."""


class Statements(Protocol):
    """What supervisors stated. Every method raises :class:`~scansim.training.ports.StorageRefused` when storage fails,
    when there is no such person, or when they were erased. Whether somebody may is decided before."""

    def today(self) -> date:
        """The day of a signature made now, in UTC."""

    def statements(self, person: str = "") -> Sequence[Statement]:
        """What was stated about everybody, or about one person, in folding order."""

    def open_rides(self, person: str, skill: Skill, programme: Programme, on: date) -> Sequence[RunRow]:
        """The check-rides of a skill that somebody began in the window and never ended."""

    def evidence(self, person: str, skill: Skill, level: Level, programme: Programme, on: date) -> Bundle:
        """What a signature would cover on a day."""

    def grant(
        self,
        person: str,
        skill: Skill,
        level: Level,
        programme: Programme,
        *,
        digest: str,
        by: Signature,
        remark: str = "",
    ) -> Kept:
        """Certify somebody over the evidence of today, which must be what the signer was shown (``digest``); else
        :class:`~scansim.training.signoff.signature.EvidenceChanged`. What they saw on the floor is kept before."""

    def waive(self, person: str, skill: str, why: Waiver, until: date, *, by: Signature, remark: str) -> Kept:
        """Let somebody do the work without having proved it."""

    def extend(self, certificate: Statement, until: date, *, by: Signature, remark: str = "") -> Kept:
        """Move the last day of a certificate."""

    def trigger(
        self, person: str, skill: str, trigger: Trigger, programme: Programme, *, by: Signature, remark: str = ""
    ) -> Kept:
        """Ask for a certificate anew, or suspend it."""

    def reinstate(self, person: str, skill: str, *, by: Signature, remark: str) -> Kept:
        """End the suspensions that are known here."""

    def revoke(self, person: str, skill: str, why: str, *, by: Signature, remark: str) -> Kept:
        """Take the certificates of a skill away."""

    def observe(
        self, person: str, skill: str, items: Sequence[bool], rating: int, *, by: Signature, remark: str = ""
    ) -> Kept:
        """Keep what was seen on the floor."""

    def acknowledge(self, about: Statement, actor: str, remark: str = "") -> Kept:
        """Somebody has seen what was signed about them."""

    def release(self, person: str, skill: str, ends: str, why: str, *, by: Signature, remark: str) -> Kept:
        """Let somebody work until a moment (UTC) without a certificate; ``skill`` is empty for all work."""

    def found(self, person: str, programme: Programme, *, by: Signature, remark: str = "") -> Kept:
        """Name a founding assessor."""

    def void(self, attempt: str, why: str, actor: str, remark: str = "") -> Kept:
        """Take a run out of the evidence, for good; it stays visible."""
