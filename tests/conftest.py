"""What every test runs under: the same examples on every machine, many more of them in a soak."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# Deadlines and "too slow" time the machine, not the program.
settings.register_profile(
    "ci",
    derandomize=True,
    max_examples=50,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "soak",
    derandomize=False,
    max_examples=5_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True, scope="session")
def shipped_library_read_once() -> Iterator[None]:
    """What ships does not change while tests run: each process reads and checks it once, and then knows it."""
    from scansim.content.library import Library

    load = Library.load
    shipped: dict[Path, Library] = {}

    def load_once(root: Path) -> Library:
        if root.resolve() != ROOT:
            return load(root)
        if root not in shipped:
            shipped[root] = load(root)
        return shipped[root]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Library, "load", load_once)
        yield
