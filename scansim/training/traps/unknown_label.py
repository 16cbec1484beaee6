"""A code that a supplier uses and nobody here has recorded. Right: not guessed, but set aside and reported.

The code is of the pack's reserved range for this, one for each product, so that it can be printed in advance.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

from scansim.engine.barcodes.check_digits import check_digit
from scansim.training.starting_point import Planted
from scansim.training.story import RestOfOrder, Trap
from scansim.training.traps.ground import Ground
from scansim.training.traps.some_units import struck

__all__ = ["plant", "unknown_code"]

_PREFIX = "9521109"
_DIGITS = 5


def unknown_code(product: str) -> str:
    """The GTIN-13 that the supplier's label of a product bears and no list holds."""
    number = int.from_bytes(hashlib.sha256(f"unknown:{product}".encode()).digest(), "big") % 10**_DIGITS
    body = f"{_PREFIX}{number:0{_DIGITS}d}"
    return f"{body}{check_digit(body)}"


def plant(ground: Ground, trap: Trap, _: int) -> Planted:
    """Let some units of the line bear a code that nobody knows."""
    units = struck(ground, trap)
    ground.change(replace(unit, label=unknown_code(unit.product)) for unit in units)
    return replace(
        ground.planted(trap, ground.task_of(trap)),
        product=units[0].product,
        lot=units[0].lot,
        place=units[0].place,
        units=tuple(unit.id for unit in units),
        quantity=Decimal(len(units)),
        rest=RestOfOrder.CREATE_BACKORDER,
    )
