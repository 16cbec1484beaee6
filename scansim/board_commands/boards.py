"""``scansim boards``: what supervisors look at, line by line or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import click

from scansim.board_commands.looking import Looking, looking
from scansim.record_access import TurnedAway, data_option

if TYPE_CHECKING:
    from scansim.training.boards.members import Member, View

__all__ = ["boards", "days_option", "json_option", "site_option", "view_options"]

json_option = click.option("--json", "as_json", is_flag=True, help="JSON objects, one a line (docs/formats.md).")
site_option = click.option("--site", default=None, help="Else: yours, or all of them.")
days_option = click.option(
    "--days", type=click.IntRange(1, 3660), default=30, show_default=True, help="How far back, today included."
)


def view_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that choose of whom a board is. An empty text means those who have none."""
    role = click.option("--role", default=None, help="Only who has this work: a role of scoring/programmes.yaml.")
    shift = click.option("--shift", default=None, help="Only this shift.")
    return site_option(shift(role(command)))


@click.group()
def boards() -> None:
    """Look at the people of your site (docs/boards.md).

    Each command asks for your badge and your PIN first. Ends with status 2 when you may not, or it cannot be done.
    """


@boards.command()
@view_options
@json_option
@data_option
@click.pass_obj
def team(
    group_data: str | None, site: str | None, shift: str | None, role: str | None, as_json: bool, data: str | None
) -> None:
    """Who may do what today: everybody in every skill, with the evidence behind it."""
    from scansim.plain.boards import station_lines, team_lines
    from scansim.plain.boards_json import team_json

    with _boards(data or group_data, site) as at:
        board, seen = at.overview.team(_view(at, shift, role)), at.overview.stations()
        _say(team_json(board, seen) if as_json else (*team_lines(board, at.overview.programme), *station_lines(seen)))


@boards.command()
@click.argument("person")
@json_option
@data_option
@click.pass_obj
def person(group_data: str | None, person: str, as_json: bool, data: str | None) -> None:
    """How somebody stands in each skill, on what evidence, their check-rides and what went wrong in them.

    PERSON is a name, a reference of the roster, or an id or how it begins. Of practice nothing is shown.
    """
    from scansim.plain.boards import person_lines
    from scansim.plain.boards_json import person_json

    with _boards(data or group_data, None) as at:
        board = at.overview.person(_meant(at, person))
        _say(person_json(board) if as_json else person_lines(board, at.overview.programme))


@boards.command()
@json_option
@data_option
@click.pass_obj
def queue(group_data: str | None, as_json: bool, data: str | None) -> None:
    """Who waits for a signature, or to be observed; whose check-ride goes stale first comes first."""
    from scansim.plain.boards import queue_lines
    from scansim.plain.boards_json import queue_json

    with _boards(data or group_data, None) as at:
        waiting = at.overview.queue()
        _say(queue_json(waiting) if as_json else queue_lines(waiting, at.overview.programme))


@boards.command()
@site_option
@json_option
@data_option
@click.pass_obj
def readiness(group_data: str | None, site: str | None, as_json: bool, data: str | None) -> None:
    """Whether a site is ready to go live: each gate, and who or what is missing.

    Ends with status 1 when it is not.
    """
    from scansim.plain.boards import readiness_lines, station_lines
    from scansim.plain.boards_json import readiness_json

    with _boards(data or group_data, site) as at:
        board = at.overview.readiness(at.site)
        seen = at.overview.stations()
        _say(readiness_json(board) if as_json else (*readiness_lines(board), *station_lines(seen)))
    sys.exit(0 if board.is_ready else 1)


@boards.command()
@view_options
@days_option
@json_option
@data_option
@click.pass_obj
def pareto(
    group_data: str | None,
    site: str | None,
    shift: str | None,
    role: str | None,
    days: int,
    as_json: bool,
    data: str | None,
) -> None:
    """What goes wrong most in check-rides, and the drill for it."""
    from scansim.plain.boards import pareto_lines
    from scansim.plain.boards_json import pareto_json

    with _boards(data or group_data, site) as at:
        rows = at.overview.pareto(_view(at, shift, role), days)
        _say(pareto_json(rows, days) if as_json else pareto_lines(rows, days))


@boards.command()
@view_options
@json_option
@data_option
@click.pass_obj
def coaching(
    group_data: str | None, site: str | None, shift: str | None, role: str | None, as_json: bool, data: str | None
) -> None:
    """The coaching sheet of the last seven days: per person the three errors that matter, and the drill for each."""
    from scansim.plain.boards import coaching_lines
    from scansim.plain.boards_json import coaching_json

    with _boards(data or group_data, site) as at:
        rows = at.overview.coaching(_view(at, shift, role))
        _say(coaching_json(rows) if as_json else coaching_lines(rows, at.overview.on.isoformat()))


@boards.command()
@site_option
@json_option
@data_option
@click.pass_obj
def coverage(group_data: str | None, site: str | None, as_json: bool, data: str | None) -> None:
    """Which shift has a certified super user for which function, and which has none."""
    from scansim.plain.boards import coverage_lines
    from scansim.plain.boards_json import coverage_json

    with _boards(data or group_data, site) as at:
        found = at.overview.coverage(at.site)
        _say(coverage_json(found) if as_json else coverage_lines(found))


@boards.command()
@site_option
@click.option("--severe", type=click.IntRange(0, 1_000_000), required=True, help="How many severe issues are open.")
@click.option("--reconciled/--not-reconciled", required=True, help="Whether the migrated stock is reconciled.")
@data_option
@click.pass_obj
def state(group_data: str | None, site: str | None, severe: int, reconciled: bool, data: str | None) -> None:
    """Type in what the trainer cannot know of a site; it holds until somebody states it anew, and bears your name."""
    from scansim.training.people.rights import Act
    from scansim.training.programme.readiness import TypedIn
    from scansim.words.boards import board_line

    with looking(data or group_data, Act.STATE_SITE, site) as at:
        at.records.boards.state(at.site or "", TypedIn(severe, reconciled), at.overview.who.id)
        click.echo(board_line("stated", site=at.site or board_line("all_sites").long).long)


def _boards(place: str | None, site: str | None) -> AbstractContextManager[Looking]:
    from scansim.training.people.rights import Act

    return looking(place, Act.SEE_TEAM, site)


def _view(at: Looking, shift: str | None, role: str | None) -> View:
    from scansim.training.boards.members import View

    if role and at.overview.programme.role(role) is None:
        known = ", ".join(each.id for each in at.overview.programme.roles)
        raise click.UsageError(f"There is no role {role[:40]!a}. Roles: {known}.")
    return View(at.site, shift, role)


def _meant(at: Looking, wanted: str) -> Member:
    """The one person that is meant, among those whose results may be seen."""
    from scansim.people_commands.acting import meant
    from scansim.training.people.rights import Act

    found = at.overview.member(meant(at.records, at.overview.who, wanted, Act.SEE_RESULTS).id)
    if found is None:
        raise TurnedAway("Nothing of them may be shown.")
    return found


def _say(lines: Iterable[str]) -> None:
    from scansim.console import ascii_only_on, show_anything
    from scansim.words.ascii import ascii_text

    show_anything(sys.stdout)
    shown = ascii_text if ascii_only_on(sys.stdout, wanted=False) else str
    for line in lines:
        click.echo(shown(line))
