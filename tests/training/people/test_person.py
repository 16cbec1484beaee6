"""Who a person is, folded from facts: field by field, and what takes away wins over what it was not known to."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

import pytest

from scansim.engine.canonical import Json
from scansim.training.people.person import (
    BadgeKind,
    Person,
    PersonFact,
    PersonFactNotReadable,
    PersonKind,
    Role,
    Standing,
    folded,
)

MIA = "mia"


def fact(id: str, kind: PersonKind, body: Mapping[str, Json] | None = None, utc: str = "2026-11-22") -> PersonFact:
    return PersonFact(id, kind, utc, {"person": MIA, **(body or {})})


JOINED = fact(
    MIA,
    PersonKind.JOINED,
    {"fields": {"site": "Hamburg", "shift": "early"}, "roles": ["operator"], "texts": {"name": "d1"}},
)


def mia(*facts: PersonFact) -> Person:
    return folded(MIA, [JOINED, *facts])


def test_who_joined() -> None:
    found = mia()
    assert (found.id, found.joined, found.roles) == (MIA, "2026-11-22", (Role.OPERATOR,))
    assert (found.fields, found.texts) == ({"site": "Hamburg", "shift": "early"}, {"name": "d1"})
    assert found.standing is Standing.ACTIVE


def test_only_what_a_change_names_changes() -> None:
    found = mia(
        fact("1", PersonKind.CHANGED, {"fields": {"site": "Bremen", "extra_time": True}}),
        fact("2", PersonKind.CHANGED, {"fields": {"shift": None}, "texts": {"name": "d2"}}),
    )
    assert found.fields == {"site": "Bremen", "extra_time": True}
    assert found.texts == {"name": "d2"}
    assert found.roles == (Role.OPERATOR,)


def test_somebody_joins_once() -> None:
    again = fact(MIA, PersonKind.JOINED, {"fields": {"site": "Kiel"}, "roles": ["trainer"]}, "2027-01-01")
    assert mia(again) == mia()


REVOKED = fact("r1", PersonKind.ROLE_REVOKED, {"role": "operator"})
REVOKED_TOO = fact("r2", PersonKind.ROLE_REVOKED, {"role": "operator"})


@pytest.mark.parametrize(
    ("seen", "has"), [([], False), (["r1"], False), (["r2"], False), (["r1", "r2"], True), (["r1", "r2", "x"], True)]
)
def test_a_role_is_held_when_its_granting_knew_of_every_revocation(seen: list[Json], has: bool) -> None:
    granted = fact("g", PersonKind.ROLE_GRANTED, {"role": "operator", "after": seen})
    # Concurrent facts fold in any order, and come to the same.
    for order in permutations([REVOKED, REVOKED_TOO, granted]):
        assert (mia(*order).roles == (Role.OPERATOR,)) is has


def test_two_grantings_that_each_knew_of_one_revocation_are_not_enough() -> None:
    one = fact("g1", PersonKind.ROLE_GRANTED, {"role": "operator", "after": ["r1"]})
    two = fact("g2", PersonKind.ROLE_GRANTED, {"role": "operator", "after": ["r2"]})
    assert mia(REVOKED, one, REVOKED_TOO, two).roles == ()


def test_another_role_is_not_touched() -> None:
    trainer = fact("g", PersonKind.ROLE_GRANTED, {"role": "trainer", "after": []})
    assert mia(trainer, REVOKED).roles == (Role.TRAINER,)


def test_a_role_of_a_later_program_gives_none_here() -> None:
    assert mia(fact("g", PersonKind.ROLE_GRANTED, {"role": "auditor", "after": []})).roles == (Role.OPERATOR,)


@pytest.mark.parametrize(
    ("take", "give", "standing"),
    [
        (PersonKind.LOCKED, PersonKind.UNLOCKED, Standing.LOCKED),
        (PersonKind.LEFT, PersonKind.RETURNED, Standing.LEFT),
    ],
)
def test_who_was_kept_out_is_in_again_when_each_time_was_known(
    take: PersonKind, give: PersonKind, standing: Standing
) -> None:
    one, two = fact("t1", take), fact("t2", take)
    given, given_too = fact("g1", give, {"after": ["t1"]}), fact("g2", give, {"after": ["t2"]})
    assert mia(one).standing is standing
    assert mia(one, given).standing is Standing.ACTIVE
    assert mia(one, given).seen_taken(standing.value) == ["t1"]
    for order in permutations([one, two, given]):
        assert mia(*order).standing is standing
    assert mia(one, two, given, given_too).standing is Standing.ACTIVE


def test_when_somebody_left_is_known() -> None:
    assert mia(fact("l", PersonKind.LEFT, utc="2026-12-31")).left == "2026-12-31"


def test_the_newest_text_that_somebody_saw_counts() -> None:
    seen = [fact(str(version), PersonKind.FAIR_USE_SEEN, {"version": version}) for version in (1, 3, 2)]
    for order in permutations(seen):
        assert mia(*order).fair_use == 3
    assert mia().fair_use == 0


BADGE = fact("b", PersonKind.BADGE_ISSUED, {"badge_kind": "work", "until": None, "texts": {"number": "d3"}})


def test_a_revoked_badge_is_in_force_no_more_in_whatever_order() -> None:
    revoked = fact("x", PersonKind.BADGE_REVOKED, {"badge": "b"})
    assert [(badge.id, badge.number, badge.kind) for badge in mia(BADGE).badges_in_force] == [
        ("b", "d3", BadgeKind.WORK)
    ]
    assert mia(BADGE, revoked).badges_in_force == ()
    assert mia(revoked, BADGE).badges_in_force == ()
    assert len(mia(BADGE, fact("x", PersonKind.BADGE_REVOKED, {"badge": "other"})).badges_in_force) == 1


def test_nothing_brings_an_erased_person_back() -> None:
    erased = fact("e", PersonKind.ERASED, {"why": "request"}, "2026-12-24")
    later = [
        fact("c", PersonKind.CHANGED, {"texts": {"name": "d9"}}),
        fact("g", PersonKind.ROLE_GRANTED, {"role": "trainer", "after": []}),
        fact("u", PersonKind.UNLOCKED, {"after": []}),
        BADGE,
    ]
    for found in (mia(erased, *later), mia(*later, erased)):
        assert (found.standing, found.erased) == (Standing.ERASED, "2026-12-24")
        assert (found.texts, found.roles, found.badges_in_force) == ({}, (), ())


@pytest.mark.parametrize(
    ("kind", "body", "named"),
    [
        (PersonKind.CHANGED, {"fields": []}, "fields"),
        (PersonKind.FAIR_USE_SEEN, {}, "version"),
        (PersonKind.FAIR_USE_SEEN, {"version": True}, "version"),
        (PersonKind.FAIR_USE_SEEN, {"version": 0}, "version"),
        (PersonKind.CHANGED, {"fields": {"site": 1}}, "site"),
        (PersonKind.CHANGED, {"texts": {"name": None}}, "name"),
        (PersonKind.JOINED, {"roles": "operator"}, "roles"),
        (PersonKind.ROLE_GRANTED, {"role": "operator"}, "after"),
        (PersonKind.ROLE_GRANTED, {"role": "operator", "after": "r1"}, "after"),
        (PersonKind.ROLE_GRANTED, {"role": "operator", "after": [1]}, "after"),
        (PersonKind.ROLE_REVOKED, {"role": 1}, "role"),
        (PersonKind.BADGE_ISSUED, {"badge_kind": "work"}, "number"),
        (PersonKind.BADGE_ISSUED, {"badge_kind": "work", "until": 7, "texts": {"number": "d"}}, "until"),
        (PersonKind.BADGE_REVOKED, {}, "badge"),
        (PersonKind.UNLOCKED, {}, "after"),
    ],
)
def test_a_fact_of_another_form_is_refused_by_its_field(kind: PersonKind, body: dict[str, Json], named: str) -> None:
    with pytest.raises(PersonFactNotReadable, match=named):
        folded(MIA, [fact("f", kind, body)])
