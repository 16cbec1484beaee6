"""What must hold of interruptions: they can come, one answer is right, and each wrong one has its price and its why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from scansim.content.exercise_file import ExerciseFile
from scansim.content.faults import Broken, meant, shown
from scansim.training.interrupting import NO_CONNECTION
from scansim.training.policy import Severities
from scansim.training.story import Choice, Interruption, When

__all__ = ["broken_interruption_rules"]

_FEWEST, _MOST = 2, 4


def broken_interruption_rules(file: ExerciseFile) -> Iterator[Broken]:
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
        if each.then == NO_CONNECTION:
            yield from _without_answer(at, each)
            continue
        if not each.says.texts:
            yield Broken(at, f"{shown(each.name)} says nothing.", "Add says.")
        yield from _choices(at, each)


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
