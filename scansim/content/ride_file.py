"""What the file of a check-ride may say: which exercises it draws from, how many lines, how many exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from scansim.content.exercise_file import EXERCISE_ID, SKILLS, HeadFile
from scansim.content.ride_places import countable_of, docks_of
from scansim.content.values import Flag, Span, one_of
from scansim.training.check_ride import CheckRide, RidePart
from scansim.training.exercise import CHECK, Exercise
from scansim.training.pack import Pack
from scansim.training.story import Between, Story

__all__ = ["CheckRideFile"]


class CheckRideFile(HeadFile):
    """A check-ride. It tells no story of its own: the seed puts one together from those of other exercises."""

    mode: Annotated[str, one_of([CHECK])] = Field(description="Makes it a check-ride.", examples=["check"])
    skill: Annotated[str, one_of(SKILLS)] = Field(description="The skill that it decides about.", examples=["picking"])
    short: Flag = Field(default=False, description="A short check: it only keeps somebody current.", examples=["yes"])
    lines: Span = Field(description="How many lines a ride has, all tasks together.", examples=["20 to 30"])
    exceptions: Span = Field(
        default=Between(2, 4),
        description="How many exceptions are hidden in it; one ride in five has none or one.",
        examples=["2 to 4"],
    )
    draws_from: list[Annotated[str, EXERCISE_ID]] = Field(
        description="The exercises whose situations it is put together from; they play in the same pack.",
        examples=["(then each exercise on a line of its own, with a dash)"],
        min_length=1,
    )

    def exercise(self, stories: Mapping[str, Story], pack: Pack) -> Exercise:
        """The check-ride in its pack; ``stories`` are those of the exercises that it draws from, by id."""
        parts = tuple(RidePart(id_, stories[id_]) for id_ in self.draws_from)
        shelves = countable_of(pack) if any(part.story.counts for part in parts) else ()
        ride = CheckRide(parts, self.lines, self.exceptions, docks_of(pack), shelves, self.short)
        return self.told(self.skill, 0, Story(), mode=self.mode, ride=ride)
