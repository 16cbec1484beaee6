"""What an exercise file may say, and the exercise it makes (``docs/authoring.md``, ``docs/formats.md`` "Exercises")."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated

from pydantic import Field

from scansim.content.settings_file import SettingsFile
from scansim.content.validation import FileModel
from scansim.content.values import (
    Flag,
    Name,
    Names,
    Portion,
    Schema,
    Short,
    Span,
    choice,
    local_text,
    matching,
    one_of,
    whole,
)
from scansim.training.exercise import (
    Amount,
    Between,
    Exercise,
    MissingUnits,
    NamedMistake,
    NoteCue,
    ProductChoice,
    ReceiptLine,
    ReceiptStory,
    RestOfOrder,
)
from scansim.training.policy import Severities
from scansim.training.texts import LocalText

__all__ = ["EXERCISE_ID", "PACK_ID", "ROLES", "SKILLS", "ExerciseFile", "LineFile", "MissingFile", "ReceiptFile"]

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

NOTHING = Between(0, 0)

EXERCISE_ID = matching(
    r"[A-Z][A-Z0-9]{1,7}-[0-9]{2,4}", 'Write capital letters, a hyphen and digits, such as "RCV-07".'
)
PACK_ID = matching(r"[A-Za-z][A-Za-z0-9_-]{0,19}", 'Write the name of a folder in exercises/packs, such as "S".')


class LineFile(FileModel):
    """A line of the order."""

    product: Names | None = None
    boxed: Flag = False
    looks_like: Name = ""
    boxes: Span = NOTHING
    loose: Span = NOTHING

    def line(self, name: str) -> ReceiptLine:
        """The line under the name that the story gives it."""
        products = self.product or ()
        certain = products[0] if len(products) == 1 else ""
        choice_ = ProductChoice(certain, self.boxed, self.looks_like, () if certain else products)
        return ReceiptLine(name, choice_, Amount(self.boxes, self.loose))


class CueFile(FileModel):
    """A sentence of the delivery note, and what it makes right."""

    says: Annotated[LocalText, local_text(60, ("missing", "product"))] = Field(examples=['"{missing} to follow"'])
    then: Annotated[RestOfOrder, choice(RestOfOrder)] = Field(examples=["create_backorder"])


class MissingFile(FileModel):
    """Units of a line that did not come."""

    line: Name = Field(examples=["mugs"])
    units: Span = Field(examples=["1 to 5"])
    seeds: Portion = Field(examples=["4 in 5"])
    note: dict[Name, CueFile] = Field(default_factory=dict)
    must_catch: Flag = True

    def planted(self, name: str) -> MissingUnits:
        """The exception under the name that the story gives it."""
        cues = tuple(NoteCue(cue, file.says, file.then) for cue, file in self.note.items())
        return MissingUnits(name, self.line, self.units, self.seeds, cues, self.must_catch)


class ReceiptFile(FileModel):
    """A delivery: where it stands, who sent it, what was ordered, what did not come."""

    place: Name = Field(examples=["dock_1"])
    supplier: Name = ""
    lines: dict[Name, LineFile] = Field(examples=["(then each line by its name, indented)"])
    missing: dict[Name, MissingFile] = Field(default_factory=dict)

    def story(self) -> ReceiptStory:
        """The story in the order in which it was written."""
        lines = tuple(line.line(name) for name, line in self.lines.items())
        missing = tuple(trap.planted(name) for name, trap in self.missing.items())
        return ReceiptStory(self.place, self.supplier, lines, missing)


class ProcedureFile(FileModel):
    """The site's own procedure that the exercise teaches."""

    document: Short = Field(examples=["SOP-WH-014"])
    revision: Short = Field(examples=["C"])


class MistakeFile(FileModel):
    """A mistake that the exercise tempts to, and what the policy charges for it."""

    costs: Annotated[str, one_of(field.name for field in fields(Severities))] = Field(examples=["received_not_there"])
    says: Annotated[LocalText, local_text(160)] = Field(examples=["Filling the line receives goods that never came."])


class ExerciseFile(FileModel):
    """A whole exercise."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    id: Annotated[str, EXERCISE_ID] = Field(examples=["RCV-07"])
    revision: Short = Field(examples=["1"])
    title: Annotated[LocalText, local_text(40)] = Field(examples=["Short delivery"])
    skill: Annotated[str, one_of(SKILLS)] = Field(examples=["receiving"])
    level: Annotated[int, whole(1, 5)] = Field(examples=["2"])
    minutes: Annotated[int, whole(1, 30)] = Field(examples=["4"])
    roles: list[Annotated[str, one_of(ROLES)]] = Field(default_factory=list)
    owner: Short = Field(examples=["Inbound process owner"])
    sop: ProcedureFile | None = None
    pack: Annotated[str, PACK_ID] = Field(examples=["S"])
    brief: Annotated[LocalText, local_text(160, ("supplier", "place", "origin"))] = Field(
        examples=["A pallet from {supplier} stands at {place}. Receive it."]
    )
    at_work: Annotated[LocalText, local_text(160)] = Field(examples=["Count first; then confirm what is there."])
    receipt: ReceiptFile = Field(examples=["(then place, supplier and lines, indented)"])
    settings: SettingsFile = SettingsFile()
    mistakes: dict[Name, MistakeFile] = Field(default_factory=dict)

    def exercise(self) -> Exercise:
        """The exercise that the file states."""
        return Exercise(
            id=self.id,
            revision=self.revision,
            title=self.title,
            skill=self.skill,
            level=self.level,
            minutes=self.minutes,
            pack=self.pack,
            brief=self.brief,
            at_work=self.at_work,
            receipt=self.receipt.story(),
            sop=self.sop.document if self.sop else "",
            owner=self.owner,
            sop_revision=self.sop.revision if self.sop else "",
            roles=tuple(self.roles),
            settings=self.settings.changes(),
            mistakes=tuple(NamedMistake(name, file.costs, file.says) for name, file in self.mistakes.items()),
        )
