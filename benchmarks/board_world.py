"""A large site for the boards: a thousand people, two hundred thousand attempts, two thousand certificates.

Written straight into the tables that the boards read, in the form in which records keep them; the facts behind the
attempts are left out, for no board reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scansim.app import open_journal
from scansim.engine.canonical import Json, canonical
from scansim.records.journal import Records
from scansim.records.texts import new_text
from scansim.training.people.person import Role
from scansim.training.programme.rules import Programme

__all__ = ["ATTEMPTS", "PEOPLE", "large_site"]

PEOPLE = 1_000
ATTEMPTS = 200_000

_INSERT_RUN = "INSERT INTO results VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
_INSERT_PERSON = "INSERT INTO people VALUES (?,?,?,?,?,?,?,?,?)"
_INSERT_CERTIFICATE = "INSERT INTO certificates VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
_SHIFTS = ("early", "late", "night")


def large_site(folder: Path, programme: Programme, now: datetime) -> str:
    """Make the records in ``folder``; the id of a supervisor who may see everybody."""
    with open_journal(folder) as records:
        supervisor = records.people.join("Eva Noor", (Role.SUPERVISOR,), {}, "program")
        _fill(records, programme, now)
    return supervisor


def _fill(records: Records, programme: Programme, now: datetime) -> None:
    database = records._database
    with database.writing():
        for number in range(PEOPLE):
            _person(records, number)
        database.execute_all(_INSERT_RUN, _runs(programme, now))
        database.execute_all(_INSERT_CERTIFICATE, _certificates(programme, now))


def _person(records: Records, number: int) -> None:
    person, database = _id(number), records._database
    name = new_text(person, f"Person{number} Family{number % 97}")
    fields = {"site": f"Hub {number % 4}", "shift": _SHIFTS[number % 3], "work": "operator_inbound operator_outbound"}
    body: dict[str, Json] = {"person": person, "fields": fields, "roles": ["operator"], "texts": {"name": name.digest}}
    told = canonical([[person, "person_joined", "2026-01-05T06:00:00.000Z", body]])
    database.execute(
        "INSERT INTO texts (digest, person, salt, text) VALUES (?, ?, ?, ?)",
        (name.digest, person, name.salt, name.text),
    )
    row = (person, "active", name.digest, fields["site"], fields["shift"], None, '["operator"]', "2026-01-05", told)
    database.execute(_INSERT_PERSON, row)


def _runs(programme: Programme, now: datetime) -> Iterator[tuple[str | int | None, ...]]:
    """The attempts of a year, three practice runs to a check-ride, in the order in which they ended."""
    rides = [(skill, next(iter(skill.rides))) for skill in programme.skills if skill.rides]
    tries = [(skill, min(skill.practice)) for skill in programme.skills if skill.practice]
    for number in range(ATTEMPTS):
        is_ride = number // PEOPLE % 4 == 3
        of = rides if is_ride else tries
        skill, exercise = of[(number // PEOPLE // 4 + number) % len(of)]
        ended = _utc(now - timedelta(minutes=2 * (ATTEMPTS - number)))
        revision = skill.rides.get(exercise, "1")
        escaped = 1 if number % 41 == 0 else 0
        counts = (1 if not escaped else 0, 24 if is_ride else 6, escaped, 0, "95.000000", 0)
        begun = (f"run{number:09}", _id(number % PEOPLE), exercise, revision, "check" if is_ride else "try", skill.id)
        kept = ("0" * 64, "prefix", number, "chain", number, f"close{number:09}")
        yield (*begun, number % 97, f"station {number % 5}", ended, ended, *counts, *kept)


def _certificates(programme: Programme, now: datetime) -> Iterator[tuple[str | int | None, ...]]:
    """A certificate, and what was seen on the floor before it, in two skills of each person."""
    number = 0
    for person in range(PEOPLE):
        for skill in (programme.skills[person % 7], programme.skills[(person + 2) % 7]):
            for kind in ("floor_observed", "certificate_granted"):
                day = (now - timedelta(days=20 + person % 170)).date()
                granted = kind == "certificate_granted"
                until = (day + timedelta(days=180)).isoformat() if granted else "9999-12-31"
                items = [] if granted else [True] * 6
                revisions = dict(skill.rides) if granted else {}
                yield (
                    *(f"said{number:09}", kind, _id(person), skill.id, _id(0), f"{day.isoformat()}T09:00:00.000Z"),
                    *("certified" if granted else "", day.isoformat() if granted else "0001-01-01", until, "", "", ""),
                    *("[]", "[]", json.dumps(revisions, sort_keys=True), json.dumps(items), 0 if granted else 4),
                    *(number, "chain", number, f"{number:064x}"),
                )
                number += 1


def _id(number: int) -> str:
    return f"person{number:06}"


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
