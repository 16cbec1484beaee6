"""The text of a content file, or the fault that keeps it from being read."""

from __future__ import annotations

import re
from pathlib import Path

from scansim.content.faults import Fault

__all__ = ["text_of_bytes", "text_of_file"]

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_of_file(path: Path, name: str, largest: int) -> str | Fault:
    """The text of a regular file of at most ``largest`` bytes, called ``name`` in its faults."""
    try:
        if not path.is_file():
            return Fault(name, 0, "There is no such file.", "Put one here, with read permission.")
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        return Fault(name, 0, f"This file cannot be read: {error.strerror or 'unknown reason'}.", "Allow reading it.")
    return text_of_bytes(data, name, largest)


def text_of_bytes(data: bytes, name: str, largest: int) -> str | Fault:
    """The bytes as text: UTF-8, with or without the mark that some editors put first, and nothing but characters."""
    if len(data) > largest:
        return Fault(name, 0, f"This file is larger than {largest // 1024} KB.", "Split it, or check what it holds.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Fault(name, line, "This line is not UTF-8 text.", 'Save the file with the encoding "UTF-8".')
    found = _NOT_TEXT.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        return Fault(name, line, f"A control character (U+{ord(found.group()):04X}) stands on this line.", "Delete it.")
    return text
