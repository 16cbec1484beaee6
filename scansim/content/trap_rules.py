"""What must hold of the traps of a story: they can be planted, they can be seen, and enough seeds are without them."""

from __future__ import annotations

from collections.abc import Iterator

from scansim.content.exercise_file import ExerciseFile
from scansim.content.faults import Broken, meant, shown
from scansim.content.story_rules import least_ordered
from scansim.training.pack import Pack
from scansim.training.story import Line, Task, Trap, TrapKind
from scansim.training.traps.kinds import trap_strikes

__all__ = ["broken_trap_rules"]

_SEEDS_COUNTED = 400


def broken_trap_rules(file: ExerciseFile, pack: Pack) -> Iterator[Broken]:
    """Every rule that the traps break."""
    taken: dict[tuple[str, str], str] = {}
    for trap in file.story().traps:
        yield from _share(trap)
        task = _task(file, trap)
        if task is None:
            names = [each.name for each in file.tasks]
            if trap.task:
                yield _about(trap, "task", f"{shown(trap.task)} is no task.", meant(trap.task, names))
            elif trap.kind is not TrapKind.DIFFERENCE:
                what = f"{shown(trap.name)} does not say which task it is about."
                yield Broken(("traps", trap.name), what, f"Add task, one of: {', '.join(names)}.")
        else:
            yield from _line(trap, task, pack, taken)
    yield from _without_trap(file)


def _task(file: ExerciseFile, trap: Trap) -> Task | None:
    tasks = file.tasks
    if trap.task:
        return next((task for task in tasks if task.name == trap.task), None)
    return tasks[0] if len(tasks) == 1 else None


def _line(trap: Trap, task: Task, pack: Pack, taken: dict[tuple[str, str], str]) -> Iterator[Broken]:
    names = [line.name for line in task.lines]
    line = next((each for each in task.lines if each.name == trap.line), None)
    if line is None:
        if trap.line:
            what = f"{shown(trap.line)} is no line of the order."
            yield _about(trap, "line", what, meant(trap.line, names))
        elif trap.kind is TrapKind.MISSING:
            what = f"{shown(trap.name)} does not say which line it is about."
            yield Broken(("traps", trap.name), what, f"Add line, one of: {', '.join(names)}.")
        return
    earlier = taken.setdefault((task.name, trap.line), trap.name)
    if trap.kind is TrapKind.MISSING and earlier != trap.name:
        what = f"{shown(trap.line)} misses units in {shown(earlier)} already."
        yield _about(trap, "line", what, "Let only one of them be about this line.")
    elif trap.kind is TrapKind.MISSING:
        yield from _missing(trap, task, line, pack)


def _missing(trap: Trap, task: Task, line: Line, pack: Pack) -> Iterator[Broken]:
    ordered = least_ordered(line, task, pack)
    if trap.units.low < 1:
        yield _about(trap, "units", "A seed may let nothing be missing here.", "Begin at 1; seeds states the share.")
    if trap.units.high > ordered:
        what = f"Up to {trap.units.high} units are missing, but some seeds order only {ordered}."
        yield _about(trap, "units", what, f"Let at most {ordered} be missing, or order more.")
    if task.place and not trap.cues:
        what = "Nothing on the delivery note says what is right for the missing units."
        right = "Add note, with a sentence under says and the answer under then."
        yield Broken(("traps", trap.name), what, right)


def _share(trap: Trap) -> Iterator[Broken]:
    if trap.seeds.part * 5 > trap.seeds.whole * 4:
        what = "Fewer than one seed in five is without the trap."
        yield _about(trap, "seeds", what, 'Write "4 in 5" at most.')


def _without_trap(file: ExerciseFile) -> Iterator[Broken]:
    """Several traps together must leave one seed in five alone, too (DESIGN section 5, "Titles")."""
    traps = file.story().traps
    if len(traps) < 2:
        return
    free = sum(
        not any(trap_strikes(file.id, trap.name, trap.seeds, seed) for trap in traps) for seed in range(_SEEDS_COUNTED)
    )
    if free * 5 < _SEEDS_COUNTED:
        what = "Together these traps leave fewer than one seed in five without any."
        yield Broken(("traps",), what, "Plant them in fewer seeds.")


def _about(trap: Trap, key: str, what: str, right: str) -> Broken:
    return Broken(("traps", trap.name, key), what, right)
