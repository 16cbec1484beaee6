"""What every implementation of the port ``Attempts`` keeps."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.engine.canonical import Json
from scansim.training.header import Header
from scansim.training.inputs import Do, Hint, Input, InputNotReadable, Scan, Set, Tap, Timed
from scansim.training.ports import Attempts, StorageRefused

TEXT = '{"title":"Receipt ÄÖ"}'
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


def test_what_was_appended_is_read_in_order(attempts: Attempts, header: Header) -> None:
    attempt = attempts.open(header, {})
    inputs: list[Input] = [Scan("4006381333931"), Tap("validate"), Set("note", ""), Hint()]
    done = [Timed(ms, each) for ms, each in zip((0, 900, 900, 905), inputs, strict=True)]
    for timed in done:
        attempts.append(attempt, timed)
    found = attempts.read(attempt)
    assert found.attempt == attempt
    assert found.header == header
    assert list(found.inputs) == done
    assert found.result is None


def test_a_closed_attempt_has_its_result_and_takes_nothing_more(attempts: Attempts, header: Header) -> None:
    attempt = attempts.open(header, {})
    attempts.append(attempt, Timed(0, Hint()))
    result: dict[str, Json] = {"passed": False, "points": "91.250000", "errors": ["K1", "K7"]}
    attempts.close(attempt, result)
    with pytest.raises(StorageRefused, match="has ended"):
        attempts.append(attempt, Timed(1, Hint()))
    with pytest.raises(StorageRefused, match="has ended"):
        attempts.close(attempt, {"passed": True})
    assert attempts.read(attempt).result == result
    assert len(attempts.read(attempt).inputs) == 1


def test_an_attempt_may_close_without_any_input(attempts: Attempts, header: Header) -> None:
    attempt = attempts.open(header, {})
    attempts.close(attempt, {})
    assert attempts.read(attempt).inputs == []
    assert attempts.read(attempt).result == {}


def test_the_newest_unfinished_attempt_of_the_person_is_offered(attempts: Attempts, header: Header) -> None:
    assert attempts.unfinished("guest") is None
    first = attempts.open(header, {})
    second = attempts.open(replace(header, exercise="RCV-02"), {})
    other = attempts.open(replace(header, person="0190d0a0-0000-7000-8000-000000000009"), {})
    attempts.append(first, Timed(0, Hint()))
    offered = attempts.unfinished("guest")
    assert offered is not None
    assert (offered.attempt, offered.header.exercise) == (second, "RCV-02")
    attempts.close(second, {})
    offered = attempts.unfinished("guest")
    assert offered is not None
    assert (offered.attempt, len(offered.inputs)) == (first, 1)
    attempts.close(first, {})
    assert attempts.unfinished("guest") is None
    offered = attempts.unfinished("0190d0a0-0000-7000-8000-000000000009")
    assert offered is not None
    assert offered.attempt == other


def test_attempts_do_not_mix(attempts: Attempts, header: Header) -> None:
    one, two = attempts.open(header, {}), attempts.open(header, {})
    assert one != two
    for ms in range(3):
        attempts.append(one, Timed(ms, Scan("one")))
        attempts.append(two, Timed(ms, Scan("two")))
    assert {timed.input for timed in attempts.read(one).inputs} == {Scan("one")}
    assert {timed.input for timed in attempts.read(two).inputs} == {Scan("two")}


@pytest.mark.parametrize("attempt", ["", "0190d0a0-0000-7000-8000-000000000000", "../../escape", "\x1b[31m" * 100])
def test_an_unknown_attempt_is_refused_in_one_short_sentence(attempts: Attempts, attempt: str) -> None:
    for use in (
        lambda: attempts.read(attempt),
        lambda: attempts.append(attempt, Timed(0, Hint())),
        lambda: attempts.close(attempt, {}),
    ):
        with pytest.raises(StorageRefused, match="There is no attempt") as refused:
            use()
        assert "\x1b" not in str(refused.value)
        assert len(str(refused.value)) < 300


def test_content_is_kept_by_its_hash(attempts: Attempts, header: Header) -> None:
    with_content = replace(header, contents={"exercise": DIGEST})
    attempts.open(with_content, {DIGEST: TEXT})
    assert attempts.content(DIGEST) == TEXT
    # Once kept it need not be given again.
    attempts.open(with_content, {})
    assert attempts.content(DIGEST) == TEXT


def test_content_that_is_not_what_its_hash_says_begins_nothing(attempts: Attempts, header: Header) -> None:
    with_content = replace(header, contents={"exercise": DIGEST})
    with pytest.raises(StorageRefused, match="does not have the hash"):
        attempts.open(with_content, {DIGEST: TEXT + " "})
    with pytest.raises(StorageRefused, match="is not kept"):
        attempts.open(with_content, {})
    with pytest.raises(StorageRefused, match="is not kept"):
        attempts.content(DIGEST)
    assert attempts.unfinished("guest") is None


@pytest.mark.parametrize("timed", [Timed(-1, Hint()), Timed(0, Do("take", "mug", Decimal("1E+20")))])
def test_an_input_that_would_not_come_back_is_not_kept(attempts: Attempts, header: Header, timed: Timed) -> None:
    attempt = attempts.open(header, {})
    with pytest.raises(InputNotReadable):
        attempts.append(attempt, timed)
    attempts.append(attempt, Timed(5, Hint()))
    assert list(attempts.read(attempt).inputs) == [Timed(5, Hint())]


def test_a_result_with_a_float_is_refused_and_the_attempt_stays_open(attempts: Attempts, header: Header) -> None:
    attempt = attempts.open(header, {})
    with pytest.raises(TypeError, match="float"):
        attempts.close(attempt, {"points": 91.25})  # type: ignore[dict-item]  # that is the point
    attempts.append(attempt, Timed(0, Hint()))
    attempts.close(attempt, {"points": "91.25"})
    assert attempts.read(attempt).result == {"points": "91.25"}
