"""``scansim audit``: all that was recorded about somebody or something."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from scansim.records.sqlite.read_only import read_only
from scansim.records.trail import Trail, trail_of
from scansim.training.header import Header, Mode
from scansim.training.people.person import BadgeKind, Role
from scansim.training.ports import StorageRefused
from tests.records.several_files import Stations, run, scansim


def trail(stations: Stations, wanted: str) -> Trail:
    reader = read_only(stations.file("north"))
    with closing(reader), reader.reading():
        return trail_of(reader, wanted)


def test_the_trail_of_a_person_says_who_changed_what(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        boss = north.people.join("Ada Boss", [Role.SUPERVISOR], {}, "program")
        mia = north.people.join("Mia", [Role.OPERATOR], {"site": "Hamburg"}, boss)
        north.people.change(mia, {"site": "Bremen", "shift": "late"}, boss)
        north.people.lock(mia, "pin", "program")
        badge = north.people.issue_badge(mia, "041", BadgeKind.WORK, "", boss)
        attempt = run(north, replace(header, person=mia), Mode.CHECK)
        north.people.issue_badge(boss, "042", BadgeKind.WORK, "", boss)
        north.pins.choose(boss, "480693", boss)
    found = trail(stations, mia)
    assert [entry.fact.kind for entry in found.entries] == [
        "person_joined",
        "person_changed",
        "person_locked",
        "badge_issued",
        "attempt_opened",
        "attempt_closed",
    ]
    changes = [[(each.field, each.before, each.after) for each in entry.changes] for entry in found.entries]
    assert ("name", None, "Mia") in changes[0]
    assert changes[1] == [("shift", None, "late"), ("site", "Hamburg", "Bremen")]
    assert changes[2] == [("standing", "active", "locked")]
    assert changes[3] == [("badges", "", badge)]
    assert found.names == {boss: "Ada Boss", mia: "Mia"}
    status, lines = scansim(stations, "audit", mia, answers=["042", "480693"])
    assert status == 0
    assert "    site: Hamburg -> Bremen" in lines
    assert any(line.startswith(f"    by Ada Boss ({boss}) at north; number 4 of chain ") for line in lines)
    assert lines[-1] == f"6 facts about {mia} (Mia)."
    # The trail of a run names both ends, and nothing of another run.
    assert [entry.fact.kind for entry in trail(stations, attempt).entries] == ["attempt_opened", "attempt_closed"]


def test_the_trail_of_somebody_erased_names_nobody(stations: Stations) -> None:
    with stations.open("north") as north:
        mia = north.people.join("Mia Kern", [], {}, "boss")
        north.people.rename(mia, "Mia Lang", "boss")
        north.people.erase(mia, "boss")
    lines = scansim(stations, "audit", mia)[1]
    assert not [line for line in lines if "Kern" in line or "Lang" in line]
    assert "    standing: active -> erased" in lines


def test_a_trail_by_the_beginning_of_an_id(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        attempt = run(north, header)
    assert trail(stations, attempt[:-3]).subject == attempt
    assert len(trail(stations, "gue").entries) == 2
    for wanted, said in ((attempt[:2], "begin with 01"), ("zz", "is about zz"), ("", "is about"), ("%", "is about %")):
        with pytest.raises(StorageRefused, match=said):
            trail(stations, wanted)
        assert scansim(stations, "audit", "--", wanted)[0] == 2


def test_an_id_is_no_pattern(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        north.open(replace(header, person="a_c"), {})
        north.open(replace(header, person="abc"), {})
    assert len(trail(stations, "a_c").entries) == 1


def test_an_altered_fact_is_told_in_its_trail(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        attempt = run(north, header)
    with sqlite3.connect(stations.file("north")) as forger:
        forger.execute("UPDATE facts SET utc = '2026-01-01' || char(27) || '[2J' WHERE kind = 'attempt_closed'")
    status, lines = scansim(stations, "audit", attempt)
    assert status == 1
    assert "    ALTERED: it is not what its hash says" in lines
    assert all(line.isprintable() for line in lines)


def test_the_trail_as_json(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        attempt = run(north, header)
    status, lines = scansim(stations, "audit", "--json", attempt)
    opened, closed, summary = map(json.loads, lines)
    assert status == 0
    assert (opened["kind"], closed["kind"], closed["intact"], closed["beside"]) == (
        "attempt_opened",
        "attempt_closed",
        True,
        False,
    )
    assert closed["body"]["result"] == {"passed": False}
    assert summary == {"v": 1, "subject": attempt, "facts": 2, "names": {}}
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    section = page.split("\n## Output of audit\n")[1].split("\n## ")[0]
    assert all(f"`{key}`" in section for key in {*opened, *summary})
