"""Hands as inputs: what is done, what is seen of it, what is refused and why."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.floor.things import Lies
from scansim.training.floor_view import Group
from scansim.training.run import Run
from tests.training.field import after, card_of, lesson

pytestmark = pytest.mark.content

# Seed 1 at dock 1: three boxes of 6 (1 to 3) and 19 to 23 of MUG-25-BL, 24 to 31 of MUG-35-BL, a box of 4 (its units
# are 32 to 35) and 36, 37 of BRD-OAK.
OPEN = ["do look dock_1", "do look note-DN-966", "scan WH/IN/07525"]
MUG, SIX = "9521108025111", "19521108025118"


def ran(*lines: str) -> Run:
    return after(lesson().run(1), *OPEN, *lines)


def shown(groups: tuple[Group, ...]) -> dict[str, tuple[list[str], list[str]]]:
    """Boxes and loose units by product, and the tote they are in."""
    return {
        f"{group.product} {group.tote}".strip(): (
            [thing.id for thing in group.boxes],
            [thing.id for thing in group.loose],
        )
        for group in groups
    }


MOVED: dict[str, tuple[list[str], list[int]]] = {
    "a unit": (["do take unit:21"], [21]),
    "by its product": (["do take mug_25_bl 2"], [19, 20]),
    "one without a quantity": (["do take mug_25_bl"], [19]),
    "by its label": ([f"do take {MUG} 2"], [19, 20]),
    "a box by its number": (["do take box:2"], [7, 8, 9, 10, 11, 12]),
    "two boxes by their label": ([f"do take {SIX} 2"], [*range(1, 13)]),
    "as many as there are": (["do take board_oak 99"], [36, 37, 32, 33, 34, 35]),
    "what was set aside, at last": (
        ["do set_aside unit:36", "do set_aside unit:37", "do take board_oak 5"],
        [32, 33, 34, 35, 36],
    ),
    "put back what is free": (["do take unit:36", "do put board_oak"], [36]),
    "put what is counted": (["scan 9521108410313", "do put board_oak"], [36]),
    "set aside at another place": (["do set_aside unit:36 1 quarantine"], [36]),
}  # fmt: skip


@pytest.mark.parametrize("case", MOVED)
def test_what_is_moved(case: str) -> None:
    lines, units = MOVED[case]
    seen = ran(*lines).observations[-1]
    assert seen.feedback.was_accepted
    assert list(seen.handled) == units
    assert seen.feedback.fact("count") == str(len(units))


REFUSED = {
    "do take unit:99": "not_here",
    "do take unit:1": "not_here",
    "do take jug_1l": "not_here",
    "do take nonsense": "not_here",
    "do take mug_25_bl 0": "not_a_count",
    "do take mug_25_bl 0.5": "not_a_count",
    "do take mug_25_bl -1": "not_a_count",
    "do take unit:19 2": "only_one",
    "do take box:1 6": "only_one",
    "do take unit:19 1 TOTE.99": "no_such_tote",
    "do take unit:19 1 PACK9000001": "no_such_tote",
    "do take unit:19 1 desk": "no_such_tote",
    "do put mug_25_bl": "not_in_hand",
    "do put unit:19": "not_in_hand",
    "do put mug_25_bl 1 moon": "no_such_place",
    "do set_aside mug_25_bl 1 moon": "no_such_place",
    "do set_aside jug_1l": "not_here",
    "do open box:9": "not_here",
    "do open unit:19": "not_here",
    f"do open {MUG}": "not_here",
    "do look desk": "not_here",
    "do look WH/IN/00001": "not_here",
    "do relabel unit:19": "label_is_readable",
    "do load unit:19": "no_door_here",
    "do juggle unit:19": "no_such_act",
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_hands_cannot_do_is_said_and_changes_nothing(line: str) -> None:
    run = ran()
    before = run.digest()
    after(run, line)
    seen = run.observations[-1]
    assert (str(seen.feedback.code), seen.feedback.was_accepted) == (REFUSED[line], False)
    assert run.digest() == before
    assert (seen.handled, seen.opened, seen.walked) == ((), (), "")


def test_what_is_in_hand_is_seen_wherever_one_walks() -> None:
    view = ran("do take box:1", "do take unit:19", "do take unit:24 1 TOTE.01", "go desk").floor
    assert shown(view.in_hand) == {
        "mug_25_bl": (["box:1"], ["unit:19"]),
        "mug_35_bl TOTE.01": ([], ["unit:24"]),
    }
    assert view.aside == ()


def test_what_was_counted_is_in_hand_too() -> None:
    assert shown(ran(f"scan {SIX}", f"scan {MUG}").floor.in_hand) == {"mug_25_bl": (["box:1"], ["unit:19"])}


def test_what_was_set_aside_is_seen_where_it_is() -> None:
    run = ran("do set_aside unit:36", "do set_aside unit:24 1 quarantine")
    assert shown(run.floor.aside) == {"mug_35_bl": ([], ["unit:24"])}
    after(run, "go dock_1")
    assert shown(run.floor.aside) == {"board_oak": ([], ["unit:36"])}
    assert "unit:36" not in [thing.id for group in run.floor.groups for thing in group.loose]


def test_nothing_is_in_hand_or_aside_at_first() -> None:
    view = lesson().run(1).floor
    assert (view.in_hand, view.aside, view.pickable) == ((), (), True)


def test_nobody_sees_into_a_closed_box_that_is_carried() -> None:
    run = ran()
    for number in range(1, 7):
        unit = run.world.floor.units.get(number)
        run.world.floor.units.put(replace(unit, product="coffee_250", claims="coffee_250", label="000"))
    after(run, "do take box:1")
    assert shown(run.floor.in_hand) == {"mug_25_bl": (["box:1"], [])}
    assert run.observations[-1].feedback.fact("thing") == "Blue mug 25cl"


def test_putting_at_a_place_is_walking_there() -> None:
    run = ran("do take unit:36", "do put unit:36 1 stock_entrance")
    assert run.observations[-1].walked == "stock_entrance"
    assert run.world.floor.stands_at.id == "stock_entrance"
    assert run.observations[-1].feedback.fact("place") == "Stock entrance"


def test_paper_can_be_read_by_its_label_and_boxes_opened_by_theirs() -> None:
    run = after(lesson().run(1), "do look dock_1", "do look WH/IN/07525", f"do open {SIX}")
    assert [str(seen.feedback.code) for seen in run.observations[1:]] == ["paper_read", "box_opened"]
    assert run.observations[-1].opened == (1,)
    assert run.floor.sheets[0].text


# a closed box is opened for a label that nothing else bears


def test_a_scan_of_a_unit_label_opens_a_box_when_only_boxes_hold_it() -> None:
    run = ran(*[f"scan {MUG}"] * 5)
    assert [seen.opened for seen in run.observations] == [()] * 8
    after(run, f"scan {MUG}")
    seen = run.observations[-1]
    assert (seen.handled, seen.opened) == ((1,), (1,))
    mugs = next(group for group in run.floor.groups if group.product == "mug_25_bl")
    assert [box.id for box in mugs.boxes] == ["box:2", "box:3"]
    assert [unit.id for unit in mugs.loose] == [f"unit:{number}" for number in range(2, 7)]


def test_a_picked_unit_opens_nothing() -> None:
    run = ran(*[f"scan {MUG}"] * 5, f"scan:unit:1 {MUG}")
    assert (run.observations[-1].handled, run.observations[-1].opened) == ((), ())


def test_a_tapped_quantity_says_which_box_it_broke() -> None:
    run = ran("tap edit:MUG-25-BL", "set quantity 8", "tap confirm")
    assert (run.observations[-1].handled, run.observations[-1].opened) == ((*range(1, 9),), (2,))


def test_a_scan_from_elsewhere_opens_nothing() -> None:
    run = ran("go desk", f"scan {MUG}")
    assert (run.observations[-1].handled, run.observations[-1].opened) == ((), ())


# what hands did decides where goods are at the end


def test_what_hands_put_elsewhere_stays_there_and_what_is_carried_stays_in_hand() -> None:
    labels = [*[f"scan {SIX}"] * 3, *[f"scan {MUG}"] * 5, *["scan 9521108035110"] * 8]
    lines = ["do take unit:36", "do put unit:36 1 quarantine", "go dock_1", "do take unit:37", *labels]
    run = ran(*lines, "scan 19521108410310", "tap validate", "tap create_backorder")
    floor = run.world.floor
    assert (floor.units.get(36).place, floor.units.get(36).lies) == ("quarantine", Lies.THERE)
    assert floor.units.get(37).lies is Lies.IN_HAND
    assert [(error.about, error.recorded, error.truth) for error in card_of(run).errors] == [
        ("board_oak", Decimal(4), Decimal(6))
    ]
