"""How somebody stands in a skill, told to themselves: where they are, and what is left to do."""

from __future__ import annotations

from datetime import timedelta

from scansim.training.boards.team import Cell, Need
from scansim.training.programme.standing import State
from scansim.words.boards import SIGNS
from scansim.words.programme import state_name
from scansim.words.sentence import Said, Sentence

__all__ = ["OWN", "own_said"]

OWN: dict[str, Sentence] = {
    "to_sign": Sentence("ready: your supervisor can sign", "ready to sign"),
    "to_observe": Sentence("signed, to be seen at work", "to be seen"),
    "ready": Sentence("ready for the check-ride", "ready"),
    "lines": Sentence("{state}, {count} lines to go", "{count} to go"),
    "until": Sentence("{state} until {day}", "until {day}"),
    "by": Sentence("{state}, do it by {day}", "by {day}"),
    "state": Sentence("{state}"),
}


def own_said(cell: Cell) -> Said:
    """One line about a skill, with its sign."""
    said = OWN[_code(cell)].say(_facts(cell))
    sign = SIGNS[cell.state]
    return Said(f"{sign} {said.long}", f"{sign} {said.short}")


def _code(cell: Cell) -> str:
    if cell.need is Need.SIGN:
        return "to_sign"
    if cell.need is Need.OBSERVE:
        return "to_observe"
    if cell.days_left is not None:
        return "by" if cell.state is State.DUE else "until"
    if cell.state in (State.PRACTISING, State.READY) and cell.standing.pool.lines:
        return "lines"
    return "ready" if cell.state is State.READY else "state"


def _facts(cell: Cell) -> dict[str, str]:
    facts = {"state": state_name(cell.standing).long}
    if cell.days_left is not None:
        facts["day"] = (cell.standing.on + timedelta(days=cell.days_left)).isoformat()
    if cell.standing.pool.lines:
        facts["count"] = str(cell.to_go)
    return facts
