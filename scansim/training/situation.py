"""One concrete situation: what an exercise is for one seed. The same seed gives the same situation everywhere."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from scansim.engine.floor.things import PlaceKind
from scansim.engine.quantity import ZERO
from scansim.engine.warehouse.catalogue import OperationKind
from scansim.training.escalation import Escalation
from scansim.training.exercise import Exercise
from scansim.training.goods import stands_at
from scansim.training.orders import PlannedTask, given_task, location_of, planned
from scansim.training.pack import Pack
from scansim.training.papers import batch_papers, delivery_note, door_plan, paper_id, paper_of
from scansim.training.reserved import reserved
from scansim.training.starting_point import (
    CannotBePlayed,
    DeliveryNote,
    GivenTask,
    OrderedLine,
    Planted,
    Situation,
)
from scansim.training.story import Flow, Story
from scansim.training.traps.ground import Ground
from scansim.training.traps.kinds import plant_all, trap_strikes

__all__ = [
    "CannotBePlayed",
    "DeliveryNote",
    "OrderedLine",
    "Planted",
    "Situation",
    "escalated",
    "situation_of",
    "trap_strikes",
]


def situation_of(exercise: Exercise, pack: Pack, seed: int) -> Situation:
    """The situation of an exercise for a seed.

    Raises:
        CannotBePlayed: when the pack lacks something that the story needs.
    """
    story = exercise.story_of(seed)
    if not story.tasks and not story.counts:
        raise CannotBePlayed(f"{exercise.id} tells no story")
    tasks_planned = planned(exercise.id, story, pack, seed)
    ground = Ground(pack, seed, tasks_planned, partial(reserved, tasks_planned))
    counted = tuple(location_of(pack, place) for place in dict.fromkeys(_counted(story)))
    planted = plant_all(
        ground,
        tuple(trap for trap in story.traps if trap_strikes(exercise.id, trap.name, trap.seeds, seed)),
        tuple(trap for trap in story.traps if not trap_strikes(exercise.id, trap.name, trap.seeds, seed)),
    )
    tasks = tuple(_given(task, ground) for task in ground.tasks)
    start = _start(story, pack)
    papers = [
        paper_of(given, task, pack, task.task.place or start, ground.remarks.get(task.task.name, ()))
        for given, task in zip(tasks, ground.tasks, strict=True)
    ]
    return Situation(
        exercise=exercise.id,
        seed=seed,
        start=start,
        places=_places(start, story, ground),
        tasks=tasks,
        units=tuple(ground.standing.units),
        boxes=tuple(ground.standing.boxes),
        papers=(*papers, *batch_papers(tasks, start), *door_plan(tasks, pack, start)),
        planted=planted,
        counted=counted,
        gone=tuple(sorted(ground.gone)),
        changed=tuple(ground.changed[number] for number in sorted(ground.changed)),
        changed_boxes=tuple(ground.changed_boxes[number] for number in sorted(ground.changed_boxes)),
        numbered=ground.standing.last,
        booked=tuple(ground.booked),
        full=tuple(ground.full),
        interruptions=tuple(
            each for each in story.interruptions if trap_strikes(exercise.id, each.name, each.seeds, seed)
        ),
    )


def escalated(situation: Situation, pack: Pack, matrix: Escalation) -> Situation:
    """The situation, with whom the matrix says to tell of each planted exception that somebody must be told of."""
    return replace(situation, planted=tuple(_told_to(each, situation, pack, matrix) for each in situation.planted))


def _told_to(planted: Planted, situation: Situation, pack: Pack, matrix: Escalation) -> Planted:
    if not planted.escalate_to or not planted.reports:
        return planted
    flow = next((task.flow for task in situation.tasks if task.transfer == planted.task), None)
    price = next((product.standard_price for product in pack.products if product.id == planted.product), ZERO)
    units = abs(planted.quantity)
    return replace(planted, escalate_to=matrix.role(planted.reports[0], flow, units, units * price))


def _counted(story: Story) -> list[str]:
    return [place for count in story.counts for place in count.places]


def _given(planned_task: PlannedTask, ground: Ground) -> GivenTask:
    task = planned_task.task
    held = ground.held.get(task.name)
    return replace(
        given_task(planned_task, ground.pack),
        held=held.value if held else "",
        paper=paper_id(planned_task),
        note=delivery_note(planned_task, ground.remarks.get(task.name, ())),
    )


def _start(story: Story, pack: Pack) -> str:
    """Where the goods of the only task stand; else the desk, where papers lie; without one the first place."""
    if len(story.tasks) == 1 and story.tasks[0].place:
        return story.tasks[0].place
    if not pack.places:
        raise CannotBePlayed(f"pack {pack.id} has no place")
    desks = [place.id for place in pack.places if place.kind is PlaceKind.DESK]
    return (desks or [pack.places[0].id])[0]


def _places(start: str, story: Story, ground: Ground) -> tuple[str, ...]:
    """Where the story leads, as the pack lists it, behind the place where one begins."""
    wanted = {*_counted(story), *ground.places}
    kinds: set[PlaceKind] = set()
    for planned_task in ground.tasks:
        if planned_task.operation.kind is OperationKind.INCOMING:
            wanted.add(planned_task.task.place)
            kinds |= {PlaceKind.DOCK, PlaceKind.DESK}
            wanted |= _put_away_at(planned_task, ground) if planned_task.flow is Flow.RETURN else set()
        else:
            wanted |= _places_of(planned_task, ground)
            kinds.add(PlaceKind.BENCH)
    if not ground.tasks:
        kinds.add(PlaceKind.BENCH)
    if any(trap.kind.sets_aside for trap in story.traps):
        kinds.add(PlaceKind.QUARANTINE)
    in_order = (place.id for place in ground.pack.places if place.id in wanted or place.kind in kinds)
    return tuple(dict.fromkeys((start, *in_order)))


def _places_of(planned_task: PlannedTask, ground: Ground) -> set[str]:
    """Shelves that hold what a task asks for, or where that was brought, and where it goes."""
    task, operation, pack = planned_task.task, planned_task.operation, ground.pack
    wanted = {task.destination or _place_of(pack, operation.destination)}
    if operation.kind is OperationKind.OUTGOING:
        wanted |= {place.id for place in pack.places if place.kind is PlaceKind.DOOR}
    if planned_task.follows:
        return wanted | {task.source or _place_of(pack, operation.source)}
    if brought_to := stands_at(planned_task, pack):
        return wanted | {brought_to} | _put_away_at(planned_task, ground)
    products = {order.product.id for order in planned_task.orders}
    return wanted | {_place_of(pack, stock.location) for stock in pack.stock if stock.product in products}


def _put_away_at(planned_task: PlannedTask, ground: Ground) -> set[str]:
    """Where the record sends each line of goods that are brought: to the place that is named, else by its rules."""
    if planned_task.task.destination:
        return {planned_task.task.destination}
    return {ground.place_at(line.destination) for line in ground.lines_of(planned_task)}


def _place_of(pack: Pack, location: str) -> str:
    return next((place.id for place in pack.places if place.location == location), "")
