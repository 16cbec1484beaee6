"""An exercise as its author states it: for whom it is, what it tells and teaches. Plain values without code."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.training.changes import NO_CHANGES, SettingsChanges
from scansim.training.story import Story
from scansim.training.texts import LocalText

__all__ = ["FREE", "Exercise", "NamedMistake"]

FREE = "free"
"""The mode, and the skill, of an exercise that is a sandbox: never scored, and no coach knows what is right in it."""


@dataclass(frozen=True, slots=True)
class NamedMistake:
    """A mistake that the exercise tempts to: ``costs`` is the key of the policy's severities that prices it."""

    name: str
    costs: str
    says: LocalText


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise. ``title`` may name the trap and is hidden from operators; ``brief`` never does.

    ``mode`` is empty, or :data:`FREE`. ``settings`` are what it sets otherwise than the site.
    """

    id: str
    revision: str
    title: LocalText
    skill: str
    level: int
    minutes: int
    pack: str
    brief: LocalText
    at_work: LocalText
    story: Story
    sop: str = ""
    owner: str = ""
    sop_revision: str = ""
    roles: tuple[str, ...] = ()
    mistakes: tuple[NamedMistake, ...] = ()
    mode: str = ""
    settings: SettingsChanges = NO_CHANGES

    @property
    def is_free(self) -> bool:
        """Whether it is a sandbox."""
        return self.mode == FREE
