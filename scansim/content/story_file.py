"""What a story may say, in the file of an exercise or of a sandbox: tasks, counts, traps, interruptions.

``receipt`` is the short way to write a story of one receipt; both ways come to the same :class:`Story`.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, PlainValidator

from scansim.content.faults import Wrong, meant, shown
from scansim.content.validation import FileModel
from scansim.content.values import (
    Flag,
    Name,
    Names,
    Portion,
    Span,
    choice,
    filled,
    local_text,
    matching,
    one_of,
)
from scansim.training.reports import ROLES, ReportCode
from scansim.training.story import (
    ALWAYS,
    NOTHING,
    Amount,
    Between,
    Choice,
    CountTask,
    Flow,
    Hold,
    Interruption,
    Line,
    NoteCue,
    ProductChoice,
    RestOfOrder,
    Task,
    Trap,
    TrapKind,
    When,
)
from scansim.training.texts import LocalText

__all__ = ["InterruptionFile", "LineFile", "ReceiptFile", "TaskFile", "TrapFile"]

RECEIPT = "receipt"
"""What the task is called that ``receipt`` stands for."""

_BATCH = matching(
    r"[A-Z][A-Z0-9/.-]{1,19}", 'Write capital letters, digits, "/", "." or "-", such as "BATCH/00001".', optional=True
)
_CHOICE = re.compile(r"[A-D]")
_WHEN = re.compile(r"(start|validate)|(opened|counted)( [a-z][a-z0-9_]*)?|lines ([1-9][0-9]?)")


class LineFile(FileModel):
    """What is asked for of one product."""

    product: Names | None = None
    boxed: Flag = False
    looks_like: Name = ""
    boxes: Span = NOTHING
    loose: Span = NOTHING
    quantity: Span = NOTHING
    lot: Name = ""

    def line(self, name: str) -> Line:
        """The line under the name that the story gives it."""
        products = self.product or ()
        certain = products[0] if len(products) == 1 else ""
        chosen = ProductChoice(certain, self.boxed, self.looks_like, () if certain else products)
        return Line(name, chosen, Amount(self.boxes, self.loose, self.quantity), self.lot)


class ReceiptFile(FileModel):
    """A delivery: where it stands, who sent it, what was ordered."""

    place: Name = Field(examples=["dock_1"])
    supplier: Name = ""
    lines: dict[Name, LineFile] = Field(examples=["(then each line by its name, indented)"])

    def task(self) -> Task:
        """The one task of the story, in the order in which its lines were written."""
        lines = tuple(line.line(name) for name, line in self.lines.items())
        return Task(RECEIPT, "", lines, self.supplier, self.place)


class TaskFile(FileModel):
    """A transfer, or (with ``count``) places to be counted."""

    operation: Name = ""
    partner: Name = ""
    place: Name = ""
    source: Name = ""
    destination: Name = ""
    batch: Annotated[str, _BATCH] = ""
    staged: Flag = False
    urgent: Flag = False
    flow: Annotated[Flow, choice(Flow)] | None = None
    lines: dict[Name, LineFile] = Field(default_factory=dict)
    count: Names | None = None

    def task(self, name: str) -> Task:
        """The transfer under the name that the story gives it."""
        return Task(
            name,
            self.operation,
            tuple(line.line(key) for key, line in self.lines.items()),
            self.partner,
            self.place,
            self.batch,
            self.staged,
            self.urgent,
            self.flow,
            self.source,
            self.destination,
        )

    def counted(self, name: str) -> CountTask:
        """The count under the name that the story gives it."""
        return CountTask(name, self.count or ())

    @property
    def is_transfer(self) -> bool:
        """Whether it says anything that only a transfer has."""
        return bool(self.operation or self.lines or self.partner or self.place or self.batch or self.staged)

    @property
    def is_count(self) -> bool:
        """Whether places are to be counted."""
        return self.count is not None


class CueFile(FileModel):
    """A sentence of the delivery note, and what it makes right."""

    says: Annotated[LocalText, local_text(60, ("missing", "product"))] = Field(examples=['"{missing} to follow"'])
    then: Annotated[RestOfOrder, choice(RestOfOrder)] = Field(examples=["create_backorder"])


class TrapFile(FileModel):
    """Something that is wrong in a share of the seeds."""

    kind: Annotated[TrapKind, choice(TrapKind)] = Field(examples=["missing"])
    seeds: Portion = Field(examples=["4 in 5"])
    task: Name = ""
    line: Name = ""
    place: Name = ""
    units: Span = Between(1, 1)
    instead: Names | None = None
    note: dict[Name, CueFile] = Field(default_factory=dict)
    hold: Annotated[Hold, choice(Hold)] = Hold.CREDIT
    report: Annotated[str, one_of([*ReportCode, "none"])] = ""
    must_catch: Flag = True

    def trap(self, name: str) -> Trap:
        """The trap under the name that the story gives it."""
        return Trap(
            name=name,
            kind=self.kind,
            seeds=self.seeds,
            task=self.task,
            line=self.line,
            place=self.place,
            units=self.units,
            instead=self.instead or (),
            cues=tuple(NoteCue(cue, file.says, file.then) for cue, file in self.note.items()),
            hold=self.hold,
            report=self.report,
            must_catch=self.must_catch,
        )


def _choice_letter(value: object) -> str:
    text = filled(value)
    if not _CHOICE.fullmatch(text):
        raise Wrong(f"is {shown(text)}.", 'An answer is "A", "B", "C" or "D".')
    return text


def _moment(value: object) -> str:
    text = filled(value)
    if not _WHEN.fullmatch(text):
        known = ("start", "opened", "validate", "counted mugs", "lines 3")
        raise Wrong(f"is {shown(text)}.", meant(text, known))
    return text


Letter = Annotated[str, PlainValidator(_choice_letter)]
Moment = Annotated[str, PlainValidator(_moment)]


class ChoiceFile(FileModel):
    """One answer to an interruption."""

    says: Annotated[LocalText, local_text(80)] = Field(examples=["No. Ask my supervisor."])
    right: Flag = False
    costs: Name = ""
    says_why: Annotated[LocalText, local_text(160)] | None = None
    then: Name = ""

    def choice(self, letter: str) -> Choice:
        """The answer under its letter."""
        return Choice(letter, self.says, self.right, self.costs, self.says_why, self.then)


class InterruptionFile(FileModel):
    """Somebody who comes with a question, or something that happens."""

    when: Moment = Field(examples=["lines 3"])
    says: Annotated[LocalText, local_text(160)] = Field(examples=["Lend me your badge for a minute."])
    choices: dict[Letter, ChoiceFile] = Field(examples=["(then each answer by its letter, indented)"])
    who: Annotated[str, one_of([*ROLES, "colleague", "customer", "driver"])] = "colleague"
    seeds: Portion = ALWAYS
    then: Name = ""

    def interruption(self, name: str) -> Interruption:
        """The interruption under the name that the story gives it."""
        word, _, about = self.when.partition(" ")
        when = When(word)
        return Interruption(
            name=name,
            when=when,
            says=self.says,
            choices=tuple(file.choice(letter) for letter, file in self.choices.items()),
            who=self.who,
            task=about if when is When.OPENED else "",
            line=about if when is When.COUNTED else "",
            lines=int(about) if when is When.LINES else 0,
            seeds=self.seeds,
            then=self.then,
        )
