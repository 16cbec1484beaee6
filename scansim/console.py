"""Runs on standard input and output: by a script, by the coach, and line by line. What ``scansim play`` does."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from scansim.plain.home import Home
    from scansim.plain.play import Player
    from scansim.records.journal import Records
    from scansim.records.memory import MemoryAttempts
    from scansim.training.lesson import Lesson

__all__ = ["ASCII_VARIABLE", "Console", "ascii_only_on", "complain", "show_anything"]

ASCII_VARIABLE = "SCANSIM_ASCII"


def ascii_only_on(out: TextIO, *, wanted: bool = False) -> bool:
    """Whether to write ASCII only: because somebody said so, or because the terminal shows nothing else."""
    from scansim.plain.terminal import shows_ascii_only

    return wanted or os.environ.get(ASCII_VARIABLE, "") not in ("", "0") or shows_ascii_only(os.environ, out.encoding)


def complain(error: Exception, *, ascii_only: bool = False) -> None:
    """Say what was refused, in its one sentence; nothing in it acts on the terminal."""
    from scansim.scanner.inert import inert
    from scansim.words.ascii import ascii_text

    sentence = inert(f"scansim: {error}")
    click.echo(ascii_text(sentence) if ascii_only_on(sys.stderr, wanted=ascii_only) else sentence, err=True)


def show_anything(out: TextIO) -> None:
    """What the terminal's character set does not have is shown as a question mark."""
    if isinstance(out, TextIOWrapper):
        out.reconfigure(errors="replace")


