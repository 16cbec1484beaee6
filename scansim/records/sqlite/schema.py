"""The tables, as numbered migrations (``docs/formats.md``, "Database").

A migration is never edited once it was released; the next one gets the next number. Plain SQL, because the first
start of a fresh installation runs it before the first frame, where sqlite_utils is not loaded (DESIGN section 9).
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["APPLICATION_ID", "DERIVES_ANEW", "MIGRATIONS", "VERSION"]

APPLICATION_ID = 0x5343534D
"""``SCSM`` in the file's header: this database is scansim's."""

_FIRST = (
    """
    CREATE TABLE facts (
        id TEXT NOT NULL PRIMARY KEY,
        chain TEXT NOT NULL,
        seq INTEGER NOT NULL,
        lamport INTEGER NOT NULL,
        utc TEXT NOT NULL,
        station TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        body TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL,
        UNIQUE (chain, seq)
    )
    """,
    "CREATE INDEX facts_in_order ON facts (lamport, chain, seq)",
    """
    CREATE TABLE inputs (
        attempt TEXT NOT NULL,
        seq INTEGER NOT NULL,
        body TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (attempt, seq)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE contents (hash TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL)",
    """
    CREATE TABLE attempts (
        attempt TEXT NOT NULL PRIMARY KEY,
        state TEXT NOT NULL,
        person TEXT NOT NULL,
        exercise TEXT NOT NULL,
        mode TEXT NOT NULL,
        opened TEXT NOT NULL,
        closed TEXT,
        passed INTEGER,
        lamport INTEGER NOT NULL,
        closing TEXT
    )
    """,
    "CREATE INDEX attempts_of_person ON attempts (person, state, lamport)",
    "CREATE TABLE this_file (chain TEXT NOT NULL PRIMARY KEY, file TEXT NOT NULL, folder TEXT NOT NULL)",
)

_STATIONS = (
    """
    CREATE TABLE stations (
        station TEXT NOT NULL PRIMARY KEY,
        settings TEXT NOT NULL,
        changed TEXT NOT NULL,
        passed TEXT
    )
    """,
)

_SEVERAL_FILES = (
    """
    CREATE TABLE forks (
        id TEXT NOT NULL,
        chain TEXT NOT NULL,
        seq INTEGER NOT NULL,
        lamport INTEGER NOT NULL,
        utc TEXT NOT NULL,
        station TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        body TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL PRIMARY KEY
    )
    """,
    """
    CREATE TABLE input_forks (
        attempt TEXT NOT NULL,
        seq INTEGER NOT NULL,
        body TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (attempt, seq, hash)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE texts (
        digest TEXT NOT NULL PRIMARY KEY,
        person TEXT NOT NULL,
        salt TEXT NOT NULL,
        text TEXT NOT NULL
    )
    """,
    "CREATE INDEX texts_of_person ON texts (person)",
    """
    CREATE TABLE people (
        person TEXT NOT NULL PRIMARY KEY,
        standing TEXT NOT NULL,
        name TEXT,
        site TEXT,
        shift TEXT,
        language TEXT,
        roles TEXT NOT NULL,
        joined TEXT NOT NULL,
        facts TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE badges (
        badge TEXT NOT NULL PRIMARY KEY,
        person TEXT NOT NULL,
        number TEXT,
        kind TEXT NOT NULL,
        until TEXT,
        in_force INTEGER NOT NULL
    )
    """,
    "CREATE INDEX badges_of_person ON badges (person)",
    "CREATE TABLE retention (class TEXT NOT NULL PRIMARY KEY, months INTEGER NOT NULL)",
    "CREATE TABLE removals (attempt TEXT NOT NULL PRIMARY KEY, utc TEXT NOT NULL, class TEXT NOT NULL)",
)

_HISTORY = (
    """
    CREATE TABLE results (
        attempt TEXT NOT NULL PRIMARY KEY,
        person TEXT NOT NULL,
        exercise TEXT NOT NULL,
        revision TEXT NOT NULL,
        mode TEXT NOT NULL,
        skill TEXT NOT NULL,
        seed INTEGER NOT NULL,
        station TEXT NOT NULL,
        began TEXT NOT NULL,
        ended TEXT,
        passed INTEGER,
        lines INTEGER NOT NULL,
        escaped INTEGER NOT NULL,
        critical INTEGER NOT NULL,
        score TEXT NOT NULL,
        hints INTEGER NOT NULL,
        content TEXT NOT NULL,
        grade TEXT NOT NULL,
        lamport INTEGER,
        chain TEXT,
        seq INTEGER,
        closing TEXT
    )
    """,
    "CREATE INDEX results_of_person ON results (person, lamport, chain, seq)",
    "CREATE TABLE voids (attempt TEXT NOT NULL PRIMARY KEY, fact TEXT NOT NULL, why TEXT NOT NULL, utc TEXT NOT NULL)",
)

_PINS = (
    # This station's own: neither facts nor derived from any, and never merged.
    """
    CREATE TABLE pins (
        person TEXT NOT NULL PRIMARY KEY,
        salt TEXT NOT NULL,
        hash TEXT NOT NULL,
        cost TEXT NOT NULL,
        device TEXT NOT NULL,
        digits INTEGER NOT NULL,
        once INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        tried TEXT NOT NULL,
        ticks INTEGER NOT NULL,
        locked TEXT NOT NULL
    )
    """,
)

_SIGNOFF = (
    """
    CREATE TABLE certificates (
        fact TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        person TEXT NOT NULL,
        skill TEXT NOT NULL,
        actor TEXT NOT NULL,
        utc TEXT NOT NULL,
        level TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT NOT NULL,
        ends TEXT NOT NULL,
        why TEXT NOT NULL,
        about TEXT NOT NULL,
        seen TEXT NOT NULL,
        attempts TEXT NOT NULL,
        revisions TEXT NOT NULL,
        items TEXT NOT NULL,
        rating INTEGER NOT NULL,
        lamport INTEGER NOT NULL,
        chain TEXT NOT NULL,
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL
    )
    """,
    "CREATE INDEX certificates_of_person ON certificates (person, lamport, chain, seq)",
)

_BOARDS = (
    # What is typed in of a site is one fact among hundreds of thousands.
    "CREATE INDEX facts_of_sites ON facts (lamport, chain, seq) WHERE kind = 'site_stated'",
)

MIGRATIONS: Sequence[Sequence[str]] = (_FIRST, _STATIONS, _SEVERAL_FILES, _HISTORY, _PINS, _SIGNOFF, _BOARDS)
"""The statements of each migration; the first brings an empty file to version 1."""

DERIVES_ANEW = 6
"""A file of an earlier version derives everything anew when it is brought up to date: its facts fill the new tables."""

VERSION = len(MIGRATIONS)
"""The version of the tables that this program writes, kept as the file's ``user_version``."""
