"""A check-ride is put together by the seed: so many lines, so many exceptions, never two about one line."""

from __future__ import annotations

from collections import Counter

import pytest

from scansim.training.check_ride import CheckRide, RidePart, composed
from scansim.training.story import (
    Amount,
    Between,
    CountTask,
    Interruption,
    Line,
    ProductChoice,
    Share,
    Story,
    Task,
    Trap,
    TrapKind,
    When,
)
from scansim.training.texts import LocalText

SEEDS = range(100)
ONE = Between(1, 1)


def line(name: str) -> Line:
    return Line(name, ProductChoice(), Amount(units=ONE))


def trap(name: str, kind: TrapKind, at: str) -> Trap:
    return Trap(name, kind, Share(4, 5), line=at)


def story(lines: int, *traps: Trap) -> Story:
    task = Task("receipt", "type_in", tuple(line(f"line_{number}") for number in range(lines)), place="dock_1")
    return Story((task,), traps=traps)


PLAIN = RidePart("RCV-01", story(3))
SHORT = RidePart("RCV-02", story(3, trap("short", TrapKind.MISSING, "line_0"), trap("more", TrapKind.EXTRA, "line_0")))
WRONG = RidePart("RCV-04", story(2, trap("inner", TrapKind.WRONG_ITEM, "line_0")))
BROKEN = RidePart("RCV-05", story(2, trap("wet", TrapKind.DAMAGED, "line_1")))
RIDE = CheckRide((PLAIN, SHORT, WRONG, BROKEN), Between(16, 20), Between(2, 4), ("dock_1", "dock_2"))


def ride_of(seed: int, ride: CheckRide = RIDE) -> Story:
    return composed(ride, "CHK-01", seed)


def lines_of(found: Story) -> int:
    return sum(len(task.lines) for task in found.tasks)


@pytest.mark.parametrize("seed", SEEDS)
def test_as_many_lines_as_asked_for(seed: int) -> None:
    assert 16 <= lines_of(ride_of(seed)) <= 20


def test_the_same_seed_gives_the_same_ride_and_others_differ() -> None:
    assert [ride_of(seed) for seed in SEEDS] == [ride_of(seed) for seed in SEEDS]
    assert len({tuple(task.name for task in ride_of(seed).tasks) for seed in SEEDS}) > 20


@pytest.mark.parametrize("seed", SEEDS)
def test_every_part_comes_once_before_any_comes_again_and_then_at_another_dock(seed: int) -> None:
    names = [task.name for task in ride_of(seed).tasks]
    assert len(set(names)) == len(names)
    parts = [name[:6] for name in names]
    assert sorted(parts[:4]) == ["rcv_01", "rcv_02", "rcv_04", "rcv_05"]
    docks = [task.place for task in ride_of(seed).tasks]
    assert docks[:4] == ["dock_1"] * 4
    assert set(docks[4:]) == {"dock_2"}


@pytest.mark.parametrize("seed", SEEDS)
def test_traps_always_strike_are_about_tasks_of_the_ride_and_never_two_about_one_line(seed: int) -> None:
    found = ride_of(seed)
    assert {each.seeds for each in found.traps} <= {Share(1, 1)}
    assert {each.task for each in found.traps} <= {task.name for task in found.tasks}
    about = [(each.task, each.line) for each in found.traps]
    assert len(set(about)) == len(about)


def test_one_ride_in_five_has_fewer_exceptions_and_the_others_two_kinds_at_least() -> None:
    """DESIGN section 5 "Modes": two to four hidden exceptions of at least two kinds, one ride in five with fewer."""
    counts = Counter(len(ride_of(seed).traps) for seed in SEEDS)
    assert counts[0] + counts[1] == 20
    assert counts[2] + counts[3] + counts[4] == 80
    assert min(counts[2], counts[3], counts[4]) > 10
    several = [ride_of(seed).traps for seed in SEEDS if len(ride_of(seed).traps) > 1]
    assert all(len({each.kind for each in traps}) >= 2 for traps in several)
    # In each five consecutive seeds exactly one.
    assert all(sum(len(ride_of(seed).traps) < 2 for seed in range(first, first + 5)) == 1 for first in range(0, 100, 5))


def test_counts_and_interruptions_are_drawn_too() -> None:
    says = LocalText.of({"en": "Lend me your badge?"})
    come = Interruption("lend", When.START, says, ())
    counting = RidePart("CNT-01", Story(counts=(CountTask("shelf", ("shelf_a_01_1", "shelf_a_01_2")),)))
    asked = RidePart("SEC-02", Story(story(2).tasks, interruptions=(come,)))
    found = [ride_of(seed, CheckRide((counting, asked), Between(4, 4), Between(1, 1))) for seed in SEEDS]
    assert {len(each.counts) for each in found} == {1}
    assert {len(each.interruptions) for each in found} == {0, 1}
    names = {each.interruptions[0].name for each in found if each.interruptions}
    assert names == {"sec_02_1_lend", "sec_02_2_lend"}
    assert {each.tasks[0].place for each in found} == {"dock_1"}
