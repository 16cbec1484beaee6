"""Command barcodes of both payload families.

Up to 17.0 they begin ``O-BTN.`` and ``O-CMD.``, from 18.0 on ``OBT`` and ``OCD`` (reference odoo-barcode section 2).
A handheld reads one family; a code of the other is unknown to it (fidelity item 2).
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Command", "Family", "command_of", "looks_like_command", "payload_of"]


class Family(StrEnum):
    """Which payloads the handheld reads."""

    LEGACY = "legacy"
    CURRENT = "current"


class Command(StrEnum):
    """What a command barcode asks for."""

    MAIN_MENU = "main_menu"
    VALIDATE = "validate"
    CANCEL = "cancel"
    PRINT_OPERATION = "print_operation"
    PRINT_SLIP = "print_slip"
    PUT_IN_PACK = "put_in_pack"
    SCRAP = "scrap"
    RETURN = "return"


_PAYLOADS: dict[Family, dict[str, Command]] = {
    Family.LEGACY: {
        "O-CMD.MAIN-MENU": Command.MAIN_MENU,
        "O-BTN.validate": Command.VALIDATE,
        "O-BTN.cancel": Command.CANCEL,
        "O-CMD.cancel": Command.CANCEL,
        "O-BTN.print-op": Command.PRINT_OPERATION,
        "O-BTN.print-slip": Command.PRINT_SLIP,
        "O-BTN.pack": Command.PUT_IN_PACK,
        "O-BTN.scrap": Command.SCRAP,
        "O-BTN.return": Command.RETURN,
    },
    Family.CURRENT: {
        "OCDMENU": Command.MAIN_MENU,
        "OBTVALI": Command.VALIDATE,
        "OCDCANC": Command.CANCEL,
        "OBTPROP": Command.PRINT_OPERATION,
        "OBTPRSL": Command.PRINT_SLIP,
        "OBTPACK": Command.PUT_IN_PACK,
        "OBTSCRA": Command.SCRAP,
        "OBTRETU": Command.RETURN,
    },
}

_PREFIXES: dict[Family, tuple[str, ...]] = {
    Family.LEGACY: ("O-BTN.", "O-CMD."),
    Family.CURRENT: ("OBT", "OCD"),
}


def looks_like_command(data: str, family: Family) -> bool:
    """Whether the string begins as the family's commands do."""
    return data.startswith(_PREFIXES[family])


def command_of(data: str, family: Family) -> Command | None:
    """The command of this payload, or None when the family has no such command."""
    return _PAYLOADS[family].get(data)


def payload_of(command: Command, family: Family) -> str:
    """The payload that a label sheet of this family prints for a command."""
    return next(payload for payload, known in _PAYLOADS[family].items() if known is command)
