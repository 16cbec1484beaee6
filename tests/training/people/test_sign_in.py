"""Who comes in by badge or by name, and what is asked of them first (reference training D4, G9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from scansim.training.people.person import Person, PersonKind, Role
from scansim.training.people.pins import PinState
from scansim.training.people.roster import Bearer
from scansim.training.people.sign_in import (
    Asked,
    Denial,
    Denied,
    Known,
    Way,
    asked_next,
    badge_read,
    may_stay,
    name_chosen,
    names_offered,
)
from tests.training.people.made import badge, bearer, person

TODAY = "2026-11-23"
MIA, JON = person("mia"), person("jon")
LOCKED = person("lo", PersonKind.LOCKED)
LEFT = person("le", PersonKind.LEFT)
ERASED = person("er", PersonKind.ERASED)
AT_NORTH, AT_SOUTH = person("n", site="North"), person("s", site="South")


def test_a_badge_says_who_it_is() -> None:
    assert badge_read("T1", [bearer(MIA)], TODAY) == Known(MIA, Way.BADGE, "T1", "badge of mia")


@pytest.mark.parametrize(
    ("bearers", "why", "who"),
    [
        ([], Denial.UNKNOWN, ""),
        ([bearer(MIA, is_revoked=True)], Denial.REVOKED, "mia"),
        ([bearer(MIA, "2026-11-22")], Denial.EXPIRED, "mia"),
        ([bearer(MIA, "2026-11-22"), bearer(JON, is_revoked=True)], Denial.EXPIRED, "mia"),
        ([bearer(LOCKED)], Denial.LOCKED, "lo"),
        ([bearer(LEFT)], Denial.LEFT, "le"),
        ([bearer(ERASED)], Denial.ERASED, "er"),
        ([bearer(person("none", roles=()))], Denial.NO_ROLE, "none"),
        ([bearer(MIA), bearer(JON)], Denial.SEVERAL, ""),
        ([bearer(MIA), bearer(LOCKED)], Denial.SEVERAL, ""),
    ],
)
def test_who_does_not_come_in_and_why(bearers: Sequence[Bearer], why: Denial, who: str) -> None:
    assert badge_read("T1", bearers, TODAY) == Denied(why, who)


@pytest.mark.parametrize(
    "bearers",
    [
        [bearer(MIA, TODAY)],  # its last day is a day on which it opens
        [bearer(MIA, "2026-12-01")],
        [bearer(LEFT), bearer(MIA)],  # the number was given anew
        [bearer(MIA), bearer(JON, is_revoked=True)],
        [bearer(MIA), bearer(JON, "2026-11-22")],
        [bearer(MIA, "2026-11-22"), bearer(MIA)],  # the same person's second badge
        [bearer(MIA), bearer(MIA)],
    ],
)
def test_what_is_over_keeps_nobody_out(bearers: Sequence[Bearer]) -> None:
    assert badge_read("T1", bearers, TODAY) == Known(MIA, Way.BADGE, "T1", "badge of mia")


@pytest.mark.parametrize(
    ("bearers", "site", "comes_in"),
    [
        ([bearer(AT_NORTH)], "North", True),
        ([bearer(AT_SOUTH)], "North", False),
        ([bearer(AT_SOUTH)], "", True),  # a station of no site is everybody's
        ([bearer(MIA)], "North", True),  # somebody of no site is at home everywhere
    ],
)
def test_a_station_of_a_site_is_for_its_people(bearers: Sequence[Bearer], site: str, comes_in: bool) -> None:
    found = badge_read("T1", bearers, TODAY, site)
    assert isinstance(found, Known) is comes_in
    assert comes_in or found == Denied(Denial.OTHER_SITE, "s")


@pytest.mark.parametrize(
    ("pin", "expected"),
    [
        (PinState.SET, Known(MIA, Way.NAME)),
        (PinState.MUST_CHANGE, Known(MIA, Way.NAME)),
        (PinState.NONE, Denied(Denial.NO_PIN, "mia")),
        (PinState.LOCKED, Denied(Denial.LOCKED, "mia")),
    ],
)
def test_a_name_needs_a_pin_to_prove_it(pin: PinState, expected: Known | Denied) -> None:
    assert name_chosen(MIA, pin) == expected


def test_a_name_is_refused_as_a_badge_would_be() -> None:
    assert name_chosen(LOCKED, PinState.SET) == Denied(Denial.LOCKED, "lo")
    assert name_chosen(AT_SOUTH, PinState.SET, "North") == Denied(Denial.OTHER_SITE, "s")


def test_the_list_of_names_has_those_who_may_come_in_here() -> None:
    everyone = [
        MIA,
        LOCKED,
        LEFT,
        ERASED,
        AT_NORTH,
        AT_SOUTH,
        person("none", roles=()),
        person("t", roles=("trainer",)),
    ]
    assert [each.id for each in names_offered(everyone, "North")] == ["mia", "n", "t"]


@pytest.mark.parametrize(
    ("way", "pin", "is_proved", "seen", "asked"),
    [
        (Way.BADGE, PinState.NONE, False, True, Asked.NOTHING),
        (Way.BADGE, PinState.SET, False, True, Asked.NOTHING),
        (Way.BADGE, PinState.NONE, False, False, Asked.FAIR_USE),
        (Way.BADGE, PinState.MUST_CHANGE, False, True, Asked.NOTHING),  # practice needs the badge alone
        (Way.NAME, PinState.SET, False, True, Asked.PIN),
        (Way.NAME, PinState.SET, True, True, Asked.NOTHING),
        (Way.NAME, PinState.SET, True, False, Asked.FAIR_USE),
        (Way.NAME, PinState.MUST_CHANGE, False, True, Asked.PIN),
        (Way.NAME, PinState.MUST_CHANGE, True, True, Asked.NEW_PIN),
        (Way.NAME, PinState.MUST_CHANGE, True, False, Asked.NEW_PIN),
    ],
)
def test_what_is_asked_next(way: Way, pin: PinState, is_proved: bool, seen: bool, asked: Asked) -> None:
    assert asked_next(Known(MIA, way), pin, is_proved=is_proved, has_seen_fair_use=seen) is asked


@pytest.mark.parametrize(
    ("who", "badge", "stays"),
    [
        (MIA, "", True),
        (MIA, "b", True),
        (replace(MIA, badges=(badge("b", is_revoked=True),)), "b", False),
        (replace(MIA, badges=(badge("b", is_revoked=True), badge("c"))), "c", True),
        (LOCKED, "", False),
        (LEFT, "", False),
        (ERASED, "", False),
        (None, "", False),
    ],
)
def test_whoever_is_in_stays_only_while_they_might_come_in(who: Person | None, badge: str, stays: bool) -> None:
    assert may_stay(who, badge) is stays


def test_roles_of_a_later_program_let_nobody_in() -> None:
    assert badge_read("T1", [bearer(person("x", roles=("wizard",)))], TODAY) == Denied(Denial.NO_ROLE, "x")
    assert Role.OPERATOR in MIA.roles
