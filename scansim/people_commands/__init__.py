"""The commands that concern people. Nothing is loaded until one of them is used."""

from __future__ import annotations

from scansim.people_commands import roster
from scansim.people_commands.people import people
from scansim.people_commands.setup import setup

__all__ = ["PEOPLE_COMMANDS", "roster"]

PEOPLE_COMMANDS = (people, setup)
