"""The commands of supervisors over many people: boards, lists and the readiness review. Nothing is loaded until one of
them is used."""

from __future__ import annotations

from scansim.board_commands.assigning import assign
from scansim.board_commands.boards import boards
from scansim.board_commands.exporting import export
from scansim.board_commands.printing import print_
from scansim.people_commands.people import people

__all__ = ["BOARD_COMMANDS"]

BOARD_COMMANDS = (boards, export, print_)

people.add_command(assign)
