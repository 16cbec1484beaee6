"""``scansim people import``, ``export`` and ``check``: the people of a site as a list."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scansim.identified import CHANNEL, require
from scansim.people_commands.acting import somebody
from scansim.people_commands.work_roles import known_work_roles
from scansim.record_access import CANNOT, DONE, FOUND, TurnedAway, data_option

if TYPE_CHECKING:
    from scansim.records.journal import Records
    from scansim.training.people.person import Person
    from scansim.training.people.roster_plan import Clashed, Known, Planned

__all__ = ["ROSTER_COMMANDS"]


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what it would change.")
@data_option
@click.pass_obj
def import_(group_data: str | None, file: Path, dry_run: bool, data: str | None) -> None:
    """Take in a list of people, all of it or nothing (docs/people.md).

    Columns: name, employee_ref, site, shift, work, roles, language, badge; with commas or semicolons. Somebody whose
    employee_ref is known is changed, all others join. An empty cell changes nothing, null takes a value away.
    A list with a column for PINs is refused. Ends with status 2 when it cannot be taken in.
    """
    from scansim.content.roster_file import roster_rows
    from scansim.training.people.rights import Act
    from scansim.training.people.roster_plan import planned
    from scansim.words.roster import roster_line

    with somebody(data or group_data) as (records, who):
        require(records, who, Act.IMPORT_ROSTER)
        rows, faults = roster_rows(file, lambda: known_work_roles(data or group_data))
        for fault in faults:
            click.echo(str(fault), err=True)
        if faults:
            sys.exit(CANNOT)
        known = _known(records)
        holders = records.people.holders_of([row.badge for row in rows if row.badge])
        plans, clashes = planned(rows, known, who, holders.get)
        if clashes:
            _refuse(records, who, file, clashes)
            raise TurnedAway(roster_line("refused", count=len(clashes)))
        if not dry_run:
            with records.people.together():
                for plan in plans:
                    _apply(records, plan, who.id)
        _tell(plans, known, who, dry_run=dry_run)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--replace", is_flag=True, help="Replace a file that is there; else none is.")
@data_option
@click.pass_obj
def export(group_data: str | None, file: Path, replace: bool, data: str | None) -> None:
    """Write the people of your site as a list to FILE, or to standard output (-). Badges and PINs are in none.

    What a spreadsheet would take for a formula is written behind an apostrophe. It can be taken in again.
    """
    from scansim.training.people.rights import Act
    from scansim.words.roster import roster_line

    with somebody(data or group_data) as (records, who):
        require(records, who, Act.EXPORT_ROSTER)
        rows = list(_exported(records, who))
        text = _as_csv(rows)
        if str(file) == "-":
            click.echo(text, nl=False)
            return
        try:
            # The mark at the beginning tells spreadsheets that it is UTF-8.
            with file.open("w" if replace else "x", encoding="utf-8-sig", newline="") as written:
                written.write(text)
        except FileExistsError as error:
            raise TurnedAway(roster_line("there", file=str(file))) from error
        except OSError as error:
            raise TurnedAway(roster_line("not_written", file=str(file), why=error.strerror or str(error))) from error
        click.echo(roster_line("exported", count=len(rows)))


@click.command()
@data_option
@click.pass_obj
def check(group_data: str | None, data: str | None) -> None:
    """Say what is odd about the people of your site: badges without a PIN, double names, leavers with badges.

    Ends with status 1 when something is.
    """
    from scansim.training.people.rights import Act
    from scansim.training.people.roster_check import oddities
    from scansim.words.roster import oddity_line, roster_line

    with somebody(data or group_data) as (records, who):
        require(records, who, Act.CHECK_ROSTER)
        known = _visible(records, who)
        pins = {each.person.id: records.pins.state(each.person.id) for each in known}
        found = oddities(known, pins, datetime.now().astimezone().date().isoformat())
        names = {each.person.id: each.name for each in known}
        for odd in found:
            click.echo(f"{oddity_line(odd.what, names[odd.person], odd.count)}  {odd.person}")
        if not found:
            click.echo(roster_line("nothing_odd"))
    sys.exit(FOUND if found else DONE)


ROSTER_COMMANDS: tuple[click.Command, ...] = (import_, export, check)


def _known(records: Records) -> list[Known]:
    from scansim.training.people.person import Standing
    from scansim.training.people.roster_plan import Known

    present = [each for each in records.people.everyone() if each.standing is not Standing.ERASED]
    return [Known(each, _text(records, each, "name"), _text(records, each, "employee_ref")) for each in present]


def _visible(records: Records, who: Person) -> list[Known]:
    from scansim.training.people.rights import Act, may

    return [each for each in _known(records) if may(who, Act.SEE_PEOPLE, about=each.person) is None]


def _text(records: Records, person: Person, name: str) -> str:
    digest = person.texts.get(name)
    return (records.people.text(digest) or "") if digest else ""


def _refuse(records: Records, who: Person, file: Path, clashes: tuple[Clashed, ...]) -> None:
    """Say row by row what cannot be taken in; what somebody may not do is kept."""
    from scansim.content.faults import Fault
    from scansim.scanner.inert import inert
    from scansim.training.people.rights import Refused
    from scansim.words.rights import refused_right
    from scansim.words.roster import clash_line

    for clash in clashes:
        if isinstance(clash.why, Refused):
            records.people.deny(clash.why.act.value, clash.why.why.value, who.id, channel=CHANNEL)
            said = refused_right(clash.why).long
        else:
            said = clash_line(clash.why)
        click.echo(str(Fault(inert(file.name), clash.line, said, "")).rstrip(), err=True)


def _apply(records: Records, plan: Planned, actor: str) -> None:
    from scansim.training.people.badge import kind_of_number

    row, people_ = plan.row, records.people
    if plan.person is None:
        person = people_.join(row.name, plan.grants, plan.fields, actor)
        if row.ref:
            people_.note(person, "employee_ref", row.ref, actor)
    else:
        person = plan.person.id
        if plan.returns:
            people_.take_back(person, actor)
        if plan.renames:
            people_.rename(person, row.name, actor)
        if plan.fields:
            people_.change(person, plan.fields, actor)
        for role in plan.grants:
            people_.grant(person, role, actor)
        for role in plan.revokes:
            people_.revoke(person, role, actor)
    if plan.has_new_badge:
        people_.issue_badge(person, row.badge, kind_of_number(row.badge), "", actor)


def _tell(plans: tuple[Planned, ...], known: list[Known], who: Person, *, dry_run: bool) -> None:
    from scansim.training.people.person import Standing
    from scansim.training.people.rights import Act, may
    from scansim.words.roster import roster_line

    joined = changed = 0
    for plan in plans:
        if plan.changes:
            code = "joins" if plan.person is None else "changes"
            click.echo(roster_line(code, line=plan.row.line, name=plan.row.name, what=", ".join(_said(plan))))
            joined, changed = joined + (plan.person is None), changed + (plan.person is not None)
    said = {"joined": joined, "changed": changed, "same": len(plans) - joined - changed}
    click.echo(roster_line("would" if dry_run else "done", **said))
    named = {plan.person.id for plan in plans if plan.person is not None}
    present = [each.person for each in known if each.person.standing is not Standing.LEFT]
    seen = [each for each in present if may(who, Act.SEE_PEOPLE, about=each) is None and each.id not in named]
    if seen:
        click.echo(roster_line("missing", count=len(seen)))


def _said(plan: Planned) -> Iterator[str]:
    """What of somebody changes: the words of the list, which are not translated. Never a badge."""
    if plan.renames:
        yield "name"
    for name, value in plan.fields.items():
        yield f"{name}={value if value is not None else 'null'}"
    yield from (f"+{role.value}" for role in plan.grants)
    yield from (f"-{role.value}" for role in plan.revokes)
    if plan.has_new_badge:
        yield "+badge"
    if plan.returns:
        yield "returns"


def _exported(records: Records, who: Person) -> Iterator[list[str]]:
    from scansim.training.people.person import Standing

    for each in _visible(records, who):
        if each.person.standing is not Standing.LEFT:
            fields = {name: str(each.person.fields.get(name) or "") for name in ("site", "shift", "work", "language")}
            roles = " ".join(role.value for role in each.person.roles)
            yield [each.name, each.ref, fields["site"], fields["shift"], fields["work"], roles, fields["language"]]


def _as_csv(rows: list[list[str]]) -> str:
    import csv
    import io

    from scansim.scanner.inert import inert
    from scansim.training.people.written import guarded

    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["name", "employee_ref", "site", "shift", "work", "roles", "language"])
    writer.writerows([inert(guarded(cell)) for cell in row] for row in rows)
    return text.getvalue()
