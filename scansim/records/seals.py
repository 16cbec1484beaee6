"""That an attempt stands still: kept when its owner was locked out of it, left it, or was not there any more.

An attempt that a power cut ended has no seal. It stands still since it was opened and worked on at the earliest, with
the pauses before that its inputs tell of, so that its pause is never taken for shorter than it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from scansim.engine.canonical import Json
from scansim.records.fact import ATTEMPT_SEALED, Fact
from scansim.records.projection import Tables

__all__ = ["seal_body", "stopped_at"]

_SEALS = "SELECT utc, body FROM facts WHERE kind = ? AND lamport > ? ORDER BY lamport DESC"
_INPUTS = "SELECT body FROM inputs WHERE attempt = ? ORDER BY seq DESC LIMIT 1"
_RESUMED = 'SELECT body FROM inputs WHERE attempt = ? AND body LIKE \'%"kind":"resume"%\' ORDER BY seq'


def seal_body(attempt: str, why: str) -> dict[str, Json]:
    """What the fact says (``docs/formats.md``, "Seals")."""
    return {"attempt": attempt, "why": why}


def stopped_at(tables: Tables, opening: Fact) -> str:
    """Since when at the earliest the attempt that a fact opened stands still (UTC)."""
    sealed = next(
        (utc for utc, body in tables.execute(_SEALS, (ATTEMPT_SEALED, opening.lamport)) if _names(body, opening.id)),
        None,
    )
    active = timedelta(milliseconds=_active_ms(tables, opening.id))
    worked = _moment(opening.utc) + active + timedelta(seconds=_stood_before(tables, opening.id))
    return _written(worked) if sealed is None else max(str(sealed), _written(worked))


def _names(body: object, attempt: str) -> bool:
    try:
        said = json.loads(str(body))
    except ValueError:
        return False
    return isinstance(said, Mapping) and said.get("attempt") == attempt


def _active_ms(tables: Tables, attempt: str) -> int:
    rows = tables.execute(_INPUTS, (attempt,))
    ms = json.loads(str(rows[0][0])).get("ms") if rows else 0
    return ms if isinstance(ms, int) else 0


def _stood_before(tables: Tables, attempt: str) -> int:
    """Whole seconds in pauses that are over; each is written with its last one begun."""
    inputs = (json.loads(str(body)) for (body,) in tables.execute(_RESUMED, (attempt,)))
    pauses = [each.get("seconds") for each in inputs if each.get("kind") == "resume"]
    return sum(max(0, seconds - 1) for seconds in pauses if isinstance(seconds, int))


def _moment(utc: str) -> datetime:
    return datetime.fromisoformat(utc)


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
