"""``scansim export``: lists for a spreadsheet, with the columns of ``docs/formats.md``, "Exports"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scansim.board_commands.boards import days_option, site_option
from scansim.board_commands.looking import Looking, looking
from scansim.record_access import TurnedAway, data_option

if TYPE_CHECKING:
    from scansim.training.boards.members import Member

__all__ = ["export"]


def file_options(command: Callable[..., None]) -> Callable[..., None]:
    """Where a list goes, and in which form."""
    options = (
        click.option(
            "--out",
            metavar="FILE",
            required=True,
            type=click.Path(path_type=Path, allow_dash=True),
            help="FILE.csv; - for standard output.",
        ),
        click.option("--bom", is_flag=True, help="Begin with the mark by which some spreadsheets know UTF-8."),
        click.option("--semicolon", is_flag=True, help="Semicolons between cells, as some spreadsheets want them."),
        click.option("--replace", is_flag=True, help="Replace a file that is there; else none is."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group()
def export() -> None:
    """Write lists of your site for a spreadsheet: UTF-8, columns as in docs/formats.md.

    Each command asks for your badge and your PIN first. Practice runs are in no list. What a spreadsheet would take for
    a formula is written behind an apostrophe.
    """


@export.command()
@site_option
@days_option
@file_options
@data_option
@click.pass_obj
def attempts(  # noqa: PLR0913, PLR0917 - one parameter an option
    group_data: str | None,
    site: str | None,
    days: int,
    out: Path,
    bom: bool,
    semicolon: bool,
    replace: bool,
    data: str | None,
) -> None:
    """The check-rides, passed or not, with what they were worth."""
    from datetime import timedelta

    from scansim.training.boards.exports import ATTEMPTS, attempt_rows

    with _exporting(data or group_data, site) as at:
        since = (at.overview.on - timedelta(days=days - 1)).isoformat()
        members = {member.id: member for member in _of_site(at)}
        rows = attempt_rows(at.records.boards.sealed_results(since), members, _titles(at))
        _write(out, ATTEMPTS, rows, bom=bom, semicolon=semicolon, replace=replace)


@export.command()
@site_option
@file_options
@data_option
@click.pass_obj
def certificates(
    group_data: str | None,
    site: str | None,
    out: Path,
    bom: bool,
    semicolon: bool,
    replace: bool,
    data: str | None,
) -> None:
    """The newest certificate of each person and skill, whatever became of it."""
    from scansim.training.boards.exports import CERTIFICATES, certificate_rows

    with _exporting(data or group_data, site) as at:
        overview, boards = at.overview, at.records.boards
        names = {member.id: member.name for member in boards.members()}
        rows = certificate_rows(overview.programme, _of_site(at), overview.standings, names, boards.signed)
        _write(out, CERTIFICATES, rows, bom=bom, semicolon=semicolon, replace=replace)


@export.command()
@site_option
@file_options
@data_option
@click.pass_obj
def readiness(
    group_data: str | None,
    site: str | None,
    out: Path,
    bom: bool,
    semicolon: bool,
    replace: bool,
    data: str | None,
) -> None:
    """A shift and function a row: how many are needed, how many are certified, which gate fails."""
    from scansim.training.boards.exports import READINESS, readiness_rows

    with _exporting(data or group_data, site) as at:
        sites = (at.site,) if at.site is not None else at.overview.sites
        rows = [row for each in sites for row in readiness_rows(at.overview.readiness(each))]
        _write(out, READINESS, rows, bom=bom, semicolon=semicolon, replace=replace)


@export.command()
@site_option
@days_option
@file_options
@data_option
@click.pass_obj
def pareto(  # noqa: PLR0913, PLR0917 - one parameter an option
    group_data: str | None,
    site: str | None,
    days: int,
    out: Path,
    bom: bool,
    semicolon: bool,
    replace: bool,
    data: str | None,
) -> None:
    """The errors of each site and shift in check-rides, the most frequent first, each with its drill."""
    from scansim.training.boards.exports import PARETO, pareto_rows
    from scansim.words.boards import error_said

    with _exporting(data or group_data, site) as at:
        found = [row for row in at.overview.pareto_by_place(days) if at.site in (None, row.site)]
        rows = pareto_rows(found, lambda code: error_said(code).long)
        _write(out, PARETO, rows, bom=bom, semicolon=semicolon, replace=replace)


def _exporting(place: str | None, site: str | None) -> AbstractContextManager[Looking]:
    from scansim.training.people.rights import Act

    return looking(place, Act.EXPORT_RESULTS, site)


def _of_site(at: Looking) -> list[Member]:
    """Everybody whose results may be seen, those who left and those who were erased among them."""
    return [member for member in at.overview.everyone if at.site in (None, member.site)]


def _titles(at: Looking) -> Callable[[str], str]:
    """What exercises are called; one that is not there any more has no title."""
    from scansim.training.lesson import NoSuchLesson
    from scansim.words.language import spoken

    known: dict[str, str] = {}

    def title(exercise: str) -> str:
        if exercise not in known:
            try:
                known[exercise] = at.lessons.lesson(exercise).exercise.title.in_language(spoken().code)
            except NoSuchLesson:
                known[exercise] = ""
        return known[exercise]

    return title


def _write(
    out: Path, columns: Sequence[str], rows: Iterable[Sequence[str]], *, bom: bool, semicolon: bool, replace: bool
) -> None:
    from scansim.words.boards import board_line

    text, count = _as_csv(columns, rows, ";" if semicolon else ",")
    data = text.encode("utf-8-sig" if bom else "utf-8")
    if str(out) == "-":
        click.echo(data, nl=False)
        return
    try:
        with out.open("wb" if replace else "xb") as written:
            written.write(data)
    except FileExistsError as error:
        raise TurnedAway(board_line("file_there", file=str(out)).long) from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise TurnedAway(board_line("file_not_written", file=str(out), why=why).long) from error
    click.echo(board_line("written", count=str(count), file=str(out)).long)


def _as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str) -> tuple[str, int]:
    import csv
    import io

    from scansim.scanner.inert import inert
    from scansim.training.people.written import guarded

    text, count = io.StringIO(), 0
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([inert(guarded(cell)) for cell in row])
        count += 1
    return text.getvalue(), count
