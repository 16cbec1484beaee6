"""The commands about what supervisors sign: a certificate on paper, what was stated, a ride voided, a release."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scansim.identified import identified_with, require
from scansim.people_commands.acting import meant
from scansim.record_access import CANNOT, TurnedAway, data_option, opened_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scansim.records.journal import Records
    from scansim.training.people.person import Person
    from scansim.training.ports import RunRow
    from scansim.training.programme.rules import Programme
    from scansim.training.signoff.office import Office
    from scansim.training.signoff.signature import Seen, Signature
    from scansim.training.signoff.statement import Statement

__all__ = ["SIGNING_COMMANDS"]

_SHORTEST = 6


@click.command()
@click.argument("certificate", metavar="CERT")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The PDF to write.")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@data_option
@click.pass_obj
def certificate(group_data: str | None, certificate: str, out: Path, replace: bool, data: str | None) -> None:
    """Print a certificate: what was proved, who signed it, and the code by which it is checked (docs/sign-off.md).

    CERT is its id, or how it begins; scansim statements lists them. Ends with status 2 when it cannot be printed.
    """
    from scansim.app import data_directory
    from scansim.content.station_file import station_rules
    from scansim.printing.certificates import certificate_found, certificate_given, print_certificate
    from scansim.printing.trouble import CannotPrint
    from scansim.training.people.rights import Act

    place = data or group_data
    with opened_records(place) as records:
        who = identified_with(records)[0]
        try:
            said = certificate_found(records, certificate)
            require(records, who, Act.SEE_RESULTS, about=records.people.person(said.person))
            compared = station_rules(data_directory(place).expanduser()).compared
            given = certificate_given(records, _programme(place), said, compared)
            click.echo(str(print_certificate(given, out, replace=replace)))
        except CannotPrint as error:
            click.echo(f"scansim: {error}", err=True)
            sys.exit(CANNOT)


@click.command()
@click.argument("person")
@data_option
@click.pass_obj
def statements(group_data: str | None, person: str, data: str | None) -> None:
    """List how somebody stands in each skill, and all that was signed about them.

    PERSON is a name, a reference, or an id. You see your own too.
    """
    from scansim.training.people.rights import Act

    place = data or group_data
    with opened_records(place) as records:
        who = identified_with(records)[0]
        about = meant(records, who, person, Act.SEE_RESULTS)
        require(records, who, Act.SEE_RESULTS, about=about)
        said = records.signoffs.statements(about.id)
        programme = _programme(place)
        for line in (*_standings(records, programme, about), *(_line(records, each) for each in said)):
            click.echo(line)


@click.command()
@click.argument("attempt")
@click.option("--why", required=True, help="equipment, interrupted, wrong_person, content or other.")
@click.option("--remark", required=True, help="In your words.")
@data_option
@click.pass_obj
def void(group_data: str | None, attempt: str, why: str, remark: str, data: str | None) -> None:
    """Take a check-ride out of the evidence, for good; it stays visible.

    ATTEMPT is the id of the run, or how it begins. Ends with status 2 when it may not be voided.
    """
    from scansim.training.signoff.rules import may_void
    from scansim.training.signoff.stating import Saying, Step, options

    place = data or group_data
    if why not in options(Saying.VOID, Step.WHY, ()):
        raise click.BadParameter(", ".join(options(Saying.VOID, Step.WHY, ())), param_hint="--why")
    with opened_records(place) as records:
        who = identified_with(records)[0]
        run = _run(records, _programme(place), attempt)
        about = records.people.person(run.person)
        if about is None:
            raise TurnedAway(f"Run {run.attempt} belongs to nobody: there is nothing to void.")
        _allow(records, who, may_void(who, about, run, remark))
        records.signoffs.void(run.attempt, why, who.id, remark.strip())
        click.echo(f"Voided: {run.attempt}. It counts as evidence no more, and stays visible.")


@click.command()
@click.argument("person")
@click.option("--hours", default="8", show_default=True, type=click.Choice(["8", "10", "12", "16"]), help="How long.")
@click.option("--skill", required=True, metavar="SKILL", help="In which skill, such as receiving.")
@click.option("--remark", required=True, help="Why, in your words.")
@data_option
@click.pass_obj
def release(group_data: str | None, person: str, hours: str, skill: str, remark: str, data: str | None) -> None:
    """Let somebody work in a skill for a shift without a certificate. It ends by itself.

    Ends with status 2 when you may not.
    """
    from scansim.app import SystemClock
    from scansim.training.people.rights import Act
    from scansim.training.signoff.office import Office, Refusal
    from scansim.training.signoff.stating import Draft, Saying, kept
    from scansim.words.statement import draft_sentence

    place = data or group_data
    programme = _programme(place)
    wanted = programme.skill(skill)
    if wanted is None:
        raise click.BadParameter(", ".join(each.id for each in programme.skills), param_hint="--skill")
    with opened_records(place) as records:
        who, number, _ = identified_with(records)
        about = meant(records, who, person, Act.SIGN)
        office: Office = Office(records.people, records, records.signoffs, programme)
        desk = office.desk(who, about, wanted)
        draft = Draft(Saying.RELEASE, hours=hours, remark=remark.strip())
        try:
            kept(
                office, desk, draft, (), SystemClock().utc(), _signed(records, who, number, draft_sentence(desk, draft))
            )
        except Refusal as refusal:
            _allow(records, who, refusal.denied)
        click.echo(f"Released: {records.people.name(about.id) or about.id}, {skill}, {hours} hours.")


@click.command()
@click.argument("person")
@click.option("--skill", required=True, metavar="SKILL", help="In which skill, such as receiving.")
@click.option("--seen", default="", metavar="DIGITS", help="What you saw on the floor, such as 123456.")
@click.option("--rating", default=0, type=click.IntRange(0, 5), help="How you rate the work seen, 1 to 5.")
@data_option
@click.pass_obj
def sign(group_data: str | None, person: str, skill: str, seen: str, rating: int, data: str | None) -> None:
    """Show the evidence about somebody in a skill line by line, and sign it.

    You are asked for badge and PIN, and for the PIN once more under what you sign. An empty line signs nothing.
    Ends with status 2 when nothing was signed.
    """
    from scansim.identified import asked
    from scansim.training.people.rights import Act
    from scansim.training.signoff.office import Office, Refusal
    from scansim.training.signoff.signature import EvidenceChanged
    from scansim.words.interface import phrase
    from scansim.words.people import people_line
    from scansim.words.statement import case_lines, statement_text

    place = data or group_data
    programme = _programme(place)
    wanted = programme.skill(skill)
    if wanted is None:
        raise click.BadParameter(", ".join(each.id for each in programme.skills), param_hint="--skill")
    with opened_records(place) as records:
        who, number, _ = identified_with(records)
        about = meant(records, who, person, Act.SIGN)
        office = Office(records.people, records, records.signoffs, programme)
        case, noted = office.case(who, about, wanted), _seen(seen, rating)
        for line in case_lines(case, noted):
            click.echo(line)
        statement = statement_text(case, noted)
        _allow(records, who, office.against(case, noted))
        pin = asked("ask_pin")
        if not records.pins.check(who.id, pin).right:
            raise TurnedAway(people_line("not_right"))
        try:
            kept = office.sign(case, _signed(records, who, number, statement), noted)
        except EvidenceChanged:
            raise TurnedAway(phrase("sign_changed").long) from None
        except Refusal as refusal:
            _allow(records, who, refusal.denied)
        else:
            click.echo(f"{phrase('seen_signed').long} {kept.id}")


@click.command()
@click.option("--remark", default="", help="What you have to say about it.")
@data_option
@click.pass_obj
def acknowledge(group_data: str | None, remark: str, data: str | None) -> None:
    """Read what was signed about you, and confirm with badge and PIN that you have seen it; not that you agree."""
    from scansim.training.signoff.unseen import unseen
    from scansim.words.interface import phrase

    place = data or group_data
    with opened_records(place) as records:
        who = identified_with(records)[0]
        for line in _standings(records, _programme(place), who):
            click.echo(line)
        for each in unseen(records.signoffs.statements(who.id), who.id):
            records.signoffs.acknowledge(each, who.id, remark.strip())
            click.echo(_line(records, each))
        click.echo(phrase("seen_thanks").long)


SIGNING_COMMANDS = (certificate, statements, void, release, sign, acknowledge)


def _seen(digits: str, rating: int) -> Seen | None:
    """What was seen, by the numbers of its items."""
    from scansim.training.programme.rules import FLOOR_ITEMS
    from scansim.training.signoff.signature import Seen

    if not set(digits) <= set("123456"):
        raise click.BadParameter("the numbers of what you saw, such as 123456.", param_hint="--seen")
    if not digits and not rating:
        return None
    return Seen(tuple(str(number) in digits for number in range(1, FLOOR_ITEMS + 1)), rating)


def _programme(place: str | None) -> Programme:
    from scansim.app import ShippedLessons, data_directory

    programme = ShippedLessons(data_directory(place).expanduser() / "cache").programme()
    if programme is None:
        raise click.ClickException("The programme of this site cannot be read: run scansim check.")
    return programme


def _signed(records: Records, who: Person, number: str, statement: str) -> Signature:
    from scansim.training.signoff.signature import Signature

    badges = [each.badge.id for each in records.people.bearers(number) if each.person.id == who.id]
    return Signature(who.id, statement, badges[-1] if badges else "")


def _allow(records: Records, who: Person, denied: Sequence[object]) -> None:
    from scansim.identified import CHANNEL
    from scansim.training.signoff.office import denial_kept
    from scansim.training.signoff.rules import Denied
    from scansim.words.signoff import denial

    for each in denied:
        if isinstance(each, Denied):
            code = denial_kept(each)
            if code is not None:
                records.people.deny(*code, who.id, channel=CHANNEL)
            raise TurnedAway(denial(each).long)


def _run(records: Records, programme: Programme, attempt: str) -> RunRow:
    """The run of this id, or whose id begins so: one that has ended, or a check-ride that never did."""
    on = records.signoffs.today()
    runs = [run for run in records.run_rows() if _is(attempt, run.attempt)]
    if not runs:
        everybody = [each.id for each in records.people.everyone()]
        begun = (
            records.signoffs.open_rides(who, skill, programme, on) for who in everybody for skill in programme.skills
        )
        runs = [run for some in begun for run in some if _is(attempt, run.attempt)]
    if not runs:
        raise TurnedAway(f"There is no run {attempt[:40]!r} that could be voided: scansim verify lists runs.")
    if len(runs) > 1:
        raise TurnedAway(f"{len(runs)} runs begin with {attempt[:40]!r}: write more of the id.")
    return runs[0]


def _is(wanted: str, id_: str) -> bool:
    return id_ == wanted or (len(wanted) >= _SHORTEST and id_.startswith(wanted))


def _standings(records: Records, programme: Programme, about: Person) -> list[str]:
    from scansim.training.programme.standing import standing_of
    from scansim.words.programme import state_name
    from scansim.words.statement import evidence_said, title_of

    runs, said, on = records.run_rows(about.id), records.signoffs.statements(about.id), records.signoffs.today()
    lines = []
    for skill in programme.skills:
        standing = standing_of(skill, programme, runs, said, on)
        if standing.last_practice is not None or standing.certificate is not None:
            evidence = evidence_said(standing.pool, programme).long
            until = f" until {standing.until.isoformat()}" if standing.until and standing.in_force else ""
            lines.append(f"{title_of(skill)}: {state_name(standing).long}{until}; {evidence}")
    return lines


def _line(records: Records, said: Statement) -> str:
    from scansim.scanner.inert import inert
    from scansim.words.signoff import statement_name
    from scansim.words.statement import reason_said

    who = records.people.name(said.actor) or said.actor
    why = f" ({reason_said(said.why).long})" if said.why else ""
    what = f"{statement_name(said.kind).long}{why}"
    return inert(f"{said.day.isoformat()}  {said.skill or '-'}: {what}, by {who}  {said.id}")
