"""What every test runs under: the same examples on every machine, many more of them in a soak."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from scansim.content.places import use_site

if TYPE_CHECKING:
    from scansim.content.library import Library

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

    with pytest.MonkeyPatch.context() as patch:
        for way in ("load", "in_use"):
            patch.setattr(Library, way, _once(getattr(Library, way)))
        yield


@pytest.fixture(autouse=True, scope="session")
def seeds_tried_once() -> Iterator[None]:
    """Whether an exercise can be played in a pack follows from the two alone: equal ones are tried once a process.

    Tests of faults read the same few exercises again and again beside the one that they break.
    """
    from scansim.content import exercise_rules

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exercise_rules, "not_playable", lru_cache(maxsize=32)(exercise_rules.not_playable))
        yield


def _once(read: Callable[[Path, Path | None], Library]) -> Callable[..., Library]:
    shipped: dict[Path, Library] = {}

    def read_once(root: Path, site: Path | None = None) -> Library:
        if site is not None or root.resolve() != ROOT:
            return read(root, site)
        if root not in shipped:
            shipped[root] = read(root, None)
        return shipped[root]

    return read_once


@pytest.fixture(autouse=True)
def without_a_site() -> Iterator[None]:
    """What a test lays over the content that ships is gone after it."""
    yield
    use_site(None)
