"""A station with people, and its command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from scansim.app import open_journal
from scansim.cli import main
from scansim.records import pin_hash
from scansim.records.journal import Records
from scansim.training.people.person import BadgeKind, Person, Role
from tests.records.several_files import hurried

PIN = "480693"


@dataclass
class Said:
    status: int
    out: str
    err: str


@dataclass
class Station:
    """``people`` are the ids of those who have joined, by their first names; the badge of Eva is ``BADGE-EVA``."""

    folder: Path
    people: dict[str, str] = field(default_factory=dict)

    def open(self) -> Records:
        return open_journal(self.folder)

    def join(self, name: str, *roles: Role, site: str = "", pin: bool = True) -> str:
        with self.open() as records:
            first = name.split(maxsplit=1)[0]
            person = records.people.join(name, roles, {"site": site} if site else {}, "program")
            records.people.issue_badge(person, f"BADGE-{first}", BadgeKind.WORK, "", "program")
            if pin:
                assert records.pins.choose(person, PIN, person) is None
        self.people[first] = person
        return person

    def scansim(self, *arguments: str, answers: tuple[str, ...] = ()) -> Said:
        given = "".join(f"{answer}\n" for answer in answers)
        done = CliRunner().invoke(main, ["--data", str(self.folder), *arguments], input=given, catch_exceptions=False)
        return Said(done.exit_code, done.stdout, done.stderr)

    def by(self, who: str, *arguments: str, answers: tuple[str, ...] = ()) -> Said:
        """A command of somebody who proves who they are."""
        return self.scansim(*arguments, answers=(f"BADGE-{who}", PIN, *answers))

    def person(self, name: str) -> Person:
        with self.open() as records:
            found = records.people.person(self.people[name])
        assert found is not None
        return found

    def facts(self, kind: str) -> list[tuple[str, dict[str, object]]]:
        with self.open() as records:
            rows = records._database.execute("SELECT actor, body FROM facts WHERE kind = ? ORDER BY seq", (kind,))
            return [(str(actor), json.loads(str(body))) for actor, body in rows]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Station]:
    """A station where nobody is set up."""
    monkeypatch.setattr(pin_hash, "DEFAULT_COST", pin_hash.Cost(1, 8, 1))
    with hurried(monkeypatch):
        station = Station(tmp_path / "data")
        station.open().shut()
        yield station


@pytest.fixture
def station(empty: Station) -> Station:
    """Eva and Ben supervise, Tom trains, Mia and Jon operate; Ada belongs to no site."""
    empty.join("Eva Boss", Role.SUPERVISOR, site="Hamburg")
    empty.join("Mia Kern", Role.OPERATOR, site="Hamburg")
    return empty
