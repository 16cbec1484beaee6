"""What ``scansim labels`` is asked for, from content to files: read, typeset, prove, write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scansim.content.faults import Fault
from scansim.content.gs1 import element_reader
from scansim.content.label_file import read_stationery
from scansim.content.library import Library
from scansim.content.places import content_root
from scansim.labels.document import Document
from scansim.labels.pdf import pdf
from scansim.labels.png import png
from scansim.labels.proof import Proof, proof
from scansim.labels.refused import PrintingRefused
from scansim.labels.typesetting import typeset
from scansim.printing.files import file_names, require_free, require_writable, write_files
from scansim.printing.kit_document import KIT_LAYOUTS, kit_document
from scansim.printing.room_document import ROOM_LAYOUTS, room_document
from scansim.printing.trouble import CannotPrint
from scansim.scanner.inert import inert
from scansim.training.kit import kit_of
from scansim.training.pack import Pack
from scansim.training.room import Section, room_of
from scansim.training.starting_point import CannotBePlayed
from scansim.training.stationery import Paper, Printer, Stationery

if TYPE_CHECKING:
    from scansim.labels.page import Pages

__all__ = ["DOTS_PER_INCH", "LAYOUTS_USED", "Printed", "Printout", "print_kit", "print_room"]

DOTS_PER_INCH = (203, 300, 600)
LAYOUTS_USED = tuple(dict.fromkeys((*ROOM_LAYOUTS.values(), *KIT_LAYOUTS)))
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Printout:
    """Where to print and for which printer. ``replace``: files that are there already may go.

    ``printer`` is the id of a profile in ``labels/printers.yaml``; empty for one of ``dpi`` that prints where it is
    told to.
    """

    out: Path
    paper: Paper = Paper.A4
    dpi: int = 300
    printer: str = ""
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written, and how many labels were read back on the pages before."""

    files: tuple[Path, ...]
    pages: int
    labels: int


def print_room(pack: str, printout: Printout, only: Section | None = None) -> Printed:
    """Print the room of a pack, or one section of it.

    Raises:
        CannotPrint: with a sentence that says why not.
    """
    require_writable(printout.out)
    root = content_root()
    library, stationery = Library.load(root), _stationery(root)
    found = _pack(library, pack)
    printer = _printer(printout, stationery)
    document = room_document(room_of(found), stationery.layouts, printout.paper, only)
    return _print(document, printout, printer, found)


def print_kit(exercise: str, seed: int, printout: Printout) -> Printed:
    """Print the kit of a seed.

    Raises:
        CannotPrint: with a sentence that says why not.
    """
    require_writable(printout.out)
    root = content_root()
    library, stationery = Library.load(root), _stationery(root)
    found = library.find(exercise)
    if found is None or library.policy is None:
        known = [each.id for each in library.exercises]
        raise _unknown("exercise", exercise, known, library.faults)
    pack, printer = library.pack_of(found), _printer(printout, stationery)
    try:
        kit = kit_of(found, pack, library.policy, seed)
    except CannotBePlayed as reason:
        raise CannotPrint(f"{found.id} has no kit for seed {seed}: {reason}.") from reason
    return _print(kit_document(kit, pack, stationery.layouts, printout.paper), printout, printer, pack)


def _stationery(root: Path) -> Stationery:
    stationery, faults = read_stationery(root)
    if faults:
        raise CannotPrint(str(faults[0]))
    missing = next((id_ for id_ in LAYOUTS_USED if id_ not in stationery.layouts), None)
    if missing is not None:
        raise CannotPrint(f'labels/layouts.yaml lacks the layout "{missing}": put it back.')
    return stationery


def _printer(printout: Printout, stationery: Stationery) -> Printer:
    if not printout.printer:
        return Printer(f"dpi_{printout.dpi}", f"{printout.dpi} dpi", printout.dpi, printout.dpi)
    found = stationery.printers.get(printout.printer)
    if found is None:
        raise _unknown("printer", printout.printer, list(stationery.printers), ())
    return found


def _pack(library: Library, wanted: str) -> Pack:
    for id_, pack in library.packs.items():
        if id_.casefold() == wanted.casefold():
            return pack
    raise _unknown("pack", wanted, list(library.packs), library.faults)


def _unknown(kind: str, wanted: str, known: Sequence[str], faults: Sequence[Fault]) -> CannotPrint:
    """Why it is not there: its file has a fault, or there is none of this name."""
    name = inert(wanted[:_SHOWN])
    parts = wanted.casefold(), f"{wanted.casefold()}.yaml"
    fault = next((fault for fault in faults if any(part in parts for part in Path(fault.file.casefold()).parts)), None)
    if fault is not None:
        return CannotPrint(f"The {kind} {name} cannot be printed: {fault}")
    return CannotPrint(f"There is no {kind} {name}. Known here: {', '.join(known)}.")


def _print(document: Document, printout: Printout, printer: Printer, pack: Pack) -> Printed:
    try:
        pages = typeset(document, printer, element_reader(date.fromisoformat(pack.now[:10])))
    except PrintingRefused as reason:
        raise CannotPrint(str(reason)) from reason
    names = file_names(printout.out, len(pages.pages))
    require_free(names, replace=printout.replace)
    proved = proof(pages)
    if not proved.passed:
        raise _unproved(proved, printer.dpi_x)
    write_files(dict(zip(names, _files(pages, printout), strict=True)))
    return Printed(names, len(pages.pages), proved.symbols)


def _files(pages: Pages, printout: Printout) -> tuple[bytes, ...]:
    return (pdf(pages),) if printout.out.suffix.casefold() == ".pdf" else png(pages)


def _unproved(proved: Proof, dpi: int) -> CannotPrint:
    first = proved.misreadings[0]
    label = inert((first.payload or first.read)[:_SHOWN])
    what = "cannot be read back" if first.payload else "is read where no label stands"
    finer = next((finer for finer in DOTS_PER_INCH if finer > dpi), None)
    advice = f"Try --dpi {finer}." if finer else "Shorten its code, or give its layout fewer columns."
    return CannotPrint(f"Nothing was written: on page {first.page} {label} {what}. {advice}")
