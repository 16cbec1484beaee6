"""Free practice: a working day from its file, both worlds of it, runs that nothing but leaving ends, and no score.

The expected numbers are worked out by hand from ``tests/exercises/FREE-90.yaml`` and the pack's stock list: 24 green
mugs at A-01-3, 36 plates of 24 cm at A-01-1, 24 of 27 cm at A-01-2, 12 pans and 15 hammers at A-04-1.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scansim.engine.handheld.screen import ScreenKind
from scansim.records.memory import MemoryAttempts
from scansim.training.answers import Answered
from scansim.training.debrief import debrief_of
from scansim.training.header import Mode
from scansim.training.inputs import Abandon, Hint
from scansim.training.practice import Practice
from scansim.training.result import result_of
from scansim.training.run import Run
from scansim.training.script import parsed_line
from scansim.training.situation import situation_of
from scansim.training.starting_point import CannotBePlayed, GivenTask
from scansim.training.stocked_floor import StockedFloor
from scansim.training.story import Amount, Story, Task
from scansim.training.work_done import AppliedCount, DoneLine, WorkDone
from tests.screens.small import StandingClock
from tests.training.field import ROOT, after, lesson, timed, to_the_end

FREE = "FREE-01"
DAY = str(ROOT / "tests" / "exercises" / "FREE-90.yaml")
GREEN_MUG, PLATE_24, PLATE_27, PAN, BLUE_MUG, NOTEBOOK = (
    "9521108035141",
    "9521108124111",
    "9521108127112",
    "9521108324115",
    "9521108035110",
    "9521108515216",
)

pytestmark = pytest.mark.content


def day(seed: int = 1) -> Run:
    return lesson(DAY).run(seed)


def task(run: Run, name: str) -> GivenTask:
    return next(task for task in run.situation.tasks if task.name == name)


def stock(run: Run, product: str, location: str) -> Decimal:
    quants = run.world.warehouse.stock.quants.where("location", location)
    return sum((quant.quantity for quant in quants if quant.product == product), Decimal(0))


def lying(run: Run, product: str, place: str) -> int:
    return sum(1 for unit in run.world.floor.units_at(place) if unit.product == product)


def pick_three_mugs(run: Run) -> Run:
    return after(run, f"scan {task(run, 'pick').transfer}", "scan A.01.3", *[f"scan {GREEN_MUG}"] * 3)


# what a seed makes of the story


def test_the_same_seed_gives_the_same_day_and_another_one_another() -> None:
    free = lesson(FREE)
    days = [situation_of(free.exercise, free.pack, seed) for seed in range(10)]
    assert days == [situation_of(free.exercise, free.pack, seed) for seed in range(10)]
    assert len({tuple(task.transfer for task in each.tasks) for each in days}) == 10


def test_documents_come_from_the_pool_and_no_two_tasks_share_one_or_an_order() -> None:
    free = lesson(FREE)
    for seed in range(60):
        tasks = situation_of(free.exercise, free.pack, seed).tasks
        pool = {(each.operation_type, each.transfer, each.origin) for each in free.pack.documents}
        assert {(each.operation_type, each.transfer, each.origin) for each in tasks} <= pool
        assert len({each.transfer for each in tasks}) == len(tasks) == 8
        origins = [each.origin for each in tasks if each.origin]
        assert len(set(origins)) == len(origins)


def test_quantities_and_products_stay_within_what_the_story_says() -> None:
    free = lesson(FREE)
    tools = [situation_of(free.exercise, free.pack, seed).tasks[3] for seed in range(60)]
    assert {each.name for each in tools} == {"pick_tools"}
    assert {each.ordered[0].product for each in tools} == {"hammer_300", "hammer_500"}
    assert {each.ordered[0].ordered for each in tools} == {Decimal(2), Decimal(3)}
    assert {each.ordered[1].ordered for each in tools} == {Decimal(3), Decimal(4), Decimal(5)}


def test_all_that_is_asked_for_is_reserved_on_every_seed() -> None:
    for seed in range(30):
        run = lesson(FREE).run(seed)
        for transfer in run.world.transfers:
            assert run.world.warehouse.stock.transfers.get(transfer.id).state.value == "assigned"


def test_what_stock_does_not_allow_cannot_be_played() -> None:
    """10 oak boards are in stock: 6 and 4 are there, 6 and 5 are not."""
    fixed = lesson(FREE)
    work = fixed.exercise.story
    boards = work.tasks[7].lines[1]
    assert boards.choice.product == "board_oak"

    def tasks(*quantities: int) -> Story:
        spans = [replace(boards.ordered.units, low=quantity, high=quantity) for quantity in quantities]
        lines = [replace(boards, ordered=Amount(units=span)) for span in spans]
        return Story(tuple(Task(f"t{index}", "type_pick", (line,)) for index, line in enumerate(lines)))

    enough, short = (replace(fixed.exercise, story=tasks(6, last)) for last in (4, 5))
    assert [each.ordered[0].ordered for each in situation_of(enough, fixed.pack, 1).tasks] == [6, 4]
    with pytest.raises(CannotBePlayed, match="'t1' with 5 in stock"):
        situation_of(short, fixed.pack, 1)


def test_an_operation_or_partner_that_the_pack_lacks_cannot_be_played() -> None:
    fixed = lesson(DAY)
    work = fixed.exercise.story
    for wrong in (replace(work.tasks[1], operation="type_x"), replace(work.tasks[1], partner="partner_x")):
        exercise = replace(fixed.exercise, story=Story((wrong,)))
        with pytest.raises(CannotBePlayed, match="_x"):
            situation_of(exercise, fixed.pack, 1)


# both worlds


def test_goods_of_a_receipt_stand_at_its_dock_in_as_many_boxes_as_they_fill() -> None:
    """8 blue mugs: one box of 6 and 2 loose."""
    run = day()
    floor = run.world.floor
    assert lying(run, "mug_35_bl", "dock_1") == 8
    assert [len(floor.content(box)) for box in floor.boxes_at("dock_1")] == [6]
    assert stock(run, "mug_35_bl", "loc_stock") == 0


def test_staged_goods_lie_at_the_bench_in_both_worlds_and_the_shelf_keeps_its_own() -> None:
    run = after(day(), "go shelf_a_02_5")
    assert stock(run, "note_a5_ln", "loc_packing") == 4
    assert lying(run, "note_a5_ln", "packing_bench") == 4
    assert stock(run, "note_a5_ln", "loc_a_02_5") == 60
    assert lying(run, "note_a5_ln", "shelf_a_02_5") == 60


def test_the_floor_of_stock_agrees_with_the_record_place_by_place() -> None:
    run = day()
    floor = run.world.floor
    assert isinstance(floor, StockedFloor)
    floor.lay_out_all()
    for place in floor.places:
        recorded: Counter[str] = Counter()
        for quant in run.world.warehouse.stock.quants.where("location", place.location) if place.location else ():
            recorded[quant.product] += int(quant.quantity)
        if place.kind.value not in ("dock", "door"):
            assert Counter(unit.product for unit in floor.units_at(place.id)) == +recorded


def test_numbers_of_units_do_not_depend_on_the_way_one_walks() -> None:
    one, other = after(day(), "go shelf_a_01_1", "go shelf_a_01_3"), after(day(), "go shelf_a_01_3", "go shelf_a_01_1")
    assert {unit.id: unit for unit in one.world.floor.units} == {unit.id: unit for unit in other.world.floor.units}


def test_the_label_of_a_place_and_empty_cartons_can_be_picked_where_they_hang() -> None:
    run = after(day(), "go packing_bench", "do look packing_bench")
    labels = [sheet.label for sheet in run.floor.sheets]
    assert labels[0] == "NHBENCH"
    assert "PACK9000011" in labels


# a day's work


def test_a_pick_ends_on_the_bench_in_both_worlds() -> None:
    run = pick_three_mugs(day())
    assert len(run.world.floor.in_hand()) == 3
    run = after(run, "scan NHBENCH", "tap validate")
    assert stock(run, "mug_35_gn", "loc_a_01_3") == 21 == lying(run, "mug_35_gn", "shelf_a_01_3")
    assert stock(run, "mug_35_gn", "loc_packing") == 3 == lying(run, "mug_35_gn", "packing_bench")
    assert run.world.floor.in_hand() == ()
    assert not run.finished


def test_without_a_destination_scan_the_units_follow_at_validation() -> None:
    run = after(pick_three_mugs(day()), "tap validate")
    assert lying(run, "mug_35_gn", "packing_bench") == 3


def test_what_was_never_in_hand_is_nowhere_but_in_the_record() -> None:
    """Counted by typed codes at the desk: the record says the bench has three, the shelf still has them all."""
    run = day()
    run = after(run, f"scan {task(run, 'pick').transfer}", "key A.01.3", *[f"key {GREEN_MUG}"] * 3, "tap validate")
    assert stock(run, "mug_35_gn", "loc_packing") == 3
    assert lying(run, "mug_35_gn", "packing_bench") == 0
    assert lying(after(run, "go shelf_a_01_3"), "mug_35_gn", "shelf_a_01_3") == 24


def test_a_unit_taken_back_lies_on_its_shelf_again() -> None:
    run = after(pick_three_mugs(day()), "tap edit:MUG-35-GN", "set quantity 2", "tap confirm")
    assert lying(run, "mug_35_gn", "shelf_a_01_3") == 22
    assert len(run.world.floor.in_hand()) == 2


def test_what_was_typed_from_afar_is_taken_back_first() -> None:
    """One typed at the desk, two scanned at the shelf: when it is two after all, nothing has to be laid back."""
    run = after(day(), f"scan {task(day(), 'pick').transfer}", "key A.01.3", f"key {GREEN_MUG}")
    run = after(run, "go shelf_a_01_3", *[f"scan {GREEN_MUG}"] * 2)
    run = after(run, "tap edit:MUG-35-GN", "set quantity 2", "tap confirm")
    assert len(run.world.floor.in_hand()) == 2


def test_what_is_told_is_what_was_done_and_not_what_was_asked_for() -> None:
    run = after(day(), f"scan {task(day(), 'pick').transfer}", "scan A.01.3", *[f"scan {GREEN_MUG}"] * 2)
    done = result_of(after(run, "tap validate", "tap create_backorder"))
    assert isinstance(done, WorkDone)
    assert done.transfers[0].lines == (DoneLine("mug_35_gn", Decimal(2), "loc_a_01_3", "loc_packing"),)


def test_a_batch_of_two_picks() -> None:
    run = after(
        day(),
        "scan BATCH/00001",
        "scan A.01.1",
        f"scan {PLATE_24}",
        f"scan {PLATE_24}",
        "scan A.01.2",
        *[f"scan {PLATE_27}"] * 3,
        "tap validate",
    )
    assert (lying(run, "plate_24_wh", "packing_bench"), lying(run, "plate_27_wh", "packing_bench")) == (2, 3)
    assert (stock(run, "plate_24_wh", "loc_a_01_1"), stock(run, "plate_27_wh", "loc_a_01_2")) == (
        Decimal(34),
        Decimal(21),
    )
    done = result_of(run)
    assert isinstance(done, WorkDone)
    assert [each.transfer for each in done.transfers] == [
        task(run, "pick_one").transfer,
        task(run, "pick_two").transfer,
    ]
    assert done.transfers[1].lines == (DoneLine("plate_27_wh", Decimal(3), "loc_a_01_2", "loc_packing"),)


def test_a_receipt_comes_in_by_its_box_and_its_units() -> None:
    run = day()
    run = after(
        run,
        f"scan {task(run, 'receipt').transfer}",
        "go dock_1",
        "scan 19521108035117",
        *[f"scan {BLUE_MUG}"] * 2,
        "tap validate",
    )
    assert stock(run, "mug_35_bl", "loc_stock") == 8 == lying(run, "mug_35_bl", "stock_entrance")
    assert lying(run, "mug_35_bl", "dock_1") == 0


def test_staged_goods_that_are_packed_leave_the_bench() -> None:
    run = day()
    run = after(
        run, f"scan {task(run, 'pack').transfer}", "go packing_bench", *[f"scan {NOTEBOOK}"] * 4, "tap validate"
    )
    assert stock(run, "note_a5_ln", "loc_output") == 4 == lying(run, "note_a5_ln", "dispatch_bay")


def test_a_requested_count_is_applied() -> None:
    """One pan is scanned and the count applied: 12 in the book, 1 counted, 11 too few."""
    run = after(day(), "tap counts", "scan A.04.1", f"scan {PAN}", "tap apply")
    done = result_of(run)
    assert isinstance(done, WorkDone)
    assert done.counts == (AppliedCount("pan_24", "loc_a_04_1", Decimal(1), Decimal(-11)),)
    assert stock(run, "pan_24", "loc_a_04_1") == 1
    assert lying(run, "pan_24", "shelf_a_04_1") == 12
    assert run.screen.kind is not ScreenKind.DIALOG


# nothing ends it, nothing is scored


def test_every_transfer_may_be_done_and_the_run_goes_on() -> None:
    run = after(pick_three_mugs(day()), "tap validate")
    assert not run.finished
    assert to_the_end(run, [Abandon()]).finished
    assert run.observations[-1].feedback.code == Answered.FREE_LEFT


def test_no_coach_answers_a_hint() -> None:
    run = to_the_end(day(), [Hint()])
    feedback = run.observations[-1].feedback
    assert (feedback.code, feedback.was_accepted) == (Answered.NO_COACH, False)


def test_the_debrief_tells_and_judges_nothing() -> None:
    run = after(pick_three_mugs(day()), "tap validate", "abandon")
    debrief = debrief_of(run, result_of(run))
    assert debrief.passed is None
    assert [finding.code for finding in debrief.findings] == ["free_validated", "free_line", "free_never_scored"]
    assert dict(debrief.findings[1].facts)["quantity"] == "3"


def test_a_day_without_work_is_told_as_such() -> None:
    run = after(day(), "abandon")
    assert [finding.code for finding in debrief_of(run, result_of(run)).findings] == [
        "free_nothing",
        "free_never_scored",
    ]


def test_a_lesson_of_free_practice_is_played_freely_and_by_no_coach() -> None:
    assert lesson(DAY).header(1, Mode.TRY, "guest").mode is Mode.FREE
    with pytest.raises(CannotBePlayed, match="no coach"):
        lesson(DAY).header(1, Mode.SHOW, "coach")


def test_what_is_kept_has_no_score_and_no_verdict() -> None:
    attempts = MemoryAttempts()
    practice = Practice.begin(lesson(DAY), lesson(DAY).header(1, Mode.TRY, "guest"), attempts, StandingClock())
    attempt = practice.attempt
    assert not practice.has_coach
    with pytest.raises(CannotBePlayed, match="no coach"):
        _ = practice.advice
    practice.receive(Abandon())
    kept = attempts.read(attempt)
    assert kept.header.mode is Mode.FREE
    assert kept.result == {
        "v": 1,
        "mode": "free",
        "passed": None,
        "transfers": [],
        "counts": [],
        "active_ms": 0,
        "floor": "screen",
    }


# whatever is done

CODES = (
    "A.01.1", "A.01.2", "A.01.3", "A.04.1", "NHBENCH", "NHSTOCK", "NHOUTPUT", "BATCH/00001", "TOTE.01", "PACK9000011",
    GREEN_MUG, PLATE_24, PLATE_27, PAN, BLUE_MUG, NOTEBOOK, "19521108035117", "WHINT", "WHPICK", "OBTVALI", "OCDMENU",
)  # fmt: skip
LINES = st.one_of(
    st.sampled_from(CODES).map(lambda code: f"scan {code}"),
    st.sampled_from(CODES).map(lambda code: f"key {code}"),
    st.integers(0, 8).map(lambda number: f"document {number}"),
    st.integers(0, 30).map(lambda number: f"control {number}"),
    st.sampled_from(["dock_1", "shelf_a_01_1", "shelf_a_01_3", "packing_bench", "desk"]).map(lambda p: f"go {p}"),
    st.sampled_from([GREEN_MUG, PLATE_24, "mug_35_bl"]).flatmap(
        lambda thing: st.sampled_from(["take", "put", "set_aside", "open"]).map(lambda act: f"do {act} {thing} 2")
    ),
    st.integers(0, 9).map(lambda number: f"set quantity {number}"),
)


def said(run: Run, line: str) -> str:
    verb, _, rest = line.partition(" ")
    if verb == "document":
        documents = run.situation.documents
        return f"scan {documents[int(rest) % len(documents)]}"
    if verb == "control":
        controls = run.screen.controls
        return f"tap {controls[int(rest) % len(controls)].id}" if controls else "tap back"
    return line


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, max_size=40))
def test_whatever_is_done_no_unit_comes_or_goes_and_a_replay_is_the_same(lines: list[str]) -> None:
    run = lesson(FREE).run(3)
    before = lesson(FREE).run(3).world.floor
    assert isinstance(before, StockedFloor)
    before.lay_out_all()
    for index, line in enumerate(lines, 1):
        script = parsed_line(f"@{index * 1000} {said(run, line)}")
        assert script is not None
        state = run.digest()
        moment = run.receive(next(iter(timed([script.input]))))
        if not moment.feedback.was_accepted and not moment.observation.walked:
            assert run.digest() == state
        assert not run.finished
    again = to_the_end(lesson(FREE).run(3), [each.input for each in run.observations])
    assert again.digest() == run.digest()
    floor = run.world.floor
    assert isinstance(floor, StockedFloor)
    floor.lay_out_all()
    assert {unit.id: (unit.product, unit.lot, unit.claims) for unit in floor.units} == {
        unit.id: (unit.product, unit.lot, unit.claims) for unit in before.units
    }
