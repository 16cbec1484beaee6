"""The code by which the first supervisor comes in: shown once at the installation, kept as its hash in a file.

Whoever may delete that file may have another code: they could replace the records as well.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import secrets
from pathlib import Path

from scansim.records import sentences
from scansim.records.private_file import put_once
from scansim.training.letters import SAFE_LETTERS

__all__ = ["SETUP_FILE", "forget_setup_code", "is_setup_code", "is_setup_pending", "made_setup_code"]

SETUP_FILE = "setup.code"

_GROUPS, _GROUP = 4, 4


def is_setup_pending(folder: Path) -> bool:
    """Whether a code was given out that has not served yet."""
    return (folder / SETUP_FILE).exists()


def made_setup_code(folder: Path) -> str:
    """A new code: sixteen letters in groups; empty when another program gave one out at the same moment.

    Raises:
        StorageRefused: when it cannot be kept.
    """
    groups = ("".join(secrets.choice(SAFE_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    code = "-".join(groups)
    path = folder / SETUP_FILE
    try:
        put_once(path, _digest(code).encode("ascii"))
    except OSError as error:
        raise sentences.folder_refused(folder, error.strerror or error) from error
    return code if is_setup_code(folder, code) else ""


def is_setup_code(folder: Path, code: str) -> bool:
    """Whether this is the code that was given out, however it is typed."""
    try:
        kept = (folder / SETUP_FILE).read_bytes()
    except OSError:
        return False
    return hmac.compare_digest(kept, _digest(code).encode("ascii"))


def forget_setup_code(folder: Path) -> None:
    """It has served."""
    with contextlib.suppress(OSError):
        (folder / SETUP_FILE).unlink()


def _digest(code: str) -> str:
    letters = "".join(letter for letter in code.upper() if letter.isalpha())
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()
