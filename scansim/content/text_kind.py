"""A kind of value in a content file: how its text is read, and what an editor is told of it.

Files are read as texts (``yaml_source.py``); an editor that checks them by a JSON Schema has made numbers and truth
values of some already, so that a schema allows both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

__all__ = ["TextKind", "a_list_or_one", "by_language", "numbered", "text", "words"]

JsonSchema = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class TextKind:
    """Metadata of a field: ``read`` takes what stands there, ``schema`` is its JSON Schema."""

    read: Callable[[object], object]
    schema: JsonSchema = field(default_factory=dict)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


def text(description: str, pattern: str = "", longest: int = 0) -> JsonSchema:
    """A text, which an editor may take for a number."""
    found: dict[str, Any] = {"type": ["string", "number"], "description": description}
    if pattern:
        found["pattern"] = f"^(?:{pattern})$"
    return found | ({"maxLength": longest} if longest else {})


def numbered(description: str, pattern: str) -> JsonSchema:
    """A number, or a text that holds numbers."""
    return {"type": ["integer", "number", "string"], "pattern": f"^(?:{pattern})$", "description": description}


def words(known: Iterable[str], description: str = "") -> JsonSchema:
    """One of some words. ``yes`` and ``no`` may be truth values to an editor."""
    every: list[Any] = list(known)
    every += [truth for word, truth in (("yes", True), ("no", False)) if word in every]
    return {"enum": every} | ({"description": description} if description else {})


def a_list_or_one(item: JsonSchema, description: str) -> JsonSchema:
    """One value, or several."""
    return {"anyOf": [dict(item), {"type": "array", "items": dict(item)}], "description": description}


def by_language(one: JsonSchema, language: str, description: str) -> JsonSchema:
    """One text, or a map of languages to texts."""
    group = {"type": "object", "patternProperties": {f"^(?:{language})$": dict(one)}, "additionalProperties": False}
    return {"anyOf": [dict(one), group], "description": description}
