"""What one closed run says about each micro-skill that it exercised.

Read from the stored result (``docs/formats.md``, "Scorecard"), never from a replay, so that thousands of runs cost
little. A field that an older result lacks says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scansim.engine.canonical import Json
from scansim.training.header import Mode
from scansim.training.ports import ClosedRun
from scansim.training.signals.micro_skill import MicroSkill

__all__ = ["Reading", "flows_of", "has_passed", "is_practice", "readings_of"]

_ESCAPED = "escaped"
_CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Reading:
    """One chance to do a micro-skill right, and what became of it.

    ``ms`` is the active time that it took, where that was measured. ``is_error`` says that it is a mistake that
    escaped: it has no chance of its own, and is critical or not.
    """

    micro: MicroSkill
    right: bool
    ms: int | None = None
    is_error: bool = False
    is_critical: bool = False


def is_practice(run: ClosedRun) -> bool:
    """Whether a run says what somebody can do: tried or checked, and not taken out of the record."""
    return run.mode in (Mode.TRY, Mode.CHECK) and not run.voided


def has_passed(run: ClosedRun) -> bool:
    """Whether every gate was met."""
    return run.result.get("passed") is True


def flows_of(run: ClosedRun) -> frozenset[str]:
    """The kinds of work of which something was verified in a run."""
    return frozenset(_text(point, "flow") for point in _listed(run.result, "points")) - {""}


def readings_of(run: ClosedRun) -> tuple[Reading, ...]:
    """Every chance of a run: its points, its exceptions, then the mistakes that escaped."""
    if not is_practice(run):
        return ()
    points, exceptions = _listed(run.result, "points"), _listed(run.result, "exceptions")
    flows = {_text(point, "task"): _text(point, "flow") for point in points}
    planted = {(_text(each, "task"), _text(each, "about")): _text(each, "kind") for each in exceptions}
    return (
        *_of_points(points, planted),
        *_of_exceptions(exceptions, flows),
        *_of_errors(_listed(run.result, "errors"), flows),
    )


def _of_points(points: Sequence[Mapping[str, Json]], planted: Mapping[tuple[str, str], str]) -> Iterator[Reading]:
    for point in points:
        flow, about = _text(point, "flow"), (_text(point, "task"), _text(point, "about"))
        micro = MicroSkill(flow, _text(point, "kind"), planted.get(about, ""))
        right = point.get("satisfied") is True or point.get("excused") is True
        ms = point.get("ms")
        if flow:
            yield Reading(micro, right, ms if isinstance(ms, int) and not isinstance(ms, bool) else None)


def _of_exceptions(exceptions: Sequence[Mapping[str, Json]], flows: Mapping[str, str]) -> Iterator[Reading]:
    for each in exceptions:
        micro = MicroSkill(_flow(each, flows), code=_text(each, "kind"))
        yield Reading(micro, each.get("contained") is True)


def _of_errors(errors: Sequence[Mapping[str, Json]], flows: Mapping[str, str]) -> Iterator[Reading]:
    for error in errors:
        if _text(error, "fate") == _ESCAPED:
            micro = MicroSkill(_flow(error, flows), code=_text(error, "mistake"))
            yield Reading(micro, False, is_error=True, is_critical=_text(error, "severity") == _CRITICAL)


def _flow(of: Mapping[str, Json], flows: Mapping[str, str]) -> str:
    """The kind of work that something belongs to: as it says, else that of its task."""
    return _text(of, "flow") or flows.get(_text(of, "task"), "")


def _listed(result: Mapping[str, Json], name: str) -> list[Mapping[str, Json]]:
    found = result.get(name)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _text(of: Mapping[str, Json], name: str) -> str:
    found = of.get(name)
    return found if isinstance(found, str) else ""
