"""What a bad file, folder or disk gets: one sentence with what, where and what to do (DESIGN section 8)."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from scansim.records import disk
from scansim.records.journal import Records
from scansim.records.opening import open_records
from scansim.records.sqlite import database as sqlite_database
from scansim.records.sqlite import schema
from scansim.records.sqlite.database import Database
from scansim.records.sqlite.refusals import refusal
from scansim.training.header import Header
from scansim.training.inputs import Hint, Scan, Timed
from scansim.training.ports import JournalDamaged, StorageRefused
from tests.records.conftest import Opener
from tests.records.still_clock import StillClock


def sentence(refused: pytest.ExceptionInfo[StorageRefused], *parts: object) -> None:
    text = str(refused.value)
    assert "\n" not in text
    assert text.endswith(".")
    for part in parts:
        assert str(part) in text


def test_a_newer_file_is_refused_and_left_alone(folder: Path, opened: Opener) -> None:
    opened().shut()
    with closing(sqlite3.connect(folder / "records.db")) as database:
        database.execute("PRAGMA user_version = 99")
    before = (folder / "records.db").read_bytes()
    with pytest.raises(StorageRefused, match="newer scansim") as refused:
        opened()
    sentence(refused, folder / "records.db", 99, schema.VERSION, "install the newer")
    assert (folder / "records.db").read_bytes() == before


def test_a_database_of_another_program_is_refused(folder: Path, opened: Opener) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "records.db")) as database:
        database.execute("CREATE TABLE facts (id TEXT)")
    with pytest.raises(StorageRefused, match="another program") as refused:
        opened()
    sentence(refused, folder / "records.db", "choose another folder")


def test_an_empty_file_is_where_records_begin(folder: Path, opened: Opener) -> None:
    folder.mkdir()
    (folder / "records.db").touch()
    assert opened().verify() == []


@pytest.mark.parametrize("content", [b"not a database" * 100, b"\x00" * 8192, b"SQLite format 3\x00" + b"\xff" * 8192])
def test_a_file_that_is_no_database_is_damaged(folder: Path, opened: Opener, content: bytes) -> None:
    folder.mkdir()
    (folder / "records.db").write_bytes(content)
    with pytest.raises(JournalDamaged, match="are damaged") as refused:
        opened()
    sentence(refused, folder / "records.db", "put a backup in its place")
    assert (folder / "records.db").read_bytes() == content


def test_a_file_with_overwritten_pages_is_damaged(folder: Path, opened: Opener, header: Header) -> None:
    with opened() as records:
        attempt = records.open(header, {})
        for ms in range(300):
            records.append(attempt, Timed(ms, Scan(f"scan {ms}")))
    file = folder / "records.db"
    size = file.stat().st_size
    with file.open("r+b") as raw:
        # All but the first two pages (the list of tables, and the facts).
        raw.seek(2 * 4096)
        raw.write(b"\xa5" * (size - 2 * 4096))
    with pytest.raises(JournalDamaged, match="are damaged") as refused:
        opened().read(attempt)
    sentence(refused, file)


def test_a_folder_in_place_of_the_file(folder: Path, opened: Opener) -> None:
    (folder / "records.db").mkdir(parents=True)
    with pytest.raises(StorageRefused, match="is a folder where the records' file should be") as refused:
        opened()
    sentence(refused, folder / "records.db")


@pytest.mark.parametrize("below", ["data", "data/deeper"])
def test_a_file_in_place_of_the_folder(tmp_path: Path, below: str) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StorageRefused, match="is not a folder") as refused:
        open_records(tmp_path / below, clock=StillClock(), station="s")
    sentence(refused, tmp_path / below, "choose a folder")


@pytest.mark.parametrize("name", ["nul\x00", "x" * 300])
def test_a_folder_that_cannot_be_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(StorageRefused, match="cannot be used") as refused:
        open_records(tmp_path / name, clock=StillClock(), station="s")
    sentence(refused, "choose another")


@pytest.mark.skipif(os.name != "posix", reason="modes of folders are POSIX's")
def test_the_folder_is_for_its_owner_alone(folder: Path, opened: Opener) -> None:
    opened()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_file_locked_by_another_program(folder: Path, opened: Opener, header: Header) -> None:
    records = opened()
    attempt = records.open(header, {})
    with closing(sqlite3.connect(folder / "records.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageRefused, match="locked by another program") as refused:
            records.append(attempt, Timed(0, Hint()))
        sentence(refused, folder / "records.db", "then try again")
        other.execute("ROLLBACK")
    records.append(attempt, Timed(0, Hint()))
    assert len(records.read(attempt).inputs) == 1


def test_two_programs_may_make_the_file_at_once(folder: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    # SQLite itself gives up at once when the change to write-ahead mode meets another writer.
    folder.mkdir()
    with closing(sqlite3.connect(folder / "records.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(time, "sleep", lambda seconds: other.execute("ROLLBACK"))
        assert opened().verify() == []


def test_a_program_that_never_lets_go_of_a_new_file(folder: Path, opened: Opener) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "records.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageRefused, match="locked by another program"):
            opened()


def fill(records: Records, attempt: str, acknowledged: list[int]) -> None:
    for number in range(10_000):
        records.append(attempt, Timed(number, Scan("x" * 200)))
        acknowledged.append(number)


def test_a_full_disk_leaves_the_attempt_whole(
    folder: Path, opened: Opener, header: Header, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened().shut()
    pages = sqlite_database.PRAGMAS + ("PRAGMA max_page_count=50",)
    with monkeypatch.context() as patched:
        patched.setattr(sqlite_database, "PRAGMAS", pages)
        small = opened()
    attempt = small.open(header, {})
    acknowledged: list[int] = []
    with pytest.raises(StorageRefused, match="is full") as refused:
        fill(small, attempt, acknowledged)
    sentence(refused, folder / "records.db", "free some space", "is kept")
    done = len(acknowledged)
    assert done > 20
    assert len(small.read(attempt).inputs) == done
    with pytest.raises(StorageRefused, match="is full"):
        small.open(replace(header, contents={}, exercise="y" * 20_000), {})
    found = small.unfinished("guest")
    assert found is not None
    assert found.attempt == attempt
    small.shut()
    # Space was freed: the same attempt goes on where it stood.
    roomy = opened()
    roomy.append(attempt, Timed(done, Scan("x" * 200)))
    roomy.close(attempt, {"passed": True})
    assert len(roomy.read(attempt).inputs) == done + 1
    assert roomy.verify() == []


def test_a_file_that_was_deleted_or_replaced_while_in_use(folder: Path, opened: Opener, header: Header) -> None:
    records = opened()
    attempt = records.open(header, {})
    file = folder / "records.db"
    file.rename(folder / "moved.db")
    with pytest.raises(StorageRefused, match="moved or deleted while in use") as refused:
        records.append(attempt, Timed(0, Hint()))
    sentence(refused, file, "put the file back")
    shutil.copy(folder / "moved.db", file)
    with pytest.raises(StorageRefused, match="moved or deleted while in use"):
        records.append(attempt, Timed(0, Hint()))
    (folder / "moved.db").replace(file)
    records.append(attempt, Timed(0, Hint()))
    assert len(records.read(attempt).inputs) == 1


def test_each_error_of_sqlite_has_its_sentence(tmp_path: Path) -> None:
    path = tmp_path / "read.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE t (a)")
    with (
        closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database,
        pytest.raises(sqlite3.OperationalError) as error,
    ):
        database.execute("INSERT INTO t VALUES (1)")
    assert "cannot be written" in str(refusal(error.value, path))
    with closing(sqlite3.connect(path)) as database, pytest.raises(sqlite3.OperationalError) as error:
        database.execute("SELECT b FROM t")
    assert "cannot be used (no such column: b)" in str(refusal(error.value, path))


def test_a_name_that_cannot_be_stored_is_refused(opened: Opener, header: Header) -> None:
    with pytest.raises(StorageRefused, match="characters that cannot be stored"):
        opened().open(replace(header, person="\udc80"), {})


MOUNTS = """\
/dev/vda / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
nas:/export /mnt/nas nfs4 rw,vers=4.2 0 0
//nas/share /mnt/two\\040words cifs rw 0 0
mia@host: /home/mia/remote fuse.sshfs rw 0 0
/dev/sdb1 /mnt/nas/local xfs rw 0 0
malformed
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/mia/.local/share/scansim", "ext4"),
        ("/mnt/nas", "nfs4"),
        ("/mnt/nas/scansim", "nfs4"),
        ("/mnt/nas/local/scansim", "xfs"),
        ("/mnt/nasty", "ext4"),
        ("/mnt/two words/scansim", "cifs"),
        ("/home/mia/remote/a/b", "fuse.sshfs"),
    ],
)
def test_the_file_system_of_a_folder(path: str, kind: str) -> None:
    assert disk.file_system(PurePosixPath(path), MOUNTS) == kind


