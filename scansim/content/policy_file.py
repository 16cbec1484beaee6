"""What the scoring policy may say, and the policy it makes (``scoring/policy.yaml``, ``docs/formats.md`` "Policy")."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from scansim.content.exercise_file import ROLES
from scansim.content.validation import FileModel
from scansim.content.values import Name, Number, Schema, Short, choice, one_of, up_to, whole
from scansim.scanner.entry import Grade
from scansim.training.policy import (
    USUAL_WEIGHTS,
    CheckGates,
    FlowPolicy,
    Gates,
    Policy,
    PracticeGates,
    Proof,
    Severities,
    Severity,
    Weights,
)

__all__ = ["PolicyFile"]

ProofWord = Annotated[Proof, choice(Proof)]
SeverityWord = Annotated[Severity, choice(Severity)]
AtMost = Annotated[int, whole(0, 999)]
Seconds = Annotated[int, whole(0, 3600)]
ShareOf = Annotated[Decimal, up_to(1)]
OfHundred = Annotated[Decimal, up_to(100)]
RoleWord = Annotated[str, one_of(ROLES)]
GradeWord = Annotated[Grade, choice(Grade)]


class FlowFile(FileModel):
    """What must be scanned in one kind of work; what is not named does not have to be."""

    document: ProofWord = Proof.NONE
    source: ProofWord = Proof.NONE
    product: ProofWord = Proof.NONE
    lot: ProofWord = Proof.NONE
    each_up_to: Number = Decimal(0)
    destination: ProofWord = Proof.NONE
    package: ProofWord = Proof.NONE

    def policy(self) -> FlowPolicy:
        """The verification policy of the flow."""
        return FlowPolicy(**{name: getattr(self, name) for name in FlowFile.model_fields})


class ReceiveFile(FlowFile):
    """What must be scanned when goods are received; the first three are always said."""

    document: ProofWord = Field(examples=["scan"])
    product: ProofWord = Field(examples=["scan"])
    each_up_to: Number = Field(examples=["12"])


class SeveritiesFile(FileModel):
    """How bad each mistake is; those with a default may be left out."""

    received_not_there: SeverityWord = Field(examples=["critical"])
    received_too_many: SeverityWord = Field(examples=["major"])
    received_too_few: SeverityWord = Field(examples=["major"])
    rest_given_up: SeverityWord = Field(examples=["critical"])
    rest_kept_open: SeverityWord = Field(examples=["major"])
    miscounted: SeverityWord = Field(examples=["major"])
    refusal_unheeded: SeverityWord = Field(examples=["minor"])
    received_wrong_item: SeverityWord = Severity.MAJOR
    received_damaged: SeverityWord = Severity.MAJOR
    received_over_order: SeverityWord = Severity.MAJOR
    wrong_lot: SeverityWord = Severity.MAJOR
    wrong_place: SeverityWord = Severity.MAJOR
    wrong_package: SeverityWord = Severity.MAJOR
    place_overfilled: SeverityWord = Severity.MAJOR
    mixed_lots: SeverityWord = Severity.CRITICAL
    picked_wrong_item: SeverityWord = Severity.MAJOR
    picked_unfit: SeverityWord = Severity.MAJOR
    sent_wrong_item: SeverityWord = Severity.CRITICAL
    sent_unfit: SeverityWord = Severity.CRITICAL
    recorded_not_there: SeverityWord = Severity.MAJOR
    recorded_too_many: SeverityWord = Severity.MAJOR
    recorded_too_few: SeverityWord = Severity.MAJOR
    left_short: SeverityWord = Severity.MAJOR
    hold_ignored: SeverityWord = Severity.CRITICAL
    count_wrong: SeverityWord = Severity.MAJOR
    count_copied: SeverityWord = Severity.CRITICAL
    unapproved_adjustment: SeverityWord = Severity.CRITICAL
    own_approval: SeverityWord = Severity.CRITICAL
    credentials_shared: SeverityWord = Severity.CRITICAL
    scrapped_without_authority: SeverityWord = Severity.CRITICAL
    hazard_ignored: SeverityWord = Severity.CRITICAL
    wrong_answer: SeverityWord = Severity.MAJOR


class PracticeGatesFile(FileModel):
    """What practice of many lines needs to pass; what is left out has the value of the file that ships."""

    compliance_at_least: ShareOf = PracticeGates().compliance_at_least
    escaped_major_at_most: AtMost = PracticeGates().escaped_major_at_most
    score_at_least: OfHundred = PracticeGates().score_at_least

    def gates(self) -> PracticeGates:
        """The gates that the file states."""
        return PracticeGates(**{name: getattr(self, name) for name in PracticeGatesFile.model_fields})


class CheckGatesFile(FileModel):
    """What a check-ride of many lines needs to pass; what is left out has the value of the file that ships."""

    compliance_at_least: ShareOf = CheckGates().compliance_at_least
    escaped_major_at_most: AtMost = CheckGates().escaped_major_at_most
    score_at_least: OfHundred = CheckGates().score_at_least
    long_from: AtMost = CheckGates().long_from
    right_lines_at_least: ShareOf = CheckGates().right_lines_at_least
    lines_at_least: AtMost = CheckGates().lines_at_least
    pause_at_most: Seconds = CheckGates().pause_at_most
    grades: list[GradeWord] = Field(default_factory=lambda: list(CheckGates().grades))

    def gates(self) -> CheckGates:
        """The gates that the file states."""
        said = {name: getattr(self, name) for name in CheckGatesFile.model_fields if name != "grades"}
        return CheckGates(**said, grades=tuple(self.grades))


class WeightsFile(FileModel):
    """What each component counts for one role."""

    compliance: ShareOf = Decimal(0)
    accuracy: ShareOf = Decimal(0)
    exceptions: ShareOf = Decimal(0)
    pace: ShareOf = Decimal(0)
    resolution: ShareOf = Decimal(0)

    def weights(self) -> Weights:
        """The weights that the file states."""
        return Weights(**{name: getattr(self, name) for name in WeightsFile.model_fields})


class GatesFile(FileModel):
    """What a run needs to pass."""

    escaped_major_at_most: AtMost = Field(examples=["0"])
    missed_points_at_most: AtMost = Field(examples=["1"])
    practice: PracticeGatesFile = Field(default_factory=PracticeGatesFile, alias="try")
    check: CheckGatesFile = Field(default_factory=CheckGatesFile)

    def gates(self) -> Gates:
        """The gates that the file states."""
        short = (self.escaped_major_at_most, self.missed_points_at_most)
        return Gates(*short, practice=self.practice.gates(), check=self.check.gates())


class PolicyFile(FileModel):
    """The site's whole policy."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    revision: Short = Field(examples=["1"])
    receive: ReceiveFile = Field(examples=["(then document, product and each_up_to, indented)"])
    putaway: FlowFile | None = None
    transfer: FlowFile | None = None
    replenish: FlowFile | None = None
    pick: FlowFile | None = None
    pack: FlowFile | None = None
    dispatch: FlowFile | None = None
    quality: FlowFile | None = None
    count: FlowFile | None = None
    returns: FlowFile | None = Field(default=None, alias="return")
    severities: SeveritiesFile = Field(examples=["(then each mistake with its severity, indented)"])
    gates: GatesFile = Field(examples=["(then each gate with its limit, indented)"])
    weights: dict[RoleWord, WeightsFile] = Field(default_factory=dict)
    one_lot: list[Name] = Field(default_factory=list)

    def policy(self) -> Policy:
        """The policy that the file states; a flow that it does not name keeps the policy that the program brings."""
        said = {name: getattr(self, name) for name in _FLOWS}
        own = {role: each.weights() for role, each in self.weights.items()}
        return Policy(
            revision=self.revision,
            receive=self.receive.policy(),
            severities=Severities(**{name: getattr(self.severities, name) for name in SeveritiesFile.model_fields}),
            gates=self.gates.gates(),
            one_lot=tuple(self.one_lot),
            weights=tuple((dict(USUAL_WEIGHTS) | own).items()),
            **{name: file.policy() for name, file in said.items() if file is not None},
        )


_FLOWS = ("putaway", "transfer", "replenish", "pick", "pack", "dispatch", "quality", "count", "returns")
