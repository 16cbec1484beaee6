"""Which work roles there are, for commands that assign them: those of the site's programme."""

from __future__ import annotations

from collections.abc import Collection

import click

__all__ = ["known_work_roles", "work_named"]


def known_work_roles(place: str | None) -> tuple[str, ...]:
    """The ids of the roles of ``scoring/programmes.yaml``; none where the site has no programme."""
    from scansim.app import ShippedLessons, data_directory

    programme = ShippedLessons(data_directory(place).expanduser() / "cache").programme()
    return tuple(role.id for role in programme.roles) if programme is not None else ()


def work_named(roles: Collection[str], known: Collection[str]) -> str:
    """How the roles are kept: their ids, each once, with a blank between.

    Raises:
        click.UsageError: one of them is not known.
    """
    from scansim.words.boards import board_line

    if roles and not known:
        raise click.UsageError(board_line("no_programme").long)
    unknown = next((role for role in roles if role not in known), None)
    if unknown is not None:
        raise click.UsageError(f"There is no role {unknown[:40]!a}. Roles: {', '.join(known)}.")
    return " ".join(dict.fromkeys(roles))
