"""Where the exercises, labels and policies that ship with the program lie.

Standard library only: the start of the program asks for this before anything else is loaded.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["ContentMissing", "content_root"]

_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED = "_content"
_ALWAYS_THERE = "exercises"


class ContentMissing(Exception):
    """The program lies somewhere without its exercises; the message is one sentence for a person."""


def content_root(package: Path = _PACKAGE) -> Path:
    """The folder that holds ``exercises/``, ``labels/`` and ``scoring/`` for the program in ``package``.

    An installed wheel has them in ``scansim/_content``; a source checkout, and with it an editable install, has
    them beside ``scansim``.

    Raises:
        ContentMissing: when neither place has exercises.
    """
    for place in (package / _INSTALLED, package.parent):
        if (place / _ALWAYS_THERE).is_dir():
            return place
    raise ContentMissing(f"The exercises that belong to {package} are missing: install scansim again.")
