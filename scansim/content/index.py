"""What the start of the program needs of the content, from a cache keyed by the content's hash (DESIGN section 2).

When nothing changed, neither YAML nor pydantic is loaded: ids, titles and briefs stand in one small file, the
resolved texts beside it under their hashes. A cache that is damaged, stale or not writable is no error: what it
should hold is then made anew from the files.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scansim import __version__
from scansim.content.faults import Fault
from scansim.engine.canonical import Json, canonical, sha256
from scansim.training.learning_path import LearningPath
from scansim.training.signals.refreshers import NO_REFRESHERS, Refresher, Refreshers
from scansim.training.texts import LocalText

if TYPE_CHECKING:  # Both lead to YAML and pydantic, which a start without changes does not load.
    from scansim.content.library import Library
    from scansim.training.exercise import Exercise
    from scansim.training.programme.rules import Programme

__all__ = ["Catalogue", "ContentChanged", "Entry", "catalogue"]

INDEX = "catalogue.json"
RESOLVED = "resolved"
VERSION = 1

_CONTENT = ("exercises", "scoring")
_SUFFIXES = {".yaml", ".yml", ".csv"}
_PROGRAM = ("content", "training", "engine/warehouse", "engine/floor")
_CHUNK = 1 << 20
_RESOLVED_NAME = re.compile(r"[0-9a-f]{64}\.json")


class ContentChanged(Exception):
    """The files are no longer those that the catalogue was made from; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise as a list shows it. ``title`` may name the trap; ``pieces`` are the hashes of its contents, ``flow``
    is the kind of work that it begins with."""

    id: str
    revision: str
    skill: str
    level: int
    minutes: int
    title: LocalText
    brief: LocalText
    pieces: Mapping[str, str]
    mode: str = ""
    flow: str = ""


@dataclass(frozen=True)
class Catalogue:
    """Every exercise that can be played, in the order of ids, and the faults that keep others from it."""

    root: Path
    cache: Path
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    site: Path | None = None
    paths: tuple[LearningPath, ...] = ()
    refreshers: Refreshers = NO_REFRESHERS
    stored_programme: Mapping[str, Any] | None = None

    @cached_property
    def programme(self) -> Programme | None:
        """What it takes to be certified; None where its file is missing or has faults. Read when it is asked for."""
        from scansim.training.programme.stored import programme_from

        return programme_from(self.stored_programme) if self.stored_programme is not None else None

    def find(self, id_: str) -> Entry | None:
        """The entry of this id, in capitals or not."""
        wanted = id_.casefold()
        return next((entry for entry in self.entries if entry.id.casefold() == wanted), None)

    def texts(self, entry: Entry) -> dict[str, str]:
        """The resolved texts of an exercise by kind: ``exercise``, ``pack``, ``policy``.

        Raises:
            ContentChanged: when the cache lost them and the files no longer say the same.
        """
        return {kind: self._text(digest) for kind, digest in entry.pieces.items()}

    def _text(self, digest: str) -> str:
        text = _kept_text(self.cache, digest) or self._made_anew.get(digest)
        if text is None:
            raise ContentChanged("The exercises were changed while the program was running: start it again.")
        return text

    @cached_property
    def _made_anew(self) -> dict[str, str]:
        return _texts(_library(self.root, self.site))[1]


def catalogue(root: Path, cache: Path, site: Path | None = None) -> Catalogue:
    """The catalogue of the content folder ``root`` with a site's folder over it, kept in the folder ``cache``.

    Never raises for what files hold.
    """
    key = _key(root, site)
    return _kept(root, cache, key, site) or _made(root, cache, key, site)


def _key(root: Path, site: Path | None) -> str:
    """The hash of everything that the catalogue follows from: the content, and the program that reads it."""
    digest = hashlib.sha256(f"{VERSION} {__version__} {site or ''}".encode("utf-8", "replace"))
    program = Path(__file__).parent.parent
    of_site = () if site is None else _files(site, _CONTENT, _SUFFIXES)
    for file in (*_files(root, _CONTENT, _SUFFIXES), *of_site, *_files(program, _PROGRAM, {".py"})):
        with suppress(OSError), file.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            digest.update(f"\n{file.parent.name}/{file.name}:{size}\n".encode("utf-8", "replace"))
            while chunk := opened.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


def _files(root: Path, folders: tuple[str, ...], suffixes: set[str]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix.casefold() in suffixes and path.is_file():
                yield path


# what an earlier start has kept


def _kept(root: Path, cache: Path, key: str, site: Path | None) -> Catalogue | None:
    try:
        kept = json.loads((cache / INDEX).read_text(encoding="utf-8"))
        body = kept["body"]
        if kept["digest"] != sha256(canonical(body)) or body["key"] != key:
            return None
        entries = tuple(_entry(item) for item in body["entries"])
        paths = tuple(_path(item) for item in body["paths"])
        faults = tuple(Fault(**fault) for fault in body["faults"])
        return Catalogue(root, cache, entries, faults, site, paths, _refreshers(body["refreshers"]), body["programme"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _entry(item: Mapping[str, Any]) -> Entry:
    return Entry(**{**item, "title": LocalText.of(item["title"]), "brief": LocalText.of(item["brief"])})


def _path(item: Mapping[str, Any]) -> LearningPath:
    return LearningPath(item["id"], LocalText.of(item["title"]), tuple(item["exercises"]), int(item["minutes_at_most"]))


def _refreshers(item: Mapping[str, Any]) -> Refreshers:
    known = (Refresher(each["flow"], each["key"], tuple(each["exercises"])) for each in item["refreshers"])
    return Refreshers(tuple(known), tuple(item["flash"]))


def _stored_refreshers(refreshers: Refreshers) -> Json:
    known: list[Json] = [
        {"flow": each.flow, "key": each.key, "exercises": list(each.exercises)} for each in refreshers.refreshers
    ]
    return {"refreshers": known, "flash": list(refreshers.flash)}


def _stored_path(path: LearningPath) -> Json:
    return {
        "id": path.id,
        "title": dict(path.title.texts),
        "exercises": list(path.exercises),
        "minutes_at_most": path.minutes_at_most,
    }


def _kept_text(cache: Path, digest: str) -> str | None:
    try:
        text = (cache / RESOLVED / f"{digest}.json").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    return text if sha256(text) == digest else None


# what is made of the files


def _made(root: Path, cache: Path, key: str, site: Path | None) -> Catalogue:
    library = _library(root, site)
    entries, texts = _texts(library)
    order = (library.paths, library.refreshers, _programme_of(library))
    made = Catalogue(root, cache, entries, library.faults, site, *order)
    made.__dict__["_made_anew"] = texts
    _keep(made, key, texts)
    return made


def _programme_of(library: Library) -> Mapping[str, Any] | None:
    from scansim.training.programme.stored import stored_programme

    return stored_programme(library.programme) if library.programme is not None else None


def _library(root: Path, site: Path | None) -> Library:
    from scansim.content.library import Library

    return Library.in_use(root, site)


def _texts(library: Library) -> tuple[tuple[Entry, ...], dict[str, str]]:
    """The entries of a library and the resolved texts that they name. Without a policy nothing can be played."""
    from scansim.content.resolved_text import text_of
    from scansim.training.orders import first_flow

    texts: dict[str, str] = {}
    entries: list[Entry] = []

    def hashed(text: str) -> str:
        digest = sha256(text)
        texts[digest] = text
        return digest

    if library.policy is None:
        return (), {}
    policy = hashed(text_of(library.policy))
    packs = {id_: hashed(text_of(pack)) for id_, pack in library.packs.items()}
    for exercise in library.exercises:
        pieces = {"exercise": hashed(text_of(exercise)), "pack": packs[exercise.pack], "policy": policy}
        flow = first_flow(exercise.story, library.packs[exercise.pack])
        entries.append(_entry_of(exercise, pieces, flow.value if flow else ""))
    return tuple(entries), texts


def _entry_of(exercise: Exercise, pieces: Mapping[str, str], flow: str) -> Entry:
    return Entry(
        id=exercise.id,
        revision=exercise.revision,
        skill=exercise.skill,
        level=exercise.level,
        minutes=exercise.minutes,
        title=exercise.title,
        brief=exercise.brief,
        pieces=pieces,
        mode=exercise.mode,
        flow=flow,
    )


def _keep(catalogue_: Catalogue, key: str, texts: Mapping[str, str]) -> None:
    faults: list[Json] = [asdict(fault) for fault in catalogue_.faults]
    body: Json = {
        "key": key,
        "entries": [_stored(entry) for entry in catalogue_.entries],
        "faults": faults,
        "paths": [_stored_path(path) for path in catalogue_.paths],
        "refreshers": _stored_refreshers(catalogue_.refreshers),
        "programme": catalogue_.stored_programme,
    }
    cache = catalogue_.cache
    with suppress(OSError):
        (cache / RESOLVED).mkdir(parents=True, exist_ok=True)
        for digest, text in texts.items():
            _write(cache / RESOLVED / f"{digest}.json", text)
        _write(cache / INDEX, canonical({"digest": sha256(canonical(body)), "body": body}))
        for path in (cache / RESOLVED).iterdir():
            if _RESOLVED_NAME.fullmatch(path.name) and path.stem not in texts:
                path.unlink()


def _stored(entry: Entry) -> Json:
    languages = {"title": dict(entry.title.texts), "brief": dict(entry.brief.texts)}
    return {**{field.name: getattr(entry, field.name) for field in fields(entry)}, **languages}


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    import tempfile

    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
