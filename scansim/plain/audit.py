"""``scansim audit``: a trail as plain lines, or as one JSON object a fact (``docs/formats.md``, "Output of audit")."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from scansim.engine.canonical import Json, canonical
from scansim.records.trail import Change, Entry, Trail
from scansim.scanner.inert import inert
from scansim.training.signoff.statement import STATEMENT_KINDS

__all__ = ["AUDIT_VERSION", "trail_as_json", "trail_as_lines"]

AUDIT_VERSION = 1
"""Of the objects that ``--json`` prints."""

Write = Callable[[str], None]

_LONGEST_LINE = 600
_NOTHING = "nothing"
_SAID = ("skill", "level", "since", "until", "ends", "why", "about", "items", "rating", "grounds", "digest")
"""What of a statement is told in a line; all that it rests on stands in ``--json``."""


def trail_as_lines(trail: Trail, write: Write) -> bool:
    """A line for each fact, oldest first, and one for each thing it changed. Returns whether all are intact."""
    for entry in trail.entries:
        fact = entry.fact
        write(_line(f"{fact.utc}  {_what(entry)}"))
        write(_line(f"    by {_who(trail, fact.actor)} at {fact.station}; number {fact.seq} of chain {fact.chain}"))
        for change in entry.changes:
            write(_line(f"    {_changed(change)}"))
        if entry.beside:
            write("    FORK: another fact has the same place in this chain")
        if not entry.is_intact:
            write("    ALTERED: it is not what its hash says")
    count = len(trail.entries)
    called = trail.names.get(trail.subject)
    about = f"{trail.subject} ({called})" if called else trail.subject
    write(_line(f"{count} {'fact' if count == 1 else 'facts'} about {about}."))
    return all(entry.is_intact for entry in trail.entries)


def trail_as_json(trail: Trail, write: Write) -> bool:
    """The same as one JSON object a fact, the summary last."""
    for entry in trail.entries:
        write(_json(_entry_data(entry)))
    write(_json({"v": AUDIT_VERSION, "subject": trail.subject, "facts": len(trail.entries), "names": trail.names}))
    return all(entry.is_intact for entry in trail.entries)


def _what(entry: Entry) -> str:
    body = entry.body
    if entry.is_private:
        return f"{entry.fact.kind} of a practice run, which is private"
    match entry.fact.kind:
        case "attempt_opened":
            header = body.get("header")
            header = header if isinstance(header, Mapping) else {}
            return f"began {_of(header, 'exercise')} in mode {_of(header, 'mode')}, run {entry.fact.id}"
        case "attempt_closed":
            return f"ended run {_of(body, 'attempt')}: {_verdict(body)}, {_of(body, 'inputs')} inputs"
        case "inputs_removed":
            attempts = body.get("attempts")
            count = len(attempts) if isinstance(attempts, Mapping) else 0
            return f"removed the inputs of {count} runs ({_of(body, 'class')}, after {_of(body, 'months')} months)"
        case "person_joined" | "person_changed":
            return f"{entry.fact.kind} {_of(body, 'person')}"
        case kind if kind in STATEMENT_KINDS:
            said = {name: body[name] for name in _SAID if body.get(name)}
            return f"{kind} {_of(body, 'person')} {canonical(said)}"
        case kind:
            return f"{kind} {canonical(body)}"


def _verdict(body: Mapping[str, Json]) -> str:
    result = body.get("result")
    passed = result.get("passed") if isinstance(result, Mapping) else None
    return "passed" if passed is True else "not passed" if passed is False else "nothing to pass"


def _of(body: Mapping[str, Json], name: str) -> str:
    value = body.get(name)
    return str(value) if isinstance(value, str | int) else "?"


def _who(trail: Trail, actor: str) -> str:
    name = trail.names.get(actor)
    return f"{name} ({actor})" if name else actor


def _changed(change: Change) -> str:
    return f"{change.field}: {change.before or _NOTHING} -> {change.after or _NOTHING}"


def _line(text: str) -> str:
    """A line that no stored text can make act on a terminal, or flood it."""
    visible = inert(text)
    return visible if len(visible) <= _LONGEST_LINE else f"{visible[: _LONGEST_LINE - 1]}…"


def _entry_data(entry: Entry) -> dict[str, Json]:
    fact = entry.fact
    return {
        "v": AUDIT_VERSION,
        "id": fact.id,
        "chain": fact.chain,
        "seq": fact.seq,
        "lamport": fact.lamport,
        "utc": fact.utc,
        "station": fact.station,
        "actor": fact.actor,
        "kind": fact.kind,
        "version": fact.version,
        "body": entry.body,
        "hash": fact.hash,
        "changes": [{"field": each.field, "before": each.before, "after": each.after} for each in entry.changes],
        "beside": entry.beside,
        "intact": entry.is_intact,
        "private": entry.is_private,
    }


def _json(data: Mapping[str, Json]) -> str:
    return json.dumps(data, ensure_ascii=True, sort_keys=False)
