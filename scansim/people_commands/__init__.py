"""The commands that concern people. Nothing is loaded until one of them is used."""

from __future__ import annotations

from scansim.people_commands.badges import badges
from scansim.people_commands.people import people
from scansim.people_commands.roster import ROSTER_COMMANDS
from scansim.people_commands.setup import setup

__all__ = ["PEOPLE_COMMANDS", "badges"]

for _each in ROSTER_COMMANDS:
    people.add_command(_each)

PEOPLE_COMMANDS = (people, setup)
