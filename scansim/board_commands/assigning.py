"""``scansim people assign``: which work somebody does, on which boards and gates of readiness count them."""

from __future__ import annotations

import click

from scansim.people_commands.acting import acting, say
from scansim.record_access import TurnedAway, data_option

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
    from scansim.app import ShippedLessons, data_directory
    from scansim.training.boards.members import WORK
    from scansim.training.people.rights import Act
    from scansim.words.boards import board_line

    with acting(data or group_data, person, Act.CHANGE_PERSON) as it:
        programme = ShippedLessons(data_directory(data or group_data).expanduser() / "cache").programme()
        if programme is None:
            raise TurnedAway(board_line("no_programme").long)
        known = [role.id for role in programme.roles]
        unknown = next((role for role in roles if role not in known), None)
        if unknown is not None:
            raise click.UsageError(f"There is no role {unknown[:40]!a}. Roles: {', '.join(known)}.")
        it.records.people.change(it.about.id, {WORK: " ".join(dict.fromkeys(roles)) or None}, it.who.id)
        say("changed", name=it.name)
