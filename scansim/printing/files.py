"""Printed pages become files: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from scansim.printing.trouble import CannotPrint

__all__ = ["FORMATS", "file_names", "require_free", "require_writable", "write_files"]

FORMATS = (".pdf", ".png")


def file_names(out: Path, pages: int) -> tuple[Path, ...]:
    """The files that a document of so many pages makes: one PDF, or a picture a page (``FILE-1.png``, …)."""
    if out.suffix.casefold() == ".pdf" or pages == 1:
        return (out,)
    return tuple(out.with_name(f"{out.stem}-{page}{out.suffix}") for page in range(1, pages + 1))


def require_writable(out: Path) -> None:
    """Find out what can be known before anything is typeset.

    Raises:
        CannotPrint: when the name is of no known format, or its folder is not there.
    """
    if out.suffix.casefold() not in FORMATS:
        raise CannotPrint(f"{out} is no file to print into: let its name end in .pdf or .png.")
    if not out.parent.is_dir():
        raise CannotPrint(f"There is no folder {out.parent}: make it first, or choose another FILE.")


def require_free(names: Iterable[Path], *, replace: bool) -> None:
    """Let nothing be replaced that nobody wanted replaced.

    Raises:
        CannotPrint: when a file of one of the names is there already and may not go, or is no file.
    """
    for name in names:
        if name.is_dir():
            raise CannotPrint(f"{name} is a folder: choose another FILE.")
        if name.exists() and not replace:
            raise CannotPrint(f"{name} is there already: choose another FILE, or let it be replaced with --replace.")


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write every file, or none.

    Raises:
        CannotPrint: when one cannot be written.
    """
    unfinished: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            unfinished[path] = _unfinished(path, data)
        for path, written in unfinished.items():
            written.replace(path)
    except OSError as error:
        for written in unfinished.values():
            written.unlink(missing_ok=True)
        where = error.filename2 or error.filename or next(iter(files))
        raise CannotPrint(f"{where} cannot be written: {error.strerror or 'unknown reason'}.") from error


def _unfinished(path: Path, data: bytes) -> Path:
    """The data in a file of its own beside its place, with the rights that any new file gets here."""
    beside = path.with_name(f".unfinished-{os.getpid()}-{path.name}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside
