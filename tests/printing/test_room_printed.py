"""The room on paper: what a printer of 203 or 300 dpi makes of it reads as exactly what the program accepts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from scansim.training.coach.coach import Coach
from scansim.training.header import Floor
from scansim.training.inputs import Scan, Timed
from scansim.training.room import Section, room_of
from scansim.training.run import Run
from scansim.training.score.scorecard import scorecard_of
from tests.printing.printing import ROOT, labels, pictures, printed_room, read, texts
from tests.training.field import lesson

pytestmark = [pytest.mark.content, pytest.mark.xdist_group("printed")]

MILLIMETRES = 25.4 / 72


@pytest.mark.parametrize("dpi", [203, 300])
def test_every_page_reads_as_exactly_the_labels_of_the_room(printed: Path, dpi: int) -> None:
    _, found = printed_room(printed, dpi)
    assert found == Counter(label.payload for label in room_of(lesson().pack).labels)


@pytest.mark.parametrize("exercise", ["RCV-01", "RCV-02"])
def test_exercises_are_passed_with_the_decoded_strings_alone(printed: Path, exercise: str) -> None:
    """Each scan of the run is a string that was read off paper; for these seeds nothing else was printed."""
    _, found = printed_room(printed, 203)
    for seed in range(8128, 8148):
        run = played(lesson(exercise).run(seed, Floor.ROOM), {payload: payload for payload in found})
        assert scorecard_of(run).passed, seed


def played(run: Run, decoded: Mapping[str, str]) -> Run:
    """The run as the coach plays it; what is scanned comes from paper and from nowhere else."""
    coach = Coach()
    for second in range(1, 300):
        given = coach.next_step(run).input
        if given is None:
            return run
        if isinstance(given, Scan):
            given = Scan(decoded[given.data], given.grade)
        run.receive(Timed(second * 1000, given))
    raise AssertionError("the coach does not come to an end")


def test_every_page_says_what_it_is(printed: Path) -> None:
    file, _ = printed_room(printed, 203)
    pages = texts(file)
    number = room_of(lesson().pack).number
    for place, text in enumerate(pages, 1):
        assert f"page {place} of {len(pages)}" in text
        assert number in text
        assert "For training only." in text
    cover, *sheets = pages
    assert "North Hub, a small mixed wholesaler" in cover
    assert all("TRAINING" in text for text in sheets)
    assert f"{number} · 40 of 40" in " ".join(sheets)


def test_place_and_walk_label_of_one_place_stand_side_by_side(printed: Path) -> None:
    file, _ = printed_room(printed, 203)
    first = texts(file)[1]
    assert first.index("PLACE") < first.index("WALK")
    found = [payload for payload in read(pictures(file, 203)[1]) if payload]
    room = room_of(lesson().pack)
    cards = {label.payload: label.fact("name") for label in room.section(Section.PLACES)}
    assert Counter(cards[payload] for payload in found) == dict.fromkeys(
        ["Receiving bay", "Inspection table", "Stock entrance", "Shelf A-01-1", "Shelf A-01-2"], 2
    )


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (215.9, 279.4))])
def test_the_paper_that_was_asked_for(tmp_path: Path, paper: str, size: tuple[float, float]) -> None:
    out = tmp_path / "scanner.pdf"
    assert labels("room", "--only", "scanner", "--paper", paper, "--out", str(out)).status == 0
    with pypdfium2.PdfDocument(out) as document:
        assert [round(length * MILLIMETRES, 1) for length in document[0].get_size()] == list(size)
    assert len(read(pictures(out, 300)[0])) == 5


@pytest.mark.parametrize("section", list(Section))
def test_a_section_alone(tmp_path: Path, section: Section) -> None:
    out = tmp_path / "part.pdf"
    said = labels("room", "--only", section.value, "--dpi", "203", "--out", str(out))
    expected = room_of(lesson().pack).section(section)
    pages = "1 page" if len(texts(out)) == 1 else f"{len(texts(out))} pages"
    assert said.out.splitlines() == [
        f"{pages} with {len(expected)} labels, each read back. Print at actual size.",
        str(out),
    ]
    assert texts(out)[0].count("TRAINING") >= 1


def test_pictures_are_numbered_and_know_their_resolution(tmp_path: Path) -> None:
    out = tmp_path / "cards.png"
    said = labels("room", "--only", "controls", "--dpi", "203", "--out", str(out))
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["cards-1.png", "cards-2.png", "cards-3.png", "cards-4.png"]
    assert said.out.splitlines()[1:] == [str(file) for file in files]
    with Image.open(files[0]) as page:
        assert [round(value) for value in page.info["dpi"]] == [203, 203]
        assert "SCNSTRT" in read(page.convert("L"))


def test_one_picture_has_the_name_that_was_given(tmp_path: Path) -> None:
    out = tmp_path / "Roles.PNG"
    assert labels("room", "--only", "roles", "--out", str(out)).status == 0
    assert [file.name for file in tmp_path.iterdir()] == ["Roles.PNG"]


def test_the_same_room_is_the_same_bytes_under_any_hash_seed_and_locale(tmp_path: Path) -> None:
    here = tmp_path / "here.pdf"
    assert labels("room", "--only", "places", "--out", str(here)).status == 0
    for number, settings in enumerate(({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo"})):
        there = tmp_path / f"there-{number}.pdf"
        command = [sys.executable, "-m", "scansim", "labels", "room", "--only", "places", "--out", str(there)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", **settings}
        subprocess.run(command, env=environment, check=True, capture_output=True, cwd=tmp_path)
        assert there.read_bytes() == here.read_bytes()
