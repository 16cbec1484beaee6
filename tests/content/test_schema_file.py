"""What editors are told of exercise files, and what a new exercise begins with: both follow from the models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from scansim.cli import main
from scansim.content.exercise_file import ExerciseFile, FreeExerciseFile
from scansim.content.library import Library
from scansim.content.new_exercise import CannotBegin, begin_exercise
from scansim.content.schema_file import exercise_schema, starter_file
from scansim.content.trial import trial
from tests.content.content_folder import ROOT, ContentFolder
from tests.content.json_schema import faults

SCHEMA = json.loads(exercise_schema())
STORIES = sorted(path for path in (ROOT / "exercises").rglob("*.yaml") if "packs" not in path.parts)


def as_an_editor_reads(text: str) -> Any:
    """YAML with numbers and truth values, as editors make them."""
    return yaml.safe_load(text)


def broken(text: str) -> list[str]:
    return list(faults(as_an_editor_reads(text), SCHEMA, SCHEMA))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_exercise_that_ships_is_as_the_schema_says(path: Path) -> None:
    assert broken(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("minutes: 3", "minutes: 31"),
        ("minutes: 3", "minutes: soon"),
        ("skill: receiving", "skill: receving"),
        ("level: 1", "levl: 1"),
        ("pack: S", "pack: S S"),
        ("id: RCV-01", "id: RCV01"),
        ("schema: 1", "schema: 2"),
        ("title: First receipt", "title: A title that is far too long for what a screen has room for"),
        ("title: First receipt", "title:\n  english: First receipt"),
        ("loose: 2 to 5", "loose: 2 - 5"),
        ("loose: 2 to 5", "boxed: perhaps"),
        ("product: [pen_bl, pen_bk]", "product: [Pen, pen_bk]"),
        ("owner: Inbound process owner\n", ""),
        ("roles: [operator]", "roles: [operators]"),
    ],
)
def test_an_editor_finds_what_the_program_would_find(old: str, new: str) -> None:
    text = ContentFolder(ROOT).text("exercises/receiving/RCV-01.yaml")
    assert old in text
    assert broken(text.replace(old, new, 1)) != []


def test_every_key_of_the_models_is_in_the_schema_with_what_it_means() -> None:
    for model in (ExerciseFile, FreeExerciseFile):
        group = SCHEMA["$defs"][model.__name__]
        assert set(group["properties"]) == {field.alias or name for name, field in model.model_fields.items()}
    for name, group in SCHEMA["$defs"].items():
        assert group["description"], name
        assert [key for key, said in group["properties"].items() if not said["description"]] == [], name


def test_a_key_says_what_it_means_and_how_it_is_written() -> None:
    line = SCHEMA["$defs"]["LineFile"]["properties"]
    assert line["loose"]["description"] == "Single units. A whole number, or a range such as 2 to 4."
    trap = SCHEMA["$defs"]["TrapFile"]["properties"]
    assert trap["seeds"]["description"].endswith("So many in so many, such as 4 in 5.")
    assert trap["seeds"]["examples"] == ["4 in 5"]
    assert "# Single units. A whole number, or a range such as 2 to 4.\n      loose:" in starter_file("RCV-71")


def test_a_sandbox_is_checked_as_one() -> None:
    text = ContentFolder(ROOT).text("exercises/free/FREE-01.yaml")
    assert broken(text) == []
    assert broken(text.replace("mode: free", "mode: wild")) != []
    assert any("lacks skill" in fault for fault in broken(text.replace("mode: free\n", "")))


def test_the_starter_is_valid_and_the_coach_plays_it(tmp_path: Path) -> None:
    path = begin_exercise("RCV-71", tmp_path / "deep", ROOT)
    library = Library.only([path], ROOT)
    assert library.faults == ()
    assert [exercise.id for exercise in library.exercises] == ["RCV-71"]
    assert list(trial(library, library.exercises[0], range(1, 6))) == []
    assert broken(path.read_text(encoding="utf-8")) == []


def test_the_starter_names_every_key_of_an_exercise() -> None:
    text = starter_file("RCV-71")
    for name, field in ExerciseFile.model_fields.items():
        key = field.alias or name
        assert f"\n{key}:" in text or f"\n# {key}: (may be left out)" in text
    assert all(len(line) <= 100 for line in text.splitlines())
    assert text.isascii()


@pytest.mark.parametrize(
    ("id_", "says"),
    [
        ("RCV-01", "belongs to"),
        ("rcv-71", "capital letters"),
        ("../RCV-71", "capital letters"),
        ("RCV-71\nlevel: 3", "stands on line"),
        ("", "empty"),
        ("RCV-71 # x/y", "is no id: write RCV-71"),
    ],
)
def test_no_file_is_begun_for_an_id_that_will_not_do(tmp_path: Path, id_: str, says: str) -> None:
    with pytest.raises(CannotBegin, match=says):
        begin_exercise(id_, tmp_path, ROOT)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "RCV-71.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotBegin, match="there already"):
        begin_exercise("RCV-71", tmp_path, ROOT)
    assert (tmp_path / "RCV-71.yaml").read_text(encoding="utf-8") == "mine"


def test_the_commands(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["schema", "exercise"], catch_exceptions=False)
    assert (said.exit_code, said.output) == (0, exercise_schema())
    site = tmp_path / "site"
    site.mkdir()
    begun = CliRunner().invoke(main, ["--content", str(site), "new", "exercise", "RCV-71"], catch_exceptions=False)
    assert begun.exit_code == 0
    assert f"scansim check {site}/exercises/RCV-71.yaml" in begun.output
    again = CliRunner().invoke(main, ["--content", str(site), "new", "exercise", "RCV-71"], catch_exceptions=False)
    assert (again.exit_code, again.stdout) == (2, "")
    assert len(again.stderr.splitlines()) == 1


# the site's folder on the command line


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["--content", str(tmp_path / "none"), "check"], catch_exceptions=False)
    assert said.exit_code == 2
    assert said.stderr.startswith("scansim: There is no folder")


def test_check_lists_what_the_site_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = ContentFolder(tmp_path / "site")
    site.write("exercises/RCV-01.yaml", "minutes: 4\n")
    site.write("labels/printers.yaml", "printers:\n  ours:\n    name: Ours\n    dpi: 600\n")
    file = str(site.root / "exercises" / "RCV-01.yaml")
    line = f'{file}:1: changes RCV-01 minutes: "3" becomes "4"'
    for environment, options in ({"SCANSIM_CONTENT": str(site.root)}, []), ({}, ["--content", str(site.root)]):
        said = CliRunner().invoke(main, [*options, "check", file, "--seeds", "1"], env=environment)
        assert (said.exit_code, said.stdout.splitlines()[0]) == (0, line)


def test_the_site_is_named_in_settings(tmp_path: Path) -> None:
    site = ContentFolder(tmp_path / "data" / "site")
    site.write("exercises/RCV-01.yaml", "minutes: 4\n")
    settings = tmp_path / "data" / "settings.toml"
    arguments = ["--data", str(tmp_path / "data"), "check", str(site.root / "exercises/RCV-01.yaml"), "--seeds", "1"]
    settings.write_text('content = "site"\n', encoding="utf-8")
    assert 'minutes: "3" becomes "4"' in CliRunner().invoke(main, arguments).stdout
    for wrong in ("content = 7\n", "contents = 'site'\n", "content: site\n"):
        settings.write_text(wrong, encoding="utf-8")
        said = CliRunner().invoke(main, arguments)
        assert (said.exit_code, len(said.stderr.splitlines())) == (2, 1)
        assert str(settings) in said.stderr
