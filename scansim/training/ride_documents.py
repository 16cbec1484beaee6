"""The documents of a check-ride: situations of the same kind of work are put together into one, as real ones are.

A delivery holds what one supplier sent, a pick what one customer ordered: some lines, not two. What is urgent, held or
worked on in a batch stays a document of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scansim.training.draw import whole_between
from scansim.training.story import NEVER, Flow, Interruption, Line, Story, Task, Trap, TrapKind

__all__ = ["documents_of", "with_more_goods"]

_FEWEST, _MOST = 4, 8
"""How many lines a document has once it is put together; one that has fewer found nothing like it."""

_OF_THE_WHOLE = frozenset({TrapKind.ON_HOLD, TrapKind.SWAPPED_TOTES})
"""What strikes a document as a whole, so that nothing else may be in it."""

_NAMED_FOR = frozenset({TrapKind.TWIN, TrapKind.WRONG_ITEM, TrapKind.OTHER_LOT, TrapKind.EXPIRED, TrapKind.TWO_LABELS})
"""What an author names the products for: those that something else looks like, or that are kept by lot."""

_ONE_PLACE = frozenset({TrapKind.MISSING, TrapKind.DAMAGED, TrapKind.NEIGHBOUR_PLACE})
"""What an author names products of one shelf for, where goods are taken from shelves: nothing stands in for them."""

_OTHERS_DO = (None, Flow.RECEIVE, Flow.PICK, Flow.PACK, Flow.DISPATCH)
"""Work in which other products do as well. Elsewhere the pack's rules say where each one goes."""


@dataclass(slots=True)
class _Document:
    """A task in the making: ``of`` says which line of which situation's task each of its lines was."""

    name: str
    task: Task
    lines: list[Line] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)
    wanted: int = 0

    @property
    def kind(self) -> Task:
        """What makes two tasks work of one kind."""
        return _kind(self.task)


def _line_name(situation: str, story: Story, task: Task, line: str) -> str:
    """What a situation's line is called in a ride: two of its tasks may come to be one document."""
    return f"{situation}_{task.name}_{line}" if len(story.tasks) > 1 else f"{situation}_{line}"


def documents_of(
    drawn: Mapping[str, Story], docks: Sequence[str], exercise: str, seed: int, *, together: bool = True
) -> Story:
    """The story of several situations, given by their names; nothing strikes in it yet. Unless ``together``, each task
    stays a document of its own."""
    documents: list[_Document] = []
    for name, story in drawn.items():
        for task in story.tasks:
            document = _document_for(task, story, documents, exercise, seed, together=together)
            document.parts.append((name, task.name))
            document.lines += (_line(line, name, story, task) for line in task.lines)
    of = {part: document.name for document in documents for part in document.parts}
    return Story(
        tuple(_task(each, dock) for each, dock in zip(documents, _docks(documents, docks), strict=True)),
        tuple(count for story in drawn.values() for count in story.counts),
        tuple(_trap(trap, name, story, of) for name, story in drawn.items() for trap in story.traps),
        tuple(_interruption(come, name, story, of) for name, story in drawn.items() for come in story.interruptions),
    )


def with_more_goods(tasks: Sequence[Task], traps: Collection[Trap]) -> tuple[Task, ...]:
    """The tasks with lines about more products than the author named, where others do as well: of a delivery those of
    the same category, since one supplier sends it, and any for what leaves. Not where goods are put away by rules, and
    not where something strikes that the author named the products for."""
    certain = {(trap.task, trap.line): trap.kind for trap in traps if trap.seeds.part}
    return tuple(
        task
        if task.flow not in _OTHERS_DO
        else replace(
            task,
            lines=tuple(
                line if _is_named(task, certain.get((task.name, line.name))) else _with_others(line, bool(task.place))
                for line in task.lines
            ),
        )
        for task in tasks
    )


def _is_named(task: Task, struck: TrapKind | None) -> bool:
    return struck in _NAMED_FOR or (struck in _ONE_PLACE and not (task.place or task.staged))


def _with_others(line: Line, is_delivered: bool) -> Line:
    choice = line.choice
    return replace(line, choice=replace(choice, or_like=True) if is_delivered else replace(choice, one_of=()))


