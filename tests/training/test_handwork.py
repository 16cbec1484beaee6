"""Hands by scans alone: the verb, the thing, how many; and what of it the run then does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.training.asking import Asked, Form, Reply
from scansim.training.handwork import Handwork, look_here, verbs_at
from scansim.training.header import Floor
from scansim.training.inputs import Do, Timed
from scansim.training.naming import naming_in
from scansim.training.run import Run
from scansim.training.story import TrapKind
from tests.training.field import after, lesson
from tests.training.traps.stories import DELIVERY, trap, trap_run

pytestmark = pytest.mark.content

# Seed 1 at dock 1: three boxes of 6 (1 to 3) and 19 to 23 of MUG-25-BL, 24 to 31 of MUG-35-BL, a box of 4 and 36, 37 of
# BRD-OAK.
LOOKED = ["do look dock_1"]
MUG, OTHER_MUG, BOARD, SIX, FOUR = "9521108025111", "9521108035110", "9521108410313", "19521108025118", "19521108410310"


def begun(act: str, *lines: str, floor: Floor = Floor.ROOM) -> tuple[Run, Form]:
    run = after(lesson().run(1, floor), *LOOKED, *lines)
    reply = Handwork.begin(act, run.floor, naming_in(run.world))
    assert reply.form is not None
    return run, reply.form


def filled(form: Form, *words: str) -> Reply:
    """The form after these steps: digits, ENTER, BACK, or a label."""
    reply = Reply(form)
    for word in words:
        now = reply.form
        assert now is not None, "the form was over before all its steps were done"
        match word:
            case "ENTER":
                reply = now.enter()
            case "BACK":
                reply = now.back()
            case _ if len(word) < 4:
                reply = now.digit(word)
            case _:
                reply = now.scan(word)
    return reply


DONE: dict[str, tuple[str, list[str], list[str], Do]] = {
    "open the first box": ("open", [], ["ENTER"], Do("open", "box:1")),
    "open by the label of the box": ("open", [], [FOUR], Do("open", "box:4")),
    "open by the label of the product": ("open", [], [BOARD], Do("open", "box:4")),
    "open the next closed one": ("open", ["do open box:1"], [SIX], Do("open", "box:2")),
    "take some": ("take", [], [OTHER_MUG, "3", "ENTER"], Do("take", "mug_35_bl", Decimal(3))),
    "take one": ("take", [], [OTHER_MUG, "ENTER"], Do("take", "mug_35_bl", Decimal(1))),
    "take a box": ("take", [], [FOUR], Do("take", FOUR)),
    "take two boxes": ("take", [], [SIX, "2", "ENTER"], Do("take", SIX, Decimal(2))),
    "take out of closed boxes": (
        "take",
        ["do take unit:36", "do take unit:37"],
        [BOARD, "2", "ENTER"],
        Do("take", "board_oak", Decimal(2)),
    ),
    "take the first": ("take", [], ["ENTER", "12", "ENTER"], Do("take", "mug_25_bl", Decimal(12))),
    "take what was set aside": (
        "take",
        ["do set_aside mug_35_bl 8"],
        [OTHER_MUG, "ENTER"],
        Do("take", "mug_35_bl", Decimal(1)),
    ),
    "put the only thing": ("put", ["do take unit:36"], ["ENTER"], Do("put", "board_oak")),
    "put some": ("put", ["do take board_oak 2"], [BOARD, "2", "ENTER"], Do("put", "board_oak", Decimal(2))),
    "put what was set aside": ("put", ["do set_aside unit:36"], [BOARD], Do("put", "board_oak")),
    "set aside the second thought": (
        "set_aside",
        [],
        [MUG, "4", "BACK", "BACK", OTHER_MUG, "1", "ENTER"],
        Do("set_aside", "mug_35_bl", Decimal(1)),
    ),
    "set aside what is in hand": (
        "set_aside",
        ["do take mug_35_bl 8"],
        [OTHER_MUG, "8", "ENTER"],
        Do("set_aside", "mug_35_bl", Decimal(8)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DONE)
def test_hands_do_what_was_scanned(case: str) -> None:
    act, before, words, done = DONE[case]
    run, form = begun(act, *before)
    reply = filled(form, *words)
    assert (reply.form, reply.feedback, reply.given) == (None, None, done)
    moment = run.receive(Timed(9000, done))
    assert moment.feedback.was_accepted
    assert moment.observation.handled or moment.observation.opened


@pytest.mark.parametrize("act", ["take", "set_aside", "open"])
def test_before_a_look_there_is_nothing_in_sight(act: str) -> None:
    run = lesson().run(1)
    reply = Handwork.begin(act, run.floor, naming_in(run.world))
    assert reply.was_refused
    assert (reply.form, reply.feedback and str(reply.feedback.code)) == (None, "nothing_for_hands")


def test_there_is_nothing_to_put_with_empty_hands() -> None:
    run = after(lesson().run(1), *LOOKED)
    assert Handwork.begin("put", run.floor, naming_in(run.world)).was_refused


def test_there_is_no_such_verb() -> None:
    run = lesson().run(1)
    for act in ("juggle", "look", ""):
        with pytest.raises(KeyError):
            Handwork.begin(act, run.floor, naming_in(run.world))


def test_a_new_label_and_the_truck_are_offered_where_there_is_need_of_them() -> None:
    smudged = after(trap_run(DELIVERY, trap(TrapKind.UNREADABLE, line="boards")), "do look dock_1")
    thing = f"unit:{smudged.situation.planted[0].units[0]}"
    assert verbs_at(smudged.floor) == ("open", "take", "put", "set_aside", "relabel")
    form = Handwork.begin("relabel", smudged.floor, naming_in(smudged.world)).form
    assert form is not None
    assert form.enter().given == Do("relabel", thing)
    at_door = after(smudged, "do take board_oak 1", "go door_1")
    assert verbs_at(at_door.floor)[-1] == "load"
    loading = Handwork.begin("load", at_door.floor, naming_in(at_door.world)).form
    assert loading is not None
    assert loading.enter().given == Do("load", "board_oak")
    assert verbs_at(lesson().run(1).floor) == ("open", "take", "put", "set_aside")


REFUSED = {
    "what is not here": ("take", "9521108431080", "thing_not_for_hands"),
    "what nobody knows": ("take", "4006381333931", "thing_unknown"),
    "a place": ("take", "NHSTOCK", "thing_not_for_hands"),
    "no box of it": ("open", OTHER_MUG, "thing_not_for_hands"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_another_label_is_refused_and_changes_nothing(case: str) -> None:
    act, data, code = REFUSED[case]
    run, form = begun(act)
    before = run.digest()
    reply = form.scan(data)
    assert reply.was_refused
    assert reply.form == form
    assert reply.feedback is not None
    assert str(reply.feedback.code) == code
    assert run.digest() == before


def test_nothing_but_digits_is_taken_for_a_number() -> None:
    _, form = begun("take")
    counting = form.scan(OTHER_MUG).form
    assert counting is not None
    for reply in (counting.scan(MUG), counting.role("buyer"), counting.other("SCNNEXT"), counting.digit("x")):
        assert reply.was_refused
        assert reply.form == counting
    assert counting.digit("0").form is not None
    assert filled(counting, "0", "ENTER").was_refused
    assert form.digit("3").was_refused


def test_back_leaves_the_digits_then_the_thing_then_the_verb() -> None:
    _, form = begun("take")
    now: Form | None = filled(form, OTHER_MUG, "3").form
    seen: list[tuple[str, str]] = []
    while now is not None:
        seen.append((now.asked.value, now.digits))
        reply = now.back()
        now = reply.form
    assert seen == [("quantity", "3"), ("quantity", ""), ("thing", "")]
    assert reply.feedback is not None
    assert (reply.given, str(reply.feedback.code)) == (None, "hands_left")


def test_a_picked_thing_is_meant_itself() -> None:
    _, form = begun("take", floor=Floor.SCREEN)
    assert form.scan(MUG, "unit:21").given == Do("take", "unit:21")
    assert form.scan(SIX, "box:2").given == Do("take", "box:2")
    assert form.scan(MUG, "unit:99").was_refused


def test_the_question_names_what_enter_means() -> None:
    assert begun("open")[1].question.fact("thing") == "Box of 6, Blue mug 25cl"
    assert begun("take")[1].question.fact("thing") == "Blue mug 25cl"


def test_a_look_goes_from_the_place_to_its_papers() -> None:
    run = lesson().run(1)
    looks: list[str] = []
    for _ in range(3):
        given = look_here(run.floor)
        looks.append(given.thing)
        assert run.receive(Timed(1000, given)).feedback.was_accepted
    assert looks == ["dock_1", "note-DN-966", "dock_1"]


words = st.sampled_from([MUG, OTHER_MUG, BOARD, SIX, FOUR, "NHSTOCK", "nothing", "3", "0", "12", "ENTER", "BACK"])


@given(st.sampled_from(verbs_at(lesson().run(1).floor)), st.lists(words, max_size=12))
def test_whatever_is_scanned_hands_can_do_what_comes_of_it(act: str, order: list[str]) -> None:
    run, form = begun(act, "do take mug_35_bl 2", "do set_aside unit:36")
    before = run.digest()
    reply = Reply(form)
    for word in order:
        if reply.form is None:
            break
        now = reply.form
        reply = filled(now, word)
        assert not reply.was_refused or reply.form == now
        assert now.asked in {Asked.THING, Asked.QUANTITY}
    assert run.digest() == before
    if reply.given is not None:
        assert isinstance(reply.given, Do)
        assert run.receive(Timed(9000, reply.given)).feedback.was_accepted
