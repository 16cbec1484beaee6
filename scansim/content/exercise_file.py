"""What an exercise file may say, and the exercise it makes (``docs/authoring.md``, ``docs/formats.md`` "Exercises")."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Annotated

from pydantic import Field

from scansim.content.settings_file import SettingsFile
from scansim.content.story_file import InterruptionFile, ReceiptFile, TaskFile, TrapFile
from scansim.content.validation import FileModel
from scansim.content.values import Name, Schema, Short, local_text, matching, one_of, whole
from scansim.training.check_ride import CheckRide
from scansim.training.exercise import EVERYONE, FREE, Exercise, NamedMistake
from scansim.training.policy import Severities
from scansim.training.story import CountTask, Story, Task
from scansim.training.texts import LocalText

__all__ = ["EXERCISE_ID", "PACK_ID", "ROLES", "SKILLS", "ExerciseFile", "FreeExerciseFile", "HeadFile", "StoryFile"]

SKILLS = ("receiving", "putaway", "picking", "packing", "counting", "returns", "exceptions")
"""The skills that have a check-ride."""

ROLES = (
    "operator",
    "inventory_controller",
    "super_user",
    "supervisor",
    "dispatch_coordinator",
    "quality",
    "buyer",
    "customer_service",
    "finance",
)
"""Whom an exercise is for (reference training F3)."""

EXERCISE_ID = matching(
    r"[A-Z][A-Z0-9]{1,7}-[0-9]{2,4}", 'Write capital letters, a hyphen and digits, such as "RCV-07".'
)
PACK_ID = matching(r"[A-Za-z][A-Za-z0-9_-]{0,19}", 'Write the name of a folder in exercises/packs, such as "S".')


class ProcedureFile(FileModel):
    """The site's own procedure that the exercise teaches."""

    document: Short = Field(description="The number of the procedure.", examples=["SOP-WH-014"])
    revision: Short = Field(description="Its revision that the exercise was made for.", examples=["C"])


class MistakeFile(FileModel):
    """A mistake that the exercise tempts to, and what the policy charges for it."""

    costs: Annotated[str, one_of(field.name for field in fields(Severities))] = Field(
        description="What the policy charges for it: a key of severities in scoring/policy.yaml.",
        examples=["received_not_there"],
    )
    says: Annotated[LocalText, local_text(160)] = Field(
        description="One sentence about what follows from it.",
        examples=["Filling the line receives goods that never came."],
    )


class HeadFile(FileModel):
    """What every exercise says of itself."""

    schema_: Schema = Field(description="The version of this file's shape.", alias="schema", examples=["1"])
    id: Annotated[str, EXERCISE_ID] = Field(description="The file is called like it.", examples=["RCV-07"])
    revision: Short = Field(description="Yours: raise it with every change.", examples=["1"])
    title: Annotated[LocalText, local_text(40)] = Field(
        description="May name the trap; operators see it only afterwards.", examples=["Short delivery"]
    )
    minutes: Annotated[int, whole(1, 30)] = Field(description="How long a competent operator takes.", examples=["4"])
    roles: list[Annotated[str, one_of(ROLES)]] = Field(description="Whom it is for.", default_factory=list)
    owner: Short = Field(description="Who answers for it.", examples=["Inbound process owner"])
    sop: ProcedureFile | None = Field(default=None, description="The site's own procedure that it teaches.")
    pack: Annotated[str, PACK_ID] = Field(
        description="The data pack that it plays in: a folder in exercises/packs.", examples=["S"]
    )
    brief: Annotated[LocalText, local_text(160, ("supplier", "place", "origin"))] = Field(
        description="The job, as a shift lead would put it; never the trap.",
        examples=["A pallet from {supplier} stands at {place}. Receive it."],
    )
    at_work: Annotated[LocalText, local_text(160)] = Field(
        description="One sentence to take back to the floor, shown at the end.",
        examples=["Count first; then confirm what is there."],
    )
    settings: SettingsFile = Field(
        default=SettingsFile(), description="What the app is set to otherwise than in the pack."
    )

    def told(
        self,
        skill: str,
        level: int,
        story: Story,
        *,
        mistakes: tuple[NamedMistake, ...] = (),
        mode: str = "",
        ride: CheckRide | None = None,
    ) -> Exercise:
        """The exercise that the file states."""
        return Exercise(
            id=self.id,
            revision=self.revision,
            title=self.title,
            skill=skill,
            level=level,
            minutes=self.minutes,
            pack=self.pack,
            brief=self.brief,
            at_work=self.at_work,
            story=story,
            sop=self.sop.document if self.sop else "",
            owner=self.owner,
            sop_revision=self.sop.revision if self.sop else "",
            roles=tuple(self.roles),
            settings=self.settings.changes(),
            mistakes=mistakes,
            mode=mode,
            ride=ride,
        )


