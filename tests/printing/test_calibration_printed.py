"""The calibration sheet as a command; what it measures is proved in tests/labels/test_calibration.py."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.printing.printing import labels, pictures, read, texts

pytestmark = pytest.mark.content

# Four rungs, the first of at least 0.25 mm: 2 dots of 203 an inch, 3 of 300, 6 of 600.
BARS = {203: ["BARS2", "BARS3", "BARS4", "BARS5"], 300: ["BARS3", "BARS4", "BARS5", "BARS6"]}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("dpi", [203, 300])
def test_rulers_and_bars_on_plain_paper(tmp_path: Path, paper: str, dpi: int) -> None:
    out = tmp_path / "calibration.pdf"
    said = labels("calibration", "--paper", paper, "--dpi", str(dpi), "--out", str(out))
    assert said.out == f"1 page with 4 barcodes, each read back. Print at actual size.\n{out}\n"
    assert [sorted(read(page)) for page in pictures(out, dpi)] == [BARS[dpi]]
    with pypdfium2.PdfDocument(out) as document:
        size = tuple(round(length / 72 * 25.4, 1) for length in document[0].get_size())
    assert size == {"a4": (210, 297), "letter": (215.9, 279.4)}[paper]
    (text,) = texts(out)
    assert "Calibration sheet" in text
    assert f"dpi_{dpi}" in text
    assert "140 mm" in text


def test_the_profile_that_it_was_printed_with_stands_on_it(tmp_path: Path) -> None:
    out = tmp_path / "calibration.pdf"
    assert labels("calibration", "--printer", "thermal_203", "--out", str(out)).status == 0
    assert "thermal_203" in texts(out)[0]


def test_a_stock_has_a_second_page_with_its_outlines(tmp_path: Path) -> None:
    """A sheet of US Letter, whatever paper is said, with twice five stickers."""
    out = tmp_path / "sheet.pdf"
    said = labels("calibration", "--stock", "avery_5163", "--out", str(out))
    assert said.out.startswith("2 pages with 4 barcodes, each read back.")
    with pypdfium2.PdfDocument(out) as document:
        assert {tuple(round(length) for length in page.get_size()) for page in document} == {(612, 792)}
    rulers, outlines = texts(out)
    assert "a sheet of Avery 5163 together against the light" in rulers
    assert [word for word in outlines.split() if word.isdigit()][:10] == [str(number) for number in range(1, 11)]


def test_a_roll_is_an_outline_and_nothing_to_read(tmp_path: Path) -> None:
    out = tmp_path / "roll.png"
    said = labels("calibration", "--stock", "roll_4x2_in", "--printer", "thermal_203", "--out", str(out))
    assert said.out == f"1 page. Print at actual size.\n{out}\n"
    with Image.open(out) as page:
        assert page.size == (812, 406)


def test_the_same_sheet_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    for out in (one, other):
        assert labels("calibration", "--stock", "avery_l7160", "--out", str(out)).status == 0
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--stock", "L7160"], 'There is no stock L7160 in labels/stocks.csv. Did you mean "avery_l7160"?'),
        (["--printer", "laser"], "There is no printer laser. Known here: office"),
        (["--out", "calibration.doc"], "let its name end in .pdf or .png"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(tmp_path: Path, arguments: list[str], says: str) -> None:
    said = labels("calibration", "--out", str(tmp_path / "x.pdf"), *arguments)
    assert (said.status, said.out) == (2, "")
    assert says in said.err
    assert len(said.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
