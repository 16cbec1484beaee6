"""The trail of a person, an attempt or a certificate: every fact that concerns it, and what it changed.

A fact concerns what it is the beginning of, whom it was done by, and whatever its body names: so facts of kinds that
this program does not know are in the trail too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scansim.engine.canonical import Json
from scansim.records import sentences
from scansim.records.fact import COLUMNS, Fact, FactNotReadable, body_of, fact_hash, folding_order, from_row
from scansim.records.sqlite.reader import Reader, Row
from scansim.records.texts import text_of
from scansim.training.people.person import Person, PersonFact, PersonFactNotReadable, PersonKind, folded

__all__ = ["Change", "Entry", "Trail", "trail_of"]

_COLUMNS = ", ".join(COLUMNS)
_ESCAPE = "\\"


@dataclass(frozen=True, slots=True)
class Change:
    """What a field was before and is from then on; None for nothing."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of a trail: whether it lies ``beside`` its chain, which forks there, and whether it is what its hash
    says. ``is_private`` says that its body is withheld from whoever asks."""

    fact: Fact
    body: Mapping[str, Json]
    changes: tuple[Change, ...]
    beside: bool
    is_intact: bool
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """All that concerns ``subject``, in folding order. ``names`` are what the people in it are called, where that is
    still kept."""

    subject: str
    entries: tuple[Entry, ...]
    names: Mapping[str, str]


def trail_of(reader: Reader, wanted: str) -> Trail:
    """The trail of the one person, attempt or other fact whose id is ``wanted`` or begins with it. Inside
    :meth:`Reader.reading` only.

    Raises:
        StorageRefused: when there is none, or there are several.
    """
    subject = _meant(reader, wanted)
    entries: list[Entry] = []
    told: list[PersonFact] = []
    for fact, beside in sorted(_facts(reader, subject), key=lambda each: folding_order(each[0])):
        try:
            body, is_intact = body_of(fact), fact_hash(fact) == fact.hash
        except FactNotReadable:
            body, is_intact = {}, False
        changes: tuple[Change, ...] = ()
        if body.get("person") == subject and fact.kind in frozenset(PersonKind) and fact.version == 1:
            changes = tuple(_changes(reader, subject, told, fact, body))
        entries.append(Entry(fact, body, changes, beside, is_intact))
    return Trail(subject, tuple(entries), dict(_names(reader, entries)))


def _meant(reader: Reader, wanted: str) -> str:
    sources = ["SELECT id AS name FROM facts", "SELECT actor AS name FROM facts"]
    if reader.has("forks"):
        sources += ["SELECT id AS name FROM forks", "SELECT actor AS name FROM forks"]
    statement = (
        f"SELECT DISTINCT name FROM ({' UNION ALL '.join(sources)}) AS names"  # noqa: S608 - the statements stand above
        " WHERE substr(name, 1, ?) = ? ORDER BY name"
    )
    found = [str(name) for (name,) in reader.execute(statement, (len(wanted), wanted))] if wanted else []
    if wanted in found:
        return wanted
    if not found:
        raise sentences.nothing_known_of(reader.path, wanted)
    if len(found) > 1:
        raise sentences.trail_ambiguous(reader.path, wanted, len(found))
    return found[0]


def _facts(reader: Reader, subject: str) -> Iterator[tuple[Fact, bool]]:
    for table in ("facts", "forks"):
        if table == "facts" or reader.has(table):
            for row in _rows(reader, table, subject):
                try:
                    yield from_row(row), table == "forks"
                except FactNotReadable as error:
                    raise sentences.damaged(reader.path, f"a fact cannot be read: {error}") from error


def _rows(reader: Reader, table: str, subject: str) -> Iterator[Row]:
    pattern = subject
    for special in (_ESCAPE, "%", "_"):
        pattern = pattern.replace(special, _ESCAPE + special)
    return reader.rows(
        f"SELECT {_COLUMNS} FROM {table} WHERE id = ? OR actor = ? OR body LIKE ? ESCAPE ?",  # noqa: S608
        (subject, subject, f'%"{pattern}"%', _ESCAPE),
    )


def _changes(
    reader: Reader, person: str, told: list[PersonFact], fact: Fact, body: Mapping[str, Json]
) -> Iterator[Change]:
    """What a fact about the person changed; it joins those that were ``told`` before."""
    before = folded(person, told)
    told.append(PersonFact(fact.id, PersonKind(fact.kind), fact.utc, body))
    try:
        after = folded(person, told)
    except PersonFactNotReadable:
        told.pop()
        return
    was, now = _shown(reader, before), _shown(reader, after)
    for field in sorted({*was, *now}):
        if was.get(field) != now.get(field):
            yield Change(field, was.get(field), now.get(field))


def _shown(reader: Reader, person: Person) -> dict[str, str]:
    fields = {name: value if isinstance(value, str) else str(value).lower() for name, value in person.fields.items()}
    texts = {name: text_of(reader, digest) or "(erased)" for name, digest in person.texts.items()}
    return {
        **fields,
        **texts,
        "roles": ", ".join(role.value for role in person.roles),
        "standing": person.standing.value if person.joined else "",
        "badges": ", ".join(badge.id for badge in person.badges_in_force),
    }


def _names(reader: Reader, entries: list[Entry]) -> Iterator[tuple[str, str]]:
    if not reader.has("people"):
        return
    people = {entry.fact.actor for entry in entries} | {str(entry.body.get("person")) for entry in entries}
    for person in sorted(people):
        rows = reader.execute("SELECT name FROM people WHERE person = ?", (person,))
        name = text_of(reader, str(rows[0][0])) if rows and rows[0][0] is not None else None
        if name is not None:
            yield person, name
