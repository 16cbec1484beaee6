"""What has to be so before a check-ride begins (reference training D4, G9)."""

from __future__ import annotations

from enum import StrEnum

from scansim.training.people.person import Person, Standing
from scansim.training.people.pins import PinState
from scansim.training.station import StationState

__all__ = ["Hurdle", "hurdle"]


class Hurdle(StrEnum):
    """Why a check-ride cannot begin now. Values stand in facts and never change."""

    NOBODY = "ride_nobody"
    STANDING = "ride_standing"
    NO_PIN = "ride_no_pin"
    HARDWARE = "ride_hardware"
    """The hardware check of the station did not pass after its last change."""


def hurdle(person: Person | None, pin: PinState, station: StationState | None) -> Hurdle | None:
    """The first thing that stands in the way of a check-ride; None when only the PIN is to be given. A guest is None.

    ``person`` is as known now, not as they were when they came in: they may be locked since.
    """
    if person is None:
        return Hurdle.NOBODY
    if person.standing is not Standing.ACTIVE or pin is PinState.LOCKED:
        return Hurdle.STANDING
    if pin is PinState.NONE:
        return Hurdle.NO_PIN
    if station is None or not station.passed:
        return Hurdle.HARDWARE
    return None
