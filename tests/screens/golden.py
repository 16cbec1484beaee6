"""Text goldens: the rows of a screen, kept beside the tests and compared letter by letter.

``SCANSIM_UPDATE_GOLDENS=1 pytest tests/screens`` writes them anew, to be read before they are committed; under CI
that is refused.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

__all__ = ["FOLDER", "GoldenRefused", "differences"]

FOLDER = Path(__file__).with_name("goldens")
OPTION = "SCANSIM_UPDATE_GOLDENS"


class GoldenRefused(Exception):
    """Goldens are written by a person who looks at them, never by CI."""


def differences(name: str, rows: list[str], size: tuple[int, int], folder: Path = FOLDER) -> str:
    """What differs between the golden of this name and size and ``rows``; empty when nothing does."""
    file = folder / f"{name}.{size[0]}x{size[1]}.txt"
    if os.environ.get(OPTION):
        if os.environ.get("CI"):
            raise GoldenRefused(f"unset {OPTION}: goldens are not written under CI")
        folder.mkdir(exist_ok=True)
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    if not file.exists():
        return f"{file.name} is missing; write it with {OPTION}=1 and read it"
    kept = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(difflib.unified_diff(kept, rows, file.name, "now", lineterm=""))
