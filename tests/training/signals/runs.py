"""Closed runs as tests write them: what was verified, what was planted, what went wrong, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from scansim.engine.canonical import Json
from scansim.training.header import Mode
from scansim.training.ports import ClosedRun

NOW = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
"""A Friday morning."""


def ago(days: float = 0, *, minutes: float = 0) -> str:
    """The UTC text of a moment before :data:`NOW`."""
    moment = NOW - timedelta(days=days, minutes=minutes)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def point(
    kind: str,
    flow: str = "receive",
    *,
    ok: bool = True,
    about: str = "mug",
    ms: int | None = None,
    excused: bool = False,
) -> dict[str, Json]:
    """A point of the document IN of a flow."""
    return {
        "kind": kind,
        "about": about,
        "task": f"{flow}/1",
        "flow": flow,
        "satisfied": ok,
        "excused": excused,
        "ms": ms,
    }


def planted(kind: str, flow: str = "receive", *, ok: bool = True, about: str = "mug") -> dict[str, Json]:
    """An exception that was contained or not."""
    return {"name": kind, "kind": kind, "task": f"{flow}/1", "about": about, "detected": ok, "contained": ok}


def mistake(
    name: str, flow: str = "receive", *, severity: str = "major", fate: str = "escaped", about: str = "mug"
) -> dict[str, Json]:
    """An error."""
    return {"mistake": name, "severity": severity, "fate": fate, "task": f"{flow}/1", "about": about}


def closed(
    exercise: str = "RCV-01",
    *,
    ended: str = "",
    passed: bool = True,
    points: tuple[dict[str, Json], ...] = (),
    exceptions: tuple[dict[str, Json], ...] = (),
    errors: tuple[dict[str, Json], ...] = (),
    person: str = "mia",
    mode: Mode = Mode.TRY,
    skill: str = "receiving",
    seed: int = 1,
    voided: str = "",
) -> ClosedRun:
    """A run that ended now, unless a test says otherwise."""
    result: dict[str, Json] = {
        "passed": passed,
        "points": list(points),
        "exceptions": list(exceptions),
        "errors": list(errors),
    }
    end = ended or ago()
    return ClosedRun(f"{person}-{end}", person, exercise, mode, skill, seed, {}, "S1", end, end, result, voided)
