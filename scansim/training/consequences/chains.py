"""Errors that hang together: one made early surfaces at a later step, and is traced to where it began.

A later error follows from an earlier one when both are about the same product, in different tasks, and the later task
takes the goods from where the earlier one had brought them, or had counted them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scansim.training.run import Run
from scansim.training.score.mistakes import Fate, RunError
from scansim.training.score.settled import Settled, settled
from scansim.training.score.traces import Traced, traced

__all__ = ["Chain", "chain_of"]


@dataclass(frozen=True, slots=True)
class Chain:
    """An error, and the errors before it that it came from, in the order of their inputs; itself last."""

    links: tuple[Traced, ...]

    @property
    def tasks(self) -> frozenset[str]:
        """Every task that it went through."""
        return frozenset(each.error.task for each in self.links)

    @property
    def first(self) -> Traced:
        """Where it began."""
        return self.links[0]

    @property
    def is_carried_on(self) -> bool:
        """Whether it began at an earlier step than the one where it showed."""
        return len(self.links) > 1


def chain_of(run: Run, errors: Iterable[RunError], error: RunError) -> Chain:
    """The chain that ends with an error, one of ``errors``."""
    escaped = [each for each in errors if each.fate is Fate.ESCAPED]
    known = traced(run, [*escaped, *(() if error in escaped else (error,))])
    tasks = {done.name: done for done in settled(run)}
    links = [next(each for each in known if each.error == error)]
    for earlier in reversed(known):
        if _leads_to(tasks, earlier, links[0]):
            links.insert(0, earlier)
    return Chain(tuple(links))


def _leads_to(tasks: dict[str, Settled], earlier: Traced, later: Traced) -> bool:
    is_before = earlier.number < later.number and earlier.error.task != later.error.task
    if not is_before or earlier.error.about != later.error.about:
        return False
    brought_to = _destinations(tasks, earlier.error)
    return bool(brought_to & _sources(tasks, later.error))


def _destinations(tasks: dict[str, Settled], error: RunError) -> set[str]:
    """Where an error leaves the record wrong: what a task brought, and where it was asked to; a place counted."""
    done = tasks.get(error.task)
    if done is None:
        return {error.task} - {""}
    lines = (*done.opening, *done.lines)
    return {line.destination for line in lines if line.product == error.about}


def _sources(tasks: dict[str, Settled], error: RunError) -> set[str]:
    done = tasks.get(error.task)
    lines = (*done.opening, *done.lines) if done is not None else ()
    return {line.source for line in lines if line.product == error.about}
