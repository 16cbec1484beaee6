"""1,000 mixed labels to PDF, beside pictures by python-barcode that reportlab places (DESIGN section 9).

Both print the same payloads and titles on the same sheet, two by seven labels on A4, and only symbols that both can
make. What ours does besides is left in: text that fits, whole dots, head and foot.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from scansim.content.gs1 import element_reader
from scansim.content.label_file import read_stationery
from scansim.engine.barcodes.check_digits import check_digit
from scansim.labels.document import Document, Label, LabelSheet
from scansim.labels.page import Pages
from scansim.labels.pdf import pdf
from scansim.labels.proof import proof
from scansim.labels.symbology import Symbology
from scansim.labels.typesetting import typeset
from scansim.training.stationery import Paper

__all__ = ["LABELS", "lines", "mixed_labels"]

LABELS = 1000
_ROUNDS = 3
_GENERATED = 10
_PROVED = 1
_STOCK = "avery_l7163"

_ROOT = Path(__file__).resolve().parent.parent
_STATIONERY, _ = read_stationery(_ROOT)
_ELEMENTS = element_reader(date(2026, 3, 2))

_NAMES = {
    Symbology.CODE_128: "code128",
    Symbology.EAN_13: "ean13",
    Symbology.CODE_39: "code39",
    Symbology.ITF_14: "itf",
    Symbology.GS1_128: "gs1_128",
}
"""What python-barcode calls them."""


def lines() -> Iterator[str]:
    """Both ratios, each in one line."""
    labels = mixed_labels(LABELS)
    for program in (_ours, _ours_proved, _peer):
        program(labels[:20])
    made, proved, peer = [], [], []
    for _ in range(_ROUNDS):
        made.append(_timed(lambda: _ours(labels)))
        proved.append(_timed(lambda: _ours_proved(labels)))
        peer.append(_timed(lambda: _peer(labels)))
    yield _line(f"{LABELS:,} labels to PDF", made, peer, _GENERATED)
    yield _line(f"{LABELS:,} labels to PDF, each page read back", proved, peer, _PROVED)


def mixed_labels(count: int) -> tuple[Label, ...]:
    """Places, products, lots, boxes and logistic units in turn; the same ones every time."""
    draw = random.Random(1)
    return tuple(_label(number, draw) for number in range(count))


def _label(number: int, draw: random.Random) -> Label:
    title, text = f"Blue mug {number} cl", "North Hub, training room"
    match number % 7:
        case 0 | 1 | 2:
            payload, symbology = f"A.{draw.randrange(100):02d}.{draw.randrange(1000):03d}", Symbology.CODE_128
        case 3:
            payload, symbology = _checked(f"9521108{draw.randrange(10**5):05d}"), Symbology.EAN_13
        case 4:
            payload, symbology = f"LOT{draw.randrange(10**5):05d}", Symbology.CODE_39
        case 5:
            payload, symbology = _checked(f"1952110{draw.randrange(10**6):06d}"), Symbology.ITF_14
        case _:
            payload, symbology = "00" + _checked(f"39521108{draw.randrange(10**9):09d}"), Symbology.GS1_128
    return Label(payload, title, (text,), symbology=symbology)


def _checked(body: str) -> str:
    return f"{body}{check_digit(body)}"


def _ours(labels: tuple[Label, ...]) -> int:
    return len(pdf(_pages(labels)))


def _ours_proved(labels: tuple[Label, ...]) -> int:
    pages = _pages(labels)
    found = proof(pages)
    if not found.passed:
        raise AssertionError(found.misreadings[:3])
    return len(pdf(pages))


def _pages(labels: tuple[Label, ...]) -> Pages:
    layout, stock = _STATIONERY.layouts["sticker"], _STATIONERY.stocks[_STOCK]
    sheet = LabelSheet("Mixed labels", labels, layout, stock)
    return typeset(Document("Benchmark", "B-1", Paper.A4, (sheet,)), _STATIONERY.printers["office"], _ELEMENTS)


def _peer(labels: tuple[Label, ...]) -> int:
    from barcode import get_barcode_class  # type: ignore[import-untyped]
    from barcode.writer import ImageWriter  # type: ignore[import-untyped]
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stock = _STATIONERY.stocks[_STOCK]
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=1)
    for number, label in enumerate(labels):
        assert label.symbology is not None
        position = number % stock.per_page
        if number and position == 0:
            canvas.showPage()
        row, column = divmod(position, stock.columns)
        left = float(stock.left + column * stock.pitch_x) * mm
        bottom = A4[1] - float(stock.top + row * stock.pitch_y + stock.label_height) * mm
        options = {"add_checksum": False} if label.symbology is Symbology.CODE_39 else {}
        code = get_barcode_class(_NAMES[label.symbology])(label.payload, writer=ImageWriter(), **options)
        picture = code.render({"module_width": 0.254, "module_height": 13.0})
        width, height = (size / 300 * 25.4 * mm for size in picture.size)
        canvas.drawImage(ImageReader(picture), left + 2 * mm, bottom + 2 * mm, width, height)
        canvas.drawString(left + 2 * mm, bottom + 32 * mm, label.title)
    canvas.save()
    return len(file.getvalue())


def _timed(run: Callable[[], int]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _line(name: str, ours: list[float], peer: list[float], at_least: int) -> str:
    mine, theirs = statistics.median(ours), statistics.median(peer)
    ratio = theirs / mine
    verdict = "reached" if ratio >= at_least else "NOT REACHED"
    times = f"{mine:8.2f} s   peer {theirs:8.2f} s "
    return f"{name:<44} {times}  {ratio:5.1f}x  at least {at_least}x  {verdict}"


if __name__ == "__main__":
    for line in lines():
        print(line)
