"""The JSON Schema of exercise files, and the file that a new exercise begins with; both follow from the models.

Whatever a model learns to say is in both at once: there is no second list of keys.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import models_json_schema

from scansim.content.exercise_file import ExerciseFile, FreeExerciseFile
from scansim.content.ride_file import CheckRideFile
from scansim.content.text_kind import TextKind
from scansim.training.exercise import CHECK

__all__ = ["exercise_schema", "starter_file"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WIDTH = 100
_MODELS = (ExerciseFile, CheckRideFile, FreeExerciseFile)

Sample: TypeAlias = "str | Mapping[str, Sample]"

_BEGINS: dict[str, Sample] = {
    "schema": "1",
    "revision": "1",
    "title": "A working title",
    "skill": "receiving",
    "level": "2",
    "minutes": "4",
    "owner": "Inbound process owner",
    "pack": "S",
    "brief": "A pallet from {supplier} stands at {place}. Receive it.",
    "at_work": "Count what is there; the delivery note says whether the rest will come.",
    "receipt": {
        "place": "dock_1",
        "supplier": "partner_nordic_table",
        "lines": {"towels": {"product": "towel_st", "loose": "9 to 14"}},
    },
    "traps": {
        "left_behind": {
            "kind": "missing",
            "line": "towels",
            "units": "2 to 4",
            "seeds": "4 in 5",
            "note": {"to_follow": {"says": '"{missing} to follow"', "then": "create_backorder"}},
        }
    },
    "mistakes": {
        "filled": {
            "costs": "received_not_there",
            "says": "Filling the line to what was ordered receives goods that never came.",
        }
    },
}
"""What the starter states of the keys that the models know; all others follow as notes."""


def exercise_schema() -> str:
    """The JSON Schema of an exercise, a check-ride or a sandbox, by its ``mode``; for editors, not for this program."""
    models: list[tuple[type[BaseModel], Any]] = [(model, "validation") for model in _MODELS]
    names, schema = models_json_schema(models)
    for model in _every_model(*_MODELS):
        for name, field in model.model_fields.items():
            key = field.alias or name
            schema["$defs"][model.__name__]["properties"][key]["description"] = _explained(model, key)
    scored, check, free = (names[model]["$ref"] for model in models)
    is_check = {"required": ["mode"], "properties": {"mode": {"const": CHECK}}}
    moded = {"if": is_check, "then": {"$ref": check}, "else": {"$ref": free}}
    chosen = {"if": {"required": ["mode"]}, "then": moded, "else": {"$ref": scored}}
    whole = {"$schema": _DIALECT, "title": "Exercise of scansim", "type": "object", **chosen, **schema}
    return json.dumps(whole, indent=2, ensure_ascii=True) + "\n"


def starter_file(id_: str) -> str:
    """A valid exercise with this id, every key explained; keys that it does not need stand there as notes."""
    head = "A new exercise. Change the story, then run: scansim check FILE. docs/authoring.md explains it step by step."
    return "\n".join([*_note(head, ""), *_keys(ExerciseFile, {**_BEGINS, "id": id_}, "")]) + "\n"


def _keys(model: type[BaseModel], sample: Mapping[str, Sample], indent: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        if not indent:
            yield ""
        explained = _explained(model, key)
        if key in sample:
            yield from _note(explained, indent)
            yield from _stated(key, sample[key], field, indent)
        else:
            example = f" For example {field.examples[0]}." if field.examples else ""
            yield from _note(f"{key}: (may be left out) {explained}{example}", indent)


def _stated(key: str, value: Sample, field: FieldInfo, indent: str) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{indent}{key}: {value}"
        return
    yield f"{indent}{key}:"
    inner, by_name = _model_in(field.annotation)
    for name, part in value.items() if by_name else ((None, value),):
        deeper = f"{indent}  "
        if name is not None:
            yield f"{deeper}{name}:"
            deeper += "  "
        if inner is not None and not isinstance(part, str):
            yield from _keys(inner, part, deeper)


def _model_in(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """The model that a field holds, and whether it holds several by name."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    arguments = getattr(annotation, "__args__", ())
    by_name = getattr(annotation, "__origin__", None) is dict
    for argument in arguments:
        found, inner_by_name = _model_in(argument)
        if found is not None:
            return found, by_name or inner_by_name
    return None, by_name


def _every_model(*models: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """The models and all that stand in them."""
    found: dict[type[BaseModel], None] = {}
    waiting = list(models)
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            inside = (_model_in(field.annotation)[0] for field in model.model_fields.values())
            waiting.extend(one for one in inside if one is not None)
    return tuple(found)


def _explained(model: type[BaseModel], key: str) -> str:
    """What a key means, and in which form it is written: the words of the field, then those of its kind."""
    field = next(field for name, field in model.model_fields.items() if (field.alias or name) == key)
    meaning, form = field.description or "", _form(model, key)
    return " ".join(dict.fromkeys(part for part in (meaning, form) if part))


def _form(model: type[BaseModel], key: str) -> str:
    schema = _schema_of(model)
    found = schema["properties"][key]
    field = next(field for name, field in model.model_fields.items() if (field.alias or name) == key)
    kinds = [kind.schema for kind in field.metadata if isinstance(kind, TextKind)]
    options = [*kinds, *found.get("anyOf", ()), found.get("additionalProperties", {})]
    for option in options:
        if isinstance(option, dict) and (words := option.get("description")):
            return str(words)
    known = next((option["enum"] for option in options if isinstance(option, dict) and "enum" in option), ())
    return f"One of: {', '.join(str(word) for word in known if not isinstance(word, bool))}." if known else ""


@cache
def _schema_of(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _note(sentence: str, indent: str) -> list[str]:
    if not sentence:
        return []
    start = f"{indent}# "
    return textwrap.wrap(" ".join(sentence.split()), _WIDTH, initial_indent=start, subsequent_indent=start)
