"""The fields of the line editor for packages: out of which, into which, and in what that one stands.

Reference odoo-barcode 1.5; the container from version 19 on.
"""

from __future__ import annotations

from collections.abc import Callable

from scansim.engine.handheld.feedback import Code, Verdict, accepted, refused
from scansim.engine.handheld.frames import Device, Editor, Frames, Step
from scansim.engine.replacing import replace
from scansim.engine.warehouse.records import FINISHED

__all__ = ["container_of", "enter_container", "enter_package", "put_where_said", "stand_in"]

Enter = Callable[[Device, Frames, Editor, str], Step]


def container_of(device: Device, package: str) -> str:
    """In what a package stands; empty for nothing."""
    found = device.warehouse.stock.packages.find(package)
    return found.container if found else ""


def enter_package(name: str) -> Enter:
    """A package for one of the two fields, by its name; empty for none."""

    def enter(device: Device, frames: Frames, editor: Editor, text: str) -> Step:
        if text and device.warehouse.stock.packages.find(text) is None:
            return Step(frames, refused(Verdict.UNREADABLE, Code.UNKNOWN_BARCODE, read=text))
        if name == "package":
            return _kept(frames, replace(editor, package=text), text)
        return _kept(frames, replace(editor, result_package=text, container=container_of(device, text)), text)

    return enter


def enter_container(device: Device, frames: Frames, editor: Editor, text: str) -> Step:
    """What the destination package stands in: a package that does not stand in that one itself."""
    outer = text
    while outer:
        found = device.warehouse.stock.packages.find(outer)
        if found is None:
            return Step(frames, refused(Verdict.UNREADABLE, Code.UNKNOWN_BARCODE, read=text))
        if outer == editor.result_package:
            return Step(frames, refused(Verdict.NOT_NOW, Code.PACKAGE_IN_ITSELF, read=text, package=text))
        outer = found.container
    return _kept(frames, replace(editor, container=text), text)


def put_where_said(device: Device, editor: Editor) -> bool:
    """Let the destination package stand in what the editor says; whether that is something else than before."""
    package = editor.result_package
    if not package or container_of(device, package) == editor.container:
        return False
    stand_in(device, package, editor.container)
    return True


def stand_in(device: Device, package: str, container: str) -> None:
    """Let a package stand in another one. Lines tell where theirs stands, so they count as changed."""
    device.warehouse.put_in_container(package, container)
    for line in device.warehouse.stock.lines.where("result_package", package):
        if device.warehouse.stock.moves.get(line.move).state not in FINISHED:
            device.warehouse.edit_line(line, replace)


def _kept(frames: Frames, editor: Editor, value: str) -> Step:
    return Step((*frames[:-1], editor), accepted(Code.FIELD_ENTERED, value=value))
