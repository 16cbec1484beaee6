"""What must hold between the tasks and counts of a story and its pack, beyond the form of the file.

Each rule tells where in the file it is broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from scansim.content.exercise_file import ExerciseFile, StoryFile
from scansim.content.faults import Broken, meant, shown
from scansim.content.story_file import RECEIPT
from scansim.engine.floor.things import PlaceKind
from scansim.engine.warehouse.catalogue import OperationKind, OperationType, Product, Tracking
from scansim.training.orders import partners_of
from scansim.training.pack import Pack
from scansim.training.story import CountTask, Line, Task

__all__ = ["MOST_UNITS", "at_task", "broken_story_rules", "least_ordered", "may_be", "operation_of"]

_MOST_TASKS = 30
_MOST_LINES = 30
MOST_UNITS = 500

At = tuple[str, ...]


def broken_story_rules(file: StoryFile, pack: Pack) -> Iterator[Broken]:
    """Every rule that the tasks and counts break."""
    yield from _told(file)
    for name, stated in (file.work or {}).items():
        if stated.is_count and stated.is_transfer:
            yield Broken(("work", name), f"{shown(name)} is a count and a transfer at once.", "Make two tasks of it.")
    for task in file.tasks:
        yield from _task(at_task(file, task), task, pack, is_short=file.receipt is not None)
    for count in file.counts:
        yield from _count(count, pack)
    yield from _batches(file)
    yield from _followers(file, pack)


def at_task(file: StoryFile, task: Task) -> At:
    """Where in the file a task stands."""
    return ("receipt",) if file.receipt is not None and task.name == RECEIPT else ("work", task.name)


def operation_of(task: Task, pack: Pack) -> OperationType | None:
    """The operation type that a task names, or the pack's first for receipts."""
    for kind in pack.operation_types:
        if kind.id == task.operation or (not task.operation and kind.kind is OperationKind.INCOMING):
            return kind
    return None


def _told(file: StoryFile) -> Iterator[Broken]:
    if file.receipt is None and file.work is None:
        yield Broken((), "The exercise tells no story.", "Add receipt, or work.")
    elif file.receipt is not None and file.work is not None:
        yield Broken(("work",), "The exercise tells two stories.", "Make the receipt one of the tasks under work.")
    elif file.work is not None and not 0 < len(file.work) <= _MOST_TASKS:
        yield Broken(("work",), f"There are {len(file.work)} tasks.", f"Write 1 to {_MOST_TASKS}.")


# where and who


def _task(at: At, task: Task, pack: Pack, *, is_short: bool) -> Iterator[Broken]:
    operation = operation_of(task, pack)
    if not task.operation and not is_short:
        yield Broken(at, f"{shown(task.name)} says neither an operation nor what to count.", "Add operation, or count.")
    elif operation is None:
        what = f"{shown(task.operation)} is no operation type of pack {pack.id}."
        yield Broken((*at, "operation"), what, meant(task.operation, [kind.id for kind in pack.operation_types]))
    else:
        yield from _place(at, task, operation, pack)
        yield from _partner(at, task, operation, pack, key="supplier" if is_short else "partner")
    yield from _ends(at, task, pack)
    yield from _lines(at, task, pack, is_short=is_short)


def _place(at: At, task: Task, operation: OperationType, pack: Pack) -> Iterator[Broken]:
    docks = [place.id for place in pack.places if place.kind is PlaceKind.DOCK]
    is_receipt = operation.kind is OperationKind.INCOMING
    if is_receipt and not task.place:
        yield Broken(at, "Where the goods of this receipt stand is missing.", f"Add place, one of: {', '.join(docks)}.")
    elif is_receipt and task.place not in docks:
        known = task.place in {place.id for place in pack.places}
        what = "is no dock" if known else f"is no place of pack {pack.id}"
        yield Broken((*at, "place"), f"{shown(task.place)} {what}.", meant(task.place, docks))
    elif not is_receipt and task.place:
        what = "Only a receipt says where its goods stand; the others take what is in stock."
        yield Broken((*at, "place"), what, "Take place away.")
    source = task.source or next((place.id for place in pack.places if place.location == operation.source), "")
    if task.staged and not source:
        what = f"{operation.name} takes its goods from nowhere that one can walk to."
        yield Broken((*at, "staged"), what, "Take staged away.")
    if task.staged and is_receipt:
        yield Broken((*at, "staged"), "The goods of a receipt stand at its place.", "Take staged away.")


