"""The command line: one thin function a command, which imports what it needs inside."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scansim import __version__
from scansim.board_commands import BOARD_COMMANDS
from scansim.people_commands import PEOPLE_COMMANDS, badges
from scansim.printing.command import labels
from scansim.record_commands import RECORD_COMMANDS
from scansim.signing_commands import SIGNING_COMMANDS

if TYPE_CHECKING:
    from scansim.console import Console

if TYPE_CHECKING:
    pass

__all__ = ["main"]

_PASSED, _NOT_PASSED, _WRONG_USE = 0, 1, 2

_ASCII = click.option("--ascii", "ascii_only", is_flag=True, help="Write ASCII only. Also SCANSIM_ASCII=1.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="scansim")
@click.option("--data", metavar="DIR", help="Where records lie. Also SCANSIM_DATA; else your data folder.")
@click.option("--content", metavar="DIR", help="Your site's own exercises, labels and rules. Also SCANSIM_CONTENT.")
@click.option("--plain", is_flag=True, help="Practise line by line: for screen readers and terminals without screens.")
@_ASCII
@click.option(
    "--language", metavar="CODE", envvar="SCANSIM_LANGUAGE", help="What the trainer speaks (en). Also SCANSIM_LANGUAGE."
)
@click.pass_context
def main(
    context: click.Context,
    data: str | None,
    content: str | None,
    plain: bool,
    ascii_only: bool,
    language: str | None,
) -> None:
    """Practise warehouse work with a barcode scanner, on a simulated warehouse.

    Without a command the trainer starts in this terminal; in one that draws no screens, line by line.
    """
    from scansim.console import ascii_only_on
    from scansim.plain.terminal import can_draw

    context.obj = data
    _overlay(data, content)
    if language:
        _speak(language)
    if context.invoked_subcommand is not None:
        if plain or ascii_only:
            option = "--plain" if plain else "--ascii"
            raise click.UsageError(f"{option} stands behind the command: scansim {context.invoked_subcommand} {option}")
    elif plain:
        _stay_plain(data, ascii_only=ascii_only, no_screens=False)
    elif not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise click.UsageError("The trainer needs a terminal. Without one, use: scansim play EXERCISE")
    elif not can_draw(os.environ):
        _stay_plain(data, ascii_only=ascii_only, no_screens=True)
    else:
        from scansim.app import data_directory, start

        start(data_directory(data), ascii_only=ascii_only_on(sys.stderr, wanted=ascii_only))


def _overlay(data: str | None, content: str | None) -> None:
    """Lay the site's own folder over what ships: the option's, else the environment's, else that of settings.toml."""
    from scansim.app import data_directory
    from scansim.console import complain
    from scansim.content.places import SITE_VARIABLE, ContentMissing, site_root, site_setting, use_site

    try:
        named = content or os.environ.get(SITE_VARIABLE)
        use_site(Path(named) if named else site_setting(data_directory(data)))
        site_root()
    except ContentMissing as missing:
        complain(missing)
        sys.exit(_WRONG_USE)


def _speak(code: str) -> None:
    from scansim.words.language import NoSuchLanguage, language, speak

    try:
        speak(language(code))
    except NoSuchLanguage as unknown:
        raise click.UsageError(str(unknown)) from unknown


def _stay_plain(data: str | None, *, ascii_only: bool, no_screens: bool) -> None:
    """The trainer line by line, until somebody leaves it."""
    from scansim.app import data_directory
    from scansim.console import Console, ascii_only_on, complain
    from scansim.content.places import ContentMissing
    from scansim.training.ports import StorageRefused

    ascii_only = ascii_only_on(sys.stdout, wanted=ascii_only)
    try:
        Console(str(data_directory(data)), ascii_only).stay(no_screens=no_screens)
    except (ContentMissing, StorageRefused) as error:
        complain(error, ascii_only=ascii_only)
        sys.exit(_WRONG_USE)


