"""An exercise as its author states it: the story, what varies with the seed, the exceptions it plants.

Plain values without code; :mod:`scansim.training.situation` makes one concrete situation of it for a seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scansim.training.changes import NO_CHANGES, SettingsChanges
from scansim.training.texts import LocalText

__all__ = [
    "FREE",
    "Amount",
    "Between",
    "CountTask",
    "Exercise",
    "MissingUnits",
    "NamedMistake",
    "NoteCue",
    "ProductChoice",
    "ReceiptLine",
    "ReceiptStory",
    "RestOfOrder",
    "Share",
    "Task",
    "WorkLine",
    "WorkStory",
]

FREE = "free"
"""The mode, and the skill, of an exercise that is a sandbox: never scored, and no coach knows what is right in it."""


@dataclass(frozen=True, slots=True)
class Between:
    """A whole number that the seed chooses, both ends included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Share:
    """So many of every so many seeds (4 in 5)."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as it stands on a pallet: full boxes and loose units."""

    boxes: Between
    loose: Between


@dataclass(frozen=True, slots=True)
class ProductChoice:
    """Which product a line is about: a certain one, or one that the seed chooses among those that fit.

    ``one_of`` narrows the choice to these products; ``look_alike_of`` names an earlier line of the order.
    """

    product: str = ""
    boxed: bool = False
    look_alike_of: str = ""
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A line of the order, by the name that the story gives it."""

    name: str
    choice: ProductChoice
    ordered: Amount


class RestOfOrder(StrEnum):
    """What is right for demand that did not come."""

    CREATE_BACKORDER = "create_backorder"
    NO_BACKORDER = "no_backorder"


@dataclass(frozen=True, slots=True)
class NoteCue:
    """What the delivery note says about missing goods, and what that makes right."""

    name: str
    says: LocalText
    then: RestOfOrder


@dataclass(frozen=True, slots=True)
class MissingUnits:
    """Planted: units of a line were not delivered, in a share of the seeds."""

    name: str
    line: str
    units: Between
    seeds: Share
    cues: tuple[NoteCue, ...]
    must_catch: bool = True


@dataclass(frozen=True, slots=True)
class ReceiptStory:
    """A delivery that stands at a dock. ``supplier`` is a partner id, or empty: the seed chooses."""

    place: str
    supplier: str
    lines: tuple[ReceiptLine, ...]
    missing: tuple[MissingUnits, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkLine:
    """What a task asks for of one product, in units, by the name that the story gives it."""

    name: str
    choice: ProductChoice
    quantity: Between


@dataclass(frozen=True, slots=True)
class Task:
    """One transfer that waits to be done. ``operation`` is an operation type of the pack.

    ``place`` is where the goods of a receipt stand; ``batch`` names what it is worked on together with. ``staged``
    goods have been brought to the operation's source already, beyond what the pack has in stock.
    """

    name: str
    operation: str
    lines: tuple[WorkLine, ...]
    partner: str = ""
    place: str = ""
    batch: str = ""
    staged: bool = False


@dataclass(frozen=True, slots=True)
class CountTask:
    """Places whose stock is to be counted."""

    name: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkStory:
    """A working day: transfers and counts that wait, in the order in which they were asked for."""

    tasks: tuple[Task, ...]
    counts: tuple[CountTask, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedMistake:
    """A mistake that the exercise tempts to: ``costs`` is the key of the policy's severities that prices it."""

    name: str
    costs: str
    says: LocalText


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise. ``title`` may name the trap and is hidden from operators; ``brief`` never does.

    It tells one story, ``receipt`` or ``work``. ``mode`` is empty, or :data:`FREE`. ``settings`` are what it sets
    otherwise than the site.
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
    receipt: ReceiptStory | None
    sop: str = ""
    owner: str = ""
    sop_revision: str = ""
    roles: tuple[str, ...] = ()
    mistakes: tuple[NamedMistake, ...] = ()
    mode: str = ""
    work: WorkStory | None = None
    settings: SettingsChanges = NO_CHANGES

    @property
    def is_free(self) -> bool:
        """Whether it is a sandbox."""
        return self.mode == FREE
