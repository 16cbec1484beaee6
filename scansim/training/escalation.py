"""Who must be told what, and who may apply which count: the site's escalation matrix (``scoring/escalation.yaml``).

Reports: code, kind of work, and threshold in units or in value at standard cost lead to a role. Counts: within a
tolerance whoever counted applies them; above it a second person counts and a role approves (reference training A8).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scansim.engine.quantity import quantity
from scansim.engine.warehouse.count_policy import CountLimit, CountPolicy
from scansim.training.reports import SHIFT_LEAD, ReportCode
from scansim.training.story import Flow

__all__ = ["ANY_COUNT", "USUAL", "Approval", "CountRules", "Escalation", "ReportRule", "Threshold"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """From so many units, or from so much value, somebody else must be told; None: this does not matter."""

    to: str
    units: Decimal | None = None
    value: Decimal | None = None

    def is_reached(self, units: Decimal, value: Decimal) -> bool:
        """Whether either of the two is reached."""
        by_units = self.units is not None and units >= self.units
        return by_units or (self.value is not None and value >= self.value)


@dataclass(frozen=True, slots=True)
class ReportRule:
    """Who must be told of one code: ``to``, other roles in some kinds of work, others again from a threshold on."""

    code: ReportCode
    to: str
    flows: tuple[tuple[Flow, str], ...] = ()
    thresholds: tuple[Threshold, ...] = ()


@dataclass(frozen=True, slots=True)
class Approval:
    """A role and the largest difference that it may approve, in units and value; None for no limit."""

    role: str
    units: Decimal | None = None
    value: Decimal | None = None

    @property
    def limit(self) -> CountLimit:
        """The limit as the record knows it."""
        return CountLimit(self.units, self.value)


@dataclass(frozen=True, slots=True)
class CountRules:
    """How large a difference may be that whoever counted applies; ``approvals`` from the role to be asked first.

    ``refuses``: a larger one is refused until it is approved; else the app takes it, and taking it is a mistake (K3).
    """

    units: Decimal | None = None
    value: Decimal | None = None
    approvals: tuple[Approval, ...] = ()
    refuses: bool = True

    @property
    def policy(self) -> CountPolicy:
        """The limits as the record knows them."""
        approvals = tuple((each.role, each.limit) for each in self.approvals)
        return CountPolicy(CountLimit(self.units, self.value), approvals)

    def is_within(self, units: Decimal, value: Decimal) -> bool:
        """Whether a difference may be applied by whoever counted."""
        return (self.units is None or abs(units) <= self.units) and (self.value is None or abs(value) <= self.value)


@dataclass(frozen=True, slots=True)
class Escalation:
    """The whole matrix."""

    rules: tuple[ReportRule, ...]
    counts: CountRules

    def role(self, code: ReportCode, flow: Flow | None, units: Decimal, value: Decimal) -> str:
        """Who must be told: the last threshold that is reached, else by the kind of work, else whom the code names;
        the shift lead for a code that the matrix leaves out."""
        rule = next((each for each in self.rules if each.code is code), None)
        if rule is None:
            return SHIFT_LEAD
        reached = [each.to for each in rule.thresholds if each.is_reached(units, value)]
        return reached[-1] if reached else dict(rule.flows).get(flow, rule.to) if flow else rule.to


ANY_COUNT = CountRules()
"""No limit at all."""

USUAL = Escalation(
    tuple(
        ReportRule(code, to)
        for code, to in (
            (ReportCode.MISSING, "inventory_controller"),
            (ReportCode.EXTRA, "buyer"),
            (ReportCode.WRONG_ITEM, "quality"),
            (ReportCode.DAMAGED, "quality"),
            (ReportCode.UNREADABLE, "inventory_controller"),
            (ReportCode.PLACE_PROBLEM, "inventory_controller"),
            (ReportCode.SYSTEM, "helpdesk"),
            (ReportCode.STOP_SAFETY, SHIFT_LEAD),
        )
    ),
    CountRules(
        quantity("5"),
        quantity("200"),
        (Approval("inventory_controller", quantity("50"), quantity("1000")), Approval(SHIFT_LEAD)),
    ),
)
"""What holds where a site says nothing: no thresholds for reports; counts as in the file that ships."""
