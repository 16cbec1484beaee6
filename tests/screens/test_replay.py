"""The replay page: reached from the debrief, gone through by keys and by cards, and nothing can be entered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scansim.records.memory import MemoryAttempts
from scansim.screens.desk import Desk
from scansim.screens.replay import ReplayPage
from tests.screens.golden import differences
from tests.screens.situations import TRANSFER, cards
from tests.screens.small import BOX, StandingClock, desk
from tests.screens.station import SIZES, Station, at_station

# 1 opens, 2 to 4 are 18 mugs of the 13 that came (15 asked for), 5 and 6 a code that is refused twice, 7 asks what
# becomes of the rest and 8 keeps it open. So 4 is too many, 6 repeats, and at 8 plates and boards were left out.
RUN = (TRANSFER, BOX, BOX, BOX, "NOBODY", "NOBODY", "OBTVALI", "yes")


class Bench:
    """A desk whose clock goes on by a second with each input of the run."""

    def __init__(self) -> None:
        self.clock = StandingClock()
        self.attempts = MemoryAttempts()

    def desk(self) -> Desk:
        return replace(desk(attempts=self.attempts), clock=self.clock)

    async def debrief(self, station: Station) -> None:
        """From the lock to the debrief of a run with errors."""
        await cards(station, "start", "start", "enter")
        for scanned in RUN:
            self.clock.now += 1
            await cards(station, scanned)
        assert station.page == "DebriefPage"

    async def replay(self, station: Station) -> ReplayPage:
        """And on to its replay, by a key."""
        await self.debrief(station)
        await station.press("f3")
        return shown(station)


def shown(station: Station) -> ReplayPage:
    page = station.app.screen
    assert isinstance(page, ReplayPage)
    return page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_replay_looks_as_it_was_approved(size: tuple[int, int]) -> None:
    found: list[str] = []
    bench = Bench()
    async with at_station(bench.desk, size=size) as station:

        def look(name: str) -> None:
            assert {len(row) <= size[0] for row in station.rows} == {True}
            found.append(differences(f"replay_{name}", station.rows, size))

        await bench.replay(station)
        look("start")
        await station.press("pagedown")
        look("error")
        await station.press("f3")
        look("floor")
        await cards(station, "B", "enter")
        look("plays_by_cards")
    assert "\n".join(filter(None, found)) == ""


async def test_keys_go_from_step_to_step_and_from_error_to_error() -> None:
    bench = Bench()
    async with at_station(bench.desk) as station:
        replay = (await bench.replay(station)).replay
        assert [each.number for each in replay.wrong] == [4, 6, 8, 8]
        station.rings = 0
        for key, position in (
            *(("right", 1), ("right", 2), ("left", 1), ("pagedown", 4), ("pagedown", 6), ("pagedown", 8)),
            *(
                ("pagedown", 8),
                ("right", 8),
                ("pageup", 6),
                ("pageup", 4),
                ("pageup", 4),
                ("left", 3),
                ("left", 2),
                ("left", 1),
                ("left", 0),
                ("left", 0),
            ),
        ):
            await station.press(key)
            assert replay.position == position, key
        assert station.rings == 0
        await station.press("escape")
        assert station.page == "DebriefPage"


async def test_cards_go_from_step_to_step_and_out() -> None:
    bench = Bench()
    async with at_station(bench.desk) as station:
        await bench.debrief(station)
        await cards(station, "D")
        replay = shown(station).replay
        for card, position in (("next", 1), ("next", 2), ("back", 1), ("B", 4), ("B", 6), ("A", 4), ("next", 5)):
            await cards(station, card)
            assert replay.position == position, card
        await cards(station, "D")
        assert station.page == "DebriefPage"
        await cards(station, "D", "back")
        assert station.page == "DebriefPage"  # in front of the first step BACK leaves


async def test_each_step_shows_the_handheld_what_was_entered_the_answer_and_the_coach() -> None:
    bench = Bench()
    async with at_station(bench.desk) as station:
        await bench.replay(station)
        assert " step 0 of 8 · 0:00" in station.rows
        await station.press("right", "right")
        assert any(row.startswith("> scanned 19521108035117, Blue mug 35cl") for row in station.rows)
        assert any("Blue mug 35cl +6" in row and "OK" in row for row in station.rows)
        assert any(row.startswith(" coach: Look at the goods at Dock 1") for row in station.rows)
        assert "6/15" in station.text
        await station.press("right", "right")
        assert "18/15" in station.text
        assert any(
            "step 4 of 8" in row and "✖ Blue mug 35cl: received 18, there were 13." in row for row in station.rows
        )
        await station.press("left")
        assert "12/15" in station.text
        assert "✖" not in station.text


async def test_nothing_can_be_entered_and_nothing_is_written() -> None:
    bench = Bench()
    async with at_station(bench.desk) as station:
        page = await bench.replay(station)
        kept = repr(vars(bench.attempts))
        await station.press("right", "right")
        before, station.rings = page.replay.run.digest(), 0
        await station.scan(BOX, TRANSFER, "OBTVALI")
        await station.type("12")
        assert station.rings == 4
        assert "nothing can be entered" in station.text
        await station.touch("Blue mug")
        assert (page.replay.position, page.replay.run.digest()) == (2, before)
        await station.press("pagedown", "enter", "escape")
        assert repr(vars(bench.attempts)) == kept


async def test_it_plays_by_the_clock_and_stops_at_the_end() -> None:
    """Inputs at 1 to 8 seconds; a second at double speed is two of them."""
    bench = Bench()
    async with at_station(bench.desk) as station:
        page = await bench.replay(station)
        await station.press("enter", "f2")
        assert "plays 2x" in station.rows[0]
        bench.clock.now += 1
        page.tick()
        await station.settle()
        assert " step 2 of 8" in station.text
        await station.press("enter")
        assert "stands still" in station.rows[0]
        bench.clock.now += 50
        page.tick()
        assert page.replay.position == 2
        await station.press("enter")
        bench.clock.now += 50
        page.tick()
        await station.settle()
        assert " step 8 of 8" in station.text
        assert "stands still" in station.rows[0]


@pytest.mark.parametrize("key", ["f1", "f9"])
async def test_under_another_page_it_stands_still(key: str) -> None:
    bench = Bench()
    async with at_station(bench.desk) as station:
        page = await bench.replay(station)
        await station.press("enter")
        seen = [page.playback.is_playing]
        await station.press(key)
        seen.append(page.playback.is_playing)
        assert seen == [True, False]
        assert page._timer is None


async def test_a_run_without_errors_has_no_key_for_them() -> None:
    bench = Bench()
    async with at_station(bench.desk) as station:
        await cards(station, "start", "start", "enter", "finish", "yes")
        assert station.page == "DebriefPage"
        await station.press("f3")
        assert "PgDn" not in station.text
