"""docs/labels.md: its tables name the keys that there are, its program runs, its signs have glyphs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scansim.content.label_rows import LayoutFile, PrinterFile, StockRow
from scansim.labels.fonts import printable
from tests.labels.press import ROOT, read, rendered

PAGE = (ROOT / "docs" / "labels.md").read_text(encoding="utf-8")


def named_in(section: str) -> set[str]:
    """What the first column of the table of a section names."""
    table = PAGE.split(f"## {section}")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {name for cell in rows for name in re.findall(r"`([a-z_]+)`", cell)}


def test_the_tables_name_every_key() -> None:
    assert named_in("Layouts") == set(LayoutFile.model_fields)
    assert named_in("Stickers") == set(StockRow.model_fields)
    assert named_in("Printers") == set(PrinterFile.model_fields)


def test_the_program_prints_stickers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "labels.md", "exec"), {})
    *_, stickers = rendered((tmp_path / "stickers.pdf").read_bytes(), 300)
    assert read(stickers) == ["9521108035110", "A.01.2"]


def test_every_sign_has_a_glyph() -> None:
    signs = re.search(r"The fonts have, among others: (.*?)\. No hands", PAGE, re.DOTALL)
    assert signs is not None
    listed = signs[1].split()
    assert len(listed) > 30
    assert [printable(sign) for sign in listed] == listed
