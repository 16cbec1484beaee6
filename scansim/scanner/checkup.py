"""The hardware check of a station: what was shown so far, what to scan next, which settings follow, what to change.

Pure and immutable: each line that arrives makes the next state of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from scansim.scanner.diagnosis import Change, Finding, Reading, SeparatorState, reading_of, worst
from scansim.scanner.inert import REPLACEMENT
from scansim.scanner.layouts import KeyboardLayout, dead
from scansim.scanner.probes import Probe, ProbeKind, probe_of, sighting_of
from scansim.scanner.reading import ScannerSettings
from scansim.scanner.strokes import Captured

__all__ = ["CheckUp", "Outcome", "Step"]


class Step(StrEnum):
    """What a check goes through. ``capitals`` is asked for only when another label showed that Caps Lock is on."""

    ANYTHING = "anything"
    LAYOUT = "layout"
    CAPITALS = "capitals"
    SEPARATOR = "separator"
    TWO_D = "two_d"


class Outcome(StrEnum):
    """What became of a step. ``skipped`` is an open or failed one that a person left."""

    OPEN = "open"
    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


_SEPARATORS = (ProbeKind.SEPARATOR, ProbeKind.SEPARATOR_2D)
_TWO_DIMENSIONAL = (ProbeKind.SEPARATOR_2D, ProbeKind.PLAIN_2D)
_MAY_BE_SKIPPED = frozenset({Step.TWO_D})
_OF_EVERY_LINE = frozenset(
    {
        Change.NO_SUFFIX,
        Change.PRESSES_KEYS,
        Change.NOT_UTF8,
        Change.TOO_SLOW,
        Change.EDITED,
        Change.ADDS_BEHIND,
    }
)
_OF_SEPARATORS = frozenset({Change.SEPARATOR_LOST, Change.SEPARATOR_UNUSABLE})
_BAD_SEPARATORS = frozenset({SeparatorState.LOST, SeparatorState.UNUSABLE})

# What the layout probe may have become under a layout that is not known here: some of its keys may be dead.
_LONGEST_UNKNOWN_PROBE = 6


@dataclass(frozen=True)
class CheckUp:
    """A check, as far as it has come. ``in_use`` are the settings of the station while it runs.

    ``last`` is the newest line, ``probes`` holds the newest line of each probe that was recognised. ``letters`` is the
    newest probe that shows whether Caps Lock is on, ``unknown`` what came in the layout probe's place.
    """

    in_use: ScannerSettings = field(default_factory=ScannerSettings)
    last: Captured | None = None
    probes: Mapping[ProbeKind, Captured] = field(default_factory=dict)
    newest_probe: Captured | None = None
    letters: Captured | None = None
    unknown: Captured | None = None
    skipped: frozenset[Step] = frozenset()

    def after(self, line: Captured) -> CheckUp:
        """The check when ``line`` has arrived."""
        sighting = sighting_of(line.text, self.layout)
        seen = replace(self, last=line)
        if sighting is None:
            in_its_place = self.next_step is Step.LAYOUT and len(line.text) <= _LONGEST_UNKNOWN_PROBE
            return replace(seen, unknown=line) if in_its_place else seen
        kind = sighting.probe.kind
        if sighting.is_caps_locked or kind is not ProbeKind.LAYOUT:
            seen = replace(seen, letters=line)
        if kind is ProbeKind.LAYOUT:
            if sighting.is_caps_locked:
                return seen
            seen = replace(seen, unknown=None)
        return replace(seen, probes={**self.probes, kind: line}, newest_probe=line)

    def continued(self, line: Captured) -> CheckUp:
        """The check when the newest line turned out to have more of a suffix: ``line`` takes its place."""

        def newer(each: Captured | None) -> Captured | None:
            return line if each is self.last else each

        probes = {kind: line if each is self.last else each for kind, each in self.probes.items()}
        return replace(
            self,
            last=line,
            probes=probes,
            newest_probe=newer(self.newest_probe),
            letters=newer(self.letters),
            unknown=newer(self.unknown),
        )

    def skipping(self) -> CheckUp:
        """The check without the step that is next."""
        step = self.next_step
        return self if step is None else replace(self, skipped=self.skipped | {step})

    @cached_property
    def found_layout(self) -> KeyboardLayout | None:
        """The keyboard layout that the layout probe showed, or None."""
        line = self.probes.get(ProbeKind.LAYOUT)
        sighting = sighting_of(line.text) if line else None
        return sighting.layout if sighting else None

    @property
    def layout(self) -> KeyboardLayout:
        """The keyboard layout that lines are read under."""
        return self.found_layout or self.in_use.layout

    @cached_property
    def reading(self) -> Reading | None:
        """The newest line, understood."""
        return self._read(self.last)

    @cached_property
    def separators(self) -> tuple[Reading, ...]:
        """What the probes with a separator showed."""
        lines = (self.probes.get(kind) for kind in _SEPARATORS)
        return tuple(reading for reading in map(self._read, lines) if reading is not None)

    def outcome(self, step: Step) -> Outcome:
        """What became of a step."""
        outcome = self._outcomes[step]
        if step in self.skipped and outcome is not Outcome.PASSED:
            return Outcome.SKIPPED
        return outcome

    @property
    def next_step(self) -> Step | None:
        """What is to be shown next, or None when nothing is left."""
        for step in Step:
            outcome = self.outcome(step)
            if outcome is Outcome.FAILED or (outcome is Outcome.OPEN and step is not Step.CAPITALS):
                return step
        return None

    @property
    def next_probe(self) -> Probe | None:
        """The label to scan next; None when any will do, or nothing is left."""
        match self.next_step:
            case Step.LAYOUT:
                return probe_of(ProbeKind.LAYOUT)
            case Step.CAPITALS:
                return probe_of(ProbeKind.CAPITALS)
            case Step.SEPARATOR:
                bad = next((each for each in self.separators if each.separator in _BAD_SEPARATORS), None)
                return bad.sighting.probe if bad and bad.sighting else probe_of(ProbeKind.SEPARATOR)
            case Step.TWO_D:
                return probe_of(ProbeKind.SEPARATOR_2D)
            case _:
                return None

    @property
    def is_passed(self) -> bool:
        """Whether the station may be relied on: every step was passed; only a scanner for bars may skip 2D."""
        passed = {step for step in Step if self.outcome(step) is Outcome.PASSED}
        skipped = {step for step in _MAY_BE_SKIPPED if self.outcome(step) is Outcome.SKIPPED}
        return passed | skipped == set(Step)

    @property
    def settings(self) -> ScannerSettings:
        """The settings that follow from what was shown; what was not shown stays as it is in use."""
        newest = self._read(self.newest_probe)
        prefix = self.in_use.prefix if newest is None or REPLACEMENT in newest.preamble else newest.preamble
        separators = self.in_use.separators
        if self.separators:
            texts = (each.separator_text for each in self.separators if each.separator is SeparatorState.TEXT)
            separators = tuple(dict.fromkeys(texts))
        return replace(self.in_use, layout=self.layout, prefix=prefix, separators=separators)

    @property
    def change(self) -> Finding:
        """The one thing to change."""
        return worst(self._findings())

    def _findings(self) -> Iterator[Finding]:
        if self.reading is not None:
            yield from self.reading.findings
        if self.unknown is not None:
            yield Finding(Change.UNKNOWN_LAYOUT, (("arrived", self.unknown.text),))
        for reading in self.separators:
            yield from (each for each in reading.findings if each.change in _OF_SEPARATORS)
        if self.outcome(Step.CAPITALS) is Outcome.FAILED:
            yield Finding(Change.CAPS_LOCK)
        if self.found_layout is not None and dead(self.found_layout):
            facts = (("layout", self.found_layout.value), ("characters", dead(self.found_layout)))
            yield Finding(Change.DEAD_KEYS, facts)

    @cached_property
    def _outcomes(self) -> Mapping[Step, Outcome]:
        of_line = {finding.change for finding in self.reading.findings} if self.reading else set()
        letters = self._read(self.letters)
        is_locked = letters is not None and letters.sighting is not None and letters.sighting.is_caps_locked
        return {
            Step.ANYTHING: _outcome(self.reading is not None, is_bad=bool(of_line & _OF_EVERY_LINE)),
            Step.LAYOUT: _outcome(self.found_layout is not None or self.unknown is not None, is_bad=bool(self.unknown)),
            Step.CAPITALS: _outcome(letters is not None, is_bad=is_locked),
            Step.SEPARATOR: _outcome(
                bool(self.separators), is_bad=any(each.separator in _BAD_SEPARATORS for each in self.separators)
            ),
            Step.TWO_D: _outcome(any(kind in self.probes for kind in _TWO_DIMENSIONAL), is_bad=False),
        }

    def _read(self, line: Captured | None) -> Reading | None:
        return None if line is None else reading_of(line, self.layout, self.in_use)


def _outcome(is_shown: bool, *, is_bad: bool) -> Outcome:
    if not is_shown:
        return Outcome.OPEN
    return Outcome.FAILED if is_bad else Outcome.PASSED
