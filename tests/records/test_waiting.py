"""How programs wait for each other: fairly, and as long as the queue moves."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.records.sqlite.waiting import Turn, is_busy, pause_after


@given(st.floats(0.012, 60), st.floats(0.012, 60))
def test_who_waited_longer_asks_more_often(one: float, other: float) -> None:
    longer, shorter = max(one, other), min(one, other)
    assert pause_after(longer) <= pause_after(shorter)
    # A second's wait against a newcomer's.
    assert pause_after(1.0) * 15 < pause_after(0.013)


@given(st.floats(0, 600))
def test_nobody_asks_without_pause_or_sleeps_through(waited: float) -> None:
    assert 0.001 <= pause_after(waited) <= 0.02


class Time:
    """A clock that only pauses move."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        self.pauses: list[float] = []
        patch.setattr(time, "monotonic", lambda: self.now)
        patch.setattr(time, "sleep", self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


def waited(clock: Time, turn: Turn) -> float:
    began = clock.now
    while turn.may_ask_again():
        assert clock.now - began < 1000
    return clock.now - began


def test_patience_ends_when_nobody_records(clock: Time) -> None:
    turn = Turn(5, lambda: 7)
    assert 5 <= waited(clock, turn) < 5.03
    # Spread over the half and one and a half of the pause, the first while four milliseconds.
    assert 0.002 <= clock.pauses[0] <= 0.006


def test_a_queue_that_moves_is_waited_in(clock: Time) -> None:
    moves: Iterator[int] = iter([1, 2, 3, 4, 4])
    assert 20 <= waited(clock, Turn(5, lambda: next(moves))) < 20.2


def test_nobody_waits_for_ever(clock: Time) -> None:
    ever = count()
    assert 60 <= waited(clock, Turn(5, lambda: next(ever))) < 65.2


def test_what_is_worth_asking_again(tmp_path: object) -> None:
    def coded(code: int) -> sqlite3.OperationalError:
        error = sqlite3.OperationalError()
        error.sqlite_errorcode = code
        return error

    busy, recovery, snapshot, locked, full = 5, 5 | 1 << 8, 5 | 2 << 8, 6, 13  # sqlite.org/rescode.html
    assert [is_busy(coded(code)) for code in (busy, recovery, snapshot, locked, full)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert not is_busy(sqlite3.OperationalError())
