"""Small files beside the records that are their owner's alone."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

__all__ = ["put_once"]

_OWNER_ONLY = 0o600


def put_once(path: Path, content: bytes) -> None:
    """Put a file under its name when it is whole, readable by its owner alone (mode 0600), and never over another one.

    Raises:
        OSError: when it cannot be written.
    """
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _name(draft, path)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


def _name(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)
    except (NotImplementedError, OSError):
        if not path.exists():
            # A file system without links; there a rename may replace what another program put there just now.
            draft.rename(path)
