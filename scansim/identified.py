"""Who is at the command line: asked with badge and PIN before anything is done that takes a right.

The one door for all commands. A badge and a PIN come from the keyboard, unseen, or a line each from a pipe; never from
an argument, where other users of the machine could read them.
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from scansim.record_access import TurnedAway

if TYPE_CHECKING:
    from scansim.records.journal import Records
    from scansim.training.people.person import Person
    from scansim.training.people.rights import Act, Refused

__all__ = [
    "CHANNEL",
    "actor_for",
    "asked",
    "asked_badge",
    "asked_new_pin",
    "choose_pin",
    "identified",
    "identified_with",
    "is_set_up",
    "require",
]

CHANNEL = "command"
"""What ``denied`` facts of the command line bear."""


def is_set_up(records: Records) -> bool:
    """Whether there is a supervisor; until then there are only guests."""
    return records.people.has_supervisor()


def identified(records: Records) -> Person:
    """Who is there, proved by badge and PIN. Whoever has to choose a PIN of their own does so first.

    Raises:
        TurnedAway: whatever was wrong; it does not say what.
        StorageRefused: when storage fails.
    """
    return identified_with(records)[0]


def identified_with(records: Records) -> tuple[Person, str, bool]:
    """The same, with the number of the badge, and whether they had to choose a PIN just now.

    Raises:
        TurnedAway: whatever was wrong; it does not say what.
        StorageRefused: when storage fails.
    """
    from scansim.training.people.pins import PinState
    from scansim.words.people import people_line

    if not is_set_up(records):
        raise TurnedAway(people_line("not_set_up"))
    number = asked_badge(records, "ask_badge")
    pin = asked("ask_pin")
    person = _bearer(records, number)
    if person is None:
        raise TurnedAway(people_line("not_right"))
    answer = records.pins.check(person.id, pin)
    if not answer.right:
        if answer.locked:
            records.people.deny("sign_in", "locked", person.id, channel=CHANNEL)
            raise TurnedAway(people_line("pin_locked"))
        code = "not_right_wait" if answer.wait_seconds else "not_right"
        raise TurnedAway(people_line(code, seconds=answer.wait_seconds))
    if records.pins.state(person.id) is PinState.MUST_CHANGE:
        click.echo(people_line("pin_must_change"), err=True)
        choose_pin(records, person.id, asked_new_pin(), number)
        return person, number, True
    return person, number, False


def require(
    records: Records, who: Person | None, act: Act, *, about: Person | None = None, site: str | None = None
) -> None:
    """Go on only where somebody may; else it is kept that they tried.

    Raises:
        TurnedAway: they may not.
        StorageRefused: when storage fails.
    """
    from scansim.training.people.rights import may
    from scansim.words.rights import refused_right

    refused: Refused | None = may(who, act, about=about, site=site)
    if refused is None:
        return
    records.people.deny(
        refused.act.value,
        refused.why.value,
        who.id if who else "",
        about.id if about else "",
        CHANNEL,
    )
    raise TurnedAway(refused_right(refused).long)


def actor_for(records: Records, act: Act) -> str:
    """Who does something that concerns a whole file: asked where there is anybody to ask, else the program.

    Raises:
        TurnedAway: they may not.
        StorageRefused: when storage fails.
    """
    from scansim.records.ledger import PROGRAM

    if not is_set_up(records):
        return PROGRAM
    who = identified(records)
    require(records, who, act)
    return who.id


def asked(code: str, *, hidden: bool = True) -> str:
    """What somebody answers, ``code`` being the sentence that asks them; unseen, as they may be watched.

    Raises:
        TurnedAway: there is no answer.
    """
    from scansim.words.people import people_line

    if sys.stdin.isatty():
        said = people_line(code)
        return str(click.prompt(said, hide_input=hidden, default="", show_default=False, prompt_suffix=" ", err=True))
    line = sys.stdin.buffer.readline().decode("utf-8", "surrogateescape")
    if not line:
        raise TurnedAway(people_line("no_answer"))
    return line.rstrip("\r\n")


def asked_badge(records: Records, code: str) -> str:
    """The number of a badge as the scanner of this station sends it, without what the scanner puts before it."""
    from scansim.plain.listening import entry_in
    from scansim.scanner.reading import ScannerSettings

    state = records.station()
    entry = entry_in(asked(code), state.settings.scanner if state else ScannerSettings())
    return entry.data if entry is not None and entry.fault is None else ""


def asked_new_pin() -> str:
    """The PIN that somebody chooses, typed twice; asked for anew while the two are not the same.

    Raises:
        TurnedAway: there is no answer.
    """
    from scansim.words.people import people_line

    while True:
        chosen = asked("ask_new_pin")
        if asked("ask_again") == chosen:
            return chosen
        click.echo(people_line("pin_differ"), err=True)


def choose_pin(records: Records, person: str, pin: str, badge: str) -> None:
    """Keep the PIN that somebody chose.

    Raises:
        TurnedAway: it may not be chosen; nothing is kept then.
        StorageRefused: when storage fails.
    """
    from scansim.words.people import people_line, pin_line

    fault = records.pins.choose(person, pin, person, badge)
    if fault is not None:
        raise TurnedAway(pin_line(fault))
    click.echo(people_line("pin_kept"), err=True)


def _bearer(records: Records, number: str) -> Person | None:
    """Whose badge it is, where it opens anything; a refusal is kept with its reason, and takes as long."""
    from scansim.training.people.sign_in import Known, badge_read

    found = badge_read(number, records.people.bearers(number), datetime.now().astimezone().date().isoformat())
    if isinstance(found, Known):
        return found.person
    records.people.deny("sign_in", found.why.value, found.person, channel=CHANNEL)
    records.pins.pretend()
    return None
