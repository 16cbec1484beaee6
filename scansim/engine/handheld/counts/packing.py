"""Packages while counting: one stands for what is in it, or takes in what was counted (reference odoo-barcode 1.4b, K).

What was counted loose since the last package, at this place, is then counted in the package. Goods that the record has
loose there are to be counted again, for nobody counted them now.
"""

from __future__ import annotations

from scansim.engine.handheld.counts.counting import view_of_count, write
from scansim.engine.handheld.events import CountWritten, Event, Via
from scansim.engine.handheld.feedback import Code, accepted
from scansim.engine.handheld.frames import Device, Frames, Step
from scansim.engine.handheld.leaving import not_now
from scansim.engine.quantity import ZERO
from scansim.engine.replacing import replace
from scansim.engine.warehouse.adjustments import quant_at
from scansim.engine.warehouse.records import Quant
from scansim.engine.warehouse.storage import Package

__all__ = ["counted_loose", "pack_counted", "scan_package"]


def scan_package(device: Device, frames: Frames, package: str, data: str) -> Step:
    """A known package: with content it stands for all that should be in it, an empty one is what was counted."""
    view = view_of_count(frames)
    if not device.company.packages:
        return not_now(frames, Code.PACKAGES_NOT_USED, read=data, thing=package)
    if not view.location:
        return not_now(frames, Code.SCAN_LOCATION_FIRST, read=data, thing=package)
    content = device.warehouse.package_content(package)
    if not content:
        return pack_counted(device, frames, package, data)
    return _count_content(device, frames, package, content, data)


def pack_counted(device: Device, frames: Frames, package: str, data: str) -> Step:
    """What was counted loose since the last package lies in this one; a name that nothing has yet makes one."""
    loose = counted_loose(device, frames)
    if not loose:
        return not_now(frames, Code.PACKAGE_IS_EMPTY, read=data, package=package)
    warehouse, awaiting = device.warehouse, view_of_count(frames).awaiting
    if package not in warehouse.stock.packages:
        warehouse.add([Package(package)])
    events: list[Event] = []
    for quant in loose:
        inside = quant_at(warehouse.stock, quant.place._replace(package=package))
        before = inside.counted if inside is not None and inside.counted is not None else ZERO
        counted = before + (quant.counted or ZERO)
        warehouse.clear_count(quant.place)
        step = write(device, frames, quant.place._replace(package=package), counted, Via.CODE, data)
        lot = warehouse.stock.lots.get(quant.lot).name if quant.lot else ""
        taken = CountWritten(quant.product, quant.location, lot, "", None, quant.quantity, Via.CODE, data)
        events += [taken, *step.events]
        frames = step.frames
    view = replace(view_of_count(frames), awaiting=awaiting)
    there = tuple(number for number in view.quants if number in warehouse.stock.quants)
    shown = replace(view, quants=there, loose=())
    told = accepted(Code.PACKED, package=package, count=str(len(loose)))
    return Step((*frames[:-1], shown), told, tuple(events))


def counted_loose(device: Device, frames: Frames) -> list[Quant]:
    """What was counted in no package since the last one, here, and not as nothing."""
    found = (device.warehouse.stock.quants.find(number) for number in view_of_count(frames).loose)
    return [quant for quant in found if quant is not None and quant.counted]


def _count_content(device: Device, frames: Frames, package: str, content: tuple[Quant, ...], data: str) -> Step:
    location = view_of_count(frames).location
    step = Step(frames, accepted(Code.WELCOME))
    for quant in content:
        here = quant.place._replace(location=location)
        counted = write(device, step.frames, here, quant.quantity, Via.CODE, data)
        step = Step(counted.frames, counted.feedback, (*step.events, *counted.events))
    told = accepted(Code.PACKAGE_COUNTED, package=package, count=str(len(content)))
    return Step(step.frames, told, step.events)
