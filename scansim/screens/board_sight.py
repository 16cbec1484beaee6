"""What a supervisor sees on boards at this moment, shared by the pages that show it; and the ways on from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scansim.training.boards.members import View

if TYPE_CHECKING:
    from scansim.screens.desk import BoardRoom
    from scansim.screens.page import Page
    from scansim.training.boards.overview import Overview
    from scansim.training.people.person import Person

__all__ = ["Sight"]


class Sight:
    """Everything as it was read last; ``head`` is another text once the records have changed since.

    Whatever reads raises :class:`~scansim.training.ports.StorageRefused`.
    """

    def __init__(self, boards: BoardRoom, head: str, overview: Overview) -> None:
        self._boards = boards
        self._head = head
        self.overview = overview

    @classmethod
    def of(cls, boards: BoardRoom, who: Person) -> Sight | None:
        """What somebody sees; None where the programme of the site cannot be read."""
        head, overview = boards.head(), boards.overview(who)
        return cls(boards, head, overview) if overview is not None else None

    def renewed(self) -> bool:
        """Read anew what has changed; whether anything has."""
        head = self._boards.head()
        if head == self._head:
            return False
        self._head = head
        self.overview = self._boards.overview(self.overview.who) or self.overview
        return True

    # what of a team is looked at

    def next_shift(self, view: View) -> View:
        """The next shift; after the last one all."""
        return replace(view, shift=_after(view.shift, self.overview.shifts))

    def next_site(self, view: View) -> View:
        """The next site; after the last one all. Who is bound to a site stays there."""
        bound = self.overview.own_site
        return replace(view, site=_after(view.site, self.overview.sites) if bound is None else bound)

    def next_role(self, view: View) -> View:
        """The next work that somebody does; after the last one all."""
        return replace(view, role=_after(view.role, self.overview.roles))

    # ways on

    def watch(self, page: Page, attempt: str) -> None:
        """Watch a check-ride, on top of a page."""
        from scansim.screens.replay import ReplayPage
        from scansim.training.replay import CannotBeReplayed
        from scansim.words.sentence import Said

        desk = page.trainer.desk
        try:
            replay = self._boards.recorded(attempt)
        except CannotBeReplayed as refused:
            page.refuse(Said(str(refused), str(refused)))
        else:
            page.app.push_screen(ReplayPage(replay, desk.speaker, desk.clock))


def _after(value: str | None, values: Sequence[str]) -> str | None:
    """The next of all values; None, which is all of them, after the last."""
    order = [None, *values]
    return order[(order.index(value) + 1) % len(order)] if value in order else None
