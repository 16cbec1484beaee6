"""Who is running an attempt: a lock of the operating system per open attempt, gone when its process is gone.

A row in the database would outlive a killed process; a lock does not. The lock is a file beside the database, which
always lies on a local disk (DESIGN section 6).
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from scansim.records import sentences

__all__ = ["Holds"]


class Holds:
    """The attempts this process runs, in the folder of their lock files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, int] = {}

    def __contains__(self, attempt: str) -> bool:
        return attempt in self._held

    def take(self, attempt: str) -> bool:
        """Hold an attempt; False when another holder has it.

        Raises:
            StorageRefused: when the lock file cannot be made.
        """
        if attempt in self._held:
            return True
        path = self._path(attempt)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            handle = _locked(path)
        except OSError as error:
            raise sentences.folder_refused(self._folder, error.strerror or error) from error
        if handle is None:
            return False
        self._held[attempt] = handle
        return True

    def release(self, attempt: str) -> None:
        """Let an attempt go, and take its lock file away."""
        handle = self._held.pop(attempt, None)
        if handle is not None:
            _let_go(self._path(attempt), handle)

    def release_all(self) -> None:
        """Let every attempt go."""
        for attempt in list(self._held):
            self.release(attempt)

    def _path(self, attempt: str) -> Path:
        return self._folder / f"{attempt}.lock"


def _locked(path: Path) -> int | None:
    """A handle on the locked file, or None when it is locked elsewhere."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(handle):
            os.close(handle)
            return None
        if _is_at(path, handle):
            return handle
        # The former holder took the file away between our opening and locking it.
        os.close(handle)


def _is_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def _lock(handle: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(path: Path, handle: int) -> None:
        os.close(handle)
        # Windows keeps a file that another process has opened meanwhile.
        with contextlib.suppress(OSError):
            path.unlink()

else:

    def _lock(handle: int) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(path: Path, handle: int) -> None:
        # Still locked, so nobody else can hold the file that goes.
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)
