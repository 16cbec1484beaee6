"""A check-ride: one story put together by the seed from the situations of a skill's exercises (DESIGN section 5).

So many lines on one warehouse, two to four hidden exceptions of at least two kinds, and one ride in five with fewer, so
that suspicion is no strategy. Which exercises are drawn, and what is wrong, depends on nothing but the seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scansim.training.draw import draw, in_share, whole_between
from scansim.training.story import ALWAYS, Between, CountTask, Interruption, Share, Story, Task, Trap

__all__ = ["FEWER", "CheckRide", "RidePart", "composed"]

FEWER = Share(1, 5)
"""How many rides hold fewer exceptions: none, or one."""

_MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class RidePart:
    """An exercise that a ride draws from, by its id, with its whole story."""

    exercise: str
    story: Story


@dataclass(frozen=True, slots=True)
class CheckRide:
    """What a ride is made of. ``lines`` are those of all its tasks together, places to be counted included.

    ``docks`` are where deliveries stand: what comes a second time stands at another one.
    """

    parts: tuple[RidePart, ...]
    lines: Between
    exceptions: Between
    docks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One situation of the ride: a part under a name of its own."""

    name: str
    story: Story

    @property
    def lines(self) -> int:
        """How much there is to do."""
        tasks = sum(len(task.lines) for task in self.story.tasks)
        return tasks + sum(len(count.places) for count in self.story.counts)


def composed(ride: CheckRide, exercise: str, seed: int) -> Story:
    """The story of a ride for a seed."""
    drawn = tuple(_drawn(ride, exercise, seed))
    chosen = _exceptions(ride, drawn, exercise, seed)
    return Story(
        tasks=tuple(task for each in drawn for task in each.story.tasks),
        counts=tuple(count for each in drawn for count in each.story.counts),
        traps=tuple(trap for each in drawn for trap in each.story.traps if trap.name in chosen),
        interruptions=tuple(come for each in drawn for come in each.story.interruptions if come.name in chosen),
    )


def _drawn(ride: CheckRide, exercise: str, seed: int) -> Iterator[_Drawn]:
    """Part after part, each once before any comes again, until there are lines enough."""
    wanted = whole_between(seed, f"{exercise}/lines", ride.lines.low, ride.lines.high)
    lines = 0
    for turn in range(_MOST_PARTS):
        if lines >= wanted:
            return
        part = _in_turn(ride, exercise, seed, turn)
        dock = ride.docks[turn // len(ride.parts) % len(ride.docks)] if ride.docks else ""
        each = _named(part, f"{part.exercise.lower().replace('-', '_')}_{turn + 1}", dock)
        if lines + each.lines > ride.lines.high and lines >= ride.lines.low:
            return
        lines += each.lines
        yield each


def _in_turn(ride: CheckRide, exercise: str, seed: int, turn: int) -> RidePart:
    around, index = divmod(turn, len(ride.parts))
    order = sorted(ride.parts, key=lambda part: draw(seed, f"{exercise}/part/{around}/{part.exercise}"))
    return order[index]


def _named(part: RidePart, name: str, dock: str) -> _Drawn:
    """A part whose tasks, traps and interruptions bear names that no other part's have."""
    story = part.story
    of = {task.name: f"{name}_{task.name}" for task in story.tasks}
    only = of[story.tasks[0].name] if len(story.tasks) == 1 else ""
    return _Drawn(
        name,
        Story(
            tuple(_task(task, of, name, dock) for task in story.tasks),
            tuple(CountTask(f"{name}_{count.name}", count.places) for count in story.counts),
            tuple(_trap(trap, of, only, name) for trap in story.traps),
            tuple(_interruption(come, of, name) for come in story.interruptions),
        ),
    )


def _task(task: Task, of: dict[str, str], name: str, dock: str) -> Task:
    batch = f"{task.batch}.{name.rpartition('_')[2]}" if task.batch else ""
    return replace(task, name=of[task.name], batch=batch, place=(dock or task.place) if task.place else "")


def _trap(trap: Trap, of: dict[str, str], only: str, name: str) -> Trap:
    """In a ride the draw decides which traps there are, so that one that is there always strikes."""
    return replace(trap, name=f"{name}_{trap.name}", task=of.get(trap.task, only), seeds=ALWAYS)


def _interruption(come: Interruption, of: dict[str, str], name: str) -> Interruption:
    return replace(come, name=f"{name}_{come.name}", task=of.get(come.task, ""), seeds=ALWAYS)


def _exceptions(ride: CheckRide, drawn: tuple[_Drawn, ...], exercise: str, seed: int) -> frozenset[str]:
    """The names of what goes wrong in this ride: never two about one line, two kinds at least where there are two."""
    is_quiet = in_share(seed, f"{exercise}/fewer", FEWER.part, FEWER.whole)
    low, high = (0, 1) if is_quiet else (ride.exceptions.low, ride.exceptions.high)
    wanted = whole_between(seed, f"{exercise}/exceptions", low, high)
    left = sorted(_possible(drawn), key=lambda each: draw(seed, f"{exercise}/exception/{each.name}"))
    chosen: list[_Exception] = []
    while left and len(chosen) < wanted:
        kinds = {each.kind for each in chosen}
        best = next((each for each in left if len(kinds) == 1 and each.kind not in kinds), left[0])
        chosen.append(best)
        left = [each for each in left if each.about != best.about]
    return frozenset(each.name for each in chosen)


@dataclass(frozen=True, slots=True)
class _Exception:
    """Something that can go wrong: its name, its kind, and what it is about."""

    name: str
    kind: str
    about: tuple[str, ...]


def _possible(drawn: tuple[_Drawn, ...]) -> Iterator[_Exception]:
    for each in drawn:
        for trap in each.story.traps:
            yield _Exception(trap.name, trap.kind.value, (trap.task, trap.line or trap.place or trap.name))
        for come in each.story.interruptions:
            yield _Exception(come.name, "interruption", (each.name, come.name))
