"""What is kept of each station: the newest settings, when they last changed, whether they were checked since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from scansim.engine.canonical import Json, canonical
from scansim.records.fact import Fact, FactNotReadable
from scansim.training.station import HardwareCheck, StationNotReadable, StationSettings, StationState

if TYPE_CHECKING:
    from scansim.records.projection import Tables

__all__ = ["fold_station", "station_body", "station_state"]

_SELECT = "SELECT settings, changed, passed FROM stations WHERE station = ?"
_FORGET = "DELETE FROM stations WHERE station = ?"
_KEEP = "INSERT INTO stations (station, settings, changed, passed) VALUES (?, ?, ?, ?)"


def station_body(settings: StationSettings, check: HardwareCheck | None) -> dict[str, Json]:
    """What the fact says that keeps these settings (``docs/formats.md``, "Station settings")."""
    checked: Json = {"passed": check.is_passed, "outcomes": dict(check.outcomes)} if check else None
    return {**settings.stored(), "check": checked}


def fold_station(tables: Tables, fact: Fact, body: Mapping[str, Json]) -> None:
    """The row of the fact's station, brought up to date."""
    settings = _settings_in(body)
    rows = tables.execute(_SELECT, (fact.station,))
    before, changed, passed = rows[0] if rows else ("{}", None, None)
    is_as_before = _scanner_in(str(before)) == settings["scanner"]
    check = body.get("check")
    if isinstance(check, Mapping):
        passed = fact.utc if check.get("passed") is True else None
    elif not is_as_before:
        passed = None
    tables.execute(_FORGET, (fact.station,))
    tables.execute(
        _KEEP,
        (
            fact.station,
            canonical(settings),
            str(changed) if is_as_before else fact.utc,
            str(passed) if passed is not None else None,
        ),
    )


def station_state(tables: Tables, station: str) -> StationState | None:
    """What is kept of a station; None when nothing is, or only what a later program can read."""
    rows = tables.execute(_SELECT, (station,))
    if not rows:
        return None
    text, changed, passed = rows[0]
    try:
        settings = StationSettings.restored(json.loads(str(text)))
    except (StationNotReadable, ValueError, AttributeError):
        return None
    return StationState(settings, str(changed), str(passed or ""))


def _scanner_in(text: str) -> object:
    try:
        settings = json.loads(text)
    except ValueError:
        return None
    return settings.get("scanner") if isinstance(settings, dict) else None


def _settings_in(body: Mapping[str, Json]) -> dict[str, Json]:
    scanner, floor = body.get("scanner"), body.get("floor")
    if not isinstance(scanner, Mapping) or not isinstance(floor, str):
        raise FactNotReadable("its scanner or floor is missing")
    return {"scanner": scanner, "floor": floor}
