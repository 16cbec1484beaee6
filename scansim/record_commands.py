"""The commands that look after records, or show one. Nothing is loaded until one of them is used."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scansim.record_access import CANNOT, DONE, FOUND, data_option, opened_records, records_file, said_when_refused

if TYPE_CHECKING:
    from scansim.training.retention import RecordClass

__all__ = ["RECORD_COMMANDS"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@data_option
@click.pass_obj
def merge(group_data: str | None, file: Path, data: str | None) -> None:
    """Take in what the records of another station hold, all of it or nothing.

    FILE is its records.db, a backup of it, or the folder it lies in; it is only read.
    Ends with status 0 when it is in, 1 when a chain forks or FILE is damaged, 2 when it cannot be taken in.
    """
    from scansim.identified import actor_for
    from scansim.training.people.rights import Act
    from scansim.words.records import records_line

    with opened_records(data or group_data) as records:
        actor_for(records, Act.MERGE)
        merged = records.merge(records_file(file))
    click.echo(records_line("merged" if merged.facts else "nothing_new", facts=merged.facts, runs=merged.runs))
    for fork in merged.forks:
        click.echo(records_line("fork", chain=fork.chain, count=len(fork.facts), number=fork.seq))
    sys.exit(FOUND if merged.forks else DONE)


@click.command()
@data_option
@click.pass_obj
def rebuild(group_data: str | None, data: str | None) -> None:
    """Derive all lists (runs, people, stations) anew from the facts."""
    from scansim.words.records import records_line

    with opened_records(data or group_data) as records:
        click.echo(records_line("rebuilt", facts=records.rebuild()))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@data_option
@click.pass_obj
def backup(group_data: str | None, file: Path, data: str | None) -> None:
    """Write everything into one new FILE, also while the trainer is in use.

    It prints the hash of the newest fact: kept elsewhere, it is an anchor for scansim verify.
    """
    from scansim.app import data_directory
    from scansim.records.backup import back_up
    from scansim.words.records import records_line

    with said_when_refused():
        made = back_up(records_file(data_directory(data or group_data).expanduser()), file)
    click.echo(records_line("backup", facts=made.facts, runs=made.runs))
    for fact in made.newest:
        click.echo(records_line("anchor", chain=fact.chain, number=fact.seq, hash=fact.hash))


@click.command()
@click.argument("subject", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a fact, the summary last (docs/formats.md).")
@data_option
@click.pass_obj
def audit(group_data: str | None, subject: str, as_json: bool, data: str | None) -> None:
    """List all that was recorded about a person, a run or a certificate, with what changed, who did it and where.

    ID may be shortened to how it begins. Nothing is written.
    Ends with status 0, or 1 when something of it is altered, 2 when there is no such ID.
    """
    from contextlib import closing

    from scansim.app import data_directory
    from scansim.console import show_anything
    from scansim.plain.audit import trail_as_json, trail_as_lines
    from scansim.records.people_table import has_supervisor
    from scansim.records.sqlite.read_only import read_only
    from scansim.records.trail import trail_of
    from scansim.seeing import trail_to_show

    show_anything(sys.stdout)
    file = records_file(data_directory(data or group_data).expanduser())
    with said_when_refused(), closing(read_only(file)) as reader, reader.reading():
        trail = trail_of(reader, subject)
        is_set_up = reader.has("people") and has_supervisor(reader)
        reader.require_unchanged()
    if is_set_up:
        with said_when_refused():
            trail = trail_to_show(data or group_data, trail)
    intact = (trail_as_json if as_json else trail_as_lines)(trail, click.echo)
    sys.exit(DONE if intact else FOUND)


@click.command()
@click.argument("attempt")
@click.option("--plain", is_flag=True, help="Line by line; so it is wherever no screens can be drawn.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a step, the summary last (docs/formats.md).")
@click.option("--ascii", "ascii_only", is_flag=True, help="Write ASCII only. Also SCANSIM_ASCII=1.")
@data_option
@click.pass_obj
def replay(
    group_data: str | None, attempt: str, plain: bool, as_json: bool, ascii_only: bool, data: str | None
) -> None:
    """Watch a recorded run again, step by step, with the coach's step beside each.

    ATTEMPT is the id of a run, or how it begins; scansim verify lists them. Nothing is written.
    Ends with status 0, or 1 when the run is altered, 2 when it cannot be shown.
    """
    from scansim.app import data_directory, replay_of, start_replay
    from scansim.console import ascii_only_on, complain, show_anything
    from scansim.plain.replay import replay_as_json, replay_as_lines
    from scansim.plain.terminal import can_draw
    from scansim.scanner.inert import inert
    from scansim.seeing import require_to_see_run
    from scansim.training.lesson import NoSuchLesson
    from scansim.training.replay import CannotBeReplayed
    from scansim.training.starting_point import CannotBePlayed
    from scansim.words.ascii import ascii_text

    try:
        with said_when_refused():
            whole, found = replay_of(data_directory(data or group_data), attempt)
            require_to_see_run(data or group_data, found.header)
    except (CannotBePlayed, CannotBeReplayed, NoSuchLesson) as error:
        complain(error, ascii_only=ascii_only)
        sys.exit(CANNOT)
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()
    if is_terminal and can_draw(os.environ) and not (plain or as_json):
        start_replay(found, ascii_only=ascii_only_on(sys.stderr, wanted=ascii_only))
    show_anything(sys.stdout)
    shown = ascii_text if ascii_only_on(sys.stdout, wanted=ascii_only) else str
    report = replay_as_json if as_json else replay_as_lines
    report(found, whole, lambda line: click.echo(shown(inert(line))))


@click.command()
@click.option("--set", "settings", multiple=True, metavar="CLASS=MONTHS", help="Keep a class for so many months.")
@click.option("--apply", is_flag=True, help="Remove what is due; without it, it is only told.")
@data_option
@click.pass_obj
def retention(group_data: str | None, settings: tuple[str, ...], apply: bool, data: str | None) -> None:
    """Say how long what is kept and what is due, and remove it.

    Classes: practice (what was done in practice runs), checks (in check-rides), people (the names of those who left).
    Results stay.
    """
    from scansim.identified import actor_for
    from scansim.training.people.rights import Act
    from scansim.words.records import records_line

    wanted = dict(map(_setting, settings))
    with opened_records(data or group_data) as records:
        actor = actor_for(records, Act.CHANGE_RETENTION) if wanted or apply else ""
        if wanted:
            records.retention.keep(wanted, actor)
        for of, months in records.retention.months().items():
            click.echo(records_line("keeps", what=of.value, months=months))
        due = records.retention.apply(actor) if apply else records.retention.due()
    runs = sum(map(len, due.runs.values()))
    click.echo(records_line("removed" if apply else "due", runs=runs, people=len(due.people)))


@click.command()
@click.argument("attempt")
@click.option("--pdf", "out", metavar="FILE", type=click.Path(path_type=Path), help="Print it on one page, FILE.pdf.")
@click.option("--json", "as_json", is_flag=True, help="What it led to as one JSON object (docs/formats.md).")
@click.option("--ascii", "ascii_only", is_flag=True, help="Write ASCII only. Also SCANSIM_ASCII=1.")
@data_option
@click.pass_obj
def debrief(
    group_data: str | None, attempt: str, out: Path | None, as_json: bool, ascii_only: bool, data: str | None
) -> None:
    """Say what a recorded run meant: the verdict, what went wrong and what that led to.

    ATTEMPT is the id of a run, or how it begins; scansim verify lists them. Nothing is recorded.
    Ends with status 0, or 1 when the run is altered, 2 when it cannot be shown or printed.
    """
    from scansim.app import data_directory, on_paper, replay_of
    from scansim.console import ascii_only_on, complain, show_anything
    from scansim.plain.debrief import debrief_as_json
    from scansim.plain.lines import debrief_lines
    from scansim.printing.orders import print_debrief
    from scansim.printing.trouble import CannotPrint
    from scansim.scanner.inert import inert
    from scansim.seeing import require_to_see_run
    from scansim.training.debrief import debrief_of
    from scansim.training.lesson import NoSuchLesson
    from scansim.training.replay import CannotBeReplayed
    from scansim.training.score.scorecard import Scorecard
    from scansim.training.starting_point import CannotBePlayed
    from scansim.words.ascii import ascii_text
    from scansim.words.speaker import Speaker

    try:
        with said_when_refused():
            whole, found = replay_of(data_directory(data or group_data), attempt)
            require_to_see_run(data or group_data, found.header)
        found.go_to(found.length)
        said = debrief_of(found.run, found.result)
        if out is not None:
            lines = found.result.lines if isinstance(found.result, Scorecard) else 0
            print_debrief(on_paper(said, found.header, lines), Speaker(), out)
    except (CannotBePlayed, CannotBeReplayed, CannotPrint, NoSuchLesson) as error:
        complain(error, ascii_only=ascii_only)
        sys.exit(CANNOT)
    show_anything(sys.stdout)
    shown = ascii_text if ascii_only_on(sys.stdout, wanted=ascii_only) else str
    lines_said = [debrief_as_json(found, whole)] if as_json else debrief_lines(said, Speaker())
    for line in (*lines_said, *([str(out)] if out is not None and not as_json else ())):
        click.echo(shown(inert(line)))


RECORD_COMMANDS: tuple[click.Command, ...] = (audit, backup, debrief, merge, rebuild, replay, retention)


def _setting(text: str) -> tuple[RecordClass, int]:
    from scansim.training.retention import MOST_MONTHS, RecordClass

    name, _, months = text.partition("=")
    if name not in set(RecordClass) or not (months.isascii() and months.isdigit() and len(months) <= 4):
        raise click.UsageError(f"--set {text!a} is not of the form CLASS=MONTHS, such as practice=12.")
    if not 1 <= int(months) <= MOST_MONTHS:
        raise click.UsageError(f"MONTHS must be from 1 to {MOST_MONTHS}.")
    return RecordClass(name), int(months)
