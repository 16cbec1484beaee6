"""A label read for a thing that is elsewhere is a proxy scan (K6); one label of paper read again never is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.engine.floor.things import Unit
from scansim.scanner.entry import Grade
from scansim.training.debrief import debrief_of
from scansim.training.header import Floor
from scansim.training.inputs import Scan
from scansim.training.run import Run
from scansim.training.score.evidence_presence import thing_elsewhere
from tests.training.field import after, card_of, failed_gates, lesson

pytestmark = pytest.mark.content

OPEN = ["do look dock_1", "do look note-DN-966", "scan WH/IN/07525"]
# Seed 1: boxes 1 to 3 and mugs 19 to 23 of MUG-25-BL, 24 to 31 of MUG-35-BL, box 4 and 36, 37 of BRD-OAK.
GOODS = [*["scan 19521108025118"] * 3, *["scan 9521108025111"] * 5, *["scan 9521108035110"] * 8,
         "scan 19521108410310"]  # fmt: skip
LAST_TWO = ["scan:unit:36 9521108410313", "scan:unit:37 9521108410313"]
FINISH = ["tap validate", "tap create_backorder"]


def proxies(run: Run) -> list[tuple[str, str, str, str]]:
    errors = [error for error in card_of(run).errors if error.mistake == "proxy_scan"]
    return [(error.about, error.severity.value, error.fate.value, error.code) for error in errors]


def test_a_picked_label_of_what_is_elsewhere_fails_the_run() -> None:
    run = after(lesson().run(1), *OPEN, *GOODS, "go desk", *LAST_TWO, *FINISH)
    assert [each.elsewhere for each in run.observations[-4:]] == ["unit:36", "unit:37", "", ""]
    assert proxies(run) == [("board_oak", "critical", "escaped", "K6")]
    # What was read off a thing elsewhere proves nothing: which product it is, and how many.
    unauthorised = [(point.kind.value, point.about) for point in card_of(run).points if point.fault == "unauthorised"]
    assert unauthorised == [("product", "board_oak"), ("quantity", "board_oak")]
    assert failed_gates(run) == ["no_critical", "points_proved"]
    assert card_of(run).lines_without_error == 2
    said = next(finding for finding in debrief_of(run, card_of(run)).findings if finding.code == "proxy_scan")
    assert dict(said.facts)["about"] == "Chopping board oak"


HONEST: dict[str, list[str]] = {
    "picked where it lies": [*GOODS, *LAST_TWO],
    "picked in hand, elsewhere": [*GOODS, "do take board_oak 2", "go desk", *LAST_TWO],
    "one label of paper, again and again": [*GOODS, *["scan 9521108410313"] * 2],
    "a label of paper far from the goods": [*GOODS, "go desk", *["scan 9521108410313"] * 2],
    "elsewhere, and refused": [
        *GOODS,
        "tap edit:BRD-OAK",
        "go desk",
        LAST_TWO[0],
        "tap discard",
        "go dock_1",
        *LAST_TWO,
    ],
}


@pytest.mark.parametrize("case", HONEST)
def test_what_is_no_proxy_scan(case: str) -> None:
    run = after(lesson().run(1), *OPEN, *HONEST[case], *FINISH)
    assert any(seen.elsewhere for seen in run.observations) == ("refused" in case)
    assert proxies(run) == []
    assert failed_gates(run) == []


def test_the_document_can_be_read_by_proxy_too() -> None:
    run = after(
        lesson().run(1), *OPEN[:2], "go desk", "scan:note-DN-966 WH/IN/07525", "go dock_1", *GOODS, *LAST_TWO, *FINISH
    )
    assert proxies(run) == [("WH/IN/07525", "critical", "escaped", "K6")]


def test_no_proxy_scan_escapes_before_validation() -> None:
    assert proxies(after(lesson().run(1), *OPEN, "go desk", LAST_TWO[0])) == []


def test_paper_in_a_room_is_never_a_proxy() -> None:
    run = after(lesson().run(1, Floor.ROOM), *OPEN, *GOODS, "go desk", *["scan 9521108410313"] * 2, *FINISH)
    assert proxies(run) == []


# which thing a label belongs to


def with_serial(run: Run, place: str) -> Run:
    """The run with one drill of a serial that the pack knows, at this place."""
    run.world.floor.units.put(Unit(900, "drill_12", "drill_12", "", place, lot="serial_drill_12_01"))
    return run


def serial_name(run: Run) -> str:
    return run.world.warehouse.stock.lots.get("serial_drill_12_01").name


@pytest.mark.parametrize(("place", "elsewhere"), [("dock_1", ""), ("shelf_a_04_2", "unit:900")])
@pytest.mark.parametrize("floor", Floor)
def test_a_serial_belongs_to_one_thing(place: str, elsewhere: str, floor: Floor) -> None:
    run = with_serial(lesson().run(1, floor), place)
    for grade in (Grade.TIMING, Grade.PICKED):
        assert thing_elsewhere(run.world, Scan(serial_name(run), grade)) == elsewhere


def test_a_serial_in_hand_is_here_and_one_that_nobody_unpacked_says_nothing() -> None:
    run = with_serial(lesson().run(1), "shelf_a_04_2")
    drill = run.world.floor.units.get(900)
    run.world.floor.hold([drill], "hands")
    assert thing_elsewhere(run.world, Scan(serial_name(run))) == ""
    run.world.floor.units.remove(900)
    assert thing_elsewhere(run.world, Scan(serial_name(run))) == ""


def test_a_lot_belongs_to_many_things() -> None:
    run = lesson().run(1)
    lot = run.world.warehouse.stock.lots.get("lot_tea_bk_50_01")
    run.world.floor.units.put(Unit(900, "tea_bk_50", "tea_bk_50", "", "shelf_a_04_2", lot=lot.id))
    assert thing_elsewhere(run.world, Scan(lot.name)) == ""


@pytest.mark.parametrize(
    ("thing", "at_dock", "at_desk"),
    [
        ("unit:19", "", "unit:19"),
        ("box:1", "", "box:1"),
        ("note-DN-966", "", "note-DN-966"),
        ("unit:999", "", ""),
        ("unit:x", "", ""),
        ("nonsense", "", ""),
    ],
)
def test_where_a_thing_is(thing: str, at_dock: str, at_desk: str) -> None:
    run = lesson().run(1)
    assert thing_elsewhere(run.world, Scan("x", Grade.PICKED, thing=thing)) == at_dock
    run.world.floor.walk("desk")
    assert thing_elsewhere(run.world, Scan("x", Grade.PICKED, thing=thing)) == at_desk


def test_a_carried_box_is_at_hand() -> None:
    run = after(lesson().run(1), *OPEN, "scan:box:1 19521108025118", "go desk")
    assert thing_elsewhere(run.world, Scan("x", Grade.PICKED, thing="box:1")) == ""
    assert thing_elsewhere(run.world, Scan("x", Grade.PICKED, thing="box:2")) == "box:2"


def test_set_aside_here_is_here() -> None:
    run = after(lesson().run(1), "do set_aside unit:19")
    assert thing_elsewhere(run.world, Scan("x", Grade.PICKED, thing="unit:19")) == ""
    unit = run.world.floor.units.get(19)
    run.world.floor.units.put(replace(unit, place="desk"))
    assert thing_elsewhere(run.world, Scan("x", Grade.PICKED, thing="unit:19")) == "unit:19"
