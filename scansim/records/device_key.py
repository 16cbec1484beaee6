"""The key of this device: random bytes in a file beside the records, without which no kept PIN can be tried.

It is in no backup and travels with no merge. Where it is lost, every PIN of the station has to be reset.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from scansim.records import sentences
from scansim.records.private_file import put_once

__all__ = ["KEY_FILE", "device_key", "made_device_key"]

KEY_FILE = "device.key"

_BYTES = 32


def device_key(folder: Path) -> bytes | None:
    """The key that lies in a folder; None where there is none.

    Raises:
        StorageRefused: when it cannot be read, or is no key.
    """
    path = folder / KEY_FILE
    try:
        with path.open("rb") as file:
            key = file.read(_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise sentences.key_not_usable(path, error.strerror or error) from error
    if len(key) != _BYTES:
        raise sentences.key_not_usable(path, "it is no device key")
    return key


def made_device_key(folder: Path) -> bytes:
    """The key in a folder, made for its owner alone (mode 0600) where there is none; of several programs that make it
    at the same moment all get the same.

    Raises:
        StorageRefused: as :func:`device_key`, and when it cannot be written.
    """
    found = device_key(folder)
    if found is not None:
        return found
    path = folder / KEY_FILE
    try:
        put_once(path, secrets.token_bytes(_BYTES))
    except OSError as error:
        raise sentences.key_not_usable(path, error.strerror or error) from error
    made = device_key(folder)
    if made is None:
        raise sentences.key_not_usable(path, "it went away again")
    return made
