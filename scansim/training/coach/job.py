"""Which piece of work is next: a transfer, or a batch of transfers. Urgent ones first, else what is open already."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scansim.engine.warehouse.records import Line
from scansim.training.coach.piece import Document
from scansim.training.coach.sight import Sight
from scansim.training.starting_point import GivenTask
from scansim.training.story import Flow

__all__ = ["Job", "next_job", "unsettled"]


@dataclass(frozen=True)
class Job:
    """What is worked on together: one task, or the tasks of a batch that are still to be done."""

    sight: Sight
    tasks: tuple[GivenTask, ...]

    @property
    def task(self) -> GivenTask:
        """The first task; all of a batch go the same way."""
        return self.tasks[0]

    @property
    def flow(self) -> Flow:
        """What kind of work it is."""
        return self.task.flow

    @property
    def batch(self) -> str:
        """The batch, empty for a single transfer."""
        return self.task.batch

    @property
    def name(self) -> str:
        """What is scanned to open it."""
        return self.batch or self.task.transfer

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The transfers."""
        return tuple(self.sight.number_of(task) for task in self.tasks)

    @cached_property
    def paper(self) -> Document:
        """The paper that bears its code."""
        return self.sight.paper_with(self.name) or self.sight.document(self.task.paper)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The papers to read before anything is done."""
        plan = self.sight.door_plan if self.flow is Flow.DISPATCH else None
        papers = tuple(self.sight.document(task.paper) for task in self.tasks)
        return (*papers, plan) if plan is not None else papers

    @property
    def is_open(self) -> bool:
        """Whether its screen is open on the handheld, also under a question or the editor."""
        if self.batch:
            return self.sight.open_batch == self.batch
        return self.sight.open_transfer == self.numbers[0]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, transfer by transfer."""
        return tuple(line for number in self.numbers for line in self.sight.lines(number))

    @cached_property
    def products(self) -> frozenset[str]:
        """What is asked for."""
        return frozenset(line.product for task in self.tasks for line in task.ordered)

    @cached_property
    def kept(self) -> dict[str, object]:
        """What was worked out at this moment and is asked for again."""
        return {}

    def task_of(self, line: Line) -> GivenTask:
        """The task that a line belongs to."""
        return self.tasks[self.numbers.index(line.transfer)]


def unsettled(sight: Sight) -> tuple[GivenTask, ...]:
    """The tasks that are not done yet and that nobody said to leave alone."""
    return tuple(task for task in sight.tasks if not sight.is_done(sight.number_of(task)) and not sight.is_held(task))


def next_job(sight: Sight) -> Job | None:
    """The work to do now; None when only counts are left, or nothing."""
    left = tuple(task for task in unsettled(sight) if not _is_closed(sight, task))
    if not left:
        return None
    urgent = [task for task in left if task.urgent]
    is_open = [task for task in left if _is_open(sight, task)]
    doubted = [task for task in left if sight.is_in_doubt(sight.number_of(task))]
    first = (doubted or urgent or is_open or list(left))[0]
    if not first.batch:
        return Job(sight, (first,))
    return Job(sight, tuple(task for task in left if task.batch == first.batch))


def _is_closed(sight: Sight, task: GivenTask) -> bool:
    """Whether its goods lie where a danger is: it waits until that is over."""
    if not sight.closed:
        return False
    if task.place:
        return task.place in sight.closed
    sources = {line.source for line in sight.lines(sight.number_of(task)) if line.done < line.planned}
    return any(place.id in sight.closed for source in sources for place in sight.places_of(source))


def _is_open(sight: Sight, task: GivenTask) -> bool:
    if task.batch:
        return sight.open_batch == task.batch
    return sight.open_transfer == sight.number_of(task)
