"""A disk that is really full, and one that may really only be read: where the tests may mount one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from scansim.cli import main
from scansim.records.backup import back_up
from scansim.records.journal import Records
from scansim.records.opening import open_records
from scansim.training.header import Header
from scansim.training.inputs import Hint, Scan, Timed
from scansim.training.ports import StorageRefused
from tests.records.several_files import Stations, run, whole
from tests.records.still_clock import StillClock

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a disk of a certain size"
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", place], check=False, capture_output=True)
    if made.returncode != 0:
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(records: Records, attempt: str, acknowledged: list[int]) -> None:
    for number in range(10_000):
        records.append(attempt, Timed(number, Scan("x" * 100)))
        acknowledged.append(number)


def test_a_full_disk_keeps_what_was_acknowledged_and_goes_on_when_there_is_room(disk: Path, header: Header) -> None:
    ballast = disk / "ballast"
    ballast.write_bytes(b"x" * 100_000)
    folder = disk / "data"
    with open_records(folder, clock=StillClock(), station="s") as records:
        attempt = records.open(header, {})
        acknowledged: list[int] = []
        with pytest.raises(StorageRefused, match=r"is full|The disk failed") as refused:
            fill(records, attempt, acknowledged)
        done = len(acknowledged)
        assert "\n" not in str(refused.value)
        assert "what was recorded so far is kept" in str(refused.value)
        assert 20 < done < 10_000
        assert len(records.read(attempt).inputs) == done
        with pytest.raises(StorageRefused):
            records.people.join("Mia" * 3000, [], {}, "boss")
        assert records.people.everyone() == []
        ballast.unlink()
        records.append(attempt, Timed(done, Scan("x" * 100)))
        records.close(attempt, {"passed": True})
    with open_records(folder, clock=StillClock(), station="s") as records:
        assert len(records.read(attempt).inputs) == done + 1
    whole(folder / "records.db")


def test_what_does_not_fit_is_taken_in_or_backed_up_not_at_all(disk: Path, header: Header, stations: Stations) -> None:
    with stations.open("south") as south:
        for _ in range(60):
            attempt = south.open(header, {})
            for ms in range(40):
                south.append(attempt, Timed(ms, Scan("x" * 200)))
    with open_records(disk / "data", clock=StillClock(), station="s") as records:
        mine = run(records, header)
        with pytest.raises(StorageRefused, match=r"is full|The disk failed"):
            records.merge(stations.file("south"))
        assert len(records.read(mine).inputs) == 2
        assert records.rebuild() == 3
    whole(disk / "data" / "records.db")
    with pytest.raises(StorageRefused, match="cannot be written"):
        back_up(stations.file("south"), disk / "b.db")
    assert not list(disk.glob("b.db*"))


def test_a_disk_that_may_only_be_read_is_looked_at_and_not_written(
    disk: Path, header: Header, stations: Stations
) -> None:
    with open_records(disk / "data", clock=StillClock(), station="s") as records:
        attempt = run(records, header)
        records.append(records.open(header, {}), Timed(0, Hint()))
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(StorageRefused, match="cannot be written"):
        open_records(disk / "data", clock=StillClock(), station="s")
    with stations.open("north") as north:
        assert north.merge(disk / "data" / "records.db").runs == 2
    assert back_up(disk / "data" / "records.db", stations.root / "b.db").runs == 2
    for arguments in (["audit", attempt], ["verify"]):
        done = CliRunner().invoke(main, ["--data", str(disk / "data"), *arguments], catch_exceptions=False)
        assert done.exit_code == 0 or "cannot be replayed" in done.stdout
        assert attempt in done.stdout
    for command in (["rebuild"], ["retention"], ["merge", str(stations.file("north"))]):
        done = CliRunner().invoke(main, ["--data", str(disk / "data"), *command], catch_exceptions=False)
        assert done.exit_code == 2
        assert "cannot be written" in done.stderr
        assert done.stderr.count("\n") == 1
