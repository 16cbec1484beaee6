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
from scansim.training.interrupting import NO_CONNECTION, OTHER_PEOPLE, SCANNER_DEAD, SCENES
from scansim.training.reports import ROLES, ReportCode
from scansim.training.story import (
    NOTHING,
    Amount,
    Between,
    Choice,
    Clear,
    CountTask,
    Flow,
    Hold,
    Interruption,
    Line,
    NoteCue,
    ProductChoice,
    RestOfOrder,
    Share,
    Task,
    Trap,
    TrapKind,
    When,
)
from scansim.training.texts import LocalText

__all__ = ["InterruptionFile", "LineFile", "ReceiptFile", "TaskFile", "TrapFile"]

RECEIPT = "receipt"
"""What the task is called that ``receipt`` stands for."""

NOBODY = "nobody"
"""Who interrupts where something only happens."""

_BATCH = matching(
    r"[A-Z][A-Z0-9/.-]{1,19}", 'Write capital letters, digits, "/", "." or "-", such as "BATCH/00001".', optional=True
)
_WHEN = re.compile(r"(start|validate)|(opened|counted)( [a-z][a-z0-9_]*)?|lines ([1-9][0-9]?)")
_CLEAR = re.compile(r"(opened|counted|validate)( [a-z][a-z0-9_]*)?|lines ([1-9][0-9]?)")


class LineFile(FileModel):
    """What is asked for of one product."""

    product: Names | None = Field(
        default=None,
        description="A product of the pack, or several from which the seed chooses; without it any that fits.",
    )
    boxed: Flag = Field(default=False, description="Only products that come in boxes.")
    looks_like: Name = Field(
        default="", description="The name of a line above: a product that is easily taken for that line's."
    )
    boxes: Span = Field(default=NOTHING, description="Full boxes.")
    loose: Span = Field(default=NOTHING, description="Single units.")
    quantity: Span = Field(default=NOTHING, description="Units in all, instead of boxes and loose.")
    lot: Name = Field(default="", description="A lot of the product.")

    def line(self, name: str) -> Line:
        """The line under the name that the story gives it."""
        products = self.product or ()
        certain = products[0] if len(products) == 1 else ""
        chosen = ProductChoice(certain, self.boxed, self.looks_like, () if certain else products)
        return Line(name, chosen, Amount(self.boxes, self.loose, self.quantity), self.lot)


class ReceiptFile(FileModel):
    """A delivery: where it stands, who sent it, what was ordered."""

    place: Name = Field(description="The dock where the goods stand.", examples=["dock_1"])
    supplier: Name = Field(default="", description="Who delivers; without it the seed chooses.")
    lines: dict[Name, LineFile] = Field(
        description="What was ordered, each line under a name of yours.",
        examples=["(then each line by its name, indented)"],
    )

    def task(self) -> Task:
        """The one task of the story, in the order in which its lines were written."""
        lines = tuple(line.line(name) for name, line in self.lines.items())
        return Task(RECEIPT, "", lines, self.supplier, self.place)


class TaskFile(FileModel):
    """A transfer, or (with ``count``) places to be counted."""

    operation: Name = Field(default="", description="An operation type of the pack.")
    partner: Name = Field(
        default="", description="A supplier or customer of the pack; without it the seed chooses where one is needed."
    )
    place: Name = Field(default="", description="The dock where the goods of a receipt stand.")
    source: Name = Field(
        default="", description="A location of the pack that goods are taken from, instead of the operation's."
    )
    destination: Name = Field(
        default="", description="A location of the pack that goods are brought to, instead of the operation's."
    )
    batch: Annotated[str, _BATCH] = Field(default="", description="Tasks with the same batch are worked on together.")
    staged: Flag = Field(default=False, description="The goods have been brought to the operation's source already.")
    urgent: Flag = Field(default=False, description="It is marked as urgent.")
    flow: Annotated[Flow, choice(Flow)] | None = Field(
        default=None, description="What kind of work it is, where the pack does not say."
    )
    lines: dict[Name, LineFile] = Field(
        description="What is asked for, each line under a name of yours.", default_factory=dict
    )
    follows: Name = Field(default="", description="An earlier task whose goods it carries on, as far as they came.")
    count: Names | None = Field(default=None, description="Places that are to be counted, instead of a transfer.")

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
            self.follows,
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

    says: Annotated[LocalText, local_text(60, ("missing", "product"))] = Field(
        description="What stands on the delivery note.", examples=['"{missing} to follow"']
    )
    then: Annotated[RestOfOrder, choice(RestOfOrder)] = Field(
        description="What that makes right for the rest.", examples=["create_backorder"]
    )


