"""Goods in the wrong carton or tote: each order has its own, and papers of a batch may say the wrong one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from scansim.training.run import Run
from scansim.training.score.mistakes import Mistake, RunError, error
from scansim.training.score.settled import Settled
from scansim.training.story import TrapKind

__all__ = ["wrong_packages"]


def wrong_packages(run: Run, tasks: Sequence[Settled]) -> Iterator[RunError]:
    """Packages of a validated task that are another order's: by the plan, or because that order was packed into them
    first."""
    owners = dict(_planned(run, tasks))
    for done in tasks:
        packages = _packages(done)
        for package in packages:
            owner = owners.setdefault(package, done.name)
            if done.validated is not None and owner != done.name:
                yield error(run.policy, Mistake.WRONG_PACKAGE, package, packages[package], task=done.name)


def _planned(run: Run, tasks: Sequence[Settled]) -> Iterator[tuple[str, str]]:
    """Whose tote each is where the papers say it the wrong way round."""
    for planted in run.situation.planted:
        if planted.kind is not TrapKind.SWAPPED_TOTES:
            continue
        batch = next((done.task.batch for done in tasks if done.name == planted.task), "")
        members = [done.name for done in tasks if batch and done.task.batch == batch]
        yield planted.product, planted.task
        yield from ((planted.instead, name) for name in members[1:2])


def _packages(done: Settled) -> dict[str, Decimal]:
    """How much of a task lies in each package."""
    found: dict[str, Decimal] = {}
    for line in done.lines:
        if line.done and line.result_package:
            found[line.result_package] = found.get(line.result_package, Decimal(0)) + line.done
    return found
