"""Tables of frozen records with indexes and one undo log.

The store is the only mutable thing of the engine. Every change goes into one log, so that an operation can be
taken back whole (:meth:`Log.undo_to`) without copying anything: a refusal rolls back, look-ahead tries and undoes.
Reading never depends on the history of changes: results come in the order of their keys.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, TypeVar

from scansim.engine.canonical import Json
from scansim.engine.quantity import written

__all__ = ["Log", "Missing", "Table", "written_record"]

Record = TypeVar("Record")
Id = TypeVar("Id", int, str)


class Missing(KeyError):
    """No record of this key; a fault of the caller, never of a user."""


class Log:
    """The undo log that all tables of a world share."""

    def __init__(self) -> None:
        self._entries: list[Callable[[], None]] = []

    def mark(self) -> int:
        """A point to which :meth:`undo_to` can return."""
        return len(self._entries)

    def undo_to(self, mark: int) -> None:
        """Take back every change made since ``mark``, newest first."""
        while len(self._entries) > mark:
            self._entries.pop()()

    def remember(self, undo: Callable[[], None]) -> None:
        """Keep what takes back the change that is about to be made."""
        self._entries.append(undo)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Whatever is raised inside takes back every change made inside."""
        mark = self.mark()
        try:
            yield
        except BaseException:
            self.undo_to(mark)
            raise


class Table(Generic[Id, Record]):
    """Frozen records by key, with equality indexes."""

    def __init__(
        self,
        log: Log,
        key: Callable[[Record], Id],
        indexes: Mapping[str, Callable[[Record], Hashable]] | None = None,
    ) -> None:
        self._log = log
        self._key: Callable[[Record], Id] = key
        self._of = dict(indexes or {})
        self._records: dict[Id, Record] = {}
        self._indexes: dict[str, dict[Hashable, set[Id]]] = {name: {} for name in self._of}

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, key: Id) -> bool:
        return key in self._records

    def __iter__(self) -> Iterator[Record]:
        for key in sorted(self._records):
            yield self._records[key]

    def get(self, key: Id) -> Record:
        """The record of ``key``. Raises :class:`Missing`."""
        try:
            return self._records[key]
        except KeyError:
            raise Missing(key) from None

    def find(self, key: Id) -> Record | None:
        """The record of ``key``, or None."""
        return self._records.get(key)

    def where(self, index: str, value: Hashable) -> tuple[Record, ...]:
        """The records whose index has ``value``, in the order of their keys."""
        keys = self._indexes[index].get(value)
        return tuple(map(self._records.__getitem__, sorted(keys))) if keys else ()

    def put(self, record: Record) -> None:
        """Add the record, or replace the one of the same key."""
        key = self._key(record)
        old = self._records.get(key)
        if old is not record:
            self._log.remember(lambda: self._restore(key, old))
            self._restore(key, record)

    def remove(self, key: Id) -> None:
        """Take the record of ``key`` out. Raises :class:`Missing`."""
        old = self.get(key)
        self._log.remember(lambda: self._restore(key, old))
        self._restore(key, None)

    def written(self) -> list[Json]:
        """Every record in its written form, in the order of keys."""
        return [written_record(record) for record in self]

    def _restore(self, key: Id, record: Record | None) -> None:
        old = self._records.pop(key, None)
        if old is not None:
            self._unindex(key, old)
        if record is not None:
            self._records[key] = record
            for name, of in self._of.items():
                self._indexes[name].setdefault(of(record), set()).add(key)

    def _unindex(self, key: Id, record: Record) -> None:
        for name, of in self._of.items():
            value = of(record)
            keys = self._indexes[name][value]
            keys.discard(key)
            if not keys:
                del self._indexes[name][value]


def written_record(value: Any) -> Json:
    """The canonical form of a frozen record: fields by name, decimals and enumerations as text."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return written(value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple):
        return [written_record(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: written_record(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"a value of type {type(value).__name__} cannot stand in a record")
