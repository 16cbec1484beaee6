"""Exercises of the first version of resolved content: those that told a receipt, or a working day, and not a story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["story_of_first"]

_NOTHING = {"high": 0, "low": 0}


def story_of_first(value: Mapping[str, Any]) -> dict[str, Any]:
    """The value of version 1 as one of version 2.

    Raises:
        KeyError: when a field is missing.
        TypeError: when one is of another form.
    """
    kept = {key: field for key, field in value.items() if key not in ("receipt", "work")}
    receipt, work = value.get("receipt"), value.get("work")
    return kept | {"story": _of_work(work or {}) if receipt is None else _of_receipt(receipt)}


def _of_receipt(receipt: Mapping[str, Any]) -> dict[str, Any]:
    task = {
        "name": "receipt",
        "operation": "",
        "lines": [{**_line(line), "ordered": line["ordered"]} for line in receipt["lines"]],
        "partner": receipt["supplier"],
        "place": receipt["place"],
    }
    traps = [{**trap, "kind": "missing"} for trap in receipt.get("missing", ())]
    return {"tasks": [task], "traps": traps}


def _of_work(work: Mapping[str, Any]) -> dict[str, Any]:
    tasks = [{**task, "lines": [_line(line) | _units(line) for line in task["lines"]]} for task in work["tasks"]]
    return {"tasks": tasks, "counts": list(work.get("counts", ()))}


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": line["name"], "choice": line["choice"]}


def _units(line: Mapping[str, Any]) -> dict[str, Any]:
    return {"ordered": {"boxes": _NOTHING, "loose": _NOTHING, "units": line["quantity"]}}
