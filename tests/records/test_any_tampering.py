"""Whatever somebody does to the rows of a file without computing hashes anew is found, and where is said.

What no chain shows is the end of it cut off (docs/sign-off.md): then the hashes kept elsewhere are missed.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from scansim.engine.canonical import sha256
from scansim.records.audit import findings_in
from scansim.records.book import the_book
from scansim.records.derivation import differences
from scansim.records.journal import Records
from scansim.records.projection import DERIVED
from scansim.records.signoffs import Signature
from scansim.records.sqlite.reader import Reader
from scansim.scanner.reading import ScannerSettings
from scansim.training.header import Floor, Header, Mode
from scansim.training.inputs import Scan, Timed
from scansim.training.people.person import BadgeKind, Role
from scansim.training.programme.rules import Level, Programme, Skill
from scansim.training.retention import RecordClass
from scansim.training.signoff.statement import day_of
from scansim.training.station import HardwareCheck, StationSettings
from scansim.training.texts import LocalText
from tests.records.several_files import Stations, hurried, run

TEXT = '{"title":"Receipt"}'
HEADER = Header("RCV-01", "1", 1, Mode.TRY, Floor.SCREEN, "guest", "2026-11-23T08:00:00", {"exercise": sha256(TEXT)})
LASTING = ("facts", "forks", "inputs", "input_forks", "contents", "texts")
TABLES = (*LASTING, *DERIVED)

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Row = tuple[object, ...]


def begin(stations: Stations) -> None:
    """A file with something in every table: a fork, a run that went on in two ways, people, removals."""
    with stations.open("north") as north:
        north.open(HEADER, {sha256(TEXT): TEXT})
        north.signoffs.void(run(north, HEADER), "equipment", "boss", "the lamp was broken")
        north.keep_station(StationSettings(ScannerSettings(prefix="~")), HardwareCheck(True, {"layout": "passed"}), "b")
        mia = north.people.join("Mia", [Role.OPERATOR], {"site": "Hamburg"}, "boss")
        north.people.issue_badge(mia, "041", BadgeKind.WORK, "", "boss")
        sign(north, mia)
        tom = north.people.join("Tom", [Role.OPERATOR], {}, "boss")
        north.people.erase(tom, "boss")
        stations.clock.now += timedelta(days=366)
        north.retention.keep({RecordClass.CHECKS: 48}, "boss")
        north.retention.apply("boss")
        both = run(north, HEADER, ended=False)
        run(north, HEADER)
    stations.copy("north", "south")
    with stations.open("south") as south:
        south.append(both, Timed(2, Scan("south")))
        run(south, HEADER)
    with stations.open("north") as north:
        for ms in (2, 3):
            north.append(both, Timed(ms, Scan("north")))
        north.close(both, {"passed": True})
    stations.copy("north", "kept")
    with stations.open("north") as north:
        run(north, HEADER)
    stations.copy("north", "lost")
    stations.put_back("kept", "north")
    with stations.open("north") as north:
        run(north, replace(HEADER, person=mia))
        run(north, replace(HEADER, mode=Mode.CHECK), ended=False)
        north.merge(stations.file("lost"))
        north.merge(stations.file("south"))
        assert north.people.name(mia) == "Mia"


def sign(records: Records, person: str) -> None:
    """A check-ride and what is signed over it."""
    skill = Skill("receiving", LocalText.of({"en": "Receiving"}), (), {"RCV-01": "1"})
    programme, by = Programme("1", (skill,)), Signature("boss", "I have seen the evidence.")
    run(records, replace(HEADER, person=person), Mode.CHECK)
    on = day_of(stations_today(records))
    digest = records.signoffs.evidence(person, skill, Level.CERTIFIED, programme, on).digest
    records.signoffs.grant(person, skill, Level.CERTIFIED, programme, digest=digest, by=by, remark="well done")
    records.signoffs.observe(person, "receiving", (True,) * 6, 4, by=by)


def stations_today(records: Records) -> str:
    return records.run_rows()[-1].ended


@dataclass(repr=False)
class Whole:
    """The untouched file in memory, and the hashes of its newest facts, kept elsewhere."""

    rows: dict[str, list[Row]]
    anchors: set[str]
    connection: sqlite3.Connection

    def forged(self) -> sqlite3.Connection:
        copy = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.backup(copy)
        return copy


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    stations = Stations(tmp_path_factory.mktemp("tampering"))
    with pytest.MonkeyPatch.context() as patch, hurried(patch):
        begin(stations)
    with closing(sqlite3.connect(stations.file("north"), isolation_level=None)) as connection:
        rows = rows_of(connection)
        assert all(rows[table] for table in TABLES)
        found, hashes = looked_at(connection)
        assert found == []
        anchors = {str(row[11]) for row in (*rows["facts"], *rows["forks"])}
        assert anchors == hashes
        yield Whole(rows, anchors, connection)


def rows_of(connection: sqlite3.Connection) -> dict[str, list[Row]]:
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def looked_at(connection: sqlite3.Connection) -> tuple[list[str], set[str]]:
    """All that is found in a file, and the hashes of its facts."""
    reader = Reader(connection, Path("forged"))
    with reader.reading():
        book = the_book(reader)
        found = [f"{finding.where}: {finding.what}" for finding in findings_in(reader, book)]
        derived = differences(reader, book.facts)
        found += [f"attempt {attempt!a}: {fault}" for attempt, fault in derived.attempts.items()]
        found += [f"{table} {key!a}" for table, key in derived.others]
    return found, {fact.hash for fact in book.facts}


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [str(name) for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]


def other_value(data: st.DataObject, value: object, same_column: list[object]) -> object:
    """Another value for a cell: one that stands elsewhere in its column, or this one with something changed."""
    others = [other for other in same_column if other != value]
    from_elsewhere: bool = data.draw(st.booleans())
    if others and from_elsewhere:
        return others[data.draw(st.integers(0, len(others) - 1))]
    if isinstance(value, int):
        return value + data.draw(st.sampled_from([-1, 1, 2, 1000]))
    text = str(value or "")
    at = data.draw(st.integers(0, len(text)))
    new = data.draw(st.sampled_from(["0", "f", " ", "é", '"']))
    cut = data.draw(st.sampled_from([0, 1])) if text else 0
    return text[:at] + new + text[at + cut :]


def write(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    connection.execute(f"DELETE FROM {table}")
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows) if rows else None


@settings(
    max_examples=min(4 * settings().max_examples, 3_000), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_change_deletion_swap_or_insertion_is_found(whole: Whole, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(TABLES))
    rows = list(whole.rows[table])
    columns = len(rows[0])
    at = data.draw(st.integers(0, len(rows) - 1))
    touched = [rows[at]]
    deed = data.draw(st.sampled_from(["change", "delete", "swap", "insert"]))
    if deed == "delete":
        del rows[at]
    elif deed == "swap":
        assume(len(rows) > 1)
        other = (at + data.draw(st.integers(1, len(rows) - 1))) % len(rows)
        from_ = data.draw(st.integers(0, columns - 1))
        to = data.draw(st.integers(from_ + 1, columns))
        one, two = rows[at], rows[other]
        rows[at] = (*one[:from_], *two[from_:to], *one[to:])
        rows[other] = (*two[:from_], *one[from_:to], *two[to:])
        touched.append(two)
    else:
        edited = data.draw(st.sets(st.integers(0, columns - 1), min_size=1, max_size=2 if deed == "insert" else 1))
        if deed == "insert":
            # What would else be refused: the same key twice.
            edited |= {0, 2} if table == "facts" else {0, 1} if table in ("inputs", "input_forks") else set()
            edited |= {11} if table == "forks" else {0} if table not in ("inputs", "input_forks") else set()
        changed = list(rows[at])
        for column in sorted(edited):
            changed[column] = other_value(data, changed[column], [each[column] for each in rows])
        rows[at : at + 1] = [tuple(changed)] if deed == "change" else [rows[at], tuple(changed)]
        touched.append(tuple(changed))
    assume(sorted(rows, key=repr) != sorted(whole.rows[table], key=repr))
    with closing(whole.forged()) as forged:
        try:
            write(forged, table, rows)
        except (sqlite3.IntegrityError, sqlite3.OperationalError):
            event("the database itself refuses it")
            return
        assume(sorted(rows_of(forged)[table], key=repr) != sorted(whole.rows[table], key=repr))
        found, hashes = looked_at(forged)
    event(f"{deed}: {'found' if found else 'not found'}")
    if not found:
        # Only a deletion at the end of a way; an anchor misses the fact.
        assert deed == "delete"
        assert table in ("facts", "forks", "inputs", "input_forks")
        assert table not in ("facts", "forks") or whole.anchors - hashes
        return
    assert any(named(row, text, whole) for row in touched for text in found), (touched, found)


def named(row: Row, found: str, whole: Whole) -> bool:
    """Whether what was found names the row, what it belongs to, or the fact after it."""
    after = [str(fact[0]) for fact in (*whole.rows["facts"], *whole.rows["forks"]) if row[-1] == fact[10]]
    cells = [str(cell) for cell in row if isinstance(cell, str) and cell]
    ids = [id for cell in cells for id in UUID.findall(cell)]
    return any(ascii(cell)[1:-1][:60] in found for cell in (*cells, *ids, *after))


def test_any_row_that_is_deleted_is_missed(whole: Whole) -> None:
    unseen = []
    for table in TABLES:
        for at, row in enumerate(whole.rows[table]):
            rows = [*whole.rows[table][:at], *whole.rows[table][at + 1 :]]
            with closing(whole.forged()) as forged:
                write(forged, table, rows)
                found, hashes = looked_at(forged)
            if found:
                assert any(named(row, text, whole) for text in found), (table, row, found)
            else:
                unseen.append((table, row))
                assert table not in ("facts", "forks") or whole.anchors - hashes == {row[11]}
    # The ends, which only an anchor shows: the newest of each way, unless something else speaks of it.
    assert {table for table, _ in unseen} <= {"facts", "forks", "inputs", "input_forks"}
    followed = {row[10] for table in ("facts", "forks") for row in whole.rows[table]}
    followed |= {row[3] for table in ("inputs", "input_forks") for row in whole.rows[table]}
    for table, row in unseen:
        assert row[-1] not in followed, (table, row)
