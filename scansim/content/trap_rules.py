"""What must hold of the traps of a story: they can be planted, they can be seen, and enough seeds are without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scansim.content.exercise_file import ExerciseFile
from scansim.content.faults import Broken, meant, shown
from scansim.content.story_file import TrapFile
from scansim.content.story_rules import least_ordered, may_be
from scansim.engine.barcodes.app_rules import Nomenclature
from scansim.engine.warehouse.catalogue import Tracking
from scansim.training.pack import Pack
from scansim.training.settings import company_of
from scansim.training.story import Interruption, Line, Task, Trap, TrapKind
from scansim.training.traps.kinds import trap_strikes

__all__ = ["broken_trap_rules"]

_SEEDS_COUNTED = 400

_GOODS = frozenset(TrapKind) - {
    TrapKind.FULL_PLACE,
    TrapKind.NEIGHBOUR_PLACE,
    TrapKind.ON_HOLD,
    TrapKind.SWAPPED_TOTES,
    TrapKind.DIFFERENCE,
}
"""Kinds that are about the goods of a line."""

_BOXED = (TrapKind.WRONG_ITEM, TrapKind.OPENED_BOX)
_LOTTED = (TrapKind.OTHER_LOT, TrapKind.EXPIRED, TrapKind.TWO_LABELS)

_ONLY_FOR: Mapping[str, frozenset[TrapKind]] = {
    "note": frozenset({TrapKind.MISSING}),
    "hold": frozenset({TrapKind.ON_HOLD}),
    "place": frozenset({TrapKind.DIFFERENCE, TrapKind.FULL_PLACE, TrapKind.NEIGHBOUR_PLACE}),
    "line": _GOODS | {TrapKind.FULL_PLACE, TrapKind.NEIGHBOUR_PLACE},
    "units": _GOODS - {TrapKind.WRONG_ITEM, TrapKind.TWO_LABELS} | {TrapKind.DIFFERENCE},
    "instead": frozenset(
        {
            TrapKind.WRONG_ITEM,
            TrapKind.TWIN,
            TrapKind.OTHER_LOT,
            TrapKind.EXPIRED,
            TrapKind.NEIGHBOUR_PLACE,
            TrapKind.DIFFERENCE,
        }
    ),
}
"""Keys that only some kinds have a use for."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A trap, its part of the file, and the task and line that it is about."""

    trap: Trap
    file: TrapFile
    task: Task | None
    line: Line | None

    def about(self, key: str, what: str, right: str) -> Broken:
        """A fault at one of its keys."""
        return Broken(("traps", self.trap.name, key), what, right)

    def whole(self, what: str, right: str) -> Broken:
        """A fault of the trap as a whole."""
        return Broken(("traps", self.trap.name), what, right)


def broken_trap_rules(file: ExerciseFile, pack: Pack) -> Iterator[Broken]:
    """Every rule that the traps break."""
    taken: dict[tuple[str, str], str] = {}
    for name, stated in file.traps.items():
        trap = stated.trap(name)
        task = _task(file, trap)
        line = next((each for each in task.lines if each.name == trap.line), None) if task else None
        if task and not trap.line and len(task.lines) == 1:
            line = task.lines[0]
        here = _Stated(trap, stated, task, line)
        yield from _share(here)
        yield from _keys(here)
        yield from _instead(here, pack)
        yield from _place(here, file, pack)
        found = tuple(_names(here, file))
        yield from found
        if not found:
            yield from _goods(here, file, pack, taken)
    yield from _without_trap(file)


def _task(file: ExerciseFile, trap: Trap) -> Task | None:
    tasks = file.tasks
    if trap.task:
        return next((task for task in tasks if task.name == trap.task), None)
    return tasks[0] if len(tasks) == 1 else None


def _share(here: _Stated) -> Iterator[Broken]:
    seeds = here.trap.seeds
    if seeds.part * 5 > seeds.whole * 4:
        what = "Fewer than one seed in five is without the trap."
        yield here.about("seeds", what, 'Write "4 in 5" at most.')


def _keys(here: _Stated) -> Iterator[Broken]:
    kind = here.trap.kind
    for key, kinds in _ONLY_FOR.items():
        if key in here.file.model_fields_set and kind not in kinds:
            what = f"{shown(key)} means nothing for a trap of the kind {shown(kind.value)}."
            yield here.about(key, what, "Take it away.")


def _instead(here: _Stated, pack: Pack) -> Iterator[Broken]:
    """What is there instead must be known: a place, a lot, or a product."""
    known = [product.id for product in pack.products]
    if here.trap.kind is TrapKind.NEIGHBOUR_PLACE:
        known = [place.id for place in pack.places if place.location]
    elif here.trap.kind in _LOTTED:
        known = [lot.id for lot in pack.lots]
    for id_ in here.trap.instead:
        if id_ not in known:
            yield here.about("instead", f"Pack {pack.id} has no {shown(id_)} for this.", meant(id_, known))


