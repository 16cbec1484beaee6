"""Hostile names and remarks on the pages of signing: they stand there as text, and nothing leaves the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from scansim.training.people.person import BadgeKind, Role
from tests.screens.signing_desk import PIN, SUES, Office, office, signs_in
from tests.screens.station import at_station
from tests.screens.test_hostile import HOSTILE, SIGNING

SIZES = ((40, 15), (80, 24))
NASTY = set("\x1b\x07\t\u202e")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path)
    with made.records:
        yield made


@pytest.mark.parametrize(("hostile", "size"), [(text, SIZES[index % 2]) for index, text in enumerate(HOSTILE)])
async def test_names_on_pages_of_signing_are_inert(desk: Office, hostile: str, size: tuple[int, int]) -> None:
    badge = "TRNHOSTILE"
    person = desk.records.people.join(f"{hostile} {hostile}", [Role.OPERATOR], {}, "program")
    desk.records.people.issue_badge(person, badge, BadgeKind.TRAINING, "", "program")
    desk.records.people.see_fair_use(person)
    desk.pins.pins[person] = PIN
    for _ in range(3):
        desk.ride(person)
    seen: set[str] = set()
    async with at_station(desk.desk, size) as station:

        def look() -> None:
            seen.add(station.page)
            assert not set(station.text) & NASTY
            assert all(cell_len(row) <= size[0] for row in station.rows)

        await signs_in(station, person)
        look()
        await station.press("f3")
        look()
        await station.press("escape", "f4")
        look()
        await station.press("escape")
        await station.type("123456")
        await station.type("4")
        await station.scan(SUES)
        look()
        await station.type(PIN)
        look()
        await station.press("f9")
        await station.scan(badge)
        look()
        assert station.app.is_running
    assert seen >= SIGNING
