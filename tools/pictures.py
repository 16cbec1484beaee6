"""Pictures for the docs: the screens of the trainer as SVG, from the very states that the tests look at.

``make pictures`` writes ``docs/pictures/*.svg``. Nothing is drawn by hand: change a screen, run it again,
and look at it.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scansim.app import ShippedLessons  # noqa: E402 - the program must be on the path first
from scansim.records.memory import MemoryAttempts  # noqa: E402
from scansim.screens.desk import Desk  # noqa: E402
from scansim.screens.painting.handheld import handheld_sheet, panel_title  # noqa: E402
from scansim.screens.painting.pane import Framed, Pane  # noqa: E402
from scansim.screens.painting.row import Row, beside  # noqa: E402
from scansim.screens.steering import first_choice  # noqa: E402
from scansim.words.speaker import Speaker  # noqa: E402
from tests.screens.house_screens import screen_of  # noqa: E402
from tests.screens.situations import cards, run_of  # noqa: E402
from tests.screens.small import StandingClock  # noqa: E402
from tests.screens.station import Station, at_station  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
CELL, LINE, EDGE = 9.0, 19, 14
FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
INK, PAPER = "#e0e0e0", "#121212"
"""As Textual's dark theme has them, so that a picture has no seam at its edge."""

LIGHT, HEAVY = 1.2, 2.6
ARMS = {
    "─": "left right", "━": "left right", "│": "up down", "┃": "up down", "║": "up down",
    "╭": "down right", "╮": "down left", "╰": "up right", "╯": "up left",
    "┏": "down right", "┓": "down left", "┗": "up right", "┛": "up left",
}  # fmt: skip
"""Frames are drawn and not written: the letters of a font leave gaps between rows. Which ways each sign goes."""
SEED = 5
EXERCISE = "RCV-02"

Picture = Sequence[Sequence[Segment]]


def svg(picture: Picture, columns: int) -> str:
    """The picture as SVG: each piece of text is held to its cells, whatever font there is."""
    width, height = columns * CELL + 2 * EDGE, len(picture) * LINE + 2 * EDGE
    size = f'viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}"'
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
        f'<g font-family="{FONTS}" font-size="15" xml:space="preserve">',
    ]
    for number, segments in enumerate(picture):
        column = 0
        for text, style, _ in segments:
            cells = cell_len(text)
            pieces += _piece(text, style or Style(), EDGE + column * CELL, EDGE + number * LINE, cells)
            column += cells
    return "\n".join([*pieces, "</g>", "</svg>", ""])


def _piece(text: str, style: Style, x: float, y: int, cells: int) -> list[str]:
    ink, paper = _colour(style, ground=False) or INK, _colour(style, ground=True)
    if style.reverse:
        ink, paper = paper or PAPER, ink
    made = []
    if paper and paper != PAPER:
        made.append(f'<rect x="{x:g}" y="{y}" width="{cells * CELL:g}" height="{LINE}" fill="{paper}"/>')
    for is_frame, signs in groupby(text, ARMS.__contains__):
        part = "".join(signs)
        made += _frame(part, ink, x, y) if is_frame else _text(part, style, ink, x, y)
        x += cell_len(part) * CELL
    return made


def _text(text: str, style: Style, ink: str, x: float, y: int) -> list[str]:
    shown = text.strip()
    if not shown:
        return []
    x += (len(text) - len(text.lstrip())) * CELL
    weight = ' font-weight="bold"' if style.bold else ""
    line = ' text-decoration="underline"' if style.underline else ""
    held = f'textLength="{cell_len(shown) * CELL:g}" lengthAdjust="spacingAndGlyphs"'
    return [f'<text x="{x:g}" y="{y + LINE - 5}" {held} fill="{ink}"{weight}{line}>{escape(shown)}</text>']


