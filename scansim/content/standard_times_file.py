"""What the standard times may say (``scoring/standard_times.yaml``, ``docs/formats.md`` "Standard times")."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from scansim.content.validation import FileModel
from scansim.content.values import Schema, Short, up_to
from scansim.training.standard_times import StandardTimes

__all__ = ["StandardTimesFile"]

Seconds = Annotated[Decimal, up_to(3600)]


class SecondsFile(FileModel):
    """The seconds of each element; all of them are said."""

    document: Seconds = Field(examples=["10"])
    location: Seconds = Field(examples=["5"])
    product: Seconds = Field(examples=["5"])
    unit: Seconds = Field(examples=["2"])
    lot: Seconds = Field(examples=["5"])
    quantity: Seconds = Field(examples=["10"])
    package: Seconds = Field(examples=["5"])
    confirm: Seconds = Field(examples=["6"])
    exception: Seconds = Field(examples=["40"])
    answer: Seconds = Field(examples=["20"])
    walk: Seconds = Field(examples=["6"])
    walk_in_room: Seconds = Field(examples=["20"])


class StandardTimesFile(FileModel):
    """The site's standard times."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    revision: Short = Field(examples=["1"])
    seconds: SecondsFile = Field(examples=["(then each element with its seconds, indented)"])

    def times(self) -> StandardTimes:
        """The times that the file states."""
        return StandardTimes(self.revision, **{name: getattr(self.seconds, name) for name in SecondsFile.model_fields})
