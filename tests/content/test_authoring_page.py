"""docs/authoring.md: the file that it builds is sound, and its steps are the parts of that file."""

from __future__ import annotations

import re

from scansim.content.yaml_source import read_yaml
from tests.content.content_folder import ROOT, ContentFolder

PAGE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_whole_file_has_no_faults(content: ContentFolder) -> None:
    content.write("exercises/receiving/RCV-40.yaml", BLOCKS[-1])
    library = content.load()
    assert library.faults == ()
    exercise = library.find("RCV-40")
    assert exercise is not None
    assert exercise.title.in_language("de") == "Handtücher kommen nach"


def test_every_step_reads_as_yaml_and_stands_in_the_whole_file() -> None:
    assert len(BLOCKS) == 8
    for block in BLOCKS[:-1]:
        assert read_yaml(block, "authoring.md").faults == ()
        steps = [line for line in block.splitlines() if not line.startswith("title: ")]
        assert set(steps) <= set(BLOCKS[-1].splitlines())
