"""The help page as rows: what the keys do on the page below, and what the cards do. A touch on one does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scansim.actions import Group, Where, action
from scansim.screens.keys import Key, cards_at, keys_at
from scansim.screens.painting.acts import THERE
from scansim.screens.painting.looks import KEY, STRONG
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, sheet, wrapped
from scansim.words.interface import action_label, group_name, phrase
from scansim.words.sentence import Said

__all__ = ["help_sheet"]

_SIGN = 7
_LEFT_OUT = frozenset(
    {"help", "choose_up", "row_up", "answer_up", "button_before", "hand_up", "hand_down", "hand_left", "scroll_up"}
)
"""Help itself, and the halves of pairs whose other half bears the sign of both."""

_LISTED = {"report": "help_reports", "name_role": "help_roles"}
"""Cards that say themselves what they do: they stand in a list and not one a row."""


def help_sheet(
    where: Where, labels: Mapping[str, Said], hidden: frozenset[str], width: int, *, by_cards: bool
) -> Sheet:
    """Every key that means something there, by group, and every card that does something now.

    What the person works with comes first.
    """
    shown = [card for card in cards_at(where) if card.action not in hidden]
    keys, cards = list(_keys(where, labels, width)), list(_cards(where, shown, labels, width))
    rows = [*cards, Row(), *keys] if by_cards else [*keys, Row(), *cards]
    return sheet([*rows, Row(), *_lines(phrase("help_scanner").long, width)])


def _keys(where: Where, labels: Mapping[str, Said], width: int) -> Iterator[Row]:
    for group in Group:
        keys = [key for key in keys_at(where) if action(key.action).group is group and key.action not in _LEFT_OUT]
        if keys:
            yield _heading(group_name(group.value))
            yield from (_row(key, labels, width) for key in keys)


def _cards(where: Where, cards: Sequence[Key], labels: Mapping[str, Said], width: int) -> Iterator[Row]:
    yield _heading(phrase("help_cards").long)
    by_action: dict[str, list[Key]] = {}
    for card in cards:
        if card.action not in _LISTED:
            by_action.setdefault(card.action, []).append(card)
    signs = max(sum(len(card.sign) + 1 for card in each) for each in by_action.values()) if by_action else 0
    yield from (_card_row(each, labels, min(signs, width // 2), width) for each in by_action.values())
    for listed, code in _LISTED.items():
        names = [card.sign for card in cards if card.action == listed]
        if names:
            yield from _lines(f"{phrase(code).long}: {', '.join(names)}", width, "  ")
    if where in (Where.MENU, Where.LIST, Where.TRANSFER):
        yield from _lines(phrase("help_own_cards").long, width, "  ")


def _card_row(cards: Sequence[Key], labels: Mapping[str, Said], signs: int, width: int) -> Row:
    """All cards that do the same, and what they do."""
    pen = Pen().write("  ")
    for card in cards:
        pen.write(card.sign, KEY).write(" ")
    said = labels.get(cards[0].action) or action_label(cards[0].action)
    pen.to(signs + 3)
    return pen.write(choice_of(said, width - pen.at - 1)).row("" if cards[0].is_family else f"{THERE}{cards[0].action}")


def _heading(text: str) -> Row:
    return Pen().write(f" {text}", STRONG).row()


def _lines(text: str, width: int, indent: str = " ") -> Sequence[Row]:
    return [Pen().write(f"{indent}{line}").row() for line in wrapped(text, width - len(indent) - 1)]


def _row(key: Key, labels: Mapping[str, Said], width: int) -> Row:
    said = labels.get(key.action) or action_label(key.action)
    pen = Pen().write("  ").right(key.sign, _SIGN, KEY).write("  ").write(choice_of(said, width - _SIGN - 5))
    return pen.row("" if key.is_family else f"{THERE}{key.action}")
