"""A frozen value with some of its fields changed, as :func:`dataclasses.replace`, at half its price.

A scan changes five values. What the standard library looks up at every call, this looks up once a type.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["replace"]

if TYPE_CHECKING:
    from dataclasses import replace  # mypy knows which fields there are
else:

    def replace(value: Any, /, **changes: Any) -> Any:
        """The value with these fields changed. Raises :class:`TypeError` for a field that is not there."""
        kind = value.__class__
        read, places = _shape(kind)
        found = [*read(value)]
        for name, changed in changes.items():
            try:
                found[places[name]] = changed
            except KeyError:
                raise TypeError(f"{kind.__name__} has no field {name!r}") from None
        return kind(*found)


@cache
def _shape(kind: type[Any]) -> tuple[Callable[[Any], tuple[Any, ...]], dict[str, int]]:
    """How all fields of a type are read at once, and where each stands among what its constructor takes."""
    names = [field.name for field in fields(kind)]
    if any(not field.init or field.kw_only for field in fields(kind)):
        raise TypeError(f"{kind.__name__} is not made of its fields in their order")
    together = attrgetter(*names)
    read = together if len(names) > 1 else lambda value: (together(value),)
    return read, {name: place for place, name in enumerate(names)}
