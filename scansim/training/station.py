"""What a station of work keeps about itself: how its scanner speaks, where its goods are, whether that was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scansim.engine.canonical import Json
from scansim.scanner.layouts import KeyboardLayout
from scansim.scanner.reading import ScannerSettings
from scansim.training.header import Floor

__all__ = ["HardwareCheck", "StationInMemory", "StationNotReadable", "StationSettings", "StationState"]


class StationNotReadable(ValueError):
    """Stored settings do not have the form of ``docs/formats.md``; the message names the field."""


@dataclass(frozen=True, slots=True)
class StationSettings:
    """How the scanners of a station are read, and where goods are in its runs. Thresholds of timing are no setting."""

    scanner: ScannerSettings = field(default_factory=ScannerSettings)
    floor: Floor = Floor.SCREEN

    def stored(self) -> dict[str, Json]:
        """The stored form (``docs/formats.md``, "Station settings")."""
        return {
            "floor": self.floor.value,
            "scanner": {
                "layout": self.scanner.layout.value,
                "prefix": self.scanner.prefix,
                "separators": list(self.scanner.separators),
            },
        }

    @classmethod
    def restored(cls, body: Mapping[str, Json]) -> StationSettings:
        """The settings whose stored form is ``body``; other keys in it mean nothing here.

        Raises:
            StationNotReadable: when a field is missing or of the wrong form.
        """
        scanner = body.get("scanner")
        if not isinstance(scanner, Mapping):
            raise StationNotReadable("scanner must be a map")
        separators = scanner.get("separators")
        if isinstance(separators, str) or not isinstance(separators, list | tuple):
            raise StationNotReadable("separators must be a list of texts")
        try:
            return cls(
                ScannerSettings(
                    prefix=_text(scanner, "prefix"),
                    separators=tuple(_text({"separators": each}, "separators") for each in separators),
                    layout=KeyboardLayout(_text(scanner, "layout")),
                ),
                Floor(_text(body, "floor")),
            )
        except ValueError as error:
            raise StationNotReadable(str(error)) from error


@dataclass(frozen=True, slots=True)
class HardwareCheck:
    """What a hardware check came to: whether it passed, and the outcome of each step by its id."""

    is_passed: bool
    outcomes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StationState:
    """What is kept of a station. ``changed`` is when its scanner settings last became others (UTC).

    ``passed`` is when its newest hardware check passed (UTC), empty when that check failed or the settings changed
    without one: so it says at once whether the check passed after the last change.
    """

    settings: StationSettings
    changed: str = ""
    passed: str = ""


class StationInMemory:
    """The port ``Stations``, kept until the process ends."""

    def __init__(self, settings: StationSettings | None = None) -> None:
        self.state = StationState(settings) if settings else None
        self.checks: list[HardwareCheck | None] = []

    def station(self) -> StationState | None:
        """What is kept of this station, or None."""
        return self.state

    def keep_station(self, settings: StationSettings, check: HardwareCheck | None, actor: str) -> None:  # noqa: ARG002
        """Keep these settings from now on; without times, for there is no clock."""
        self.checks.append(check)
        self.state = StationState(settings)


def _text(body: Mapping[str, Json], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise StationNotReadable(f"{name} must be text, not {value!r}")
    return value
