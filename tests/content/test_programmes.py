"""The programme that ships, programmes with mistakes, and a site's own over it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from scansim.content.index import catalogue
from scansim.content.library import Library
from scansim.training.programme.rules import Days, Effect, Level, Programme, ReadyRule, Trigger
from scansim.training.programme.stored import (
    ProgrammeNotReadable,
    programme_from,
    programme_text,
    stored_programme,
)
from tests.content.content_folder import ContentFolder

FILE = "scoring/programmes.yaml"
SMALL = """
schema: 1
revision: 4
skills:
  receiving:
    title: Receiving
    on_the_floor: [one, two, three, four, five, six]
roles:
  operator:
    title: Operator
    skills: [receiving]
    super_users_of: inbound
readiness:
  scenarios: [RCV-01]
  functions: [inbound]
"""


def programme(library: Library) -> Programme:
    assert library.programme is not None
    return library.programme


def test_the_constants_that_ship(shipped: Library) -> None:
    """Reference training C7 and C8."""
    found = programme(shipped)
    assert found.claims == {
        Level.CERTIFIED: Decimal("0.98"),
        Level.PROFICIENT: Decimal("0.99"),
        Level.EXPERT: Decimal("0.995"),
    }
    assert found.confidence == Decimal("0.95")
    assert found.days == Days(90, 180, 14, 60, 90, 14, 90)
    assert (found.ready, found.rating, found.series_minutes) == (ReadyRule(3, 2, 2), 3, 5)
    assert {trigger for trigger in Trigger if found.effect(trigger) is Effect.SUSPEND} == {
        Trigger.INCIDENT,
        Trigger.BYPASS,
        Trigger.FAILED_CHECK,
        Trigger.CRITICAL_ERROR,
    }
    assert (str(found.readiness.certified), str(found.readiness.scenarios_passed)) == ("90", "95")


def test_each_skill_that_ships_has_its_rides_and_its_practice(shipped: Library) -> None:
    found = programme(shipped)
    known = {exercise.id: exercise for exercise in shipped.exercises}
    for skill in found.skills:
        rides = [each.id for each in shipped.exercises if each.is_check and each.skill == skill.id]
        assert list(skill.rides) == rides
        assert skill.practice
        assert skill.currency == {id_ for id_ in rides if known[id_].is_short_check}
        assert len(skill.currency) == 1
        assert len(set(rides) - skill.currency) == 1
        assert not any(known[id_].is_check or known[id_].is_free for id_ in skill.practice)
        assert len({item.in_language("en") for item in skill.floor_items}) == 6
    assert {skill for role in found.roles for skill in role.skills} <= {skill.id for skill in found.skills}


@pytest.fixture
def small(content: ContentFolder) -> ContentFolder:
    content.write(FILE, SMALL)
    return content


def test_what_is_left_out_is_as_in_the_file_that_ships(small: ContentFolder, shipped: Library) -> None:
    library = small.load()
    assert library.faults == ()
    found, usual = programme(library), programme(shipped)
    for name in ("claims", "confidence", "days", "ready", "rating", "series_minutes"):
        assert getattr(found, name) == getattr(usual, name), name
    assert all(found.effect(trigger) is usual.effect(trigger) for trigger in Trigger)
    skill = found.skill("receiving")
    assert skill is not None
    assert (sorted(skill.practice), len(skill.rides)) == (["RCV-01", "RCV-02"], 0)
    assert found.role("operator") is not None
    assert (found.skill("flying"), found.role("pilot")) == (None, None)


def test_nobody_needs_one(small: ContentFolder) -> None:
    (small.root / FILE).unlink()
    assert (small.load().programme, small.faults()) == (None, ())


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("five, six]", "five]", "on_the_floor", "on_the_floor"),
        ("skills: [receiving]", "skills: [picking]", "skills: [picking]", "There is no skill"),
        ("  receiving:\n", "  recieving:\n", "recieving", "receiving"),
        ("    title: Receiving\n", "    title: Receiving\n    check_rides: [CHK-77]\n", "check_rides", "no exercise"),
        ("    title: Receiving\n", "    title: Receiving\n    check_rides: [RCV-01]\n", "check_rides", "no check-ride"),
        ("[RCV-01]", "[RCV-77]", "scenarios", "There is no exercise"),
        ("super_users_of: inbound", "super_users_of: outbound", "super_users_of", "There is no function"),
        ("revision: 4", "revision: 4\nconfidence: 100", "confidence", "less than 100"),
        ("revision: 4", "revision: 4\nlevels: {expert: 0}", "levels", "more than 0"),
        ("revision: 4", "revision: 4\nlevels: {master: 99}", "levels", "expert"),
        ("revision: 4", "revision: 4\ndays: {valid: 0}", "days", "from 1 to 366"),
        ("revision: 4", "revision: 4\ntriggers: {validity: suspend}", "triggers", "validity"),
        ("revision: 4", "revision: 4\ntriggers: {incident: shrug}", "triggers", "suspend"),
        ("  scenarios: [RCV-01]", "  scenarios: [RCV-01]\n  certified: 101", "certified: 101", "at most 100"),
    ],
)
def test_a_mistake_and_its_fault(small: ContentFolder, old: str, new: str, at: str, says: str) -> None:
    small.replace(FILE, old, new)
    faults = [fault for fault in small.faults() if says in f"{fault.what} {fault.right}"]
    assert [(fault.file, fault.line) for fault in faults] == [(FILE, small.line_of(FILE, at))]
    assert small.load().programme is None
    assert small.load().find("RCV-01") is not None


RIDE = """
schema: 1
mode: check
id: CUR-01
revision: 3
title: Short check receiving
skill: receiving
minutes: 5
owner: Inbound process owner
brief: Several deliveries stand at the docks. Receive all of them.
at_work: What you did here without help is what you can show at the dock.
pack: S
short: yes
lines: 6 to 8
exceptions: 1
draws_from:
  - RCV-01
  - RCV-02
"""


def test_a_short_check_only_keeps_current_whether_it_is_named_or_not(small: ContentFolder) -> None:
    small.write("exercises/currency/CUR-01.yaml", RIDE)
    small.write("exercises/checkrides/CHK-01.yaml", RIDE.replace("CUR-01", "CHK-01").replace("short: yes", "short: no"))
    skill = programme(small.load()).skills[0]
    assert (dict(skill.rides), skill.currency) == ({"CHK-01": "3", "CUR-01": "3"}, frozenset({"CUR-01"}))
    small.replace(FILE, "    title: Receiving\n", "    title: Receiving\n    check_rides: [CHK-01]\n")
    skill = programme(small.load()).skills[0]
    assert (dict(skill.rides), skill.currency) == ({"CHK-01": "3"}, frozenset())


def test_the_stored_form_gives_the_same_programme(shipped: Library, tmp_path: Path) -> None:
    found = programme(shipped)
    assert programme_from(json.loads(programme_text(found))) == found
    made = catalogue(shipped.root, tmp_path)
    kept = catalogue(shipped.root, tmp_path)
    assert kept.programme == made.programme
    assert kept.programme is not None
    assert programme_text(kept.programme) == programme_text(programme(Library.in_use(shipped.root)))


@pytest.mark.parametrize("forged", [{}, {"v": 2}, {"days": None}, {"claims": {"master": "1"}}, {"confidence": "much"}])
def test_a_stored_programme_that_cannot_be_read(shipped: Library, forged: dict[str, object]) -> None:
    body = {**stored_programme(programme(shipped)), **forged} if forged else {}
    with pytest.raises(ProgrammeNotReadable):
        programme_from(body)
