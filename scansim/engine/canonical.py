"""The one written form of values that are stored or hashed.

Sorted keys, no spaces, UTF-8, no floats: quantities and scores are decimal strings
(``docs/formats.md``, "Canonical JSON"). The same value gives the same bytes on every machine, and every
canonical text can be written in UTF-8.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum

__all__ = ["GENESIS", "Json", "canonical", "chained", "sha256"]


Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]

GENESIS = "0" * 64
"""What the first record of a chain names as its predecessor."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def canonical(value: Json) -> str:
    """The canonical JSON text of ``value``.

    Half a surrogate pair (an undecodable byte in Python's reading) is written as its escape, ``\\udc80``; both
    halves side by side are written as the one character they stand for.

    Raises:
        TypeError: for floats, decimals and anything else that has no single written form.
        ValueError: for a key that holds half a surrogate pair.
    """
    text = json.dumps(_checked(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text if text.isascii() else _encodable(text)


def sha256(text: str) -> str:
    """The SHA-256 of ``text`` in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def chained(previous: str, body: str) -> str:
    """The hash of a record whose canonical text is ``body`` and whose predecessor's hash is ``previous``."""
    return sha256(f"{previous}\n{body}")


def _encodable(text: str) -> str:
    if not _SURROGATE.search(text):
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _SURROGATE.sub(lambda half: f"\\u{ord(half.group()):04x}", joined)


def _checked(value: object) -> Json:
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
    if _SURROGATE.search(key):
        raise ValueError(f"the key {key!a} has no canonical form")
    return key
