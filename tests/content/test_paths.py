"""Learning paths: through which exercises they lead, and the faults of one that cannot be followed."""

from __future__ import annotations

import pytest

from scansim.training.learning_path import LearningPath
from scansim.training.lesson import LessonEntry, newcomers_order
from scansim.training.texts import LocalText
from tests.content.content_folder import ContentFolder

FILE = "scoring/paths.yaml"
PATHS = """
schema: 1
revision: 1
paths:
  first_day:
    title: The first day
    minutes_at_most: 8
    exercises:
      - RCV-02
      - RCV-01
"""


@pytest.fixture
def led(content: ContentFolder) -> ContentFolder:
    """The content with a path through its two exercises, which take 3 and 4 minutes."""
    content.write(FILE, PATHS)
    return content


def test_the_paths_of_the_file(led: ContentFolder) -> None:
    library = led.load()
    assert library.faults == ()
    assert library.paths == (LearningPath("first_day", LocalText.of({"en": "The first day"}), ("RCV-02", "RCV-01"), 8),)


def test_nobody_needs_one(led: ContentFolder) -> None:
    (led.root / FILE).unlink()
    assert (led.load().paths, led.faults()) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("      - RCV-01", "      - RCV-99", "RCV-99", "There is no exercise"),
        ("      - RCV-01", "      - RCV-02 ", "- RCV-02 ", "named twice"),
        ("minutes_at_most: 8", "minutes_at_most: 6", "minutes_at_most", "take 7 minutes, the path says 6"),
        ("title: The", "titel: The", "titel", 'Did you mean "title"?'),
    ],
)
def test_a_mistake_and_its_fault(led: ContentFolder, old: str, new: str, at: str, says: str) -> None:
    led.replace(FILE, old, new)
    faults = [fault for fault in led.faults() if says in f"{fault.what} {fault.right}"]
    assert [(fault.file, fault.line) for fault in faults] == [(FILE, led.line_of(FILE, at))]
    assert led.load().paths == ()
    assert led.load().find("RCV-01") is not None


def test_a_newcomer_is_led_along_the_first_path_then_the_others() -> None:
    entries = [
        LessonEntry("CHK-01", "receiving", 0, 15, "check"),
        LessonEntry("FREE-01", "free", 0, 15, "free"),
        LessonEntry("RCV-01", "receiving", 1, 3),
        LessonEntry("RCV-02", "receiving", 2, 4),
        LessonEntry("PUT-01", "putaway", 1, 4),
        LessonEntry("PCK-01", "picking", 1, 4),
    ]
    title = LocalText.of({"en": "A path"})
    paths = [LearningPath("first", title, ("PUT-01", "RCV-02")), LearningPath("then", title, ("RCV-01", "PUT-01"))]
    order = [entry.id for entry in newcomers_order(entries, paths)]
    assert order == ["PUT-01", "RCV-02", "RCV-01", "PCK-01", "CHK-01", "FREE-01"]