@main.command()
@click.argument("exercise", required=False)
@click.option("--seed", type=click.IntRange(min=0), help="Which of the exercise's situations; else one is drawn.")
@click.option("--plain", is_flag=True, help="For a person: line by line (docs/plain.md).")
@click.option("--resume", is_flag=True, help="Go on, line by line, with the run that was left.")
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
    from scansim.app import data_directory
    from scansim.console import Console, ascii_only_on, complain
    from scansim.content.places import ContentMissing
    from scansim.plain.play import ScriptNotReadable
    from scansim.training.lesson import NoSuchLesson
    from scansim.training.ports import StorageRefused
    from scansim.training.starting_point import CannotBePlayed

    by_coach = coach or mode == "show"
    if by_coach and script:
        raise click.UsageError("Either a script or the coach plays, not both.")
    if (plain or resume) and (script or as_json):
        raise click.UsageError("A person plays with --plain and --resume: leave out --script and --json.")
    if resume and (by_coach or seed is not None):
        raise click.UsageError("--resume goes on with a run as it is: leave out --seed, --coach and --mode.")
    if exercise is None and not resume:
        raise click.UsageError("Which EXERCISE? Name one, such as: scansim play RCV-01")
    ascii_only = ascii_only_on(sys.stdout, wanted=ascii_only)
    place = data or group_data
    try:
        if resume:
            passed = Console(str(data_directory(place)), ascii_only).resume(exercise)
        else:
            passed = _played(Console(place, ascii_only), exercise or "", seed, mode, script, by_coach, plain, as_json)
    except (CannotBePlayed, ContentMissing, NoSuchLesson, StorageRefused, ScriptNotReadable) as error:
        complain(error, ascii_only=ascii_only)
        sys.exit(_WRONG_USE)
    sys.exit(_PASSED if passed else _NOT_PASSED)


def _played(  # noqa: PLR0913, PLR0917 - what the options said
    console: Console,
    exercise: str,
    seed: int | None,
    mode: str,
    script: str | None,
    by_coach: bool,
    plain: bool,
    as_json: bool,
) -> bool:
    if plain:
        return console.show(exercise, seed) if by_coach else console.talk(exercise, seed)
    if by_coach:
        return console.play_coach(exercise, seed, mode, as_json=as_json)
    return console.play_script(exercise, seed, mode, script or "-", as_json=as_json)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--seeds", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Seeds the coach plays.")
def check(paths: tuple[Path, ...], seeds: int) -> None:
    """Check exercises: read them, and let the coach play each on many seeds.

    PATHS are exercise files or folders; without any, everything that ships is checked, and with it labels/.
    What your site's own folder changes is listed first, with file and line.
    Ends with status 0 when all is well, 1 when something is to be put right.
    """
    from scansim.content.layers import Layers
    from scansim.content.library import Library
    from scansim.content.places import content_root, site_root
    from scansim.content.trial import trial
    from scansim.content.untranslated import untranslated
    from scansim.printing.stationery import stationery_faults

    root, site = content_root(), site_root()
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise click.UsageError(f"There is no file or folder {missing}.")
    library = Library.only(paths, root, site) if paths else Library.load(root, site)
    stationery = Layers(root, site)
    faults = [str(fault) for fault in (*library.faults, *(() if paths else stationery_faults(stationery)))]
    for change in (*library.changes, *stationery.changes):
        click.echo(str(change))
    for exercise in library.exercises:
        found = [str(fault) for fault in trial(library, exercise, range(1, seeds + 1))]
        faults += found
        for language, keys in untranslated(exercise).items():
            click.echo(f"{exercise.id}  note  not in {language}, English is shown: {', '.join(keys)}")
        if not found:
            how = "every document opens" if exercise.is_free else "played by the coach"
            click.echo(f"{exercise.id}  right  {seeds} seeds {how}")
    for fault in faults:
        click.echo(fault, err=True)
    if not library.exercises and not faults:
        click.echo("Nothing to check there.", err=True)
    sys.exit(_NOT_PASSED if faults or not library.exercises else _PASSED)


@main.command()
def paths() -> None:
    """List the learning paths: which exercises make up a first day or a role, in which order (scoring/paths.yaml)."""
    from scansim.content.library import Library
    from scansim.content.places import content_root, site_root

    library = Library.in_use(content_root(), site_root())
    minutes = {exercise.id: exercise.minutes for exercise in library.exercises}
    for path in library.paths:
        taken = sum(minutes[id_] for id_ in path.exercises)
        click.echo(f"{path.id}  {path.title.in_language('en')}, about {taken} minutes")
        for id_ in path.exercises:
            click.echo(f"  {id_}")


@main.command()
@click.argument("what", type=click.Choice(["exercise"]))
def schema(what: str) -> None:
    """Write the JSON Schema by which an editor checks files while they are written (docs/authoring.md)."""
    from scansim.content.schema_file import exercise_schema

    if what == "exercise":
        click.echo(exercise_schema(), nl=False)


