"""What the file of a sandbox may say: a working day of transfers that wait, and places that are to be counted."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scansim.content.exercise_file import EXERCISE_ID, PACK_ID, ROLES, ProcedureFile
from scansim.content.settings_file import SettingsFile
from scansim.content.validation import FileModel
from scansim.content.values import Flag, Name, Names, Schema, Short, Span, local_text, matching, one_of, whole
from scansim.training.exercise import FREE, CountTask, Exercise, ProductChoice, Task, WorkLine, WorkStory
from scansim.training.texts import LocalText

__all__ = ["FreeExerciseFile", "TaskFile", "WorkLineFile"]

_BATCH = matching(
    r"[A-Z][A-Z0-9/.-]{1,19}", 'Write capital letters, digits, "/", "." or "-", such as "BATCH/00001".', optional=True
)


class WorkLineFile(FileModel):
    """What is asked for of one product."""

    product: Names | None = None
    boxed: Flag = False
    looks_like: Name = ""
    quantity: Span = Field(examples=["2 to 5"])

    def line(self, name: str) -> WorkLine:
        """The line under the name that the story gives it."""
        products = self.product or ()
        certain = products[0] if len(products) == 1 else ""
        choice = ProductChoice(certain, self.boxed, self.looks_like, () if certain else products)
        return WorkLine(name, choice, self.quantity)


class TaskFile(FileModel):
    """A transfer, or (with ``count``) places to be counted."""

    operation: Name = ""
    partner: Name = ""
    place: Name = ""
    batch: Annotated[str, _BATCH] = ""
    staged: Flag = False
    lines: dict[Name, WorkLineFile] = Field(default_factory=dict)
    count: Names | None = None

    def task(self, name: str) -> Task:
        """The transfer under the name that the story gives it."""
        lines = tuple(line.line(key) for key, line in self.lines.items())
        return Task(name, self.operation, lines, self.partner, self.place, self.batch, self.staged)


class FreeExerciseFile(FileModel):
    """A whole sandbox. It has no skill, level or traps: nothing in it is right or wrong."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    mode: Annotated[str, one_of([FREE])] = Field(examples=["free"])
    id: Annotated[str, EXERCISE_ID] = Field(examples=["FREE-01"])
    revision: Short = Field(examples=["1"])
    title: Annotated[LocalText, local_text(40)] = Field(examples=["A quiet morning"])
    minutes: Annotated[int, whole(1, 30)] = Field(examples=["15"])
    roles: list[Annotated[str, one_of(ROLES)]] = Field(default_factory=list)
    owner: Short = Field(examples=["Training lead"])
    sop: ProcedureFile | None = None
    pack: Annotated[str, PACK_ID] = Field(examples=["S"])
    brief: Annotated[LocalText, local_text(160, ("place",))] = Field(examples=["Try whatever you like."])
    at_work: Annotated[LocalText, local_text(160)] = Field(examples=["Here you may try it first."])
    settings: SettingsFile = SettingsFile()
    work: dict[Name, TaskFile] = Field(examples=["(then each task by its name, indented)"])

    def story(self) -> WorkStory:
        """The working day, in the order in which it was written."""
        return WorkStory(
            tuple(task.task(name) for name, task in self.work.items() if not task.count),
            tuple(CountTask(name, task.count) for name, task in self.work.items() if task.count),
        )

    def exercise(self) -> Exercise:
        """The exercise that the file states."""
        return Exercise(
            id=self.id,
            revision=self.revision,
            title=self.title,
            skill=FREE,
            level=0,
            minutes=self.minutes,
            pack=self.pack,
            brief=self.brief,
            at_work=self.at_work,
            receipt=None,
            sop=self.sop.document if self.sop else "",
            owner=self.owner,
            sop_revision=self.sop.revision if self.sop else "",
            roles=tuple(self.roles),
            settings=self.settings.changes(),
            mode=self.mode,
            work=self.story(),
        )
