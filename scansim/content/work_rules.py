"""What must hold between a sandbox and its pack, beyond the form of the file.

Single statements first; only when those hold, whether every one of the first seeds can be played: everything that is
asked for can be reserved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scansim.content.exercise_rules import SEEDS_TRIED
from scansim.content.faults import Broken, meant, shown
from scansim.content.settings_rules import broken_settings
from scansim.content.work_file import FreeExerciseFile, TaskFile, WorkLineFile
from scansim.engine.floor.things import PlaceKind
from scansim.engine.warehouse.catalogue import OperationKind, OperationType, Tracking
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.settings import in_force
from scansim.training.situation import situation_of
from scansim.training.starting_point import CannotBePlayed
from scansim.training.work_situation import partners_of
from scansim.training.world import build

__all__ = ["broken_work_rules"]

_MOST_TASKS = 30
_MOST_LINES = 30
_MOST_UNITS = 500


def broken_work_rules(file: FreeExerciseFile, pack: Pack) -> tuple[Broken, ...]:
    """Every rule that the sandbox breaks."""
    statements = (*broken_settings(file.settings, pack), *_tasks(file, pack), *_batches(file))
    return statements or tuple(_not_playable(file.exercise(), pack))


def _tasks(file: FreeExerciseFile, pack: Pack) -> Iterator[Broken]:
    if not 0 < len(file.work) <= _MOST_TASKS:
        yield Broken(("work",), f"There are {len(file.work)} tasks.", f"Write 1 to {_MOST_TASKS}.")
    for name, task in file.work.items():
        if task.count:
            yield from _count(name, task, pack)
        else:
            yield from _transfer(name, task, pack)


def _count(name: str, task: TaskFile, pack: Pack) -> Iterator[Broken]:
    if task.operation or task.lines or task.partner or task.place or task.batch or task.staged:
        yield Broken(("work", name), f"{shown(name)} is a count and a transfer at once.", "Make two tasks of it.")
    countable = [place.id for place in pack.places if _is_inside(pack, place.location)]
    for place in task.count or ():
        if place not in countable:
            what = f"Nothing can be counted at {shown(place)} of pack {pack.id}."
            yield Broken(("work", name, "count"), what, meant(place, countable))


def _is_inside(pack: Pack, location: str) -> bool:
    return any(known.id == location and known.usage.is_inside for known in pack.locations)


def _transfer(name: str, task: TaskFile, pack: Pack) -> Iterator[Broken]:
    at = ("work", name)
    types = {kind.id: kind for kind in pack.operation_types}
    operation = types.get(task.operation)
    if not task.operation:
        yield Broken(at, f"{shown(name)} says neither an operation nor what to count.", "Add operation, or count.")
    elif operation is None:
        what = f"{shown(task.operation)} is no operation type of pack {pack.id}."
        yield Broken((*at, "operation"), what, meant(task.operation, types))
    else:
        yield from _place(at, task, operation, pack)
        yield from _partner(at, task, operation, pack)
    if not 0 < len(task.lines) <= _MOST_LINES:
        yield Broken(at, f"{shown(name)} has {len(task.lines)} lines.", f"Write 1 to {_MOST_LINES}.")
    earlier: list[str] = []
    for key, line in task.lines.items():
        yield from _line((*at, "lines", key), line, earlier, pack)
        earlier.append(key)


def _place(at: tuple[str, ...], task: TaskFile, operation: OperationType, pack: Pack) -> Iterator[Broken]:
    docks = [place.id for place in pack.places if place.kind is PlaceKind.DOCK]
    is_receipt = operation.kind is OperationKind.INCOMING
    if is_receipt and not task.place:
        yield Broken(at, "Where the goods of this receipt stand is missing.", f"Add place, one of: {', '.join(docks)}.")
    elif is_receipt and task.place not in docks:
        what = f"{shown(task.place)} is no dock of pack {pack.id}."
        yield Broken((*at, "place"), what, meant(task.place, docks))
    elif not is_receipt and task.place:
        what = "Only a receipt says where its goods stand; the others take what is in stock."
        yield Broken((*at, "place"), what, "Take place away.")
    if task.staged and not any(place.location == operation.source for place in pack.places):
        what = f"{operation.name} takes its goods from nowhere that one can walk to."
        yield Broken((*at, "staged"), what, "Take staged away.")
    if task.staged and is_receipt:
        yield Broken((*at, "staged"), "The goods of a receipt stand at its place.", "Take staged away.")


def _partner(at: tuple[str, ...], task: TaskFile, operation: OperationType, pack: Pack) -> Iterator[Broken]:
    known = [partner.id for partner in partners_of(pack, operation)]
    if task.partner and task.partner not in known:
        what = f"{shown(task.partner)} is no partner for {operation.name} in pack {pack.id}."
        yield Broken((*at, "partner"), what, meant(task.partner, known))


def _line(at: tuple[str, ...], line: WorkLineFile, earlier: list[str], pack: Pack) -> Iterator[Broken]:
    by_id = {product.id: product for product in pack.products}
    for id_ in line.product or ():
        product = by_id.get(id_)
        if product is None:
            yield Broken((*at, "product"), f"{shown(id_)} is no product of pack {pack.id}.", meant(id_, by_id))
        elif product.tracking is not Tracking.NONE:
            kept = f"{shown(id_)} is kept by {product.tracking}, which exercises cannot play yet."
            yield Broken((*at, "product"), kept, "Choose a product that is not.")
    if line.looks_like and line.looks_like not in earlier:
        what = f"{shown(line.looks_like)} is no line above this one."
        yield Broken((*at, "looks_like"), what, meant(line.looks_like, earlier))
    if line.quantity.low < 1 or line.quantity.high > _MOST_UNITS:
        what = f"The quantity may be {line.quantity.low if line.quantity.low < 1 else line.quantity.high}."
        yield Broken((*at, "quantity"), what, f"Ask for 1 to {_MOST_UNITS}.")


def _batches(file: FreeExerciseFile) -> Iterator[Broken]:
    first: dict[str, str] = {}
    for name, task in file.work.items():
        if task.batch and first.setdefault(task.batch, task.operation) != task.operation:
            what = f"The batch {shown(task.batch)} would hold transfers of several operation types."
            yield Broken(("work", name, "batch"), what, f"Only {first[task.batch]} fits in it.")


def _not_playable(exercise: Exercise, pack: Pack) -> Iterable[Broken]:
    held = in_force(exercise, pack)
    for seed in range(SEEDS_TRIED):
        try:
            situation = situation_of(exercise, held, seed)
            if not seed:
                build(held, situation)
        except CannotBePlayed as reason:
            return [Broken(("work",), f"Seed {seed} cannot be played: {reason}.", "Ask for less, or for other things.")]
    return []
