"""What stands on a label: all of its payload in letters, its name, TRAINING, its mark; nothing over anything else."""

from __future__ import annotations

import pytest

from scansim.labels.document import Label
from scansim.labels.dots import Rectangle
from scansim.labels.fonts import Face, width
from scansim.labels.page import Page, Text
from scansim.labels.symbology import Symbology
from scansim.training.stationery import Printer
from tests.labels.press import GS, GS1, mm, sheet, stationery, stock
from tests.labels.test_symbols import PAYLOADS

LAYOUTS = sorted(stationery().layouts)
ON_ROLL = Printer("roll", "Roll", 300, 300, margin=mm("1"))


def label(symbology: Symbology, **words: object) -> Label:
    return Label(PAYLOADS[symbology], "Blue mug", symbology=symbology, **words)  # type: ignore[arg-type]


def said(page: Page, face: Face) -> str:
    """All that is written in a face, from above to below and from left to right."""
    return "".join(one.text for one in sorted(page.texts, key=lambda one: (one.baseline, one.x)) if one.face is face)


def box_of(text: Text) -> Rectangle:
    """What letters can darken: capitals and figures above the baseline, descenders below."""
    wide = round(width(text.text, text.face) * text.size)
    return Rectangle(text.x, text.baseline - round(text.size * 0.73), wide, round(text.size * 0.95))


# Three columns of stickers are too narrow for an ITF-14.
KINDS = [(id_, kind) for id_ in LAYOUTS for kind in Symbology if (id_, kind) != ("sticker", Symbology.ITF_14)]


@pytest.mark.parametrize(("id_", "symbology"), KINDS)
def test_the_whole_payload_can_be_read_by_people(id_: str, symbology: Symbology) -> None:
    (page,) = sheet([label(symbology)], id_).pages
    wanted = "(01)09521108035110(10)LOT0002(17)261231" if PAYLOADS[symbology] == GS1 else PAYLOADS[symbology]
    if symbology is Symbology.GS1_128:
        wanted = "(00)395211080000000010"
    assert said(page, Face.MONO) == wanted


LONG = f"010952110803511010{'L' * 20}{GS}21{'S' * 20}{GS}240{'A' * 20}"


@pytest.mark.parametrize("id_", ["roll_2x1_in", "roll_50x30_mm", "roll_4x6_in"])
def test_a_long_payload_takes_more_lines_and_is_still_whole(id_: str) -> None:
    long = Label(LONG, "Tea", symbology=Symbology.GS1_DATAMATRIX)
    (page,) = sheet([long], "sticker", printer=ON_ROLL, stock_=id_).pages
    wanted = f"(01)09521108035110(10){'L' * 20}(21){'S' * 20}(240){'A' * 20}"
    assert said(page, Face.MONO) == wanted
    assert len([one for one in page.texts if one.face is Face.MONO]) > 1


@pytest.mark.parametrize("payload", ["A-01-02-3", "W" * 20])
def test_under_bars_too(payload: str) -> None:
    for id_ in ("roll_4x2_in", "roll_4x6_in"):
        (page,) = sheet([Label(payload, "x")], "sticker", printer=ON_ROLL, stock_=id_).pages
        assert said(page, Face.MONO) == payload


@pytest.mark.parametrize("symbology", [Symbology.CODE_128, Symbology.EAN_13, Symbology.DATAMATRIX])
@pytest.mark.parametrize("id_", LAYOUTS)
def test_training_stands_on_every_label_and_the_mark_beside_it(id_: str, symbology: Symbology) -> None:
    (page,) = sheet([label(symbology, mark="KIT 7 · 3 of 12")] * 2, id_).pages
    texts = [one.text for one in page.texts]
    assert texts.count("TRAINING") == 2
    assert texts.count("KIT 7 · 3 of 12") == 2
    for one in page.texts:
        if one.text == "TRAINING":
            assert one.white
            assert any(box_of(one).within(box) == box_of(one) for box in page.boxes)


@pytest.mark.parametrize("symbology", [Symbology.CODE_128, Symbology.EAN_13, Symbology.QR])
@pytest.mark.parametrize("id_", LAYOUTS)
def test_nothing_is_written_over_symbols_or_other_words(id_: str, symbology: Symbology) -> None:
    full = label(symbology, verb="PLACE", sign="⌂", mark="KIT 7 · 3 of 12", lines=("WH/Stock/A-01-2", "second") * 9)
    (page,) = sheet([full], id_).pages
    (placed,) = page.symbols
    symbol = placed.quiet._replace(height=placed.symbol.body)
    boxes = [box_of(one) for one in page.texts]
    for place, box in enumerate(boxes):
        assert not all(box.within(symbol)[2:]), page.texts[place].text
        for other in boxes[place + 1 :]:
            assert not all(box.inset(2, 2).within(other.inset(2, 2))[2:])


def test_lines_that_have_no_room_are_left_away_and_the_last_one_says_so() -> None:
    lines = tuple(f"{number} pieces of something" for number in range(40))
    (page,) = sheet([label(Symbology.CODE_128, lines=lines)], "product").pages
    shown = [one.text for one in page.texts if "pieces of" in one.text]
    assert 1 <= len(shown) < 40
    assert shown[-1].endswith("…")
    assert shown[:-1] == list(lines[: len(shown) - 1])


def test_lines_that_have_room_are_all_there() -> None:
    lines = tuple(f"{number} pieces of something" for number in range(12))
    (page,) = sheet([label(Symbology.CODE_128, lines=lines)], "document").pages
    assert [one.text for one in page.texts if "pieces of" in one.text] == list(lines)


def test_words_shrink_before_bars_do() -> None:
    """On a sticker of an inch bars keep their 12 mm as long as words can give way (reference labels 4.2)."""
    words = label(Symbology.CODE_128, lines=("North Hub",))
    (page,) = sheet([words], "product", stock_="avery_5160").pages
    (plain,) = sheet([words], "product").pages
    assert page.symbols[0].symbol.body >= 12 / 25.4 * 300 - 1
    assert max(one.size for one in page.texts if one.text == "Blue mug") < max(
        one.size for one in plain.texts if one.text == "Blue mug"
    )
    assert stock("avery_5160").label_height == mm("25.4")