@main.command()
@click.argument("what", type=click.Choice(["exercise"]))
@click.argument("id_", metavar="ID")
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="Where the file goes.")
def new(what: str, id_: str, out: Path | None) -> None:
    """Begin an exercise: a valid file called ID.yaml in which every key is explained.

    Without --out it goes to exercises/ of your site's own folder, or else to where you are.
    Ends with status 2 when the id is taken or the file is there already.
    """
    from scansim.console import complain
    from scansim.content.new_exercise import CannotBegin, begin_exercise
    from scansim.content.places import content_root, site_root

    site = site_root()
    folder = out or (site / "exercises" if site else Path())
    try:
        path = begin_exercise(id_, folder, content_root(), site)
    except CannotBegin as reason:
        complain(reason)
        sys.exit(_WRONG_USE)
    click.echo(f"{path} is begun as a valid {what}. Change it, then run: scansim check {path}")


@main.command("site-checklist")
@click.option("--pack", "pack_id", default="S", show_default=True, help="The data pack whose settings are compared.")
@_ASCII
def site_checklist(pack_id: str, ascii_only: bool) -> None:
    """List what a super user compares with their own handheld, one line a behaviour, with our setting."""
    from scansim.console import ascii_only_on
    from scansim.content.layers import Layers
    from scansim.content.pack_file import PACKS, read_pack
    from scansim.content.places import content_root, site_root
    from scansim.engine.handheld.device import Company
    from scansim.engine.handheld.version import VERSIONS
    from scansim.plain.site_checklist import checklist_lines
    from scansim.words.ascii import ascii_text
    from scansim.words.language import spoken

    layers = Layers(content_root(), site_root())
    known = layers.folders(PACKS)
    pack, faults = read_pack(pack_id, layers) if pack_id in known else (None, ())
    if pack is None:
        there = f"It has a fault: {faults[0]}" if faults else f"There are: {', '.join(known)}."
        raise click.UsageError(f"There is no data pack {pack_id}. {there}")
    write = ascii_text if ascii_only_on(sys.stdout, wanted=ascii_only) else str
    company, version = pack.company or Company(), VERSIONS[pack.version]
    for text in checklist_lines(pack.title.in_language(spoken().code), pack.operation_types, company, version):
        click.echo(write(text))


@main.command()
@click.argument("attempts", nargs=-1, metavar="[ATTEMPT]...")
@click.option(
    "--anchor", "anchors", multiple=True, metavar="HASH", help="The hash of a fact, kept elsewhere, that must be there."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a run, the summary last (docs/formats.md).")
@click.option("--data", metavar="DIR", help="Where the records lie.")
@click.pass_obj
def verify(
    group_data: str | None, attempts: tuple[str, ...], anchors: tuple[str, ...], as_json: bool, data: str | None
) -> None:
    """Check that recorded runs are what they were: their hashes, and by replaying them their scores.

    ATTEMPT is the id of a run, or how it begins; without any, every run is checked. Nothing is written.
    Ends with status 0 when nothing is altered, 1 when something is, 2 when the command is wrong.
    """
    from scansim.app import data_directory, verifying
    from scansim.console import complain, show_anything
    from scansim.plain.verify import report_as_json, report_as_lines
    from scansim.training.ports import JournalDamaged, StorageRefused

    show_anything(sys.stdout)
    report = report_as_json if as_json else report_as_lines
    try:
        with verifying(data_directory(data or group_data)) as verification:
            clean = report(verification, attempts, anchors, click.echo)
    except StorageRefused as error:
        complain(error)
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
    from scansim.console import show_anything
    from scansim.content.gs1 import element_reader
    from scansim.engine.barcodes.two_verdicts import Nomenclature, ScanReader
    from scansim.plain.parse import parse_json, parse_lines, scan_of

    if not barcode:
        raise click.UsageError("The code is empty: there is nothing to read.")
    today = (day or datetime.now(UTC).astimezone()).date()
    elements = element_reader(today)
    verdicts = ScanReader(elements, today).read(scan_of(barcode), Nomenclature(nomenclature))
    show_anything(sys.stdout)
    if as_json:
        click.echo(parse_json(verdicts, elements, today))
    else:
        for line in parse_lines(verdicts, elements):
            click.echo(line)
    sys.exit(_PASSED if verdicts.app.understood else _NOT_PASSED)


labels.add_command(badges)
main.add_command(labels)
for each in (*BOARD_COMMANDS, *RECORD_COMMANDS, *PEOPLE_COMMANDS, *SIGNING_COMMANDS):
    main.add_command(each)
