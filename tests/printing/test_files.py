"""Several files become what they are to be together: all of them, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from scansim.printing.files import write_files
from scansim.printing.trouble import CannotPrint

NEW = {"page-1.png": b"one", "page-2.png": b"two", "page-3.png": b"three"}


def write(folder: Path) -> None:
    write_files({folder / name: data for name, data in NEW.items()})


def held(folder: Path) -> dict[str, bytes]:
    """Every file there, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def fail_at(name: str, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of this name cannot be put in its place, as when another program has it open."""
    rename = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == name and self.name.startswith(".unfinished"):
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("before", [{}, {"page-2.png": b"mine"}, dict.fromkeys(NEW, b"mine")])
def test_all_are_written_and_nothing_else_stays(tmp_path: Path, before: dict[str, bytes]) -> None:
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    write(tmp_path)
    assert held(tmp_path) == NEW


@pytest.mark.parametrize("at", NEW)
@pytest.mark.parametrize(
    "before", [{}, {"page-1.png": b"mine"}, {"page-2.png": b"mine"}, dict.fromkeys(NEW, b"mine"), {"other": b"."}]
)
def test_one_that_fails_takes_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, before: dict[str, bytes]
) -> None:
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    fail_at(at, PermissionError(13, "Permission denied", ".unfinished", None, str(tmp_path / at)), monkeypatch)
    with pytest.raises(CannotPrint) as caught:
        write(tmp_path)
    assert str(caught.value) == f"{tmp_path / at} cannot be written: Permission denied."
    assert held(tmp_path) == before


def test_who_stops_it_finds_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page-1.png").write_bytes(b"mine")
    fail_at("page-3.png", KeyboardInterrupt(), monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path)
    assert held(tmp_path) == {"page-1.png": b"mine"}


def test_a_copy_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page-2.png").write_bytes(b"mine")

    def full(path: Path, copy: Path) -> None:
        copy.write_bytes(b"mi")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("scansim.printing.files.shutil.copy2", full)
    with pytest.raises(CannotPrint, match="No space left on device"):
        write(tmp_path)
    assert held(tmp_path) == {"page-2.png": b"mine"}


def test_what_cannot_be_taken_back_keeps_its_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's old file is lost, not even where the folder lets nothing be renamed any more."""
    (tmp_path / "page-1.png").write_bytes(b"mine")
    rename = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "page-2.png" or self.name.startswith(".replaced"):
            raise PermissionError(13, "Permission denied", str(self), None, str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(CannotPrint, match=r"page-2\.png cannot be written"):
        write(tmp_path)
    assert sorted(held(tmp_path).values()) == [b"mine", b"one"]
