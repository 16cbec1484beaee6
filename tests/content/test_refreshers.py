"""Refreshers: what the file says, its faults, and that the shipped one leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from scansim.content.index import catalogue
from scansim.content.library import Library
from scansim.training.coach.coach import Coach
from scansim.training.inputs import Timed
from scansim.training.lesson import Lesson
from scansim.training.signals.micro_skill import MicroSkill
from scansim.training.signals.refreshers import Refresher, Refreshers
from tests.content.content_folder import ContentFolder

FILE = "scoring/refreshers.yaml"
REFRESHERS = """
schema: 1
revision: 1
refreshers:
  receive:
    lot: [RCV-02, RCV-01]
    received_not_there: [RCV-02]
  any:
    unreadable: [RCV-01]
flash:
  - RCV-01
"""
STATED = Refreshers(
    (
        Refresher("receive", "lot", ("RCV-02", "RCV-01")),
        Refresher("receive", "received_not_there", ("RCV-02",)),
        Refresher("any", "unreadable", ("RCV-01",)),
    ),
    ("RCV-01",),
)


@pytest.fixture
def refreshed(content: ContentFolder) -> ContentFolder:
    content.write(FILE, REFRESHERS)
    return content


def test_what_the_file_says(refreshed: ContentFolder) -> None:
    library = refreshed.load()
    assert (library.faults, library.refreshers) == ((), STATED)


def test_nobody_needs_one(content: ContentFolder) -> None:
    assert (content.load().refreshers, content.faults()) == (Refreshers(), ())


def test_a_start_without_changes_knows_them_too(refreshed: ContentFolder, tmp_path: Path) -> None:
    for _ in range(2):
        found = catalogue(refreshed.root, tmp_path / "cache")
        assert found.refreshers == STATED
        assert {entry.id: entry.flow for entry in found.entries} == {
            "FREE-01": "receive",
            "RCV-01": "receive",
            "RCV-02": "receive",
        }


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("lot: [RCV-02, RCV-01]", "lot: [RCV-02, RCV-09]", "lot:", "There is no exercise"),
        ("lot: [RCV-02, RCV-01]", "lot: [RCV-02, RCV-02]", "lot:", "named twice"),
        ("lot: [RCV-02, RCV-01]", "lot: [FREE-01]", "lot:", "no exercise to practise with"),
        ("lot: [RCV-02, RCV-01]", "lott: [RCV-02]", "lott:", 'Did you mean "lot"?'),
        ("lot: [RCV-02, RCV-01]", "lot: []", "lot:", "lot"),
        ("  any:", "  anything:", "anything:", "anything"),
        ("  - RCV-01", "  - RCV-09", "- RCV-09", "There is no exercise"),
    ],
)
def test_a_mistake_and_its_fault(refreshed: ContentFolder, old: str, new: str, at: str, says: str) -> None:
    refreshed.replace(FILE, old, new)
    faults = [fault for fault in refreshed.faults() if says in f"{fault.what} {fault.right}"]
    assert [(fault.file, fault.line) for fault in faults] == [(FILE, refreshed.line_of(FILE, at))]
    assert refreshed.load().refreshers == Refreshers()


def test_a_flash_drill_practises_something(refreshed: ContentFolder) -> None:
    refreshed.replace(FILE, "RCV-02, RCV-01]", "RCV-02]")
    assert refreshed.faults() == ()  # one place is enough
    refreshed.replace(FILE, "unreadable: [RCV-01]", "unreadable: [RCV-02]")
    assert [fault.what for fault in refreshed.faults()] == ['"RCV-01" refreshes nothing.']


def test_every_flash_drill_that_ships_is_short(shipped: Library) -> None:
    """Whoever knows the work needs five seconds a step: 18 steps are 90 seconds."""
    assert len(shipped.refreshers.flash) >= 5
    for id_ in shipped.refreshers.flash:
        exercise = shipped.find(id_)
        assert exercise is not None
        assert shipped.policy is not None
        lesson, steps = Lesson(exercise, shipped.pack_of(exercise), shipped.policy, {}), []
        for seed in (1, 2, 3):
            run, coach = lesson.run(seed), Coach()
            while (given := coach.next_step(run).input) is not None:
                run.receive(Timed(1000, given))
            steps.append(len(run.observations))
        assert sum(steps) / len(steps) <= 18.5, f"{id_} takes {steps}"


def test_every_star_exercise_of_a_path_is_a_refresher_of_something(shipped: Library) -> None:
    named = {id_ for each in shipped.refreshers.refreshers for id_ in each.exercises}
    on_paths = {id_ for path in shipped.paths for id_ in path.exercises}
    assert on_paths <= named
    assert shipped.refreshers.of(MicroSkill("receive", "lot")) == ("RCV-06",)
