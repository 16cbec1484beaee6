"""What must hold of interruptions: they can come, one answer is right, and each wrong one has its price and its why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from scansim.content.exercise_file import ExerciseFile
from scansim.content.faults import Broken, meant, shown
from scansim.engine.floor.things import PlaceKind
from scansim.training.interrupting import HAZARD, NO_CONNECTION, SCANNER_DEAD
from scansim.training.pack import Pack
from scansim.training.policy import Severities
from scansim.training.story import Choice, Flow, Interruption, When

__all__ = ["broken_interruption_rules"]

_FEWEST, _MOST = 2, 4


def broken_interruption_rules(file: ExerciseFile, pack: Pack) -> Iterator[Broken]:
    """Every rule that the interruptions break."""
    tasks = [task.name for task in file.tasks]
    lines = [line.name for task in file.tasks for line in task.lines]
    for each in file.story().interruptions:
        at = ("interruptions", each.name)
        if each.task and each.task not in tasks:
            yield Broken((*at, "when"), f"{shown(each.task)} is no task.", meant(each.task, tasks))
        if each.line and each.line not in lines:
            yield Broken((*at, "when"), f"{shown(each.line)} is no line of a task.", meant(each.line, lines))
        most = len(lines) + sum(len(count.places) for count in file.counts)
        if each.lines > most:
            what = f"It comes after {each.lines} lines, but there are only {most}."
            yield Broken((*at, "when"), what, f"Let it come after {most} at most.")
        if each.seeds.part * 5 > each.seeds.whole * 4:
            yield Broken((*at, "seeds"), "Fewer than one seed in five is without it.", 'Write "4 in 5" at most.')
        yield from _danger(at, each, pack, tasks, lines)
        if each.then == NO_CONNECTION:
            yield from _without_answer(at, each)
            continue
        if not each.says.texts:
            yield Broken(at, f"{shown(each.name)} says nothing.", "Add says.")
        if each.then == SCANNER_DEAD:
            yield from _dead_scanner(at, each, file, pack)
        else:
            yield from _choices(at, each)


def _dead_scanner(at: tuple[str, ...], each: Interruption, file: ExerciseFile, pack: Pack) -> Iterator[Broken]:
    """Where every place is proved by a scan nothing can be entered from paper; a delivery stands where it stands."""
    if each.choices:
        yield Broken((*at, "choices"), "A dead scanner asks nothing.", "Take choices away.")
    if file.counts or not all(task.place and task.flow in (None, Flow.RECEIVE) for task in file.tasks):
        yield Broken((*at, "then"), "A scanner dies in deliveries only.", "Write it in an exercise of deliveries.")
    if not any(place.kind is PlaceKind.DESK for place in pack.places):
        yield Broken((*at, "then"), f"Pack {pack.id} has no desk with a keyboard.", "Add a place of kind desk.")


def _danger(
    at: tuple[str, ...], each: Interruption, pack: Pack, tasks: list[str], lines: list[str]
) -> Iterator[Broken]:
    """A closed place is one of the pack, it is a danger that closes it, and the danger ends."""
    if not each.place and each.clear is None:
        return
    if each.then != HAZARD:
        yield Broken(at, "Only a danger closes a place.", "Write then: hazard, or take place and clear away.")
    if not each.place or each.clear is None:
        yield Broken(at, "place and clear go together.", "Say where the danger is, and when it is over.")
        return
    known = [place.id for place in pack.places]
    if each.place not in known:
        yield Broken((*at, "place"), f"{shown(each.place)} is no place of the pack.", meant(each.place, known))
    end = each.clear
    if end.task and end.task not in tasks:
        yield Broken((*at, "clear", "when"), f"{shown(end.task)} is no task.", meant(end.task, tasks))
    if end.line and end.line not in lines:
        yield Broken((*at, "clear", "when"), f"{shown(end.line)} is no line of a task.", meant(end.line, lines))
    if end.lines > len(lines):
        what = f"It ends after {end.lines} lines, but there are only {len(lines)}."
        yield Broken((*at, "clear", "when"), what, f"Let it end after {len(lines)} at most.")


def _without_answer(at: tuple[str, ...], each: Interruption) -> Iterator[Broken]:
    if each.when is not When.VALIDATE:
        yield Broken((*at, "when"), "The answer that is lost is that of Validate.", "Write validate.")
    if each.choices or each.says.texts:
        yield Broken(at, "Where no answer comes nobody asks anything.", "Take says and choices away.")


def _choices(at: tuple[str, ...], each: Interruption) -> Iterator[Broken]:
    if not _FEWEST <= len(each.choices) <= _MOST:
        what = f"There are {len(each.choices)} answers to choose from."
        yield Broken((*at, "choices"), what, f"Write {_FEWEST} to {_MOST}.")
    right = sum(choice.right for choice in each.choices)
    if not right:
        yield Broken((*at, "choices"), "No answer is right.", "Add right: yes to one of them.")
    if right > 1:
        what = f"{right} answers are right."
        yield Broken((*at, "choices"), what, "Let one be the best, and let the others cost something.")
    for choice in each.choices:
        yield from _choice((*at, "choices", choice.name), choice)


def _choice(at: tuple[str, ...], choice: Choice) -> Iterator[Broken]:
    known = [field.name for field in fields(Severities)]
    if choice.right and choice.costs:
        yield Broken((*at, "costs"), "A right answer costs nothing.", "Take costs away.")
    if not choice.right and not choice.costs:
        yield Broken(at, f"The wrong answer {choice.name} has no price.", "Add costs, and under says_why the reason.")
    elif choice.costs and choice.costs not in known and known:
        yield Broken((*at, "costs"), f"{shown(choice.costs)} is no mistake of the policy.", meant(choice.costs, known))
    if not choice.right and choice.says_why is None:
        yield Broken(at, f"The wrong answer {choice.name} does not say why.", "Add says_why.")