def test_a_later_mount_hides_an_earlier_one() -> None:
    assert disk.file_system(PurePosixPath("/data/x"), "a /data ext4 rw 0 0\nb /data nfs rw 0 0\n") == "nfs"


def test_a_windows_share_is_a_network_disk() -> None:
    assert disk.file_system(PureWindowsPath(r"\\server\share\scansim"), "") == "smb"
    assert disk.file_system(PureWindowsPath(r"C:\Users\mia"), "") == ""


@pytest.mark.skipif(os.name != "posix", reason="mounts are listed on Linux")
@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_network_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\nnas:/x {tmp_path}/far {kind} rw 0 0\n")
    monkeypatch.setattr(disk, "MOUNTS", mounts)
    (tmp_path / "link").symlink_to(tmp_path / "far")
    open_records(tmp_path / "near", clock=StillClock(), station="s").shut()
    for folder in ("far", "link/below"):
        with pytest.raises(StorageRefused, match="network disk") as refused:
            open_records(tmp_path / folder, clock=StillClock(), station="s")
        sentence(refused, kind, tmp_path / "far")
    assert not (tmp_path / "far" / "records.db").exists()


def test_a_disk_without_write_ahead_log_is_refused() -> None:
    # A database in memory is one that cannot.
    with pytest.raises(StorageRefused, match="cannot keep a write-ahead log"):
        Database(Path(":memory:"), 0.1)


def test_the_connection_waits_for_the_disk(opened: Opener) -> None:
    database = opened()._database
    assert database.execute("PRAGMA synchronous") == [(2,)]  # FULL
    assert database.execute("PRAGMA journal_mode") == [("wal",)]
