"""What a check-ride needs before it begins, and how long it may stand still (reference training C6 G6, D4)."""

from __future__ import annotations

import pytest

from scansim.training.people.person import Person, PersonKind
from scansim.training.people.pins import PinState
from scansim.training.people.ride_start import Hurdle, hurdle
from scansim.training.station import StationSettings, StationState
from tests.training.people.made import person

MIA = person("mia")
CHECKED = StationState(StationSettings(), "2026-11-01T08:00:00.000Z", "2026-11-01T08:00:05.000Z")
CHANGED_SINCE = StationState(StationSettings(), "2026-11-02T08:00:00.000Z", "")


@pytest.mark.parametrize(
    ("who", "pin", "station", "expected"),
    [
        (MIA, PinState.SET, CHECKED, None),
        (MIA, PinState.MUST_CHANGE, CHECKED, None),
        (None, PinState.SET, CHECKED, Hurdle.NOBODY),
        (person("lo", PersonKind.LOCKED), PinState.SET, CHECKED, Hurdle.STANDING),
        (MIA, PinState.LOCKED, CHECKED, Hurdle.STANDING),
        (MIA, PinState.NONE, CHECKED, Hurdle.NO_PIN),
        (MIA, PinState.SET, CHANGED_SINCE, Hurdle.HARDWARE),
        (MIA, PinState.SET, None, Hurdle.HARDWARE),
        (MIA, PinState.NONE, None, Hurdle.NO_PIN),
    ],
)
def test_what_stands_in_the_way_of_a_check_ride(
    who: Person | None, pin: PinState, station: StationState | None, expected: Hurdle | None
) -> None:
    assert hurdle(who, pin, station) is expected
