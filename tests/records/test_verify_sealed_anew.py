"""``scansim verify`` against somebody who knows the format and computes every hash anew; and other rules."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scansim.engine.canonical import canonical
from scansim.records.fact import Fact
from scansim.training.header import RULES_VERSION
from scansim.training.inputs import INPUT_VERSION
from scansim.training.score.scorecard import SCORECARD_VERSION
from tests.records.kept_runs import RIGHT, SHORT, Kept, inputs_of, played
from tests.records.sealing import same_fact, same_input, sealed_anew

pytestmark = pytest.mark.content


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    monkeypatch.delenv("SCANSIM_DATA", raising=False)
    return played(tmp_path / "data")


def in_body(kind: str, old: str, new: str) -> Callable[[Fact], Fact]:
    return lambda fact: replace(fact, body=fact.body.replace(old, new)) if fact.kind == kind else fact


def test_sealing_anew_what_is_the_same_changes_nothing(kept: Kept) -> None:
    before = kept.verify()
    sealed_anew(kept.file, same_fact, same_input)
    assert kept.verify() == before


def test_a_score_that_the_inputs_do_not_give_is_found_by_replay(kept: Kept) -> None:
    sealed_anew(kept.file, in_body("attempt_closed", '"passed":false', '"passed":true'), same_input)
    kept.forge("UPDATE attempts SET passed = 1 WHERE state = 'closed'")
    assert kept.line(SHORT).startswith("ALTERED")
    assert kept.line(SHORT).endswith("its stored score is not what its inputs give (passed)")
    assert kept.outcomes()[kept.attempts[RIGHT]] == "right"


def test_an_input_that_gives_another_score_is_found_by_replay(kept: Kept) -> None:
    def typed(attempt: str, seq: int, body: str) -> str:
        given = json.loads(body)
        return canonical(given | {"kind": "key"} if (attempt, seq) == (kept.attempts[RIGHT], 3) else given)

    sealed_anew(kept.file, same_fact, typed)
    assert "its stored score is not what its inputs give" in kept.line(RIGHT)
    assert kept.line(SHORT).startswith("right")


def test_another_seed_is_found_by_replay(kept: Kept) -> None:
    sealed_anew(kept.file, in_body("attempt_opened", '"seed":1,', '"seed":7,'), same_input)
    assert kept.line(RIGHT).startswith("ALTERED")


def test_another_exercise_s_name_is_found(kept: Kept) -> None:
    sealed_anew(kept.file, in_body("attempt_opened", '"exercise":"RCV-02"', '"exercise":"RCV-99"'), same_input)
    kept.forge("UPDATE attempts SET exercise = 'RCV-99'")
    assert kept.line(RIGHT).endswith("its header names RCV-99, its content is RCV-02")


def test_an_input_after_the_end_is_found(kept: Kept) -> None:
    attempt = kept.attempts[RIGHT]
    kept.forge(f"INSERT INTO inputs VALUES ('{attempt}', 25, '{{\"kind\":\"hint\",\"ms\":99000,\"v\":1}}', '', '')")
    sealed_anew(kept.file, same_fact, same_input)
    assert kept.line(RIGHT).endswith("input 25 comes after the end of the run")


def test_content_that_breaks_off_leaves_the_other_runs_checked(kept: Kept) -> None:
    text = '{"kind":"policy","v":1,"value":{}}'
    digest = hashlib.sha256(text.encode()).hexdigest()
    kept.forge(f"INSERT INTO contents VALUES ('{digest}', '{text}')")

    def other_policy(fact: Fact) -> Fact:
        if fact.id != kept.attempts[RIGHT]:
            return fact
        body = json.loads(fact.body)
        body["header"]["contents"]["policy"] = digest
        return replace(fact, body=canonical(body))

    sealed_anew(kept.file, other_policy, same_input)
    assert "it cannot be replayed" in kept.line(RIGHT)
    assert kept.line(SHORT).startswith("right")


# other rules, other forms


def test_other_rules_are_no_alteration(kept: Kept) -> None:
    later = RULES_VERSION + 6
    rules = f'"rules_version":{RULES_VERSION},'
    sealed_anew(kept.file, in_body("attempt_opened", rules, f'"rules_version":{later},'), same_input)
    status, lines = kept.verify()
    assert status == 0
    assert lines[0].startswith("other rules  ")
    assert lines[0].endswith(f"intact, recorded under rules {later}; these are rules {RULES_VERSION}")
    assert lines[1].startswith("unfinished")
    assert lines[3] == "3 runs: 0 right, 0 altered, 2 other rules, 1 unfinished."


def test_other_rules_do_not_hide_an_alteration(kept: Kept) -> None:
    rules = f'"rules_version":{RULES_VERSION},'
    sealed_anew(kept.file, in_body("attempt_opened", rules, '"rules_version":7,'), same_input)
    kept.forge(f"DELETE FROM inputs WHERE {inputs_of(RIGHT)} AND seq = 7")
    assert "input 7 is missing" in kept.line(RIGHT)
    assert kept.verify()[0] == 1


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("attempt_opened", '"simulated_at"', '"simulated_on"'),
        ("attempt_opened", '"mode":"try"', '"mode":"fly"'),
        ("attempt_closed", f'"v":{SCORECARD_VERSION}', '"v":0'),
    ],
)
def test_what_has_this_program_s_form_and_cannot_be_read_is_altered(kept: Kept, kind: str, old: str, new: str) -> None:
    sealed_anew(kept.file, in_body(kind, old, new), same_input)
    assert kept.outcomes()[kept.attempts[RIGHT]] == "altered"


def test_a_score_in_an_earlier_form_is_not_worked_out_anew(kept: Kept) -> None:
    """Version 2 knew other gates and no flows: its figures are kept as they were, and its hashes are checked."""

    def earlier(fact: Fact) -> Fact:
        body = json.loads(fact.body)
        if fact.kind == "attempt_closed":
            body["result"] = {**body["result"], "v": 2, "score": "12.000000"}
        return replace(fact, body=canonical(body))

    sealed_anew(kept.file, earlier, same_input)
    assert kept.verify()[0] == 0
    assert kept.line(RIGHT).endswith("intact, recorded in the form of another version of this program")


def test_the_form_of_a_newer_program_is_no_alteration(kept: Kept) -> None:
    def newer(fact: Fact) -> Fact:
        body = json.loads(fact.body)
        if fact.kind == "attempt_closed":
            body["result"]["v"] = SCORECARD_VERSION + 1
        return replace(fact, body=canonical(body))

    sealed_anew(kept.file, newer, same_input)
    assert kept.verify()[0] == 0
    assert kept.line(RIGHT).startswith("other rules")
    assert kept.line(RIGHT).endswith("intact, recorded in the form of another version of this program")


def test_inputs_of_a_newer_program_are_no_alteration(kept: Kept) -> None:
    sealed_anew(
        kept.file, same_fact, lambda *given: given[2].replace(f'"v":{INPUT_VERSION}', f'"v":{INPUT_VERSION + 1}')
    )
    assert kept.outcomes()[kept.attempts[RIGHT]] == "other_rules"
