"""Counts that somebody asked for (reference odoo-barcode 4.11, fidelity item 50)."""

from __future__ import annotations

from scansim.engine.handheld.frames import Device

__all__ = ["requested"]


def requested(device: Device) -> tuple[int, ...]:
    """The numbers of the quants that this person is to count, today or before; nobody is asked without a name."""
    if not device.company.user:
        return ()
    return tuple(quant.id for quant in device.warehouse.counts_due(device.company.user))
