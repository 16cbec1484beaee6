"""The content that ships, and a copy of it to be broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scansim.content.library import Library
from tests.content.content_folder import ROOT, ContentFolder

_LARGE_PACKS = shutil.ignore_patterns("M", "L")


@pytest.fixture
def content(tmp_path: Path) -> ContentFolder:
    """What ships without labels and the two large packs."""
    for folder in ("exercises", "scoring"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=_LARGE_PACKS)
    return ContentFolder(tmp_path)


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ships without the two large packs, not to be changed."""
    copy = tmp_path_factory.mktemp("shipped")
    for folder in ("exercises", "labels", "scoring"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=_LARGE_PACKS)
    return copy


@pytest.fixture(scope="session")
def shipped() -> Library:
    return Library.load(ROOT)
