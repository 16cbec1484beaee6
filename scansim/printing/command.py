"""The commands of ``scansim labels``. Nothing is loaded until one of them is used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from scansim.printing.orders import Printed, Printout

__all__ = ["labels", "print_and_say", "printing_options", "start_option", "stock_option"]

_CANNOT = 2


@click.group()
def labels() -> None:
    """Print labels and papers, each page read back before it is offered (docs/rooms.md)."""


def printing_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every printing command has."""
    options = (
        click.option(
            "--out", metavar="FILE", required=True, type=click.Path(path_type=Path), help="FILE.pdf, or FILE.png."
        ),
        click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True),
        click.option(
            "--dpi", type=click.Choice(["203", "300", "600"]), default="300", show_default=True, help="Dots an inch."
        ),
        click.option("--printer", metavar="ID", default="", help="One of labels/printers.yaml, instead of --dpi."),
        click.option("--replace", is_flag=True, help="Replace files that are there; else nothing is."),
    )
    for option in reversed(options):
        command = option(command)
    return command


stock_option = click.option(
    "--stock", metavar="ID", default="", help="Print on these stickers, from labels/stocks.csv."
)
start_option = click.option(
    "--start", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="The first free sticker."
)


@labels.command()
@click.option("--pack", metavar="ID", default="S", show_default=True, help="The data pack.")
@click.option("--only", metavar="SECTION", help="One section, to print it again; another word shows which there are.")
@stock_option
@start_option
@printing_options
def room(pack: str, only: str | None, **chosen: Any) -> None:
    """Print the labels of a training room: once for a pack, good for every exercise and seed.

    As pictures, several pages become FILE-1.png, FILE-2.png and so on. On stickers one section is printed; they are
    counted row by row from the upper left.
    Ends with status 0 when it is printed, 2 when it cannot be.
    """
    from scansim.printing.orders import print_room
    from scansim.training.room import Section

    known = [section.value for section in Section]
    if only is not None and only not in known:
        raise click.UsageError(f"There is no section {only[:40]}. Sections: {', '.join(known)}.")
    print_and_say(lambda order: print_room(pack, order, Section(only) if only else None), chosen)


@labels.command()
@click.argument("exercise")
@click.option("--seed", type=click.IntRange(min=0), required=True, help="Which of the exercise's situations.")
@stock_option
@start_option
@printing_options
def kit(exercise: str, seed: int, **chosen: Any) -> None:
    """Print what one seed of EXERCISE adds to the room, and the trainer's sheet with the answer.

    With --stock only the labels that the room lacks are printed.
    Ends with status 0 when it is printed, 2 when it cannot be.
    """
    from scansim.printing.orders import print_kit

    print_and_say(lambda order: print_kit(exercise, seed, order), chosen)


@labels.command()
@click.option("--stock", metavar="ID", default="", help="Also the outlines of these stickers, from labels/stocks.csv.")
@printing_options
def calibration(**chosen: Any) -> None:
    """Print the sheet by which a printer is measured (docs/labels.md).

    With --stock it has the size of that sheet, whatever --paper says; a second page shows where its stickers lie.
    Ends with status 0 when it is printed, 2 when it cannot be.
    """
    from scansim.printing.orders import print_calibration

    print_and_say(print_calibration, chosen, "barcode")


def print_and_say(make: Callable[[Printout], Printed], chosen: Mapping[str, Any], what: str = "label") -> None:
    """Print, and say what was printed and where it lies, or why it cannot be; then the command ends with status 2."""
    from scansim.content.places import ContentMissing
    from scansim.printing import orders
    from scansim.printing.trouble import CannotPrint
    from scansim.training.stationery import Paper

    options = {**chosen, "paper": Paper(chosen["paper"]), "dpi": int(chosen["dpi"])}
    try:
        printed = make(orders.Printout(**options))
    except (CannotPrint, ContentMissing) as error:
        click.echo(f"scansim: {error}", err=True)
        sys.exit(_CANNOT)
    pages = _counted(printed.pages, "page")
    read_back = f" with {_counted(printed.labels, what)}, each read back" if printed.labels else ""
    click.echo(f"{pages}{read_back}. Print at actual size.")
    for file in printed.files:
        click.echo(str(file))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
