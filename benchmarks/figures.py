"""How figures are taken and printed: medians and tails, and what was reached beside what is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Figure", "percentile"]

MILLISECONDS = 1000


def percentile(samples: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


@dataclass(frozen=True, slots=True)
class Figure:
    """One ratio against a peer of the same run."""

    name: str
    ours: float
    peer: float
    at_most: float

    @property
    def ratio(self) -> float:
        """Ours over the peer's."""
        return self.ours / self.peer

    def line(self) -> str:
        """The figure in one line."""
        verdict = "reached" if self.ratio <= self.at_most else "NOT REACHED"
        times = f"{self.ours * MILLISECONDS:8.2f} ms  peer {self.peer * MILLISECONDS:8.2f} ms"
        return f"{self.name:<44} {times}  {self.ratio:5.2f}x  at most {self.at_most}x  {verdict}"
