"""Goods that were scrapped without authority (reference training C6, K11).

Whoever scans may not write goods off by themselves: who answers for damaged goods is told first.
"""

from __future__ import annotations

from collections.abc import Iterator

from scansim.engine.handheld.events import Scrapped
from scansim.engine.quantity import ZERO
from scansim.training.reports import ReportCode, Reported
from scansim.training.run import Run
from scansim.training.score.mistakes import Mistake, RunError, error
from scansim.training.score.unreadable import things_named

__all__ = ["scrapped"]


def scrapped(run: Run) -> Iterator[RunError]:
    """What was scrapped before it was reported as damaged to whom the site's matrix names."""
    stock = run.world.warehouse.stock
    told: set[str] = set()
    for observation in run.observations:
        report = observation.report
        if report is not None and report.code is ReportCode.DAMAGED and report.to == _who_answers(run, report):
            told |= things_named(run, report.about)
        for event in observation.events:
            if isinstance(event, Scrapped) and event.product not in told:
                mistake, transfer = Mistake.SCRAPPED_WITHOUT_AUTHORITY, stock.transfers.find(event.transfer)
                task = transfer.name if transfer else ""
                yield error(run.policy, mistake, event.product, event.quantity, task=task)


def _who_answers(run: Run, report: Reported) -> str:
    named = things_named(run, report.about)
    price = next((product.standard_price for product in run.pack.products if product.id in named), ZERO)
    units = report.quantity or ZERO
    return run.policy.escalation.role(report.code, None, units, units * price)
