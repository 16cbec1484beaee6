"""Content as a key: what was made of a pack or an exercise is known again by the very object, never by comparing it."""

from __future__ import annotations

from typing import Generic, TypeVar

__all__ = ["Same"]

Value = TypeVar("Value")


class Same(Generic[Value]):
    """Equal to another one of the very same value. A pack is large, never changes, and is read once in a process."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)
