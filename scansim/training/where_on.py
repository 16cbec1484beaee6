"""In which situation a person is whom the handheld shows a screen: the same keys and cards hold in each front end."""

from __future__ import annotations

from scansim.actions import Where
from scansim.engine.handheld.screen import ScreenKind

__all__ = ["where_on"]

_WHERE: dict[ScreenKind, Where] = {
    ScreenKind.MENU: Where.MENU,
    ScreenKind.OPERATIONS: Where.LIST,
    ScreenKind.TRANSFERS: Where.LIST,
    ScreenKind.BATCHES: Where.LIST,
    ScreenKind.SETTINGS: Where.LIST,
    ScreenKind.PACKAGE: Where.LIST,
    ScreenKind.ACTIONS: Where.LIST,
    ScreenKind.TRANSFER: Where.TRANSFER,
    ScreenKind.BATCH: Where.TRANSFER,
    ScreenKind.COUNT: Where.TRANSFER,
    ScreenKind.EDITOR: Where.EDITOR,
    ScreenKind.FORM: Where.EDITOR,
    ScreenKind.DIALOG: Where.QUESTION,
}


def where_on(kind: ScreenKind) -> Where:
    """What keys and cards mean on a screen of the handheld."""
    return _WHERE[kind]
