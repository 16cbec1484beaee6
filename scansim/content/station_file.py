"""What a site decides about signing in at a station: ``settings.toml`` in its data folder (``docs/hand-over.md``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from scansim.content.places import SETTINGS, ContentMissing, settings_in
from scansim.training.people.idle import IdleTimes
from scansim.training.people.station_rules import StationRules

__all__ = ["station_rules"]

_SHORTEST, _LONGEST = 20, 3600
_USUAL = StationRules()


def station_rules(data: Path) -> StationRules:
    """The rules of the station whose records lie in ``data``; the usual ones where it says nothing.

    Raises:
        ContentMissing: when the file cannot be read, or a value is not what it may be.
    """
    settings, file = settings_in(data), data.expanduser() / SETTINGS
    site = settings.get("site", _USUAL.site)
    if not isinstance(site, str):
        raise ContentMissing(f'In {file} site is the name of a site, such as "North Hub": put it right.')
    usual = _USUAL.idle
    return StationRules(
        site=site.strip(),
        names=_yes_or_no(settings, "names", file, usual=_USUAL.names),
        guests=_yes_or_no(settings, "guests", file, usual=_USUAL.guests),
        idle=IdleTimes(
            operator=_seconds(settings, "idle_operator", file, usual.operator),
            supervisor=_seconds(settings, "idle_supervisor", file, usual.supervisor),
            run=_seconds(settings, "idle_run", file, usual.run),
        ),
        compared=_day(settings, "compared", file),
    )


def _day(settings: Mapping[str, object], key: str, file: Path) -> str:
    value = settings.get(key, "")
    if value == "":
        return ""
    day = value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
    try:
        return date.fromisoformat(str(day)).isoformat()
    except ValueError:
        raise ContentMissing(f"In {file} {key} is a day such as 2026-11-23: put it right.") from None


def _yes_or_no(settings: Mapping[str, object], key: str, file: Path, *, usual: bool) -> bool:
    value = settings.get(key, usual)
    if not isinstance(value, bool):
        raise ContentMissing(f"In {file} {key} is true or false: put it right.")
    return value


def _seconds(settings: Mapping[str, object], key: str, file: Path, usual: int) -> int:
    value = settings.get(key, usual)
    if not isinstance(value, int) or not _SHORTEST <= value <= _LONGEST:
        raise ContentMissing(f"In {file} {key} is a number of seconds from {_SHORTEST} to {_LONGEST}: put it right.")
    return value
