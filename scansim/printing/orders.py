"""What ``scansim labels`` is asked for, from content to files: read, typeset, prove, write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scansim.content.faults import Fault, meant
from scansim.content.gs1 import element_reader
from scansim.content.layers import Layers
from scansim.content.library import Library
from scansim.content.pack_file import PACKS, read_pack
from scansim.content.places import content_root, site_root
from scansim.labels.document import Document
from scansim.labels.pdf import pdf
from scansim.labels.png import png
from scansim.labels.proof import Proof, proof
from scansim.labels.refused import PrintingRefused
from scansim.labels.typesetting import typeset
from scansim.printing.badge_document import Badge, badge_document
from scansim.printing.calibration_document import calibration_document
from scansim.printing.debrief_document import DebriefOnPaper, debrief_document
from scansim.printing.files import file_names, require_free, require_writable, write_files
from scansim.printing.kit_document import kit_document, planted_on_stickers
from scansim.printing.room_document import room_document, section_on_stickers
from scansim.printing.stationery import sound_stationery
from scansim.printing.stickers import Stickers
from scansim.printing.trouble import CannotPrint
from scansim.scanner.inert import inert
from scansim.training.kit import kit_of
from scansim.training.pack import Pack
from scansim.training.room import Section, room_of
from scansim.training.starting_point import CannotBePlayed
from scansim.training.stationery import Paper, Printer, Stationery, Stock

if TYPE_CHECKING:
    from scansim.labels.page import Pages
    from scansim.words.speaker import Speaker

__all__ = [
    "DOTS_PER_INCH",
    "Printed",
    "Printout",
    "debrief_pdf",
    "print_badges",
    "print_calibration",
    "print_debrief",
    "print_kit",
    "print_room",
]

DOTS_PER_INCH = (203, 300, 600)
_SHOWN = 40
_ANY_DAY = date(2026, 1, 1)
"""A day decides the century of dates in GS1 element strings, and a calibration sheet has none."""


@dataclass(frozen=True, slots=True)
class Printout:
    """Where to print and for which printer. ``replace``: files that are there already may go.

    ``printer`` is the id of a profile in ``labels/printers.yaml``; empty for one of ``dpi`` that prints where it is
    told to. ``stock`` is the id of a stock in ``labels/stocks.csv``, empty for plain paper; the first label goes to its
    position ``start``, from 1.
    """

    out: Path
    paper: Paper = Paper.A4
    dpi: int = 300
    printer: str = ""
    replace: bool = False
    stock: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written, and how many labels (or bars of a calibration sheet) were read back on the pages before."""

    files: tuple[Path, ...]
    pages: int
    labels: int


def print_room(pack: str, printout: Printout, only: Section | None = None) -> Printed:
    """Print the room of a pack, or one section of it; on stickers always one section.

    Raises:
        CannotPrint: with a sentence that says why not.
    """
    require_writable(printout.out)
    root, site = content_root(), site_root()
    found, stationery = _pack(pack, Layers(root, site)), sound_stationery(root, site)
    printer, stickers = _printer(printout, stationery), _stickers(printout, stationery)
    room, layouts, paper = room_of(found), stationery.layouts, printout.paper
    if stickers is None:
        document = room_document(room, layouts, paper, only)
    elif only is None:
        raise CannotPrint("Stickers take one section at a time: name it with --only.")
    else:
        document = section_on_stickers(room, only, layouts, paper, stickers)
    return _print(document, printout, printer, _day(found))


def print_kit(exercise: str, seed: int, printout: Printout) -> Printed:
    """Print the kit of a seed; on stickers the labels that it plants, and nothing else of it.

    Raises:
        CannotPrint: with a sentence that says why not.
    """
    require_writable(printout.out)
    root, site = content_root(), site_root()
    library, stationery = Library.in_use(root, site), sound_stationery(root, site)
    found = library.find(exercise)
    if found is None or library.policy is None:
        known = [each.id for each in library.exercises]
        raise _unknown("exercise", exercise, known, library.faults)
    pack, layouts = library.pack_of(found), stationery.layouts
    printer, stickers = _printer(printout, stationery), _stickers(printout, stationery)
    try:
        kit = kit_of(found, pack, library.policy, seed)
    except CannotBePlayed as reason:
        raise CannotPrint(f"{found.id} has no kit for seed {seed}: {reason}.") from reason
    if stickers is None:
        document = kit_document(kit, pack, layouts, printout.paper)
    elif kit.planted:
        document = planted_on_stickers(kit, layouts, printout.paper, stickers)
    else:
        needless = f"Seed {seed} of {found.id} needs no labels beside those of the room"
        raise CannotPrint(f"{needless}: leave out --stock to print its papers.")
    return _print(document, printout, printer, _day(pack))


def print_calibration(printout: Printout) -> Printed:
    """Print the sheet by which a printer is measured, and the outlines of a stock's labels where one is named.

    Raises:
        CannotPrint: with a sentence that says why not.
    """
    require_writable(printout.out)
    stationery = sound_stationery(content_root(), site_root())
    printer, stock = _printer(printout, stationery), _stock(printout, stationery)
    return _print(calibration_document(printer, stock, printout.paper), printout, printer, _ANY_DAY)


