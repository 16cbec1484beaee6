"""docs/authoring.md: the file that it builds is sound, and its steps are the parts of that file."""

from __future__ import annotations

import re
import textwrap

from scansim.content.trial import trial
from scansim.content.yaml_source import read_yaml
from tests.content.content_folder import ROOT, ContentFolder

PAGE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_whole_file_has_no_faults(content: ContentFolder) -> None:
    content.write("exercises/receiving/RCV-90.yaml", BLOCKS[-1])
    library = content.load()
    assert library.faults == ()
    exercise = library.find("RCV-90")
    assert exercise is not None
    assert exercise.title.in_language("de") == "Handtücher kommen nach"


def test_every_step_reads_as_yaml_and_stands_in_the_whole_file() -> None:
    assert len(BLOCKS) == 8
    for block in BLOCKS[:-1]:
        assert read_yaml(block, "authoring.md").faults == ()
        steps = [line for line in block.splitlines() if not line.startswith("title: ")]
        assert set(steps) <= set(BLOCKS[-1].splitlines())


DELIVERIES = """\
schema: 1
id: RCV-95
revision: 1
title: Three examples
skill: receiving
level: 3
minutes: 6
owner: Tests
brief: Deliveries wait. You stand at the {place}.
at_work: Look.
pack: S
work:
  first:
    operation: type_in
    place: dock_1
    lines:
      mugs: {product: mug_35_bl, loose: 3}
      boards: {product: board_oak, loose: 2}
  second:
    operation: type_in
    place: dock_2
    lines:
      plates: {product: plate_24_wh, loose: 3}
"""


def test_every_interruption_that_the_page_shows_is_sound_and_can_be_solved(content: ContentFolder) -> None:
    shown = re.findall(r"^    interruptions:\n(?:    .*\n)+", PAGE, re.MULTILINE)
    assert len(shown) == 3
    for block in shown:
        content.write("exercises/receiving/RCV-95.yaml", DELIVERIES + textwrap.dedent(block))
        library = content.load()
        assert library.faults == (), block
        exercise = library.find("RCV-95")
        assert exercise is not None
        assert list(trial(library, exercise, range(6))) == []
