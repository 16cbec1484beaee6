"""A small lesson made in memory: a receipt of three lines, two mugs of which did not come. Names can be hostile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from scansim.engine.floor.things import Place, PlaceKind
from scansim.engine.warehouse.catalogue import (
    Location,
    OperationKind,
    OperationType,
    Packaging,
    Partner,
    Product,
    Usage,
)
from scansim.records.memory import MemoryAttempts
from scansim.screens.desk import Desk
from scansim.training.exercise import Exercise
from scansim.training.header import Header
from scansim.training.lesson import Lesson, LessonEntry, NoSuchLesson
from scansim.training.pack import DocumentNumbers, Pack
from scansim.training.policy import FlowPolicy, Gates, Policy, Proof, Severities, Severity
from scansim.training.ports import Attempts
from scansim.training.signals.refreshers import Guide
from scansim.training.story import (
    Amount,
    Between,
    Line,
    NoteCue,
    ProductChoice,
    RestOfOrder,
    Share,
    Story,
    Task,
    Trap,
    TrapKind,
)
from scansim.training.texts import LocalText
from scansim.words.speaker import Speaker

__all__ = ["BOARD", "BOX", "MUG", "PLATE", "Names", "SmallLessons", "StandingClock", "desk", "lesson", "many_lines"]

MUG, PLATE, BOARD = "9521108035110", "9521108124111", "9521108410313"
BOX = "19521108035117"
STATION = "North Hub · Station 3"


@dataclass(frozen=True)
class Names:
    """What things are called."""

    mug: str = "Blue mug 35cl"
    box: str = "Box of 6"
    supplier: str = "Nordic Table"
    place: str = "Dock 1"
    stock: str = "WH/Stock"
    unit: str = "Units"
    title: str = "Short delivery"
    note: str = "{missing} to follow"


def text(words: str) -> LocalText:
    return LocalText.of({"en": words})


def pack(names: Names) -> Pack:
    return Pack(
        id="SMALL",
        title=text("Small"),
        now="2026-03-02T08:00:00",
        currency="EUR",
        products=(
            Product("mug", names.mug, "MUG-35-BL", MUG, standard_price=Decimal("4.90")),
            Product("plate", "Plate 24cm", "PLT-24-WH", PLATE, standard_price=Decimal("3.60")),
            Product("board", "Chopping board oak", "BRD-OAK", BOARD, standard_price=Decimal("11.20")),
        ),
        packagings=(Packaging("mug_6", "mug", names.box, Decimal(6), BOX),),
        locations=(
            Location("vendors", "Vendors", "Partners/Vendors", "", Usage.SUPPLIER, ""),
            Location("stock", "Stock", names.stock, "", Usage.INTERNAL, "LOC-STOCK"),
        ),
        places=(
            Place("dock_1", names.place, PlaceKind.DOCK, "vendors"),
            Place("dock_2", "Dock 2", PlaceKind.DOCK, "vendors"),
            Place("desk", "Desk", PlaceKind.DESK),
        ),
        operation_types=(
            OperationType(
                "in", "Receipts", OperationKind.INCOMING, "WH/IN/", "WHIN", "WH-RECEIPTS", "vendors", "stock"
            ),
        ),
        suppliers=(Partner("nordic", names.supplier),),
        customers=(),
        documents=(DocumentNumbers("doc_1", "in", "WH/IN/07525", "DN-966"),),
    )


def amount(boxes: int, loose: int) -> Amount:
    return Amount(Between(boxes, boxes), Between(loose, loose))


def receipt(*lines: Line, traps: tuple[Trap, ...] = ()) -> Story:
    return Story((Task("receipt", "", lines, "nordic", "dock_1"),), traps=traps)


def exercise(id_: str, names: Names, *, missing: bool = True) -> Exercise:
    cue = NoteCue("to_follow", text(names.note), RestOfOrder.CREATE_BACKORDER)
    short = Trap("short", TrapKind.MISSING, Share(1, 1), line="main", units=Between(2, 2), cues=(cue,))
    return Exercise(
        id=id_,
        revision="1",
        title=text(names.title),
        skill="receiving",
        level=2,
        minutes=4,
        pack="SMALL",
        brief=text("A pallet from {supplier} stands at {place}. Receive it."),
        at_work=text("Count what stands in front of you before you confirm a quantity."),
        story=receipt(
            Line("main", ProductChoice("mug", boxed=True), amount(2, 3)),
            Line("plates", ProductChoice("plate"), amount(0, 6)),
            Line("boards", ProductChoice("board"), amount(0, 2)),
            traps=(short,) if missing else (),
        ),
    )


def lesson(id_: str = "RCV-02", names: Names | None = None) -> Lesson:
    named = names or Names()
    severities = Severities(
        received_not_there=Severity.CRITICAL,
        received_too_many=Severity.MAJOR,
        received_too_few=Severity.MAJOR,
        rest_given_up=Severity.CRITICAL,
        rest_kept_open=Severity.MAJOR,
        miscounted=Severity.MAJOR,
        refusal_unheeded=Severity.MINOR,
    )
    policy = Policy("1", FlowPolicy(Proof.SCAN, Proof.SCAN, Decimal(12)), severities, Gates(0, 1))
    return Lesson(exercise(id_, named), pack(named), policy, {"exercise": id_})


def many_lines(count: int) -> Lesson:
    """The same story with so many lines of one unit: products Item 0000 and so on, labels MANY-0000."""
    base = lesson("RCV-99")
    numbers = [f"{number:04d}" for number in range(count)]
    products = tuple(Product(f"p{n}", f"Item {n}", f"C-{n}", f"MANY-{n}") for n in numbers)
    story = receipt(*(Line(f"l{n}", ProductChoice(f"p{n}"), amount(0, 1)) for n in numbers))
    return replace(
        base,
        exercise=replace(base.exercise, story=story),
        pack=replace(base.pack, products=products, packagings=()),
    )


class SmallLessons:
    """The port Lessons: two exercises, the same story."""

    def __init__(self, names: Names | None = None, ids: tuple[str, ...] = ("RCV-02", "RCV-03")) -> None:
        self.lessons = {id_: lesson(id_, names) for id_ in ids}

    @classmethod
    def of(cls, *lessons: Lesson) -> SmallLessons:
        made = cls(ids=())
        made.lessons = {each.exercise.id: each for each in lessons}
        return made

    def catalogue(self) -> tuple[LessonEntry, ...]:
        exercises = (each.exercise for each in self.lessons.values())
        return tuple(LessonEntry(each.id, each.skill, each.level, each.minutes, each.mode) for each in exercises)

    def guide(self) -> Guide:
        return Guide()

    def lesson(self, exercise: str) -> Lesson:
        if exercise not in self.lessons:
            raise NoSuchLesson(f"There is no exercise {exercise}. Ask your trainer.")
        return self.lessons[exercise]

    def restored(self, header: Header, content: Callable[[str], str]) -> Lesson:
        return self.lesson(header.exercise)


@dataclass
class StandingClock:
    """A clock that a test moves."""

    now: float = 0.0

    def utc(self) -> str:
        return "2026-03-02T08:00:00.000Z"

    def monotonic(self) -> float:
        return self.now


@dataclass
class Seeds:
    """Seeds in order: 1, 2, 3 …"""

    given: list[int] = field(default_factory=list)

    def __call__(self) -> int:
        self.given.append(len(self.given) + 1)
        return self.given[-1]


def desk(lessons: SmallLessons | None = None, attempts: Attempts | None = None) -> Desk:
    return Desk(lessons or SmallLessons(), attempts or MemoryAttempts(), StandingClock(), Speaker(), Seeds(), STATION)