def _document_for(
    task: Task, story: Story, documents: list[_Document], exercise: str, seed: int, *, together: bool
) -> _Document:
    """The last document of the same kind of work while there is room in it, else a new one."""
    alike = [each for each in documents if each.wanted and each.kind == _kind(task)]
    shares = together and _shares(task, story)
    if shares and alike:
        last = alike[-1]
        lines = [*last.lines, *task.lines]
        fits = task.flow in _OTHERS_DO or _differ(lines)
        if len(last.lines) < last.wanted and len(lines) <= _MOST and fits:
            return last
    name = f"document_{len(documents) + 1}"
    wanted = whole_between(seed, f"{exercise}/{name}/lines", _FEWEST, _MOST) if shares else 0
    documents.append(_Document(name, task, wanted=wanted))
    return documents[-1]


def _kind(task: Task) -> Task:
    return replace(task, name="", lines=(), place="somewhere" if task.place else "")


def _shares(task: Task, story: Story) -> bool:
    return not (task.urgent or task.batch or any(trap.kind in _OF_THE_WHOLE for trap in _about(task, story)))


def _about(task: Task, story: Story) -> Iterable[Trap]:
    return (trap for trap in story.traps if trap.task == task.name or (not trap.task and len(story.tasks) == 1))


def _line(line: Line, situation: str, story: Story, task: Task) -> Line:
    model = line.choice.look_alike_of
    choice = replace(line.choice, look_alike_of=_line_name(situation, story, task, model) if model else "")
    return replace(line, name=_line_name(situation, story, task, line.name), choice=choice)


def _differ(lines: Sequence[Line]) -> bool:
    """Whether lines about certain products can all be about another one."""
    taken: dict[str, int] = {}
    named = [line.choice.one_of or (line.choice.product,) for line in lines]

    def finds(number: int, tried: set[str]) -> bool:
        for product in named[number]:
            if product not in tried:
                tried.add(product)
                if product not in taken or finds(taken[product], tried):
                    taken[product] = number
                    return True
        return False

    certain = (number for number in range(len(lines)) if named[number] != ("",))
    return all(finds(number, set()) for number in certain)


def _task(document: _Document, dock: str) -> Task:
    task = document.task
    batch = f"{task.batch}.{document.parts[0][0].rpartition('_')[2]}" if task.batch else ""
    return replace(task, name=document.name, lines=tuple(document.lines), batch=batch, place=dock)


def _docks(documents: Sequence[_Document], docks: Sequence[str]) -> Iterator[str]:
    """Deliveries of one supplier stand at different docks, as far as there are any; all of them evenly."""
    taken: list[tuple[str, _Document]] = []
    for document in documents:
        if not document.task.place:
            yield ""
            continue
        at = {dock: [each for where, each in taken if where == dock] for dock in docks or (document.task.place,)}
        best = min(at, key=lambda dock: _burden(document, at[dock]))
        taken.append((best, document))
        yield best


def _burden(document: _Document, there: Sequence[_Document]) -> tuple[bool, int, int]:
    """What speaks against a delivery at a dock where others stand: goods that would not differ, others like it."""
    certain = [line for each in (document, *there) if each.task.flow not in _OTHERS_DO for line in each.lines]
    alike = sum(len(each.lines) for each in there if each.kind == document.kind)
    return not _differ(certain), alike, sum(len(each.lines) for each in there)


def _trap(trap: Trap, situation: str, story: Story, of: Mapping[tuple[str, str], str]) -> Trap:
    task = next((each for each in story.tasks if trap.task == each.name), None)
    if task is None and len(story.tasks) == 1:
        task = story.tasks[0]
    if task is None:
        return replace(trap, name=f"{situation}_{trap.name}", seeds=NEVER)
    line = trap.line or (task.lines[0].name if len(task.lines) == 1 else "")
    return replace(
        trap,
        name=f"{situation}_{trap.name}",
        task=of[situation, task.name],
        line=_line_name(situation, story, task, line) if line else "",
        seeds=NEVER,
    )


def _interruption(come: Interruption, situation: str, story: Story, of: Mapping[tuple[str, str], str]) -> Interruption:
    def line_of(named: str) -> str:
        about = (task for task in story.tasks if any(line.name == named for line in task.lines))
        return next((_line_name(situation, story, task, named) for task in about), "")

    clear = come.clear and replace(
        come.clear, task=of.get((situation, come.clear.task), ""), line=line_of(come.clear.line)
    )
    document = of.get((situation, come.task), "")
    name = f"{situation}_{come.name}"
    return replace(come, name=name, task=document, line=line_of(come.line), clear=clear, seeds=NEVER)
