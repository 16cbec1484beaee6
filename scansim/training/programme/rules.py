"""The programme of a site: its skills, the roles made of them, and the constants of C7, C8 and C11.

Plain values; ``scoring/programmes.yaml`` states them (``docs/programme.md``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from scansim.training.texts import LocalText

__all__ = [
    "FLOOR_ITEMS",
    "Days",
    "Effect",
    "Level",
    "Programme",
    "ReadinessGates",
    "ReadyRule",
    "Skill",
    "Trigger",
    "WorkRole",
    "major",
]

FLOOR_ITEMS = 6
"""So many things a supervisor looks for on the floor, per skill."""


class Level(StrEnum):
    """How much a certificate claims; the lowest first."""

    CERTIFIED = "certified"
    PROFICIENT = "proficient"
    EXPERT = "expert"


class Trigger(StrEnum):
    """Why a certificate is asked for anew before its end (reference training C8).

    The first seven are stated by somebody, the others follow from what was recorded.
    """

    INCIDENT = "incident"
    NEAR_MISS = "near_miss"
    BYPASS = "bypass"
    CHANGED_PROCESS = "changed_process"
    NEW_DEVICE = "new_device"
    FAILED_CHECK = "failed_check"
    REQUEST = "request"
    CRITICAL_ERROR = "critical_error"
    CONTENT = "content"
    EVIDENCE_VOIDED = "evidence_voided"
    VALIDITY = "validity"
    CURRENCY = "currency"

    @property
    def is_stated(self) -> bool:
        """Whether somebody states it; else it follows from the records."""
        return self in _STATED


_STATED = frozenset(
    {
        Trigger.INCIDENT,
        Trigger.NEAR_MISS,
        Trigger.BYPASS,
        Trigger.CHANGED_PROCESS,
        Trigger.NEW_DEVICE,
        Trigger.FAILED_CHECK,
        Trigger.REQUEST,
    }
)


class Effect(StrEnum):
    """What a trigger does to a certificate."""

    DUE = "due"
    SUSPEND = "suspend"


USUAL_EFFECTS: Mapping[Trigger, Effect] = {
    Trigger.INCIDENT: Effect.SUSPEND,
    Trigger.NEAR_MISS: Effect.DUE,
    Trigger.BYPASS: Effect.SUSPEND,
    Trigger.CHANGED_PROCESS: Effect.DUE,
    Trigger.NEW_DEVICE: Effect.DUE,
    Trigger.FAILED_CHECK: Effect.SUSPEND,
    Trigger.REQUEST: Effect.DUE,
    Trigger.CRITICAL_ERROR: Effect.SUSPEND,
}
"""What triggers do unless the site says otherwise; what is not named makes a certificate due."""


@dataclass(frozen=True, slots=True)
class Days:
    """Numbers of days, in UTC (reference training C7, C8).

    ``window``: how far back check-rides are evidence. ``valid``: how long a certificate holds. ``grace``: how long it
    is due before it has expired. ``practice``: after so many days without practice a currency check is due; after
    ``absence`` a full check-ride. ``stale``: so old may the newest check-ride be when it is signed. ``founding``: how
    long a founding assessor signs without a certificate of their own.
    """

    window: int = 90
    valid: int = 180
    grace: int = 14
    practice: int = 60
    absence: int = 90
    stale: int = 14
    founding: int = 90


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """What practice makes somebody ready: so many passes in a row without a hint, on so many days, with so many seeds.

    A day is one in UTC, a seed one of its exercise.
    """

    passes: int = 3
    days: int = 2
    seeds: int = 2


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill. ``rides`` are its check-rides and their revisions as the content has them now; ``currency`` those of
    them that are enough only to stay current: the short ones, and what the site names. ``practice`` are the exercises
    that practise it.
    ``floor_items`` are what a supervisor looks for at work.
    """

    id: str
    title: LocalText
    floor_items: tuple[LocalText, ...]
    rides: Mapping[str, str] = field(default_factory=dict)
    currency: frozenset[str] = frozenset()
    practice: frozenset[str] = frozenset()

    @property
    def exercises(self) -> frozenset[str]:
        """Everything that is played in the skill."""
        return self.practice.union(self.rides)


@dataclass(frozen=True, slots=True)
class WorkRole:
    """A role certificate: derived from its skills, never granted. ``critical`` counts for readiness; ``leads`` is the
    function whose super users hold it, or empty."""

    id: str
    title: LocalText
    skills: tuple[str, ...]
    critical: bool = False
    leads: str = ""


@dataclass(frozen=True, slots=True)
class ReadinessGates:
    """When a site may go live (reference training C11): shares of 100, planned scenarios, functions to be covered."""

    certified: Decimal = Decimal(90)
    scenarios_passed: Decimal = Decimal(95)
    scenarios: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that decides who has proved what. ``claims`` are accuracies (0.98) that a level stands for at
    ``confidence``; ``rating`` is the lowest global rating of an accepted observation; ``series_minutes`` is how long
    signatures in series need no badge."""

    revision: str
    skills: tuple[Skill, ...]
    roles: tuple[WorkRole, ...] = ()
    claims: Mapping[Level, Decimal] = field(
        default_factory=lambda: {
            Level.CERTIFIED: Decimal("0.98"),
            Level.PROFICIENT: Decimal("0.99"),
            Level.EXPERT: Decimal("0.995"),
        }
    )
    confidence: Decimal = Decimal("0.95")
    days: Days = Days()
    ready: ReadyRule = ReadyRule()
    rating: int = 3
    series_minutes: int = 5
    effects: Mapping[Trigger, Effect] = field(default_factory=lambda: dict(USUAL_EFFECTS))
    readiness: ReadinessGates = ReadinessGates()

    def skill(self, id_: str) -> Skill | None:
        """The skill of this id."""
        return next((skill for skill in self.skills if skill.id == id_), None)

    def role(self, id_: str) -> WorkRole | None:
        """The role of this id."""
        return next((role for role in self.roles if role.id == id_), None)

    def effect(self, trigger: Trigger) -> Effect:
        """What a trigger does."""
        return self.effects.get(trigger, Effect.DUE)


def major(revision: str) -> str:
    """The part of a revision before its first point: another one asks for certificates anew."""
    return revision.partition(".")[0].strip()
