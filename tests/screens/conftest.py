"""What every test of screens runs under."""

from __future__ import annotations

import pytest

from tests.screens.quiet import moment


@pytest.fixture(autouse=True)
def waiting_by_work_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual waits by the processor; tests wait for what is left to do."""
    monkeypatch.setattr("textual.pilot.wait_for_idle", moment)
    monkeypatch.setattr("textual.app.wait_for_idle", moment)


@pytest.fixture(autouse=True)
def collector_left_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """To search all that the tests of a process hold takes a quarter of a second for each run that is opened."""
    if request.node.get_closest_marker("collector") is None:
        monkeypatch.setattr("scansim.screens.trainer._spare_scans_the_collector", lambda: None)
