"""``scansim setup``: how the first supervisor of a station comes in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scansim.identified import asked, asked_badge, asked_new_pin, choose_pin
from scansim.record_access import TurnedAway, data_option, said_when_refused

if TYPE_CHECKING:
    from scansim.records.journal import Records
    from scansim.training.people.person import Person

__all__ = ["setup"]


@click.command()
@data_option
@click.pass_obj
def setup(group_data: str | None, data: str | None) -> None:
    """Let the first supervisor of a station in.

    At the installation it shows a code, once. With the code the first supervisor runs it again and gives their name,
    their badge and a PIN of their own. Until then there are only guests.
    Ends with status 2 when that is done already, or something is not right.
    """
    from scansim.app import data_directory, open_journal
    from scansim.records.setup_code import is_setup_pending, made_setup_code
    from scansim.words.people import people_line

    folder = data_directory(data or group_data).expanduser()
    with said_when_refused(), open_journal(folder) as records:
        _refuse_second(records)
        code = "" if is_setup_pending(folder) else made_setup_code(folder)
        if not code:
            _let_in(records, folder)
            return
        click.echo(code)
        click.echo(people_line("setup_what"), err=True)
        click.echo(people_line("setup_next"), err=True)


def _refuse_second(records: Records) -> None:
    """Whoever is a supervisor and has a PIN here lets others in. Where all PINs were lost, somebody begins anew."""
    from scansim.words.people import people_line

    if any(records.pins.has_pin(person.id) for person in _supervisors(records)):
        raise TurnedAway(people_line("setup_done_before"))


def _let_in(records: Records, folder: Path) -> None:
    from scansim.records.setup_code import SETUP_FILE, forget_setup_code, is_setup_code
    from scansim.training.people.badge import is_badge_number
    from scansim.words.people import people_line

    if not is_setup_code(folder, asked("ask_code")):
        raise TurnedAway(people_line("setup_wrong", file=str(folder / SETUP_FILE)))
    number = asked_badge(records, "ask_badge")
    if not is_badge_number(number):
        raise TurnedAway(people_line("badge_wrong"))
    known = next((each for each in _supervisors(records) if _has_badge(records, each, number)), None)
    if known is None and records.people.holders(number):
        raise TurnedAway(people_line("badge_taken"))
    name, site = (records.people.name(known.id) or "", "") if known else _named()
    pin = asked_new_pin()
    with records.people.together():
        # Asked again: another program may have been quicker.
        _refuse_second(records)
        person = _back(records, known) if known else _joined(records, name, site, number)
        records.people.mark_set_up(person)
        choose_pin(records, person, pin, number)
    forget_setup_code(folder)
    click.echo(people_line("setup_welcome", name=name))


def _joined(records: Records, name: str, site: str, number: str) -> str:
    from scansim.records.ledger import PROGRAM
    from scansim.training.people.badge import kind_of_number
    from scansim.training.people.person import Role

    person = records.people.join(name, [Role.SUPERVISOR], {"site": site} if site else {}, PROGRAM)
    records.people.issue_badge(person, number, kind_of_number(number), "", PROGRAM)
    return person


def _back(records: Records, known: Person) -> str:
    """A supervisor whose PIN was lost with all others of the station, or who never had one here."""
    from scansim.records.ledger import PROGRAM
    from scansim.training.people.person import Standing

    if known.standing is Standing.LOCKED:
        records.people.unlock(known.id, PROGRAM)
    return known.id


def _named() -> tuple[str, str]:
    from scansim.training.people.written import is_words
    from scansim.words.people import people_line

    name, site = asked("ask_name", hidden=False).strip(), asked("ask_site", hidden=False).strip()
    if not is_words(name) or (site and not is_words(site)):
        raise TurnedAway(people_line("name_wrong"))
    return name, site


def _has_badge(records: Records, person: Person, number: str) -> bool:
    return any(holder == person.id for _, holder in records.people.holders(number))


def _supervisors(records: Records) -> list[Person]:
    from scansim.training.people.person import Role, Standing

    present = (Standing.ACTIVE, Standing.LOCKED)
    return [each for each in records.people.everyone() if Role.SUPERVISOR in each.roles and each.standing in present]
