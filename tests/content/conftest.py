"""The content that ships, and a copy of some of it to be broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scansim.content.library import Library
from tests.content.content_folder import ROOT, ContentFolder

_EXERCISES = {"RCV-01.yaml", "RCV-02.yaml", "FREE-01.yaml"}


def _left_out(folder: str, names: list[str]) -> list[str]:
    """All other exercises, so that what comes to ship changes no test, and the two large packs."""
    if Path(folder).name == "packs":
        return ["M", "L"]
    if Path(folder).name == "scoring":
        return ["paths.yaml", "programmes.yaml", "refreshers.yaml"]
    exercises = [name for name in names if Path(name).stem.count("-") == 1 and name.endswith(".yaml")]
    return [name for name in exercises if name not in _EXERCISES]


@pytest.fixture
def content(tmp_path: Path) -> ContentFolder:
    """Pack S with three exercises, without labels."""
    for folder in ("exercises", "scoring"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=_left_out)
    return ContentFolder(tmp_path)


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack S with three exercises, not to be changed."""
    copy = tmp_path_factory.mktemp("shipped")
    for folder in ("exercises", "labels", "scoring"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=_left_out)
    return copy


@pytest.fixture(scope="session")
def shipped() -> Library:
    return Library.load(ROOT)
