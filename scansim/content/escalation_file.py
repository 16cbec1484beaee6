"""What the escalation matrix may say (``scoring/escalation.yaml``, ``docs/formats.md`` "Escalation")."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scansim.content.validation import FileModel
from scansim.content.values import Flag, Name, Number, Schema, Short, one_of
from scansim.training.escalation import Approval, CountRules, Escalation, ReportRule, Threshold
from scansim.training.reports import ROLES, ReportCode
from scansim.training.story import Flow

__all__ = ["EscalationFile"]

Role = Annotated[str, one_of(ROLES)]
Code = Annotated[str, one_of([*ReportCode])]
FlowWord = Annotated[str, one_of([*Flow])]


class ThresholdFile(FileModel):
    """From so much on somebody else must be told."""

    to: Role = Field(examples=["shift_lead"])
    units: Number | None = None
    value: Number | None = None

    def threshold(self) -> Threshold:
        """The threshold that the file states."""
        return Threshold(self.to, self.units, self.value)


class ReportRuleFile(FileModel):
    """Who must be told of one code."""

    to: Role = Field(examples=["quality"])
    in_: dict[FlowWord, Role] = Field(default_factory=dict, alias="in")
    from_: dict[Name, ThresholdFile] = Field(default_factory=dict, alias="from")

    def rule(self, code: str) -> ReportRule:
        """The rule of this code; thresholds hold in the order in which they were written."""
        flows = tuple((Flow(flow), role) for flow, role in self.in_.items())
        return ReportRule(ReportCode(code), self.to, flows, tuple(each.threshold() for each in self.from_.values()))


class LimitFile(FileModel):
    """The largest difference; what is not named has no limit."""

    units: Number | None = None
    value: Number | None = None


class CountsFile(FileModel):
    """Which counts may be applied by whom."""

    tolerance: LimitFile = Field(examples=["(then units and value, indented)"])
    approvals: dict[Role, LimitFile] = Field(examples=["(then each role with its limit, indented)"])
    refused: Flag = True

    def rules(self) -> CountRules:
        """The rules that the file states; the first role is asked first."""
        approvals = tuple(Approval(role, limit.units, limit.value) for role, limit in self.approvals.items())
        return CountRules(self.tolerance.units, self.tolerance.value, approvals, self.refused)


class EscalationFile(FileModel):
    """The site's whole matrix."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    revision: Short = Field(examples=["1"])
    reports: dict[Code, ReportRuleFile] = Field(examples=["(then each code with its role, indented)"])
    counts: CountsFile = Field(examples=["(then tolerance and approvals, indented)"])

    def escalation(self) -> Escalation:
        """The matrix that the file states, its rules in the order of the codes."""
        rules = tuple(self.reports[code.value].rule(code.value) for code in ReportCode if code.value in self.reports)
        return Escalation(rules, self.counts.rules())