class TrapFile(FileModel):
    """Something that is wrong in a share of the seeds."""

    kind: Annotated[TrapKind, choice(TrapKind)] = Field(description="What is wrong.", examples=["missing"])
    seeds: Portion = Field(
        description="In how many of how many seeds; one seed in five at least stays without a trap.",
        examples=["4 in 5"],
    )
    task: Name = Field(default="", description="The task that it strikes; needed when there are several.")
    line: Name = Field(default="", description="The line that it strikes.")
    place: Name = Field(default="", description="The place that it strikes.")
    units: Span = Field(default=Between(1, 1), description="How many units.")
    instead: Names | None = Field(default=None, description="The product or products that are there instead.")
    note: dict[Name, CueFile] = Field(
        description="Sentences of the delivery note from which the seed chooses, each under a name of yours.",
        default_factory=dict,
    )
    hold: Annotated[Hold, choice(Hold)] = Field(default=Hold.CREDIT, description="Why the transfer is held.")
    report: Annotated[str, one_of([*ReportCode, "none"])] = Field(
        default="", description="The report that is right, where it is not that of its kind."
    )
    must_catch: Flag = Field(default=True, description="Whether missing it fails the run.")

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


def _moment(value: object) -> str:
    text = filled(value)
    if not _WHEN.fullmatch(text):
        known = ("start", "opened", "validate", "counted mugs", "lines 3")
        raise Wrong(f"is {shown(text)}.", meant(text, known))
    return text


Moment = Annotated[str, PlainValidator(_moment)]


def _end(value: object) -> str:
    text = filled(value)
    if not _CLEAR.fullmatch(text):
        known = ("opened", "validate", "validate rush", "counted mugs", "lines 3")
        raise Wrong(f"is {shown(text)}.", meant(text, known))
    return text


End = Annotated[str, PlainValidator(_end)]


class ChoiceFile(FileModel):
    """One answer to an interruption."""

    says: Annotated[LocalText, local_text(80)] = Field(description="The answer.", examples=["No. Ask my supervisor."])
    right: Flag = Field(default=False, description="Whether it is right.")
    costs: Name = Field(default="", description="The mistake that it is.")
    says_why: Annotated[LocalText, local_text(160)] | None = Field(
        default=None, description="Why it is right or wrong, for the debrief."
    )

    def choice(self, name: str) -> Choice:
        """The answer under the name that the story gives it."""
        return Choice(name, self.says, self.right, self.costs, self.says_why)


class ClearFile(FileModel):
    """The end of a danger."""

    when: End = Field(
        description="When it is over: validate TASK, opened TASK, counted LINE, lines 3.", examples=["validate second"]
    )
    says: Annotated[LocalText, local_text(160)] = Field(
        description="What is said then.", examples=["The aisle is dry. You can go back."]
    )
    who: Annotated[str, one_of([*ROLES, *OTHER_PEOPLE, NOBODY])] = Field(
        default="shift_lead", description="Who says it; nobody: it happens."
    )

    def clear(self) -> Clear:
        """The end as the story tells it."""
        word, _, about = self.when.partition(" ")
        when = When(word)
        return Clear(
            when=when,
            says=self.says,
            who="" if self.who == NOBODY else self.who,
            task=about if when in (When.OPENED, When.VALIDATE) else "",
            line=about if when is When.COUNTED else "",
            lines=int(about) if when is When.LINES else 0,
        )


class InterruptionFile(FileModel):
    """Somebody who comes with a question, or something that happens."""

    when: Moment = Field(
        description="When it happens: start, opened, opened TASK, counted LINE, lines 3, validate.",
        examples=["lines 3"],
    )
    says: Annotated[LocalText, local_text(160)] | None = Field(
        default=None,
        description="What is said; only no_connection says nothing.",
        examples=["Lend me your badge for a minute."],
    )
    choices: dict[Name, ChoiceFile] = Field(
        default_factory=dict,
        description="The answers, each under a name of yours; the seed draws which letters they bear.",
        examples=["(then each answer by its name, indented)"],
    )
    who: Annotated[str, one_of([*ROLES, *OTHER_PEOPLE, NOBODY])] = Field(
        default="colleague", description="Who says it; nobody: it happens."
    )
    seeds: Portion = Field(
        default=Share(4, 5), description="In how many of how many seeds; one seed in five at least stays without it."
    )
    then: Annotated[str, one_of([*SCENES, NO_CONNECTION, SCANNER_DEAD])] = Field(
        default="",
        description="What is seen with it: the device of somebody else on the bench, a danger. Or what happens, and "
        "nothing is asked. no_connection: at Validate no answer comes. scanner_dead: from then on nothing is scanned.",
    )
    place: Name = Field(default="", description="Where a danger is: nobody works there until it is clear.")
    clear: ClearFile | None = Field(default=None, description="When the danger at that place is over.")
    must_catch: Flag = Field(default=True, description="Whether a wrong answer fails the run by itself.")

    def interruption(self, name: str) -> Interruption:
        """The interruption under the name that the story gives it."""
        word, _, about = self.when.partition(" ")
        when = When(word)
        return Interruption(
            name=name,
            when=when,
            says=self.says or LocalText(()),
            choices=tuple(file.choice(key) for key, file in self.choices.items()),
            who="" if self.who == NOBODY else self.who,
            task=about if when is When.OPENED else "",
            line=about if when is When.COUNTED else "",
            lines=int(about) if when is When.LINES else 0,
            seeds=self.seeds,
            then=self.then,
            must_catch=self.must_catch,
            place=self.place,
            clear=self.clear.clear() if self.clear else None,
        )