def print_badges(badges: Sequence[Badge], printout: Printout) -> Printed:
    """Print badges, a card each.

    Raises:
        CannotPrint: with a sentence that says why not.
    """
    require_writable(printout.out)
    stationery = sound_stationery(content_root(), site_root())
    printer, stickers = _printer(printout, stationery), _stickers(printout, stationery)
    document = badge_document(badges, stationery.layouts, printout.paper, stickers)
    return _print(document, printout, printer, _ANY_DAY)


def debrief_pdf(given: DebriefOnPaper, speaker: Speaker, paper: Paper = Paper.A4) -> bytes:
    """A debrief as one page of PDF, in the language spoken."""
    document = debrief_document(given, speaker, paper)
    plain = Printer("dpi_300", "300 dpi", 300, 300)
    return pdf(typeset(document, plain, element_reader(_ANY_DAY)))


def print_debrief(given: DebriefOnPaper, speaker: Speaker, out: Path, *, replace: bool = False) -> Path:
    """Print a debrief into a file.

    Raises:
        CannotPrint: with a sentence that says why not.
    """
    if out.suffix.casefold() != ".pdf":
        raise CannotPrint(f"{out} is no file to print into: let its name end in .pdf.")
    require_writable(out)
    require_free([out], replace=replace)
    write_files({out: debrief_pdf(given, speaker)})
    return out


def _printer(printout: Printout, stationery: Stationery) -> Printer:
    if not printout.printer:
        return Printer(f"dpi_{printout.dpi}", f"{printout.dpi} dpi", printout.dpi, printout.dpi)
    found = stationery.printers.get(printout.printer)
    if found is None:
        raise _unknown("printer", printout.printer, list(stationery.printers), ())
    return found


def _stickers(printout: Printout, stationery: Stationery) -> Stickers | None:
    stock = _stock(printout, stationery)
    if stock is not None:
        return Stickers(stock, printout.start)
    if printout.start != 1:
        raise CannotPrint("--start counts the stickers of a sheet: name the sheet with --stock.")
    return None


def _stock(printout: Printout, stationery: Stationery) -> Stock | None:
    if not printout.stock:
        return None
    wanted = printout.stock.casefold()
    found = stationery.stocks.get(wanted)
    if found is None:
        of_number = (one.id for one in stationery.stocks.values() if wanted in _numbers(one))
        known = meant(next(of_number, wanted), stationery.stocks)
        raise CannotPrint(f"There is no stock {inert(printout.stock[:_SHOWN])} in labels/stocks.csv. {known}")
    return found


def _numbers(stock: Stock) -> frozenset[str]:
    """What may stand on the box: the parts of the id, and the numbers that the sheet is also sold as."""
    return frozenset((*stock.id.split("_"), *(number.casefold() for number in stock.also_sold_as)))


def _pack(wanted: str, layers: Layers) -> Pack:
    """The pack of this name, without reading any other."""
    known = layers.folders(PACKS)
    id_ = next((id_ for id_ in known if id_.casefold() == wanted.casefold()), "")
    pack, faults = read_pack(id_, layers) if id_ else (None, ())
    if pack is None:
        raise _unknown("pack", wanted, known, faults)
    return pack


def _unknown(kind: str, wanted: str, known: Sequence[str], faults: Sequence[Fault]) -> CannotPrint:
    """Why it is not there: its file has a fault, or there is none of this name."""
    name = inert(wanted[:_SHOWN])
    parts = wanted.casefold(), f"{wanted.casefold()}.yaml"
    fault = next((fault for fault in faults if any(part in parts for part in Path(fault.file.casefold()).parts)), None)
    if fault is not None:
        return CannotPrint(f"The {kind} {name} cannot be printed: {fault}")
    return CannotPrint(f"There is no {kind} {name}. Known here: {', '.join(known)}.")


def _print(document: Document, printout: Printout, printer: Printer, day: date) -> Printed:
    try:
        pages = typeset(document, printer, element_reader(day))
    except PrintingRefused as reason:
        raise CannotPrint(str(reason)) from reason
    names = file_names(printout.out, len(pages.pages))
    require_free(names, replace=printout.replace)
    proved = proof(pages)
    if not proved.passed:
        raise _unproved(proved, printer.dpi_x)
    write_files(dict(zip(names, _files(pages, printout), strict=True)))
    return Printed(names, len(pages.pages), proved.symbols)


def _day(pack: Pack) -> date:
    return date.fromisoformat(pack.now[:10])


def _files(pages: Pages, printout: Printout) -> tuple[bytes, ...]:
    return (pdf(pages),) if printout.out.suffix.casefold() == ".pdf" else png(pages)


def _unproved(proved: Proof, dpi: int) -> CannotPrint:
    first = proved.misreadings[0]
    label = inert((first.payload or first.read)[:_SHOWN])
    what = "cannot be read back" if first.payload else "is read where no label stands"
    finer = next((finer for finer in DOTS_PER_INCH if finer > dpi), None)
    advice = f"Try --dpi {finer}." if finer else "Shorten its code, or give its layout fewer columns."
    return CannotPrint(f"Nothing was written: on page {first.page} {label} {what}. {advice}")