class StoryFile(HeadFile):
    """An exercise that tells a story of its own."""

    receipt: ReceiptFile | None = Field(
        default=None, description="The short way to tell a story of one delivery; else write work."
    )
    work: dict[Name, TaskFile] | None = Field(
        default=None, description="Transfers and counts that wait, each under a name of yours."
    )

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The transfers, in the order in which they were written."""
        receipt = (self.receipt.task(),) if self.receipt else ()
        return (*receipt, *(file.task(name) for name, file in (self.work or {}).items() if not file.is_count))

    @property
    def counts(self) -> tuple[CountTask, ...]:
        """The counts, in the order in which they were written."""
        return tuple(file.counted(name) for name, file in (self.work or {}).items() if file.is_count)

    def story(self) -> Story:
        """The story that the file tells."""
        return Story(self.tasks, self.counts)


class ExerciseFile(StoryFile):
    """An exercise that is scored."""

    skill: Annotated[str, one_of(SKILLS)] = Field(description="The skill that it practises.", examples=["receiving"])
    level: Annotated[int, whole(1, 5)] = Field(
        description="1 no trap, 2 one visible trap, 3 a trap that needs a decision, "
        "4 pressure or a trap found only by looking, 5 several people.",
        examples=["2"],
    )
    traps: dict[Name, TrapFile] = Field(
        description="What is wrong in a share of the seeds, each under a name of yours.", default_factory=dict
    )
    interruptions: dict[Name, InterruptionFile] = Field(
        description="Who comes with a question, or what happens meanwhile, each under a name of yours.",
        default_factory=dict,
    )
    mistakes: dict[Name, MistakeFile] = Field(
        description="What it tempts to, each under a name of yours, with what it costs.", default_factory=dict
    )

    debrief: dict[Annotated[str, one_of((EVERYONE, *ROLES))], Annotated[LocalText, local_text(200)]] = Field(
        description="What it means for people in a role, shown at the end; everyone: for all others.",
        default_factory=dict,
    )

    def story(self) -> Story:
        """The story that the file tells."""
        traps = tuple(file.trap(name) for name, file in self.traps.items())
        who = tuple(file.interruption(name) for name, file in self.interruptions.items())
        return Story(self.tasks, self.counts, traps, who)

    def exercise(self) -> Exercise:
        """The exercise that the file states."""
        mistakes = tuple(NamedMistake(name, file.costs, file.says) for name, file in self.mistakes.items())
        told = self.told(self.skill, self.level, self.story(), mistakes=mistakes)
        return replace(told, debrief=tuple(self.debrief.items()))


class FreeExerciseFile(StoryFile):
    """A sandbox. It has no skill, level, traps or mistakes: nothing in it is right or wrong."""

    mode: Annotated[str, one_of([FREE])] = Field(description="Makes it a sandbox: never scored.", examples=["free"])
    brief: Annotated[LocalText, local_text(160, ("place",))] = Field(
        description="The morning, as a shift lead would put it.", examples=["Try whatever you like."]
    )

    def exercise(self) -> Exercise:
        """The exercise that the file states."""
        return self.told(FREE, 0, self.story(), mode=self.mode)
