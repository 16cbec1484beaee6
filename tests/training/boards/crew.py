"""A small team made by hand: two skills, three roles, and a source that boards read. Day 0 is 2 March 2026."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scansim.training.boards.members import Member
from scansim.training.boards.overview import Overview
from scansim.training.boards.slips import Slip, slips_of
from scansim.training.people.person import Person, PersonKind, Role
from scansim.training.ports import ClosedRun, RunRow
from scansim.training.programme.readiness import TypedIn
from scansim.training.programme.rules import Programme, ReadinessGates, Skill, WorkRole
from scansim.training.signals.micro_skill import MicroSkill
from scansim.training.signals.refreshers import Refresher, Refreshers
from scansim.training.signoff.statement import Statement
from scansim.training.texts import LocalText
from tests.training.people.made import person
from tests.training.programme.files import SKILL, day

__all__ = ["EVA", "PICKING", "PROGRAMME", "REFRESHERS", "Crew", "member", "of", "overview", "seven_skills", "slip"]

_TITLE = LocalText.of({"en": "Picking"})
PICKING = Skill("picking", _TITLE, (_TITLE,) * 6, {"CHK-03": "1"}, frozenset(), frozenset({"PCK-01"}))
PROGRAMME = Programme(
    "1",
    (SKILL, PICKING),
    (
        WorkRole("inbound", LocalText.of({"en": "Inbound"}), ("receiving",), critical=True),
        WorkRole("outbound", LocalText.of({"en": "Outbound"}), ("picking",), critical=True),
        WorkRole("super_inbound", LocalText.of({"en": "Super user"}), ("receiving",), leads="inbound"),
    ),
    readiness=ReadinessGates(scenarios=("RCV-01", "PCK-01"), functions=("inbound",)),
)
REFRESHERS = Refreshers(
    (Refresher("receive", "wrong_lot", ("RCV-06", "RCV-07")), Refresher("any", "source", ("PCK-01",)))
)

EVA = person("eva", roles=(Role.SUPERVISOR,), site="North")


@dataclass
class Crew:
    """The port that boards read, over lists."""

    people: Sequence[Member] = ()
    ended: Sequence[RunRow] = ()
    said: Sequence[Statement] = ()
    closed: Sequence[ClosedRun] = ()
    open: Sequence[RunRow] = ()
    typed: dict[str, TypedIn] = field(default_factory=dict)

    def members(self) -> Sequence[Member]:
        return self.people

    def rows(self, person: str = "") -> Sequence[RunRow]:
        return [row for row in self.ended if person in ("", row.person)]

    def statements(self, person: str = "") -> Sequence[Statement]:
        return [each for each in self.said if person in ("", each.person)]

    def slips(self, since: str, person: str = "") -> Sequence[Slip]:
        runs = [run for run in self.closed if run.ended >= since and person in ("", run.person)]
        return [found for run in runs for found in slips_of(run)]

    def begun(self, person: str, since: str) -> Sequence[RunRow]:
        return [row for row in self.open if row.person == person and row.began >= since]

    def typed_in(self, site: str) -> TypedIn:
        return self.typed.get(site, TypedIn())


def overview(crew: Crew, number: int = 0, who: Person = EVA, programme: Programme = PROGRAMME) -> Overview:
    """What somebody sees on a day."""
    return Overview(crew, programme, REFRESHERS, who, day(number))


def seven_skills() -> Programme:
    """As many skills as the programme that ships has."""
    others = ("putaway", "packing", "counting", "returns", "exceptions")
    more = [
        replace(
            PICKING,
            id=skill,
            title=LocalText.of({"en": skill.title()}),
            rides={f"CHK-{skill}": "1"},
            practice=frozenset(),
        )
        for skill in others
    ]
    return replace(PROGRAMME, skills=(SKILL, more[0], PICKING, *more[1:]))


def member(name: str, *then: PersonKind, roles: Sequence[str] = (Role.OPERATOR,), **fields: str) -> Member:
    """Somebody of the site North, on the early shift unless something else is said."""
    id = name.split(maxsplit=1)[0].casefold()
    at = {"site": "North", "shift": "early", **fields}
    return Member(person(id, *then, roles=roles, **{key: value for key, value in at.items() if value}), name)


def of(who: str, *rows: RunRow) -> list[RunRow]:
    """These runs as somebody's."""
    return [row._replace(person=who) for row in rows]


def slip(
    who: str, code: str, attempt: str = "a", ended: str = "2026-03-02T08:00:00.000Z", *, critical: bool = False
) -> Slip:
    """An error of somebody in receiving."""
    return Slip(who, attempt, ended, "receiving", MicroSkill("receive", code=code), critical)
