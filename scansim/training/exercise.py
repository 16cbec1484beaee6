"""An exercise as its author states it: for whom it is, what it tells and teaches. Plain values without code."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.training.changes import NO_CHANGES, SettingsChanges
from scansim.training.check_ride import CheckRide, composed
from scansim.training.story import Story
from scansim.training.texts import LocalText

__all__ = ["CHECK", "EVERYONE", "FREE", "Exercise", "NamedMistake", "debrief_text"]

FREE = "free"
"""The mode, and the skill, of an exercise that is a sandbox: never scored, and no coach knows what is right in it."""

CHECK = "check"
"""The mode of a check-ride: its story is put together by the seed, and its runs are the only evidence."""


EVERYONE = "everyone"
"""Under this name stands what the debrief says to whoever has no text of their own."""


@dataclass(frozen=True, slots=True)
class NamedMistake:
    """A mistake that the exercise tempts to: ``costs`` is the key of the policy's severities that prices it."""

    name: str
    costs: str
    says: LocalText


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise. ``title`` may name the trap and is hidden from operators; ``brief`` never does.

    ``mode`` is empty, :data:`FREE` or :data:`CHECK`; ``ride`` is what a check-ride is put together from. ``settings``
    are what it sets otherwise than the site. ``debrief`` is what it means for people in a role, by role or
    :data:`EVERYONE`, in the order in which it was written.
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
    ride: CheckRide | None = None
    debrief: tuple[tuple[str, LocalText], ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether it is a sandbox."""
        return self.mode == FREE

    @property
    def is_check(self) -> bool:
        """Whether it is a check-ride."""
        return self.mode == CHECK

    @property
    def is_short_check(self) -> bool:
        """Whether it is a check-ride that keeps somebody current and certifies nobody."""
        return self.ride is not None and self.ride.short

    def story_of(self, seed: int) -> Story:
        """What it tells for a seed: a check-ride every time another story."""
        return composed(self.ride, self.id, seed) if self.ride is not None else self.story


def debrief_text(exercise: Exercise, role: str) -> LocalText | None:
    """What the exercise means for people in this role; else for everyone; None where it says nothing to them."""
    said = dict(exercise.debrief)
    return said.get(role) or said.get(EVERYONE)
