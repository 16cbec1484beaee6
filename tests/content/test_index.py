"""The catalogue that the start reads: from its cache without YAML and pydantic, made anew when anything is amiss."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scansim.content.index import Catalogue, ContentChanged, catalogue
from scansim.content.library import Library
from scansim.content.resolved import restored
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from tests.content.content_folder import ROOT, ContentFolder

LOADS = """
import json, sys
from pathlib import Path
from scansim.content.index import catalogue

found = catalogue(Path(sys.argv[1]), Path(sys.argv[2]))
texts = [found.texts(entry) for entry in found.entries]
print(json.dumps({"loaded": [name for name in ("yaml", "pydantic") if name in sys.modules],
                  "ids": [entry.id for entry in found.entries], "faults": len(found.faults)}))
"""


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "deep"


def fresh(root: Path, cache: Path) -> dict[str, object]:
    """What a new process finds, and what it loaded for that."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", LOADS, str(root), str(cache)]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(answer.stdout)
    return found


def agrees(found: Catalogue, library: Library) -> bool:
    return [
        (entry.id, entry.revision, entry.skill, entry.level, entry.minutes, entry.title, entry.brief)
        for entry in found.entries
    ] == [
        (each.id, each.revision, each.skill, each.level, each.minutes, each.title, each.brief)
        for each in library.exercises
    ]


def test_a_second_start_loads_neither_yaml_nor_pydantic(content: ContentFolder, cache: Path) -> None:
    first = fresh(content.root, cache)
    assert first == {"loaded": ["yaml", "pydantic"], "ids": ["RCV-01", "RCV-02", "FREE-01"], "faults": 0}
    assert fresh(content.root, cache) == {**first, "loaded": []}


def test_the_catalogue_says_what_the_library_says(content: ContentFolder, cache: Path) -> None:
    library = content.load()
    for _ in range(2):
        found = catalogue(content.root, cache)
        assert agrees(found, library)
        entry = found.find("rcv-02")
        assert entry is not None
        texts = found.texts(entry)
        assert sorted(texts) == ["exercise", "pack", "policy"]
        assert restored(Exercise, texts["exercise"]) == library.find("RCV-02")
        assert restored(Pack, texts["pack"]) == library.packs["S"]


def test_faults_are_kept_too(content: ContentFolder, cache: Path) -> None:
    content.replace("exercises/receiving/RCV-01.yaml", "level: 1", "level: 0")
    faults = content.faults()
    assert len(faults) == 1
    for _ in range(2):
        found = catalogue(content.root, cache)
        assert found.faults == faults
        assert [entry.id for entry in found.entries] == ["RCV-02", "FREE-01"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("exercises/receiving/RCV-01.yaml", "title: First receipt", "title: First of all"),
        ("exercises/packs/S/partners.csv", "Nordic Table", "Nordic Plate"),
        ("scoring/policy.yaml", "\n  escaped_major_at_most: 0", "\n  escaped_major_at_most: 2"),
    ],
)
def test_a_changed_file_is_noticed(content: ContentFolder, cache: Path, file: str, old: str, new: str) -> None:
    before = catalogue(content.root, cache)
    content.replace(file, old, new)
    after = catalogue(content.root, cache)
    assert agrees(after, content.load())
    assert before.entries[0].pieces != after.entries[0].pieces
    assert new.partition(": ")[2] in "".join(after.texts(after.entries[0]).values())


def test_a_file_that_comes_or_goes_is_noticed(content: ContentFolder, cache: Path) -> None:
    text = content.text("exercises/receiving/RCV-01.yaml")
    catalogue(content.root, cache)
    content.write("exercises/receiving/RCV-03.yaml", text.replace("RCV-01", "RCV-03"))
    assert len(catalogue(content.root, cache).entries) == 4
    (content.root / "exercises/receiving/RCV-03.yaml").unlink()
    assert len(catalogue(content.root, cache).entries) == 3


@pytest.mark.parametrize(
    "damage", ["", "{", "null", "[1]", '{"body":{},"digest":""}', "\x00", '{"body":1.5,"digest":1}']
)
def test_a_damaged_cache_is_ignored_and_written_anew(content: ContentFolder, cache: Path, damage: str) -> None:
    catalogue(content.root, cache)
    sound = (cache / "catalogue.json").read_text(encoding="utf-8")
    (cache / "catalogue.json").write_text(damage, encoding="utf-8")
    assert agrees(catalogue(content.root, cache), content.load())
    assert (cache / "catalogue.json").read_text(encoding="utf-8") == sound


