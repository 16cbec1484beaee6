"""One row of the handheld in words, whatever screen it stands on: what it is, how far, where from and where to."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.handheld.screen import HandheldScreen, Instruction, Item, Progress, ScreenKind
from scansim.training.choices_on import is_work
from scansim.words.handheld import SETTINGS, VALUES
from scansim.words.plain import line
from scansim.words.sentence import Sentence

__all__ = ["item_line", "item_text"]

_MARKS = {Progress.COMPLETE: "line_complete", Progress.OVER: "line_over"}
_FIGURES: dict[ScreenKind | Instruction, str] = {
    ScreenKind.OPERATIONS: "open_count",
    ScreenKind.TRANSFERS: "lines_count",
    ScreenKind.BATCHES: "transfers_count",
    Instruction.CREATE_BACKORDER: "not_counted",
    Instruction.STOCK_CHANGED: "counted_now",
}
_ONE = {"lines_count": "one_line", "transfers_count": "one_transfer"}
"""What a figure is called where the value alone does not say it."""

_LIES_AT = {ScreenKind.COUNT: "place", ScreenKind.PACKAGE: "source"}
"""Where a place is not one to come from or to go to."""

_PARTS = (
    ("source", "line_from", "place"),
    ("lot", "line_lot", "lot"),
    ("package", "line_in", "package"),
    ("place", "line_to", "place"),
    ("result_package", "line_into", "package"),
    ("container", "line_container", "package"),
    ("proposed_package", "line_proposed", "package"),
    ("order", "line_order", "order"),
)


def item_line(number: int, item: Item, screen: HandheldScreen) -> str:
    """A row that can be named by its number: of a transfer first what it is, then how it stands."""
    state = ", ".join(_state(item, screen))
    if state and (is_work(screen) or screen.fields):
        return line("line", number=str(number), thing=_thing(item, screen), state=state)
    return line("row", number=str(number), text=item_text(item, screen))


def item_text(item: Item, screen: HandheldScreen) -> str:
    """All of a row."""
    return ", ".join((_thing(item, screen), *_state(item, screen)))


def _thing(item: Item, screen: HandheldScreen) -> str:
    title, detail = item.title, item.detail
    if screen.kind is ScreenKind.SETTINGS:
        title, detail = _word(SETTINGS, title), _word(VALUES, detail)
    return ", ".join(part for part in (title, detail) if part)


def _state(item: Item, screen: HandheldScreen) -> Iterator[str]:
    if item.holds:
        yield line("line_package" if item.is_package else "line_lots", count=str(item.holds))
    yield from _figures(item, screen)
    for attribute, code, name in _PARTS:
        value = getattr(item, attribute)
        if value and not (item.package == value and (attribute == "result_package" or item.is_package)):
            yield line("line_at" if _LIES_AT.get(screen.kind) == attribute else code, **{name: value})
    if item.progress in _MARKS and item.demand:
        yield line(_MARKS[item.progress])
    if item.selected:
        yield line("line_selected")


def _figures(item: Item, screen: HandheldScreen) -> Iterator[str]:
    """How many: a blind count has no demand, and what was not counted no figure yet."""
    facts = {name: getattr(item, name) for name in ("done", "demand", "left", "unit")}
    code = _FIGURES.get(screen.instruction) or _FIGURES.get(screen.kind)
    if code:
        yield line(_ONE.get(code, code) if item.left == "1" else code, **facts)
    elif is_work(screen) and not item.done:
        yield line("line_not_counted")
        if item.demand:
            yield line("line_expected", **facts)
    elif item.done:
        yield line("line_done" if item.demand else "line_counted", **facts).rstrip()
    elif item.left:
        yield line("line_holds", **facts).rstrip()


def _word(sentences: dict[str, Sentence], code: str) -> str:
    return sentences[code].say({}).long if code in sentences else code
