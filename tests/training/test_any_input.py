"""What holds for every sequence of inputs: nothing crashes, nothing refused changes anything, replay equals run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scansim.engine.canonical import canonical
from scansim.scanner.entry import Fault, Grade
from scansim.training.coach.coach import Coach
from scansim.training.debrief import debrief_of
from scansim.training.header import Floor as HeaderFloor
from scansim.training.inputs import (
    Abandon,
    Answer,
    Do,
    Go,
    Hint,
    Input,
    Key,
    Pause,
    Report,
    Resume,
    Scan,
    Set,
    Tap,
    Timed,
    restored,
    stored,
)
from scansim.training.reports import ReportCode
from scansim.training.run import Run, replayed
from scansim.training.score.scorecard import scorecard_of
from scansim.training.script import ScriptFault, line_of, parsed_line, timed_inputs
from scansim.training.walk_labels import walk_label
from scansim.words.speaker import Speaker
from tests.training.field import SHORT, lesson, reference

pytestmark = pytest.mark.content

HOSTILE = [
    "", " ", "\x1d", "\x00", "\x1b[2J", "[bold red]", "\u202e", "\udcff", "9" * 40, "x" * 10_000, "1e9", "NaN", "-1",
    "0", "0.5", "999999999999", "1" * 13, "{product}", "%s", "../..", "box:", "box:0", "box:x", "unit:", "unit:9999999",
    "edit:", "fill:", "select:#2", "MUG-25-BL", "WH/IN/07525", "WHIN", "OBTVALI", "OCDMENU", "OBTPACK", "]C1", "<GS>",
]  # fmt: skip
CODES = ["9521108025111", "9521108035110", "9521108410313", "19521108025118", "19521108410310", "9521108035141"]
CONTROLS = [
    "back", "validate", "cancel", "confirm", "discard", "operations", "type:WHIN", "open:WH/IN/07525", "new", "fill",
    "plus", "edit", "select", "plus_one", "minus_one", "create_backorder", "no_backorder", "add_product",
    "fill:MUG-25-BL", "fill:BRD-OAK", "edit:MUG-25-BL", "edit:MUG-35-BL", "plus:BRD-OAK", "select:MUG-35-BL",
    "packaging:packaging_mug_25_bl_6",
]  # fmt: skip
SEED = 1

texts = st.sampled_from([*HOSTILE, *CODES, *CONTROLS]) | st.text(max_size=20)
quantities = st.none() | st.integers(-3, 40).map(Decimal) | st.sampled_from([Decimal("0.5"), Decimal(999999999999)])
PLACES = ["dock_1", "dock_2", "desk", "stock_entrance", "shelf_a_01_1", "quarantine"]
PLACE_LABELS = ["NHSTOCK", "NHOUTPUT", "A.01.1", "A.02.3", "NHHOLD", *(walk_label(place) for place in PLACES)]
labels = st.sampled_from([*CODES, *PLACE_LABELS, "WH/IN/07525", "DN-966", "WHIN", "OBTVALI", "OCDMENU", "OCDCANC"])
things = st.sampled_from(["", "", "box:1", "box:4", "unit:19", "unit:24", "unit:1", "unit:999", "note-DN-966"])
acts = st.sampled_from(["look", "open", "set_aside", "take", "put", "relabel", "load"]) | texts
stuff = st.sampled_from(
    [
        "dock_1",
        "desk",
        "note-DN-966",
        "WH/IN/07525",
        "box:1",
        "box:4",
        "unit:19",
        "unit:1",
        "mug_25_bl",
        "board_oak",
        "",
        *CODES,
    ]
)
goods = stuff | texts
where = st.sampled_from(["", "", *PLACES, "TOTE.01", "PACK9000001", "nowhere"])

inputs: st.SearchStrategy[Input] = st.one_of(
    st.builds(Scan, labels, st.sampled_from([Grade.PICKED, Grade.TIMING]), thing=things),
    st.builds(Scan, texts, st.sampled_from(Grade), thing=things, fault=st.none() | st.sampled_from(Fault)),
    st.builds(Scan, labels, st.sampled_from(Grade)),
    st.builds(Key, labels | texts),
    st.builds(Tap, st.sampled_from(CONTROLS)),
    st.builds(Tap, texts),
    st.builds(Set, st.sampled_from(["quantity", ""]), st.integers(0, 30).map(str) | texts),
    st.builds(Go, st.sampled_from(PLACES) | texts),
    st.builds(Do, acts, goods, quantities, where),
    st.builds(Do, st.sampled_from(["take", "put", "set_aside", "open"]), stuff, quantities, where),
    st.builds(Report, st.sampled_from([code.value for code in ReportCode]) | texts, goods, quantities, st.just("")),
    st.builds(Answer, texts),
    st.builds(Pause, texts),
    st.sampled_from([Hint(), Resume()]),
)
floors = st.sampled_from(HeaderFloor)
sequences = st.lists(inputs, max_size=40)


def begun(data: st.DataObject, floor: HeaderFloor = HeaderFloor.SCREEN) -> list[Input]:
    """Some of the reference run, then anything."""
    return [*reference(SHORT, SEED, floor)[: data.draw(st.integers(0, 24))], *data.draw(sequences)]


def moments(given: list[Input]) -> Iterator[Timed]:
    return (Timed(number * 1000, each) for number, each in enumerate(given, 1))


def digest_before_walking(run: Run, place: str) -> tuple[str, str]:
    """The state hashes as they would be at this place."""
    mark = run.world.floor.log.mark()
    run.world.floor.walk(place)
    digest = run.digest()
    run.world.floor.log.undo_to(mark)
    return digest


def units_of(run: Run) -> list[tuple[int, str, str]]:
    return [(unit.id, unit.product, unit.label) for unit in run.world.floor.units]


def stock_of(run: Run) -> Decimal:
    return sum((quant.quantity for quant in run.world.warehouse.stock.quants), Decimal(0))


@given(st.data(), floors)
def test_nothing_crashes_and_what_is_refused_changes_nothing(data: st.DataObject, floor: HeaderFloor) -> None:
    run = lesson().run(SEED, floor)
    speaker = Speaker()
    coach = Coach()
    there, stock = units_of(run), stock_of(run)
    for each in moments(begun(data, floor)):
        before, stood = run.digest(), run.world.floor.stands_at.id
        screen = run.screen
        moment = run.receive(each)
        observed = moment.observation
        if not moment.feedback.was_accepted:
            assert digest_before_walking(run, stood) == before
            assert observed.walked or run.digest() == before
            assert run.screen == screen
            assert (observed.events, observed.handled, observed.opened) == ((), (), ())
        if observed.walked:
            assert run.world.floor.stands_at.id == observed.walked != stood
            assert isinstance(each.input, Scan | Do)
        assert speaker.feedback(moment.feedback).long
        assert speaker.tone(moment.feedback)
        assert speaker.instruction(moment.screen).long
        assert moment.floor.place
        assert speaker.advice(coach.next_step(run)).long
        assert units_of(run) == there
        assert stock_of(run) == stock
    card = scorecard_of(run)
    assert canonical(card.stored()) == canonical(json.loads(canonical(card.stored())))
    assert all(speaker.finding(finding).long for finding in debrief_of(run, card).findings)


@given(st.data(), floors)
def test_replay_equals_run(data: st.DataObject, floor: HeaderFloor) -> None:
    live = lesson().run(SEED, floor)
    given = list(moments(begun(data, floor)))
    for each in given:
        live.receive(each)
    again = replayed(lesson().run(SEED, floor), given)
    assert again.observations == live.observations
    assert again.digest() == live.digest()
    assert again.screen == live.screen
    assert again.floor == live.floor
    assert scorecard_of(again) == scorecard_of(live)
    assert debrief_of(again, scorecard_of(again)) == debrief_of(live, scorecard_of(live))


@given(st.data(), floors)
def test_what_was_kept_replays_to_the_same(data: st.DataObject, floor: HeaderFloor) -> None:
    live = lesson().run(SEED, floor)
    for each in moments(begun(data, floor)):
        live.receive(each)
    kept = [canonical(stored(Timed(each.ms, each.input))) for each in live.observations]
    again = replayed(lesson().run(SEED, floor), [restored(json.loads(body)) for body in kept])
    assert again.observations == live.observations


@given(st.data(), sequences)
def test_nothing_counts_after_the_end(data: st.DataObject, late: list[Input]) -> None:
    run = lesson().run(SEED)
    for each in moments([*begun(data), Abandon()]):
        run.receive(each)
    card, digest, seen = scorecard_of(run), run.digest(), len(run.observations)
    for each in moments([*late, Abandon(), Resume()]):
        moment = run.receive(each)
        assert moment.feedback.code == "run_over"
        assert moment.finished
    assert scorecard_of(run) == card
    assert run.digest() == digest
    assert len(run.observations) == seen


# hands agree with the handheld


@given(st.data())
def test_hands_hold_no_more_than_was_counted(data: st.DataObject) -> None:
    """What is in hand for the delivery was counted; on the main path, and after any slip, never more than that."""
    run = lesson().run(SEED)
    for each in moments(begun(data)):
        run.receive(each)
        transfer = run.world.transfer.id
        lines = run.world.warehouse.lines_of(transfer)
        for product in {unit.claims for unit in run.world.floor.held_for(f"transfer:{transfer}")}:
            held = sum(1 for unit in run.world.floor.held_for(f"transfer:{transfer}") if unit.claims == product)
            assert held <= sum(line.done for line in lines if line.product == product)


# the script language

words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12).filter(
    lambda text: "<GS>" not in text
)
values = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12).filter(
    lambda text: text == text.strip() and "<GS>" not in text
)
data_of_labels = st.text(st.sampled_from("0123456789ABCabc-./ \x1d~é漢"), min_size=1, max_size=20).filter(
    lambda text: (bool(text.strip()) and text.isprintable()) or ("\x1d" in text and bool(text.strip()))
)
whole = st.none() | st.integers(0, 999).map(Decimal) | st.sampled_from([Decimal("0.5"), Decimal(-2)])
not_a_number = words.filter(lambda text: not text.strip("+-.").replace(".", "").isdecimal())
sayable: st.SearchStrategy[Input] = st.one_of(
    st.builds(Scan, data_of_labels),
    st.builds(Scan, data_of_labels, thing=words.filter(lambda text: not text.startswith(":"))),
    st.builds(Scan, data_of_labels, aim=st.sampled_from(["]C1", "]d2", "]E0"])),
    st.builds(Key, data_of_labels),
    st.builds(Tap, words),
    st.builds(Set, words, values),
    st.builds(Go, words),
    st.builds(Do, words, words, whole, st.just("") | not_a_number),
    st.builds(Report, words, words, whole, st.just("") | not_a_number),
    st.builds(Answer, values),
    st.builds(Pause, values),
    st.sampled_from([Hint(), Resume(), Abandon()]),
)


@given(sayable, st.integers(0, 10**10))
@settings(max_examples=400)
def test_what_the_language_can_say_it_reads_back(given_input: Input, ms: int) -> None:
    line = line_of(Timed(ms, given_input))
    found = parsed_line(line)
    assert found is not None
    assert (found.ms, found.input) == (ms, given_input)
    assert parsed_line(f"{line}\r\n") == found


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_every_line_is_an_input_nothing_or_a_fault(text: str) -> None:
    assume("\n" not in text.strip("\r\n") and "\r" not in text.strip("\r\n"))
    found = next(timed_inputs([text]), (1, None))[1]
    if isinstance(found, ScriptFault):
        assert 0 < len(str(found)) < 200
    elif found is not None:
        assert lesson().run(SEED).receive(found).feedback.code


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("scan 9521108025111", Scan("9521108025111")),
        ("scan:box:3 19521108025118", Scan("19521108025118", thing="box:3")),
        ("scan 10ABC<GS>21X", Scan("10ABC\x1d21X")),
        ("scan ]C10195211080251110", Scan("0195211080251110", aim="]C1")),
        ("scan  two  spaces ", Scan(" two  spaces ")),
        ("key 9521108025111", Key("9521108025111")),
        ("do set_aside mug_25_bl 2", Do("set_aside", "mug_25_bl", Decimal(2))),
        ("do put mug_25_bl quarantine", Do("put", "mug_25_bl", None, "quarantine")),
        ("report missing MUG-25-BL 0 shift_lead", Report("missing", "MUG-25-BL", Decimal(0), "shift_lead")),
        ("set quantity 23", Set("quantity", "23")),
        ("  tap validate  ", Tap("validate")),
        ("pause end of shift", Pause("end of shift")),
        ("hint", Hint()),
    ],
)
def test_lines_of_the_language(line: str, expected: Input) -> None:
    found = parsed_line(line)
    assert found is not None
    assert found.input == expected
    assert found.ms is None


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("scan \udcff123", Fault.NOT_UTF8),
        ("scan 12\x1b[2J", Fault.CONTROL_CHARACTER),
        ("key 12\x07", Fault.CONTROL_CHARACTER),
        (f"scan {'1' * 513}", Fault.TOO_LONG),
        (f"scan {'1' * 512}", None),
        ("scan 12\x1d34", None),
    ],
)
def test_a_label_of_a_script_is_read_as_a_scanner_s(line: str, fault: Fault | None) -> None:
    found = parsed_line(line)
    assert found is not None
    assert isinstance(found.input, Scan | Key)
    assert found.input.fault is fault
    assert "\x1b" not in found.input.data


@pytest.mark.parametrize("line", ["", "   ", "# a comment", "  # indented", "\r\n"])
def test_lines_that_say_nothing(line: str) -> None:
    assert parsed_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "scn 123", "SCAN 123", "scan", "scan ", "tap", "hint please", "resume now", "do look", "report missing",
        "set quantity", "tap:box:1 validate", "@ scan 1", "@-1 scan 1", "@1.5 scan 1", "@x scan 1", "@", "@100",
        f"@{'9' * 5000} scan 1", "x" * 10_000,
    ],
)  # fmt: skip
def test_lines_that_are_not_in_the_language(line: str) -> None:
    with pytest.raises(ScriptFault) as fault:
        parsed_line(line)
    assert 10 < len(str(fault.value)) < 200


def test_moments_are_given_or_a_second_apart_and_never_run_back() -> None:
    found = list(timed_inputs(["hint", "# nothing", "@1500 hint", "hint", "@2400 hint", "@2500 hint"]))
    moment = [(number, each.ms if isinstance(each, Timed) else str(each)) for number, each in found]
    assert moment == [
        (1, 1000),
        (3, 1500),
        (4, 2500),
        (5, "@2400 is before the line above it, @2500."),
        (6, 2500),
    ]
