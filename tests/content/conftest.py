"""The content that ships, and a copy of it to be broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scansim.content.library import Library
from tests.content.content_folder import ROOT, ContentFolder


@pytest.fixture
def content(tmp_path: Path) -> ContentFolder:
    for folder in ("exercises", "scoring"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return ContentFolder(tmp_path)


@pytest.fixture(scope="session")
def shipped() -> Library:
    return Library.load(ROOT)
