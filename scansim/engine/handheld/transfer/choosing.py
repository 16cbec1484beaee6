"""Which line a scan counts on (reference odoo-barcode 4.0, rule 1).

The selected line of that product if incomplete, else an incomplete one at the place that was scanned last, else any
incomplete one, else the selected or last one: counting goes on past the demand and is flagged, not blocked. What was
put in a package is closed, and so is what was sent to its destination: later units belong on another line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from scansim.engine.handheld.frames import Device, TransferView
from scansim.engine.handheld.transfer.work import lines_of_product
from scansim.engine.warehouse.records import Line

__all__ = ["is_closed", "is_incomplete", "is_settled", "line_for", "line_for_lot", "lot_name_of"]


def is_closed(line: Line) -> bool:
    """Whether what was done on a line lies in its package."""
    return line.picked and bool(line.result_package)


def is_settled(view: TransferView, line: Line) -> bool:
    """Whether a line takes no further scan: what was done on it is packed, or all of it was sent to its destination."""
    return is_closed(line) or (line.id in view.sent and not is_incomplete(line))


def is_incomplete(line: Line) -> bool:
    """Whether something is left to do on a line."""
    return line.done < line.planned


def lot_name_of(device: Device, line: Line) -> str:
    """What the lot of a line is called, empty without one."""
    return device.warehouse.stock.lots.get(line.lot).name if line.lot else line.lot_name


def line_for(device: Device, view: TransferView, product: str) -> Line | None:
    """The line on which a scan of the product counts; None when every line of it is settled, or there is none."""
    lines = [line for line in lines_of_product(device, view, product) if not is_settled(view, line)]
    return (
        _incomplete(view, lines)
        or _first(lines, lambda line: line.id == view.selected)
        or _first(reversed(lines), lambda line: True)
    )


def line_for_lot(device: Device, view: TransferView, product: str, lot: str) -> Line | None:
    """The line on which a unit of this lot counts.

    One of this lot; else one without a lot; else one that reserves another lot and was not begun; else one of another
    lot that was begun and is incomplete: its rest is split off for this lot. None when all are full or settled.
    """
    lines = [line for line in lines_of_product(device, view, product) if not is_settled(view, line)]
    same = [line for line in lines if lot_name_of(device, line) == lot]
    begun = [line for line in same if line.picked]
    without = [line for line in lines if not lot_name_of(device, line)]
    reserved = [line for line in lines if not line.picked]
    for candidates in (same, without, reserved, lines):
        found = _incomplete(view, candidates)
        if found is not None:
            return found
    return begun[-1] if begun else None


def _incomplete(view: TransferView, lines: Sequence[Line]) -> Line | None:
    lines = [line for line in lines if is_incomplete(line)]
    return (
        _first(lines, lambda line: line.id == view.selected)
        or _first(lines, lambda line: bool(view.source) and line.source == view.source)
        or _first(lines, lambda line: True)
    )


def _first(lines: Iterable[Line], fits: Callable[[Line], bool]) -> Line | None:
    return next((line for line in lines if fits(line)), None)
