"""``scansim people``: who works here, and what is changed about one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scansim.identified import asked, asked_badge, asked_new_pin, choose_pin, identified_with, require
from scansim.people_commands.acting import acting, meant, say, somebody
from scansim.people_commands.work_roles import known_work_roles, work_named
from scansim.record_access import TurnedAway, data_option, opened_records

if TYPE_CHECKING:
    from scansim.records.journal import Records
    from scansim.training.people.person import Person

__all__ = ["people"]

_ROLES = ("operator", "supervisor", "trainer")
_person = click.argument("person")
_role = click.argument("role", type=click.Choice(_ROLES))


@click.group()
def people() -> None:
    """Look after the people of this station (docs/people.md).

    Each command asks for your badge and your PIN first. PERSON is a name, a reference of the roster, or an id or how
    it begins. Ends with status 2 when you may not, or it cannot be done.
    """


@people.command("list")
@data_option
@click.pass_obj
def list_(group_data: str | None, data: str | None) -> None:
    """List the people of your site: id, name, roles, site, shift, standing, badges in force, PIN."""
    from scansim.training.people.person import Standing
    from scansim.training.people.rights import Act, may

    with somebody(data or group_data) as (records, who):
        everyone = [each for each in records.people.everyone() if each.standing is not Standing.ERASED]
        seen = [each for each in everyone if may(who, Act.SEE_PEOPLE, about=each) is None]
        for person in seen:
            say("person_line", **_shown(records, person))
        say("people_count", count=len(seen))


@people.command()
@click.option("--days", type=click.IntRange(1, 3660), default=30, show_default=True, help="How far back.")
@data_option
@click.pass_obj
def refused(group_data: str | None, days: int, data: str | None) -> None:
    """List what was refused to whom: badges that open nothing, wrong rights. One line each, oldest first."""
    from datetime import UTC, datetime, timedelta

    from scansim.training.people.rights import Act, may
    from scansim.words.denied import denied_act, denied_reason

    since = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S")
    with somebody(data or group_data) as (records, who):
        require(records, who, Act.SEE_TEAM)
        known = {person.id: person for person in records.people.everyone()}
        count = 0
        for each in records.people.denials(since):
            concerned = [known[id] for id in (each.actor, each.about) if id in known]
            if not concerned or any(may(who, Act.SEE_PEOPLE, about=person) is None for person in concerned):
                actor, about = (records.people.name(id) or id or "-" for id in (each.actor, each.about))
                facts = {
                    "utc": each.utc,
                    "station": each.station,
                    "act": denied_act(each.act),
                    "why": denied_reason(each.why),
                }
                say("denied_line", actor=actor, about=about, channel=each.channel, **facts)
                count += 1
        say("denied_count", count=count, days=days)


@people.command()
@click.argument("name")
@click.option("--role", "roles", type=click.Choice(_ROLES), multiple=True, help="Else: operator.")
@click.option("--site", default=None, help="Else: yours.")
@click.option("--shift", default="")
@click.option("--work", "work_roles", multiple=True, help="Their work: roles of scoring/programmes.yaml.")
@click.option("--language", default="")
@click.option("--ref", default="", help="How a roster knows them.")
@data_option
@click.pass_obj
def add(  # noqa: PLR0913, PLR0917 - one parameter an option
    group_data: str | None,
    name: str,
    roles: tuple[str, ...],
    site: str | None,
    shift: str,
    work_roles: tuple[str, ...],
    language: str,
    ref: str,
    data: str | None,
) -> None:
    """Take somebody on under their NAME."""
    from scansim.training.people.person import Role
    from scansim.training.people.rights import Act, site_of

    with somebody(data or group_data) as (records, who):
        where = (site_of(who) or "") if site is None else site
        require(records, who, Act.ADD_PERSON, site=where)
        _require_written(name, ref, where, shift, language)
        work = work_named(work_roles, known_work_roles(data or group_data) if work_roles else ())
        fields = {"site": where, "shift": shift, "work": work, "language": language}
        with records.people.together():
            person = records.people.join(
                name,
                [Role(role) for role in roles or _ROLES[:1]],
                {key: fields[key] for key in fields if fields[key]},
                who.id,
            )
            if ref:
                records.people.note(person, "employee_ref", ref, who.id)
        say("added", name=name, id=person)


@people.command()
@_person
@click.option("--name", default=None)
@click.option("--site", default=None, help="Empty takes it away; so for all.")
@click.option("--shift", default=None)
@click.option("--language", default=None)
@click.option("--ref", default=None, help="How a roster knows them.")
@click.option("--trainer", default=None, help="Who sees their practice: a PERSON.")
@click.option("--extra-time/--no-extra-time", default=None, help="No clock counts; never lowers a certificate.")
@click.option("--larger-text/--no-larger-text", default=None)
@click.option("--sound/--no-sound", default=None)
@data_option
@click.pass_obj
def change(  # noqa: PLR0913, PLR0917 - one parameter an option
    group_data: str | None,
    person: str,
    name: str | None,
    site: str | None,
    shift: str | None,
    language: str | None,
    ref: str | None,
    trainer: str | None,
    extra_time: bool | None,
    larger_text: bool | None,
    sound: bool | None,
    data: str | None,
) -> None:
    """Change what is known of somebody; what is not named stays. Language, larger text and sound are also one's own."""
    from scansim.training.people.rights import TRAINER, Act, act_to_change

    given: dict[str, str | bool | None] = {
        "site": site,
        "shift": shift,
        "language": language,
        "extra_time": extra_time,
        "larger_text": larger_text,
        "no_sound": None if sound is None else not sound,
    }
    named = {field: value for field, value in given.items() if value is not None}
    with somebody(data or group_data) as (records, who):
        acts = {act_to_change(field) for field in named}
        acts |= {Act.CHANGE_PERSON} if (name, ref, trainer) != (None, None, None) else set()
        if not acts:
            raise click.UsageError("Nothing to change is named: see scansim people change --help")
        about = meant(records, who, person, Act.CHANGE_PERSON)
        for act in sorted(acts):
            require(records, who, act, about=about, site=site)
        _require_written(name, ref or None, site or None, shift or None, language or None)
        if trainer is not None:
            named[TRAINER] = meant(records, who, trainer, Act.CHANGE_PERSON).id if trainer else ""
        with records.people.together():
            # An empty text and what is not granted are no value.
            if named:
                records.people.change(about.id, {field: value or None for field, value in named.items()}, who.id)
            if name is not None:
                records.people.rename(about.id, name, who.id)
            if ref is not None:
                records.people.note(about.id, "employee_ref", ref, who.id)
        say("changed", name=records.people.name(about.id) or "")


