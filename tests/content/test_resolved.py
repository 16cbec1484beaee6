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