def _frame(signs: str, ink: str, x: float, y: int) -> list[str]:
    """Lines from edge to edge of their cells; of a run of the same sign one line."""
    made = []
    for sign, run in groupby(signs):
        count = len(list(run))
        left, right, top, foot = x, x + count * CELL, y, y + LINE
        middle, level = x + CELL / 2, y + LINE / 2
        ends = {"left": (left, level), "right": (right, level), "up": (middle, top), "down": (middle, foot)}
        (ax, ay), (bx, by) = (ends[arm] for arm in ARMS[sign].split())
        bend = f"Q{middle:g} {level:g}" if sign in "╭╮╰╯" else f"L{middle:g} {level:g} L"
        turns = bend if sign in "╭╮╰╯┏┓┗┛" else "L"
        for shift in (-1.5, 1.5) if sign == "║" else (0.0,):
            wide = HEAVY if sign in "━┃┏┓┗┛" else LIGHT
            path = f"M{ax + shift:g} {ay:g} {turns} {bx + shift:g} {by:g}"
            made.append(f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{wide}"/>')
        x = right
    return made


def _colour(style: Style, *, ground: bool) -> str:
    colour = style.bgcolor if ground else style.color
    return colour.get_truecolor().hex if colour is not None and not colour.is_default else ""


def _keep(name: str, picture: Picture, columns: int) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.svg").write_text(svg(picture, columns), encoding="utf-8")
    print(f"docs/pictures/{name}.svg")


def _photograph(station: Station, name: str) -> None:
    strips = station.app.screen._compositor.render_strips()  # noqa: SLF001 - as the tests look at a screen
    _keep(name, [list(strip) for strip in strips], station.app.size.width)


def _handheld(name: str, state: str, height: int) -> None:
    """The handheld alone, where no exercise that ships leads there yet."""
    screen, frame = screen_of(state), Framed(panel_title(screen_of(state), Speaker()), 56, is_heavy=True)
    pane = Pane()
    rows = pane.rows(
        lambda room: handheld_sheet(screen, first_choice(screen), Speaker(), room, roomy=True), frame.width - 2, height
    )
    framed: list[Row] = [frame.top(), *(beside(*frame.around(row)) for row in rows), frame.foot()]
    _keep(name, [[Segment(text, Style.parse(style)) for text, style in row.parts] for row in framed], frame.width)


async def _choose(station: Station, cache: Path) -> None:
    """From home, to the exercise of the pictures."""
    ids = [entry.id for entry in ShippedLessons(cache).catalogue()]
    await station.press(*["down"] * ids.index(EXERCISE))


async def _station_pictures(cache: Path) -> None:
    def desk() -> Desk:
        return Desk(ShippedLessons(cache), MemoryAttempts(), StandingClock(), Speaker(), lambda: SEED, "Station 3")

    async with at_station(desk) as station:
        _photograph(station, "lock")
        await station.press("enter")
        _photograph(station, "home")
        await _choose(station, cache)
        await station.press("enter")
        _photograph(station, "brief")
        await station.press("enter")
        run = run_of(station)
        await station.scan(run.situation.transfer)
        await station.press("f3", "enter", "f3")
        first = run.screen.items[0]
        product = run.world.warehouse.stock.products.where("code", first.detail)[0]
        boxes = run.world.warehouse.stock.packagings.where("product", product.id)
        await station.scan(*(box.barcode for box in boxes[:1]), product.barcode, product.barcode)
        _photograph(station, "run")
        await cards(station, "damaged")
        _photograph(station, "report")
        await station.press("escape", "f2")
        _photograph(station, "backorder")
    async with at_station(desk) as station:
        await station.press("f8")
        await station.scan("]C1010952123454321310L1")
        _photograph(station, "hardware")


async def _debrief(cache: Path) -> None:
    def desk() -> Desk:
        return Desk(ShippedLessons(cache), MemoryAttempts(), StandingClock(), Speaker(), lambda: SEED, "Station 3")

    async with at_station(desk) as station:
        await station.press("enter")
        await _choose(station, cache)
        await station.press("enter", "enter")
        run = run_of(station)
        await station.scan(run.situation.transfer)
        for _ in run.screen.items:
            await station.press("down", "right")
        await station.press("f2")
        _photograph(station, "debrief")


def main() -> None:
    """Write all of them."""
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        asyncio.run(_station_pictures(Path(folder)))
        asyncio.run(_debrief(Path(folder)))
    _handheld("cluster", "cluster", 16)
    _handheld("count", "count_blind", 16)


if __name__ == "__main__":
    main()
