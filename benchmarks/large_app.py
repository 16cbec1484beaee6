"""scansim itself over a receipt of many lines: ``python -m benchmarks.large_app --data DIR [--lines N]``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scansim.app import SystemClock, open_journal
from scansim.screens.driver import run_and_exit

if TYPE_CHECKING:
    from scansim.screens.trainer import Trainer
    from scansim.training.header import Header
    from scansim.training.lesson import Lesson, LessonEntry
    from scansim.training.signals.refreshers import Guide


class OneLesson:
    """Lessons of which there is one, made when it is asked for."""

    def __init__(self, lines: int) -> None:
        self._lines = lines

    def catalogue(self) -> tuple[LessonEntry, ...]:
        from scansim.training.lesson import LessonEntry

        return (LessonEntry("LARGE", "receiving", 2, 60),)

    def guide(self) -> Guide:
        from scansim.training.signals.refreshers import Guide

        return Guide()

    def lesson(self, exercise: str) -> Lesson:  # noqa: ARG002 - there is only one
        from benchmarks.large_lesson import large_lesson

        return large_lesson(self._lines)

    def restored(self, header: Header, content: Callable[[str], str]) -> Lesson:  # noqa: ARG002
        return self.lesson(header.exercise)


def build(folder: Path, lines: int) -> Trainer:
    from scansim.screens.desk import Desk
    from scansim.screens.trainer import Trainer
    from scansim.words.speaker import Speaker

    return Trainer(
        lambda: Desk(OneLesson(lines), open_journal(folder), SystemClock(), Speaker(), lambda: 1, "bench"),
        station="bench",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--lines", type=int, default=1000)
    given = parser.parse_args()
    run_and_exit(lambda: build(given.data, given.lines))


if __name__ == "__main__":
    main()
