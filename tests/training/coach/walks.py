"""Random walks through every kind of work: what a hand that knows nothing might do, before the coach is asked."""

from __future__ import annotations

from random import Random

from scansim.training.coach.step import CoachStep
from scansim.training.floor_view import Group
from scansim.training.header import Floor
from scansim.training.inputs import Do, Input, Scan, Set, Tap, Timed
from scansim.training.run import Run
from tests.training.coach.stories import DAYS, run_of
from tests.training.coach.trapped import CASES, run_with
from tests.training.field import parsed

__all__ = ["names_only_what_is_seen", "next_at_random", "walked"]

_LONGEST = 14


def walked(number: int) -> Run:
    """A run after the random inputs of this number."""
    random = Random(number)
    floor = random.choice(list(Floor))
    name = random.choice([*DAYS, *CASES])
    run = run_with(CASES[name], random.randint(1, 9), floor) if name in CASES else run_of(DAYS[name], 1, floor)
    for _ in range(random.randint(0, _LONGEST)):
        run.receive(Timed(1000, next_at_random(run, random)))
    return run


def next_at_random(run: Run, random: Random) -> Input:
    """Something that a hand might do."""
    kind = random.randrange(10)
    things = [thing for group in _groups(run) for thing in (*group.boxes, *group.loose)]
    controls = [control.id for control in run.screen.controls if control.action not in ("validate", "apply", "cancel")]
    if kind < 3 and controls:
        return Tap(random.choice(controls))
    if kind < 5 and things:
        thing = random.choice(things)
        return Scan(thing.label, thing="" if not run.floor.pickable else thing.id)
    if kind == 5 and run.screen.fields:
        return Set(run.screen.fields[0].id, str(random.randint(0, 9)))
    if kind == 6 and things:
        act = random.choice(["take", "put", "set_aside", "open"])
        return Do(act, random.choice(things).id)
    return parsed(random.choice(_lines(run, random)))[0]


def _lines(run: Run, random: Random) -> list[str]:
    place = random.choice(run.situation.places)
    location = run.world.floor.places.get(place).location
    barcode = run.world.warehouse.stock.locations.get(location).barcode if location else ""
    documents = [f"scan {document}" for document in run.situation.documents]
    papers = [f"do look {sheet.id}" for sheet in run.floor.sheets]
    return [
        f"go {place}",
        f"do look {run.floor.place}",
        *([f"scan {barcode}"] if barcode else []),
        *documents,
        *papers,
        "scan OCDMENU",
        "scan TOTE.03",
        "hint",
    ]


def _groups(run: Run) -> tuple[Group, ...]:
    return (*run.floor.groups, *run.floor.in_hand, *run.floor.aside)


def names_only_what_is_seen(run: Run, step: CoachStep) -> bool:
    """Whether every thing that a step names is seen from where one stands."""
    given = step.input
    named = given.thing if isinstance(given, Scan | Do) else ""
    if not named.startswith(("unit:", "box:")):
        return True
    seen = {thing.id for group in _groups(run) for thing in (*group.boxes, *group.loose, *group.opened)}
    return named in seen