def _partner(at: At, task: Task, operation: OperationType, pack: Pack, *, key: str) -> Iterator[Broken]:
    known = [partner.id for partner in partners_of(pack, operation, task.flow)]
    is_receipt = operation.kind is OperationKind.INCOMING
    if not known and is_receipt:
        yield Broken(("pack",), f"Pack {pack.id} has no supplier.", "Add one to its partners.csv.")
    if task.partner and task.partner not in known:
        is_what = "is no supplier of" if is_receipt else f"is no partner for {operation.name} in"
        yield Broken((*at, key), f"{shown(task.partner)} {is_what} pack {pack.id}.", meant(task.partner, known))


def _ends(at: At, task: Task, pack: Pack) -> Iterator[Broken]:
    """Places that goods are taken from or go to must be such that the record knows."""
    stored = [place.id for place in pack.places if place.location]
    for key, place in (("source", task.source), ("destination", task.destination)):
        if place and place not in stored:
            what = f"Nothing can be stored at {shown(place)} of pack {pack.id}."
            yield Broken((*at, key), what, meant(place, stored))


def _count(count: CountTask, pack: Pack) -> Iterator[Broken]:
    countable = [place.id for place in pack.places if _is_inside(pack, place.location)]
    for place in count.places:
        if place not in countable:
            what = f"Nothing can be counted at {shown(place)} of pack {pack.id}."
            yield Broken(("work", count.name, "count"), what, meant(place, countable))


def _is_inside(pack: Pack, location: str) -> bool:
    return any(known.id == location and known.usage.is_inside for known in pack.locations)


def _batches(file: StoryFile) -> Iterator[Broken]:
    first: dict[str, str] = {}
    for task in file.tasks:
        if task.batch and first.setdefault(task.batch, task.operation) != task.operation:
            what = f"The batch {shown(task.batch)} would hold transfers of several operation types."
            yield Broken((*at_task(file, task), "batch"), what, f"Only {first[task.batch]} fits in it.")


def _followers(file: StoryFile, pack: Pack) -> Iterator[Broken]:
    """What carries on the goods of an earlier task brings none of its own, and takes them where they were brought."""
    earlier: dict[str, Task] = {}
    followed: set[str] = set()
    for task in file.tasks:
        if task.follows:
            yield from _follower(at_task(file, task), task, earlier.get(task.follows), pack, list(earlier))
            if task.follows in followed:
                what = f"The goods of {shown(task.follows)} are carried on by another task already."
                yield Broken((*at_task(file, task), "follows"), what, "Let each task be followed by one.")
            followed.add(task.follows)
        earlier[task.name] = task
    for name, trap in (file.traps if isinstance(file, ExerciseFile) else {}).items():
        if trap.task in earlier and earlier[trap.task].follows:
            what = f"{shown(trap.task)} carries on goods of another task."
            yield Broken(("traps", name, "task"), what, "Let it strike the task with which the goods come.")


def _follower(at: At, task: Task, before: Task | None, pack: Pack, earlier: list[str]) -> Iterator[Broken]:
    if before is None:
        what = f"There is no task {shown(task.follows)} before {shown(task.name)}."
        yield Broken((*at, "follows"), what, meant(task.follows, earlier))
    elif task.lines or task.staged or task.place or task.batch:
        what = f"{shown(task.name)} carries on the goods of {shown(task.follows)}, and has some of its own."
        yield Broken((*at, "follows"), what, "Leave lines, staged, place and batch away.")
    elif _end(task, pack, "source") != _end(before, pack, "destination"):
        what = f"{shown(task.name)} does not take its goods from where {shown(task.follows)} brings them."
        yield Broken((*at, "follows"), what, "Let source here and destination there be one place.")


def _end(task: Task, pack: Pack, end: Literal["source", "destination"]) -> str:
    """The location at one end of a transfer."""
    place = task.source if end == "source" else task.destination
    operation = operation_of(task, pack)
    if not place:
        return str(getattr(operation, end)) if operation else ""
    return next((each.location for each in pack.places if each.id == place), place)


# what is asked for


def _lines(at: At, task: Task, pack: Pack, *, is_short: bool) -> Iterator[Broken]:
    if not task.follows and not 0 < len(task.lines) <= _MOST_LINES:
        who = "The order" if is_short else shown(task.name)
        yield Broken((*at, "lines"), f"{who} has {len(task.lines)} lines.", f"Write 1 to {_MOST_LINES}.")
    earlier: list[str] = []
    for line in task.lines:
        here = (*at, "lines", line.name)
        yield from _product(here, line, earlier, pack)
        yield from _ordered(here, line, task, pack)
        earlier.append(line.name)


