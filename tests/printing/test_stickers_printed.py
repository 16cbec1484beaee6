"""Labels on stickers: each on a sticker of its own, from the first free one on, and never where there is no room."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from scansim.training.room import Room, Section, room_of
from tests.printing.printing import found_at, labels, pictures, read, texts
from tests.training.field import lesson

pytestmark = pytest.mark.content

L7160 = ("--stock", "avery_l7160")
L7165 = ("--stock", "avery_l7165")


def payloads(section: Section) -> list[str]:
    return [label.payload for label in room_of(lesson().pack).section(section)]


def position_on_l7160(x: float, y: float) -> int:
    """Three columns of 63.5 mm from 7.25 mm on, every 66 mm; rows of 38.1 mm from 15.15 mm on (labels 4.1)."""
    column, row = int((x - 7.25) // 66), int((y - 15.15) // 38.1)
    assert 0 <= column < 3
    assert 0 <= row < 7
    assert x - 7.25 - 66 * column < 63.5, "between two stickers"
    return row * 3 + column + 1


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("start", [None, 5, 21])
def test_each_label_has_the_sticker_that_is_its(tmp_path: Path, dpi: int, start: int | None) -> None:
    out = tmp_path / "places.pdf"
    given = [] if start is None else ["--start", str(start)]
    said = labels("room", "--only", "places", *L7160, *given, "--dpi", str(dpi), "--out", str(out))
    assert said.status == 0, said.err
    found = [
        (page * 21 + position_on_l7160(*place), payload)
        for page, picture in enumerate(pictures(out, dpi))
        for payload, place in found_at(picture, dpi).items()
    ]
    assert sorted(found) == list(enumerate(payloads(Section.PLACES), start or 1))


def test_stickers_say_what_they_are(tmp_path: Path) -> None:
    out = tmp_path / "roles.pdf"
    assert labels("room", "--only", "roles", *L7165, "--start", "7", "--out", str(out)).status == 0
    first, second = texts(out)
    assert "Training room S · Who is told · S-EOJX · page 1 of 2" in first
    assert "S-EOJX · 2 of 8" in first
    assert "S-EOJX · 3 of 8" in second
    # Once at the edge of the sheet, and once on each sticker.
    assert (first.count("TRAINING"), second.count("TRAINING")) == (1 + 2, 1 + 6)


def test_the_page_is_as_large_as_the_sheet_whatever_the_paper(tmp_path: Path) -> None:
    """A roll of 50 by 30 mm has one label a page."""
    out = tmp_path / "roll.pdf"
    wanted = ("--stock", "ROLL_50x30_mm", "--printer", "thermal_203", "--paper", "letter")
    assert labels("room", "--only", "roles", *wanted, "--out", str(out)).status == 0
    with pypdfium2.PdfDocument(out) as document:
        assert {tuple(round(length / 72 * 25.4) for length in page.get_size()) for page in document} == {(50, 30)}
    assert [read(page) for page in pictures(out, 203)] == [[payload] for payload in payloads(Section.ROLES)]


def height_of_letters(file: Path, text: str) -> float:
    """How high the font is in which a text stands on the first page, in points."""
    with pypdfium2.PdfDocument(file) as document:
        page = document[0].get_textpage()
        found = page.search(text).get_next()
        assert found is not None
        _, bottom, _, top = page.get_charbox(found[0], loose=True)
        return float(top - bottom)


def test_a_sticker_as_large_as_a_card_is_a_card_and_smaller_ones_have_smaller_words(tmp_path: Path) -> None:
    """Cards are 99 by 65.5 mm on A4: stickers of 99.1 by 67.7 mm take one, those of 99.1 by 57 or 63.5 by 72 do not."""
    sizes = []
    for stock in ("avery_l7165", "avery_l7173", "avery_l7164"):
        out = tmp_path / f"{stock}.pdf"
        assert labels("room", "--only", "roles", "--stock", stock, "--out", str(out)).status == 0
        sizes.append(height_of_letters(out, "QUALITY"))
    card, low, narrow = sizes
    # labels/layouts.yaml: verbs of 11 mm on cards, of 4.2 mm on stickers.
    assert (card / low, card / narrow) == pytest.approx((11 / 4.2, 11 / 4.2), rel=0.05)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["room", *L7160], "Stickers take one section at a time: name it with --only."),
        (["room", "--only", "roles", "--start", "3"], "--start counts the stickers of a sheet: name the sheet with"),
        (["room", "--only", "roles", *L7165, "--start", "9"], "Avery L7165 has positions 1 to 8, and none numbered 9."),
        (["room", "--only", "roles", "--stock", "L7165"], 'no stock L7165 in labels/stocks.csv. Did you mean'),
        (["room", "--only", "roles", "--stock", "j8165"], 'Did you mean "avery_l7165"?'),
        (["room", "--only", "roles", "--stock", "paper"], "There is no stock paper in labels/stocks.csv. Known here: "),
        (["room", "--only", "roles", "--stock", "\x1b[2J"], "There is no stock"),
        (["room", "--only", "products", "--stock", "avery_l4731"], '"9521108035110" has no room on this label'),
        (["kit", "RCV-02", "--seed", "1", *L7160], "Seed 1 of RCV-02 needs no labels beside those of the room"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_one_line(tmp_path: Path, arguments: list[str], says: str) -> None:
    said = labels(*arguments, "--out", str(tmp_path / "x.pdf"))
    assert (said.status, said.out) == (2, "")
    assert says in said.err
    assert len(said.err.splitlines()) == 1
    assert "\x1b" not in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_start_before_the_first_sticker_is_wrong_use(tmp_path: Path) -> None:
    said = labels("room", "--only", "roles", *L7165, "--start", "0", "--out", str(tmp_path / "x.pdf"))
    assert said.status == 2
    assert "--start" in said.err


def test_a_kit_on_stickers_is_its_planted_labels_and_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a label for the chopping board in the room: 4 boards in a box and 2 loose ones."""
    room = room_of(lesson().pack)
    without = tuple(label for label in room.labels if label.payload != "9521108410313")
    poorer = Room(room.pack, room.number, room.title, without)
    monkeypatch.setattr("scansim.training.kit.room_of", lambda pack: poorer)
    out = tmp_path / "planted.pdf"
    said = labels("kit", "RCV-02", "--seed", "1", *L7165, "--start", "4", "--out", str(out))
    assert said.out == f"2 pages with 6 labels, each read back. Print at actual size.\n{out}\n"
    assert Counter(payload for page in pictures(out, 300) for payload in read(page)) == {"9521108410313": 6}
    first, second = texts(out)
    assert "1 of 6" in first
    assert "6 of 6" in second
    assert "TRAINER ONLY" not in first + second
