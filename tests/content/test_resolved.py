"""Content as one text and back: exact, and refused when it is not what it says."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.content.library import Library
from scansim.content.resolved import ContentNotReadable, restored, text_of
from scansim.engine.canonical import canonical
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.policy import FlowPolicy, Gates, Policy, Proof, Severities, Severity
from scansim.training.situation import situation_of
from scansim.training.story import Amount, Between, RestOfOrder, TrapKind


def test_restored_content_is_what_it_was(shipped: Library) -> None:
    assert shipped.policy is not None
    assert restored(Policy, text_of(shipped.policy)) == shipped.policy
    for exercise in shipped.exercises:
        assert restored(Exercise, text_of(exercise)) == exercise
    for pack in shipped.packs.values():
        assert restored(Pack, text_of(pack)) == pack


def test_restored_content_makes_the_same_situations(shipped: Library) -> None:
    for exercise in shipped.exercises:
        pack = shipped.pack_of(exercise)
        again = restored(Exercise, text_of(exercise)), restored(Pack, text_of(pack))
        for seed in range(20):
            assert situation_of(*again, seed) == situation_of(exercise, pack, seed)


def test_the_text_is_canonical_and_says_what_it_is(shipped: Library) -> None:
    text = text_of(shipped.packs["S"])
    stored = json.loads(text)
    assert canonical(stored) == text
    assert (stored["kind"], stored["v"], stored["value"]["id"]) == ("pack", 1, "S")


severities = st.builds(Severities, *[st.sampled_from(Severity)] * 7)
proofs = st.sampled_from(Proof)
amounts = st.decimals(min_value=0, max_value=10**6, places=3, allow_nan=False, allow_infinity=False)
policies = st.builds(
    Policy,
    revision=st.text(),
    receive=st.builds(FlowPolicy, proofs, proofs, amounts),
    severities=severities,
    gates=st.builds(Gates, st.integers(0, 999), st.integers(0, 999)),
)


@given(policies)
def test_any_policy_survives(policy: Policy) -> None:
    assert restored(Policy, text_of(policy)) == policy


def test_equal_quantities_have_one_text(shipped: Library) -> None:
    assert shipped.policy is not None
    written = {
        text_of(replace(shipped.policy, receive=replace(shipped.policy.receive, each_up_to=Decimal(form))))
        for form in ("12", "12.0", "12.000", "1.2E+1")
    }
    assert written == {text_of(shipped.policy)}


def test_what_a_later_version_of_a_value_adds_takes_its_default(shipped: Library) -> None:
    exercise = shipped.exercises[0]
    stored = json.loads(text_of(exercise))
    del stored["value"]["mistakes"]
    assert restored(Exercise, canonical(stored)) == replace(exercise, mistakes=())


FIRST = """{"kind":"exercise","v":1,"value":{"at_work":{"texts":[["en","Count."]]},
"brief":{"texts":[["en","Receive it."]]},
"id":"RCV-02","level":2,"minutes":4,"mistakes":[],"mode":"","owner":"Me","pack":"S","receipt":{"lines":[{"choice":
{"boxed":false,"look_alike_of":"","one_of":[],"product":"mug_35_bl"},"name":"main","ordered":{"boxes":{"high":4,"low":2},
"loose":{"high":3,"low":0}}}],"missing":[{"cues":[{"name":"late","says":{"texts":[["en","{missing} to follow"]]},"then":
"create_backorder"}],"line":"main","must_catch":true,"name":"short","seeds":{"part":4,"whole":5},"units":{"high":5,"low":1}}],
"place":"dock_1","supplier":"partner_nordic_table"},"revision":"1","roles":[],"skill":"receiving","sop":"","sop_revision":"",
"title":{"texts":[["en","Short"]]},"work":null}}"""
"""What was kept of a receipt before exercises told stories."""


def test_a_receipt_of_the_first_version_becomes_a_story() -> None:
    exercise = restored(Exercise, FIRST)
    (task,), (short,) = exercise.story.tasks, exercise.story.traps
    assert (task.name, task.place, task.partner, task.lines[0].choice.product) == (
        "receipt",
        "dock_1",
        "partner_nordic_table",
        "mug_35_bl",
    )
    assert (short.name, short.kind, short.line, short.cues[0].then) == (
        "short",
        TrapKind.MISSING,
        "main",
        RestOfOrder.CREATE_BACKORDER,
    )
    assert restored(Exercise, text_of(exercise)) == exercise


def test_a_working_day_of_the_first_version_becomes_a_story() -> None:
    day = json.loads(FIRST)
    line = {"choice": day["value"]["receipt"]["lines"][0]["choice"], "name": "mugs", "quantity": {"high": 8, "low": 3}}
    task = {"name": "one", "operation": "type_in", "lines": [line], "partner": "", "place": "dock_1", "batch": ""}
    day["value"] |= {"receipt": None, "work": {"tasks": [task], "counts": [{"name": "c", "places": ["shelf_a_01_1"]}]}}
    story = restored(Exercise, canonical(day)).story
    assert story.tasks[0].lines[0].ordered == Amount(units=Between(3, 8))
    assert story.counts[0].places == ("shelf_a_01_1",)


@pytest.mark.parametrize("broken", ["place", "lines", "supplier"])
def test_a_damaged_first_version_is_refused(broken: str) -> None:
    stored = json.loads(FIRST)
    del stored["value"]["receipt"][broken]
    with pytest.raises(ContentNotReadable):
        restored(Exercise, canonical(stored))


def test_what_kind_of_work_an_operation_type_is_follows_from_its_places(shipped: Library) -> None:
    pack = shipped.packs["S"]
    flows = {kind.id: pack.flow_of(kind).value for kind in pack.operation_types}
    assert flows == {
        "type_in": "receive",
        "type_out": "pick",
        "type_int": "transfer",
        "type_pick": "pick",
        "type_pack": "pack",
    }


def envelope(shipped: Library) -> dict[str, object]:
    assert shipped.policy is not None
    stored = json.loads(text_of(shipped.policy))
    assert isinstance(stored, dict)
    return stored


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "null", "[" * 100_000, '{"kind":"policy","v":1}'])
def test_damaged_text_is_refused(text: str) -> None:
    with pytest.raises(ContentNotReadable):
        restored(Policy, text)


def test_another_kind_or_version_is_refused(shipped: Library) -> None:
    for change in ({"kind": "pack"}, {"v": 2}):
        with pytest.raises(ContentNotReadable):
            restored(Policy, canonical({**envelope(shipped), **change}))  # type: ignore[dict-item]  # JSON


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("receive", "each_up_to"), 12),
        (("receive", "document"), "smell"),
        (("gates", "escaped_major_at_most"), "0"),
        (("gates", "escaped_major_at_most"), True),
        (("severities", "miscounted"), None),
        (("severities", "of_tomorrow"), "major"),
        (("revision",), 1),
    ],
)
def test_a_value_not_as_it_was_stored_is_refused(shipped: Library, path: tuple[str, ...], value: object) -> None:
    stored = json.loads(canonical(envelope(shipped)))  # type: ignore[arg-type]  # JSON
    inner = stored["value"]
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(ContentNotReadable):
        restored(Policy, canonical(stored))
