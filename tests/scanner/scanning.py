"""Lines as a scanner of given settings sends them to a device of a given layout, with the moments of their keys."""

from __future__ import annotations

from scansim.scanner.layouts import KeyboardLayout, arrives
from scansim.scanner.probes import ProbeKind, probe_of
from scansim.scanner.strokes import Captured, Stroke, StrokeLog

__all__ = ["GS", "captured", "probe_text", "strokes"]

GS = "\x1d"


def strokes(text: str, gap: float = 0.008, start: float = 100.0) -> list[Stroke]:
    """Keys ``gap`` seconds apart."""
    return [Stroke(char, start + index * gap) for index, char in enumerate(text)]


def captured(text: str, suffix: str = "\r", gap: float = 0.008) -> Captured:
    """The line that these keys give; without a suffix a pause ends it."""
    log = StrokeLog()
    for stroke in strokes(text + suffix, gap):
        log.take(stroke)
    log.pause()
    assert log.last is not None
    return log.last


def probe_text(
    kind: ProbeKind,
    layout: KeyboardLayout = KeyboardLayout.US,
    *,
    separator: str = GS,
    around: tuple[str, str] = ("", ""),
) -> str:
    """A probe as it arrives. ``separator`` is what the scanner sends for GS, ``around`` what it adds."""
    sent = probe_of(kind).payload.replace(GS, separator)
    return arrives(f"{around[0]}{sent}{around[1]}", layout)
