"""Who may do what, to whom, and where: one table of every act that needs a right (reference training A8, D1, D5).

Nothing is decided elsewhere. Screens, the plain front end and the command line ask :func:`may` before they show or do
something, and keep a ``denied`` fact of what was refused.

A **site** restricts both what is seen and what is done. Who has no site reaches all sites; who has one reaches those of
their own, and nobody and nothing without a site, or else they could lift others above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scansim.training.header import Mode
from scansim.training.people.person import Person, Role, Standing

__all__ = [
    "NOBODYS",
    "TRAINER",
    "Act",
    "Refused",
    "Why",
    "act_to_change",
    "act_to_see",
    "may",
    "roles_for",
    "site_of",
]

NOBODYS = frozenset({"guest", "script", "coach"})
"""As whom runs are recorded that belong to nobody."""

TRAINER = "trainer"
"""The field of a person that names the trainer assigned to them, by their id."""


class Act(StrEnum):
    """Everything that needs a right. Values stand in ``denied`` facts and never change."""

    RIDE = "ride"
    """Take a check-ride of one's own."""
    ACKNOWLEDGE = "acknowledge"
    """Confirm a result of one's own as seen."""
    CHOOSE_PIN = "choose_pin"
    CHANGE_COMFORT = "change_comfort"
    """Language, larger text, no sound."""
    SEE_PRACTICE = "see_practice"
    """Watch, read or list a practice run."""
    SEE_RESULTS = "see_results"
    """Watch, read or list a check-ride; see a certificate."""
    SEE_TEAM = "see_team"
    """Boards and reports over many people."""
    EXPORT_RESULTS = "export_results"
    STATE_SITE = "state_site"
    """Type in what the trainer cannot know of a site, such as open severe issues."""
    SIGN = "sign"
    """Grant, extend, suspend, revoke or waive a certificate; observe on the floor."""
    VOID = "void"
    """Take a run out of what counts."""
    SEE_PEOPLE = "see_people"
    SEE_TRAIL = "see_trail"
    """All that was recorded about somebody."""
    ADD_PERSON = "add_person"
    CHANGE_PERSON = "change_person"
    GRANT_ROLE = "grant_role"
    REVOKE_ROLE = "revoke_role"
    ISSUE_BADGE = "issue_badge"
    REVOKE_BADGE = "revoke_badge"
    LOCK = "lock"
    UNLOCK = "unlock"
    LEAVE = "leave"
    RETURN = "return"
    RESET_PIN = "reset_pin"
    ERASE = "erase"
    IMPORT_ROSTER = "import_roster"
    EXPORT_ROSTER = "export_roster"
    CHECK_ROSTER = "check_roster"
    MERGE = "merge"
    CHANGE_RETENTION = "change_retention"
    CHANGE_STATION = "change_station"
    """Keep other settings of the station; looking at what a scanner sends is open to all."""


class Why(StrEnum):
    """Why something was refused. Values stand in ``denied`` facts and never change."""

    NOBODY = "nobody"
    """Nobody is signed in."""
    STANDING = "standing"
    """They are locked, have left, or were erased."""
    ROLE = "role"
    SITE = "site"
    SELF = "self"
    """Somebody else has to do this for them."""
    NOT_SELF = "not_self"
    """Only the person themselves may."""
    PRIVATE = "private"
    """A practice run of somebody else."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not allowed, and why."""

    act: Act
    why: Why


@dataclass(frozen=True, slots=True)
class _Rule:
    """``roles``: who may do it to others; ``own``: whether one may do it about oneself without any role (True), never
    (False), or with the role (None)."""

    roles: frozenset[Role] = frozenset()
    own: bool | None = None


_SUPERVISOR = frozenset({Role.SUPERVISOR})
_STAFF = frozenset({Role.SUPERVISOR, Role.TRAINER})

_OWN_ONLY = _Rule(own=True)
_STAFF_ONLY = _Rule(_STAFF)
_SUPERVISORS_ONLY = _Rule(_SUPERVISOR)
_ANOTHER_SUPERVISOR = _Rule(_SUPERVISOR, own=False)
_OWN_OR_SUPERVISOR = _Rule(_SUPERVISOR, own=True)

