"""Stories in which one task carries on the goods of another, and what is wrong with some of them."""

from __future__ import annotations

import pytest

from tests.content.content_folder import ROOT, ContentFolder

FILE = "exercises/e2e/E2E-01.yaml"
CHECK = """
schema: 1
mode: check
id: CHK-01
revision: 1
title: Check-ride receiving
skill: receiving
minutes: 15
owner: Inbound process owner
brief: Several deliveries stand at the docks. Receive all of them.
at_work: What you did here without help is what you can show at the dock.
pack: S
lines: 20 to 24
draws_from:
  - E2E-01
"""


@pytest.fixture
def chained(content: ContentFolder) -> ContentFolder:
    content.write(FILE, (ROOT / FILE).read_text(encoding="utf-8"))
    return content


def test_a_story_of_four_steps_is_read(chained: ContentFolder) -> None:
    found = chained.load().find("E2E-01")
    assert found is not None
    assert [task.follows for task in found.story.tasks] == ["", "receipt", "away", "pick"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("follows: receipt", "follows: reciept", 'Did you mean "receipt"?'),
        ("follows: receipt", "follows: ship", 'There is no task "ship" before "away".'),
        ("follows: away", "follows: receipt", "carried on by another task already"),
        ("    follows: receipt\n", "    follows: receipt\n    staged: yes\n", "has some of its own"),
        ("source: receiving_bay", "source: dock_1", "does not take its goods from where"),
        ("    source: packing_bench\n", "", "does not take its goods from where"),
        ("    task: receipt\n", "    task: pick\n", "carries on goods of another task"),
    ],
)
def test_a_mistake_and_its_fault(chained: ContentFolder, old: str, new: str, says: str) -> None:
    chained.replace(FILE, old, new)
    found = [fault for fault in chained.faults() if says in f"{fault.what} {fault.right}"]
    assert [fault.file for fault in found] == [FILE]
    assert found[0].line > 0
    assert chained.load().find("E2E-01") is None


def test_no_check_ride_draws_from_such_a_story(chained: ContentFolder) -> None:
    chained.write("exercises/checkrides/CHK-01.yaml", CHECK)
    (fault,) = chained.faults()
    assert "carries on the goods of another" in fault.what
