"""Since when an attempt stands still: what the lock keeps, and what is known after a power cut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scansim.records.opening import open_records
from scansim.training.header import Header
from scansim.training.inputs import Hint, Pause, Resume, Timed
from scansim.training.ports import StorageRefused


class Wall:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = "2026-11-23T08:00:00.000Z"

    def utc(self) -> str:
        return self.now

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture
def wall() -> Wall:
    return Wall()


def test_a_sealed_attempt_stands_still_since_its_newest_seal(tmp_path: Path, wall: Wall, header: Header) -> None:
    with open_records(tmp_path, clock=wall, station="s") as records:
        attempt, other = records.open(header, {}), records.open(replace(header, person="somebody"), {})
        for wall.now in ("2026-11-23T08:05:00.000Z", "2026-11-23T08:20:00.000Z"):
            records.seal(attempt, "lock")
        wall.now = "2026-11-23T08:40:00.000Z"
        records.seal(other, "idle")
        assert records.stopped(attempt) == "2026-11-23T08:20:00.000Z"
        assert records.stopped(other) == "2026-11-23T08:40:00.000Z"


def test_what_a_power_cut_ended_was_worked_on_for_as_long_as_its_inputs_say(
    tmp_path: Path, wall: Wall, header: Header
) -> None:
    with open_records(tmp_path, clock=wall, station="s") as records:
        attempt = records.open(header, {})
        assert records.stopped(attempt) == "2026-11-23T08:00:00.000Z"
        records.append(attempt, Timed(90_500, Hint()))
        assert records.stopped(attempt) == "2026-11-23T08:01:30.500Z"


def test_an_old_seal_is_not_believed_over_later_work(tmp_path: Path, wall: Wall, header: Header) -> None:
    with open_records(tmp_path, clock=wall, station="s") as records:
        attempt = records.open(header, {})
        wall.now = "2026-11-23T08:01:00.000Z"
        records.seal(attempt, "lock")
        records.append(attempt, Timed(600_000, Hint()))
        assert records.stopped(attempt) == "2026-11-23T08:10:00.000Z"


def test_a_pause_that_is_over_is_no_part_of_the_next_one(tmp_path: Path, wall: Wall, header: Header) -> None:
    """Opened at 8:00, a minute of work, locked for 8 minutes (480 begun seconds are 479 whole ones), two more minutes
    of work: whoever was cut off then worked until 8:10:59 at the earliest."""
    with open_records(tmp_path, clock=wall, station="s") as records:
        attempt = records.open(header, {})
        records.append(attempt, Timed(60_000, Pause("lock")))
        wall.now = "2026-11-23T08:01:00.000Z"
        records.seal(attempt, "lock")
        records.append(attempt, Timed(60_000, Resume(480)))
        assert records.stopped(attempt) == "2026-11-23T08:08:59.000Z"
        records.append(attempt, Timed(180_000, Hint()))
        assert records.stopped(attempt) == "2026-11-23T08:10:59.000Z"


def test_a_seal_is_a_fact_of_the_owner_and_the_chain_holds(tmp_path: Path, wall: Wall, header: Header) -> None:
    with open_records(tmp_path, clock=wall, station="s") as records:
        attempt = records.open(replace(header, person="somebody"), {})
        records.seal(attempt, "lock")
        assert records.verify() == []
        assert records.rebuild() > 0
        stored = records.unfinished("somebody")
        assert stored is not None
        assert stored.attempt == attempt


def test_of_an_attempt_that_is_not_there_nothing_is_sealed(tmp_path: Path, wall: Wall) -> None:
    with open_records(tmp_path, clock=wall, station="s") as records:
        for ask in (lambda: records.seal("nobodys", "lock"), lambda: records.stopped("nobodys")):
            with pytest.raises(StorageRefused):
                ask()
