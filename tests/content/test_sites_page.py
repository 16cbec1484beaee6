"""What docs/sites.md shows works as it says."""

from __future__ import annotations

import re
from pathlib import Path

from scansim.content.library import Library
from tests.content.content_folder import ROOT, ContentFolder

PAGE = (ROOT / "docs" / "sites.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_the_examples_of_the_page(tmp_path: Path, root: Path, shipped: Library) -> None:
    site = ContentFolder(tmp_path)
    site.write("exercises/RCV-02.yaml", block("yaml"))
    site.write("exercises/packs/S/quality_points.csv", block("csv"))
    library = Library.load(root, tmp_path)
    found, before = library.find("RCV-02"), shipped.find("RCV-02")
    assert library.faults == ()
    assert found is not None
    assert before is not None
    assert (found.minutes, found.sop, found.sop_revision) == (6, "WI-207", before.sop_revision)
    assert dict(found.title.texts) == {**dict(before.title.texts), "de": "Lieferung mit Fehlmenge"}
    assert [line.name for task in found.story.tasks for line in task.lines] == ["main", "neighbour"]
    points = {point.id: (point.product, point.failure_location) for point in library.packs["S"].quality_points}
    assert points == {"qp_laser": ("drill_18", "loc_quarantine")}
    shown = re.search(r"/srv/scansim/exercises/RCV-02.yaml:\d+: (changes .*)", PAGE)
    assert shown is not None
    assert any(str(change).endswith(shown[1]) for change in library.changes)
    line = next(change.line for change in library.changes if change.what == "minutes")
    assert f"RCV-02.yaml:{line}:" in shown[0]
