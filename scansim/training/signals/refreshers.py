"""Which exercise practises which micro-skill, and which of them are flash drills (``scoring/refreshers.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass

from scansim.training.learning_path import LearningPath
from scansim.training.signals.micro_skill import MicroSkill

__all__ = ["ANY_FLOW", "NO_REFRESHERS", "Guide", "Refresher", "Refreshers"]

ANY_FLOW = "any"
"""The flow of a refresher that serves in every kind of work."""


@dataclass(frozen=True, slots=True)
class Refresher:
    """The exercises for one key (a verification point, a kind of exception or a mistake) in one kind of work."""

    flow: str
    key: str
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refreshers:
    """All of them, and the exercises that are done in 90 seconds."""

    refreshers: tuple[Refresher, ...] = ()
    flash: tuple[str, ...] = ()

    def of(self, micro: MicroSkill) -> tuple[str, ...]:
        """The exercises for a micro-skill: those for its trouble before those for its point, those of its own kind of
        work before those of any."""
        known = {(each.flow, each.key): each.exercises for each in self.refreshers}
        for key in (micro.code, micro.point):
            for flow in (micro.flow, ANY_FLOW):
                if key and (flow, key) in known:
                    return known[flow, key]
        return ()

    def flash_of(self, micro: MicroSkill) -> tuple[str, ...]:
        """The flash drills among them."""
        return tuple(exercise for exercise in self.of(micro) if exercise in self.flash)


NO_REFRESHERS = Refreshers()


@dataclass(frozen=True, slots=True)
class Guide:
    """What a site says about the order of practice: its learning paths, the newcomer's first, and its refreshers."""

    paths: tuple[LearningPath, ...] = ()
    refreshers: Refreshers = NO_REFRESHERS
