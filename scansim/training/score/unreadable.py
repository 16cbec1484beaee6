"""Labels that were reported as unreadable before their code was typed: their points are excused (DESIGN section 5)."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.handheld.events import Counted, TransferOpened
from scansim.training.inputs import Key
from scansim.training.observation import Observation
from scansim.training.reports import ReportCode
from scansim.training.run import Run

__all__ = ["things_named", "unreadable_labels"]


def unreadable_labels(run: Run) -> frozenset[str]:
    """The products, by id, and the document, by name, that were reported before they were first typed."""
    reported: set[str] = set()
    excused: set[str] = set()
    typed: set[str] = set()
    for observation in run.observations:
        report = observation.report
        if report is not None and report.code is ReportCode.UNREADABLE:
            reported |= things_named(run, report.about)
        for thing in _typed(run, observation):
            if thing not in typed and thing in reported:
                excused.add(thing)
            typed.add(thing)
    return frozenset(excused)


def things_named(run: Run, about: str) -> frozenset[str]:
    """The products and the document that a report is about.

    ``about`` may be a product's id, code or barcode, a packaging's barcode, a thing on the floor (``unit:14``,
    ``box:3``), or the document's name, origin or note.
    """
    situation = run.situation
    found = {product.id for product in run.pack.products if about in (product.id, product.code, product.barcode)}
    found |= {packaging.product for packaging in run.pack.packagings if about == packaging.barcode}
    found |= {unit.claims for unit in situation.units if about == f"unit:{unit.id}"}
    found |= {box.claims for box in situation.boxes if about == f"box:{box.id}"}
    if about in (situation.transfer, situation.origin, situation.note):
        found.add(situation.transfer)
    return frozenset(found)


def _typed(run: Run, observation: Observation) -> Iterator[str]:
    if not isinstance(observation.input, Key):
        return
    transfer = run.world.transfer.id
    for event in observation.events:
        if isinstance(event, Counted) and event.transfer == transfer:
            yield event.product
        elif isinstance(event, TransferOpened) and event.transfer == transfer:
            yield run.situation.transfer
