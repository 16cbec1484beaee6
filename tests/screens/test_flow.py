"""From screen to screen: what is offered next, what is resumed, what happens when something is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scansim.engine.canonical import Json
from scansim.records.memory import MemoryAttempts
from scansim.screens.desk import Desk
from scansim.screens.run import RunPage
from scansim.training.header import Header, Mode
from scansim.training.inputs import Abandon, Pause, Resume, Timed
from scansim.training.kit_card import kit_card
from scansim.training.ports import StorageRefused, StoredAttempt
from tests.screens.small import BOX, MUG, PLATE, SmallLessons, desk
from tests.screens.station import Station, at_station

ROOT = Path(__file__).resolve().parents[2]


class Refusing(MemoryAttempts):
    """A journal whose storage fails when a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False

    def _check(self) -> None:
        if self.full:
            raise StorageRefused("The disk of this station is full. Make room, then press Enter.")

    def open(self, header: Header, contents: Mapping[str, str]) -> str:
        self._check()
        return super().open(header, contents)

    def append(self, attempt: str, timed: Timed) -> None:
        self._check()
        super().append(attempt, timed)

    def close(self, attempt: str, result: Mapping[str, Json]) -> None:
        self._check()
        super().close(attempt, result)

    def unfinished(self, person: str) -> StoredAttempt | None:
        self._check()
        return super().unfinished(person)


async def count_everything(station: Station) -> None:
    """From home: begin, and do the whole receipt as it is right."""
    await station.press("enter", "enter")
    page = station.app.screen
    assert isinstance(page, RunPage)
    await station.press("f3", "down", "down", "down", "enter", "enter", "escape")
    await station.scan(BOX, BOX, MUG, *[PLATE] * 6, *["9521108410313"] * 2)
    await station.press("f2", "down", "enter")
    assert station.page == "DebriefPage"


async def test_after_a_pass_the_next_exercise_and_after_a_fail_the_same_with_a_new_seed() -> None:
    made = desk()
    async with at_station(lambda: made) as station:
        await station.press("enter")
        await count_everything(station)
        assert "PASSED" in station.text
        assert "Short delivery" in station.text
        assert "Next: Receiving · RCV-03" in station.text
        await station.press("enter")
        assert station.page == "Brief"
        assert "Short delivery" not in station.text
        await station.press("enter", "down")
        await station.scan(station.app.screen.practice.run.situation.transfer)  # type: ignore[attr-defined]
        await station.press("down", "right", "down", "right", "down", "right", "f2")
        assert "NOT YET" in station.text
        assert "The same again" in station.text
        await station.press("enter")
        page = station.app.screen
        assert page._job.seed == 3  # type: ignore[attr-defined]
        assert page._job.lesson.exercise.id == "RCV-03"  # type: ignore[attr-defined]
        await station.press("escape")
        assert "✔ passed" in station.text


async def test_the_same_again_has_the_same_seed() -> None:
    async with at_station() as station:
        await station.press("enter")
        await count_everything(station)
        before = station.rows[0]
        await station.press("f5")
        assert station.page == "Brief"
        assert station.rows[0].split("Guest")[0].split() == before.split("Guest")[0].split()


async def test_the_start_card_of_a_kit_leads_to_its_exercise_and_seed() -> None:
    async with at_station() as station:
        await station.press("enter")
        await station.scan(kit_card("RCV-03", 4711).lower())
        assert station.page == "Brief"
        await station.press("enter")
        page = station.app.screen
        assert isinstance(page, RunPage)
        assert (page.practice.header.exercise, page.practice.header.seed) == ("RCV-03", 4711)


async def test_the_start_card_of_an_exercise_that_is_not_here_starts_nothing() -> None:
    async with at_station() as station:
        await station.press("enter")
        await station.scan(kit_card("XYZ-99", 4711))
        assert station.page == "Home"
        assert "Read KIT" in station.text


async def test_the_title_is_hidden_until_the_debrief_but_shown_in_a_demonstration() -> None:
    async with at_station() as station:
        await station.press("enter", "enter")
        assert "Short" not in station.text
        await station.press("f2")
        assert station.page == "Demonstration"
        assert "Short delivery" in station.text
        await station.press("escape", "enter")
        assert "Short" not in station.text


