"""Labels that were reported as unreadable before their code was typed: their points are excused (DESIGN section 5).

Only the reader can tell whether paper can be read. So that saying so of everything is no way around scanning, only so
many labels are excused beside those that the situation planted as unreadable.
"""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.floor.things import number_in
from scansim.engine.handheld.events import (
    BatchOpened,
    Counted,
    CountWritten,
    DestinationSet,
    Packed,
    SourceSet,
    TransferOpened,
)
from scansim.training.inputs import Key
from scansim.training.observation import Observation
from scansim.training.reports import ReportCode
from scansim.training.run import Run
from scansim.training.story import TrapKind

__all__ = ["LINES_A_LABEL", "excused_labels", "things_named", "typed_things", "unreadable_labels"]

LINES_A_LABEL = 10
"""One label is excused for every so many lines, the last ten begun included."""

_PLANTED_SO = frozenset({TrapKind.UNREADABLE, TrapKind.UNKNOWN_LABEL})


def excused_labels(run: Run, lines: int) -> frozenset[str]:
    """The labels that are excused in a run of so many lines: what is planted as unreadable, and of all others the
    first ones that were typed, one for every :data:`LINES_A_LABEL` lines."""
    truly = {each.product for each in run.situation.planted if each.kind in _PLANTED_SO}
    reported = unreadable_labels(run)
    others = [label for label in reported if label not in truly]
    return frozenset({*truly.intersection(reported), *others[: -(-lines // LINES_A_LABEL)]})


def unreadable_labels(run: Run) -> tuple[str, ...]:
    """What was reported before it was first typed, in that order: products and places by id, documents by name."""
    reported: set[str] = set()
    excused: dict[str, None] = {}
    typed: set[str] = set()
    for observation in run.observations:
        report = observation.report
        if report is not None and report.code is ReportCode.UNREADABLE:
            reported |= things_named(run, report.about)
        for thing in typed_things(run, observation):
            if thing not in typed and thing in reported:
                excused[thing] = None
            typed.add(thing)
    return tuple(excused)


def things_named(run: Run, about: str) -> frozenset[str]:
    """What a report is about, as ids: products, documents, places and their locations, lots, units, boxes, packages.

    ``about`` may be a product's id, code or barcode, a packaging's barcode, a thing on the floor (``unit:14``,
    ``box:3``), a place by its id, name or label, a lot or package by its name, or a document's name, origin or paper.
    """
    return frozenset({*_goods(run, about), *_documents(run, about), *_places(run, about), *_marks(run, about)})


def _goods(run: Run, about: str) -> Iterator[str]:
    """A unit or box stands for itself and for what its label says that it is."""
    floor = run.world.floor
    for product in run.pack.products:
        if about in (product.id, product.code, product.barcode) and about:
            yield product.id
    yield from (packaging.product for packaging in run.pack.packagings if about and about == packaging.barcode)
    unit, box = floor.units.find(number_in(about, "unit")), floor.boxes.find(number_in(about, "box"))
    if unit is not None or box is not None:
        yield about
    yield from (thing.claims for thing in (unit, box) if thing is not None)


def _documents(run: Run, about: str) -> Iterator[str]:
    for task in run.situation.tasks:
        if about and about in (task.transfer, task.origin, task.paper):
            yield task.transfer


def _places(run: Run, about: str) -> Iterator[str]:
    stock, floor = run.world.warehouse.stock, run.world.floor
    locations = {each.id for each in stock.locations if about and about in (each.id, each.barcode, each.complete_name)}
    for place in floor.places:
        if about in (place.id, place.name) or place.location in locations:
            yield place.id
            locations.add(place.location)
    yield from sorted(locations - {""})


def _marks(run: Run, about: str) -> Iterator[str]:
    stock = run.world.warehouse.stock
    yield from (lot.id for lot in stock.lots if about and about in (lot.id, lot.name))
    if about and stock.packages.find(about) is not None:
        yield about


def typed_things(run: Run, observation: Observation) -> Iterator[str]:
    """What a typed code was about: products and places by id, documents by name."""
    if not isinstance(observation.input, Key):
        return
    names = {transfer.id: transfer.name for transfer in run.world.transfers}
    for event in observation.events:
        match event:
            case Counted() if event.transfer in names:
                yield event.product
                lots = run.world.warehouse.stock.lots.where("name", event.lot) if event.lot else ()
                yield from (lot.id for lot in lots if lot.product == event.product)
            case Packed():
                yield event.package
            case TransferOpened() if event.transfer in names:
                yield names[event.transfer]
            case BatchOpened():
                yield event.batch
            case SourceSet() | DestinationSet():
                yield event.location
            case CountWritten():
                yield event.product
            case _:
                pass
