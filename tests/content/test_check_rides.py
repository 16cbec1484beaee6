"""The file of a check-ride: what it draws from, and the faults of one that cannot be put together."""

from __future__ import annotations

import pytest

from scansim.training.exercise import CHECK
from tests.content.content_folder import ContentFolder

FILE = "exercises/checkrides/CHK-01.yaml"


def test_a_check_ride_is_read_with_the_stories_that_it_draws_from(content: ContentFolder) -> None:
    library = content.load()
    ride = library.find("CHK-01")
    assert ride is not None
    assert ride.ride is not None
    assert (ride.mode, ride.skill, ride.is_check) == (CHECK, "receiving", True)
    stories = {part.exercise: part.story for part in ride.ride.parts}
    assert stories["RCV-02"] == next(each.story for each in library.exercises if each.id == "RCV-02")
    assert ride.ride.docks == ("dock_1", "dock_2")


def test_check_rides_stand_behind_the_exercises_and_before_the_sandboxes(content: ContentFolder) -> None:
    modes = [each.mode for each in content.load().exercises]
    assert modes == sorted(modes, key=["", "check", "free"].index)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  - RCV-02", "  - RCV-99", "no exercise that can be drawn from"),
        ("  - RCV-02", "  - FREE-01", "no exercise that can be drawn from"),
        ("  - RCV-02", "  - RCV-01 ", "named twice"),
        ("mode: check", "mode: chekc", "free"),
        ("lines: 10 to 14", "lines: some", "whole number or a range"),
        ("skill: receiving", "skill: receivin", 'Did you mean "receiving"?'),
    ],
)
def test_a_mistake_and_its_fault(content: ContentFolder, old: str, new: str, says: str) -> None:
    content.replace(FILE, old, new)
    found = [fault for fault in content.faults() if says in f"{fault.what} {fault.right}"]
    assert [fault.file for fault in found] == [FILE]
    assert content.load().find("CHK-01") is None
