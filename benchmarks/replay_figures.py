"""How many attempts are replayed in a second, each with its world built anew (DESIGN section 9).

The attempt is the coach's own run of an exercise that ships. Before it validates it scans the last label once
more, takes that back with the pencil, walks to the desk and back and looks around, again and again, until there are 200
inputs. Times are processor
time, and the best of several runs counts: other work on the machine shall not.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from scansim.app import lesson_from_files
from scansim.training.coach.coach import Coach
from scansim.training.inputs import Do, Go, Input, Scan, Set, Tap, Timed
from scansim.training.lesson import Lesson
from scansim.training.run import replayed

__all__ = ["attempt", "lines"]

EXERCISE, SEED, INPUTS = "RCV-02", 1, 200
_ROUNDS, _REPLAYS = 5, 8
_AT_LEAST = 100


def lines() -> Iterator[str]:
    """The rate beside what is wanted, and what of it is the building of the world."""
    lesson = lesson_from_files(EXERCISE)
    inputs = attempt(lesson)
    whole = min(_seconds(lesson, inputs) for _ in range(_ROUNDS))
    world = min(_seconds(lesson, ()) for _ in range(_ROUNDS))
    rate = 1 / whole
    verdict = "reached" if rate >= _AT_LEAST else "NOT REACHED"
    name = f"replay of a {len(inputs)}-input attempt, its world included"
    yield f"{name:<44} {rate:8.0f} a second  at least {_AT_LEAST}  {verdict}"
    yield f"  of that the world {world * 1000:.1f} ms, each input {(whole - world) / len(inputs) * 1e6:.0f} us"


def attempt(lesson: Lesson) -> tuple[Timed, ...]:
    """So many inputs, all of them accepted and the last one the end of the run."""
    run, coach = lesson.run(SEED), Coach()
    done: list[Input] = []
    while (given := coach.next_step(run).input) is not None:
        done.append(given)
        run.receive(Timed(1000, given))
    at = done.index(Tap("validate")) if Tap("validate") in done else len(done) - 1
    place = run.situation.place
    label = next(given for given in reversed(done[:at]) if isinstance(given, Scan))
    screen = replayed(lesson.run(SEED), (Timed(1000, given) for given in done[:at])).screen
    selected = next(item for item in screen.items if item.selected)
    back: list[Input] = [Tap(f"edit:{selected.key}"), Set("quantity", selected.done), Tap("confirm")]
    once: list[Input] = [label, *back, Go("desk"), Go(place), Do("look", place)]
    times, rest = divmod(INPUTS - len(done), len(once))
    whole = [*done[:at], *once * times, *[Do("look", place)] * rest, *done[at:]]
    timed = tuple(Timed(number * 1000, given) for number, given in enumerate(whole, 1))
    checked = replayed(lesson.run(SEED), timed)
    assert checked.finished
    assert all(each.feedback.was_accepted for each in checked.observations)
    return timed


def _seconds(lesson: Lesson, inputs: tuple[Timed, ...]) -> float:
    """Processor time of one replay."""
    begun = time.process_time()
    for _ in range(_REPLAYS):
        replayed(lesson.run(SEED), inputs)
    return (time.process_time() - begun) / _REPLAYS


if __name__ == "__main__":
    for row in lines():
        print(row)
