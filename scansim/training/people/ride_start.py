"""What has to be so before a check-ride begins, and how long one may stand still (reference training C6, D4, G9)."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from scansim.training.header import Mode
from scansim.training.people.person import Person, Standing
from scansim.training.people.pins import PinState
from scansim.training.station import StationState

__all__ = ["LONGEST_PAUSE_SECONDS", "Hurdle", "hurdle", "stood_too_long"]

LONGEST_PAUSE_SECONDS = 600
"""Gate G6: a check-ride that stood still for longer is no evidence of one piece of work, and so is not passed."""


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


def stood_too_long(mode: Mode, stopped: str, now: str) -> bool:
    """Whether a run that was left at ``stopped`` (ISO 8601, UTC) can only be counted as not passed.

    Practice waits for as long as it likes. A clock that was set back by more than the pause may be long proves no
    short pause either.
    """
    if mode is not Mode.CHECK:
        return False
    stood = datetime.fromisoformat(now) - datetime.fromisoformat(stopped)
    return abs(stood) > timedelta(seconds=LONGEST_PAUSE_SECONDS)
