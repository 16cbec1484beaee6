"""A place where nothing more fits, and one that is easily taken for another.

Right at a full place: another one with room, the record says where the goods truly lie, and the place is reported.
Right at look-alike places: read the label of the place; the goods go where the record says.
"""

from __future__ import annotations

from dataclasses import replace

from scansim.engine.floor.things import PlaceKind
from scansim.engine.warehouse.catalogue import OperationKind
from scansim.training.orders import PlannedTask, door_of, given_task
from scansim.training.starting_point import CannotBePlayed, Planted
from scansim.training.story import Trap
from scansim.training.texts import LocalText
from scansim.training.traps.ground import Ground

__all__ = ["neighbours", "others_in_reach", "paper_is_right", "plant_full", "plant_neighbour"]

_SAYS = "Put away at {place}"
_LOAD = "Load at {place}"


def plant_full(ground: Ground, trap: Trap, _: int) -> Planted:
    """Let the place be full that the goods are sent to; others like it are in reach."""
    place = _goes_to(ground, trap)
    others_in_reach(ground, trap)
    ground.full.append(place)
    return replace(
        ground.planted(trap, ground.task_of(trap)),
        product=ground.order_of(trap).product.id,
        place=place,
    )


def plant_neighbour(ground: Ground, trap: Trap, _: int) -> Planted:
    """For goods that are put away: somebody wrote the neighbouring place on the paper. For goods that are taken: they
    lie in the neighbouring place."""
    planned = ground.task_of(trap)
    if not ground.place_of(planned):
        return _lie_beside(ground, trap)
    place = _goes_to(ground, trap)
    other = _neighbour(ground, trap, place)
    _write(ground, trap, other)
    return replace(ground.planted(trap, planned), product=ground.order_of(trap).product.id, place=place, instead=other)


def paper_is_right(ground: Ground, trap: Trap) -> None:
    """In seeds without the trap the paper says the same as the record, so that a written place tells nothing."""
    if ground.place_of(ground.task_of(trap)):
        _neighbour(ground, trap, _goes_to(ground, trap))
        _write(ground, trap, _goes_to(ground, trap))
    else:
        _neighbour(ground, trap, _taken_from(ground, trap))


def others_in_reach(ground: Ground, trap: Trap) -> None:
    """The place that the goods are sent to, and those like it: in seeds without the trap too."""
    place = _goes_to(ground, trap)
    ground.places += [place, *neighbours(ground, place)]


def neighbours(ground: Ground, place: str) -> tuple[str, ...]:
    """The places that are easily taken for this one: of the same kind and row, by all but the last part of the name."""
    here = next((known for known in ground.pack.places if known.id == place), None)
    if here is None:
        raise CannotBePlayed(f"pack {ground.pack.id} has no place {place!r}")
    row = here.name[:-1].rstrip("0123456789")
    beside = (known for known in ground.pack.places if known.kind is here.kind and known.name.startswith(row))
    return tuple(known.id for known in beside if known.id != place)


def _goes_to(ground: Ground, trap: Trap) -> str:
    """The place that the record sends the goods of a trap to."""
    planned = ground.task_of(trap)
    if _is_loaded(ground, planned):
        return door_of(planned, ground.pack)
    if trap.place or planned.task.destination:
        return trap.place or planned.task.destination
    if planned.operation.kind is OperationKind.INCOMING:
        raise CannotBePlayed(f"{trap.name!r} needs goods that are put away")
    lines = ground.reserved_for(trap) if not ground.place_of(planned) else ground.lines_of(planned)
    product = ground.order_of(trap).product.id
    places = [place for line in lines if line.product == product and (place := ground.place_at(line.destination))]
    if not places:
        raise CannotBePlayed(f"{trap.name!r} needs a place that the goods go to")
    return places[0]


def _is_loaded(ground: Ground, planned: PlannedTask) -> bool:
    return given_task(planned, ground.pack).is_loaded


def _neighbour(ground: Ground, trap: Trap, place: str) -> str:
    others = trap.instead or neighbours(ground, place)
    other = ground.one_of(trap, (id_ for id_ in others if id_ != place), "instead")
    ground.places += [place, *neighbours(ground, place), other]
    return other


def _write(ground: Ground, trap: Trap, place: str) -> None:
    name = next(known.name for known in ground.pack.places if known.id == place)
    planned = ground.task_of(trap)
    says = _LOAD if _is_loaded(ground, planned) else _SAYS
    ground.remark(planned, LocalText.of({"en": says.format(place=name)}))


def _taken_from(ground: Ground, trap: Trap) -> str:
    """The shelf that most of the goods of a trap are taken from."""
    place = ground.place_at(max(ground.reserved_for(trap), key=lambda line: line.quantity).source)
    if place not in [known.id for known in ground.pack.places if known.kind is PlaceKind.SHELF]:
        raise CannotBePlayed(f"{trap.name!r} needs goods of a shelf")
    return place


def _lie_beside(ground: Ground, trap: Trap) -> Planted:
    line = max(ground.reserved_for(trap), key=lambda line: line.quantity)
    place = _taken_from(ground, trap)
    other = _neighbour(ground, trap, place)
    units = tuple(unit for unit in ground.lying(line.source) if (unit.product, unit.lot) == (line.product, line.lot))
    ground.change(replace(unit, place=other) for unit in units)
    return replace(
        ground.planted(trap, ground.task_of(trap)),
        product=line.product,
        lot=line.lot,
        place=place,
        units=tuple(unit.id for unit in units),
        quantity=line.quantity,
        instead=other,
    )
