"""The command line: one thin function a command, which imports what it needs inside."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from scansim import __version__
from scansim.printing.command import labels

if TYPE_CHECKING:
    from scansim.plain.home import Home
    from scansim.plain.play import Player
    from scansim.training.lesson import Lesson
    from scansim.training.ports import Attempts

__all__ = ["main"]

_PASSED, _NOT_PASSED, _WRONG_USE = 0, 1, 2


_ASCII = click.option("--ascii", "ascii_only", is_flag=True, help="Write ASCII only. Also SCANSIM_ASCII=1.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="scansim")
@click.option("--data", metavar="DIR", help="Where records lie. Also SCANSIM_DATA; else your data folder.")
@click.option("--plain", is_flag=True, help="Practise line by line: for screen readers and terminals without screens.")
@_ASCII
@click.pass_context
def main(context: click.Context, data: str | None, plain: bool, ascii_only: bool) -> None:
    """Practise warehouse work with a barcode scanner, on a simulated warehouse.

    Without a command the trainer starts in this terminal; in one that draws no screens, line by line.
    """
    from scansim.plain.terminal import can_draw

    context.obj = data
    if context.invoked_subcommand is not None:
        if plain or ascii_only:
            option = "--plain" if plain else "--ascii"
            raise click.UsageError(f"{option} stands behind the command: scansim {context.invoked_subcommand} {option}")
    elif plain:
        _stay_plain(data, ascii_only=ascii_only)
    elif not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise click.UsageError("The trainer needs a terminal. Without one, use: scansim play EXERCISE")
    elif not can_draw(os.environ):
        _stay_plain(data, ascii_only=ascii_only, no_screens=True)
    else:
        from scansim.app import data_directory, start

        start(data_directory(data), ascii_only=_ascii_only(ascii_only, sys.stderr))


@main.command()
@click.argument("exercise", required=False)
@click.option("--seed", type=click.IntRange(min=0), help="Which of the exercise's situations; else one is drawn.")
@click.option("--plain", is_flag=True, help="For a person: line by line (docs/plain.md).")
@click.option("--resume", is_flag=True, help="Go on, line by line, with the run that was left. Needs its records.")
@click.option("--script", metavar="FILE", help="Inputs, a line each (docs/formats.md); - is standard input.")
@click.option("--coach", is_flag=True, help="Let the coach play it.")
@click.option(
    "--mode", type=click.Choice(["show", "try"]), default="try", show_default=True, help="show: the coach plays."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a step, the scorecard last.")
@click.option("--data", metavar="DIR", help="Keep the run in the records that lie here.")
@_ASCII
@click.pass_obj
def play(  # noqa: PLR0913, PLR0917 - one parameter an option
    group_data: str | None,
    exercise: str | None,
    seed: int | None,
    plain: bool,
    resume: bool,
    script: str | None,
    coach: bool,
    mode: str,
    as_json: bool,
    data: str | None,
    ascii_only: bool,
) -> None:
    """Play an exercise without the terminal screens: by a script, by the coach, or line by line.

    Ends with status 0 when passed, 1 when not or when it was left, 2 when the command or the script is wrong.
    """
    from scansim.plain.play import ScriptNotReadable
    from scansim.training.lesson import NoSuchLesson
    from scansim.training.ports import StorageRefused
    from scansim.training.situation import CannotBePlayed

    by_coach = coach or mode == "show"
    if by_coach and script:
        raise click.UsageError("Either a script or the coach plays, not both.")
    if (plain or resume) and (script or as_json):
        raise click.UsageError("A person plays with --plain and --resume: leave out --script and --json.")
    if resume and (by_coach or seed is not None):
        raise click.UsageError("--resume goes on with a run as it is: leave out --seed, --coach and --mode.")
    if exercise is None and not resume:
        raise click.UsageError("Which EXERCISE? Name one, such as: scansim play RCV-01")
    place = data or group_data
    ascii_only = _ascii_only(ascii_only, sys.stdout)
    try:
        if resume:
            status = _resume(exercise, place, ascii_only=ascii_only)
        elif exercise and plain:
            status = _play_plainly(exercise, seed, place, by_coach=by_coach, ascii_only=ascii_only)
        else:
            status = _play(exercise or "", seed, place, mode, script, by_coach, as_json, ascii_only)
    except (CannotBePlayed, NoSuchLesson, StorageRefused, ScriptNotReadable) as error:
        click.echo(f"scansim: {error}", err=True)
        status = _WRONG_USE
    sys.exit(status)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--seeds", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Seeds the coach plays.")
def check(paths: tuple[Path, ...], seeds: int) -> None:
    """Check exercises: read them, and let the coach play each on many seeds.

    PATHS are exercise files or folders; without any, everything that ships is checked.
    Ends with status 0 when all is well, 1 when something is to be put right.
    """
    from scansim.content.library import Library
    from scansim.content.places import content_root
    from scansim.content.trial import trial

    root = content_root()
    library = Library.load(root)
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"There is no file or folder {path}.")
        library = library.including(path)
    chosen = [exercise for exercise in library.exercises if not paths or _is_under(library.files[exercise.id], paths)]
    faults = [str(fault) for fault in library.faults]
    for exercise in chosen:
        found = [str(fault) for fault in trial(library, exercise, range(1, seeds + 1))]
        faults += found
        if not found:
            click.echo(f"{exercise.id}  right  {seeds} seeds played by the coach")
    for fault in faults:
        click.echo(fault, err=True)
    if not chosen and not faults:
        click.echo("Nothing to check there.", err=True)
    sys.exit(_NOT_PASSED if faults or not chosen else _PASSED)


@main.command()
@click.argument("attempts", nargs=-1, metavar="[ATTEMPT]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a run, the summary last (docs/formats.md).")
@click.option("--data", metavar="DIR", help="Where the records lie.")
@click.pass_obj
def verify(group_data: str | None, attempts: tuple[str, ...], as_json: bool, data: str | None) -> None:
    """Check that recorded runs are what they were: their hashes, and by replaying them their scores.

    ATTEMPT is the id of a run, or how it begins; without any, every run is checked. Nothing is written.
    Ends with status 0 when nothing is altered, 1 when something is, 2 when the command is wrong.
    """
    from scansim.app import data_directory, verifying
    from scansim.plain.verify import report_as_json, report_as_lines
    from scansim.training.ports import JournalDamaged, StorageRefused

    _show_anything(sys.stdout)
    report = report_as_json if as_json else report_as_lines
    try:
        with verifying(data_directory(data or group_data)) as verification:
            clean = report(verification, attempts, click.echo)
    except StorageRefused as error:
        click.echo(f"scansim: {error}", err=True)
        sys.exit(_NOT_PASSED if isinstance(error, JournalDamaged) else _WRONG_USE)
    sys.exit(_PASSED if clean else _NOT_PASSED)


@main.command()
@click.argument("barcode")
@click.option(
    "--nomenclature", type=click.Choice(["gs1", "default"]), default="gs1", show_default=True, help="The app's rules."
)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Read it as on this day; else today.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object (docs/formats.md).")
def parse(barcode: str, nomenclature: str, day: datetime | None, as_json: bool) -> None:
    """Say what the real app makes of a scanned code, what the GS1 standard says, and why they differ.

    BARCODE is what the scanner delivers; write <GS> for the separator. Put -- before one that begins with a dash.
    Ends with status 0 when the app reads it, 1 when not, 2 when the command is wrong.
    """
    from scansim.content.gs1 import element_reader
    from scansim.engine.barcodes.two_verdicts import Nomenclature, ScanReader
    from scansim.plain.parse import parse_json, parse_lines, scan_of

    if not barcode:
        raise click.UsageError("The code is empty: there is nothing to read.")
    today = (day or datetime.now(UTC).astimezone()).date()
    elements = element_reader(today)
    verdicts = ScanReader(elements, today).read(scan_of(barcode), Nomenclature(nomenclature))
    _show_anything(sys.stdout)
    if as_json:
        click.echo(parse_json(verdicts, elements, today))
    else:
        for line in parse_lines(verdicts, elements):
            click.echo(line)
    sys.exit(_PASSED if verdicts.app.understood else _NOT_PASSED)


def _play(  # noqa: PLR0913, PLR0917 - what the options said
    exercise: str,
    seed: int | None,
    place: str | None,
    mode: str,
    script: str | None,
    by_coach: bool,
    as_json: bool,
    ascii_only: bool,
) -> int:
    """A run by a script, by the coach, or by lines of the script language."""
    from scansim.app import SystemClock, new_seed
    from scansim.plain.play import Player, require_readable
    from scansim.training.header import Mode
    from scansim.training.practice import Practice
    from scansim.words.speaker import Speaker

    _show_anything(sys.stdout)
    lines = [] if by_coach else _script(script or "-")
    if isinstance(lines, list):
        require_readable(lines, script or "")
    with _journal(place) as journal:
        lesson = _lesson(exercise)
        header = lesson.header(new_seed() if seed is None else seed, Mode(mode), "coach" if by_coach else "script")
        practice = Practice.begin(lesson, header, journal, SystemClock())
        player = Player(practice, sys.stdout, Speaker(), as_json, ascii_only)
        player.begin()
        if by_coach:
            player.play_coach()
        else:
            _play_lines(player, lines)
        return _PASSED if player.finish().passed else _NOT_PASSED


def _play_plainly(exercise: str, seed: int | None, place: str | None, *, by_coach: bool, ascii_only: bool) -> int:
    """A run by a person, or by the coach for a person, in spoken lines."""
    from scansim.app import new_seed

    with _plain_home(place, ascii_only=ascii_only) as (home, source):
        lesson, chosen = _lesson(exercise), new_seed() if seed is None else seed
        if by_coach:
            return _PASSED if home.show(lesson, chosen) else _NOT_PASSED
        return _PASSED if home.run(home.begin(lesson, chosen), source) else _NOT_PASSED


def _resume(exercise: str | None, place: str | None, *, ascii_only: bool) -> int:
    """The run that was left, from its last acknowledged input."""
    from scansim.plain.home import OtherRules

    if not _is_kept(place):
        raise click.UsageError("Which records hold the run? Name their folder: scansim play --resume --data DIR")
    with _plain_home(place, ascii_only=ascii_only) as (home, source):
        stored = home.unfinished
        if stored is None or (exercise and stored.header.exercise.casefold() != exercise.casefold()):
            what = f"unfinished run of {exercise[:60]}" if exercise else "unfinished run"
            raise click.UsageError(f"There is no {what}. Begin one: scansim play {exercise or 'EXERCISE'} --plain")
        try:
            practice = home.resume(stored)
        except OtherRules as error:
            raise click.UsageError(str(error)) from error
        return _PASSED if home.run(practice, source) else _NOT_PASSED


def _stay_plain(data: str | None, *, ascii_only: bool, no_screens: bool = False) -> None:
    """The trainer line by line, until somebody leaves it."""
    from scansim.app import data_directory
    from scansim.training.ports import StorageRefused

    ascii_only = _ascii_only(ascii_only, sys.stdout)
    try:
        with _plain_home(str(data_directory(data)), ascii_only=ascii_only) as (home, source):
            home.stay(source, no_screens=no_screens)
    except StorageRefused as error:
        click.echo(f"scansim: {error}", err=True)
        sys.exit(_WRONG_USE)


@contextmanager
def _plain_home(place: str | None, *, ascii_only: bool) -> Iterator[tuple[Home, TextIO]]:
    """Where somebody practises line by line, and the lines."""
    from scansim.app import plain_home

    source = _standard_input()
    _show_anything(sys.stdout)
    with _journal(place) as journal:
        kept = _is_kept(place)
        yield plain_home(journal, sys.stdout, ascii_only=ascii_only, prompts=source.isatty(), is_kept=kept), source


def _ascii_only(wanted: bool, out: TextIO) -> bool:
    """Whether to write ASCII only: because somebody said so, or because the terminal shows nothing else."""
    from scansim.plain.terminal import shows_ascii_only

    return wanted or os.environ.get("SCANSIM_ASCII", "") not in ("", "0") or shows_ascii_only(os.environ, out.encoding)


main.add_command(labels)


def _is_under(file: Path, paths: Iterable[Path]) -> bool:
    return any(file.resolve().is_relative_to(path.resolve()) for path in paths)


@contextmanager
def _journal(data: str | None) -> Iterator[Attempts]:
    """Records where a place is named for them, else memory: a scripted run is nobody's evidence."""
    from scansim.app import data_directory, open_journal
    from scansim.records.memory import MemoryAttempts

    if not _is_kept(data):
        yield MemoryAttempts()
        return
    with open_journal(data_directory(data)) as records:
        yield records


def _is_kept(data: str | None) -> bool:
    from scansim.app import DATA_VARIABLE

    return bool(data or os.environ.get(DATA_VARIABLE))


def _lesson(exercise: str) -> Lesson:
    from scansim.app import lesson_from_files

    try:
        return lesson_from_files(exercise)
    except OSError as error:
        raise click.UsageError(f"The exercise {exercise[:60]} cannot be read: {error.strerror}.") from error


def _script(script: str) -> list[str] | TextIO:
    """The lines of a script file, all of them; or standard input, to be read as it comes."""
    if script == "-":
        return _standard_input()
    try:
        with Path(script).open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            return list(file)
    except OSError as error:
        raise click.UsageError(f"The script {script} cannot be read: {error.strerror}.") from error


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


def _show_anything(out: TextIO) -> None:
    """What the terminal's character set does not have is shown as a question mark."""
    if isinstance(out, TextIOWrapper):
        out.reconfigure(errors="replace")
