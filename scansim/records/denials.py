"""What was refused to whom, read back from the facts (``docs/formats.md``, ``denied``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from scansim.records.fact import DENIED
from scansim.records.sqlite.reader import Reader

__all__ = ["Denial", "denials"]

_SELECT = "SELECT utc, station, actor, body FROM facts WHERE kind = ? AND utc >= ? ORDER BY lamport, chain, seq"


@dataclass(frozen=True, slots=True)
class Denial:
    """When and where, who wanted to (an id, or ``guest``), what, why not, and whom it concerned, empty for nobody."""

    utc: str
    station: str
    actor: str
    act: str
    why: str
    about: str
    channel: str


def denials(reader: Reader, since: str) -> Iterator[Denial]:
    """What was refused since a moment (UTC, ISO 8601), oldest first. A body that is not of its form says nothing."""
    for utc, station, actor, text in reader.rows(_SELECT, (DENIED, since)):
        try:
            body = json.loads(str(text))
            act, why, about, channel = (body.get(name) or "" for name in ("act", "why", "about", "channel"))
        except (ValueError, AttributeError):
            continue
        yield Denial(str(utc), str(station), str(actor), str(act), str(why), str(about), str(channel))
