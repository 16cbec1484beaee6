"""The one written form of values that are stored or hashed.

Sorted keys, no spaces, UTF-8, no floats: quantities and scores are decimal strings
(``docs/formats.md``, "Canonical JSON"). The same value gives the same bytes on every machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum

__all__ = ["GENESIS", "Json", "canonical", "chained", "sha256"]


Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]

GENESIS = "0" * 64
"""What the first record of a chain names as its predecessor."""


def canonical(value: Json) -> str:
    """The canonical JSON text of ``value``.

    Raises:
        TypeError: for floats, decimals and anything else that has no single written form.
    """
    return json.dumps(_checked(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(text: str) -> str:
    """The SHA-256 of ``text`` in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def chained(previous: str, body: str) -> str:
    """The hash of a record whose canonical text is ``body`` and whose predecessor's hash is ``previous``."""
    return sha256(f"{previous}\n{body}")


def _checked(value: Json) -> Json:
    if isinstance(value, Enum):
        return _checked(value.value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float | Decimal | bytes):
        raise TypeError(f"a value of type {type(value).__name__} has no canonical form")
    if isinstance(value, Mapping):
        return {_key(key): _checked(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_checked(item) for item in value]
    raise TypeError(f"a value of type {type(value).__name__} has no canonical form")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a key of type {type(key).__name__} has no canonical form")
    return key