def test_one_changed_letter_in_the_cache_is_noticed(content: ContentFolder, cache: Path) -> None:
    catalogue(content.root, cache)
    sound = (cache / "catalogue.json").read_text(encoding="utf-8")
    (cache / "catalogue.json").write_text(sound.replace("Short delivery", "Short delivers"), encoding="utf-8")
    assert agrees(catalogue(content.root, cache), content.load())


def test_bytes_that_are_no_text_in_the_cache(content: ContentFolder, cache: Path) -> None:
    catalogue(content.root, cache)
    (cache / "catalogue.json").write_bytes(b"\xff\xfe")
    assert agrees(catalogue(content.root, cache), content.load())


@pytest.mark.parametrize("damage", ["change", "remove"])
def test_a_lost_text_is_made_anew(content: ContentFolder, cache: Path, damage: str) -> None:
    made = catalogue(content.root, cache)
    sound = made.texts(made.entries[0])
    for file in (cache / "resolved").iterdir():
        if damage == "change":
            file.write_text(file.read_text(encoding="utf-8").replace("1", "2"), encoding="utf-8")
        else:
            file.unlink()
    kept = catalogue(content.root, cache)
    assert kept.texts(kept.entries[0]) == sound


def test_a_lost_text_whose_files_changed_meanwhile_is_refused(content: ContentFolder, cache: Path) -> None:
    catalogue(content.root, cache)
    kept = catalogue(content.root, cache)
    content.replace("scoring/policy.yaml", "\n  escaped_major_at_most: 0", "\n  escaped_major_at_most: 2")
    for file in (cache / "resolved").iterdir():
        file.unlink()
    with pytest.raises(ContentChanged):
        kept.texts(kept.entries[0])


def test_a_cache_that_cannot_be_written_is_no_error(content: ContentFolder, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    found = catalogue(content.root, in_the_way)
    assert agrees(found, content.load())
    assert set(found.texts(found.entries[0])) == {"exercise", "pack", "policy"}
    assert in_the_way.read_text() == "not a folder"


def test_a_cache_folder_that_may_only_be_read(
    content: ContentFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue(content.root, cache)
    content.replace("scoring/policy.yaml", "\n  escaped_major_at_most: 0", "\n  escaped_major_at_most: 2")
    before = (cache / "catalogue.json").read_bytes()

    def refuse(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    found = catalogue(content.root, cache)
    assert agrees(found, content.load())
    assert '"escaped_major_at_most":2' in found.texts(found.entries[0])["policy"]
    assert (cache / "catalogue.json").read_bytes() == before


def test_without_a_policy_nothing_can_be_played(content: ContentFolder, cache: Path) -> None:
    (content.root / "scoring" / "policy.yaml").unlink()
    found = catalogue(content.root, cache)
    assert found.entries == ()
    assert [fault.file for fault in found.faults] == ["scoring/policy.yaml"]


def test_a_write_that_breaks_off_leaves_the_former_cache(
    content: ContentFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue(content.root, cache)
    before = (cache / "catalogue.json").read_bytes()
    content.replace("scoring/policy.yaml", "\n  escaped_major_at_most: 0", "\n  escaped_major_at_most: 2")

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", refuse)
    assert agrees(catalogue(content.root, cache), content.load())
    assert (cache / "catalogue.json").read_bytes() == before
    assert not [file for file in cache.rglob("*") if file.name.startswith(".unfinished")]


def test_nothing_unfinished_or_outdated_stays_behind(content: ContentFolder, cache: Path) -> None:
    catalogue(content.root, cache)
    content.replace("scoring/policy.yaml", "\n  escaped_major_at_most: 0", "\n  escaped_major_at_most: 2")
    (cache / "resolved" / "kept by hand.txt").write_text("x")
    found = catalogue(content.root, cache)
    named = {f"{digest}.json" for entry in found.entries for digest in entry.pieces.values()}
    assert {file.name for file in (cache / "resolved").iterdir()} == named | {"kept by hand.txt"}
    assert {file.name for file in cache.iterdir()} == {"catalogue.json", "resolved"}
