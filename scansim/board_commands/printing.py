"""``scansim print``: what a site has decided with, on paper."""

from __future__ import annotations

from pathlib import Path

import click

from scansim.board_commands.boards import site_option
from scansim.board_commands.looking import looking
from scansim.record_access import TurnedAway, data_option

__all__ = ["print_"]


@click.group("print")
def print_() -> None:
    """Print reviews as PDF."""


@print_.command()
@site_option
@click.option("--out", metavar="FILE", required=True, type=click.Path(path_type=Path), help="FILE.pdf.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--replace", is_flag=True, help="Replace a file that is there; else none is.")
@data_option
@click.pass_obj
def readiness(group_data: str | None, site: str | None, out: Path, paper: str, replace: bool, data: str | None) -> None:
    """Print the readiness review of a site: completion, roles, UAT, unresolved questions, support.

    It asks for your badge and your PIN first. It bears the hash of the newest fact: kept, it is an anchor for scansim
    verify. Ends with status 2 when you may not, or it cannot be printed.
    """
    from scansim.printing.readiness import print_readiness
    from scansim.printing.readiness_document import ReadinessOnPaper
    from scansim.printing.trouble import CannotPrint
    from scansim.training.boards.members import View, chosen
    from scansim.training.people.rights import Act
    from scansim.training.stationery import Paper

    with looking(data or group_data, Act.EXPORT_RESULTS, site) as at:
        overview = at.overview
        newest = max((each.newest for each in overview.stations()), default="")
        given = ReadinessOnPaper(
            overview.readiness(at.site),
            overview.programme,
            chosen(overview.members, View(at.site)),
            overview.standings,
            newest,
            at.records.boards.head(),
        )
        try:
            print_readiness(given, out, Paper(paper), replace=replace)
        except CannotPrint as error:
            raise TurnedAway(str(error)) from error
    click.echo(str(out))
