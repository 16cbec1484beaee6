"""What a site decides about one of its stations."""

from __future__ import annotations

from dataclasses import dataclass, field

from scansim.training.people.idle import IdleTimes

__all__ = ["StationRules"]


@dataclass(frozen=True, slots=True)
class StationRules:
    """``site`` is the station's, empty for none: then everybody may use it. ``names``: whether one may come in by
    choosing a name and giving a PIN. ``guests``: whether somebody without a badge may try it, nothing being kept.
    ``compared``: the day (ISO 8601) on which the site compared the trainer with its own handheld, empty for never."""

    site: str = ""
    names: bool = True
    guests: bool = True
    idle: IdleTimes = field(default_factory=IdleTimes)
    compared: str = ""