@people.command()
@_person
@_role
@data_option
@click.pass_obj
def grant(group_data: str | None, person: str, role: str, data: str | None) -> None:
    """Give somebody a role."""
    from scansim.training.people.person import Role
    from scansim.training.people.rights import Act

    with acting(data or group_data, person, Act.GRANT_ROLE) as it:
        it.records.people.grant(it.about.id, Role(role), it.who.id)
        say("granted", name=it.name, role=role)


@people.command()
@_person
@_role
@data_option
@click.pass_obj
def revoke(group_data: str | None, person: str, role: str, data: str | None) -> None:
    """Take a role away."""
    from scansim.training.people.person import Role
    from scansim.training.people.rights import Act

    with acting(data or group_data, person, Act.REVOKE_ROLE) as it:
        it.records.people.revoke(it.about.id, Role(role), it.who.id)
        say("revoked", name=it.name, role=role)


@people.command()
@_person
@data_option
@click.pass_obj
def lock(group_data: str | None, person: str, data: str | None) -> None:
    """Keep somebody out until they are unlocked."""
    from scansim.training.people.rights import Act

    with acting(data or group_data, person, Act.LOCK) as it:
        it.records.people.lock(it.about.id, "supervisor", it.who.id)
        say("locked", name=it.name)


@people.command()
@_person
@data_option
@click.pass_obj
def unlock(group_data: str | None, person: str, data: str | None) -> None:
    """Let somebody in again, also after ten wrong PINs. It is recorded who did."""
    from scansim.training.people.rights import Act

    with acting(data or group_data, person, Act.UNLOCK) as it:
        it.records.people.unlock(it.about.id, it.who.id)
        say("unlocked", name=it.name)


@people.command()
@_person
@data_option
@click.pass_obj
def leave(group_data: str | None, person: str, data: str | None) -> None:
    """Somebody works here no more. Their name goes with retention; their results stay."""
    from scansim.training.people.rights import Act

    with acting(data or group_data, person, Act.LEAVE) as it:
        it.records.people.leave(it.about.id, it.who.id)
        say("left", name=it.name)


@people.command("return")
@_person
@data_option
@click.pass_obj
def return_(group_data: str | None, person: str, data: str | None) -> None:
    """Somebody who left works here again."""
    from scansim.training.people.rights import Act

    with acting(data or group_data, person, Act.RETURN) as it:
        it.records.people.take_back(it.about.id, it.who.id)
        say("returned", name=it.name)


@people.command()
@_person
@data_option
@click.pass_obj
def erase(group_data: str | None, person: str, data: str | None) -> None:
    """Erase everything personal of somebody, for good; the name is asked once more. Results stay under an id."""
    from scansim.training.people.rights import Act
    from scansim.words.people import people_line

    with acting(data or group_data, person, Act.ERASE) as it:
        if asked("ask_erase", hidden=False).strip() != it.name:
            raise TurnedAway(people_line("not_erased"))
        it.records.people.erase(it.about.id, it.who.id)
        say("erased")


