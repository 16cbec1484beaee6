"""The way from home to the boards: for supervisors, and what is refused is kept. Nothing of them is loaded before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scansim.screens.page import Page
    from scansim.training.people.worker import Worker

__all__ = ["has_boards", "open_boards"]


def has_boards(worker: Worker) -> bool:
    """Whether boards are offered to somebody. Whether they may look is asked when they want to."""
    from scansim.training.people.person import Role

    return Role.SUPERVISOR in worker.roles


def open_boards(page: Page, worker: Worker) -> None:
    """The team, on top of a page. Raises :class:`~scansim.training.ports.StorageRefused`."""
    from scansim.screens.board_sight import Sight
    from scansim.screens.boards import TeamPage
    from scansim.training.people.rights import Act, Refused, Why
    from scansim.words.boards import board_line
    from scansim.words.rights import refused_right

    trainer, who = page.trainer, worker.person
    boards = trainer.desk.boards
    if who is None or boards is None or not trainer.may(Act.SEE_TEAM):
        page.refuse(refused_right(Refused(Act.SEE_TEAM, Why.ROLE)))
        return
    sight = Sight.of(boards, who)
    if sight is None:
        page.refuse(board_line("no_programme"))
    else:
        page.app.push_screen(TeamPage(sight))
