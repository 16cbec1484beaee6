"""``scansim people assign``: which work somebody does, on which boards and gates of readiness count them."""

from __future__ import annotations

import click

from scansim.people_commands.acting import acting, say
from scansim.people_commands.work_roles import known_work_roles, work_named
from scansim.record_access import data_option

__all__ = ["assign"]


@click.command()
@click.argument("person")
@click.argument("roles", nargs=-1, metavar="[ROLE]...")
@data_option
@click.pass_obj
def assign(group_data: str | None, person: str, roles: tuple[str, ...], data: str | None) -> None:
    """Say which work somebody does: ROLEs of scoring/programmes.yaml, in the place of those before; without any, none.

    It takes or gives no right: readiness counts them where the work is, and boards can be chosen by it.
    """
    from scansim.training.boards.members import WORK
    from scansim.training.people.rights import Act

    with acting(data or group_data, person, Act.CHANGE_PERSON) as it:
        work = work_named(roles, known_work_roles(data or group_data) if roles else ())
        it.records.people.change(it.about.id, {WORK: work or None}, it.who.id)
        say("changed", name=it.name)
