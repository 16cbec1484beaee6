"""pydantic's findings as faults that a person understands, all of a file at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo

from scansim.content.faults import Broken, Fault, KeyPath, Wrong, meant, shown
from scansim.content.yaml_source import Source

__all__ = ["FileModel", "broken_in", "in_file", "validated"]

Model = TypeVar("Model", bound="FileModel")

_SHAPES = {
    "dict_type": "Write its keys on lines of their own below it, indented.",
    "model_type": "Write its keys on lines of their own below it, indented.",
    "list_type": "Write its items on lines of their own below it, each with a dash.",
}


class FileModel(BaseModel):
    """What a file or a part of it may say; a key that is not named here is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def validated(model: type[Model], source: Source) -> tuple[Model | None, tuple[Fault, ...]]:
    """What a source says, or every fault that keeps it from being read, those of its form first."""
    if source.root is None:
        return None, source.faults
    try:
        value = model.model_validate(source.plain())
    except ValidationError as error:
        return None, (*source.faults, *in_file(broken_in(error, model), source))
    return (None if source.faults else value), source.faults


def broken_in(error: ValidationError, model: type[BaseModel]) -> Iterator[Broken]:
    """What pydantic found, in words."""
    for finding in error.errors(include_url=False):
        yield _broken(finding, model)


def in_file(broken: Iterable[Broken], source: Source) -> tuple[Fault, ...]:
    """Broken rules at their lines."""
    return tuple(source.fault(one.path, one.what, one.right) for one in broken)


def _broken(finding: Any, model: type[BaseModel]) -> Broken:
    path: KeyPath = tuple(step for step in finding["loc"] if step != "[key]")
    kind, given = finding["type"], finding["input"]
    name = _called(path)
    wrong = finding.get("ctx", {}).get("error")
    if isinstance(wrong, Wrong):
        is_key = "[key]" in finding["loc"]
        return Broken(path, f"{name} cannot be a name here." if is_key else f"{name} {wrong.what}", wrong.right)
    if kind == "missing":
        return Broken(path, f"{name} is missing.", _example(model, path))
    if kind == "extra_forbidden":
        return Broken(path, f"The key {shown(str(path[-1]))} is not known here.", _meant_key(model, path))
    if kind in _SHAPES:
        return Broken(path, f"{name} is {_shape(given)}.", _SHAPES[kind])
    return Broken(path, f"{name} is wrong: {finding['msg']}.", "See docs/authoring.md.")


def _called(path: KeyPath) -> str:
    keys = [step for step in path if isinstance(step, str)]
    return shown(keys[-1]) if keys else "This file"


def _shape(given: object) -> str:
    if isinstance(given, str):
        return f"the text {shown(given)}" if given.strip() else "empty"
    return "a list" if isinstance(given, list) else "a group of keys"


def _meant_key(model: type[BaseModel], path: KeyPath) -> str:
    key = str(path[-1])
    around = [_fields(_model_at(model, path[:depth])) for depth in range(len(path) - 1)]
    if any(key in known for known in around):
        return "It belongs further out: indent it less."
    return meant(key, _fields(_model_at(model, path[:-1])))


def _model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """The model of what ``path`` leads to, as far as models go."""
    here: Any = model
    for step in path:
        field = _fields(here).get(str(step)) if _is_model(here) else None
        here = _without_none(field.annotation if field else (get_args(here) or (here,))[-1])
    return here if _is_model(here) else model


def _without_none(annotation: Any) -> Any:
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
    return kinds[0] if len(kinds) == 1 and type(None) in get_args(annotation) else annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _example(model: type[BaseModel], path: KeyPath) -> str:
    field = _fields(_model_at(model, path[:-1])).get(str(path[-1]))
    if field is None or not field.examples:
        return f"Add the key {path[-1]}."
    return f"Add it, for example: {path[-1]}: {field.examples[0]}"