def _product(at: At, line: Line, earlier: list[str], pack: Pack) -> Iterator[Broken]:
    by_id = {product.id: product for product in pack.products}
    for id_ in _named(line):
        product = by_id.get(id_)
        if product is None:
            yield Broken((*at, "product"), f"{shown(id_)} is no product of pack {pack.id}.", meant(id_, by_id))
        elif product.tracking is Tracking.SERIAL:
            kept = f"{shown(id_)} is kept by {product.tracking}, which exercises cannot play yet."
            yield Broken((*at, "product"), kept, "Choose a product that is not.")
        elif line.ordered.boxes.high > 0 and not pack.packagings_of(id_):
            boxless = f"{shown(id_)} comes in no box."
            right = "Choose one that stands in packagings.csv, or order loose units."
            yield Broken((*at, "product"), boxless, right)
    yield from _lot(at, line, pack)
    looks_like = line.choice.look_alike_of
    if looks_like and looks_like not in earlier:
        what = f"{shown(looks_like)} is no line above this one."
        yield Broken((*at, "looks_like"), what, meant(looks_like, earlier))


def _lot(at: At, line: Line, pack: Pack) -> Iterator[Broken]:
    lots = [lot.id for lot in pack.lots if lot.product == line.choice.product]
    if line.lot and line.lot not in lots:
        what = f"{shown(line.lot)} is no lot of the product of this line."
        yield Broken((*at, "lot"), what, meant(line.lot, lots))


def _ordered(at: At, line: Line, task: Task, pack: Pack) -> Iterator[Broken]:
    amount = line.ordered
    in_boxes = amount.boxes.high > 0 or amount.loose.high > 0
    if amount.units.high > 0 and in_boxes:
        yield Broken((*at, "quantity"), "It says quantity, and boxes or loose units too.", "Write one of the two.")
    elif in_boxes and not task.place:
        what = "Only what is delivered comes in boxes and loose units."
        yield Broken(at, what, "Write quantity instead of boxes and loose.")
    elif in_boxes:
        if least_ordered(line, task, pack) < 1:
            yield Broken(
                at, f"In some seeds nothing is ordered of {shown(line.name)}.", "Let boxes or loose begin at 1."
            )
        if _most(line, task, pack) > MOST_UNITS:
            yield Broken(at, f"More than {MOST_UNITS} units of {shown(line.name)} may be ordered.", "Order fewer.")
    elif amount.units.high == 0:
        example = "boxes and loose, or quantity" if task.place else "quantity: 2 to 5"
        yield Broken(at, f"In some seeds nothing is ordered of {shown(line.name)}.", f"Add {example}.")
    elif amount.units.low < 1 or amount.units.high > MOST_UNITS:
        what = f"The quantity may be {amount.units.low if amount.units.low < 1 else amount.units.high}."
        yield Broken((*at, "quantity"), what, f"Ask for 1 to {MOST_UNITS}.")


def _named(line: Line) -> tuple[str, ...]:
    return line.choice.one_of or ((line.choice.product,) if line.choice.product else ())


def least_ordered(line: Line, task: Task, pack: Pack) -> int:
    """What every seed orders at least, whichever product it chooses."""
    if line.ordered.units.high:
        return line.ordered.units.low
    sizes = [_box_size(product, pack) for product in may_be(line, task, pack)]
    return line.ordered.boxes.low * min(sizes, default=MOST_UNITS) + line.ordered.loose.low


def _most(line: Line, task: Task, pack: Pack) -> int:
    sizes = [_box_size(product, pack) for product in may_be(line, task, pack)]
    return line.ordered.boxes.high * max(sizes, default=1) + line.ordered.loose.high


def _box_size(product: Product, pack: Pack) -> int:
    packagings = pack.packagings_of(product.id)
    return int(packagings[0].quantity) if packagings else 1


def may_be(line: Line, task: Task, pack: Pack) -> list[Product]:
    """The products that a line can be about in some seed."""
    boxed = line.choice.boxed or line.ordered.boxes.high > 0
    named = _named(line)
    found = [
        product
        for product in pack.products
        if (not named or product.id in named)
        and product.tracking in ((Tracking.NONE, Tracking.LOT) if named else (Tracking.NONE,))
        and (not boxed or pack.packagings_of(product.id))
    ]
    model = next((other for other in task.lines if other.name == line.choice.look_alike_of), None)
    if model is None or model is line or model.choice.look_alike_of:
        return found
    families = {product.look_alike_of or product.id for product in may_be(model, task, pack)}
    return [product for product in found if (product.look_alike_of or product.id) in families]
