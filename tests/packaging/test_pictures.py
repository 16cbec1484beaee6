"""The pictures of the docs: whole, few, and each of them shown somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))


def test_there_are_ten_and_each_page_shows_only_those() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    shown = {name for page in pages for name in re.findall(r"pictures/([a-z]+)\.svg", page.read_text(encoding="utf-8"))}
    assert shown == {picture.stem for picture in PICTURES}
    assert len(PICTURES) == 10


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_stands_alone(picture: Path) -> None:
    """No font, script or picture is fetched from elsewhere, and the training mark or the handheld is on it."""
    text = picture.read_text(encoding="utf-8")
    ET.fromstring(text)
    assert re.findall(r"https?://[^\s\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert "TRAINING" in text or "SCAN" in text
