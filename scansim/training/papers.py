"""The papers of a situation, in English: the truth of a run has one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scansim.engine.floor.things import Paper
from scansim.engine.quantity import written
from scansim.training.orders import PlannedTask
from scansim.training.pack import Pack
from scansim.training.starting_point import NOBODY, DeliveryNote, GivenTask
from scansim.training.story import Hold
from scansim.training.texts import LocalText

__all__ = ["DOOR_PLAN", "batch_papers", "delivery_note", "door_plan", "paper_id", "paper_of"]

DOOR_PLAN = "door-plan"
"""What the floor calls the list of doors."""

_HELD = {
    Hold.CREDIT.value: "ON CREDIT HOLD - do not pick, do not ship",
    Hold.QUALITY.value: "ON QUALITY HOLD - do not use, do not move",
}
_LOAD = "Load at {door}"
_URGENT = "URGENT - do this first"


def paper_id(planned: PlannedTask) -> str:
    """What the floor calls the document of a task."""
    return f"note-{planned.document.origin}" if planned.task.place else f"task-{planned.task.name}"


def delivery_note(planned: PlannedTask, remarks: Sequence[LocalText]) -> DeliveryNote | None:
    """What a supplier wrote; None for a task that nothing was delivered for."""
    if not planned.task.place:
        return None
    lines = tuple(order.ordered for order in planned.orders)
    return DeliveryNote(planned.document.origin, planned.partner, lines, tuple(remarks))


def paper_of(given: GivenTask, planned: PlannedTask, pack: Pack, place: str, remarks: Sequence[LocalText]) -> Paper:
    """The document of a task as it lies at a place."""
    head = "  ".join(filter(None, (planned.partner.name if planned.partner != NOBODY else "", given.origin)))
    listed = (_line(pack, line.product, written(line.ordered), line.lot) for line in given.ordered)
    first = (_URGENT,) if given.urgent else ()
    last = (_HELD[given.held],) if given.held else ()
    text = (
        head or planned.operation.name,
        *first,
        *listed,
        *_way(given, pack),
        *(said.in_language("en") for said in remarks),
        *last,
    )
    name = f"Delivery note {given.origin}" if given.note else f"{planned.operation.name} {given.transfer}"
    return Paper(given.paper, name, place, given.transfer, text)


def batch_papers(tasks: Sequence[GivenTask], place: str) -> Iterator[Paper]:
    """What says which transfers are worked on together."""
    for batch in dict.fromkeys(task.batch for task in tasks if task.batch):
        members = tuple(task.transfer for task in tasks if task.batch == batch)
        yield Paper(f"batch-{batch}", f"Batch {batch}", place, batch, members)


def door_plan(tasks: Sequence[GivenTask], pack: Pack, place: str) -> Iterator[Paper]:
    """What says which route leaves from which door, where goods wait to be loaded."""
    if any(task.is_loaded for task in tasks):
        names = {known.id: known.name for known in pack.places}
        text = (f"{names[route.door]}  {route.name}  {route.carrier}  {route.departure}" for route in pack.routes)
        yield Paper(DOOR_PLAN, "Door plan", place, "", tuple(text))


def _way(given: GivenTask, pack: Pack) -> Iterator[str]:
    """The route of what waits to be loaded, where the door plan says its door; else the door itself."""
    route = pack.route_of(given.partner.id)
    if given.is_loaded and route is not None and route.door == given.door:
        yield f"{route.name}  {route.carrier}"
    else:
        yield from (_LOAD.format(door=known.name) for known in pack.places if known.id == given.door)


def _line(pack: Pack, product: str, quantity: str, lot: str) -> str:
    ordered = pack.product(product)
    named = next((each.name for each in pack.lots if each.id == lot), "")
    return "  ".join(filter(None, (ordered.code, ordered.name, quantity, named and f"lot {named}")))
