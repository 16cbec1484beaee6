"""As much of JSON Schema as the schema of exercises uses, to check values by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "object": dict,
    "array": list,
    "null": type(None),
}
KNOWN = {
    *("$ref", "type", "enum", "const", "anyOf", "pattern", "maxLength", "minimum", "maximum", "properties", "required"),
    *("additionalProperties", "patternProperties", "propertyNames", "items", "minItems", "if", "then", "else"),
    *("title", "description", "default", "examples", "$defs", "$schema"),
}


def faults(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str = "") -> Iterator[str]:
    """Where a value is not as its schema says."""
    assert set(schema) <= KNOWN, f"the schema says more than this understands: {set(schema) - KNOWN}"
    if "$ref" in schema:
        yield from faults(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, at)
    if "if" in schema:
        branch = "else" if [*faults(value, schema["if"], whole)] else "then"
        yield from faults(value, schema[branch], whole, at)
    if "anyOf" in schema and all([*faults(value, option, whole)] for option in schema["anyOf"]):
        yield f"{at}: none of the options"
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, TYPES[kind]) and not isinstance(value, bool) for kind in kinds):
        yield f"{at}: {value!r} is no {kinds}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']}"
    if isinstance(value, str):
        if not re.search(schema.get("pattern", ""), value):
            yield f"{at}: {value!r} does not match"
        if len(value) > schema.get("maxLength", len(value)):
            yield f"{at}: too long"
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: {value!r} is out of range"
    if isinstance(value, list) and len(value) < schema.get("minItems", 0):
        yield f"{at}: too short"
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            yield from faults(item, schema["items"], whole, f"{at}[{number}]")
    if isinstance(value, dict):
        yield from _group(value, schema, whole, at)


def _group(value: dict[str, Any], schema: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    more = schema.get("additionalProperties", True)
    yield from (f"{at}: lacks {name}" for name in schema.get("required", ()) if name not in value)
    for name, part in value.items():
        inside = f"{at}.{name}"
        matching = [inner for pattern, inner in patterns.items() if re.search(pattern, name)]
        if name in known:
            yield from faults(part, known[name], whole, inside)
        elif matching:
            yield from faults(part, matching[0], whole, inside)
        elif more is False:
            yield f"{inside} is not known"
        elif isinstance(more, dict):
            yield from faults(part, more, whole, inside)
