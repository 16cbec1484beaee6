"""The handheld's screens as rows: a transfer's lines, lists, the line editor, questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rich.cells import cell_len

from scansim.engine.handheld.screen import Control, HandheldScreen, Item, Progress, ScreenKind
from scansim.screens.painting.acts import CHOOSE, TAP
from scansim.screens.painting.answers import answer_rows
from scansim.screens.painting.letters import letter_of, lettered
from scansim.screens.painting.looks import BUTTON, CHOSEN, INSTRUCTION, STRONG
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, lower_half, sheet, shortened, wrapped
from scansim.words.handheld import SCREENS
from scansim.words.interface import card_name, phrase
from scansim.words.speaker import Speaker

__all__ = [
    "PROGRESS",
    "answer_control",
    "chosen_control",
    "handheld_sheet",
    "line_button",
    "line_row",
    "panel_title",
    "row_controls",
    "target_text",
]

PROGRESS: dict[Progress, str] = {
    Progress.UNTOUCHED: " ",
    Progress.PARTIAL: "◐",
    Progress.COMPLETE: "✔",
    Progress.OVER: "!",
}
_ANSWERS = {
    "answer_yes": ("create_backorder", "add_product", "confirm"),
    "answer_no": ("no_backorder", "discard"),
}
"""Of the handheld's answers the one that decides comes before the one that only leaves."""

_BY_KEYS = Manner()
_MANY_ROWS = 3
_MARK = "▸"
_QUANTITY = 7
_UNIT = 6
_BUTTON = 8
_ROOM_FOR_UNITS = 46
_ROOM_FOR_CODES = 56
_CODE = 12


@dataclass(frozen=True, slots=True)
class _Button:
    control: Control
    text: str


def target_text(screen: HandheldScreen, width: int) -> str:
    """Where the goods go, or what the list or line is about."""
    facts = dict(screen.facts)
    if screen.kind is ScreenKind.TRANSFER and "destination" in facts:
        return choice_of(phrase("to_place", place=facts["destination"]), width)
    if screen.kind is ScreenKind.EDITOR:
        return shortened(f"{screen.title}  {facts.get('code', '')}", width)
    if screen.kind is ScreenKind.TRANSFERS:
        return shortened(facts.get("product", "") or screen.title, width)
    return ""


def panel_title(screen: HandheldScreen, speaker: Speaker) -> str:
    """What the handheld is at; a line's product stands below it already."""
    return SCREENS["editor"].long if screen.kind is ScreenKind.EDITOR else speaker.title(screen)


def row_controls(screen: HandheldScreen) -> tuple[Control, ...]:
    """The controls that are rows or buttons to choose among, in the order in which they stand there."""
    if screen.kind in (ScreenKind.OPERATIONS, ScreenKind.TRANSFERS, ScreenKind.BATCHES):
        rows = [control for control in screen.controls if control.action in ("type", "open")]
        return (*rows, *(control for control in screen.controls if control.action == "new"))
    if screen.kind in (ScreenKind.EDITOR, ScreenKind.FORM):
        order = {"confirm": 0, "fill": 1, "packaging": 2, "plus_one": 3, "minus_one": 4}
        return tuple(sorted(screen.controls, key=lambda control: order.get(control.action, 9)))
    return screen.controls if screen.kind in (ScreenKind.DIALOG, ScreenKind.MENU, ScreenKind.ACTIONS) else ()


def chosen_control(screen: HandheldScreen, choice: int | None) -> Control | None:
    """The control that is highlighted."""
    controls = row_controls(screen)
    return controls[choice] if choice is not None and 0 <= choice < len(controls) else None


def answer_control(screen: HandheldScreen, action: str) -> Control | None:
    """The control that YES (``answer_yes``) or NO (``answer_no``) means in a question."""
    return next(filter(None, map(screen.control, _ANSWERS[action])), None)


def handheld_sheet(
    screen: HandheldScreen,
    choice: int | None,
    speaker: Speaker,
    width: int,
    manner: Manner = _BY_KEYS,
    *,
    roomy: bool = False,
    digits: str = "",
) -> Sheet:
    """The instruction, which never scrolls away, and all below it.

    ``choice`` is the highlighted row or button, ``digits`` are those of a quantity that were read off cards so far.
    """
    below = _below(screen, choice, speaker, width, manner, digits)
    return replace(below, pinned=_above(screen, speaker, width, roomy=roomy))


def _above(screen: HandheldScreen, speaker: Speaker, width: int, *, roomy: bool) -> tuple[Row, ...]:
    said = speaker.instruction(screen)
    tall = cell_len(said.short) > width - 2
    lines = wrapped(said.short, width - 2) if tall else [choice_of(said, width - 2)]
    air = [Pen().column("", width, INSTRUCTION).row()] if roomy else []
    banner = [Pen().column(f" {line}", width, INSTRUCTION).row() for line in lines]
    return (*air, *banner, *air, Pen().write(f" {target_text(screen, width - 1)}").row())


def _below(
    screen: HandheldScreen, choice: int | None, speaker: Speaker, width: int, manner: Manner, digits: str
) -> Sheet:
    match screen.kind:
        case ScreenKind.TRANSFER | ScreenKind.BATCH | ScreenKind.COUNT:
            items = screen.items
            focus = screen.focus
            return Sheet(
                len(items), lambda index: line_row(items[index], width), None if focus is None else (focus, focus)
            )
        case ScreenKind.OPERATIONS | ScreenKind.TRANSFERS | ScreenKind.BATCHES:
            return _list(screen, choice, speaker, width, manner)
        case ScreenKind.SETTINGS | ScreenKind.PACKAGE:
            return _list(screen, None, speaker, width, manner)
        case ScreenKind.EDITOR | ScreenKind.FORM:
            return _editor(screen, choice, speaker, width, manner, digits)
        case ScreenKind.DIALOG:
            return _question(screen, choice, speaker, width, manner)
        case ScreenKind.MENU | ScreenKind.ACTIONS:
            buttons = [_Button(control, speaker.control(control).long) for control in row_controls(screen)]
            return sheet([Row(), *_strip(buttons, None, width, Manner(tall=manner.tall))])


@lru_cache(maxsize=1024)
def line_row(item: Item, width: int) -> Row:
    """One line of a transfer: how far it is, what it is, done of demand, and the button that fills it."""
    with_unit = width >= _ROOM_FOR_UNITS
    style = STRONG if item.selected else ""
    done = f"{item.done}/{item.demand}"
    quantity = max(_QUANTITY, cell_len(done))
    pen = Pen().write(_MARK if item.selected else " ", STRONG)
    pen.write(PROGRESS[item.progress], STRONG).write(" ")
    button, act = line_button(item)
    ending = quantity + (_UNIT + 1 if with_unit else 0) + _BUTTON
    with_code = width >= _ROOM_FOR_CODES and item.detail
    title = width - pen.at - ending - (_CODE + 1 if with_code else 0)
    pen.column(f"{item.title} → {item.place}" if item.place else item.title, title, style)
    if with_code:
        pen.write(" ").column(item.detail, _CODE)
    pen.right(done, quantity, style)
    if with_unit:
        pen.write(" ").column(item.unit, _UNIT)
    pen.right(button, _BUTTON, BUTTON, f"{TAP}{act}")
    return pen.row(f"{TAP}select:{item.key}")


def line_button(item: Item) -> tuple[str, str]:
    """The button at the end of a line: what stands on it, and the control it presses."""
    return (f"[+{item.left}]", f"fill:{item.key}") if item.left else ("[+1]", f"plus:{item.key}")


def _list(screen: HandheldScreen, choice: int | None, speaker: Speaker, width: int, manner: Manner) -> Sheet:
    pens = [
        lettered(Pen(), letter_of(index) if manner.by_cards else "").write(
            f"{_MARK if index == choice else ' '} ", STRONG
        )
        for index in range(len(row_controls(screen)))
    ]
    rows = [
        _list_row(screen, pens[index], item, width, STRONG if index == choice else "").row(f"{CHOOSE}{index}")
        for index, item in enumerate(screen.items)
    ]
    for index in range(len(rows), len(pens)):
        control = row_controls(screen)[index]
        said = speaker.control(control)
        text = choice_of(said, width - pens[index].at)
        rows.append(pens[index].write(text, STRONG if index == choice else "").row(f"{CHOOSE}{index}"))
    keep = None if choice is None else (choice * manner.rows_each, (choice + 1) * manner.rows_each - 1)
    return sheet([part for row in rows for part in manner.high(row)], keep)


