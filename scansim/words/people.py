"""What the commands say that concern people."""

from __future__ import annotations

from scansim.scanner.inert import inert
from scansim.training.people.pin import PinFault
from scansim.words.sentence import Sentence

__all__ = ["PEOPLE", "PIN_FAULTS", "people_line", "pin_line"]

PEOPLE: dict[str, Sentence] = {
    # who is there
    "not_set_up": Sentence("Nobody is set up at this station yet. The first supervisor comes in by: scansim setup"),
    "ask_badge": Sentence("Your badge:"),
    "ask_pin": Sentence("Your PIN:"),
    "ask_new_pin": Sentence("New PIN:"),
    "ask_again": Sentence("Once more:"),
    "ask_their_badge": Sentence("The new badge (scan it):"),
    "no_answer": Sentence("There was no answer, so nothing was done."),
    "not_right": Sentence("Badge or PIN is not right."),
    "not_right_wait": Sentence("Badge or PIN is not right. The next try is in {seconds} s."),
    "pin_locked": Sentence("That was one too many. Another supervisor can let you in again."),
    "pin_must_change": Sentence("Choose a PIN of your own first: nobody else may know it."),
    "pin_differ": Sentence("These were not the same. Begin with the new one again."),
    "pin_kept": Sentence("Your PIN is kept."),
    # set-up
    "setup_what": Sentence("This code makes the first supervisor, once. Give it to them; it is not shown again."),
    "setup_next": Sentence("They run scansim setup again, at this station, with their badge at hand."),
    "setup_done_before": Sentence("A supervisor is set up here already. They let others in: scansim people --help"),
    "ask_code": Sentence("The code of the installation:"),
    "setup_wrong": Sentence("That is not the code. If it is lost, delete {file} and run scansim setup again."),
    "ask_name": Sentence("Your name:"),
    "ask_site": Sentence("Your site (empty for all sites):"),
    "setup_welcome": Sentence("{name} is supervisor at this station."),
    "name_wrong": Sentence("That is no name: one line of at most 80 letters. Nothing was done."),
    "language_wrong": Sentence("That is no language: give its code, such as de or pt-BR. Nothing was done."),
    # one person
    "nobody_called": Sentence(
        "Nobody here is called {person}: give a name, a reference or an id (scansim people list)."
    ),
    "several_called": Sentence("{count} people here are meant by {person}: give the id (scansim people list)."),
    "added": Sentence("{name} is in: {id}"),
    "changed": Sentence("{name} is changed."),
    "granted": Sentence("{name} is {role} now."),
    "revoked": Sentence("{name} is {role} no more."),
    "locked": Sentence("{name} is locked, here at once and elsewhere with the next merge."),
    "unlocked": Sentence("{name} is unlocked."),
    "left": Sentence("{name} works here no more. Their badges open nothing."),
    "returned": Sentence("{name} works here again."),
    "erased": Sentence("Everything personal of them is erased here. Backups and other stations: docs/records.md."),
    "ask_erase": Sentence("Type the name once more to erase it for good:"),
    "not_erased": Sentence("That is not the name. Nothing was erased."),
    "badge_issued": Sentence("{name} has the badge {id}."),
    "badge_taken": Sentence("That badge belongs to somebody already. Revoke theirs first."),
    "badge_wrong": Sentence("That is no badge: one line of at most 64 letters and digits. Nothing was done."),
    "badges_revoked": Sentence("Badges of {name} revoked: {count}. They open nothing from now on."),
    "badge_unknown": Sentence("{name} has no badge {badge} in force."),
    "no_badges_wanted": Sentence("Whose badges? Name people, or say --missing. Nobody here is without one."),
    "badge_line": Sentence("{id}  {kind}  {until}"),
    "once_what": Sentence("This PIN serves {name} once, to choose their own. It is shown this once."),
    # many people
    "person_line": Sentence("{id}  {name}  {roles}  {site}  {shift}  {standing}  badges {badges}  PIN {pin}"),
    "denied_line": Sentence("{utc}  {station}  {channel}  {actor}  {act}  {why}  {about}"),
    "denied_count": Sentence("Refused in the last {days} days: {count}."),
    "people_count": Sentence("People: {count}."),
}
"""By what is to be said."""

PIN_FAULTS: dict[PinFault, Sentence] = {
    PinFault.NOT_DIGITS: Sentence("A PIN has digits only."),
    PinFault.TOO_SHORT: Sentence("That PIN is too short: four digits, six for supervisors."),
    PinFault.TOO_LONG: Sentence("A PIN has six digits at most."),
    PinFault.REPEATED: Sentence("Digits that repeat are guessed first. Choose others."),
    PinFault.RUN: Sentence("Digits in a row are guessed first. Choose others."),
    PinFault.DATE: Sentence("A date is guessed first. Choose others."),
    PinFault.COMMON: Sentence("Many people choose that PIN. Choose another one."),
    PinFault.ON_BADGE: Sentence("That stands on your badge. Choose another one."),
    PinFault.SAME: Sentence("That is the PIN you were given. Choose one that nobody else knows."),
}


def people_line(code: str, /, **facts: str | int) -> str:
    """A sentence with its facts in place, which come from storage or from outside and are made inert."""
    return PEOPLE[code].say({name: inert(str(value)) for name, value in facts.items()}).long


def pin_line(fault: PinFault) -> str:
    """Why a PIN cannot be chosen."""
    return PIN_FAULTS[fault].say({}).long
