"""What is said when somebody asks how things stand: the words there are, the place, the lines, the labels, the job."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from scansim.engine.handheld.screen import ScreenKind
from scansim.plain.lines import job_text
from scansim.plain.seen import Numbers, floor_lines, label_lines
from scansim.plain.shown import buttons_line, head_lines, screen_lines, to_do_lines
from scansim.training.choices_on import is_work
from scansim.training.run import Run
from scansim.words.plain import COMMANDS, USAGES, line
from scansim.words.speaker import Speaker

__all__ = ["TOLD", "help_lines", "told", "where_lines"]


def help_lines() -> Iterator[str]:
    """Every word that can be typed, and what it does."""
    return (f"{usage}: {COMMANDS[verb].say({}).long}." for verb, usage in USAGES)


def where_lines(run: Run, speaker: Speaker) -> Iterator[str]:
    """The screen that is open, and what is to be done on it."""
    screen = run.screen
    yield from head_lines(screen, speaker)
    if screen.kind is not ScreenKind.DIALOG:
        if is_work(screen):
            yield buttons_line(screen, speaker)
        yield from to_do_lines(screen, speaker)


def told(verb: str, run: Run, numbers: Numbers, speaker: Speaker) -> Iterator[str]:
    """What one of the words in :data:`TOLD` says."""
    return iter(TOLD[verb](run, numbers, speaker))


def _floor(run: Run, numbers: Numbers, _: Speaker) -> Iterator[str]:
    yield line("you_are_at", place=run.floor.name)
    yield from floor_lines(run.floor, numbers)


_Telling = Callable[[Run, Numbers, Speaker], Iterator[str]]

TOLD: Mapping[str, _Telling] = {
    "help": lambda _run, _numbers, _speaker: help_lines(),
    "floor": _floor,
    "lines": lambda run, _, speaker: iter(screen_lines(run.screen, speaker)),
    "buttons": lambda run, _, speaker: iter([buttons_line(run.screen, speaker)]),
    "labels": lambda run, numbers, _: iter(label_lines(run.floor, numbers)),
    "job": lambda run, _numbers, _speaker: iter(job_text(run)),
}
"""Words that only say something; they change nothing."""