@people.group()
def pin() -> None:
    """Give out a PIN that serves once, or change your own."""


@pin.command("reset")
@_person
@data_option
@click.pass_obj
def reset_pin(group_data: str | None, person: str, data: str | None) -> None:
    """Show a PIN that serves somebody once, to choose their own. It unlocks nobody. It is recorded who did."""
    from scansim.training.people.rights import Act
    from scansim.words.people import people_line

    with acting(data or group_data, person, Act.RESET_PIN) as it:
        click.echo(it.records.pins.reset(it.about.id, it.who.id))
        click.echo(people_line("once_what", name=it.name), err=True)


@pin.command("change")
@data_option
@click.pass_obj
def change_pin(group_data: str | None, data: str | None) -> None:
    """Choose another PIN of your own."""
    with opened_records(data or group_data) as records:
        who, number, chosen = identified_with(records)
        if not chosen:
            choose_pin(records, who.id, asked_new_pin(), number)


@people.group()
def badge() -> None:
    """Give out a badge, or make badges worthless. Those for training only are printed: scansim labels badges."""


@badge.command("issue")
@_person
@click.option("--until", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]), help="Its last day.")
@data_option
@click.pass_obj
def issue_badge(group_data: str | None, person: str, until: object, data: str | None) -> None:
    """Give somebody a badge that is there already; its number is asked and never shown. --until makes it temporary."""
    from datetime import datetime

    from scansim.training.people.badge import is_badge_number, kind_of_number
    from scansim.training.people.person import BadgeKind
    from scansim.training.people.rights import Act
    from scansim.words.people import people_line

    last = until.date().isoformat() if isinstance(until, datetime) else ""
    with acting(data or group_data, person, Act.ISSUE_BADGE) as it:
        number = asked_badge(it.records, "ask_their_badge")
        if not is_badge_number(number):
            raise TurnedAway(people_line("badge_wrong"))
        if it.records.people.holders(number):
            raise TurnedAway(people_line("badge_taken"))
        kind = BadgeKind.TEMPORARY if last else kind_of_number(number)
        issued = it.records.people.issue_badge(it.about.id, number, kind, last, it.who.id)
        say("badge_issued", name=it.name, id=issued)


@badge.command("revoke")
@_person
@click.argument("badge_id", metavar="[BADGE]", default="")
@data_option
@click.pass_obj
def revoke_badge(group_data: str | None, person: str, badge_id: str, data: str | None) -> None:
    """Make a badge of somebody worthless, at once and for good; without BADGE all of theirs. Also your own."""
    from scansim.training.people.rights import Act
    from scansim.words.people import people_line

    with acting(data or group_data, person, Act.REVOKE_BADGE) as it:
        meant_ids = [each.id for each in it.about.badges_in_force if each.id.startswith(badge_id)]
        if badge_id and len(meant_ids) != 1:
            raise TurnedAway(people_line("badge_unknown", name=it.name, badge=badge_id))
        with it.records.people.together():
            for each in meant_ids:
                it.records.people.revoke_badge(it.about.id, each, it.who.id)
        say("badges_revoked", name=it.name, count=len(meant_ids))


@badge.command("list")
@_person
@data_option
@click.pass_obj
def list_badges(group_data: str | None, person: str, data: str | None) -> None:
    """List the badges of somebody that are in force: id, kind, last day. Numbers are kept nowhere."""
    from scansim.training.people.rights import Act

    with acting(data or group_data, person, Act.SEE_PEOPLE) as it:
        for each in it.about.badges_in_force:
            say("badge_line", id=each.id, kind=each.kind, until=each.until)


def _require_written(
    name: str | None, ref: str | None, site: str | None, shift: str | None, language: str | None
) -> None:
    from scansim.training.people.written import is_language, is_words
    from scansim.words.people import people_line

    if any(text and not is_words(text) for text in (ref, site, shift)) or (name is not None and not is_words(name)):
        raise TurnedAway(people_line("name_wrong"))
    if language and not is_language(language):
        raise TurnedAway(people_line("language_wrong"))


def _shown(records: Records, person: Person) -> dict[str, str | int]:
    fields = {name: str(person.fields.get(name) or "-") for name in ("site", "shift")}
    return {
        "id": person.id,
        "name": records.people.name(person.id) or "-",
        "roles": ",".join(role.value for role in person.roles) or "-",
        **fields,
        "standing": person.standing.value,
        "badges": len(person.badges_in_force),
        "pin": records.pins.state(person.id).value,
    }