@dataclass(frozen=True, slots=True)
class Console:
    """Where records lie, when they are kept at all, and what standard output can show.

    Every method returns whether the run was passed; free practice, which is not judged, counts as passed. They raise
    :class:`click.UsageError`, and whatever lessons, records and scripts refuse (NoSuchLesson, CannotBePlayed,
    StorageRefused, ScriptNotReadable).
    """

    place: str | None
    ascii_only: bool

    def play_script(self, exercise: str, seed: int | None, mode: str, script: str, *, as_json: bool) -> bool:
        """A run by a script file, or by lines of its language from standard input (``-``)."""
        from scansim.plain.play import require_readable

        lines = _standard_input() if script == "-" else _lines_of(script)
        if isinstance(lines, list):
            require_readable(lines, script)
        with self._player(exercise, seed, mode, "script", as_json=as_json) as player:
            _play_lines(player, lines)
            return player.finish().passed is not False

    def play_coach(self, exercise: str, seed: int | None, mode: str, *, as_json: bool) -> bool:
        """A run by the coach, step by step."""
        with self._player(exercise, seed, mode, "coach", as_json=as_json) as player:
            player.play_coach()
            return player.finish().passed is not False

    def talk(self, exercise: str, seed: int | None) -> bool:
        """A run by a person, in spoken lines. A check-ride asks who that is, which this command does not."""
        lesson = _lesson(exercise)
        if lesson.exercise.is_check:
            raise click.UsageError(
                f"{lesson.exercise.id} is a check-ride: start scansim, scan your badge and choose it."
            )
        with self._home() as (home, source):
            return home.run(home.begin(lesson, _seed(seed)), source)

    def show(self, exercise: str, seed: int | None) -> bool:
        """A run by the coach for a person, in spoken lines."""
        with self._home() as (home, _):
            return home.show(_lesson(exercise), _seed(seed))

    def resume(self, exercise: str | None) -> bool:
        """The run that was left, from its last acknowledged input. Where no records are, none are made."""
        from scansim.app import data_directory
        from scansim.plain.home import OtherRules
        from scansim.records.opening import FILE_NAME
        from scansim.records.sentences import no_records

        records = data_directory(self.place).expanduser() / FILE_NAME
        if not records.exists():
            raise no_records(records)
        with self._home() as (home, source):
            stored = home.unfinished
            if stored is None or (exercise and stored.header.exercise.casefold() != exercise.casefold()):
                what = f"unfinished run of {exercise[:60]}" if exercise else "unfinished run"
                raise click.UsageError(f"There is no {what} there. Begin one: scansim play EXERCISE --plain")
            try:
                return home.run(home.resume(stored), source)
            except OtherRules as error:
                raise click.UsageError(str(error)) from error

    def stay(self, *, no_screens: bool) -> None:
        """Exercise after exercise, until somebody leaves."""
        with self._home() as (home, source):
            home.stay(source, no_screens=no_screens)

    @contextmanager
    def _player(self, exercise: str, seed: int | None, mode: str, person: str, *, as_json: bool) -> Iterator[Player]:
        from scansim.app import SystemClock
        from scansim.plain.play import Player
        from scansim.training.header import Mode
        from scansim.training.practice import Practice
        from scansim.words.speaker import Speaker

        show_anything(sys.stdout)
        with self._journal() as journal:
            lesson = _lesson(exercise)
            header = lesson.header(_seed(seed), Mode(mode), person)
            practice = Practice.begin(lesson, header, journal, SystemClock())
            player = Player(practice, sys.stdout, Speaker(), as_json, self.ascii_only)
            player.begin()
            yield player

    @contextmanager
    def _home(self) -> Iterator[tuple[Home, TextIO]]:
        """Where somebody practises line by line, and the lines."""
        from scansim.app import data_directory, plain_home
        from scansim.plain.voice import Voice
        from scansim.words.speaker import Speaker

        source = _standard_input()
        show_anything(sys.stdout)
        voice = Voice(sys.stdout, Speaker(), ascii_only=self.ascii_only, prompts=source.isatty())
        with self._journal() as journal:
            yield plain_home(data_directory(self.place), journal, voice, source, self._resume_command()), source

    @contextmanager
    def _journal(self) -> Iterator[Records | MemoryAttempts]:
        """Records where a place is named for them, else memory."""
        from scansim.app import data_directory, open_journal
        from scansim.records.memory import MemoryAttempts

        if not self._is_kept():
            yield MemoryAttempts()
            return
        with open_journal(data_directory(self.place)) as records:
            yield records

    def _is_kept(self) -> bool:
        from scansim.app import DATA_VARIABLE

        return bool(self.place or os.environ.get(DATA_VARIABLE))

    def _resume_command(self) -> str:
        """What goes on with a run that is left; empty when it is not kept. The usual place need not be named."""
        from scansim.app import data_directory

        if not self._is_kept():
            return ""
        is_usual = self.place is None or self.place == str(data_directory())
        return "scansim play --resume" + ("" if is_usual else f" --data {shlex.quote(str(self.place))}")


def _lesson(exercise: str) -> Lesson:
    from scansim.app import lesson_from_files

    try:
        return lesson_from_files(exercise)
    except OSError as error:
        raise click.UsageError(
            f"The exercise {exercise[:60]} cannot be read ({error.strerror}): name another one."
        ) from error


def _seed(chosen: int | None) -> int:
    from scansim.app import new_seed

    return new_seed() if chosen is None else chosen


def _lines_of(script: str) -> list[str]:
    try:
        with Path(script).open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            return list(file)
    except OSError as error:
        raise click.UsageError(
            f"The script {script[:60]} cannot be read ({error.strerror}): name another file."
        ) from error


def _standard_input() -> TextIO:
    """Standard input as lines of text, whatever bytes they hold."""
    if not isinstance(sys.stdin, TextIOWrapper):
        raise click.UsageError("There is no standard input to read from. Name a file: --script FILE")
    sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape", newline="")
    return sys.stdin


def _play_lines(player: Player, lines: list[str] | TextIO) -> None:
    """Feed a script's lines, or a person's, until the run is over. A line that cannot be read ends the run."""
    from scansim.plain.play import ScriptNotReadable

    forgiving = not isinstance(lines, list) and lines.isatty()
    try:
        player.play_script(lines, "standard input", forgiving=forgiving)
    except ScriptNotReadable:
        player.practice.close()
        raise
