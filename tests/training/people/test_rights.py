"""Who may do what: each act against each role, oneself and others, and the sites (reference training A8, D1, D5)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scansim.engine.canonical import Json
from scansim.training.header import Mode
from scansim.training.people.person import FIELDS, Person, PersonFact, PersonKind, Role, Standing, folded
from scansim.training.people.rights import Act, Refused, Why, act_to_change, act_to_see, may, roles_for, site_of


def person(id: str, *roles: Role, site: str = "", trainer: str = "") -> Person:
    fields: Mapping[str, str] = {name: value for name, value in (("site", site), ("trainer", trainer)) if value}
    body: Mapping[str, Json] = {"person": id, "fields": fields, "roles": [role.value for role in roles]}
    return folded(id, [PersonFact(id, PersonKind.JOINED, "2026-11-23", body)])


def kept_out(of: Person, kind: PersonKind) -> Person:
    joined = PersonFact(of.id, PersonKind.JOINED, "2026-11-23", {"fields": of.fields, "roles": [*of.roles]})
    return folded(of.id, [joined, PersonFact("x", kind, "2026-11-23", {"why": "pin"})])


MIA = person("mia", Role.OPERATOR, site="Hamburg", trainer="tom")
JON = person("jon", Role.OPERATOR, site="Hamburg")
TOM = person("tom", Role.TRAINER, site="Hamburg")
EVA = person("eva", Role.SUPERVISOR, site="Hamburg")
BEN = person("ben", Role.SUPERVISOR, site="Bremen")
CHIEF = person("chief", Role.SUPERVISOR)
NEW = person("new", Role.OPERATOR)

OWN = {Act.RIDE, Act.ACKNOWLEDGE, Act.CHOOSE_PIN, Act.CHANGE_COMFORT, Act.SEE_PRACTICE, Act.SEE_RESULTS}
OWN |= {Act.SEE_PEOPLE, Act.SEE_TRAIL, Act.REVOKE_BADGE}
NEVER_SUPERVISOR = {Act.RIDE, Act.ACKNOWLEDGE, Act.CHOOSE_PIN, Act.SEE_PRACTICE}
NOT_ABOUT_ONESELF = {Act.SIGN, Act.VOID, Act.GRANT_ROLE, Act.REVOKE_ROLE, Act.LOCK, Act.UNLOCK, Act.LEAVE, Act.RETURN}
NOT_ABOUT_ONESELF |= {Act.RESET_PIN, Act.ERASE}


@pytest.mark.parametrize("act", Act)
def test_an_operator_does_to_themselves_only_what_is_their_own(act: Act) -> None:
    assert may(MIA, act, about=MIA) == (None if act in OWN else Refused(act, Why.ROLE))


@pytest.mark.parametrize("act", Act)
def test_an_operator_does_nothing_to_others(act: Act) -> None:
    refused = may(MIA, act, about=JON)
    assert refused is not None
    assert refused.act is act


@pytest.mark.parametrize("act", Act)
def test_a_trainer_sees_people_and_keeps_the_station(act: Act) -> None:
    allowed = {Act.SEE_PEOPLE, Act.CHANGE_STATION}
    assert (may(TOM, act, about=JON) is None) is (act in allowed)


@pytest.mark.parametrize("act", Act)
def test_a_supervisor_does_all_to_others_but_what_is_their_own(act: Act) -> None:
    assert (may(EVA, act, about=MIA) is None) is (act not in NEVER_SUPERVISOR)


@pytest.mark.parametrize("act", Act)
def test_what_a_supervisor_needs_another_one_for(act: Act) -> None:
    assert may(EVA, act, about=EVA) == (Refused(act, Why.SELF) if act in NOT_ABOUT_ONESELF else None)


@pytest.mark.parametrize("act", Act)
def test_a_guest_may_nothing_but_see_runs_of_nobody(act: Act) -> None:
    assert may(None, act, about=MIA) == Refused(act, Why.NOBODY)
    is_run = act in {Act.SEE_PRACTICE, Act.SEE_RESULTS}
    assert may(None, act) == (None if is_run else Refused(act, Why.NOBODY))


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize(
    ("kind", "standing"),
    [
        (PersonKind.LOCKED, Standing.LOCKED),
        (PersonKind.LEFT, Standing.LEFT),
        (PersonKind.ERASED, Standing.ERASED),
    ],
)
def test_who_is_kept_out_may_nothing(act: Act, kind: PersonKind, standing: Standing) -> None:
    out = kept_out(EVA, kind)
    assert out.standing is standing
    assert may(out, act, about=MIA) == may(out, act, about=out) == Refused(act, Why.STANDING)


@pytest.mark.parametrize("act", [act for act in Act if act not in NEVER_SUPERVISOR])
def test_a_site_ends_what_is_seen_and_done(act: Act) -> None:
    assert may(BEN, act, about=MIA) == Refused(act, Why.SITE)
    assert may(CHIEF, act, about=MIA) is None
    assert may(CHIEF, act, about=NEW) is None
    # Whoever could act on those without a site could make one of them stand above theirs.
    assert may(EVA, act, about=NEW) == Refused(act, Why.SITE)
    assert may(EVA, act, about=CHIEF) == Refused(act, Why.SITE)


def test_nobody_is_moved_or_added_beyond_ones_own_site() -> None:
    assert may(EVA, Act.ADD_PERSON, site="Hamburg") is None
    assert may(EVA, Act.ADD_PERSON, site="Bremen") == Refused(Act.ADD_PERSON, Why.SITE)
    assert may(EVA, Act.ADD_PERSON, site="") == Refused(Act.ADD_PERSON, Why.SITE)
    assert may(EVA, Act.CHANGE_PERSON, about=MIA, site="Bremen") == Refused(Act.CHANGE_PERSON, Why.SITE)
    assert may(EVA, Act.CHANGE_PERSON, about=EVA, site="") == Refused(Act.CHANGE_PERSON, Why.SITE)
    assert may(EVA, Act.CHANGE_PERSON, about=EVA) is None
    assert may(CHIEF, Act.CHANGE_PERSON, about=MIA, site="Bremen") is None
    assert may(CHIEF, Act.ADD_PERSON, site="") is None
    assert may(EVA, Act.SEE_TEAM, site="Bremen") == Refused(Act.SEE_TEAM, Why.SITE)


def test_what_is_no_matter_of_sites_is_open_to_supervisors_of_one() -> None:
    assert may(EVA, Act.MERGE) is None
    assert may(MIA, Act.MERGE) == Refused(Act.MERGE, Why.ROLE)


def test_practice_is_private_to_the_person_and_their_trainer() -> None:
    private = Refused(Act.SEE_PRACTICE, Why.PRIVATE)
    assert may(MIA, Act.SEE_PRACTICE, about=MIA) is None
    assert may(TOM, Act.SEE_PRACTICE, about=MIA) is None
    assert may(TOM, Act.SEE_PRACTICE, about=JON) == private
    assert may(EVA, Act.SEE_PRACTICE, about=MIA) == private
    assert may(JON, Act.SEE_PRACTICE, about=MIA) == private
    # Whoever is named as trainer and is none any more sees nothing either.
    assert may(person("tom", Role.OPERATOR), Act.SEE_PRACTICE, about=MIA) == private


def test_results_are_for_the_person_and_supervisors_of_the_site() -> None:
    assert may(MIA, Act.SEE_RESULTS, about=MIA) is None
    assert may(EVA, Act.SEE_RESULTS, about=MIA) is None
    assert may(JON, Act.SEE_RESULTS, about=MIA) == Refused(Act.SEE_RESULTS, Why.ROLE)
    assert may(TOM, Act.SEE_RESULTS, about=MIA) == Refused(Act.SEE_RESULTS, Why.ROLE)


def test_what_is_only_ones_own_is_done_by_nobody_else() -> None:
    assert may(EVA, Act.CHOOSE_PIN, about=MIA) == Refused(Act.CHOOSE_PIN, Why.NOT_SELF)
    assert may(MIA, Act.RIDE) is None


def test_which_right_a_run_and_a_field_take() -> None:
    assert [act_to_see(mode) for mode in (Mode.CHECK, Mode.TRY, Mode.FREE, Mode.SHOW)] == [
        Act.SEE_RESULTS,
        *[Act.SEE_PRACTICE] * 3,
    ]
    comfort = {field for field in FIELDS if act_to_change(field) is Act.CHANGE_COMFORT}
    assert comfort == {"language", "larger_text", "no_sound"}


def test_whom_to_ask() -> None:
    assert roles_for(Act.UNLOCK) == (Role.SUPERVISOR,)
    assert roles_for(Act.SEE_PEOPLE) == (Role.SUPERVISOR, Role.TRAINER)
    assert roles_for(Act.CHOOSE_PIN) == ()


def test_a_site_is_a_name() -> None:
    assert [site_of(each) for each in (MIA, CHIEF)] == ["Hamburg", None]
