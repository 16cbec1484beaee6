"""A clock that stands still until asked, a header, and both journals that keep the port's contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scansim.records.journal import Records
from scansim.records.memory import MemoryAttempts
from scansim.records.opening import open_records
from scansim.training.header import Floor, Header, Mode
from scansim.training.ports import Attempts
from tests.records.several_files import Stations, hurried
from tests.records.still_clock import StillClock


@pytest.fixture
def header() -> Header:
    return Header("RCV-01", "1", 4711, Mode.TRY, Floor.SCREEN, "guest", "2026-11-23T08:00:00", {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


Opener = Callable[[], Records]


@pytest.fixture
def opened(folder: Path) -> Iterator[Opener]:
    """Opens the same folder again and again, as several windows on one machine would."""
    clock = StillClock()
    all_opened: list[Records] = []

    def again() -> Records:
        all_opened.append(open_records(folder, clock=clock, station="station-1", patience=0.1))
        return all_opened[-1]

    yield again
    for records in all_opened:
        records.shut()


@pytest.fixture
def records(opened: Opener) -> Records:
    return opened()


@pytest.fixture(params=["file", "memory"])
def attempts(request: pytest.FixtureRequest) -> Attempts:
    if request.param == "memory":
        return MemoryAttempts()
    return request.getfixturevalue("opened")()  # type: ignore[no-any-return]  # fixtures by name have no type


@pytest.fixture
def stations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stations]:
    """Stations in folders of their own, which do not wait for the disk."""
    monkeypatch.delenv("SCANSIM_DATA", raising=False)
    with hurried(monkeypatch):
        yield Stations(tmp_path)
