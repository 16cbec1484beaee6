"""Drawing the top frame as a :class:`HandheldScreen`."""

from __future__ import annotations

from scansim.engine.handheld import frames as f
from scansim.engine.handheld.frames import Device, Frames, TransferView
from scansim.engine.handheld.painting import counts, lists, transfer
from scansim.engine.handheld.painting.dialogs import paint_dialog
from scansim.engine.handheld.painting.rows import Rows
from scansim.engine.handheld.screen import HandheldScreen
from scansim.engine.handheld.transfer.work import is_finished, lines_of

__all__ = ["Painter"]

_RowsOf = tuple[int, str, bool, bool]


class Painter:
    """Makes screens from frames and keeps the rows it made."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._rows: dict[_RowsOf, Rows] = {}

    def screen(self, frames: Frames) -> HandheldScreen:  # noqa: PLR0912 - a branch for each kind of screen
        """The screen of the top frame."""
        device, top = self._device, frames[-1]
        match top:
            case f.TransferView():
                return transfer.paint_transfer(device, top, self._rows_of(top))
            case f.Menu():
                return lists.paint_menu(device)
            case f.Settings():
                return lists.paint_settings(device)
            case f.Operations():
                return lists.paint_operations(device)
            case f.TransferList():
                return lists.paint_transfers(device, top)
            case f.BatchList():
                return lists.paint_batches(device, top)
            case f.Editor():
                return transfer.paint_editor(device, frames, top)
            case f.PackageContent():
                return transfer.paint_package(device, top)
            case f.ActionsPage():
                return transfer.paint_actions(device, frames, top)
            case f.ScrapForm():
                return transfer.paint_scrap(device, top)
            case f.ReturnForm():
                return transfer.paint_return(device, top)
            case f.CountView():
                return counts.paint_count(device, top)
            case f.CountEditor():
                return counts.paint_count_editor(device, top)
            case _:
                return paint_dialog(device, frames, top)

    def _rows_of(self, view: TransferView) -> Rows:
        lines = lines_of(self._device, view)
        which = (view.transfer, view.batch, view.unplanned, is_finished(self._device, view))
        rows = self._rows.get(which)
        if rows is None or not rows.are_of(lines):
            rows = self._rows[which] = Rows(self._device, view, lines, rows)
        rows.update(view, lines)
        return rows
