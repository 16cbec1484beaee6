"""What is said about lists of people."""

from __future__ import annotations

from scansim.scanner.inert import inert
from scansim.training.people.roster_check import Oddity
from scansim.training.people.roster_plan import Clash
from scansim.words.sentence import Sentence

__all__ = ["CLASHES", "ODDITIES", "ROSTER", "clash_line", "oddity_line", "roster_line"]

ROSTER: dict[str, Sentence] = {
    "joins": Sentence("line {line}: {name} joins: {what}"),
    "changes": Sentence("line {line}: {name} changes: {what}"),
    "would": Sentence("Nothing was done. It would take on {joined}, change {changed}, and leave {same} as they are."),
    "done": Sentence("Taken on: {joined}. Changed: {changed}. As before: {same}."),
    "refused": Sentence("Nothing of the list was taken in: {count} of its rows cannot be."),
    "missing": Sentence("People here that the list does not name: {count}. They stay as they are."),
    "exported": Sentence("People in the list: {count}. Badges and PINs are in none."),
    "there": Sentence("There is a file {file} already: choose another name, or add --replace."),
    "not_written": Sentence("The list {file} cannot be written ({why}): choose another place."),
    "nothing_odd": Sentence("Nothing is odd about the people here."),
}
"""By what is to be said."""

CLASHES: dict[Clash, Sentence] = {
    Clash.BADGE_TAKEN: Sentence("That badge belongs to somebody else. Revoke it there first."),
    Clash.SEVERAL: Sentence("Several people here are called that. Tell them apart by employee_ref."),
}

ODDITIES: dict[Oddity, Sentence] = {
    Oddity.NO_PIN: Sentence("{name}: a badge and no PIN at this station. Give one out: scansim people pin reset"),
    Oddity.NO_BADGE: Sentence("{name}: no badge that is valid."),
    Oddity.PIN_NOT_CHOSEN: Sentence("{name}: has not replaced the PIN that was given out."),
    Oddity.SAME_NAME: Sentence("{name}: {count} people of this name at the same site."),
    Oddity.SAME_REF: Sentence("{name}: {count} people with the same employee_ref."),
    Oddity.LEFT_WITH_BADGE: Sentence("{name}: left, and has badges that were not revoked: {count}."),
    Oddity.BADGE_OVER: Sentence("{name}: badges whose last day is over: {count}."),
    Oddity.LOCKED: Sentence("{name}: is locked."),
    Oddity.NO_ROLE: Sentence("{name}: has no role and cannot come in."),
}


def roster_line(code: str, /, **facts: str | int) -> str:
    """A sentence with its facts in place, made inert."""
    return ROSTER[code].say({name: inert(str(value)) for name, value in facts.items()}).long


def clash_line(clash: Clash) -> str:
    """Why a row cannot be taken in."""
    return CLASHES[clash].say({}).long


def oddity_line(what: Oddity, name: str, count: int) -> str:
    """What is odd about somebody."""
    return ODDITIES[what].say({"name": inert(name), "count": str(count)}).long
