"""Verbs on inventory counts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scansim.engine.warehouse import adjustments, counting
from scansim.engine.warehouse.adjustments import ConflictAnswer, ConflictQuestion, UntrackedQuestion
from scansim.engine.warehouse.count_policy import Approver, CountDifference, CountPolicy, difference_of, role_for
from scansim.engine.warehouse.counting import AlreadyCountedQuestion, CountRow
from scansim.engine.warehouse.records import Place, Quant
from scansim.engine.warehouse.verbs.door import Door

__all__ = ["CountVerbs"]


class CountVerbs(Door):
    """Asking for counts, counting, applying."""

    def request_counts(
        self,
        quants: Sequence[Quant],
        due: str,
        counter: str,
        *,
        filled_in: bool = False,
        overwrite: bool = False,
    ) -> AlreadyCountedQuestion | None:
        """Ask somebody to count from a day on; ``filled_in``: what the record says is written as counted."""
        return self._transact(
            lambda: counting.request(self.stock, quants, due, counter, filled_in=filled_in, overwrite=overwrite)
        )

    def counts_due(self, counter: str, day: str = "") -> tuple[Quant, ...]:
        """What was requested of somebody and is due by a day, today when empty."""
        return counting.due_for(self.stock, counter, day)

    def next_count(self, location: str) -> str:
        """The day of a place's next count."""
        return counting.next_count(self.stock, self.stock.locations.get(location))

    def count(self, place: Place, quantity: Decimal, counter: str = "") -> Quant:
        """Write a counted quantity. Nothing changes until counts are applied."""
        return self._transact(lambda: adjustments.count(self.stock, place, quantity, counter))

    def add_to_count(self, place: Place, quantity: Decimal, counter: str = "") -> Quant:
        """Count so much more at a place; a serial number only once."""
        return self._transact(lambda: counting.add_to_count(self.stock, place, quantity, counter))

    def clear_count(self, place: Place) -> None:
        """Forget an open count."""
        self._transact(lambda: adjustments.clear_count(self.stock, place))

    def count_sheet(self, location: str, *, blind: bool) -> tuple[CountRow, ...]:
        """Everything the record has in a place and below, counted or not; ``blind`` hides what is expected."""
        return counting.rows(counting.stored_in(self.stock, location), blind=blind)

    def uncounted(self, location: str) -> tuple[Quant, ...]:
        """What the record has in a place and nobody counted."""
        return counting.uncounted_in(self.stock, location)

    def count_rest_as_zero(self, location: str, counter: str = "") -> tuple[Quant, ...]:
        """Write zero for everything in a place that nobody counted."""
        return self._transact(lambda: counting.count_rest_as_zero(self.stock, location, counter))

    def open_counts(self) -> tuple[Quant, ...]:
        """Every count that waits to be applied."""
        return self.stock.quants.where("counted", value=True)

    def count_difference(self, quant: Quant) -> CountDifference:
        """What an open count says against the book, in units and value."""
        return difference_of(self.stock, self.stock.quants.get(quant.id))

    def approval_for(self, policy: CountPolicy, quant: Quant) -> str | None:
        """The role that has to approve an open count; empty for none, None when no role may."""
        return role_for(self.stock, policy, self.stock.quants.get(quant.id))

    def apply_counts(
        self,
        counted: Sequence[Quant],
        inventory: str,
        conflict: ConflictAnswer | None = None,
        *,
        untracked: bool = False,
        policy: CountPolicy | None = None,
        approver: Approver | None = None,
    ) -> ConflictQuestion | UntrackedQuestion | None:
        """Make stock what was counted, or learn what must be answered first. What was not counted is left alone.

        A site's ``policy`` refuses differences that are too large for whoever applies them.
        """
        return self._transact(
            lambda: adjustments.apply_counts(
                self.stock, counted, inventory, conflict, untracked=untracked, policy=policy, approver=approver
            )
        )
