"""Every state, reason, gate and refusal of the programme has words, short enough where they are short."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from scansim.training.people.rights import Act, Refused, Why
from scansim.training.programme.lapses import Reason
from scansim.training.programme.limits import Grounds
from scansim.training.programme.pool import Pool
from scansim.training.programme.readiness import Clause, ClauseResult
from scansim.training.programme.rules import Level, Trigger
from scansim.training.programme.standing import Remedy, Standing, State
from scansim.training.signoff.rules import Denial, Denied, SignerStanding
from scansim.training.signoff.statement import StatementKind, Waiver
from scansim.words.programme import (
    CLAUSES,
    LEVELS,
    PERMISSIONS,
    REMEDIES,
    STATES,
    TRIGGERS,
    clause_line,
    evidence_line,
    reason_line,
    state_name,
)
from scansim.words.sentence import Sentence
from scansim.words.signoff import DENIALS, GROUNDS, STATEMENTS, WAIVERS, denial
from tests.training.programme.files import granted

TABLES: list[tuple[type[StrEnum], Mapping[Any, Sentence]]] = [
    (State, STATES),
    (Level, LEVELS),
    (Trigger, TRIGGERS),
    (Remedy, REMEDIES),
    (Clause, CLAUSES),
    (Grounds, PERMISSIONS),
    (Denial, DENIALS),
    (SignerStanding, GROUNDS),
    (StatementKind, STATEMENTS),
    (Waiver, WAIVERS),
]


@pytest.mark.parametrize(("kind", "table"), TABLES, ids=lambda each: getattr(each, "__name__", ""))
def test_each_has_its_words(kind: type[StrEnum], table: Mapping[Any, Sentence]) -> None:
    assert list(table) == list(kind)
    for sentence in table.values():
        assert len(sentence.short) <= 40


def test_a_figure_never_stands_alone() -> None:
    said = evidence_line(Pool(1, 236, 10), "1.99", "95")
    assert said.long == "in the simulator: 1 of 236 lines with an error, in 10 runs; at most 1.99 % at 95 %"
    assert said.short == "1/236 lines, 10 runs, ≤ 1.99 %"
    assert evidence_line(Pool(), "100", "95").long == "in the simulator: no check-ride yet"


def test_what_nobody_saw_is_not_called_certified() -> None:
    seen = Standing("receiving", date(2026, 3, 2), State.CERTIFIED, Pool(), granted(), observed=True)
    unseen = Standing("receiving", date(2026, 3, 2), State.READY, Pool(), granted())
    assert state_name(seen).long == "certified"
    assert state_name(unseen).long == "passed in simulator, not observed"


def test_a_reason_says_since_when_and_how_long() -> None:
    reason = Reason(Trigger.NEW_DEVICE, date(2026, 3, 2), date(2026, 3, 16), "sam", "fact")
    assert reason_line(reason).long == "there is a new kind of device, since 2026-03-02; holds until 2026-03-16"
    assert reason_line(reason).short == "new device, until 2026-03-16"
    endless = Reason(Trigger.INCIDENT, date(2026, 3, 2))
    assert (reason_line(endless).long, reason_line(endless).short) == (
        "there was an incident, since 2026-03-02",
        "incident",
    )


def test_a_gate_says_n_of_m() -> None:
    result = ClauseResult(Clause.CERTIFIED, False, 34, 40, Decimal("90.0"), "late")
    assert clause_line(result).long == "34 of 40 in critical roles are certified on shift late; 90 % are needed"


def test_a_refusal_says_what_is_missing() -> None:
    said = denial(Denied(Denial.CLAIM, (("to_go", "24"), ("lines", "125"), ("escaped", "0"), ("runs", "5"))))
    assert said.long.endswith("0 of 125 lines with an error, in 5 runs. 24 more lines without an error would.")
    assert denial(Denied(Denial.TOO_LONG, (("hours", "16"),))).short == "End up to 16 h."
    assert denial(Denied(Denial.TOO_LONG, (("until", "2026-08-29"),))).short == "End up to 2026-08-29."
    assert denial(Denied(Denial.NOT_QUALIFIED, (("skill", "receiving"),))).long.startswith("Who signs in Receiving is")
    refused = Refused(Act.SIGN, Why.SITE)
    assert denial(Denied(Denial.RIGHT, right=refused)).long == "This belongs to another site than yours."
