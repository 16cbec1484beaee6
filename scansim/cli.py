"""The command line: one thin function a command, which imports what it needs inside."""

from __future__ import annotations

import click

from scansim import __version__

__all__ = ["main"]


@click.group()
@click.version_option(__version__, prog_name="scansim")
def main() -> None:
    """Practise warehouse work with a barcode scanner, on a simulated warehouse."""
