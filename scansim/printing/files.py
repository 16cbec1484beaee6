"""Printed pages become files: whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
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
    """Write every file, or none: when one fails, those that it would have replaced are what they were.

    Raises:
        CannotPrint: when one cannot be written.
    """
    unfinished: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            unfinished[path] = _unfinished(path, data)
        _put_in_place(unfinished)
    except OSError as error:
        where = error.filename2 or error.filename or next(iter(files))
        raise CannotPrint(f"{where} cannot be written: {error.strerror or 'unknown reason'}.") from error
    finally:
        _remove(unfinished.values())


def _unfinished(path: Path, data: bytes) -> Path:
    """The data in a file of its own beside its place, with the rights that any new file gets here."""
    beside = _beside(path, "unfinished")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _put_in_place(unfinished: Mapping[Path, Path]) -> None:
    """Give all of them their names, or take back those that have theirs already."""
    # Copies, so that at no moment a file is missing. One file alone needs none: it is replaced, or it is not.
    copies = {path: _beside(path, "replaced") for path in unfinished if len(unfinished) > 1 and path.exists()}
    placed: list[Path] = []
    try:
        for path, copy in copies.items():
            shutil.copy2(path, copy)
        for path, written in unfinished.items():
            written.replace(path)
            placed.append(path)
    except BaseException:
        for path in placed:
            _take_back(path, copies.pop(path, None))
        raise
    finally:
        _remove(copies.values())


def _take_back(path: Path, copy: Path | None) -> None:
    # Each for itself: what cannot be taken back must not keep the others from it, nor hide why. Its copy stays.
    with suppress(OSError):
        if copy is None:
            path.unlink()
        else:
            copy.replace(path)


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f".{what}-{os.getpid()}-{path.name}")
