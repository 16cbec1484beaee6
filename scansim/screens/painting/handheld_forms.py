"""The handheld's line editor, its forms and its questions as rows."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from scansim.engine.handheld.screen import Control, Field, HandheldScreen, Instruction, Item
from scansim.screens.painting.acts import CHOOSE, TAP
from scansim.screens.painting.answers import answer_rows
from scansim.screens.painting.handheld_strip import button_of, strip
from scansim.screens.painting.keypad import keypad
from scansim.screens.painting.letters import letter_of, lettered
from scansim.screens.painting.looks import BUTTON, CHOSEN, STRONG
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, sheet, shortened, wrapped
from scansim.training.choices_on import answer_control, choices, row_controls
from scansim.words.handheld import EXPLANATIONS, FIELDS
from scansim.words.interface import card_name, phrase
from scansim.words.sentence import Said
from scansim.words.speaker import Speaker

__all__ = ["editor_sheet", "question_sheet", "return_sheet"]

_MANY_ROWS = 3
_LONGEST_VALUE = 12
_MARK = "▸"
_ROOM_FOR_MARGINS = 26
_SCRAP_FACTS = ("product", "lot", "package", "place")


def editor_sheet(
    screen: HandheldScreen, choice: int | None, speaker: Speaker, width: int, manner: Manner, digits: str
) -> Sheet:
    """The quantity, the buttons, and the other fields of a line; of the scrap form what is scrapped where."""
    there = choices(screen)
    controls = [each for each in there if isinstance(each, Control)]
    chosen = 0 if choice is None else choice
    strip_rows = strip([button_of(control, speaker) for control in controls], chosen, width, manner)
    above = _about(screen, width)
    if len(strip_rows) < _MANY_ROWS:
        above.append(_blank())
    first = len(above)
    above += [_quantity(screen, digits), _how(width, manner), _blank()]
    rows = [*above, *strip_rows]
    keep = (first, len(rows) - 1)
    if not manner.by_cards:
        rows += [_blank(), *keypad(width, manner)]
    fields = [each for each in there if isinstance(each, Field)]
    if fields:
        rows.append(_blank())
    for index, field in enumerate(fields, len(controls)):
        if index == choice:
            keep = (len(rows), len(rows))
        rows.append(_field(field, index, width, _letter(index, chosen, manner), chosen=index == choice))
    return sheet(rows, keep)


def return_sheet(
    screen: HandheldScreen, choice: int | None, speaker: Speaker, width: int, manner: Manner, digits: str
) -> Sheet:
    """How much of each line comes back, and the buttons below."""
    rows: list[Row] = []
    for index, (item, field) in enumerate(zip(screen.items, screen.fields, strict=True)):
        value = f"{digits}_" if digits and index == choice else field.value
        letter = _letter(index, choice, manner)
        rows.append(_returned(screen, item, value, index, width, letter, chosen=index == choice))
    count = len(rows)
    rows += [_blank(), _how(width, manner)]
    first = len(rows)
    buttons = [button_of(control, speaker) for control in row_controls(screen)]
    rows += strip(buttons, choice, width, manner, first=count)
    if choice is None or choice < count:
        return sheet(rows, None if choice is None else (choice, choice))
    return sheet(rows, (first, len(rows) - 1))


def question_sheet(
    screen: HandheldScreen, choice: int | None, speaker: Speaker, width: int, manner: Manner, digits: str
) -> Sheet:
    """A plain sentence, what it is about, and the answers."""
    rows: list[Row] = []
    said = explanation(screen)
    if said is not None:
        rows += [Pen().write(f" {line}").row() for line in wrapped(choice_of(said, 2 * width - 4), width - 2)]
        rows.append(_blank())
    asked = [row for item in screen.items for row in _asked(screen, item, width)]
    if screen.fields:
        asked += [_quantity(screen, digits, "failed"), _how(width, manner, by_arrows=False)]
    rows += [*asked, *([_blank()] if asked else [])]
    first = len(rows)
    controls = row_controls(screen)
    answers = [speaker.control(control) for control in controls]
    rows += answer_rows(answers, choice, width, manner, _cards(screen, controls))
    return sheet(rows, (first, len(rows) - 1))


def explanation(screen: HandheldScreen) -> Said | None:
    """What a question means, in a plain sentence."""
    sentence = EXPLANATIONS.get(screen.instruction.value)
    return sentence.say(dict(screen.facts)) if sentence else None


def _about(screen: HandheldScreen, width: int) -> list[Row]:
    facts = dict(screen.facts)
    if "demand" in facts:
        code = "recorded" if facts["demand"] else "recorded_blind" if facts.get("done") else "recorded_nothing"
        said = phrase(code, **{name: facts.get(name, "") for name in ("done", "demand", "unit")})
        return [Pen().write(" ").write(choice_of(said, width - 1)).row()]
    rows = []
    for name in _SCRAP_FACTS:
        if facts.get(name):
            pen = Pen().write(f" {choice_of(FIELDS[name].say({}), 12)}  ")
            rows.append(pen.write(shortened(facts[name], width - pen.at), STRONG).row())
    return rows


def _quantity(screen: HandheldScreen, digits: str, name: str = "quantity") -> Row:
    held = next((field.value for field in screen.fields if field.id == "quantity"), "")
    value = f"{digits}_" if digits else held
    pen = Pen().write(f" {phrase(name).long}  ", STRONG)
    return pen.write(f"[ {shortened(value, _LONGEST_VALUE)} ]", CHOSEN).row()


def _how(width: int, manner: Manner, *, by_arrows: bool = True) -> Row:
    by_keys = "type_digits" if by_arrows else "type_number"
    how = phrase("scan_digits" if manner.by_cards else by_keys)
    return Pen().write(" ").write(choice_of(how, width - 1)).row()


def _letter(index: int, choice: int | None, manner: Manner) -> str:
    return letter_of(index, choice) if manner.by_cards else ""


def _field(field: Field, index: int, width: int, letter: str, *, chosen: bool) -> Row:
    name = choice_of(FIELDS[field.id].say({}) if field.id in FIELDS else Said(field.id, field.id), width // 2)
    pen = lettered(Pen(), letter).write(_MARK if chosen else " ", STRONG).write(f"{name}  ", STRONG if chosen else "")
    value = shortened(field.value, max(3, width - pen.at - 4))
    return pen.write(f"[ {value or '…'} ]", CHOSEN if chosen else BUTTON).row(f"{CHOOSE}{index}")


def _returned(
    screen: HandheldScreen, item: Item, value: str, index: int, width: int, letter: str, *, chosen: bool
) -> Row:
    figures = f"{value}/{item.demand}"
    buttons = [("[-1]", f"minus:{item.key}"), ("[+1]", f"plus:{item.key}")]
    if width < _ROOM_FOR_MARGINS:
        buttons = buttons[1:]  # Keys and digits take back, too; a name that cannot be read is no use.
    there = [(text, act) for text, act in buttons if screen.control(act)]
    room = 5 * len(buttons)
    pen = lettered(Pen(), letter).write(f"{_MARK if chosen else ' '} ", STRONG)
    pen.column(item.title, width - pen.at - cell_len(figures) - room - 1, STRONG if chosen else "")
    pen.write(" ").write(figures, CHOSEN if chosen else STRONG)
    pen.write(" " * (room - 5 * len(there)))
    for text, act in there:
        pen.write(" ").write(text, BUTTON, f"{TAP}{act}")
    return pen.row(f"{CHOOSE}{index}")


def _asked(screen: HandheldScreen, item: Item, width: int) -> list[Row]:
    """What a question is about: the thing, and at the right what there is to say of it."""
    margin = 3 if width >= _ROOM_FOR_MARGINS else 1
    room = width - margin - 1
    said = _tail(screen.instruction, item)
    tail = choice_of(said, room - cell_len(item.title) - 1)
    if tail not in (said.long, said.short):
        under = Pen().to(margin + 1).write(choice_of(said, room - 1)).row()
        return [Pen().to(margin).column(item.title, room).row(), under]
    return [Pen().to(margin).column(item.title, room - cell_len(tail)).write(tail).row()]


def _tail(instruction: Instruction, item: Item) -> Said:
    match instruction:
        case Instruction.CREATE_BACKORDER:
            return phrase("not_counted", count=item.left)
        case Instruction.STOCK_CHANGED:
            return phrase("counted_now", done=item.done, demand=item.demand)
        case _:
            text = "  ".join(filter(None, (item.detail, item.left)))
            return Said(text, text)


def _cards(screen: HandheldScreen, controls: Sequence[Control]) -> list[str]:
    """The card that says each answer: yes, no, or back."""
    cards = {"discard": "back"}
    for action, card in (("answer_no", "no"), ("answer_yes", "yes")):
        control = answer_control(screen, action)
        if control:
            cards[control.id] = card
    return [card_name(cards.get(control.id, "")) for control in controls]


def _blank() -> Row:
    return Pen().row()
