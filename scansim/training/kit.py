"""A kit: what one seed of an exercise adds to the room, and what its trainer has to know.

The labels that a run needs are those that the coach reads when it plays the seed, and those that lie on the floor. What
the room has already is not printed again; what it lacks is planted (DESIGN sections 1.4 and 5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scansim.engine.canonical import canonical, sha256
from scansim.engine.store import written_record
from scansim.training.coach.coach import Coach
from scansim.training.exercise import Exercise
from scansim.training.header import Floor
from scansim.training.inputs import Scan
from scansim.training.kit_card import kit_card
from scansim.training.letters import letters_of
from scansim.training.pack import Pack
from scansim.training.policy import Policy
from scansim.training.room import room_of
from scansim.training.run import Run
from scansim.training.starting_point import CannotBePlayed, Situation

__all__ = ["Bearer", "Kit", "NeededLabel", "PlantedLabel", "StandingGoods", "kit_of"]

_NUMBER_LETTERS = 6


class Bearer(StrEnum):
    """What bears a label that the room does not have."""

    UNIT = "unit"
    BOX = "box"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class NeededLabel:
    """A label that the coach reads when it plays the seed, and how often. ``in_room`` says that it hangs already."""

    payload: str
    times: int
    in_room: bool


@dataclass(frozen=True, slots=True)
class PlantedLabel:
    """A label to be printed for this seed: ``count`` things at a place bear it. ``name`` is what they say they are."""

    bearer: Bearer
    payload: str
    name: str
    place: str
    count: int


@dataclass(frozen=True, slots=True)
class StandingGoods:
    """What truly stands at the place of a delivery, ``task``, of one ordered product: boxes by their size, and loose
    units."""

    task: str
    product: str
    name: str
    code: str
    ordered: int
    boxes: tuple[tuple[int, int], ...]
    loose: int

    @property
    def units(self) -> int:
        """Units in all."""
        return sum(size * count for size, count in self.boxes) + self.loose


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything about one seed that is printed or told to its trainer.

    ``number`` stands on every page of the kit, ``room`` is the number of the room that it is for. ``names`` are
    those of products, places and lots, by id.
    """

    number: str
    room: str
    exercise: Exercise
    policy: Policy
    situation: Situation
    place: str
    goods: tuple[StandingGoods, ...]
    names: Mapping[str, str]
    needed: tuple[NeededLabel, ...]
    planted: tuple[PlantedLabel, ...]

    @property
    def start_card(self) -> str:
        """The label that starts this exercise with this seed."""
        return kit_card(self.exercise.id, self.situation.seed)

    def goods_of(self, task: str, product: str) -> StandingGoods:
        """What stands there of a product that a delivery brings, by its id."""
        return next(goods for goods in self.goods if (goods.task, goods.product) == (task, product))


def kit_of(exercise: Exercise, pack: Pack, policy: Policy, seed: int) -> Kit:
    """The kit of a seed.

    Raises:
        CannotBePlayed: when the pack lacks what the story needs.
    """
    if exercise.is_free:
        raise CannotBePlayed("free practice needs no kit, all of its labels hang in the room")
    room = room_of(pack)
    run = Run(exercise, pack, policy, seed, Floor.ROOM)
    situation = run.situation
    read = _read_by_coach(run)
    needed = tuple(NeededLabel(payload, times, payload in room.payloads) for payload, times in read.items())
    return Kit(
        number=_number(exercise, pack, seed),
        room=room.number,
        exercise=exercise,
        policy=policy,
        situation=situation,
        place=next(place.name for place in pack.places if place.id == situation.place),
        goods=_goods(pack, situation),
        names=_names(pack),
        needed=needed,
        planted=_planted(pack, situation, room.payloads),
    )


def _names(pack: Pack) -> dict[str, str]:
    names = {product.id: product.name for product in pack.products}
    names |= {place.id: place.name for place in pack.places}
    return names | {lot.id: lot.name for lot in pack.lots}


def _number(exercise: Exercise, pack: Pack, seed: int) -> str:
    """The same content and seed have the same number on every machine (``docs/formats.md`` "Kits")."""
    hashes = [sha256(canonical(written_record(value))) for value in (exercise, pack)]
    return letters_of(f"kit:{':'.join(hashes)}:{seed}", _NUMBER_LETTERS)


def _read_by_coach(run: Run) -> Counter[str]:
    """What the coach reads off labels in a room, WALK labels included."""
    return Counter(step.input.data for step in Coach().play(run) if isinstance(step.input, Scan))


def _goods(pack: Pack, situation: Situation) -> tuple[StandingGoods, ...]:
    found: list[StandingGoods] = []
    brought = [(each, line) for each in situation.tasks if each.place or each.staged for line in each.ordered]
    for task, line in brought:
        mine = (unit for unit in situation.units if unit.consignment == task.consignment)
        units = [unit for unit in mine if unit.product == line.product]
        per_box = Counter(unit.box for unit in units if unit.box)
        sizes = tuple(sorted(Counter(per_box.values()).items(), reverse=True))
        loose = sum(1 for unit in units if not unit.box)
        product = pack.product(line.product)
        found.append(
            StandingGoods(task.transfer, product.id, product.name, product.code, int(line.ordered), sizes, loose)
        )
    return tuple(found)


def _planted(pack: Pack, situation: Situation, in_room: frozenset[str]) -> tuple[PlantedLabel, ...]:
    """The labels of this seed that hang nowhere, each with the number of things that bear it."""
    names = {product.id: product.name for product in pack.products}
    places = {place.id: place.name for place in pack.places}
    bearers = Counter[tuple[Bearer, str, str, str]]()
    for box in (*situation.boxes, *situation.changed_boxes):
        for label in box.labels:
            bearers[Bearer.BOX, label, f"{names[box.claims]}, {box.name}", places[box.place]] += 1
    for unit in (*situation.units, *situation.changed):
        for label in unit.labels:
            bearers[Bearer.UNIT, label, names[unit.claims], places[unit.place]] += 1
    for paper in situation.papers:
        bearers[Bearer.PAPER, paper.label, paper.name, places[paper.place]] += 1
    return tuple(
        PlantedLabel(bearer, payload, name, place, count)
        for (bearer, payload, name, place), count in bearers.items()
        if payload and payload not in in_room
    )
