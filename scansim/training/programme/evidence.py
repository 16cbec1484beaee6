"""What the result of a run proves: how many lines, and with how many of them something went wrong unnoticed.

An error counts once a line, whatever its severity (reference training C7); one that belongs to no line, such as a badge
that was lent, counts by itself. Of a run that was not finished, lines count as far as the result says that they were
done; an error in it counts always, so that nobody gains by giving up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scansim.engine.canonical import Json
from scansim.training.ports import ClosedRun, RunRow

__all__ = ["Counted", "counted", "row_of"]


@dataclass(frozen=True, slots=True)
class Counted:
    """What of a result counts. ``passed`` is None where nothing was judged; ``score`` empty where there is none.

    ``lines`` are those that were worked off, ``escaped`` those of them with an error that escaped; ``critical`` is how
    many critical errors escaped. ``grade`` is how the codes came in, empty where the result does not say.
    """

    passed: bool | None
    skill: str
    lines: int
    escaped: int
    critical: int
    score: str
    hints: int
    grade: str


def counted(result: Mapping[str, Json]) -> Counted:
    """What counts of a stored result (``docs/formats.md``, "Scorecard"); what it does not say counts as nothing."""
    passed = result.get("passed")
    errors = [each for each in _maps(result.get("errors")) if each.get("fate") == "escaped"]
    escaped = len({(each.get("task"), each.get("about")) for each in errors})
    return Counted(
        passed if isinstance(passed, bool) else None,
        _text(result.get("skill")),
        max(_lines(result), escaped),
        escaped,
        sum(1 for each in errors if each.get("severity") == "critical"),
        _text(result.get("score")),
        _whole(result.get("hints")),
        _text(result.get("grade")),
    )


def row_of(run: ClosedRun) -> RunRow:
    """A run in one line."""
    found = counted(run.result)
    return RunRow(
        run.attempt,
        run.person,
        run.exercise,
        run.revision,
        run.mode.value,
        found.skill,
        run.seed,
        run.station,
        run.began,
        run.ended,
        found.passed,
        found.lines,
        found.escaped,
        found.critical,
        found.score,
        found.hints,
        run.contents.get("exercise", ""),
        found.grade,
        run.voided,
    )


def _lines(result: Mapping[str, Json]) -> int:
    if "lines_done" in result:
        return _whole(result["lines_done"])
    gates = {each.get("id"): each.get("met") for each in _maps(result.get("gates"))}
    return _whole(result.get("lines")) if gates.get("finished") is True else 0


def _maps(value: Json) -> list[Mapping[str, Json]]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return []
    return [each for each in value if isinstance(each, Mapping)]


def _whole(value: Json) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST else 0


_MOST = 1_000_000


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
