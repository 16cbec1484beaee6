"""Working days for the tests of the coach, made by hand: one task of each flow, and what belongs together."""

from __future__ import annotations

from dataclasses import replace

from scansim.engine.barcodes.app_rules import Nomenclature
from scansim.engine.warehouse.catalogue import ScanStep
from scansim.training.changes import CompanyChanges, OperationTypeChanges, SettingsChanges, TabChanges
from scansim.training.exercise import Exercise
from scansim.training.header import Floor
from scansim.training.run import Run
from scansim.training.story import Amount, Between, CountTask, Flow, Line, ProductChoice, Story, Task, Trap
from scansim.training.texts import LocalText
from tests.training.field import lesson

__all__ = ["DAYS", "GS1", "LOTS", "day", "line", "run_of"]

_TEXT = LocalText((("en", "A day."),))


def line(name: str, product: str | tuple[str, ...], low: int, high: int = 0) -> Line:
    """A line of so many units; the seed chooses among several products."""
    choice = ProductChoice(one_of=product) if isinstance(product, tuple) else ProductChoice(product)
    return Line(name, choice, Amount(units=Between(low, high or low)))


def day(*tasks: Task, counts: tuple[str, ...] = (), traps: tuple[Trap, ...] = ()) -> Exercise:
    """An exercise of these tasks."""
    asked = (CountTask("count", counts),) if counts else ()
    return Exercise("DAY-01", "1", _TEXT, "picking", 2, 5, "S", _TEXT, _TEXT, Story(tasks, asked, traps))


PICK = Task(
    "pick", "type_pick", (line("hammers", ("hammer_300", "hammer_500"), 2, 3), line("drivers", "driver_ph1", 3, 5))
)
NORTH = Task("north", "type_pick", (line("plates", "plate_24_wh", 2, 4),), batch="BATCH/00001")
CORNER = Task(
    "corner", "type_pick", (line("plates", "plate_24_wh", 1, 3), line("boards", "board_oak", 1)), batch="BATCH/00001"
)
PACK = Task(
    "pack",
    "type_pack",
    (line("books", ("note_a5_ln", "note_a5_dt"), 4, 6), line("staplers", "stapler", 1, 2)),
    staged=True,
)
DELIVERY = Task("delivery", "type_out", (line("bowls", "bowl_16_wh", 2, 4), line("towels", "towel_st", 1, 3)))
READY = Task(
    "ready",
    "type_out",
    (line("bowls", "bowl_16_wh", 2, 4),),
    partner="partner_linden_cafe",
    staged=True,
    flow=Flow.DISPATCH,
    source="dispatch_bay",
)
MOVE = Task("move", "type_int", (line("sugar", ("sugar_500", "salt_1k"), 2, 4),))
RECEIPT = Task("receipt", "type_in", (line("mugs", "mug_35_bl", 7, 14),), place="dock_2")

ONE = Task("one", "type_pick", (line("plates", "plate_24_wh", 2, 4),), batch="BATCH/00001")
TWO = Task(
    "two", "type_pick", (line("plates", "plate_24_wh", 2, 4), line("bowls", "bowl_16_wh", 1, 2)), batch="BATCH/00001"
)
SERIALS = Task("serials", "type_pick", (line("drills", "drill_12", 2),))
TEA = Line("tea", ProductChoice("tea_bk_50"), Amount(loose=Between(4, 5)), lot="lot_tea_bk_50_10")
LOTS = Task("lots", "", (TEA,), "partner_nordic_table", "dock_1")

INTO_TOTES = SettingsChanges(
    operation_types=(OperationTypeChanges("type_pick", tab=TabChanges(put_in_pack=ScanStep.EACH)),)
)
GS1 = SettingsChanges(company=CompanyChanges(nomenclature=Nomenclature.GS1))

DAYS = {
    "pick": day(PICK),
    "batch": day(NORTH, CORNER),
    "pack": day(PACK),
    "delivery": day(DELIVERY),
    "ready": day(READY),
    "move": day(MOVE),
    "cluster": replace(day(ONE, TWO), settings=INTO_TOTES),
    "serials": day(SERIALS),
    "lots": day(LOTS),
    "count": day(counts=("shelf_a_04_1",)),
    "receipt": day(RECEIPT),
    "morning": day(RECEIPT, PICK, NORTH, CORNER, PACK, MOVE, DELIVERY, counts=("shelf_a_04_1", "shelf_b_01_1")),
}


def run_of(exercise: Exercise, seed: int = 1, floor: Floor = Floor.SCREEN) -> Run:
    """A fresh run of a day."""
    known = lesson()
    return Run(exercise, known.pack, known.policy, seed, floor)
