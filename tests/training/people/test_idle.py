"""When a station locks itself (reference training D4: 120 s, supervisors 60 s, within a run ten minutes)."""

from __future__ import annotations

import pytest

from scansim.training.people.idle import IdleTimes, IdleWatch
from scansim.training.people.person import Role

OPERATOR, SUPERVISOR, TRAINER = (Role.OPERATOR,), (Role.OPERATOR, Role.SUPERVISOR), (Role.TRAINER,)


@pytest.mark.parametrize(
    ("roles", "in_run", "seconds"),
    [
        (OPERATOR, False, 120),
        ((), False, 120),
        (SUPERVISOR, False, 60),
        (TRAINER, False, 60),
        (OPERATOR, True, 600),
        (SUPERVISOR, True, 600),
    ],
)
def test_how_long_a_station_stays_open(roles: tuple[Role, ...], in_run: bool, seconds: int) -> None:
    watch = IdleWatch(IdleTimes(), 1000.0)
    assert watch.seconds_left(1000.0, roles, in_run=in_run) == seconds
    assert watch.seconds_left(1000.0 + seconds - 0.5, roles, in_run=in_run) == 0.5
    assert watch.seconds_left(1000.0 + seconds, roles, in_run=in_run) == 0
    assert watch.seconds_left(1000.0 + seconds + 5, roles, in_run=in_run) == 0


def test_whatever_happens_begins_the_time_anew() -> None:
    watch = IdleWatch(IdleTimes(), 0.0)
    watch.touch(119.0)
    assert watch.seconds_left(120.0, OPERATOR, in_run=False) == 119


@pytest.mark.parametrize(("left", "warned"), [(15.1, False), (15.0, True), (0.1, True), (0.0, False)])
def test_the_last_seconds_are_warned_of(left: float, warned: bool) -> None:
    assert IdleWatch(IdleTimes(), 0.0).warns(left) is warned
