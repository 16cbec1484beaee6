"""Reports to read: whether a site is ready, and what goes wrong most."""

from __future__ import annotations

from typing import ClassVar

from scansim.actions import Where
from scansim.screens.board_sight import Sight
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.board_pages import errors_sheet, readiness_sheet
from scansim.screens.painting.row import Sheet
from scansim.training.boards.members import View
from scansim.training.boards.overview import PARETO_DAYS
from scansim.training.boards.pareto import ParetoRow
from scansim.training.boards.readiness import ReadinessBoard
from scansim.words.boards import board_line, role_title
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["ErrorsPage", "ReadinessPage"]


class ReportPage(Page):
    """Something to read, of a part of the team."""

    def __init__(self, sight: Sight, view: View) -> None:
        super().__init__()
        self.sight = sight
        self.view = view

    @property
    def hidden(self) -> frozenset[str]:
        """What there is only one of is not chosen."""
        overview = self.sight.overview
        alone = {
            "other_shift": len(overview.shifts) < 2,
            "other_site": len(overview.sites) < 2 or overview.own_site is not None,
            "other_role": not overview.roles,
        }
        return frozenset(action for action, is_so in alone.items() if is_so)

    def look(self) -> None:
        """Work out what is shown."""
        raise NotImplementedError

    def entered(self, message: Entered) -> None:
        """Nothing is scanned here."""
        self.refuse(phrase("help_scanned", read=message.entry.data))

    def do_other_shift(self) -> None:
        """The next shift; after the last one all."""
        self._change(self.sight.next_shift(self.view))

    def do_other_site(self) -> None:
        """The next site; after the last one all."""
        self._change(self.sight.next_site(self.view))

    def do_other_role(self) -> None:
        """The next work; after the last one all."""
        self._change(self.sight.next_role(self.view))

    def do_leave(self) -> None:
        """Back to the team."""
        self.app.pop_screen()

    def _change(self, view: View) -> None:
        self.view = view
        self.pane.top = 0
        self.look()
        self.answer(None)

    def _of_whom(self) -> Said:
        view = self.view
        parts = [view.site or board_line("all_sites" if view.site is None else "no_site").long]
        if view.shift is not None:
            parts.append(board_line("shift", shift=view.shift).long if view.shift else board_line("no_shift").long)
        if view.role is not None:
            parts.append(role_title(self.sight.overview.programme, view.role))
        return Said(" · ".join(parts), " · ".join(parts[:2]))


class ReadinessPage(ReportPage):
    """The gates of a site."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.READINESS,)

    def __init__(self, sight: Sight, site: str | None) -> None:
        super().__init__(sight, View(site))
        self._board: ReadinessBoard
        self.look()

    @property
    def heading(self) -> Said:
        """What it is about."""
        what, whom = board_line("readiness"), self._of_whom()
        return Said(f"{what.long} · {whom.long}", f"{what.short} · {whom.short}")

    def look(self) -> None:
        """The gates."""
        self._board = self.sight.overview.readiness(self.view.site)

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - it scrolls
        """The gates."""
        return readiness_sheet(self._board, width)


class ErrorsPage(ReportPage):
    """The errors of a part of the team, the most frequent first."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.ERRORS,)

    def __init__(self, sight: Sight, view: View) -> None:
        super().__init__(sight, view)
        self._errors: tuple[ParetoRow, ...] = ()
        self.look()

    @property
    def heading(self) -> Said:
        """What it is about."""
        what, whom = board_line("pareto"), self._of_whom()
        return Said(f"{what.long} · {whom.long}", f"{what.short} · {whom.short}")

    def look(self) -> None:
        """The errors."""
        self._errors = self.sight.overview.pareto(self.view)

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - it scrolls
        """The errors."""
        return errors_sheet(self._errors, PARETO_DAYS, width)
