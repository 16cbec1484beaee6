"""Lists of the handheld as rows: operations, transfers, batches, what lies in a package, what the company has set."""

from __future__ import annotations

from rich.cells import cell_len

from scansim.engine.handheld.screen import HandheldScreen, Item, ScreenKind
from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.letters import kept_in_view, letter_of, lettered
from scansim.screens.painting.looks import STRONG
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, sheet, wrapped
from scansim.training.choices_on import row_controls
from scansim.words.handheld import SETTINGS, VALUES
from scansim.words.interface import phrase
from scansim.words.sentence import Said, Sentence
from scansim.words.speaker import Speaker

__all__ = ["content_sheet", "list_sheet", "settings_sheet"]

_MARK = "▸"
_ROOM_FOR_WORDS = 26
_SHORTEST_DETAIL = 6
"""With less room nobody knows whose name that is."""

_COUNTS = {ScreenKind.OPERATIONS: "open_count", ScreenKind.BATCHES: "transfers_count"}


def list_sheet(screen: HandheldScreen, choice: int | None, speaker: Speaker, width: int, manner: Manner) -> Sheet:
    """Rows to choose among, and buttons below them."""
    controls = row_controls(screen)
    pens = [
        lettered(Pen(), letter_of(index, choice) if manner.by_cards else "").write(
            f"{_MARK if index == choice else ' '} ", STRONG
        )
        for index in range(len(controls))
    ]
    rows = [
        _row(screen, pens[index], item, width, STRONG if index == choice else "").row(f"{CHOOSE}{index}")
        for index, item in enumerate(screen.items)
    ]
    for index in range(len(rows), len(pens)):
        text = choice_of(speaker.control(controls[index]), width - pens[index].at)
        rows.append(pens[index].write(text, STRONG if index == choice else "").row(f"{CHOOSE}{index}"))
    if not screen.items:
        rows.insert(0, Pen().write(" ").write(choice_of(phrase("list_is_empty"), width - 1)).row())
    keep = None if choice is None else kept_in_view(choice, len(rows), manner)
    return sheet([part for row in rows for part in manner.high(row)], keep)


def content_sheet(screen: HandheldScreen, width: int) -> Sheet:
    """What lies in a package: quantity and product, below them lot and place."""
    rows: list[Row] = []
    for item in screen.items:
        figure = f"{item.left} {item.unit}" if width >= 30 else item.left
        rows.append(Pen().write("  ").column(item.title, width - 3 - len(figure), STRONG).write(figure, STRONG).row())
        lot = [phrase("lot_of", lot=item.detail).long] if item.detail else []
        rows += [Pen().write("    ").write(line).row() for line in wrapped("  ".join([*lot, item.source]), width - 4)]
    return sheet(rows or [Pen().write(f" {choice_of(phrase('package_is_empty'), width - 1)}").row()])


def settings_sheet(screen: HandheldScreen, width: int) -> Sheet:
    """What is set for the whole app."""
    rows: list[Row] = []
    for item in screen.items:
        name, value = _said(SETTINGS, item.key), _said(VALUES, item.detail)
        text = choice_of(value, max(3, width // 2))
        label = choice_of(name, width - len(text) - 4)
        rows.append(Pen().write("  ").column(label, width - len(text) - 3).write(text, STRONG).row())
    return sheet(rows)


def _said(sentences: dict[str, Sentence], code: str) -> Said:
    return sentences[code].say({}) if code in sentences else Said(code, code)


def _row(screen: HandheldScreen, pen: Pen, item: Item, width: int, style: str) -> Pen:
    counts = _COUNTS.get(screen.kind, "lines_count")
    said = phrase("one_line" if (counts, item.left) == ("lines_count", "1") else counts, count=item.left)
    tail = choice_of(said, 12) if width >= _ROOM_FOR_WORDS else item.left
    room = width - pen.at - cell_len(tail) - 2
    title = min(cell_len(item.title), room)
    rest = room - title - 2
    pen.column(item.title, title, style)
    if rest >= _SHORTEST_DETAIL:
        pen.write("  ").column(item.detail, rest)
    return pen.to(width - cell_len(tail) - 1).write(tail)
