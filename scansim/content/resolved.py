"""Content as one text: what a run is given, stored once per hash, and what a replay reads back.

``docs/formats.md``, "Resolved content". The text is independent of the files it came from: a replay of a
run needs no YAML and no CSV.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from scansim.content.resolved_first import story_of_first
from scansim.content.resolved_text import KINDS, VERSIONS, text_of
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.policy import Policy

__all__ = ["ContentNotReadable", "restored", "text_of"]

Content = TypeVar("Content", Exercise, Pack, Policy)


class ContentNotReadable(ValueError):
    """A stored content is damaged, or of a kind or version that this program does not know."""


def restored(kind: type[Content], text: str) -> Content:
    """The content whose resolved text is ``text``.

    What later versions of a value add takes its default; what this program does not know is refused, since a run
    cannot replay without it.

    Raises:
        ContentNotReadable: when the text is not that of a content of this kind.
    """
    stored = _stored(KINDS[kind], text)
    try:
        value: Content = _adapter(KINDS[kind]).validate_python(stored)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise ContentNotReadable(f"stored {KINDS[kind]}: {place}: {first['msg']}") from None
    if not _covers(json.loads(text_of(value))["value"], stored):
        raise ContentNotReadable(f"stored {KINDS[kind]}: it says more than this program knows")
    return value


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(next(kind for kind, known in KINDS.items() if known == name))


def _stored(kind: str, text: str) -> object:
    try:
        envelope = json.loads(text)
    except (ValueError, RecursionError):
        raise ContentNotReadable(f"stored {kind}: this is not JSON") from None
    if not isinstance(envelope, dict) or envelope.get("kind") != kind:
        raise ContentNotReadable(f"stored {kind}: this is not such a content")
    version, value = envelope.get("v"), envelope.get("value")
    if type(version) is int and version == VERSIONS[kind]:
        return value
    if type(version) is int and (kind, version) == ("exercise", 1) and isinstance(value, Mapping):
        return _made_story(value)
    raise ContentNotReadable(f"stored {kind}: this is not version {VERSIONS[kind]} of such a content")


def _made_story(value: Mapping[str, Any]) -> object:
    try:
        return story_of_first(value)
    except (KeyError, TypeError, AttributeError):
        raise ContentNotReadable("stored exercise: version 1 of it is damaged") from None


def _covers(known: object, stored: object) -> bool:
    """Whether everything stored is in what was read, as it was stored."""
    if isinstance(stored, Mapping) and isinstance(known, Mapping):
        return all(key in known and _covers(known[key], value) for key, value in stored.items())
    if isinstance(stored, list) and isinstance(known, list):
        return len(stored) == len(known) and all(map(_covers, known, stored))
    return type(stored) is type(known) and stored == known
