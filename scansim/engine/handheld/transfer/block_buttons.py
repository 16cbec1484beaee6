"""Buttons of a line that stands for several: lots are folded away, a package is taken whole (reference 1.4, 1.6)."""

from __future__ import annotations

from collections.abc import Callable

from scansim.engine.handheld.events import Event, Via
from scansim.engine.handheld.feedback import Code, accepted
from scansim.engine.handheld.frames import Device, Frames, Goods, PackageContent, Step, TransferView
from scansim.engine.handheld.inputs import Pressed
from scansim.engine.handheld.leaving import not_now, refuse_control, view_of
from scansim.engine.handheld.transfer.blocks import Block, Kind, block_of_key, is_open
from scansim.engine.handheld.transfer.choosing import is_incomplete
from scansim.engine.handheld.transfer.counting import set_done
from scansim.engine.handheld.transfer.steps import must_be_scanned_first
from scansim.engine.handheld.transfer.work import is_finished, lines_of
from scansim.engine.replacing import replace
from scansim.engine.warehouse.records import Line

__all__ = ["press_block"]


def press_block(device: Device, frames: Frames, view: TransferView, pressed: Pressed) -> Step:
    """A button of a parent line or of a package that moves whole."""
    every = lines_of(device, view)
    block = block_of_key(device, view, every, pressed.target)
    act = _ACTS.get((block.kind, pressed.action)) if block is not None else None
    if block is None or act is None:
        return refuse_control(frames, pressed)
    return act(device, frames, block, [every[index] for index in block.indexes]) or refuse_control(frames, pressed)


def _select(device: Device, frames: Frames, block: Block, lines: list[Line]) -> Step:
    """Work on the first line of it that is left to do."""
    line = next(filter(is_incomplete, lines), lines[0])
    name = line.package if block.kind is Kind.PACKAGE else device.warehouse.stock.products.get(line.product).name
    shown = replace(view_of(frames), selected=line.id, awaiting="")
    return Step((*frames[:-1], shown), accepted(Code.LINE_SELECTED, product=name))


def _fold(device: Device, frames: Frames, block: Block, lines: list[Line]) -> Step | None:
    """Show only the parent; the line that was worked on is not any more."""
    return _turn(device, frames, lines, opens=False)


def _unfold(device: Device, frames: Frames, block: Block, lines: list[Line]) -> Step | None:
    return _turn(device, frames, lines, opens=True)


def _turn(device: Device, frames: Frames, lines: list[Line], *, opens: bool) -> Step | None:
    view, numbers = view_of(frames), [line.id for line in lines]
    if is_open(device, view, numbers) == opens:
        return None
    selected = None if view.selected in numbers else view.selected
    others = tuple(number for number in view.turned if number not in numbers)
    shown = replace(view, selected=selected, turned=others)
    if is_open(device, shown, numbers) != opens:
        shown = replace(shown, turned=(*others, numbers[0]))
    return Step((*frames[:-1], shown), accepted(Code.WELCOME))


def _fill(device: Device, frames: Frames, block: Block, lines: list[Line]) -> Step | None:
    """All of the package is done."""
    view, package = view_of(frames), lines[0].package
    left = [line for line in lines if is_incomplete(line)]
    if not left or is_finished(device, view):
        return None
    if any(must_be_scanned_first(device, view, line) for line in lines):
        return not_now(frames, Code.SCAN_THE_PRODUCT, product=package, control=f"fill:{block.key}")
    events: tuple[Event, ...] = ()
    for line in left:
        goods = Goods(line.product, line.planned, package=package)
        step = set_done(device, frames, line, line.planned, Via.CONTROL, goods=goods)
        frames, events = step.frames, (*events, *step.events)
    return Step(frames, accepted(Code.PACKAGE_COUNTED, package=package, count=str(len(lines))), events)


def _content(device: Device, frames: Frames, block: Block, lines: list[Line]) -> Step:
    selected = replace(view_of(frames), selected=lines[0].id, awaiting="")
    return Step((*frames[:-1], selected, PackageContent(lines[0].package)), accepted(Code.WELCOME))


_Act = Callable[[Device, Frames, Block, list[Line]], Step | None]
_ACTS: dict[tuple[Kind, str], _Act] = {
    (Kind.LOTS, "fold"): _fold,
    (Kind.LOTS, "unfold"): _unfold,
    (Kind.LOTS, "select"): _select,
    (Kind.PACKAGE, "select"): _select,
    (Kind.PACKAGE, "fill"): _fill,
    (Kind.PACKAGE, "content"): _content,
}
