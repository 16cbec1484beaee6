"""``scansim check`` finds what would keep labels from being printed, before anybody prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from scansim.cli import main
from tests.printing.printing import ROOT, Said, labels

pytestmark = pytest.mark.content

EXERCISES = ("receiving/RCV-01.yaml", "receiving/RCV-02.yaml", "free/FREE-01.yaml")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what ships, in use: of the exercises a few."""
    left_out = shutil.ignore_patterns("paths.yaml", "refreshers.yaml", "programmes.yaml")
    for name in ("labels", "scoring"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=left_out)
    shutil.copytree(ROOT / "exercises" / "packs" / "S", tmp_path / "exercises" / "packs" / "S")
    for file in EXERCISES:
        (tmp_path / "exercises" / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "exercises" / file, tmp_path / "exercises" / file)
    monkeypatch.setattr("scansim.content.places.content_root", lambda: tmp_path)
    monkeypatch.setattr("scansim.printing.orders.content_root", lambda: tmp_path)
    return tmp_path


def check(*paths: str) -> Said:
    done = CliRunner().invoke(main, ["check", *paths, "--seeds", "1"], catch_exceptions=False)
    return Said(done.exit_code, done.stdout, done.stderr)


def spoil(file: Path, old: str, new: str) -> int:
    """Replace what stands there once; the number of its line."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("layouts.yaml", "arrangement: stacked\n    columns: 3", "arrangement: heaped\n    columns: 3", "heaped"),
        ("printers.yaml", "dpi: 203", "dpi: many", "many"),
        ("stocks.csv", "avery_l7160,Avery L7160,J8160;7160,sheet,210", "avery_l7160,Avery L7160,,sheet,wide", "wide"),
    ],
)
def test_a_fault_is_told_with_file_and_line(content: Path, file: str, old: str, new: str, says: str) -> None:
    line = spoil(content / "labels" / file, old, new)
    said = check()
    assert said.status == 1
    (fault,) = said.err.splitlines()
    assert fault.startswith(f"labels/{file}:{line}: ")
    assert says in fault
    assert len(said.out.splitlines()) == len(EXERCISES), "exercises are checked all the same"


def test_a_missing_file_and_a_missing_layout(content: Path) -> None:
    layouts = content / "labels" / "layouts.yaml"
    text = layouts.read_text(encoding="utf-8")
    layouts.write_text(text[: text.index("  sticker:")], encoding="utf-8")
    assert check().err == (
        'labels/layouts.yaml: The layout "sticker" is missing. Put it back: labels are printed in it.\n'
    )
    (content / "labels" / "stocks.csv").unlink()
    assert check().err.startswith("labels/stocks.csv: There is no such file.")


def test_whoever_checks_an_exercise_hears_nothing_of_labels(content: Path) -> None:
    spoil(content / "labels" / "printers.yaml", "dpi: 203", "dpi: many")
    said = check(str(content / "exercises" / "receiving" / "RCV-01.yaml"))
    assert (said.status, said.err) == (0, "")


def test_what_is_told_is_what_keeps_labels_from_being_printed(content: Path, tmp_path: Path) -> None:
    spoil(content / "labels" / "printers.yaml", "dpi: 203", "dpi: many")
    for command in (["calibration"], ["room"], ["kit", "RCV-01", "--seed", "1"]):
        assert labels(*command, "--out", str(tmp_path / "x.pdf")).err == f"scansim: {check().err}"
