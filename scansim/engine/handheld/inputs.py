"""What the handheld takes in: a code, a button, a value in a field."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DeviceInput", "Entered", "Pressed", "Scanned"]


@dataclass(frozen=True, slots=True)
class Scanned:
    """A barcode arrived, from the scanner or typed: to the handheld both are the same."""

    data: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A control was pressed: its id, and what it acts on after a colon (``fill:MUG-35-BL``)."""

    control: str

    @property
    def action(self) -> str:
        """The part before the colon."""
        return self.control.partition(":")[0]

    @property
    def target(self) -> str:
        """The part after the colon, or empty."""
        return self.control.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Entered:
    """A value was entered into a field of the open editor."""

    field: str
    value: str


DeviceInput = Scanned | Pressed | Entered