_RULES: dict[Act, _Rule] = {
    Act.RIDE: _OWN_ONLY,
    Act.ACKNOWLEDGE: _OWN_ONLY,
    Act.CHOOSE_PIN: _OWN_ONLY,
    Act.CHANGE_COMFORT: _OWN_OR_SUPERVISOR,
    Act.SEE_PRACTICE: _OWN_ONLY,
    Act.SEE_RESULTS: _OWN_OR_SUPERVISOR,
    Act.SEE_TEAM: _SUPERVISORS_ONLY,
    Act.EXPORT_RESULTS: _SUPERVISORS_ONLY,
    Act.STATE_SITE: _SUPERVISORS_ONLY,
    Act.SIGN: _ANOTHER_SUPERVISOR,
    Act.VOID: _ANOTHER_SUPERVISOR,
    Act.SEE_PEOPLE: _Rule(_STAFF, own=True),
    Act.SEE_TRAIL: _OWN_OR_SUPERVISOR,
    Act.ADD_PERSON: _SUPERVISORS_ONLY,
    Act.CHANGE_PERSON: _SUPERVISORS_ONLY,
    Act.GRANT_ROLE: _ANOTHER_SUPERVISOR,
    Act.REVOKE_ROLE: _ANOTHER_SUPERVISOR,
    Act.ISSUE_BADGE: _SUPERVISORS_ONLY,
    Act.REVOKE_BADGE: _OWN_OR_SUPERVISOR,
    Act.LOCK: _ANOTHER_SUPERVISOR,
    Act.UNLOCK: _ANOTHER_SUPERVISOR,
    Act.LEAVE: _ANOTHER_SUPERVISOR,
    Act.RETURN: _ANOTHER_SUPERVISOR,
    Act.RESET_PIN: _ANOTHER_SUPERVISOR,
    Act.ERASE: _ANOTHER_SUPERVISOR,
    Act.IMPORT_ROSTER: _SUPERVISORS_ONLY,
    Act.EXPORT_ROSTER: _SUPERVISORS_ONLY,
    Act.CHECK_ROSTER: _SUPERVISORS_ONLY,
    Act.MERGE: _SUPERVISORS_ONLY,
    Act.CHANGE_RETENTION: _SUPERVISORS_ONLY,
    Act.CHANGE_STATION: _STAFF_ONLY,
}

_SEEING_A_RUN = frozenset({Act.SEE_PRACTICE, Act.SEE_RESULTS})
_COMFORT = frozenset({"language", "larger_text", "no_sound"})


def may(person: Person | None, act: Act, *, about: Person | None = None, site: str | None = None) -> Refused | None:
    """Whether somebody may do something; None when they may.

    ``person`` is who wants to, None for a guest. ``about`` is whom it concerns. ``site`` is the site that it concerns
    besides: the one whose board is seen, that somebody joins or moves to; empty where they would have none, None where
    it is no matter of sites. A run that belongs to nobody, a guest's, may be seen by all: ``about`` is None.
    """
    rule = _RULES[act]
    if act in _SEEING_A_RUN and about is None:
        return None
    if person is None:
        return Refused(act, Why.NOBODY)
    if person.standing is not Standing.ACTIVE:
        return Refused(act, Why.STANDING)
    is_own = about is None or about.id == person.id
    has_role = not rule.roles.isdisjoint(person.roles)
    if about is not None and is_own and rule.own is not None:
        # Who lacks the role is told that, not that somebody else has to do it for them.
        return None if rule.own else Refused(act, Why.SELF if has_role else Why.ROLE)
    if act is Act.SEE_PRACTICE:
        return None if _is_trainer_of(person, about) else Refused(act, Why.PRIVATE)
    if not rule.roles:
        return None if is_own else Refused(act, Why.NOT_SELF)
    if not has_role:
        return Refused(act, Why.ROLE)
    return None if _reaches(person, about, site) else Refused(act, Why.SITE)


def roles_for(act: Act) -> tuple[Role, ...]:
    """The roles with which one may do something to others, in their order; empty when nobody may."""
    return tuple(role for role in Role if role in _RULES[act].roles)


def act_to_see(mode: Mode) -> Act:
    """Which right it takes to see a run of this mode: all that is not a check-ride is private."""
    return Act.SEE_RESULTS if mode is Mode.CHECK else Act.SEE_PRACTICE


def act_to_change(field: str) -> Act:
    """Which right it takes to give a field of a person another value."""
    return Act.CHANGE_COMFORT if field in _COMFORT else Act.CHANGE_PERSON


def site_of(person: Person) -> str | None:
    """The site somebody belongs to; None when they belong to all, or to none yet."""
    site = person.fields.get("site")
    return site if isinstance(site, str) and site else None


def _is_trainer_of(person: Person, about: Person | None) -> bool:
    return Role.TRAINER in person.roles and about is not None and about.fields.get(TRAINER) == person.id


def _reaches(person: Person, about: Person | None, site: str | None) -> bool:
    own = site_of(person)
    sites = ({site_of(about)} if about else set()) | ({site or None} if site is not None else set())
    return own is None or sites <= {own}
