"""The stored form of a programme (``docs/formats.md``, "Stored programme"): kept by its hash beside what was signed
under it, and in the cache that the start reads. Nothing beyond the standard library."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from scansim.engine.canonical import Json, canonical
from scansim.training.programme.rules import (
    Days,
    Effect,
    Level,
    Programme,
    ReadinessGates,
    ReadyRule,
    Skill,
    Trigger,
    WorkRole,
)
from scansim.training.texts import LocalText

__all__ = ["PROGRAMME_VERSION", "ProgrammeNotReadable", "programme_from", "programme_text", "stored_programme"]

PROGRAMME_VERSION = 1


class ProgrammeNotReadable(ValueError):
    """A stored programme is damaged, or of a version that this program does not know."""


def programme_text(programme: Programme) -> str:
    """The canonical text that a signature names by its hash."""
    return canonical(stored_programme(programme))


def stored_programme(programme: Programme) -> dict[str, Json]:
    """Everything that decides."""
    days, ready, readiness = programme.days, programme.ready, programme.readiness
    return {
        "kind": "programme",
        "v": PROGRAMME_VERSION,
        "revision": programme.revision,
        "confidence": str(programme.confidence),
        "claims": {level.value: str(claim) for level, claim in programme.claims.items()},
        "days": {name: getattr(days, name) for name in _DAYS},
        "ready": {"passes": ready.passes, "days": ready.days, "seeds": ready.seeds},
        "rating": programme.rating,
        "series_minutes": programme.series_minutes,
        "effects": {trigger.value: effect.value for trigger, effect in programme.effects.items()},
        "skills": [
            {
                "id": skill.id,
                "title": _texts(skill.title),
                "floor_items": [_texts(item) for item in skill.floor_items],
                "rides": dict(skill.rides),
                "currency": sorted(skill.currency),
                "practice": sorted(skill.practice),
            }
            for skill in programme.skills
        ],
        "roles": [
            {
                "id": role.id,
                "title": _texts(role.title),
                "skills": list(role.skills),
                "critical": role.critical,
                "leads": role.leads,
            }
            for role in programme.roles
        ],
        "readiness": {
            "certified": str(readiness.certified),
            "scenarios_passed": str(readiness.scenarios_passed),
            "scenarios": list(readiness.scenarios),
            "functions": list(readiness.functions),
        },
    }


_DAYS = ("window", "valid", "grace", "practice", "absence", "stale", "founding")


def programme_from(body: Mapping[str, Any]) -> Programme:
    """The programme whose stored form is ``body``.

    Raises:
        ProgrammeNotReadable: when something of it is missing or of another form.
    """
    if body.get("kind") != "programme" or body.get("v") != PROGRAMME_VERSION:
        raise ProgrammeNotReadable(f"this is no programme of version {PROGRAMME_VERSION}")
    try:
        return _programme(body)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise ProgrammeNotReadable(f"{type(error).__name__}: {error}") from error


def _programme(body: Mapping[str, Any]) -> Programme:
    readiness = body["readiness"]
    return Programme(
        str(body["revision"]),
        tuple(_skill(each) for each in body["skills"]),
        tuple(_role(each) for each in body["roles"]),
        {Level(level): Decimal(claim) for level, claim in body["claims"].items()},
        Decimal(body["confidence"]),
        Days(**{name: int(body["days"][name]) for name in _DAYS}),
        ReadyRule(**{name: int(number) for name, number in body["ready"].items()}),
        int(body["rating"]),
        int(body["series_minutes"]),
        {Trigger(trigger): Effect(effect) for trigger, effect in body["effects"].items()},
        ReadinessGates(
            Decimal(readiness["certified"]),
            Decimal(readiness["scenarios_passed"]),
            tuple(readiness["scenarios"]),
            tuple(readiness["functions"]),
        ),
    )


def _skill(body: Mapping[str, Any]) -> Skill:
    return Skill(
        str(body["id"]),
        LocalText.of(body["title"]),
        tuple(LocalText.of(item) for item in body["floor_items"]),
        dict(body["rides"]),
        frozenset(body["currency"]),
        frozenset(body["practice"]),
    )


def _role(body: Mapping[str, Any]) -> WorkRole:
    return WorkRole(
        str(body["id"]),
        LocalText.of(body["title"]),
        tuple(body["skills"]),
        body["critical"] is True,
        str(body["leads"]),
    )


def _texts(text: LocalText) -> dict[str, Json]:
    return dict(text.texts)
