"""The story of an exercise: what waits to be done, what is planted in it, who interrupts. Values that an author states.

Every exercise tells one, of one receipt or of a whole day. :mod:`scansim.training.situation` makes it concrete for a
seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scansim.training.texts import LocalText

__all__ = [
    "ALWAYS",
    "NEVER",
    "NOTHING",
    "Amount",
    "Between",
    "Choice",
    "Clear",
    "CountTask",
    "Flow",
    "Hold",
    "Interruption",
    "Line",
    "NoteCue",
    "ProductChoice",
    "RestOfOrder",
    "Share",
    "Story",
    "Task",
    "Trap",
    "TrapKind",
    "When",
]


@dataclass(frozen=True, slots=True)
class Between:
    """A whole number that the seed chooses, both ends included."""

    low: int
    high: int


NOTHING = Between(0, 0)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of every so many seeds (4 in 5)."""

    part: int
    whole: int


ALWAYS = Share(1, 1)
NEVER = Share(0, 1)


# what is to be done


class Flow(StrEnum):
    """What kind of work a task is: what must be scanned, and what is right, depends on it."""

    RECEIVE = "receive"
    PUTAWAY = "putaway"
    TRANSFER = "transfer"
    REPLENISH = "replenish"
    PICK = "pick"
    PACK = "pack"
    DISPATCH = "dispatch"
    RETURN = "return"
    QUALITY = "quality"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity: so many full boxes and loose units, or ``units``, which fill as many boxes as they can."""

    boxes: Between = NOTHING
    loose: Between = NOTHING
    units: Between = NOTHING


@dataclass(frozen=True, slots=True)
class ProductChoice:
    """Which product a line is about: a certain one, or one that the seed chooses among those that fit.

    ``one_of`` narrows the choice to these products, with ``or_like`` to all that are kept like one of them: of its
    category and its tracking. ``look_alike_of`` names an earlier line of the order.
    """

    product: str = ""
    boxed: bool = False
    look_alike_of: str = ""
    one_of: tuple[str, ...] = ()
    or_like: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What a task asks for of one product, by the name that the story gives it.

    ``lot`` is a lot of the pack by its id that the goods bear; empty: the pack chooses, by the order of removal.
    """

    name: str
    choice: ProductChoice
    ordered: Amount
    lot: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One transfer that waits to be done. ``operation`` is an operation type of the pack; empty: its first
    for receipts.

    ``place`` is where the goods of a receipt stand; ``batch`` names what it is worked on together with. ``staged``
    goods have been brought to the operation's source already, beyond what the pack has in stock. ``urgent`` comes
    first. ``flow`` is what kind of work it is; None: that of the operation type. Goods for ``destination``, a place of
    the pack, go there; empty: where the operation type sends them. ``source`` is the place whose stock is moved.
    ``follows`` names an earlier task whose goods this one carries on, as far as they came: it has the lines of that.
    """

    name: str
    operation: str
    lines: tuple[Line, ...]
    partner: str = ""
    place: str = ""
    batch: str = ""
    staged: bool = False
    urgent: bool = False
    flow: Flow | None = None
    source: str = ""
    destination: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class CountTask:
    """Places whose stock is to be counted."""

    name: str
    places: tuple[str, ...]


# what is planted


class TrapKind(StrEnum):
    """What is wrong. Each kind has a module in :mod:`scansim.training.traps`."""

    MISSING = "missing"
    EXTRA = "extra"
    DAMAGED = "damaged"
    WRONG_ITEM = "wrong_item"
    TWIN = "twin"
    OPENED_BOX = "opened_box"
    UNREADABLE = "unreadable"
    UNKNOWN_LABEL = "unknown_label"
    OTHER_LOT = "other_lot"
    EXPIRED = "expired"
    TWO_LABELS = "two_labels"
    FULL_PLACE = "full_place"
    NEIGHBOUR_PLACE = "neighbour_place"
    ON_HOLD = "on_hold"
    SWAPPED_TOTES = "swapped_totes"
    DIFFERENCE = "difference"

    @property
    def sets_aside(self) -> bool:
        """Whether its goods are to be set aside, so that there has to be a place for it."""
        return self in _SET_ASIDE


_SET_ASIDE = frozenset(
    {
        TrapKind.EXTRA,
        TrapKind.DAMAGED,
        TrapKind.WRONG_ITEM,
        TrapKind.UNKNOWN_LABEL,
        TrapKind.OTHER_LOT,
        TrapKind.EXPIRED,
    }
)


class RestOfOrder(StrEnum):
    """What is right for demand that did not come."""

    CREATE_BACKORDER = "create_backorder"
    NO_BACKORDER = "no_backorder"


class Hold(StrEnum):
    """Why a task must not be touched."""

    CREDIT = "credit"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True)
class NoteCue:
    """What the paper says about missing goods, and what that makes right."""

    name: str
    says: LocalText
    then: RestOfOrder


@dataclass(frozen=True, slots=True)
class Trap:
    """Something that is wrong in a share of the seeds.

    ``task`` and ``line`` say which goods it is about; empty where the story has one task or the kind needs no line.
    ``place`` is where it happens, for kinds that are about a place. ``instead`` are the products or places among which
    the seed chooses what is truly there; empty: whatever looks alike. ``cues`` are the sentences of the paper among
    which the seed chooses. ``hold`` is why a task is held. ``report`` is the code that is right, ``none`` for no
    report, empty for the site's own (``docs/authoring.md``).
    """

    name: str
    kind: TrapKind
    seeds: Share
    task: str = ""
    line: str = ""
    place: str = ""
    units: Between = Between(1, 1)
    instead: tuple[str, ...] = ()
    cues: tuple[NoteCue, ...] = ()
    hold: Hold = Hold.CREDIT
    report: str = ""
    must_catch: bool = True


# who interrupts


class When(StrEnum):
    """On which progress an interruption comes; never on elapsed time."""

    START = "start"
    OPENED = "opened"
    LINES = "lines"
    COUNTED = "counted"
    VALIDATE = "validate"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to an interruption. A wrong one ``costs`` a mistake of the policy, and ``says_why``."""

    name: str
    says: LocalText
    right: bool = False
    costs: str = ""
    says_why: LocalText | None = None


@dataclass(frozen=True, slots=True)
class Clear:
    """The end of a danger: on which progress somebody says so (as of an :class:`Interruption`), and what."""

    when: When
    says: LocalText
    who: str = ""
    task: str = ""
    line: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Interruption:
    """Somebody who comes with a question, or something that happens.

    ``lines`` is how many lines are done by then (``when: lines 3``); ``task`` and ``line`` say what was opened or
    counted, empty for any. ``who`` is one of the roles that can be told, or empty; ``then`` is an effect that it has,
    or the scene that is drawn with it. ``must_catch``: whether a wrong answer fails the run by itself.

    A danger at a ``place`` closes it: nobody works there until it is ``clear``.
    """

    name: str
    when: When
    says: LocalText
    choices: tuple[Choice, ...]
    who: str = ""
    task: str = ""
    line: str = ""
    lines: int = 0
    seeds: Share = ALWAYS
    then: str = ""
    must_catch: bool = True
    place: str = ""
    clear: Clear | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Transfers and counts that wait, in the order in which they were asked for; what is wrong; who interrupts."""

    tasks: tuple[Task, ...] = ()
    counts: tuple[CountTask, ...] = ()
    traps: tuple[Trap, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
