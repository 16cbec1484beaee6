"""The lock of an attempt, where two holders meet at the worst moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from scansim.records import holds
from scansim.records.holds import Holds

ATTEMPT = "0190d0a0-0000-7000-8000-000000000003"


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    one, two = Holds(tmp_path / "running"), Holds(tmp_path / "running")
    assert one.take(ATTEMPT)
    assert one.take(ATTEMPT)
    assert not two.take(ATTEMPT)
    assert ATTEMPT in one
    assert ATTEMPT not in two
    one.release(ATTEMPT)
    assert two.take(ATTEMPT)
    assert not one.take(ATTEMPT)
    two.release_all()
    assert list((tmp_path / "running").iterdir()) == []


def test_a_file_that_went_between_opening_and_locking_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, three = (Holds(tmp_path / "running") for _ in range(3))
    assert one.take(ATTEMPT)
    lock = holds._lock

    def late(handle: int) -> bool:
        one.release(ATTEMPT)
        return lock(handle)

    with monkeypatch.context() as patched:
        patched.setattr(holds, "_lock", late)
        assert two.take(ATTEMPT)
    assert not three.take(ATTEMPT)
