"""Stories with traps for tests, made in memory over pack S."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.run import Run
from scansim.training.situation import situation_of
from scansim.training.starting_point import Situation
from scansim.training.story import (
    ALWAYS,
    Amount,
    Between,
    CountTask,
    Flow,
    Line,
    ProductChoice,
    Share,
    Story,
    Task,
    Trap,
    TrapKind,
)
from tests.training.field import lesson

__all__ = [
    "COFFEE",
    "COFFEE_DELIVERY",
    "COUNT",
    "DELIVERY",
    "PICK",
    "PUT_AWAY",
    "TWO_PICKS",
    "both",
    "exercise",
    "pack",
    "trap",
    "trap_run",
    "units",
]


def units(low: int, high: int | None = None) -> Amount:
    return Amount(units=Between(low, high or low))


def line(name: str, product: str, amount: Amount) -> Line:
    return Line(name, ProductChoice(product), amount)


DELIVERY = Story(
    (
        Task(
            "receipt",
            "",
            (
                line("mugs", "mug_35_bl", Amount(Between(2, 3), Between(2, 4))),
                line("boards", "board_oak", Amount(loose=Between(3, 6))),
            ),
            "partner_nordic_table",
            "dock_1",
        ),
    )
)
"""Two or three boxes of 6 blue mugs and 2 to 4 loose; 3 to 6 oak boards."""

PICK = Story(
    (
        Task(
            "order",
            "type_pick",
            (line("pans", "pan_24", units(7, 10)), line("drivers", "driver_ph1", units(2, 5))),
        ),
    )
)
"""7 to 10 of the 12 pans of A-04-1, 2 to 5 of the 40 screwdrivers of A-02-3."""

PUT_AWAY = Story(
    (
        Task(
            "put_away",
            "type_int",
            (line("drivers", "driver_ph1", units(4, 8)),),
            staged=True,
            flow=Flow.PUTAWAY,
            source="receiving_bay",
            destination="shelf_a_02_3",
        ),
    )
)

TWO_PICKS = Story(
    tuple(
        Task(name, "type_pick", (line("plates", product, units(2, 4)),), batch="BATCH/00001")
        for name, product in (("one", "plate_24_wh"), ("two", "plate_27_wh"))
    )
)

COFFEE = Story((Task("order", "type_pick", (line("coffee", "coffee_500", units(6, 9)),)),))
"""6 to 9 of the 18 of lot CH7172 at B-02-2, which goes first; 24 of CH7208 lie beside them."""

COFFEE_DELIVERY = Story(
    (
        Task(
            "receipt",
            "",
            (line("coffee", "coffee_500", Amount(Between(2, 2), Between(1, 3))),),
            "partner_baltic_foods",
            "dock_1",
        ),
    )
)

COUNT = Story(counts=(CountTask("count", ("shelf_a_04_1",)),))
"""12 pans and 15 hammers."""


@cache
def pack() -> Pack:
    return lesson().pack


def trap(kind: TrapKind, seeds: Share = ALWAYS, **stated: object) -> Trap:
    return replace(Trap("wrong", kind, seeds), **stated)  # type: ignore[arg-type]  # what the test states


def exercise(story: Story, *traps: Trap) -> Exercise:
    return replace(lesson().exercise, id="TRY-01", story=replace(story, traps=traps))


def trap_run(story: Story, found: Trap, seed: int = 3) -> Run:
    """A run of a story with a trap that strikes."""
    return Run(exercise(story, found), pack(), lesson().policy, seed)


def both(story: Story, found: Trap, seed: int) -> tuple[Situation, Situation]:
    """The situation with the trap, and that of the same seed without it."""
    return situation_of(exercise(story, found), pack(), seed), situation_of(exercise(story), pack(), seed)
