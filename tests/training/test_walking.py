"""Labels lead to where they hang; in a room nothing is picked on the screen; the result says which floor it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.engine.handheld.events import DestinationSet
from scansim.scanner.entry import Grade
from scansim.training.coach.coach import Coach
from scansim.training.debrief import debrief_of
from scansim.training.floor_work import follow
from scansim.training.header import Floor, Mode
from scansim.training.inputs import Go, Hint, Key, Scan, Timed, stored
from scansim.training.observation import Observation
from scansim.training.run import Run
from scansim.training.walk_labels import walk_label
from tests.training.field import SHORT, after, card_of, lesson, reference, to_the_end

pytestmark = pytest.mark.content

OPEN = ["do look dock_1", "do look note-DN-966", "scan WH/IN/07525"]
UNIT, BOX = "scan 9521108025111", "scan 19521108025118"
BY_A_SCANNER = [Grade.PREFIX, Grade.TIMING, Grade.INJECTED, Grade.DEMONSTRATION]
BY_HAND = [Grade.PICKED, Grade.TYPED, Grade.PASTED]


def last(run: Run, given: Scan | Key | Go) -> Observation:
    return run.receive(Timed(99_000, given)).observation


def stands_at(run: Run) -> str:
    return run.world.floor.stands_at.id


# the label of a paper


def in_a_room(*lines: str) -> Run:
    return after(lesson().run(1, Floor.ROOM), *lines)


@pytest.mark.parametrize("grade", BY_A_SCANNER)
def test_in_a_room_who_scans_the_barcode_of_a_paper_holds_it(grade: Grade) -> None:
    run = in_a_room()
    last(run, Scan("WH/IN/07525", grade))
    assert run.world.floor.has_seen("paper:note-DN-966")


@pytest.mark.parametrize("grade", [Grade.TYPED, Grade.PASTED])
def test_who_types_the_number_of_a_paper_need_not_hold_it(grade: Grade) -> None:
    run = in_a_room()
    last(run, Scan("WH/IN/07525", grade))
    assert not run.world.floor.has_seen("paper:note-DN-966")


def test_a_paper_that_lies_elsewhere_is_not_held() -> None:
    run = in_a_room("go desk")
    last(run, Scan("WH/IN/07525", Grade.TIMING))
    assert not run.world.floor.has_seen("paper:note-DN-966")


def test_on_the_screen_a_paper_is_read_where_it_is_shown() -> None:
    run = lesson().run(1)
    last(run, Scan("WH/IN/07525", Grade.TIMING))
    assert not run.world.floor.has_seen("paper:note-DN-966")


# the label of a place


@pytest.mark.parametrize("grade", BY_A_SCANNER)
def test_who_reads_the_label_of_a_place_stands_there(grade: Grade) -> None:
    run = lesson().run(1)
    seen = last(run, Scan("A.02.3", grade))
    assert (seen.walked, stands_at(run)) == ("shelf_a_02_3", "shelf_a_02_3")


@pytest.mark.parametrize("grade", BY_HAND)
def test_a_label_that_no_scanner_read_proves_no_walk(grade: Grade) -> None:
    run = lesson().run(1)
    assert last(run, Scan("A.02.3", grade)).walked == ""
    assert last(run, Key("A.02.3", grade)).walked == ""
    assert stands_at(run) == "dock_1"


def test_the_handheld_sees_the_label_of_a_place_after_the_walk() -> None:
    run = after(lesson().run(1), *OPEN, BOX, "scan NHSTOCK")
    assert run.observations[-1].feedback.code == "destination_set"
    assert run.observations[-1].walked == "stock_entrance"
    assert [unit.id for unit in run.world.floor.units_at("stock_entrance")] == [1, 2, 3, 4, 5, 6]


def test_one_stands_there_even_when_the_handheld_refuses() -> None:
    run = after(lesson().run(1), "scan A.02.3")
    assert not run.observations[-1].feedback.was_accepted
    assert stands_at(run) == "shelf_a_02_3"
    assert not run.world.floor.has_seen("place:shelf_a_02_3"), "to stand there is not to look"


def test_a_label_of_where_one_stands_is_no_walk() -> None:
    run = after(lesson().run(1), "scan A.02.3")
    assert last(run, Scan("A.02.3")).walked == ""


def test_of_several_places_of_a_location_it_is_the_one_where_one_stands() -> None:
    """Two docks stand for the vendors: their label, were there one, would hang at both."""
    run = lesson().run(1)
    locations = run.world.warehouse.stock.locations
    locations.put(replace(locations.get("loc_vendors"), barcode="VENDORS"))
    run.world.floor.walk("dock_2")
    assert last(run, Scan("VENDORS")).walked == ""
    run.world.floor.walk("desk")
    assert last(run, Scan("VENDORS")).walked == "dock_1"


@pytest.mark.parametrize("data", ["WH/IN/07525", "9521108025111", "OBTVALI", "nonsense", "", "a.02.3"])
def test_other_labels_lead_nowhere(data: str) -> None:
    run = lesson().run(1)
    assert last(run, Scan(data)).walked == ""


def test_a_paused_run_walks_nowhere() -> None:
    run = after(lesson().run(1), "pause lock", "scan A.02.3", f"scan {walk_label('desk')}")
    assert stands_at(run) == "dock_1"


def test_goods_are_put_down_at_the_place_of_the_location_where_one_stands() -> None:
    """Two docks stand for the vendors; what goes back to them goes to the one in front of the operator."""
    run = after(lesson().run(1), *OPEN, "tap edit:MUG-25-BL", "set quantity 0", "tap confirm", BOX)
    lines = run.world.warehouse.lines_of(run.world.transfer.id)
    run.world.floor.walk("dock_2")
    follow(run.world, Hint(), DestinationSet(run.world.transfer.id, "loc_vendors", tuple(line.id for line in lines)))
    assert [unit.id for unit in run.world.floor.units_at("dock_2")] == [1, 2, 3, 4, 5, 6]


# WALK labels


@pytest.mark.parametrize("floor", Floor)
@pytest.mark.parametrize("written", [walk_label("desk"), walk_label("desk").lower()])
def test_a_walk_label_walks_and_looks_and_is_no_business_of_the_handheld(written: str, floor: Floor) -> None:
    run = after(lesson().run(1, floor), *OPEN)
    screen = run.screen
    seen = last(run, Scan(written, Grade.TIMING))
    assert (seen.walked, seen.feedback.code, seen.feedback.fact("place"), seen.events) == ("desk", "looked", "Desk", ())
    assert (stands_at(run), run.floor.looked) == ("desk", True)
    assert run.screen == screen


def test_a_walk_label_looks_at_where_one_stands() -> None:
    run = lesson().run(1)
    seen = last(run, Scan(walk_label("dock_1")))
    assert (seen.walked, seen.feedback.code) == ("", "looked")
    assert run.floor.groups


def test_a_walk_label_of_no_place_here_is_refused_and_never_reaches_the_handheld() -> None:
    run = lesson().run(1)
    seen = last(run, Scan(walk_label("no_such_place")))
    assert seen.feedback.code == "no_such_place"
    assert stands_at(run) == "dock_1"


@pytest.mark.parametrize("grade", BY_HAND)
def test_nobody_walks_by_typing(grade: Grade) -> None:
    run = lesson().run(1)
    for given in (Key(walk_label("desk"), grade), Scan(walk_label("desk"), grade)):
        assert last(run, given).feedback.code == "walk_label_not_scanned"
    assert stands_at(run) == "dock_1"


def test_a_walk_is_stored_as_the_scan_that_it_is() -> None:
    run = lesson().run(1)
    seen = last(run, Scan(walk_label("desk"), Grade.TIMING))
    assert stored(Timed(seen.ms, seen.input)) == {
        "v": 2,
        "kind": "scan",
        "ms": 99_000,
        "data": walk_label("desk"),
        "grade": "timing",
    }


# a room


@pytest.mark.parametrize(
    "given",
    [
        Scan("9521108025111", Grade.PICKED),
        Scan("9521108025111", Grade.PICKED, thing="unit:19"),
        Scan("9521108025111", Grade.INJECTED, thing="unit:19"),
    ],
)
def test_in_a_room_nothing_is_picked_on_the_screen(given: Scan) -> None:
    run = after(lesson().run(1, Floor.ROOM), *OPEN)
    before = run.digest()
    assert last(run, given).feedback.code == "nothing_to_pick"
    assert run.digest() == before
    assert not run.floor.pickable
    assert last(after(lesson().run(1), *OPEN), given).feedback.was_accepted


def test_in_a_room_one_label_counts_every_unit_that_is_there() -> None:
    """Seed 1: 23 mugs in three boxes and loose, 8 others, 6 boards; one label of each hangs on the wall."""
    labels = [*[UNIT] * 23, *["scan 9521108035110"] * 8, *["scan 9521108410313"] * 6]
    run = after(lesson().run(1, Floor.ROOM), *OPEN, *labels, "tap validate", "tap create_backorder")
    card = card_of(run)
    assert (card.passed, card.errors) == (True, ())
    assert {unit.place for unit in run.world.floor.units} == {"stock_entrance"}


def test_the_same_lies_on_both_floors() -> None:
    screen, room = (after(lesson().run(1, floor), "do look dock_1").floor for floor in Floor)
    assert (screen.groups, screen.sheets, screen.ways) == (room.groups, room.sheets, room.ways)


def test_the_floor_stands_on_the_result_and_in_the_debrief() -> None:
    for floor in Floor:
        run = to_the_end(lesson().run(1, floor), reference(SHORT, 1, floor))
        card = card_of(run)
        assert card.floor is floor
        assert card.stored()["floor"] == floor.value
        assert debrief_of(run, card).floor is floor


def test_a_header_brings_its_floor() -> None:
    for floor in Floor:
        assert lesson().run_of(lesson().header(1, Mode.TRY, "guest", floor)).played_on is floor


# the coach in a room


@pytest.mark.parametrize("position", range(20))
def test_in_a_room_the_coach_walks_by_labels_and_picks_nothing(position: int) -> None:
    run = to_the_end(lesson().run(1, Floor.ROOM), reference(SHORT, 1, Floor.ROOM)[:position])
    run.receive(Timed(1000, Scan(walk_label("desk"))))
    coach, walked = Coach(), []
    while (given := coach.next_step(run).input) is not None:
        assert not isinstance(given, Go)
        assert not (isinstance(given, Scan) and given.thing)
        walked.append(run.receive(Timed(1000, given)).observation.walked)
    assert card_of(run).passed
    assert [place for place in walked if place] in ([], ["dock_1"])
