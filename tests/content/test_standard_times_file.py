"""The standard times that ship, times with mistakes, and what the policy says of gates, weights and lots."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scansim.content.library import Library
from scansim.scanner.entry import Grade
from scansim.training.policy import USUAL_WEIGHTS, CheckGates, PracticeGates
from scansim.training.standard_times import StandardTimes
from tests.content.content_folder import ContentFolder

FILE = "scoring/standard_times.yaml"
POLICY = "scoring/policy.yaml"


def test_the_times_that_ship(shipped: Library) -> None:
    assert shipped.policy is not None
    seconds = (10, 5, 5, 2, 5, 10, 5, 6, 40, 20, 6, 20)
    assert shipped.policy.standard_times == StandardTimes("1", *map(Decimal, seconds))


def test_the_policy_that_ships_says_what_holds_without_it(shipped: Library) -> None:
    assert shipped.policy is not None
    assert dict(shipped.policy.weights) == dict(USUAL_WEIGHTS)
    assert (shipped.policy.gates.practice, shipped.policy.gates.check) == (PracticeGates(), CheckGates())
    assert shipped.policy.one_lot == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (FILE, "  exception: 40", "  exception: long", "decimal point"),
        (FILE, "  exception: 40", "  exception: 4000", "from 0 to 3600"),
        (FILE, "  walk: 6", "  wlak: 6", 'Did you mean "walk"?'),
        (POLICY, "    compliance_at_least: 0.95", "    compliance_at_least: 95", "from 0 to 1"),
        (POLICY, "    score_at_least: 85", "    score_at_least: 101", "from 0 to 100"),
        (POLICY, "      - timing", "      - timming", 'Did you mean "timing"?'),
        (POLICY, "  supervisor:", "  supervisr:", 'Did you mean "supervisor"?'),
        (POLICY, "    resolution: 0.10\n  supervisor", "    solution: 0.10\n  supervisor", "resolution"),
    ],
)
def test_a_mistake_and_its_fault(content: ContentFolder, file: str, old: str, new: str, says: str) -> None:
    content.replace(file, old, new)
    library = content.load()
    found = [fault for fault in library.faults if says in f"{fault.what} {fault.right}"]
    assert [fault.file for fault in found] == [file]
    assert library.policy is None


def test_without_the_file_there_are_no_times(content: ContentFolder) -> None:
    (content.root / FILE).unlink()
    library = content.load()
    assert library.policy is not None
    assert library.policy.standard_times is None
    assert FILE not in {fault.file for fault in library.faults}


def test_what_a_site_says_of_one_role_leaves_the_others(content: ContentFolder) -> None:
    content.replace(POLICY, "  supervisor:\n    compliance: 0.20", "  quality:\n    compliance: 0.50")
    policy = content.load().policy
    assert policy is not None
    known = dict(policy.weights)
    assert known["quality"].compliance == Decimal("0.50")
    assert known["supervisor"] == dict(USUAL_WEIGHTS)["supervisor"]


def test_a_site_asks_for_the_prefix_and_names_places_of_one_lot(content: ContentFolder) -> None:
    content.replace(POLICY, "      - prefix\n      - timing\n      - picked", "      - prefix")
    content.replace(POLICY, "one_lot: []", "one_lot:\n  - scat_shelf")
    policy = content.load().policy
    assert policy is not None
    assert policy.gates.check.grades == (Grade.PREFIX,)
    assert policy.one_lot == ("scat_shelf",)
