"""Every line that consequences can say has a sentence with its facts, and hand-made runs reach all of them."""

from __future__ import annotations

from functools import cache
from string import Formatter

import pytest

from scansim.training.consequences.consequences import consequences_of
from scansim.training.consequences.said import told_of
from scansim.training.consequences.subject import Department, Told
from scansim.training.debrief import Finding
from scansim.training.run import Run
from scansim.words.debrief import CONSEQUENCES, DEPARTMENTS
from scansim.words.speaker import Speaker
from tests.training.consequences.runs import SCRIPTS, debrief, scripted
from tests.training.field import card_of

pytestmark = pytest.mark.content

HERE = {"gets_unfit", "gets_wrong", "beyond_order", "not_approved", "not_released", "promised", "finds_too_few",
        "credited", "beyond_return", "paid_unfit", "never_gets"}  # fmt: skip
"""Reached by runs of test_made_by_hand and below, not by the scripts."""


@cache
def everything_told() -> tuple[Told, ...]:
    """What each error of each wrong script led to, worst or not."""
    runs = [scripted(path.stem) for path in sorted(SCRIPTS.glob("wrong_*.txt"))]
    of_errors = [
        told for run in runs for error in card_of(run).errors for told in told_of(run, consequences_of(run), error)
    ]
    return (*of_errors, *(told for run in runs for finding in debrief(run).wrong for told in finding.told))


def places_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_line_of_the_scripts_has_a_sentence_and_all_its_facts() -> None:
    for told in everything_told():
        assert places_in(CONSEQUENCES[told.code].long) <= {name for name, _ in told.facts}


def test_the_scripts_reach_almost_every_sentence() -> None:
    assert set(CONSEQUENCES) - {told.code for told in everything_told()} <= HERE


def test_each_error_is_told_in_one_line_a_department_at_most() -> None:
    for path in sorted(SCRIPTS.glob("wrong_*.txt")):
        for finding in debrief(scripted(path.stem)).wrong:
            departments = [told.department for told in finding.told]
            assert len(departments) == len(set(departments)) <= 3


def test_only_the_worst_error_says_what_it_led_to() -> None:
    for path in sorted(SCRIPTS.glob("wrong_*.txt")):
        wrong = debrief(scripted(path.stem)).wrong
        assert [index for index, finding in enumerate(wrong) if finding.told] in ([], [0])


def test_nobody_named_is_still_somebody() -> None:
    told = Told(Department.DISPATCH, "never_gets", (("quantity", "4"), ("customer", ""), ("currency", "EUR")))
    said = Speaker().consequences(Finding(good=False, code="left_short", told=(told,)))
    assert said == (("Dispatch", "The customer never gets the rest: 4."),)


def test_hostile_names_are_inert() -> None:
    facts = (("quantity", "4"), ("customer", "\x1b[2J[bold]"), ("currency", "EUR"))
    ((_, sentence),) = Speaker().consequences(
        Finding(good=False, code="left_short", told=(Told(Department.DISPATCH, "never_gets", facts),))
    )
    assert "\x1b" not in sentence
    assert "[bold]" in sentence


def test_every_department_has_a_word() -> None:
    assert {each.value for each in Department} == set(DEPARTMENTS)


def test_the_order_of_errors_is_gravity_then_money() -> None:
    # Boards left at the dock (22.40) before plates (21.60) before one mug (4.90): all three are major.
    run: Run = scripted("wrong_look_alike_on_the_order")
    codes = [dict(finding.facts)["product"] for finding in debrief(run).wrong]
    # One mug of 35 cl too many at 4.90 stands before one of 25 cl too few at 4.20.
    assert codes == ["Blue mug 35cl", "Blue mug 25cl"]
