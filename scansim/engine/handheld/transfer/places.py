"""Locations on a transfer: where goods are taken from and where they go (reference odoo-barcode 1.4b, 4.0 rule 6).

What has been scanned since the last destination is sent to a location of the destination's tree; what is left to do on
such a line becomes a line of its own, so that the next destination is not this one's. With nothing to send,
a location of the source's tree is the place that goods are taken from now; the next place is scanned after a group.
"""

from __future__ import annotations

from scansim.engine.handheld.events import DestinationSet, SourceSet
from scansim.engine.handheld.feedback import Code, accepted, warned
from scansim.engine.handheld.frames import Device, Frames, Step, TransferView
from scansim.engine.handheld.leaving import not_now, view_of
from scansim.engine.handheld.transfer.choosing import is_incomplete
from scansim.engine.handheld.transfer.counting import split_rest
from scansim.engine.handheld.transfer.steps import asks_for_source
from scansim.engine.handheld.transfer.work import head_of, is_incoming, lines_of_product, operation_of, tab_of
from scansim.engine.replacing import replace
from scansim.engine.warehouse.catalogue import Location, OperationKind, ScanStep, Usage
from scansim.engine.warehouse.records import Line
from scansim.engine.warehouse.refusal import Reason, Refused

__all__ = ["lines_at", "scan_location", "send_to", "take_from"]


def scan_location(device: Device, frames: Frames, location: Location, data: str) -> Step:
    """A location was scanned: a source or a destination, by what comes next."""
    view, head = view_of(frames), head_of(device, view_of(frames))
    in_source = not is_incoming(device, view) and device.warehouse.is_within(location.id, head.source)
    in_destination = _takes_destinations(device, view) and device.warehouse.is_within(location.id, head.destination)
    if in_source and (asks_for_source(device, view) or not view.unsent or not in_destination):
        return take_from(device, frames, location)
    if in_destination and view.unsent:
        return send_to(device, frames, location)
    if in_destination:
        return not_now(frames, Code.SCAN_PRODUCT_FIRST, read=data, thing=location.name)
    tree = head.source if operation_of(device, view).kind is OperationKind.OUTGOING else head.destination
    wanted = device.warehouse.stock.locations.get(tree).complete_name
    return not_now(frames, Code.WRONG_LOCATION, read=data, place=location.name, wanted=wanted)


def take_from(device: Device, frames: Frames, location: Location) -> Step:
    """Goods are taken from here now; the lines that are reserved here come to the front."""
    if location.usage is Usage.VIEW:
        raise Refused(Reason.VIEW_LOCATION, location=location.complete_name)
    view = view_of(frames)
    here = lines_at(device, view, location.id)
    left = [line for line in here if is_incomplete(line)]
    shown = replace(view, source=location.id, awaiting="", selected=None)
    place, count = location.complete_name, str(len(left))
    if view.unplanned or left:
        told = accepted(Code.SOURCE_SET, place=place, count=count)
    else:
        told = warned(Code.SOURCE_WITHOUT_LINES, place=place)
    return Step((*frames[:-1], shown), told, (SourceSet(view.transfer, location.id),))


def send_to(device: Device, frames: Frames, location: Location) -> Step:
    """What was scanned since the last destination goes here."""
    view, warehouse = view_of(frames), device.warehouse
    for number in view.unsent:
        line = warehouse.stock.lines.get(number)
        if is_incomplete(line):
            split_rest(device, line, keep_lot=True)
        warehouse.send_to(line, location.id)
    shown = replace(view, unsent=(), sent=(*view.sent, *view.unsent))
    event = DestinationSet(view.transfer, location.id, view.unsent)
    told = accepted(Code.DESTINATION_SET, place=location.complete_name, count=str(len(view.unsent)))
    return Step((*frames[:-1], shown), told, (event,))


def lines_at(device: Device, view: TransferView, location: str) -> tuple[Line, ...]:
    """The lines that are reserved at a location, found by what lies there: the others are not read."""
    quants = device.warehouse.stock.quants.where("location", location)
    products = dict.fromkeys(quant.product for quant in quants)
    return tuple(
        line for product in products for line in lines_of_product(device, view, product) if line.source == location
    )


def _takes_destinations(device: Device, view: TransferView) -> bool:
    """Whether the setting lets a destination be scanned; with No, one that is scanned is none."""
    return tab_of(device, view).destination is not ScanStep.NO
