"""Personal text: apart from the facts, beside its salt, with only a digest in the chain (DESIGN section 6).

A fact that speaks of a text names it by its digest, ``body.texts.NAME``, and whom it is about, ``body.person``. Without
the salt nobody can try names against a digest, so that erasing text and salt together leaves nothing of the person.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scansim.engine.canonical import chained
from scansim.records.fact import Fact, FactNotReadable, body_of
from scansim.records.sqlite.reader import Reader, Row
from scansim.training.people.badge import badge_number

if TYPE_CHECKING:
    from scansim.records.projection import Tables

__all__ = [
    "KeptText",
    "all_texts",
    "bearers_of_number",
    "erase_texts_of",
    "holders_of_number",
    "holders_of_numbers",
    "keep_text",
    "new_number",
    "new_text",
    "text_of",
    "texts_named_in",
]

_SALT_BYTES = 32
_NUMBERS = "SELECT b.badge, b.person, t.salt, t.text FROM badges b JOIN texts t ON t.digest = b.number"


@dataclass(frozen=True, slots=True)
class KeptText:
    """One text about a person, its salt, and the digest that stands in the chain: ``chained(salt, text)``."""

    digest: str
    person: str
    salt: str
    text: str

    @property
    def is_right(self) -> bool:
        """Whether the text is what its digest says."""
        return chained(self.salt, self.text) == self.digest


def new_text(person: str, text: str) -> KeptText:
    """A text about a person, with a salt of its own."""
    salt = secrets.token_hex(_SALT_BYTES)
    return KeptText(chained(salt, text), person, salt, text)


def new_number(person: str, number: str) -> KeptText:
    """The number of a badge, which is compared and never shown: its salted hash stands in place of the text."""
    salt = secrets.token_hex(_SALT_BYTES)
    hashed = chained(salt, badge_number(number))
    return KeptText(chained(salt, hashed), person, salt, hashed)


def keep_text(tables: Tables, kept: KeptText) -> None:
    """Keep a text; once is enough. Inside :meth:`Database.writing` only."""
    tables.execute(
        "INSERT INTO texts (digest, person, salt, text) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
        (kept.digest, kept.person, kept.salt, kept.text),
    )


def text_of(tables: Tables, digest: str) -> str | None:
    """The text with this digest; None when it was erased, or is not what its digest says."""
    rows = tables.execute("SELECT digest, person, salt, text FROM texts WHERE digest = ?", (digest,))
    kept = KeptText(*map(str, rows[0])) if rows else None
    return kept.text if kept is not None and kept.is_right else None


def holders_of_number(tables: Tables, number: str) -> list[tuple[str, str]]:
    """The badges in force that bear a number, each with the person it was issued to, oldest first."""
    return _with_number(tables.execute(f"{_NUMBERS} WHERE b.in_force = 1 ORDER BY b.badge"), number)


def bearers_of_number(tables: Tables, number: str) -> list[tuple[str, str]]:
    """All badges that ever bore a number, each with the person it was issued to, oldest first; none of the erased."""
    return _with_number(tables.execute(f"{_NUMBERS} ORDER BY b.badge"), number)


def holders_of_numbers(tables: Tables, numbers: Collection[str]) -> dict[str, str]:
    """Who holds each of many numbers, by the first badge in force that bears it; those that nobody holds are not there.

    Every number has to be tried with the salt of every badge, so that all are asked for at once."""
    open_ = {badge_number(number): number for number in numbers}
    found: dict[str, str] = {}
    for _, person, salt, hashed in tables.execute(f"{_NUMBERS} WHERE b.in_force = 1 ORDER BY b.badge"):
        meant = next((each for each in open_ if chained(str(salt), each) == hashed), None)
        if meant is not None:
            found[open_.pop(meant)] = str(person)
    return found


def _with_number(rows: Iterable[Row], number: str) -> list[tuple[str, str]]:
    meant = badge_number(number)
    return [
        (str(badge), str(person)) for badge, person, salt, hashed in rows if chained(str(salt), meant) == str(hashed)
    ]


def erase_texts_of(tables: Tables, person: str) -> None:
    """Remove every text about a person with its salt. Inside :meth:`Database.writing` only."""
    tables.execute("DELETE FROM texts WHERE person = ?", (person,))


def all_texts(reader: Reader) -> Iterator[KeptText]:
    """Every text as it lies, unchecked; none in a file of a program that kept none."""
    if reader.has("texts"):
        for row in reader.rows("SELECT digest, person, salt, text FROM texts ORDER BY digest"):
            yield KeptText(*map(str, row))


def texts_named_in(facts: Iterable[Fact]) -> Iterator[tuple[Fact, str, str, str]]:
    """Each text that a fact names: the fact, whom it is about, the name of the text, its digest."""
    for fact in facts:
        if '"texts":' not in fact.body:
            continue
        try:
            body = body_of(fact)
        except FactNotReadable:
            continue
        texts, person = body.get("texts"), body.get("person")
        if isinstance(texts, Mapping) and isinstance(person, str):
            for name, digest in texts.items():
                yield fact, person, name, str(digest)
