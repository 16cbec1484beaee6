"""The help page as rows."""

from __future__ import annotations

from collections.abc import Mapping

from scansim.actions import Group, Where, action
from scansim.screens.keys import Key, keys_at
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


def help_sheet(where: Where, labels: Mapping[str, Said], width: int) -> Sheet:
    """Every key that means something there, by group; beside each what it does."""
    rows: list[Row] = []
    for group in Group:
        keys = [key for key in keys_at(where) if action(key.action).group is group and key.action not in _LEFT_OUT]
        if keys:
            rows.append(Pen().write(f" {group_name(group.value)}", STRONG).row())
            rows += [_key(key, labels, width) for key in keys]
    text = phrase("help_scanner")
    rows += [Pen().row(), *(Pen().write(f" {line}").row() for line in wrapped(text.long, width - 2))]
    return sheet(rows)


def _key(key: Key, labels: Mapping[str, Said], width: int) -> Row:
    said = labels.get(key.action) or action_label(key.action)
    return Pen().write("  ").right(key.sign, _SIGN, KEY).write("  ").write(choice_of(said, width - _SIGN - 5)).row()
