"""Real processes: killed at any moment, writing at the same time, holding what they run."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from functools import partial
from itertools import count, pairwise
from pathlib import Path

import pytest

from scansim.records.fact import from_row
from scansim.records.opening import open_records
from scansim.training.header import Floor, Header, Mode
from scansim.training.inputs import Hint, Scan, Timed
from scansim.training.ports import StorageRefused
from tests.records.conftest import Opener
from tests.records.several_files import Stations, run, state_of, whole
from tests.records.still_clock import StillClock

STATION = Path(__file__).with_name("one_station.py")
ROOT = STATION.parents[2]
SOAK = bool(os.environ.get("SCANSIM_SOAK"))
KILLS = 200 if SOAK else 12
HEADER = Header("RCV-01", "1", 1, Mode.TRY, Floor.SCREEN, "guest", "2026-11-23T08:00:00", {})


def station(folder: Path, *what: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(STATION), str(folder), *what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def rest_after_kill(process: subprocess.Popen[str]) -> list[str]:
    """Kill at once, then give what had been acknowledged and not yet been heard."""
    process.send_signal(signal.SIGKILL)
    # Not communicate(): it reads past what readline() has taken into its buffer.
    with process:
        assert process.stdout is not None
        rest = process.stdout.read()
    assert process.returncode == -signal.SIGKILL
    whole = rest.rpartition("\n")[0]
    return whole.split("\n") if whole else []


@pytest.mark.stress
def test_no_acknowledged_input_is_lost_when_the_process_is_killed(folder: Path, opened: Opener) -> None:
    draws = random.Random(20261122)
    acknowledged = 0
    attempts: set[str] = set()
    for kill in range(KILLS):
        process = station(folder, "resume" if kill else "endless")
        attempts.add(line(process))
        for _ in range(draws.randrange(40)):
            acknowledged = int(line(process)) + 1
        unheard = rest_after_kill(process)
        acknowledged = int(unheard[-1]) + 1 if unheard else acknowledged
        records = opened()
        found = records.unfinished("guest")
        assert found is not None
        assert {found.attempt} == attempts
        # One more may have become durable in the moment before its acknowledgement.
        assert len(found.inputs) in (acknowledged, acknowledged + 1)
        assert list(found.inputs) == [Timed(n, Scan(f"scan {n}")) for n in range(len(found.inputs))]
        assert records.verify() == []
        acknowledged = len(found.inputs)
        records.shut()
    records = opened()
    (attempt,) = attempts
    records.close(attempt, {"passed": False})
    assert len(records.read(attempt).inputs) == acknowledged


@pytest.mark.stress
def test_a_kill_after_any_statement_leaves_all_or_nothing(tmp_path: Path) -> None:
    # From the first statement that makes the file to the last that closes the attempt.
    for number in count(1, 1 if SOAK else 3):
        folder = tmp_path / str(number)
        process = station(folder, "die", str(number))
        output, _ = process.communicate()
        acknowledged = output.split()
        with open_records(folder, clock=StillClock(), station="station-1") as records:
            assert records.verify() == []
            found = records.unfinished("guest")
            if "closed" in acknowledged:
                assert found is None
            elif acknowledged:
                attempt, *inputs = acknowledged
                kept = records.read(attempt)
                assert len(kept.inputs) in (len(inputs), len(inputs) + 1)
                assert (kept.result is None) == (found is not None)
            # Whatever was left, the trainer goes on with it.
            fresh = records.open(Header("A", "1", 1, Mode.TRY, Floor.SCREEN, "other", "2026-11-23T08:00:00", {}), {})
            records.append(fresh, Timed(0, Hint()))
            before = _attempts(folder)
            records.rebuild()
            assert _attempts(folder) == before
        if process.returncode == 0:
            assert acknowledged[1:] == ["0", "1", "2", "closed"]
            assert number > 40
            return
        assert process.returncode == -signal.SIGKILL


@pytest.mark.stress
@pytest.mark.parametrize("what", ["merge", "people", "retain", "rebuild"])
def test_a_kill_while_records_are_looked_after_leaves_all_or_nothing(tmp_path: Path, what: str) -> None:
    begun = Stations(tmp_path)
    begun.clock.now -= timedelta(days=4000)
    for name in ("north", "south"):
        with begun.open(name) as records:
            for _ in range(2):
                run(records, HEADER)
            run(records, HEADER, ended=False)
    # The processes have the real clock: to them all of it is years old.
    dies = partial(station, tmp_path / "here", "die-at")
    arguments = [what, str(begun.file("south"))] if what == "merge" else [what]
    for number in count(1, 1 if SOAK else 17):
        shutil.rmtree(tmp_path / "here", ignore_errors=True)
        begun.copy("north", "here")
        process = dies(str(number), *arguments)
        output, _ = process.communicate()
        if process.returncode != 0:
            assert process.returncode == -signal.SIGKILL
            assert output == ""
        with begun.open("here") as records:
            kept = state_of(begun.file("here"))
            records.rebuild()
            assert state_of(begun.file("here")) == kept
        whole(begun.file("here"))
        runs = {"merge": {3, 6}}.get(what, {3})
        assert len(kept["attempts"]) in runs
        if process.returncode == 0:
            assert len(kept["attempts"]) == max(runs)
            assert number > 17
            return


def _attempts(folder: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "records.db")) as database:
        return database.execute("SELECT * FROM attempts ORDER BY attempt").fetchall()


@pytest.mark.stress
def test_stations_that_write_into_one_file_at_once(folder: Path, opened: Opener) -> None:
    # Nothing is there yet: they also make the file at the same moment.
    stations = [station(folder, "attempts", "25") for _ in range(3)]
    closed = [process.communicate()[0].split() for process in stations]
    assert [process.returncode for process in stations] == [0, 0, 0]
    assert [len(attempts) for attempts in closed] == [25, 25, 25]
    records = opened()
    assert records.verify() == []
    for attempts in closed:
        for attempt in attempts:
            found = records.read(attempt)
            assert found.result == {"passed": True}
            assert len(found.inputs) == 3
    with closing(sqlite3.connect(folder / "records.db")) as database:
        facts = [from_row(row) for row in database.execute("SELECT * FROM facts ORDER BY seq")]
    # One file, one chain: each fact follows the one before it, whoever wrote that.
    assert len({fact.chain for fact in facts}) == 1
    assert len({fact.station for fact in facts if fact.kind == "attempt_closed"}) == 3
    assert [fact.seq for fact in facts] == list(range(1, 1 + 1 + 2 * 75))
    assert all(later.prev == earlier.hash and later.lamport > earlier.lamport for earlier, later in pairwise(facts))
    assert list((folder / "running").iterdir()) == []


def test_an_attempt_that_runs_elsewhere_is_neither_offered_nor_taken(folder: Path, opened: Opener) -> None:
    process = station(folder, "hold")
    attempt = line(process)
    records = opened()
    assert records.unfinished("guest") is None
    with pytest.raises(StorageRefused, match="being run in another window"):
        records.append(attempt, Timed(0, Hint()))
    with pytest.raises(StorageRefused, match="being run in another window"):
        records.close(attempt, {})
    # Looking is always allowed.
    assert list(records.read(attempt).inputs) == []
    assert rest_after_kill(process) == []
    found = records.unfinished("guest")
    assert found is not None
    assert found.attempt == attempt


def test_a_process_that_ends_well_leaves_its_attempt_to_be_resumed(folder: Path, opened: Opener) -> None:
    process = station(folder, "hold")
    attempt = line(process)
    process.communicate("")
    found = opened().unfinished("guest")
    assert found is not None
    assert found.attempt == attempt


def test_an_older_attempt_is_offered_while_the_newest_runs_elsewhere(
    folder: Path, opened: Opener, header: Header
) -> None:
    first = opened()
    older = first.open(header, {})
    first.shut()
    process = station(folder, "hold")
    newest = line(process)
    records = opened()
    found = records.unfinished("guest")
    assert found is not None
    assert found.attempt == older
    process.communicate("")
    found = records.unfinished("guest")
    assert found is not None
    assert found.attempt == newest


def test_two_windows_are_not_offered_the_same_attempt(opened: Opener, header: Header) -> None:
    crashed = opened()
    attempt = crashed.open(header, {})
    crashed.shut()
    one, two = opened(), opened()
    offered = one.unfinished("guest")
    assert offered is not None
    assert two.unfinished("guest") is None
    # Declined: the person begins something else in the first window.
    one.open(header, {})
    offered = two.unfinished("guest")
    assert offered is not None
    assert offered.attempt == attempt
    two.append(attempt, Timed(0, Hint()))
    # Taken up: asking again gives nothing away.
    assert two.unfinished("nobody") is None
    with pytest.raises(StorageRefused, match="another window"):
        one.append(attempt, Timed(1, Hint()))


def test_a_file_that_may_not_grow_keeps_what_was_acknowledged(folder: Path, opened: Opener) -> None:
    pytest.importorskip("resource", reason="Windows has no limit on the size of a file")
    process = station(folder, "limited", "360000")
    output, _ = process.communicate()
    attempt, *numbers, sentence = output.strip().split("\n")
    assert process.returncode == 3
    assert "what was recorded so far is kept" in sentence
    records = opened()
    found = records.read(attempt)
    assert len(numbers) > 20
    assert len(found.inputs) == len(numbers)
    assert records.verify() == []
    records.append(attempt, Timed(10**6, Hint()))
    assert len(records.read(attempt).inputs) == len(numbers) + 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_that_may_only_be_read_is_refused_to_another_user(opened: Opener, folder: Path) -> None:
    opened().shut()
    for each in (folder, *folder.parents):
        if each.stat().st_uid == os.geteuid() and each != Path("/"):
            each.chmod(0o755)
    (folder / "records.db").chmod(0o644)
    process = station(folder, "as-nobody")
    output, _ = process.communicate()
    assert process.returncode == 3
    assert output.count("\n") == 1
    assert "cannot be written" in output


def test_sqlite_utils_is_not_needed_to_record(folder: Path) -> None:
    # DESIGN section 9: it is not loaded before the first frame.
    code = (
        "import sys, runpy; sys.argv = ['one_station.py', sys.argv[1], 'attempts', '1'];"
        f"runpy.run_path({str(STATION)!r}, run_name='__main__');"
        "sys.exit(any(name.split('.')[0] in ('sqlite_utils', 'pydantic', 'yaml', 'textual') for name in sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", code, str(folder)], env=environment, check=False, stdout=subprocess.DEVNULL
    )
    assert ended.returncode == 0
