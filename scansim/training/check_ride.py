"""A check-ride: one story put together by the seed from the situations of a skill's exercises (DESIGN section 5).

So many lines on one warehouse, two to four hidden exceptions of at least two kinds, and one ride in five with fewer, so
that suspicion is no strategy. Which exercises are drawn, and what is wrong, depends on nothing but the seed.

A *short* one, which only keeps somebody current (reference training C8), takes five minutes: its situations stay apart,
those in which something can go wrong come first, and as much goes wrong as it states, whatever the seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scansim.training.draw import draw, in_share, whole_between
from scansim.training.ride_documents import documents_of, with_more_goods
from scansim.training.story import ALWAYS, Between, CountTask, Interruption, Share, Story, Trap, TrapKind, When

__all__ = ["FEWER", "CheckRide", "Countable", "RidePart", "composed"]

FEWER = Share(1, 5)
"""How many rides hold fewer exceptions: none, or one."""

_MOST_PARTS = 40

_WRITTEN_ONCE = frozenset({TrapKind.NEIGHBOUR_PLACE})
"""What writes on a paper where its goods go: two such sentences on one paper would contradict each other."""


@dataclass(frozen=True, slots=True)
class RidePart:
    """An exercise that a ride draws from, by its id, with its whole story."""

    exercise: str
    story: Story


@dataclass(frozen=True, slots=True)
class Countable:
    """A place that a ride may let be counted, and how many products lie there. ``differs``: book and truth can, which
    they do only of goods without lots."""

    place: str
    lines: int
    differs: bool = True


@dataclass(frozen=True, slots=True)
class CheckRide:
    """What a ride is made of. ``lines`` are those of all its tasks together, products to be counted included.

    ``docks`` are where deliveries stand. ``shelves`` are the places among which the seed chooses what is counted, so
    that no place is counted twice. ``short`` is one that keeps somebody current and certifies nobody.
    """

    parts: tuple[RidePart, ...]
    lines: Between
    exceptions: Between
    docks: tuple[str, ...] = ()
    shelves: tuple[Countable, ...] = ()
    short: bool = False


def composed(ride: CheckRide, exercise: str, seed: int) -> Story:
    """The story of a ride for a seed."""
    drawn = dict(_drawn(ride, exercise, seed))
    story = documents_of(drawn, ride.docks, exercise, seed, together=not ride.short)
    chosen = _exceptions(ride, story, exercise, seed)
    traps = tuple(replace(trap, seeds=ALWAYS) if trap.name in chosen else trap for trap in story.traps)
    come = (each for each in story.interruptions if each.name in chosen)
    lines = _lines_of(story, {each.place: each.lines for each in ride.shelves})
    return replace(
        story,
        tasks=with_more_goods(story.tasks, traps),
        traps=tuple(_readable(traps)),
        interruptions=tuple(_moved(each, lines, exercise, seed) for each in come),
    )


def _drawn(ride: CheckRide, exercise: str, seed: int) -> Iterator[tuple[str, Story]]:
    """Situation after situation under a name of its own, each part once before any comes again, until there are lines
    enough."""
    wanted = whole_between(seed, f"{exercise}/lines", ride.lines.low, ride.lines.high)
    shelves = sorted(ride.shelves, key=lambda each: draw(seed, f"{exercise}/count/{each.place}"))
    rows = {each.place: each.lines for each in shelves}
    lines = 0
    for turn in range(_MOST_PARTS):
        if lines >= wanted:
            return
        part = _in_turn(ride, exercise, seed, turn)
        name = f"{part.exercise.lower().replace('-', '_')}_{turn + 1}"
        story = _counting(part.story, name, shelves) if part.story.counts else part.story
        if story is None:
            continue
        more = _lines_of(story, rows)
        if lines + more > ride.lines.high:
            if ride.short:
                continue
            if lines >= ride.lines.low:
                return
        lines += more
        yield name, story


def _counting(story: Story, name: str, shelves: list[Countable]) -> Story | None:
    """A situation whose counts are of the next shelves of the ride, which are taken then; None when none is left."""
    differ = {trap.place for trap in story.traps if trap.kind is TrapKind.DIFFERENCE}
    at: dict[str, str] = {}
    for place in dict.fromkeys(place for count in story.counts for place in count.places):
        found = next((each for each in shelves if each.differs or place not in differ), None)
        if found is None:
            return None
        at[place] = found.place
        shelves.remove(found)
    counts = tuple(CountTask(f"{name}_{each.name}", tuple(at[place] for place in each.places)) for each in story.counts)
    traps = tuple(replace(trap, place=at.get(trap.place, trap.place)) for trap in story.traps)
    return replace(story, counts=counts, traps=traps)


def _lines_of(story: Story, rows: Mapping[str, int]) -> int:
    """How much there is to do."""
    counted = (rows.get(place, 1) for count in story.counts for place in count.places)
    return sum(len(task.lines) for task in story.tasks) + sum(counted)


def _in_turn(ride: CheckRide, exercise: str, seed: int, turn: int) -> RidePart:
    around, index = divmod(turn, len(ride.parts))
    order = sorted(ride.parts, key=lambda part: draw(seed, f"{exercise}/part/{around}/{part.exercise}"))
    if ride.short:
        order.sort(key=lambda part: not (part.story.traps or part.story.interruptions))
    return order[index]


def _readable(traps: tuple[Trap, ...]) -> Iterator[Trap]:
    """The traps without those that would write a second sentence on a paper; what strikes is kept before the others."""
    kept: dict[tuple[str, TrapKind], str] = {}
    for trap in sorted(traps, key=lambda each: each.seeds != ALWAYS):
        if trap.kind in _WRITTEN_ONCE:
            kept.setdefault((trap.task, trap.kind), trap.name)
    yield from (trap for trap in traps if kept.get((trap.task, trap.kind), trap.name) == trap.name)


def _moved(come: Interruption, lines: int, exercise: str, seed: int) -> Interruption:
    """What comes after some lines comes after any number up to half of the ride, so that nobody waits for it."""
    late = come.lines
    if come.when is When.LINES and lines // 2 > come.lines:
        late = whole_between(seed, f"{exercise}/moment/{come.name}", come.lines, lines // 2)
    return replace(come, lines=late, seeds=ALWAYS)


def _exceptions(ride: CheckRide, story: Story, exercise: str, seed: int) -> frozenset[str]:
    """The names of what goes wrong in this ride: never two in one document, and of as many kinds as can be."""
    is_quiet = not ride.short and in_share(seed, f"{exercise}/fewer", FEWER.part, FEWER.whole)
    low, high = (0, 1) if is_quiet else (ride.exceptions.low, ride.exceptions.high)
    wanted = whole_between(seed, f"{exercise}/exceptions", low, high)
    left = sorted(_possible(story), key=lambda each: draw(seed, f"{exercise}/exception/{each.name}"))
    chosen: list[_Exception] = []
    while left and len(chosen) < wanted:
        kinds = Counter(each.kind for each in chosen)
        best = min(left, key=lambda each: kinds[each.kind])
        chosen.append(best)
        left = [each for each in left if each.about != best.about]
    return frozenset(each.name for each in chosen)


@dataclass(frozen=True, slots=True)
class _Exception:
    """Something that can go wrong: its name, its kind, and what it is about."""

    name: str
    kind: str
    about: str


def _possible(story: Story) -> Iterator[_Exception]:
    """Of a document it is one thing, of a question too: it is asked once only, however often it was drawn."""
    for trap in story.traps:
        yield _Exception(trap.name, trap.kind.value, trap.task or trap.place or trap.name)
    for come in story.interruptions:
        yield _Exception(come.name, come.then or "interruption", f"{come.when}/{come.then or come.says}")