async def test_a_demonstration_plays_to_its_end_and_is_nobodys_evidence() -> None:
    attempts = MemoryAttempts()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await station.press("enter", "enter", "f2")
        for _ in range(60):
            if "Now you" in station.text:
                break
            await station.press("enter")
        assert "That is the whole job" in station.text
        await station.scan(BOX)
        assert station.rings == 1
        await station.press("enter")
        assert station.page == "Brief"
        assert attempts.unfinished("guest") is None
        assert attempts._attempts == {}


async def test_a_locked_run_is_offered_first_and_goes_on_where_it_was() -> None:
    attempts = MemoryAttempts()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await station.press("enter", "enter", "enter", "f3", "down", "down", "down", "enter", "enter", "escape")
        await station.scan(BOX)
        await station.press("f9")
        assert station.page == "Lock"
        assert "Blue mug" not in station.text
        await station.press("enter")
        assert "GO ON" in station.text
        await station.press("enter")
        assert station.page == "RunPage"
        assert "6/15" in station.text
        await station.scan(BOX)
        stored = attempts.unfinished("guest")
        assert stored is not None
        kinds = [type(timed.input) for timed in stored.inputs[-4:]]
        assert kinds[1:3] == [Pause, Resume]


async def test_a_killed_run_goes_on_in_another_process() -> None:
    attempts = MemoryAttempts()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await station.press("enter", "enter", "enter", "f3", "down", "down", "down", "enter", "enter", "escape")
        await station.scan(BOX)
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await station.press("enter", "enter")
        assert "6/15" in station.text


async def test_an_unfinished_run_can_be_given_up() -> None:
    attempts = MemoryAttempts()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await station.press("enter", "enter", "enter", "f9", "enter", "f2")
        assert "GIVE THIS RUN UP?" in station.text
        await station.press("enter", "escape")
        assert attempts.unfinished("guest") is not None
        await station.press("f2", "down", "enter")
        assert "Given up" in station.text
        assert "NEXT" in station.text
        assert attempts.unfinished("guest") is None
        kept = attempts.read("memory-1")
        assert kept.inputs[-1].input == Abandon()
        assert kept.result is not None
        assert kept.result["passed"] is False


async def test_another_exercise_can_be_chosen_beside_an_unfinished_run() -> None:
    async with at_station() as station:
        await station.press("enter", "enter", "enter", "f9", "enter", "down", "down", "enter")
        assert station.page == "Brief"


async def test_ten_rows_at_once_and_never_beyond_the_ends() -> None:
    ids = tuple(f"RCV-{number:02}" for number in range(1, 26))
    async with at_station(lambda: desk(SmallLessons(ids=ids))) as station:
        await station.press("enter")
        for key, chosen in (
            ("pagedown", 11),
            ("pagedown", 21),
            ("pagedown", 25),
            ("pageup", 15),
            ("pageup", 5),
            ("pageup", 1),
        ):
            await station.press(key)
            assert f"▸ Receiving · RCV-{chosen:02}" in station.text


async def test_try_is_what_is_kept() -> None:
    attempts = MemoryAttempts()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await station.press("enter", "enter", "enter")
        stored = attempts.unfinished("guest")
        assert stored is not None
        assert (stored.header.mode, stored.header.person, stored.header.seed) == (Mode.TRY, "guest", 1)


async def test_storage_that_refuses_is_told_in_a_sentence_and_nothing_happens_until_it_works() -> None:
    attempts = Refusing()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        attempts.full = True
        await station.press("enter")
        assert (station.page, station.rings) == ("Trouble", 1)
        assert "The disk of this station is full" in station.text
        attempts.full = False
        await station.press("enter", "enter", "enter")
        attempts.full = True
        await station.press("enter")
        assert station.page == "Trouble"
        await station.scan(BOX)
        assert station.page == "Trouble"
        await station.press("enter")
        assert station.page == "Brief"
        attempts.full = False
        await station.press("enter", "f3", "down", "down", "down", "enter", "enter", "escape")
        attempts.full = True
        await station.scan(BOX)
        assert station.page == "Trouble"
        await station.press("enter")
        assert "0/15" in station.text  # The scan was refused whole.
        attempts.full = False
        await station.scan(BOX)
        assert "6/15" in station.text
        stored = attempts.unfinished("guest")
        assert stored is not None
        assert [timed.input for timed in stored.inputs].count(stored.inputs[-1].input) == 1


