"""What a person can do in the trainer, and the cards that do it (:mod:`table <scansim.actions.table>`, :mod:`cards
<scansim.actions.cards>`)."""

from __future__ import annotations

from scansim.actions.cards import (
    CONTROL_CODES,
    ControlCode,
    ControlKind,
    Meaning,
    codes_at,
    control_code,
    meaning_of,
)
from scansim.actions.table import ACTIONS, ENTER, Action, Group, Where, action, actions_at

__all__ = [
    "ACTIONS",
    "CONTROL_CODES",
    "ENTER",
    "Action",
    "ControlCode",
    "ControlKind",
    "Group",
    "Meaning",
    "Where",
    "action",
    "actions_at",
    "codes_at",
    "control_code",
    "meaning_of",
]
