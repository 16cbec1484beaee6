"""The scoring policy that ships, and policies with mistakes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scansim.content.library import Library
from scansim.training.escalation import USUAL
from scansim.training.policy import FlowPolicy, Gates, Policy, Proof, Severities, Severity
from tests.content.content_folder import ContentFolder

FILE = "scoring/policy.yaml"
UP_TO = "a counted quantity will do.\n  each_up_to: 12"


def test_the_policy_that_ships(shipped: Library) -> None:
    """DESIGN section 5 "Score"; reference training C3 and C6 (K7, K8)."""
    critical, major, minor = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR
    assert shipped.policy is not None
    # The escalation matrix and the standard times have tests of their own.
    assert replace(shipped.policy, escalation=USUAL, standard_times=None) == Policy(
        revision="2",
        receive=FlowPolicy(Proof.SCAN, Proof.SCAN, Decimal(12), lot=Proof.SCAN),
        severities=Severities(critical, major, major, critical, major, major, minor),
        gates=Gates(escaped_major_at_most=0, missed_points_at_most=1),
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (UP_TO, "\n  each_up_to: a dozen", "decimal point"),
        (UP_TO, "\n  each_up_to: -1", "not below zero"),
        ("does not matter.\n  document: scan", "\n  document: scna", 'Did you mean "scan"?'),
        ("miscounted: major", "miscounted: grave", "critical, major, minor"),
        ("miscounted: major", "miscount: major", 'Did you mean "miscounted"?'),
        ("\n  escaped_major_at_most: 0", "\n  escaped_major_at_most: none", "whole number from 0"),
        ("revision: 2", "revison: 2", 'Did you mean "revision"?'),
    ],
)
def test_a_mistake_and_its_fault(content: ContentFolder, old: str, new: str, says: str) -> None:
    content.replace(FILE, old, new)
    library = content.load()
    found = [fault for fault in library.faults if says in f"{fault.what} {fault.right}"]
    assert [(fault.file, fault.line) for fault in found] == [(FILE, content.line_of(FILE, new.strip()))]
    assert library.policy is None
    assert len(library.exercises) == len(Library.load(content.root).exercises) > 0


def test_a_policy_that_is_not_there(content: ContentFolder) -> None:
    (content.root / FILE).unlink()
    (fault,) = content.faults()
    assert (fault.file, fault.line) == (FILE, 0)