async def test_a_result_that_cannot_be_kept_is_tried_again() -> None:
    attempts = Refusing()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await station.press("enter", "enter", "enter", "f3", "down", "down", "down", "enter", "enter", "escape")
        await station.press("down", "right", "down", "right", "down", "right")
        original = attempts.append

        def fail_after(attempt: str, timed: Timed) -> None:
            original(attempt, timed)
            attempts.full = True

        attempts.append = fail_after  # type: ignore[method-assign]
        await station.press("f2")
        assert station.page == "Trouble"
        attempts.full = False
        await station.press("enter")
        assert station.page == "RunPage"
        await station.press("enter")
        assert station.page == "DebriefPage"
        assert attempts.unfinished("guest") is None


async def test_a_run_that_cannot_be_written_to_is_locked_all_the_same() -> None:
    attempts = Refusing()
    async with at_station(lambda: desk(attempts=attempts)) as station:
        await station.press("enter", "enter", "enter")
        attempts.full = True
        await station.press("f9")
        assert station.page == "Lock"


async def test_a_lesson_that_is_gone_is_told_in_a_sentence() -> None:
    lessons = SmallLessons()
    async with at_station(lambda: desk(lessons)) as station:
        await station.press("enter")
        lessons.lessons.clear()
        await station.press("enter")
        assert station.page == "Trouble"
        assert "There is no exercise RCV-02" in station.text


async def test_without_exercises_home_says_so() -> None:
    async with at_station(lambda: desk(SmallLessons(ids=()))) as station:
        await station.press("enter", "enter", "down", "up")
        assert station.page == "Home"
        assert "There is no exercise here" in station.text


async def test_the_desk_that_cannot_be_opened_is_asked_for_again() -> None:
    tries: list[int] = []

    def at_last() -> Desk:
        tries.append(1)
        if len(tries) < 3:
            raise StorageRefused("The records are open at another station. Close them there.")
        return desk()

    async with at_station(at_last) as station:
        assert "open at another station" in station.text
        await station.press("enter", "enter")
        assert "open at another station" in station.text
        await station.press("enter", "enter")
        assert station.page == "Home"


async def test_f10_leaves_from_the_lock_with_status_0_and_from_trouble_with_1() -> None:
    async with at_station() as station:
        await station.press("f10")
        assert station.app.return_code == 0

    def broken() -> Desk:
        raise StorageRefused("Broken.")

    async with at_station(broken) as station:
        await station.press("f10")
        assert station.app.return_code == 1


async def test_no_control_character_leaves_the_trainer() -> None:
    async with at_station() as station:
        for key in ("ctrl+q", "ctrl+c", "ctrl+p", "ctrl+d"):
            await station.press(key)
        await station.press("enter")
        assert station.app.is_running


def test_the_lock_is_shown_before_anything_heavy_is_loaded() -> None:
    probe = """
import asyncio, json, sys
from scansim.screens.trainer import Trainer

def look_around(self):
    rows = [strip.text for strip in self.screen._compositor.render_strips()]
    assert any("TRAINING" in row for row in rows)
    print(json.dumps(sorted(sys.modules)))

Trainer.make_ready = look_around

def no_desk():
    raise AssertionError("the lock needs no desk")

async def main():
    app = Trainer(no_desk, station="Station 3")
    async with app.run_test() as pilot:
        await pilot.pause()

asyncio.run(main())
"""
    answer = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    loaded = set(json.loads(answer.stdout))
    assert not loaded & {"yaml", "pydantic", "sqlite_utils", "sqlite3", "click", "reportlab"}
    ours = {name for name in loaded if name.startswith("scansim.")}
    layers = {name.split(".")[1] for name in ours}
    assert layers <= {"actions", "engine", "scanner", "screens", "words"}
    assert {name.rpartition(".")[2] for name in ours if name.startswith("scansim.screens.")}.isdisjoint(
        {"home", "brief", "run", "run_view", "debrief", "demonstration", "help", "session", "trouble"}
    )
