"""A long story of random work, the same one for the same seed.

``python -m tests.engine.warehouse.long_story SEED STEPS`` prints what came of each step and the digest after it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from scansim.engine.warehouse.refusal import Refused
from tests.engine.warehouse.choosing import Chance, NothingThere
from tests.engine.warehouse.rules import check
from tests.engine.warehouse.steps import STEPS
from tests.engine.warehouse.working import checking_warehouse

__all__ = ["told"]


def told(seed: int, steps: int, *, checked: bool = False) -> Iterator[str]:
    """A line for each step; ``checked``: every rule is looked at after it."""
    generator = random.Random(seed)
    chance = Chance(generator.randrange)
    warehouse = checking_warehouse()
    for _ in range(steps):
        step = generator.choice(STEPS)
        try:
            step(warehouse, chance)
            came = "done"
        except Refused as refusal:
            came = f"refused ({refusal.reason.value})"
        except NothingThere:
            came = "nothing there"
        if checked:
            check(warehouse)
        yield f"{came} {step.__name__} {warehouse.digest()}"


if __name__ == "__main__":
    for line in told(int(sys.argv[1]), int(sys.argv[2])):
        print(line)
