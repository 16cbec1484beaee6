"""Where the exercises, labels and policies that ship with the program lie, and those of a site.

Standard library only: the start of the program asks for this before anything else is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = [
    "SETTINGS",
    "SITE_VARIABLE",
    "ContentMissing",
    "content_root",
    "settings_in",
    "site_root",
    "site_setting",
    "use_site",
]

SITE_VARIABLE = "SCANSIM_CONTENT"
SETTINGS = "settings.toml"
_KEY = "content"
_KEYS = (_KEY, "site", "names", "guests", "idle_operator", "idle_supervisor", "idle_run", "compared")

_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED = "_content"
_ALWAYS_THERE = "exercises"


_chosen: list[Path] = []


class ContentMissing(Exception):
    """Content is not where it should be; the message is one sentence for a person."""


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


def use_site(folder: Path | None) -> None:
    """Overlay what ships with a site's own folder in this process; None: with that of the environment, if any."""
    _chosen[:] = [] if folder is None else [folder]


def site_root() -> Path | None:
    """The site's own folder, None without one: what :func:`use_site` was given, else ``SCANSIM_CONTENT``.

    Raises:
        ContentMissing: when there is no such folder.
    """
    named = os.environ.get(SITE_VARIABLE)
    folder = next(iter(_chosen), Path(named) if named else None)
    if folder is not None and not folder.is_dir():
        raise ContentMissing(f"There is no folder {folder}, which the setting content names: make it, or name another.")
    return folder


def site_setting(data: Path) -> Path | None:
    """The site's folder by the key ``content`` of ``settings.toml`` in the data folder; None without either.

    A path that is not absolute begins at the data folder.

    Raises:
        ContentMissing: when the file cannot be read, or says something else than it may.
    """
    named = settings_in(data).get(_KEY, "")
    if not isinstance(named, str):
        raise ContentMissing(f'In {data / SETTINGS} {_KEY} is a folder, such as "/srv/scansim": put it right.')
    return data.expanduser() / Path(named).expanduser() if named else None


def settings_in(data: Path) -> Mapping[str, object]:
    """What ``settings.toml`` in the data folder says, key by key; nothing without the file.

    Raises:
        ContentMissing: when the file cannot be read, or has a key that means nothing.
    """
    file = data.expanduser() / SETTINGS
    if not file.is_file():
        return {}
    import tomllib

    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ContentMissing(f"{file} cannot be read as TOML: {error}.") from error
    for key in settings:
        if key not in _KEYS:
            raise ContentMissing(f"{file} has the key {key[:40]!r}, which means nothing: {', '.join(_KEYS)} are known.")
    return settings