def _list_row(screen: HandheldScreen, pen: Pen, item: Item, width: int, style: str) -> Pen:
    counts = "open_count" if screen.kind is ScreenKind.OPERATIONS else "lines_count"
    tail = choice_of(phrase("one_line" if (counts, item.left) == ("lines_count", "1") else counts, count=item.left), 10)
    room = width - pen.at - cell_len(tail) - 1
    title = min(cell_len(item.title), room)
    pen.column(item.title, title, style).write("  " if room - title > 8 else "")
    return pen.column(item.detail, max(0, width - pen.at - cell_len(tail) - 1)).write(tail)


def _editor(
    screen: HandheldScreen, choice: int | None, speaker: Speaker, width: int, manner: Manner, digits: str
) -> Sheet:
    facts = dict(screen.facts)
    recorded = choice_of(
        phrase("recorded", **{name: facts.get(name, "") for name in ("done", "demand", "unit")}), width - 1
    )
    name = phrase("quantity").long
    value = f"{digits}_" if digits else screen.fields[0].value if screen.fields else ""
    field = Pen().write(f" {name}  ", STRONG).write(f"[ {shortened(value, 12)} ]", CHOSEN).row()
    buttons = [_Button(control, _button_text(control, speaker)) for control in row_controls(screen)]
    strip = _strip(buttons, 0 if choice is None else choice, width, manner)
    how = phrase("scan_digits" if manner.by_cards else "type_digits")
    hint = Pen().write(" ").write(choice_of(how, width - 1)).row()
    above = [Pen().write(" ").write(recorded).row(), *([_blank()] if len(strip) < _MANY_ROWS else []), field, hint]
    above.append(_blank())
    return sheet([*above, *strip], (2, len(above) + len(strip) - 1))


def _question(screen: HandheldScreen, choice: int | None, speaker: Speaker, width: int, manner: Manner) -> Sheet:
    rows: list[Row] = []
    for item in screen.items:
        tail = choice_of(phrase("not_counted", count=item.left), width // 2)
        rows.append(Pen().write("   ").column(item.title, width - 4 - cell_len(tail)).write(tail).row())
    if rows:
        rows.append(_blank())
    first = len(rows)
    controls = row_controls(screen)
    answers = [speaker.control(control) for control in controls]
    rows += answer_rows(answers, choice, width, manner, _answer_cards(screen, controls))
    return sheet(rows, (first, len(rows) - 1))


def _answer_cards(screen: HandheldScreen, controls: Sequence[Control]) -> list[str]:
    """The card that says each answer: yes, no, or back."""
    cards = {"discard": "back"}
    for action, card in (("answer_no", "no"), ("answer_yes", "yes")):
        control = answer_control(screen, action)
        if control:
            cards[control.id] = card
    return [card_name(cards.get(control.id, "")) for control in controls]


def _button_text(control: Control, speaker: Speaker) -> str:
    said = speaker.control(control)
    return said.long if len(said.long) <= 14 else said.short


def _strip(buttons: list[_Button], choice: int | None, width: int, manner: Manner) -> list[Row]:
    """Buttons side by side, in as many rows as they need."""
    rows: list[Row] = []
    pen = Pen().write(" ")
    for index, button in enumerate(buttons):
        letter = letter_of(index).strip() if manner.by_cards else ""
        text = shortened(f"{letter} {button.text}" if letter else button.text, width - 5)
        if pen.at + cell_len(text) + 4 > width and pen.at > 1:
            rows.append(pen.row())
            pen = Pen().write(" ")
        chosen = index == choice
        left, right = ("▸", "◂") if chosen else ("[", "]")
        pen.write(f"{left} {text} {right}", CHOSEN if chosen else BUTTON, f"{CHOOSE}{index}").write(" ")
    return [part for row in [*rows, pen.row()] for part in ((row, lower_half(row)) if manner.tall else (row,))]


def _blank() -> Row:
    return Pen().row()
