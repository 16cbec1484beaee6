"""What the scoring policy may say, and the policy it makes (``scoring/policy.yaml``, ``docs/formats.md`` "Policy")."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scansim.content.validation import FileModel
from scansim.content.values import Number, Schema, Short, choice, whole
from scansim.training.policy import Gates, Policy, Proof, ReceivePolicy, Severities, Severity

__all__ = ["PolicyFile"]

ProofWord = Annotated[Proof, choice(Proof)]
SeverityWord = Annotated[Severity, choice(Severity)]
AtMost = Annotated[int, whole(0, 999)]


class ReceiveFile(FileModel):
    """What must be scanned when goods are received."""

    document: ProofWord = Field(examples=["scan"])
    product: ProofWord = Field(examples=["scan"])
    each_up_to: Number = Field(examples=["12"])


class SeveritiesFile(FileModel):
    """How bad each mistake is."""

    received_not_there: SeverityWord = Field(examples=["critical"])
    received_too_many: SeverityWord = Field(examples=["major"])
    received_too_few: SeverityWord = Field(examples=["major"])
    rest_given_up: SeverityWord = Field(examples=["critical"])
    rest_kept_open: SeverityWord = Field(examples=["major"])
    miscounted: SeverityWord = Field(examples=["major"])
    refusal_unheeded: SeverityWord = Field(examples=["minor"])


class GatesFile(FileModel):
    """What a run needs to pass."""

    escaped_major_at_most: AtMost = Field(examples=["0"])
    missed_points_at_most: AtMost = Field(examples=["1"])


class PolicyFile(FileModel):
    """The site's whole policy."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    revision: Short = Field(examples=["1"])
    receive: ReceiveFile = Field(examples=["(then document, product and each_up_to, indented)"])
    severities: SeveritiesFile = Field(examples=["(then each mistake with its severity, indented)"])
    gates: GatesFile = Field(examples=["(then each gate with its limit, indented)"])

    def policy(self) -> Policy:
        """The policy that the file states."""
        return Policy(
            revision=self.revision,
            receive=ReceivePolicy(self.receive.document, self.receive.product, self.receive.each_up_to),
            severities=Severities(**{name: getattr(self.severities, name) for name in SeveritiesFile.model_fields}),
            gates=Gates(self.gates.escaped_major_at_most, self.gates.missed_points_at_most),
        )
