"""The PINs of this station, counted and waited for together by all programs that use its file.

A try is written down before it is compared: whoever guesses in many programs at once meets the same waits as somebody
who guesses once after the other. What is a fact: that somebody was locked, chose a PIN, or had theirs reset.
"""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from datetime import datetime

from scansim.records import sentences
from scansim.records.device_key import device_key, made_device_key
from scansim.records.fact import PIN_CHOSEN, PIN_RESET
from scansim.records.ledger import PROGRAM, Ledger
from scansim.records.people_table import person_of
from scansim.records.pin_hash import Cost, Verifier, key_name, matches, verifier_of, waste_as_much
from scansim.records.sqlite.database import Database
from scansim.training.people.person import Person, PersonKind, Role, Standing
from scansim.training.people.pin import SIGNER_DIGITS, PinFault, is_locked_after, pin_fault, seconds_to_wait
from scansim.training.people.pins import PinAnswer, PinState
from scansim.training.ports import Clock

__all__ = ["KeptPins"]

_SELECT = "SELECT salt, hash, cost, device, digits, once, failures, tried, ticks, locked FROM pins WHERE person = ?"
_KEEP = """
    INSERT INTO pins (person, salt, hash, cost, device, digits, once, failures, tried, ticks, locked)
    VALUES (?, ?, ?, ?, ?, ?, ?, 0, '', 0, '')
"""
_NEVER = "1970-01-01T00:00:00.000Z"
_WRONG = PinAnswer(right=False)
_LOCKED = PinAnswer(right=False, locked=True)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A row: the verifier, how many digits the PIN has, whether it serves once; the wrong tries in a row, when the
    last was (UTC, and milliseconds of the clock that never runs backwards), and the fact that locked after them."""

    verifier: Verifier
    digits: int
    once: bool
    failures: int
    tried: str
    ticks: int
    locked: str


class KeptPins:
    """The port ``Pins`` over one database file; the device key lies beside it."""

    def __init__(self, database: Database, ledger: Ledger, clock: Clock, cost: Cost) -> None:
        self._database = database
        self._ledger = ledger
        self._clock = clock
        self._cost = cost
        self._folder = database.path.parent

    def state(self, person: str) -> PinState:
        """Whether somebody has a PIN here. Raises :class:`~scansim.training.ports.StorageRefused`."""
        found = self._require(person)
        kept = self._usable(person, device_key(self._folder))
        if found.standing is Standing.LOCKED:
            return PinState.LOCKED
        if kept is None:
            return PinState.NONE
        if is_locked_after(kept.failures) and not kept.locked:
            return PinState.LOCKED
        is_too_short = _signs(found) and kept.digits < SIGNER_DIGITS
        return PinState.MUST_CHANGE if kept.once or is_too_short else PinState.SET

    def has_pin(self, person: str) -> bool:
        """Whether somebody has a PIN here, locked or not. Raises :class:`~scansim.training.ports.StorageRefused`."""
        return self._usable(person, device_key(self._folder)) is not None

    def check(self, person: str, pin: str) -> PinAnswer:
        """Compare a PIN. Raises :class:`~scansim.training.ports.StorageRefused`."""
        key = device_key(self._folder)
        with self._database.writing():
            found = self._require(person)
            kept = self._usable(person, key)
            refused = self._refused(found, kept)
            if refused is None and kept is not None:
                self._count(person)
        if refused is not None:
            return refused
        if kept is None or key is None:
            waste_as_much(self._cost)
            return _WRONG
        is_right = matches(kept.verifier, pin, person, key)
        with self._database.writing():
            return self._answer(person, kept.verifier, is_right=is_right)

    def pretend(self) -> None:
        """Take the time of a comparison for somebody who is not there."""
        waste_as_much(self._cost)

    def choose(self, person: str, pin: str, actor: str, badge: str = "") -> PinFault | None:
        """Keep the PIN that its owner chose. Raises :class:`~scansim.training.ports.StorageRefused`."""
        found = self._require(person)
        fault = pin_fault(pin, badge, signs=_signs(found))
        if fault is not None:
            return fault
        key = made_device_key(self._folder)
        kept = self._usable(person, key)
        if kept is not None and kept.once and matches(kept.verifier, pin, person, key):
            return PinFault.SAME
        verifier = verifier_of(pin, person, key, self._cost)
        with self._database.writing():
            self._require(person)
            self._keep(person, verifier, len(pin), once=False)
            self._ledger.add(PIN_CHOSEN, actor, {"person": person})
        return None

    def reset(self, person: str, actor: str) -> str:
        """Make a PIN that serves once. Raises :class:`~scansim.training.ports.StorageRefused`."""
        self._require(person)
        pin = _one_time_pin()
        verifier = verifier_of(pin, person, made_device_key(self._folder), self._cost)
        with self._database.writing():
            self._require(person)
            self._keep(person, verifier, len(pin), once=True)
            self._ledger.add(PIN_RESET, actor, {"person": person})
        return pin

    # one try

    def _refused(self, person: Person, kept: _Kept | None) -> PinAnswer | None:
        """Why a PIN is not compared now. Inside :meth:`Database.writing`."""
        if person.standing is Standing.LOCKED:
            return _LOCKED
        if kept is None:
            return None
        if is_locked_after(kept.failures):
            if not kept.locked:
                # Whoever made the last try did not live to lock.
                self._lock(person.id)
                return _LOCKED
            # Unlocked since: they begin anew.
            self._database.execute("UPDATE pins SET failures = 0, locked = '' WHERE person = ?", (person.id,))
            return None
        wait = self._seconds_left(person.id, kept)
        return PinAnswer(right=False, wait_seconds=wait) if wait else None

    def _seconds_left(self, person: str, kept: _Kept) -> int:
        wait = seconds_to_wait(kept.failures)
        if not wait:
            return 0
        now = self._clock.utc()
        passed = (datetime.fromisoformat(now) - datetime.fromisoformat(kept.tried)).total_seconds()
        if passed < 0:
            # The clock was set back: the wait begins anew, or it would last as long as the clock is behind.
            self._try_at(person, now)
            return wait
        ticked = (self._ticks() - kept.ticks) / 1000
        # Ahead of the other clock only when that was set forward; behind zero after a restart, which says nothing.
        return max(0, math.ceil(wait - (min(passed, ticked) if ticked >= 0 else passed)))

    def _count(self, person: str) -> None:
        self._database.execute("UPDATE pins SET failures = failures + 1 WHERE person = ?", (person,))
        self._try_at(person, self._clock.utc())

    def _try_at(self, person: str, utc: str) -> None:
        self._database.execute("UPDATE pins SET tried = ?, ticks = ? WHERE person = ?", (utc, self._ticks(), person))

    def _answer(self, person: str, compared: Verifier, *, is_right: bool) -> PinAnswer:
        """What a comparison comes to, with what others did meanwhile. Inside :meth:`Database.writing`."""
        found, kept = self._require(person), self._kept(person)
        if found.standing is Standing.LOCKED:
            return _LOCKED
        if kept is None or kept.verifier != compared:
            return _WRONG
        if is_right:
            self._database.execute("UPDATE pins SET failures = 0 WHERE person = ?", (person,))
            return PinAnswer(right=True)
        if is_locked_after(kept.failures):
            self._lock(person)
            return _LOCKED
        return PinAnswer(right=False, wait_seconds=seconds_to_wait(kept.failures))

    def _lock(self, person: str) -> None:
        fact = self._ledger.add(PersonKind.LOCKED, PROGRAM, {"person": person, "why": "pin"})
        self._database.execute("UPDATE pins SET locked = ? WHERE person = ?", (fact.id, person))

    # what is kept

    def _usable(self, person: str, key: bytes | None) -> _Kept | None:
        """What is kept of somebody's PIN, where this device's key can still tell it."""
        kept = self._kept(person)
        return kept if kept is not None and key is not None and kept.verifier.key == key_name(key) else None

    def _kept(self, person: str) -> _Kept | None:
        rows = self._database.execute(_SELECT, (person,))
        if not rows:
            return None
        salt, hash_, cost, key, digits, once, failures, tried, ticks, locked = map(str, rows[0])
        verifier = Verifier(salt, hash_, cost, key)
        try:
            if datetime.fromisoformat(tried or _NEVER).tzinfo is None:
                raise ValueError("a moment without its zone")
            return _Kept(verifier, int(digits), once == "1", int(failures), tried or _NEVER, int(ticks), locked)
        except ValueError as error:
            raise sentences.damaged(self._database.path, "what is kept of a PIN cannot be read") from error

    def _keep(self, person: str, verifier: Verifier, digits: int, *, once: bool) -> None:
        self._database.execute("DELETE FROM pins WHERE person = ?", (person,))
        values = (person, verifier.salt, verifier.hash, verifier.cost, verifier.key, digits, int(once))
        self._database.execute(_KEEP, values)

    def _ticks(self) -> int:
        return int(self._clock.monotonic() * 1000)

    def _require(self, person: str) -> Person:
        found = person_of(self._database, person)
        if found is None:
            raise sentences.person_unknown(self._database.path, person)
        if found.standing is Standing.ERASED:
            raise sentences.person_erased(person)
        return found


def _signs(person: Person) -> bool:
    return Role.SUPERVISOR in person.roles


def _one_time_pin() -> str:
    """Six digits that could have been chosen."""
    while True:
        pin = f"{secrets.randbelow(10**SIGNER_DIGITS):0{SIGNER_DIGITS}}"
        if pin_fault(pin, "", signs=True) is None:
            return pin
