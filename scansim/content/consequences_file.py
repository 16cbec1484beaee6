"""What errors cost a site (``scoring/consequences.yaml``, ``docs/formats.md`` "Consequences file")."""

from __future__ import annotations

from pydantic import Field

from scansim.content.validation import FileModel
from scansim.content.values import Number, Schema, Short
from scansim.training.consequences.costs import Costs

__all__ = ["ConsequencesFile"]


class ConsequencesFile(FileModel):
    """The site's own figures."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    revision: Short = Field(examples=["1"])
    mispick: Number = Field(examples=["22"])

    def costs(self) -> Costs:
        """The figures that the file states."""
        return Costs(self.mispick)
