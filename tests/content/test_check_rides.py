"""The file of a check-ride: what it draws from, and the faults of one that cannot be put together."""

from __future__ import annotations

import pytest

from scansim.training.exercise import CHECK
from tests.content.content_folder import ContentFolder

FILE = "exercises/checkrides/CHK-01.yaml"
RIDE = """
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
lines: 10 to 14
draws_from:
  - RCV-01
  - RCV-02
"""


@pytest.fixture
def riding(content: ContentFolder) -> ContentFolder:
    """The content with a check-ride of its two exercises."""
    content.write(FILE, RIDE)
    return content


def test_a_check_ride_is_read_with_the_stories_that_it_draws_from(riding: ContentFolder) -> None:
    library = riding.load()
    ride = library.find("CHK-01")
    assert ride is not None
    assert ride.ride is not None
    assert (ride.mode, ride.skill, ride.is_check) == (CHECK, "receiving", True)
    stories = {part.exercise: part.story for part in ride.ride.parts}
    assert stories["RCV-02"] == next(each.story for each in library.exercises if each.id == "RCV-02")
    assert ride.ride.docks == ("dock_1", "dock_2")


@pytest.mark.parametrize("short", [True, False])
def test_a_short_check_says_so(riding: ContentFolder, short: bool) -> None:
    riding.replace(FILE, "lines: 10 to 14", f"short: {'yes' if short else 'no'}\nlines: 6 to 19")
    ride = riding.load().find("CHK-01")
    assert ride is not None
    assert (ride.is_check, ride.is_short_check) == (True, short)


def test_check_rides_stand_behind_the_exercises_and_before_the_sandboxes(riding: ContentFolder) -> None:
    modes = [each.mode for each in riding.load().exercises]
    assert modes == sorted(modes, key=["", "check", "free"].index)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  - RCV-02", "  - RCV-99", "no exercise that can be drawn from"),
        ("  - RCV-02", "  - FREE-01", "no exercise that can be drawn from"),
        ("  - RCV-02", "  - RCV-01 ", "named twice"),
        ("mode: check", "mode: chekc", "free"),
        ("lines: 10 to 14", "lines: some", "whole number or a range"),
        ("lines: 10 to 14", "short: yes\nlines: 6 to 20", "not short"),
        ("skill: receiving", "skill: receivin", 'Did you mean "receiving"?'),
    ],
)
def test_a_mistake_and_its_fault(riding: ContentFolder, old: str, new: str, says: str) -> None:
    riding.replace(FILE, old, new)
    found = [fault for fault in riding.faults() if says in f"{fault.what} {fault.right}"]
    assert [fault.file for fault in found] == [FILE]
    assert riding.load().find("CHK-01") is None