def _place(here: _Stated, file: ExerciseFile, pack: Pack) -> Iterator[Broken]:
    place, kind = here.trap.place, here.trap.kind
    counted = [name for count in file.counts for name in count.places]
    stored = [known.id for known in pack.places if known.location]
    if kind is TrapKind.DIFFERENCE and place not in counted:
        what = "Nothing is counted where book and truth are to differ."
        yield here.about("place", what, f"Add place, one of: {', '.join(counted)}." if counted else "Add a count.")
    elif place and kind is not TrapKind.DIFFERENCE and place not in stored:
        yield here.about("place", f"{shown(place)} is no place that goods go to.", meant(place, stored))


def _names(here: _Stated, file: ExerciseFile) -> Iterator[Broken]:
    """The task and the line must be there, and named where there are several."""
    trap, task = here.trap, here.task
    if trap.kind is TrapKind.DIFFERENCE:
        return
    if task is None:
        names = [each.name for each in file.tasks]
        if trap.task:
            yield here.about("task", f"{shown(trap.task)} is no task.", meant(trap.task, names))
        else:
            what = f"{shown(trap.name)} does not say which task it is about."
            yield here.whole(what, f"Add task, one of: {', '.join(names)}.")
    elif here.line is None and (trap.line or trap.kind in _GOODS):
        names = [line.name for line in task.lines]
        if trap.line:
            yield here.about("line", f"{shown(trap.line)} is no line of the order.", meant(trap.line, names))
        else:
            what = f"{shown(trap.name)} does not say which line it is about."
            yield here.whole(what, f"Add line, one of: {', '.join(names)}.")


def _goods(here: _Stated, file: ExerciseFile, pack: Pack, taken: dict[tuple[str, str], str]) -> Iterator[Broken]:
    """What a kind needs of the line that it is about."""
    trap, task, line = here.trap, here.task, here.line
    if task is None or line is None or trap.kind not in _GOODS:
        return
    if trap.units.low < 1:
        yield here.about("units", "A seed may let nothing be wrong here.", "Begin at 1; seeds states the share.")
    if trap.kind is TrapKind.EXTRA and not task.place:
        yield here.whole("Only what is delivered can be too much.", "Let it be about a receipt.")
    if trap.kind in _BOXED and line.ordered.boxes.low < 1:
        yield here.whole("It needs a box, and some seeds bring none.", "Let boxes of the line begin at 1.")
    if trap.kind in _LOTTED and not all(product.tracking is Tracking.LOT for product in may_be(line, task, pack)):
        yield here.whole("It needs goods that are kept by lot.", "Name products of which lots.csv has lots.")
    if trap.kind is TrapKind.TWO_LABELS:
        yield from _two_labels(here, file, pack)
    if trap.kind is TrapKind.MISSING:
        earlier = taken.setdefault((task.name, line.name), trap.name)
        if earlier != trap.name:
            what = f"{shown(line.name)} misses units in {shown(earlier)} already."
            yield here.about("line", what, "Let only one of them be about this line.")
        else:
            yield from _missing(here, task, line, pack)


def _two_labels(here: _Stated, file: ExerciseFile, pack: Pack) -> Iterator[Broken]:
    if company_of(file.exercise(), pack).reading.nomenclature is not Nomenclature.GS1:
        what = "Nothing here reads a GS1 code: the nomenclature is the default one."
        yield here.whole(what, 'Add settings, with company and in it barcode_nomenclature_id: "gs1".')
    if here.task is not None and not (here.task.place or here.task.staged):
        yield here.whole("Two labels are put on goods that are brought.", "Let it be about a receipt.")


def _missing(here: _Stated, task: Task, line: Line, pack: Pack) -> Iterator[Broken]:
    ordered, units = least_ordered(line, task, pack), here.trap.units
    if units.high > ordered:
        what = f"Up to {units.high} units are missing, but some seeds order only {ordered}."
        yield here.about("units", what, f"Let at most {ordered} be missing, or order more.")
    if task.place and not here.trap.cues:
        what = "Nothing on the delivery note says what is right for the missing units."
        yield here.whole(what, "Add note, with a sentence under says and the answer under then.")


def _without_trap(file: ExerciseFile) -> Iterator[Broken]:
    """Several together must leave one seed in five alone, too (DESIGN section 5, "Titles"). Who interrupts counts."""
    story = file.story()
    traps: tuple[Trap | Interruption, ...] = (*story.traps, *story.interruptions)
    if len(traps) < 2:
        return
    free = sum(
        not any(trap_strikes(file.id, trap.name, trap.seeds, seed) for trap in traps) for seed in range(_SEEDS_COUNTED)
    )
    if free * 5 < _SEEDS_COUNTED:
        what = "Together these traps leave fewer than one seed in five without any."
        yield Broken(("traps",) if story.traps else ("interruptions",), what, "Plant them in fewer seeds.")
