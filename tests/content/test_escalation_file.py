"""The escalation matrix that ships, matrices with mistakes, and a site's own over it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scansim.content.library import Library
from scansim.training.escalation import Approval, Escalation
from scansim.training.reports import ReportCode
from scansim.training.story import Flow
from tests.content.content_folder import ContentFolder

FILE = "scoring/escalation.yaml"
ONE, NOTHING = Decimal(1), Decimal(0)


def matrix(library: Library) -> Escalation:
    assert library.policy is not None
    return library.policy.escalation


@pytest.mark.parametrize(
    ("code", "flow", "value", "role"),
    [
        ("missing", Flow.PICK, "4.90", "inventory_controller"),
        ("missing", Flow.DISPATCH, "4.90", "dispatch_coordinator"),
        ("missing", Flow.DISPATCH, "1000", "shift_lead"),
        ("missing", Flow.PICK, "999.99", "inventory_controller"),
        ("extra", Flow.RECEIVE, "10", "buyer"),
        ("extra", Flow.RETURN, "10", "customer_service"),
        ("wrong_item", None, "10", "quality"),
        ("damaged", Flow.RECEIVE, "1000", "shift_lead"),
        ("unreadable", None, "10", "inventory_controller"),
        ("place_problem", Flow.PUTAWAY, "0", "inventory_controller"),
        ("system", None, "0", "helpdesk"),
        ("stop_safety", Flow.PICK, "0", "shift_lead"),
    ],
)
def test_who_is_told_by_the_matrix_that_ships(
    shipped: Library, code: str, flow: Flow | None, value: str, role: str
) -> None:
    assert matrix(shipped).role(ReportCode(code), flow, ONE, Decimal(value)) == role


def test_the_limits_of_counts_that_ship(shipped: Library) -> None:
    rules = matrix(shipped).counts
    assert (rules.units, rules.value, rules.refuses) == (Decimal(5), Decimal(200), True)
    controller = Approval("inventory_controller", Decimal(50), Decimal(1000))
    assert rules.approvals == (controller, Approval("shift_lead"))


def test_the_last_threshold_that_is_reached_holds(content: ContentFolder) -> None:
    content.replace(
        FILE,
        "  missing:\n    to: inventory_controller\n    in:\n      dispatch: dispatch_coordinator\n    from:\n"
        "      dear: {value: 1000, to: shift_lead}\n",
        "  missing:\n    to: inventory_controller\n    from:\n      some: {units: 10, to: buyer}\n"
        "      many: {units: 20, to: shift_lead}\n",
    )
    found = matrix(content.load())
    told = [found.role(ReportCode.MISSING, None, Decimal(units), NOTHING) for units in (9, 10, 19, 20)]
    assert told == ["inventory_controller", "buyer", "buyer", "shift_lead"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    to: helpdesk", "    to: helpdsek", 'Did you mean "helpdesk"?'),
        ("  system:", "  sistem:", 'Did you mean "system"?'),
        ("      dispatch: dispatch_coordinator", "      dispach: dispatch_coordinator", 'Did you mean "dispatch"?'),
        ("  tolerance: {units: 5, value: 200}", "  tolerance: {units: -5, value: 200}", "not below zero"),
        ("  refused: yes", "  refused: often", "yes"),
        ("    shift_lead: {}", "    chief: {}", "chief"),
        ("revision: 1", "revison: 1", 'Did you mean "revision"?'),
    ],
)
def test_a_mistake_and_its_fault(content: ContentFolder, old: str, new: str, says: str) -> None:
    content.replace(FILE, old, new)
    library = content.load()
    found = [fault for fault in library.faults if says in f"{fault.what} {fault.right}"]
    assert [(fault.file, fault.line) for fault in found] == [(FILE, content.line_of(FILE, new.strip()))]
    assert library.policy is None


def test_a_site_states_only_what_differs(content: ContentFolder, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "scoring").mkdir(parents=True)
    over = "reports:\n  system:\n    to: maintenance\ncounts:\n  tolerance: {units: 2}\n"
    (site / FILE).write_text(over, encoding="utf-8")
    library = Library.load(content.root, site)
    found = matrix(library)
    assert library.faults == ()
    assert found.role(ReportCode.SYSTEM, None, ONE, NOTHING) == "maintenance"
    assert found.role(ReportCode.EXTRA, None, ONE, NOTHING) == "buyer"
    assert (found.counts.units, found.counts.value) == (Decimal(2), Decimal(200))
