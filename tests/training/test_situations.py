"""What a seed chooses: from the pool of the pack, each trap by itself, and the same everywhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.quantity import ONE
from scansim.engine.warehouse.catalogue import OperationKind
from scansim.training.draw import in_share
from scansim.training.exercise import Exercise
from scansim.training.pack import Route
from scansim.training.situation import CannotBePlayed, Situation, situation_of
from scansim.training.story import Between, NoteCue, RestOfOrder, Share, Trap, TrapKind
from scansim.training.texts import LocalText
from scansim.training.world import build
from tests.training.field import lesson

SHARES = st.integers(1, 20).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(SHARES, st.text(max_size=20), st.integers(0, 10**9))
def test_so_many_of_every_so_many_seeds_hold_the_trap(share: tuple[int, int], name: str, group: int) -> None:
    part, whole = share
    assert sum(in_share(group * whole + place, name, part, whole) for place in range(whole)) == part


def test_two_traps_of_one_share_strike_seeds_of_their_own() -> None:
    """Independent halves agree on about half of 1,000 seeds, and their four combinations all occur."""
    found = Counter((in_share(seed, "one", 1, 2), in_share(seed, "other", 1, 2)) for seed in range(1000))
    assert len(found) == 4
    assert all(200 < times < 300 for times in found.values())


def test_documents_come_from_the_pool_of_the_operation_type_and_all_of_them_do() -> None:
    told = lesson()
    receipts = next(kind for kind in told.pack.operation_types if kind.kind is OperationKind.INCOMING)
    pool = {(numbers.transfer, numbers.origin) for numbers in told.pack.documents_of(receipts.id)}
    drawn = {(situation.transfer, situation.origin) for situation in map(told_situation, range(200))}
    assert len(pool) == 12
    assert drawn == pool


def told_situation(seed: int) -> Situation:
    told = lesson()
    return situation_of(told.exercise, told.pack, seed)


def test_without_a_document_nothing_can_be_played() -> None:
    told = lesson()
    with pytest.raises(CannotBePlayed, match="pack S has no document for Receipts"):
        situation_of(told.exercise, replace(told.pack, documents=()), 1)


def with_traps(*traps: Trap) -> Exercise:
    exercise = lesson().exercise
    return replace(exercise, story=replace(exercise.story, traps=traps))


def trap(name: str, line: str, units: int, says: str) -> Trap:
    cue = NoteCue("cue", LocalText.of({"en": says, "de": f"de {says}"}), RestOfOrder.CREATE_BACKORDER)
    return Trap(name, TrapKind.MISSING, Share(1, 1), line=line, units=Between(units, units), cues=(cue,))


def test_two_traps_on_one_line_miss_each_their_own() -> None:
    """RCV-02 orders 12 or more of its first line: 3 and 4 did not come, 7 in all."""
    told = lesson()
    exercise = with_traps(trap("a", "main", 3, "{missing} late"), trap("b", "main", 4, "{missing} lost"))
    situation = situation_of(exercise, told.pack, 1)
    assert [(planted.name, planted.quantity) for planted in situation.planted] == [("a", Decimal(3)), ("b", Decimal(4))]
    (main, *_) = situation.ordered
    assert situation.delivered(main.product) == main.ordered - 7
    assert [remark.texts for remark in situation.delivery_note.remarks] == [
        (("de", "de 3 late"), ("en", "3 late")),
        (("de", "de 4 lost"), ("en", "4 lost")),
    ]


def test_traps_on_one_line_never_take_more_than_was_ordered() -> None:
    told = lesson()
    exercise = with_traps(trap("a", "neighbour", 4, "x"), trap("b", "neighbour", 99, "y"))
    situation = situation_of(exercise, told.pack, 1)
    ordered = situation.ordered[1]
    assert [planted.quantity for planted in situation.planted] == [4, ordered.ordered - 4]
    assert situation.delivered(ordered.product) == 0


def test_the_note_lists_what_was_ordered_and_the_paper_says_the_same() -> None:
    """Seed 1 as tests/play/scripts/right_boxes_and_loose.txt works it out by hand."""
    told = lesson()
    situation = situation_of(told.exercise, told.pack, 1)
    note = situation.delivery_note
    assert [(line.product, line.ordered) for line in note.lines] == [
        ("mug_25_bl", Decimal(26)),
        ("mug_35_bl", Decimal(8)),
        ("board_oak", Decimal(6)),
    ]
    assert (note.number, note.supplier.name) == ("DN-966", "Nordic Table")
    (paper,) = situation.papers
    assert paper.text == (
        "Nordic Table  DN-966",
        "MUG-25-BL  Blue mug 25cl  26",
        "MUG-35-BL  Blue mug 35cl  8",
        "BRD-OAK  Chopping board oak  6",
        "3 to follow",
    )


def test_what_the_pack_says_of_packages_is_in_the_record() -> None:
    told = lesson()
    stock = build(told.pack, situation_of(told.exercise, told.pack, 1)).warehouse.stock
    assert sorted(package.id for package in stock.packages if package.reusable) == [
        f"TOTE.{n:02d}" for n in range(1, 9)
    ]
    (quant,) = stock.quants.where("package", "PACK9000002")
    assert (quant.product, quant.location, quant.quantity) == ("mug_35_bl", "loc_b_03_2", 48 * ONE)


def test_what_leaves_is_loaded_at_the_door_that_the_story_names() -> None:
    told = lesson("FREE-01")
    story = told.exercise.story
    delivery = next(task for task in story.tasks if task.operation == "type_out")
    exercise = replace(told.exercise, story=replace(story, tasks=(replace(delivery, destination="door_2"),)))
    situation = situation_of(exercise, told.pack, 1)
    assert (situation.tasks[0].door, situation.tasks[0].destination) == ("door_2", "loc_customers")
    assert situation.papers[0].text[-1] == "Load at Door 2"
    assert {"door_1", "door_2"} <= set(situation.places)


def test_without_one_it_is_the_door_of_the_customers_route() -> None:
    told = lesson("FREE-01")
    story = told.exercise.story
    (delivery,) = (task for task in story.tasks if task.operation == "type_out")
    route = Route("north", "North", "Carrier", "door_2", "16:30", (delivery.partner,))
    pack = replace(told.pack, routes=(route,))
    for routes, door in ((pack, "door_2"), (replace(pack, routes=()), "")):
        situation = situation_of(replace(told.exercise, story=replace(story, tasks=(delivery,))), routes, 1)
        assert situation.tasks[0].door == door
