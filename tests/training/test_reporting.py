"""A report by scans alone: code, what about, how many where that is asked, who; BACK, refusals, and any order of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.actions import CONTROL_CODES, ControlKind
from scansim.training.asking import Asked, Form, Named, Reply
from scansim.training.inputs import Report
from scansim.training.reporting import WITH_QUANTITY, Reporting
from scansim.training.reports import ROLES, SHIFT_LEAD, ReportCode
from scansim.words.feedback import ROLES as ROLE_WORDS

DOCK = Named("dock_1", "Dock 1")
KNOWN = {"952": Named("mug", "Blue mug"), "NHHOLD": Named("quarantine", "Quarantine")}


def naming(data: str, thing: str = "") -> Named | None:
    return Named(thing, "Blue mug") if thing.startswith("unit:") else KNOWN.get(data)


def begun(code: str = "missing") -> Reporting:
    return Reporting.begin(code, DOCK, naming)


Step = Callable[[Form], Reply]


def scan(data: str, thing: str = "") -> Step:
    return lambda form: form.scan(data, thing)


def digit(digits: str) -> Step:
    return lambda form: form.digit(digits)


def role(name: str) -> Step:
    return lambda form: form.role(name)


def enter(form: Form) -> Reply:
    return form.enter()


def back(form: Form) -> Reply:
    return form.back()


def filled(form: Form, *steps: Step) -> Reply:
    reply = Reply(form)
    for step in steps:
        assert reply.form is not None, "the form was over before all its steps were done"
        reply = step(reply.form)
    return reply


def asked_after(form: Form, *steps: Step) -> Asked:
    reply = filled(form, *steps)
    assert reply.form is not None
    return reply.form.asked


MADE: dict[str, tuple[str, list[Step], Report]] = {
    "all by ENTER": ("damaged", [enter, digit("2"), enter, enter], Report("damaged", "dock_1", Decimal(2), SHIFT_LEAD)),
    "a thing, digits, a role": (
        "missing",
        [scan("952"), digit("1"), digit("2"), enter, role("buyer")],
        Report("missing", "mug", Decimal(12), "buyer"),
    ),
    "typed digits": (
        "extra",
        [scan("952"), digit("007"), enter, enter],
        Report("extra", "mug", Decimal(7), SHIFT_LEAD),
    ),
    "a picked thing": (
        "wrong_item",
        [scan("952", "unit:4"), digit("1"), enter, role("quality")],
        Report("wrong_item", "unit:4", Decimal(1), "quality"),
    ),
    "a place": (
        "place_problem",
        [scan("NHHOLD"), role("maintenance")],
        Report("place_problem", "quarantine", None, "maintenance"),
    ),
    "stop, in two scans": ("stop_safety", [enter, enter], Report("stop_safety", "dock_1", None, SHIFT_LEAD)),
    "a label that nobody knows": (
        "unreadable",
        [scan("4 0\x1d6"), enter],
        Report("unreadable", "label:406", None, SHIFT_LEAD),
    ),
    "begun again after BACK": (
        "missing",
        [scan("NHHOLD"), back, scan("952"), digit("9"), back, digit("3"), enter, back, digit("2"), enter, enter],
        Report("missing", "mug", Decimal(2), SHIFT_LEAD),
    ),
    "another thing after BACK from who": (
        "system",
        [scan("952"), back, scan("NHHOLD"), enter],
        Report("system", "quarantine", None, SHIFT_LEAD),
    ),
}


@pytest.mark.parametrize("case", MADE)
def test_a_report_is_made(case: str) -> None:
    code, steps, report = MADE[case]
    reply = filled(begun(code), *steps)
    assert (reply.form, reply.feedback, reply.given) == (None, None, report)


def test_four_codes_ask_how_many() -> None:
    """A label, a place, the system and a danger have no amount."""
    asking = {code.value for code in ReportCode if asked_after(begun(code.value), enter) is Asked.QUANTITY}
    assert asking == {"missing", "extra", "wrong_item", "damaged"} == {code.value for code in WITH_QUANTITY}


def test_there_is_no_report_of_another_code() -> None:
    with pytest.raises(ValueError, match="lost"):
        begun("lost")


REFUSED: dict[str, tuple[list[Step], Step, str]] = {
    "a role before the thing": ([], role("buyer"), "thing_wanted"),
    "a digit before the thing": ([], digit("3"), "thing_wanted"),
    "an unknown label": ([], scan("999"), "thing_unknown"),
    "an empty label": ([], scan(""), "thing_unknown"),
    "a card with no meaning here": ([], lambda form: form.other("SCNNEXT"), "thing_wanted"),
    "a label for a number": ([enter], scan("952"), "quantity_wanted"),
    "a role for a number": ([enter], role("buyer"), "quantity_wanted"),
    "no digits": ([enter], enter, "digits_wanted"),
    "letters": ([enter], digit("x"), "quantity_wanted"),
    "a minus": ([enter], digit("-1"), "quantity_wanted"),
    "digits of another script": ([enter], digit("٣"), "quantity_wanted"),
    "nothing typed": ([enter], digit(""), "quantity_wanted"),
    "none": ([enter, digit("00")], enter, "not_a_count"),
    "a million": ([enter, digit("999999")], digit("9"), "too_many_digits"),
    "a barcode for a number": ([enter], digit("9521108025111"), "too_many_digits"),
    "a label for a role": ([enter, digit("1"), enter], scan("952"), "role_wanted"),
    "a digit for a role": ([enter, digit("1"), enter], digit("1"), "role_wanted"),
    "no such role": ([enter, digit("1"), enter], role("owner"), "role_unknown"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_asked_is_refused_and_changes_nothing(case: str) -> None:
    steps, step, code = REFUSED[case]
    form = filled(begun(), *steps).form
    assert form is not None
    reply = step(form)
    assert reply.was_refused
    assert reply.feedback is not None
    assert (str(reply.feedback.code), reply.form, reply.given) == (code, form, None)


def test_back_leaves_one_step_and_then_the_report() -> None:
    """Who, how many, the digits, what about, and out."""
    form: Form | None = filled(begun(), scan("952"), digit("3"), enter).form
    seen: list[tuple[str, str]] = []
    while form is not None:
        seen.append((form.asked.value, form.digits))
        reply = form.back()
        form = reply.form
    assert seen == [("role", "3"), ("quantity", ""), ("thing", "")]
    assert reply.given is None
    assert reply.feedback is not None
    assert str(reply.feedback.code) == "report_left"


def test_digits_go_before_the_question_they_answer() -> None:
    form = filled(begun(), scan("952"), digit("3"), digit("4")).form
    assert form is not None
    once = form.back().form
    assert once is not None
    assert (once.asked, once.digits) == (Asked.QUANTITY, "")
    assert once.back().form == begun()


def test_the_question_says_what_is_known_so_far() -> None:
    assert dict(begun().question.facts) == {"report": "missing", "place": "Dock 1"}
    form = filled(begun(), scan("952"), digit("3")).form
    assert form is not None
    assert dict(form.question.facts) == {"report": "missing", "about": "Blue mug", "digits": "3"}


def test_the_roles_are_those_on_the_cards() -> None:
    cards = {code.value for code in CONTROL_CODES if code.kind is ControlKind.ROLE}
    assert set(ROLES) == cards == set(ROLE_WORDS)
    assert {code.value for code in CONTROL_CODES if code.kind is ControlKind.REPORT} == {
        code.value for code in ReportCode
    }


steps = st.one_of(
    st.sampled_from(["952", "NHHOLD", "999", "", "4 0"]).map(scan),
    st.sampled_from(["0", "1", "9", "12", "x", ""]).map(digit),
    st.sampled_from(["buyer", "nobody"]).map(role),
    st.sampled_from([enter, back]),
)


@given(st.sampled_from([code.value for code in ReportCode]), st.lists(steps, max_size=30))
def test_whatever_is_read_a_report_has_all_that_its_code_asks_or_is_not_made(code: str, order: list[Step]) -> None:
    form: Form | None = begun(code)
    for step in order:
        if form is None:
            return
        reply = step(form)
        assert (reply.feedback is None) == (reply.given is not None)
        if reply.was_refused:
            assert reply.form == form
        if reply.given is not None:
            assert isinstance(reply.given, Report)
            assert reply.form is None
            assert reply.given.about
            assert " " not in reply.given.about
            assert (reply.given.quantity is not None) == (ReportCode(code) in WITH_QUANTITY)
            assert reply.given.quantity is None or 1 <= reply.given.quantity <= 999_999
            assert reply.given.to in ROLES
        form = reply.form
