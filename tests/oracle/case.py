"""What every schema of recorded cases has in common: a case's outcome, and what a file of them must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["CASES", "Checks", "Document", "Outcome"]

CASES = Path(__file__).parent / "cases"
"""Where the recorded cases lie."""

Document = Mapping[str, Any]
"""A file of cases as JSON gives it; numbers with a point are decimals."""


@dataclass(frozen=True)
class Outcome:
    """One case: what was recorded, and what the engine does. It passes when they are equal."""

    id: str
    expected: object
    got: object

    @property
    def passed(self) -> bool:
        return self.expected == self.got


Checks = Callable[[Document], Iterator[Outcome]]
"""Plays all cases of a document, in their order. A case that the engine breaks on is an outcome too."""
