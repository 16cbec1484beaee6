"""Verbs on what is worked on together: batches, waves, clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import overload

from scansim.engine.warehouse import batches, clusters, packages, waves
from scansim.engine.warehouse.batches import BatchDone, BatchExpiryQuestion, BatchQuestion, ExpiredAnswer
from scansim.engine.warehouse.records import FINISHED, Batch, Line
from scansim.engine.warehouse.validation import BackorderAnswer
from scansim.engine.warehouse.verbs.door import Door

__all__ = ["BatchVerbs"]


class BatchVerbs(Door):
    """Putting transfers together, packing and validating them at once."""

    def create_batch(self, name: str, transfer_numbers: Sequence[int]) -> Batch:
        """A batch of transfers of one operation type; without any yet, a draft."""
        return self._transact(lambda: batches.create_batch(self.stock, name, transfer_numbers))

    def create_wave(self, name: str, line_numbers: Sequence[int]) -> Batch:
        """A wave of lines of one operation type; transfers are split where only some of their lines are taken."""
        return self._transact(lambda: waves.create_wave(self.stock, name, line_numbers))

    def join_batch(self, batch: str, transfer_numbers: Sequence[int]) -> Batch:
        """Take transfers into a batch."""
        return self._transact(lambda: batches.join(self.stock, batch, transfer_numbers))

    def leave_batch(self, transfer: int) -> None:
        """Take a transfer out of its batch."""
        self._transact(lambda: batches.leave(self.stock, transfer))

    def give_batch_to(self, batch: str, worker: str) -> Batch:
        """Give a batch and its transfers to somebody."""
        return self._transact(lambda: batches.give_to(self.stock, batch, worker))

    @overload
    def validate_batch(
        self,
        batch: str,
        answer: BackorderAnswer | None = None,
        answers: Mapping[int, BackorderAnswer] | None = None,
        expired: ExpiredAnswer = ExpiredAnswer.PROCEED,
    ) -> BatchDone | BatchQuestion: ...

    @overload
    def validate_batch(
        self,
        batch: str,
        answer: BackorderAnswer | None = None,
        answers: Mapping[int, BackorderAnswer] | None = None,
        *,
        expired: ExpiredAnswer | None,
    ) -> BatchDone | BatchQuestion | BatchExpiryQuestion: ...

    def validate_batch(
        self,
        batch: str,
        answer: BackorderAnswer | None = None,
        answers: Mapping[int, BackorderAnswer] | None = None,
        expired: ExpiredAnswer | None = ExpiredAnswer.PROCEED,
    ) -> BatchDone | BatchQuestion | BatchExpiryQuestion:
        """Validate a batch, or learn what must be answered first; ``answers`` are for single transfers."""
        return self._transact(lambda: batches.validate_batch(self.stock, batch, answer, answers, expired))

    def put_batch_in_pack(self, batch: str, name: str = "") -> str:
        """A new package around what was picked in any transfer of a batch."""
        numbers = [transfer.id for transfer in batches.members(self.stock, batch) if transfer.state not in FINISHED]
        return self._transact(lambda: packages.put_in_pack(self.stock, numbers, name))

    def put_in_tote(self, line: Line, tote: str) -> Line:
        """Put what a line of a batch took into its order's tote."""
        return self._transact(lambda: clusters.put_in_tote(self.stock, self.stock.lines.get(line.id), tote))

    def tote_of(self, transfer: int) -> str:
        """The tote that an order's goods went into last; empty before the first."""
        return clusters.tote_of(self.stock, transfer)
