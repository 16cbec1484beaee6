"""The header of a run: everything that decides how its inputs replay (DESIGN section 1.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scansim.engine.canonical import Json

__all__ = ["HEADER_VERSION", "RULES_VERSION", "Floor", "Header", "HeaderNotReadable", "Mode"]

HEADER_VERSION = 1

RULES_VERSION = 4
"""Rises whenever a recorded run would replay differently.

2: a place label that a scanner reads is walked to, a unit's label opens a closed box, ``take``, ``put``, WALK labels,
``floor`` on the scorecard.
3: every run plays on the stocked floor, ends when all that was given is done, and is scored from what came of each
task; the handheld splits lines that are sent half done.
"""


class HeaderNotReadable(ValueError):
    """A stored header does not have the form of ``docs/formats.md``; the message names the field."""


class Mode(StrEnum):
    """How a run is meant (DESIGN section 5): shown by the coach, tried with hints, checked, or free."""

    SHOW = "show"
    TRY = "try"
    CHECK = "check"
    FREE = "free"


class Floor(StrEnum):
    """Where the goods are: drawn on the screen, or hung as labels in a training room."""

    SCREEN = "screen"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Header:
    """What a run starts from.

    ``contents`` names each piece of resolved content (exercise, pack, policy, …) by the SHA-256 of its canonical
    text; the text itself is kept once per hash. ``simulated_at`` is the engine's only "now" (ISO 8601, no zone).
    ``person`` is an opaque id, ``guest`` for someone who did not sign in. ``untimed``: extra time was granted, so that
    pace is not scored; it is stored only where it was.
    """

    exercise: str
    revision: str
    seed: int
    mode: Mode
    floor: Floor
    person: str
    simulated_at: str
    contents: Mapping[str, str]
    rules_version: int = RULES_VERSION
    untimed: bool = False

    def stored(self) -> dict[str, Json]:
        """The stored form (``docs/formats.md``, "Header")."""
        return {
            "v": HEADER_VERSION,
            "exercise": self.exercise,
            "revision": self.revision,
            "seed": self.seed,
            "mode": self.mode.value,
            "floor": self.floor.value,
            "person": self.person,
            "simulated_at": self.simulated_at,
            "contents": dict(self.contents),
            "rules_version": self.rules_version,
            **({"untimed": True} if self.untimed else {}),
        }

    @classmethod
    def restored(cls, body: Mapping[str, Json]) -> Header:
        """The header whose stored form is ``body``.

        Raises:
            HeaderNotReadable: when a field is missing or of the wrong form.
        """
        if body.get("v") != HEADER_VERSION:
            raise HeaderNotReadable(f"header of version {body.get('v')!r}, this program reads {HEADER_VERSION}")
        contents = body.get("contents")
        if not isinstance(contents, Mapping):
            raise HeaderNotReadable("contents must be a map of names to hashes")
        try:
            return cls(
                exercise=_text(body, "exercise"),
                revision=_text(body, "revision"),
                seed=_whole(body, "seed"),
                mode=Mode(_text(body, "mode")),
                floor=Floor(_text(body, "floor")),
                person=_text(body, "person"),
                simulated_at=_text(body, "simulated_at"),
                contents={name: _text(contents, name) for name in contents},
                rules_version=_whole(body, "rules_version"),
                untimed=_said(body, "untimed"),
            )
        except ValueError as error:
            raise HeaderNotReadable(str(error)) from error


def _text(body: Mapping[str, Json], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise HeaderNotReadable(f"{name} must be text, not {value!r}")
    return value


def _said(body: Mapping[str, Json], name: str) -> bool:
    value = body.get(name, False)
    if not isinstance(value, bool):
        raise HeaderNotReadable(f"{name} must be true or false, not {value!r}")
    return value


def _whole(body: Mapping[str, Json], name: str) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise HeaderNotReadable(f"{name} must be a whole number, not {value!r}")
    return value
