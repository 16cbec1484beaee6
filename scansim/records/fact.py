"""One fact: a sealed statement in the chain of one database file (``docs/formats.md``, "Facts")."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import cast

from scansim.engine.canonical import Json, canonical, chained

__all__ = [
    "ATTEMPT_CLOSED",
    "ATTEMPT_OPENED",
    "ATTEMPT_SEALED",
    "ATTEMPT_VOIDED",
    "CHAIN_OPENED",
    "COLUMNS",
    "DENIED",
    "INPUTS_REMOVED",
    "PIN_CHOSEN",
    "PIN_RESET",
    "RETENTION_SET",
    "SET_UP",
    "SITE_STATED",
    "STATION_SETTINGS",
    "Fact",
    "FactNotReadable",
    "body_of",
    "fact_hash",
    "folding_order",
    "from_row",
    "row_of",
    "sealed",
]

CHAIN_OPENED = "chain_opened"
ATTEMPT_OPENED = "attempt_opened"
ATTEMPT_CLOSED = "attempt_closed"
ATTEMPT_SEALED = "attempt_sealed"
ATTEMPT_VOIDED = "attempt_voided"
STATION_SETTINGS = "station_settings"
RETENTION_SET = "retention_set"
INPUTS_REMOVED = "inputs_removed"
PIN_CHOSEN = "pin_chosen"
PIN_RESET = "pin_reset"
DENIED = "denied"
SET_UP = "set_up"
SITE_STATED = "site_stated"


class FactNotReadable(ValueError):
    """A stored fact does not have the form of ``docs/formats.md``; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it is stored. ``body`` is canonical JSON text; ``hash`` is empty until the fact is sealed."""

    id: str
    chain: str
    seq: int
    lamport: int
    utc: str
    station: str
    actor: str
    kind: str
    version: int
    body: str
    prev: str
    hash: str = ""


COLUMNS = tuple(field.name for field in fields(Fact))
"""The columns of a stored fact, in their order."""

_HIGHEST = 2**53
"""No number of a fact comes near it; a forged one must not leave the next without a place."""

_WHOLE_NUMBERS = frozenset({"seq", "lamport", "version"})


def body_of(fact: Fact) -> dict[str, Json]:
    """What a fact says.

    Raises:
        FactNotReadable: when the body is not the canonical JSON text of a map.
    """
    try:
        body = json.loads(fact.body)
        is_canonical = canonical(body) == fact.body
    except (ValueError, TypeError, RecursionError) as error:
        raise FactNotReadable("its body is not JSON in canonical form") from error
    if not is_canonical or not isinstance(body, dict):
        raise FactNotReadable("its body is not JSON in canonical form")
    return cast(dict[str, Json], body)


def fact_hash(fact: Fact) -> str:
    """The hash that seals a fact: ``chained`` over the canonical JSON of all its fields but ``hash``.

    Raises:
        FactNotReadable: when the body is not the canonical JSON text of a map.
    """
    whole: dict[str, Json] = {name: getattr(fact, name) for name in COLUMNS if name != "hash"}
    whole["body"] = body_of(fact)
    return chained(fact.prev, canonical(whole))


def sealed(fact: Fact) -> Fact:
    """The fact with its hash."""
    return replace(fact, hash=fact_hash(fact))


def folding_order(fact: Fact) -> tuple[int, str, int, str]:
    """What facts of several chains are sorted by before they fold; the hash tells the facts of a fork apart."""
    return fact.lamport, fact.chain, fact.seq, fact.hash


def row_of(fact: Fact) -> tuple[str | int, ...]:
    """The values of a fact in the order of :data:`COLUMNS`."""
    return tuple(getattr(fact, name) for name in COLUMNS)


def from_row(row: Sequence[object]) -> Fact:
    """The fact whose columns are ``row``.

    Raises:
        FactNotReadable: when a column is of the wrong type.
    """
    values = dict(zip(COLUMNS, row, strict=True))
    for name, value in values.items():
        if not isinstance(value, int if name in _WHOLE_NUMBERS else str):
            raise FactNotReadable(f"its {name} is not {'a whole number' if name in _WHOLE_NUMBERS else 'text'}")
        if isinstance(value, int) and not 0 < value <= _HIGHEST:
            raise FactNotReadable(f"its {name} is out of range")
    return Fact(**values)  # type: ignore[arg-type]  # each type was checked above
