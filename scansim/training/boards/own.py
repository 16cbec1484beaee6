"""Where somebody stands, for themselves: the skills that they have begun."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scansim.training.boards.team import Cell, cell_of
from scansim.training.ports import RunRow
from scansim.training.programme.rules import Programme
from scansim.training.programme.standing import State
from scansim.training.programme.team import standings_of
from scansim.training.signoff.statement import Statement

__all__ = ["own_cells"]


def own_cells(programme: Programme, runs: Iterable[RunRow], said: Iterable[Statement], on: date) -> tuple[Cell, ...]:
    """How one person stands on a day in each skill that they have begun, in the order of the programme; ``runs`` are
    theirs and ``said`` what was stated about them, in folding order."""
    standings = standings_of(programme, runs, said, on)
    cells = (cell_of(programme, skill, standings) for skill in programme.skills)
    return tuple(cell for cell in cells if cell.state is not State.NONE)
