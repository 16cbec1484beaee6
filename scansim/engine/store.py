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
from functools import cache
from typing import Any, Generic, TypeVar

from scansim.engine.canonical import Json, canonical, sha256
from scansim.engine.quantity import written

__all__ = ["Log", "Missing", "Table", "digest_of", "written_record"]

Record = TypeVar("Record")
Id = TypeVar("Id", int, str)


_Index = dict[Hashable, tuple[Id] | set[Id]]
"""The keys by value. Most values have one key, and a tuple of it is a quarter of a set."""

_Fillings = tuple[tuple[Callable[[Record], Hashable], _Index[Id]], ...]
"""What each index takes from a record, and the index."""


class Missing(KeyError):
    """No record of this key; a fault of the caller, never of a user."""


class Log:
    """The undo log that all tables of a world share."""

    def __init__(self) -> None:
        self._entries: list[tuple[Callable[[Any, Any], None], Any, Any]] = []

    def mark(self) -> int:
        """A point to which :meth:`undo_to` can return."""
        return len(self._entries)

    def undo_to(self, mark: int) -> None:
        """Take back every change made since ``mark``, newest first."""
        while len(self._entries) > mark:
            restore, key, old = self._entries.pop()
            restore(key, old)

    def remember(self, restore: Callable[[Any, Any], None], key: Any, old: Any) -> None:
        """Keep what takes back the change that is about to be made: ``restore(key, old)``."""
        self._entries.append((restore, key, old))

    def forget(self) -> None:
        """Let what was done so far stand for good: marks taken before lead nowhere, and its log takes no memory."""
        self._entries.clear()

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
    """Frozen records by key, with equality indexes. What an index finds no value in (None) it leaves out."""

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
        self._indexes: dict[str, _Index[Id]] = {name: {} for name in self._of}
        self._texts: dict[Id, tuple[Record, str]] = {}
        self._filled: _Fillings[Record, Id] = self._fillings()
        self._is_shared = False

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
        if not keys:
            return ()
        return tuple(map(self._records.__getitem__, keys if len(keys) == 1 else sorted(keys)))

    def put(self, record: Record) -> None:
        """Add the record, or replace the one of the same key."""
        key = self._key(record)
        old = self._records.get(key)
        if old is not record:
            self._log.remember(self._write, key, old)
            self._write(key, record)

    def following(self, log: Log) -> Table[Id, Record]:
        """Another table that holds the same, and goes its own way by its own log. Only the first change copies."""
        table: Table[Id, Record] = object.__new__(type(self))
        vars(table).update(vars(self))
        table._log = log
        table._is_shared = self._is_shared = True
        return table

    def remove(self, key: Id) -> None:
        """Take the record of ``key`` out. Raises :class:`Missing`."""
        self._log.remember(self._write, key, self.get(key))
        self._write(key, None)

    def canonical(self) -> str:
        """Every record in its canonical text, in the order of keys, as a JSON list.

        What did not change since it was asked last is not written anew: a record is the same as long as it is the
        same object, for records are frozen.
        """
        known, texts = self._texts, {}
        for key in sorted(self._records):
            record = self._records[key]
            before = known.get(key)
            is_same = before is not None and before[0] is record
            texts[key] = before if before and is_same else (record, canonical(written_record(record)))
        self._texts = texts
        return f"[{','.join(text for _, text in texts.values())}]"

    def _write(self, key: Id, record: Record | None) -> None:
        if self._is_shared:
            self._part()
        old = self._records.get(key)
        if old is None and record is not None:
            self._enter(key, record)
            return
        for of, index in self._filled:
            before, after = None if old is None else of(old), None if record is None else of(record)
            if before != after:
                if before is not None:
                    _take_out(index, before, key)
                if after is not None:
                    _put_in(index, after, key)
        if record is None:
            del self._records[key]
        else:
            self._records[key] = record

    def _enter(self, key: Id, record: Record) -> None:
        """What :meth:`_write` does with a record of a new key, which is most of what a world is made of."""
        for of, index in self._filled:
            value = of(record)
            if value is not None:
                _put_in(index, value, key)
        self._records[key] = record

    def _part(self) -> None:
        """Have records and indexes of its own from now on."""
        self._records = dict(self._records)
        self._indexes = {name: _copied(index) for name, index in self._indexes.items()}
        self._filled = self._fillings()
        self._is_shared = False

    def _fillings(self) -> _Fillings[Record, Id]:
        return tuple((of, self._indexes[name]) for name, of in self._of.items())


def digest_of(tables: Mapping[str, Table[Any, Any]], **facts: Json) -> str:
    """The hash of tables, by their names, and of what else belongs to the state: that of their canonical JSON."""
    texts = {name: table.canonical() for name, table in tables.items()}
    texts |= {name: canonical(fact) for name, fact in facts.items()}
    return sha256("{" + ",".join(f"{canonical(name)}:{texts[name]}" for name in sorted(texts)) + "}")


def _copied(index: _Index[Id]) -> _Index[Id]:
    return {value: keys if isinstance(keys, tuple) else set(keys) for value, keys in index.items()}


def _put_in(index: _Index[Id], value: Hashable, key: Id) -> None:
    keys: tuple[Id] | set[Id] | None = index.get(value)
    if keys is None:
        index[value] = (key,)
    elif isinstance(keys, set):
        keys.add(key)
    else:
        index[value] = {keys[0], key}


def _take_out(index: _Index[Id], value: Hashable, key: Id) -> None:
    keys = index[value]
    if isinstance(keys, set) and len(keys) > 1:
        keys.discard(key)
    else:
        del index[value]


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
        return {name: written_record(getattr(value, name)) for name in _field_names(type(value))}
    raise TypeError(f"a value of type {type(value).__name__} cannot stand in a record")


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
