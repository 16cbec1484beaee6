"""Figures over a person's last lines of a skill: one run says little, many say more, and n stands beside them.

Every line of every check-ride counts that was worked off, those of failed and abandoned ones too (reference training
C7): leaving them out would make everybody better than they are. What a hint gave the answer to is no evidence, nor is a
run that was voided. Only runs of the same content are put together: of each exercise the revision that was played last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scansim.engine.canonical import Json
from scansim.training.header import Mode
from scansim.training.ports import ClosedRun
from scansim.training.score.diagnosis import Sensitivity, sensitivity

__all__ = ["Pooled", "pooled"]


@dataclass(frozen=True, slots=True)
class Pooled:
    """Sums over so many ``lines`` of so many ``runs``; every share of nothing is None.

    ``wrong`` are lines with an error that escaped, ``critical`` critical errors that did. ``required`` points were to
    be proved, ``proved`` were. Of ``exceptions`` so many were ``detected`` and ``contained``.
    """

    runs: int = 0
    lines: int = 0
    wrong: int = 0
    critical: int = 0
    required: int = 0
    proved: int = 0
    exceptions: int = 0
    detected: int = 0
    contained: int = 0
    false_alarms: int = 0
    first_time_right: int = 0
    scans: int = 0
    wrong_scans: int = 0
    alerts: int = 0
    alerts_heeded: int = 0

    @property
    def line_accuracy(self) -> Fraction | None:
        """Lines without an error over lines (LPA)."""
        return _share(self.lines - self.wrong, self.lines)

    @property
    def scan_compliance(self) -> Fraction | None:
        """Points that were proved over points that were required (SC)."""
        return _share(self.proved, self.required)

    @property
    def containment(self) -> Fraction | None:
        """Exceptions that were contained over exceptions."""
        return _share(self.contained, self.exceptions)

    @property
    def first_time(self) -> Fraction | None:
        """Lines that were right at once over lines."""
        return _share(self.first_time_right, self.lines)

    @property
    def alert_heed(self) -> Fraction | None:
        """Warnings that were heeded over warnings."""
        return _share(self.alerts_heeded, self.alerts)

    @property
    def sensitivity(self) -> Sensitivity | None:
        """How well exceptions are told from clean lines; None while there was none of either."""
        clean = self.lines - self.exceptions
        if not self.exceptions or clean <= 0:
            return None
        return sensitivity(self.detected, self.exceptions, min(self.false_alarms, clean), clean)


def pooled(runs: Sequence[ClosedRun], skill: str, *, lines: int | None = None) -> Pooled:
    """The figures of a person in a skill over the last so many ``lines`` (None: all), whole runs at a time.

    ``runs`` are those of one person in folding order; the newest come first into the pool, until there are enough.
    """
    found = Pooled()
    for run in _evidence(runs, skill):
        if lines is not None and found.lines >= lines:
            break
        found = _with(found, run.result)
    return found


def _evidence(runs: Sequence[ClosedRun], skill: str) -> Iterator[ClosedRun]:
    """Check-rides of the skill that count, the newest first, each exercise in the content that it had last."""
    newest: dict[str, str] = {}
    for run in reversed(runs):
        if run.mode is not Mode.CHECK or run.skill != skill or run.voided:
            continue
        content = run.contents.get("exercise", "")
        if newest.setdefault(run.exercise, content) == content:
            yield run


def _with(found: Pooled, result: Mapping[str, Json]) -> Pooled:
    aided = {(each.get("task"), each.get("about")) for each in _maps(result.get("aided"))}
    escaped = [each for each in _maps(result.get("errors")) if each.get("fate") == "escaped"]
    wrong = {(each.get("task"), each.get("about")) for each in escaped} - aided
    points = [each for each in _maps(result.get("points")) if (each.get("task"), each.get("about")) not in aided]
    proved = sum(1 for each in points if each.get("satisfied") is True)
    exceptions = _maps(result.get("exceptions"))
    measures = result.get("measures")
    counts = measures if isinstance(measures, Mapping) else {}
    lines = max(_done(result) - len(aided), len(wrong))
    return replace(
        found,
        runs=found.runs + 1,
        lines=found.lines + lines,
        wrong=found.wrong + len(wrong),
        critical=found.critical + sum(1 for each in escaped if each.get("severity") == "critical"),
        required=found.required + sum(1 for each in points if each.get("excused") is not True),
        proved=found.proved + proved,
        exceptions=found.exceptions + len(exceptions),
        detected=found.detected + _true(exceptions, "detected"),
        contained=found.contained + _true(exceptions, "contained"),
        false_alarms=found.false_alarms + _whole(result, "false_alarms"),
        first_time_right=found.first_time_right + _whole(counts, "first_time_right"),
        scans=found.scans + _whole(counts, "scans"),
        wrong_scans=found.wrong_scans + _whole(counts, "wrong_scans"),
        alerts=found.alerts + _whole(counts, "alerts"),
        alerts_heeded=found.alerts_heeded + _whole(counts, "alerts_heeded"),
    )


def _done(result: Mapping[str, Json]) -> int:
    """Lines that were worked off; before version 3 that was told of a run only when it was finished."""
    if "lines_done" in result:
        return _whole(result, "lines_done")
    finished = any(gate.get("id") == "finished" and gate.get("met") is True for gate in _maps(result.get("gates")))
    return _whole(result, "lines") if finished else 0


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def _true(each: Iterable[Mapping[str, Json]], key: str) -> int:
    return sum(1 for one in each if one.get(key) is True)


def _maps(value: Json) -> list[Mapping[str, Json]]:
    """The maps of a list; whatever else a result of another version may hold is left out."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return []
    return [each for each in value if isinstance(each, Mapping)]


def _whole(body: Mapping[str, Json], key: str) -> int:
    value = body.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
