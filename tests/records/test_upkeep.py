"""Backups, the commands that look after records, and a file of an earlier version that is brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from scansim.records.backup import back_up
from scansim.records.journal import Records
from scansim.records.sqlite.read_only import ReadOnly, read_only
from scansim.records.sqlite.schema import VERSION
from scansim.records.trail import trail_of
from scansim.training.header import Header
from scansim.training.inputs import Hint, Timed
from scansim.training.people.person import Role
from scansim.training.ports import JournalDamaged, StorageRefused
from tests.records.earlier import VERSION_2, file_from
from tests.records.several_files import Stations, findings_of, run, scansim, whole

# an earlier version


def test_a_file_of_version_2_is_brought_up_to_date_and_loses_nothing(stations: Stations) -> None:
    file = stations.file("north")
    file_from(VERSION_2, file)
    with closing(sqlite3.connect(file)) as before:
        kept = {
            table: before.execute(f"SELECT * FROM {table}").fetchall()
            for table in ("facts", "inputs", "contents", "attempts", "stations")
        }
    assert [len(rows) for rows in kept.values()] == [5, 3, 1, 2, 1]
    # Looking does not bring it up to date.
    assert findings_of(file) == []
    with closing(sqlite3.connect(file)) as looked_at:
        assert looked_at.execute("PRAGMA user_version").fetchone() == (2,)
    with stations.open("north") as north:
        found = north.unfinished("guest")
        assert found is not None
        north.append(found.attempt, Timed(6, Hint()))
        north.close(found.attempt, {"passed": True})
        assert north.people.join("Mia", [Role.OPERATOR], {}, "boss")
    with closing(sqlite3.connect(file)) as after:
        assert after.execute("PRAGMA user_version").fetchone() == (VERSION,)
        for table in ("facts", "inputs", "contents", "stations"):
            assert set(kept[table]) <= set(after.execute(f"SELECT * FROM {table}").fetchall())
    whole(file)


def test_a_file_of_version_2_can_be_merged_and_its_trail_read(stations: Stations) -> None:
    file_from(VERSION_2, stations.file("south"))
    with stations.open("north") as north:
        assert north.merge(stations.file("south")).runs == 2
    whole(stations.file("north"))
    reader = read_only(stations.file("south"))
    with closing(reader), reader.reading():
        assert len(trail_of(reader, "guest").entries) == 4


# backup


def test_a_backup_holds_everything_while_somebody_records(stations: Stations, header: Header) -> None:
    target = stations.root / "stick" / "monday.db"
    target.parent.mkdir()
    with stations.open("north") as north:
        run(north, header)
        north.people.join("Mia", [Role.OPERATOR], {}, "boss")
        running = run(north, header, ended=False)
        made = back_up(stations.file("north"), target)
        assert (made.facts, made.runs) == (5, 2)
        north.append(running, Timed(2, Hint()))
    assert [path.name for path in target.parent.iterdir()] == ["monday.db"]
    whole(target)
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM inputs").fetchone() == (4,)
        ((newest,),) = copy.execute("SELECT hash FROM facts ORDER BY seq DESC LIMIT 1").fetchall()
    assert [fact.hash for fact in made.newest] == [newest]


def test_a_writer_that_comes_while_a_quiet_file_is_copied_is_in_the_backup(
    stations: Stations, header: Header, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stations.open("north") as north:
        run(north, header)
    came: list[Records] = []
    copied = ReadOnly.copy_into

    def slowly(source: ReadOnly, connection: sqlite3.Connection) -> None:
        copied(source, connection)
        if not came:
            came.append(stations.open("north"))
            run(came[0], header)

    monkeypatch.setattr(ReadOnly, "copy_into", slowly)
    assert back_up(stations.file("north"), stations.root / "b.db").runs == 2
    came[0].shut()
    whole(stations.root / "b.db")


def test_a_backup_that_is_put_in_place_goes_on(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        attempt = run(north, header, ended=False)
    back_up(stations.file("north"), stations.root / "b.db")
    stations.file("north").unlink()
    (stations.root / "b.db").rename(stations.file("north"))
    with stations.open("north") as north:
        assert north.unfinished("guest") is not None
        north.close(attempt, {"passed": True})
    whole(stations.file("north"))


def test_a_backup_replaces_nothing(stations: Stations, header: Header) -> None:
    stations.open("north").shut()
    (stations.root / "there").write_text("precious")
    with pytest.raises(StorageRefused, match="no backup replaces one"):
        back_up(stations.file("north"), stations.root / "there")
    assert (stations.root / "there").read_text() == "precious"


@pytest.mark.parametrize("place", ["nowhere/b.db", "file/b.db", "b" * 300])
def test_a_backup_that_cannot_be_written_leaves_nothing(stations: Stations, place: str) -> None:
    stations.open("north").shut()
    (stations.root / "file").write_text("")
    with pytest.raises(StorageRefused, match="cannot be written"):
        back_up(stations.file("north"), stations.root / place)
    assert sorted(path.name for path in stations.root.iterdir()) == ["file", "north"]


def test_of_a_damaged_file_there_is_no_backup(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        for _ in range(30):
            run(north, header)
    file = stations.file("north")
    bytes_ = file.read_bytes()
    file.write_bytes(bytes_[: len(bytes_) // 2])
    with pytest.raises(JournalDamaged, match="are damaged"):
        back_up(file, stations.root / "b.db")
    assert not list(stations.root.glob("b.db*"))


def test_the_backup_command_names_its_anchor(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        run(north, header)
    target = stations.root / "b.db"
    status, (counts, anchor) = scansim(stations, "backup", str(target))
    assert (status, counts) == (0, "The backup holds facts 3, runs 1.")
    hash_ = anchor.rsplit(" ", 1)[1].rstrip(".")
    reader = read_only(target)
    with closing(reader):
        assert reader.execute("SELECT seq FROM facts WHERE hash = ?", (hash_,)) == [(3,)]
    assert scansim(stations, "backup", str(target))[0] == 2


# the commands


@pytest.mark.parametrize("command", [["rebuild"], ["merge", "x"], ["backup", "x"], ["audit", "x"], ["retention"]])
def test_where_no_records_are_none_are_begun(stations: Stations, command: list[str]) -> None:
    status, lines = scansim(stations, *command)
    assert status == 2
    assert len(lines) == 1
    assert lines[0].startswith("scansim: There are no records in ")
    assert not (stations.root / "north").exists()


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")


BAD: dict[str, Callable[[Path], object]] = {
    "half": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "newer": _newer,
    "another program's": lambda file: file.write_bytes(b"not a database at all" * 500),
}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("command", ["rebuild", "merge", "merged", "backup", "audit", "retention", "verify"])
def test_a_bad_file_is_one_sentence_for_every_command(
    stations: Stations, header: Header, bad: str, command: str
) -> None:
    for name in ("north", "south"):
        with stations.open(name) as records:
            for _ in range(25):
                run(records, header)
    BAD[bad](stations.file("south" if command == "merged" else "north"))
    arguments = {
        "merge": ["merge", str(stations.file("south"))],
        "merged": ["merge", str(stations.file("south"))],
        "backup": ["backup", str(stations.root / "b.db")],
        "audit": ["audit", "guest"],
    }
    status, lines = scansim(stations, *arguments.get(command, [command]))
    assert status in (1, 2)
    assert len(lines) == 1
    assert ("newer scansim" if bad == "newer" else "damaged") in lines[0]
    assert not (stations.root / "b.db").exists()


def test_merging_by_command(stations: Stations, header: Header) -> None:
    with stations.open("north") as north, stations.open("south") as south:
        run(north, header)
        run(south, header)
    assert scansim(stations, "merge", str(stations.root / "south")) == (0, ["Taken in: facts 3, runs 1."])
    assert scansim(stations, "merge", str(stations.file("south"))) == (
        0,
        ["Nothing new there: everything was taken in before."],
    )
    assert scansim(stations, "rebuild") == (0, ["All lists were derived anew from 6 facts."])


def test_a_fork_is_told_by_merging(stations: Stations, header: Header) -> None:
    with stations.open("north") as north:
        run(north, header)
    stations.copy("north", "backup")
    with stations.open("north") as north:
        run(north, header)
    stations.copy("north", "other")
    stations.put_back("backup", "north")
    with stations.open("north") as north:
        run(north, header)
    status, lines = scansim(stations, "merge", str(stations.file("other")))
    assert status == 1
    assert lines[1].startswith("FORK: chain ")
    assert " has 2 facts number 4. " in lines[1]
