"""``scansim labels badges``: badges for training, given out and printed in one."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from scansim.identified import require
from scansim.people_commands.acting import meant, somebody
from scansim.printing.command import print_and_say, printing_options, start_option, stock_option
from scansim.record_access import TurnedAway, data_option

if TYPE_CHECKING:
    from scansim.printing.badge_document import Badge
    from scansim.records.journal import Records
    from scansim.training.people.person import Person

__all__ = ["badges"]


@click.command()
@click.argument("people", nargs=-1, metavar="[PERSON]...")
@click.option("--missing", is_flag=True, help="For all of your site who have no badge that is valid.")
@click.option("--until", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]), help="Their last day.")
@stock_option
@start_option
@printing_options
@data_option
@click.pass_obj
def badges(
    group_data: str | None,
    /,
    people: tuple[str, ...],
    missing: bool,
    until: datetime | None,
    data: str | None,
    **chosen: Any,
) -> None:
    """Give out badges that serve in training only, and print them (docs/people.md).

    Their numbers are drawn at random from letters that every keyboard layout sends alike, and stand on the print alone.
    Ends with status 2 when you may not, or they cannot be printed; then none is given out.
    """
    from scansim.printing.orders import print_badges
    from scansim.training.people.person import BadgeKind
    from scansim.training.people.rights import Act
    from scansim.words.people import people_line

    last = until.date().isoformat() if until else ""
    kind = BadgeKind.TEMPORARY if last else BadgeKind.TRAINING
    with somebody(data or group_data) as (records, who):
        wanted = [meant(records, who, person, Act.ISSUE_BADGE) for person in people]
        wanted += _without(records, who) if missing else []
        for person in wanted:
            require(records, who, Act.ISSUE_BADGE, about=person)
        if not wanted:
            raise TurnedAway(people_line("no_badges_wanted"))
        cards = {person.id: _card(records, person, last) for person in wanted}
        with records.people.together():
            for bearer, card in cards.items():
                records.people.issue_badge(bearer, card.number, kind, last, who.id)
            print_and_say(lambda order: print_badges(list(cards.values()), order), chosen, "badge")


def _card(records: Records, person: Person, until: str) -> Badge:
    from scansim.printing.badge_document import Badge
    from scansim.training.people.badge import training_number
    from scansim.training.people.rights import site_of

    number = training_number(secrets.choice)
    return Badge(number, records.people.name(person.id) or "", site_of(person) or "", until)


def _without(records: Records, who: Person) -> list[Person]:
    """Whom somebody sees who have no badge that is valid."""
    from scansim.training.people.person import Standing
    from scansim.training.people.rights import Act, may

    today = datetime.now().astimezone().date().isoformat()
    return [
        person
        for person in records.people.everyone()
        if person.standing is Standing.ACTIVE
        and may(who, Act.ISSUE_BADGE, about=person) is None
        and not [badge for badge in person.badges_in_force if not badge.until or badge.until >= today]
    ]
