"""What of the records somebody at the command line may see: practice is its owner's and their trainer's (DESIGN 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from scansim.identified import identified, require
from scansim.record_access import opened_records

if TYPE_CHECKING:
    from scansim.records.journal import Records
    from scansim.records.trail import Entry, Trail
    from scansim.training.header import Header
    from scansim.training.people.person import Person
    from scansim.training.people.rights import Act

__all__ = ["require_to_see_run", "trail_to_show"]


def require_to_see_run(place: str | None, header: Header) -> None:
    """Go on only where somebody may see this run. Those of guests, scripts and the coach belong to nobody.

    Raises:
        TurnedAway: they may not.
        StorageRefused: when storage fails.
    """
    from scansim.training.people.rights import NOBODYS, act_to_see

    if header.person in NOBODYS:
        return
    with opened_records(place) as records:
        owner = records.people.person(header.person)
        if owner is not None:
            require(records, identified(records), act_to_see(header.mode), about=owner)


def trail_to_show(place: str | None, trail: Trail) -> Trail:
    """What somebody may see of a trail, where there is anybody to ask: all of it, or all but what was done in practice.

    Raises:
        TurnedAway: they may see nothing of it.
        StorageRefused: when storage fails.
    """
    from scansim.training.people.rights import Act, may

    with opened_records(place) as records:
        who = identified(records)
        owner, act = _concerned(records, trail)
        require(records, who, act, about=owner)
        owners = {entry.fact.id: _owner(records, entry) for entry in trail.entries if _is_private(entry)}
        hidden = {
            attempt
            for attempt, practised in owners.items()
            if practised is not None and may(who, Act.SEE_PRACTICE, about=practised) is not None
        }
    return replace(trail, entries=tuple(_withheld(entry, hidden) for entry in trail.entries))


def _concerned(records: Records, trail: Trail) -> tuple[Person | None, Act]:
    """Whom a trail is about, and which right it takes to see it."""
    from scansim.training.header import Mode
    from scansim.training.people.rights import Act, act_to_see

    person = records.people.person(trail.subject)
    if person is not None:
        return person, Act.SEE_TRAIL
    first = next((entry for entry in trail.entries if entry.fact.id == trail.subject), None)
    if first is not None and first.fact.kind == "attempt_opened":
        mode = _header(first).get("mode")
        return _owner(records, first), act_to_see(Mode.CHECK if mode == Mode.CHECK.value else Mode.TRY)
    named = first.body.get("person") if first is not None else None
    return (records.people.person(named) if isinstance(named, str) else None), Act.SEE_TRAIL


def _is_private(entry: Entry) -> bool:
    return entry.fact.kind == "attempt_opened" and _header(entry).get("mode") != "check"


def _owner(records: Records, entry: Entry) -> Person | None:
    return records.people.person(str(_header(entry).get("person")))


def _header(entry: Entry) -> Mapping[str, object]:
    header = entry.body.get("header")
    return header if isinstance(header, Mapping) else {}


def _withheld(entry: Entry, hidden: set[str]) -> Entry:
    attempt = entry.fact.id if entry.fact.kind == "attempt_opened" else entry.body.get("attempt")
    return replace(entry, body={}, is_private=True) if attempt in hidden else entry
