"""What is kept of a PIN: argon2id over the PIN mixed with the device key (reference training D4).

A PIN of six digits has a million values, so that no hash alone protects it: without the device key nothing can be
tried. The key also binds the person, so that nobody's verifier serves for somebody else.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

__all__ = ["DEFAULT_COST", "Cost", "Verifier", "key_name", "matches", "verifier_of", "waste_as_much"]

_SALT_BYTES = 16
_HASH_BYTES = 32
_COST = re.compile(r"t=([0-9]{1,2}),m=([0-9]{1,7}),p=([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one comparison costs: passes, memory in KiB, lanes."""

    passes: int
    memory: int
    lanes: int

    def __str__(self) -> str:
        return f"t={self.passes},m={self.memory},p={self.lanes}"


DEFAULT_COST = Cost(3, 64 * 1024, 4)
"""The second choice of RFC 9106, 4, for devices that cannot give 2 GiB."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """As it is kept: salt and hash in hexadecimal, the cost, and the name of the key that it was made with."""

    salt: str
    hash: str
    cost: str
    key: str

    def __repr__(self) -> str:
        return "Verifier()"


def key_name(key: bytes) -> str:
    """What tells one device key from another, and nothing else about it."""
    return hmac.digest(key, b"scansim device key", "sha256").hex()[:16]


def verifier_of(pin: str, person: str, key: bytes, cost: Cost) -> Verifier:
    """What to keep of a PIN, with a salt of its own."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return Verifier(salt.hex(), _hashed(pin, person, key, salt, cost).hex(), str(cost), key_name(key))


def matches(verifier: Verifier, pin: str, person: str, key: bytes) -> bool:
    """Whether this is the PIN; False also for a verifier of another key, and one that is not of its form."""
    cost = _COST.fullmatch(verifier.cost)
    if verifier.key != key_name(key) or cost is None:
        return False
    try:
        salt, kept = bytes.fromhex(verifier.salt), bytes.fromhex(verifier.hash)
        return hmac.compare_digest(_hashed(pin, person, key, salt, Cost(*map(int, cost.groups()))), kept)
    except ValueError:
        return False


def waste_as_much(cost: Cost) -> None:
    """Take the time of a comparison where there is nothing to compare with."""
    _hashed("", "", b"", bytes(_SALT_BYTES), cost)


def _hashed(pin: str, person: str, key: bytes, salt: bytes, cost: Cost) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    mixed = hmac.digest(key, f"{person}\n{pin}".encode("utf-8", "surrogatepass"), hashlib.sha256)
    try:
        return hash_secret_raw(mixed, salt, cost.passes, cost.memory, cost.lanes, _HASH_BYTES, Type.ID)
    except HashingError as error:
        raise ValueError("the cost or the salt of a verifier is not of its form") from error
