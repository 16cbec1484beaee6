"""Which codes the things of a pack may bear (``docs/packs.md`` "Which codes are allowed").

A code is read by three listeners, one after the other: the trainer (control codes, kit cards and WALK labels), the
handheld's commands, and the handheld's records. Whatever an earlier listener takes never reaches the later ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from scansim.actions import control_code
from scansim.content.codes import answers_to
from scansim.content.faults import Fault, shown
from scansim.content.pack_lists import Listed, PackLists
from scansim.content.pack_row import RowModel
from scansim.content.pack_rows import (
    DocumentRow,
    LocationRow,
    LotRow,
    OperationTypeRow,
    PackageRow,
    PackageTypeRow,
    PackagingRow,
    ProductRow,
)
from scansim.engine.barcodes.commands import Family, looks_like_command
from scansim.training.kit_card import is_kit_card
from scansim.training.walk_labels import is_walk_label, walk_label

__all__ = ["broken_codes"]


def broken_codes(lists: PackLists) -> Iterator[Fault]:
    """Codes that someone else listens to, and codes that two things bear."""
    yield from _shared(lists)
    yield from _papers(lists)
    yield from _taken(lists)
    yield from _walk_labels(lists)


def _shared(lists: PackLists) -> Iterator[Fault]:
    """No two things answer to one code: the handheld could not tell them apart."""
    first: dict[str, Listed[RowModel]] = {}
    for code, listed in _every_code(lists):
        holder = first.setdefault(answers_to(code), listed)
        if holder is not listed:
            what = f"The code {shown(code)} belongs to {holder.where} already."
            yield listed.fault(what, "Give one of the two another code.")


def _papers(lists: PackLists) -> Iterator[Fault]:
    """An order has one transfer of a type: its pick, its pack and its delivery bear its number, nothing else does."""
    first: dict[tuple[str, str], Listed[DocumentRow]] = {}
    for listed in lists.documents:
        origin, kind = listed.row.origin, listed.row.picking_type_id
        holder = first.setdefault((answers_to(origin), kind), listed)
        if origin and holder is not listed:
            what = f"{shown(origin)} belongs to {holder.where}, a document of the same operation type, already."
            yield listed.fault(what, "Give one of the two another origin.")


def _taken(lists: PackLists) -> Iterator[Fault]:
    for code, listed in _every_code(lists):
        listener = _listener(code)
        if listener:
            yield listed.fault(f"The code {shown(code)} is {listener}.", "Choose another code.")


def _listener(code: str) -> str:
    """Who takes this code before the records are asked; empty when nobody does."""
    control = control_code(code)
    if control is not None:
        return f"that of the control card {control.value.upper()}"
    if is_kit_card(code):
        return "that of a kit's start card"
    if is_walk_label(code):
        return "that of a WALK label"
    if any(looks_like_command(code, family) for family in Family):
        return "read as a command of the handheld, by how it begins"
    return ""


def _walk_labels(lists: PackLists) -> Iterator[Fault]:
    """The labels follow from ids: two ids can share one, if only once in many thousand packs."""
    first: dict[str, Listed[RowModel]] = {}
    for place in lists.places:
        holder = first.setdefault(walk_label(place.row.id), place)
        if holder is not place:
            what = f"The WALK label of {shown(place.row.id)} is that of {holder.where} as well."
            yield place.fault(what, "Choose another id for one of the two.")


def _every_code(lists: PackLists) -> Iterator[tuple[str, Listed[RowModel]]]:
    """Every code with its row; a paper's number once, however many transfers belong to the paper."""
    for listed in lists.rows():
        yield from ((code, listed) for code in _codes_of(listed.row) if code)
    papers: dict[str, Listed[RowModel]] = {}
    for document in lists.documents:
        papers.setdefault(document.row.origin, document)
    yield from ((origin, listed) for origin, listed in papers.items() if origin)


def _codes_of(row: RowModel) -> tuple[str, ...]:
    match row:
        case ProductRow() | PackagingRow() | LocationRow() | PackageTypeRow():
            return (row.barcode,)
        case OperationTypeRow():
            return (row.barcode, row.barcode_legacy)
        case LotRow() | PackageRow() | DocumentRow():
            return (row.name,)
        case _:
            return ()
