"""What one line shows of the scanner that sent it, and what is to be changed at that scanner.

Pure: keys with their moments in, a frozen reading out (reference terminal-ui B1, labels 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scansim.engine.barcodes.check_digits import ALPHANUMERIC
from scansim.scanner.inert import GROUP_SEPARATOR, REPLACEMENT
from scansim.scanner.layouts import KeyboardLayout, meant
from scansim.scanner.probes import Sighting, sighting_of
from scansim.scanner.reading import ScannerSettings, without_aim, without_prefix
from scansim.scanner.strokes import Captured, Suffix

__all__ = ["Change", "Finding", "Reading", "SeparatorState", "reading_of", "worst"]


class Change(StrEnum):
    """The thing to change, in the order of what hurts most. ``nothing`` is last."""

    NO_SUFFIX = "no_suffix"
    PRESSES_KEYS = "presses_keys"
    NOT_UTF8 = "not_utf8"
    UNKNOWN_LAYOUT = "unknown_layout"
    SEPARATOR_LOST = "separator_lost"
    SEPARATOR_UNUSABLE = "separator_unusable"
    TOO_SLOW = "too_slow"
    EDITED = "edited"
    ADDS_BEHIND = "adds_behind"
    PREAMBLE = "preamble"
    CAPS_LOCK = "caps_lock"
    DEAD_KEYS = "dead_keys"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Finding:
    """A change with the facts that its sentence needs."""

    change: Change
    facts: tuple[tuple[str, str], ...] = ()


class SeparatorState(StrEnum):
    """What became of the separator of a GS1 code: U+001D, a text that can stand for it, one that cannot, nothing."""

    NOT_SEEN = "not_seen"
    CONTROL = "control"
    TEXT = "text"
    UNUSABLE = "unusable"
    LOST = "lost"


# Odoo takes the first for a separator too (reference labels 6); the other is what some scanners are set to spell.
_KNOWN_SEPARATORS = ("Alt029", "<GS>")
_CONTROL_IN_FRONT = re.compile(r"[\x00-\x1c\x1e\x1f]+(?=.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reading:
    """One line, understood. ``text`` is what the label says, as far as can be told: mapped back, nothing around it.

    ``layout`` is the one it was read under. ``keys`` are the names of the keys in it that enter no character.
    ``is_scanner`` says that speed, preamble or AIM identifier prove a scanner by ``settings``, those in use.
    """

    line: Captured
    layout: KeyboardLayout
    text: str
    preamble: str
    aim: str
    sighting: Sighting | None
    separator: SeparatorState
    separator_text: str
    keys: tuple[str, ...]
    is_scanner: bool
    settings: ScannerSettings

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What this line shows to be wrong."""
        return tuple(_findings(self))


def worst(findings: Iterable[Finding]) -> Finding:
    """The finding that hurts most; of none :attr:`Change.NOTHING`."""
    order = list(Change)
    return min(findings, key=lambda finding: order.index(finding.change), default=Finding(Change.NOTHING))


def reading_of(line: Captured, layout: KeyboardLayout, settings: ScannerSettings) -> Reading:
    """What ``line`` shows when it arrived under ``layout``, at a station that has ``settings``."""
    sighting = sighting_of(line.text, layout)
    preamble, aim, text = _around(line.text, sighting, layout, settings)
    separator, separator_text = _separator(text, sighting)
    return Reading(
        line=line,
        layout=sighting.layout if sighting else layout,
        text=text,
        preamble=preamble,
        aim=aim,
        sighting=sighting,
        separator=separator,
        separator_text=separator_text,
        keys=tuple(stroke.name for stroke in line.strokes if not stroke.char),
        is_scanner=_is_scanner(line, settings, is_proved=aim != "" or (preamble != "" and preamble == settings.prefix)),
        settings=settings,
    )


def _around(
    arrived: str, sighting: Sighting | None, layout: KeyboardLayout, settings: ScannerSettings
) -> tuple[str, str, str]:
    """Preamble, AIM identifier, the rest. Of a label that is no probe only a known or control preamble can be told."""
    if sighting is not None:
        return sighting.preamble, sighting.aim, sighting.probe.payload
    sent = meant(arrived, layout)
    code, is_known = without_prefix(sent, settings.prefix)
    control = _CONTROL_IN_FRONT.match(sent)
    if is_known:
        preamble = settings.prefix
    elif control:
        preamble, code = control[0], sent[control.end() :]
    else:
        preamble = ""
    return (preamble, *without_aim(code))


def _separator(text: str, sighting: Sighting | None) -> tuple[SeparatorState, str]:
    if sighting is None or GROUP_SEPARATOR not in sighting.probe.payload:
        has_one = sighting is None and GROUP_SEPARATOR in text
        return (SeparatorState.CONTROL, GROUP_SEPARATOR) if has_one else (SeparatorState.NOT_SEEN, "")
    arrived = sighting.separator
    if arrived == GROUP_SEPARATOR:
        return SeparatorState.CONTROL, arrived
    if not arrived:
        return SeparatorState.LOST, ""
    return (SeparatorState.TEXT if _can_stand_for_gs(arrived) else SeparatorState.UNUSABLE), arrived


def _can_stand_for_gs(text: str) -> bool:
    """Whether no GS1 field can hold the text: it has a character that none may hold, or is a word known for this."""
    if text in _KNOWN_SEPARATORS:
        return True
    return REPLACEMENT not in text and any(char not in ALPHANUMERIC and char != " " for char in text)


def _is_scanner(line: Captured, settings: ScannerSettings, *, is_proved: bool) -> bool:
    if line.is_edited:
        return False
    is_fast = line.mean_gap <= settings.max_mean_gap_ms and line.longest_gap <= settings.max_gap_ms
    return is_proved or is_fast


def _findings(reading: Reading) -> Iterator[Finding]:
    line, settings, sighting = reading.line, reading.settings, reading.sighting
    if line.suffix is Suffix.NONE:
        yield Finding(Change.NO_SUFFIX)
    if reading.keys:
        yield Finding(Change.PRESSES_KEYS, (("keys", " ".join(dict.fromkeys(key.upper() for key in reading.keys))),))
    if REPLACEMENT in line.text:
        yield Finding(Change.NOT_UTF8)
    if reading.separator is SeparatorState.LOST:
        yield Finding(Change.SEPARATOR_LOST)
    if reading.separator is SeparatorState.UNUSABLE:
        yield Finding(Change.SEPARATOR_UNUSABLE, (("separator", reading.separator_text),))
    if line.is_edited:
        yield Finding(Change.EDITED)
    elif not reading.is_scanner:
        facts = (("mean", f"{line.mean_gap:.0f}"), ("limit", f"{settings.max_mean_gap_ms:.0f}"))
        yield Finding(Change.TOO_SLOW, facts)
    if sighting is None:
        return
    if sighting.behind:
        yield Finding(Change.ADDS_BEHIND, (("behind", sighting.behind),))
    if reading.preamble not in {"", settings.prefix}:
        yield Finding(Change.PREAMBLE, (("preamble", reading.preamble),))
    if sighting.is_caps_locked:
        yield Finding(Change.CAPS_LOCK)
